"""Call the program many times in the time of one: ``python calls.py``, calls as JSON on stdin.

A call is ``[[argument, ...], file for stdout or null]``. Each is made in a process of its own that
is forked from one that has loaded the program; what comes of it is printed as JSON: exit code,
stdout, stderr.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

ROOMS = (
    "docx", "jinja2", "rich.table", "xlsxwriter", "burgerkompas.cli.commands.batch",
    "burgerkompas.cli.commands.assess", "burgerkompas.cli.commands.compare",
    "burgerkompas.cli.commands.form", "burgerkompas.cli.commands.questions_check",
    "burgerkompas.cli.commands.report", "burgerkompas.report.to_html",
    "burgerkompas.report.to_docx", "burgerkompas.report.card", "burgerkompas.form.page",
    "burgerkompas.engine", "burgerkompas.batch.overview",
)  # fmt: skip


class Done(NamedTuple):
    """What came of a call."""

    code: int
    stdout: str
    stderr: str


def call_all(
    calls: Mapping[str, Sequence[object]],
    folder: Path,
    language: str,
    *,
    stdout: str | None = None,
    prefix: Sequence[str] = (),
    before: Callable[[], None] | None = None,
) -> dict[str, Done]:
    """Make every call, from a folder; ``stdout`` is a file that it goes to."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("BURGERKOMPAS", "XDG"))}
    with tempfile.TemporaryDirectory() as home:
        # Not where the fault is: what the program keeps for itself is another matter.
        done = subprocess.run(
            [*prefix, sys.executable, __file__],
            input=json.dumps(
                [[[str(a) for a in call], stdout] for call in calls.values()]
            ).encode(),
            env=kept | {"HOME": home, "TMPDIR": home, "BURGERKOMPAS_LANG": language},
            cwd=folder,
            preexec_fn=before,
            capture_output=True,
            timeout=600,
            check=False,
        )
    assert done.returncode == 0, done.stderr.decode()
    return dict(zip(calls, (Done(*one) for one in json.loads(done.stdout)), strict=True))


def in_turn(commands: Sequence[Sequence[str]]) -> str:
    """Return Python code that runs commands in one process; stderr ends with their exit codes."""
    calls = [["burgerkompas", *command] for command in commands]
    return f"""
import sys
from burgerkompas.cli import console, main
console.make_streams_safe()
codes = []
for sys.argv in {calls}:
    codes.append(main.run())
sys.stderr.write(str(codes))
"""


def _call(arguments: list[str], stdout: str | None) -> tuple[int, str, str]:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            to = out.fileno() if stdout is None else os.open(stdout, os.O_WRONLY)
            os.dup2(to, 1)
            os.dup2(err.fileno(), 2)
            sys.argv = ["burgerkompas", *arguments]
            app.main()
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        out.seek(0)
        err.seek(0)
        return code, out.read().decode(errors="replace"), err.read().decode()


def _load() -> None:
    """Load what commands load: not polars, whose threads a fork would lose."""
    for name in ROOMS:
        with suppress(ImportError):
            import_module(name)


if __name__ == "__main__":
    from burgerkompas.cli import main as app

    _load()
    print(json.dumps([_call(*one) for one in json.load(sys.stdin)]))
