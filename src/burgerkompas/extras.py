"""How to install a missing extra: one line that puts it where the program lives."""

from __future__ import annotations

import os
import shlex
import sys
from importlib.util import find_spec

from burgerkompas.errors import Problem, UsageRefused, Where


def missing_library(where: str, library: str, extra: str) -> UsageRefused:
    """Return what to tell where a library is missing that comes with an extra."""
    command = shlex.join(install_command(_packages(extra) or [library]))
    values = {"library": library, "extra": extra, "command": command}
    return UsageRefused([Problem("missing-library", Where(where), values)])


def install_command(packages: list[str]) -> list[str]:
    """Return how to add packages to this program, in the way in which it was installed.

    The packages themselves, for the program need not be on any index.
    """
    place = os.path.abspath(sys.prefix).replace(os.sep, "/")
    if "/uv/tools/" in place:
        return ["uv", "pip", "install", "--python", sys.prefix, *packages]
    if "/pipx/venvs/" in place:
        return ["pipx", "inject", "burgerkompas", *packages]
    if find_spec("pip") is not None:
        return [sys.executable, "-m", "pip", "install", *packages]
    # Not `python3`: in an environment that is switched on, that is the one without pip.
    outside = getattr(sys, "_base_executable", None) or "python3"
    return [outside, "-m", "pip", "--python", sys.executable, "install", *packages]


def _packages(extra: str) -> list[str]:
    """Return the names of an extra's packages, as the installed program has them."""
    import re
    from importlib.metadata import PackageNotFoundError, requires

    try:
        lines = requires("burgerkompas") or []
    except PackageNotFoundError:
        return []
    ours = re.compile(rf"""extra\s*==\s*["']{extra}["']""")
    return [re.split(r"[^\w.-]", line)[0] for line in lines if ours.search(line)]
