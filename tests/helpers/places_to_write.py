"""Places that fail, made for real: a full disk, one that can only be read, modes that bind."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest


class Disk:
    """A disk of its own, small enough to fill."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._filler = path / "filler"

    def fill(self, left: int = 0) -> None:
        """Leave room for some kilobytes only."""
        with self._filler.open("wb", buffering=0) as file, suppress(OSError):
            while file.write(b"\0" * 4096):
                pass
        os.truncate(self._filler, max(0, self._filler.stat().st_size - left * 1024))

    def make_room(self) -> None:
        self._filler.unlink()

    def only_read(self) -> None:
        subprocess.run(["mount", "-o", "remount,ro", self.path], check=True)


@contextmanager
def mounted(path: Path, kilobytes: int = 1024) -> Iterator[Disk]:
    """Mount a disk in memory; skips where only the administrator may."""
    path.mkdir()
    size = f"size={kilobytes}k"
    command = ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(path)]
    done = (
        subprocess.run(command, capture_output=True, check=False) if shutil.which("mount") else None
    )
    if done is None or done.returncode:
        pytest.skip("only the administrator of a Linux system can mount a disk here")
    try:
        yield Disk(path)
    finally:
        subprocess.run(["umount", path], check=True)


def bound_by_modes() -> list[str]:
    """Return what goes before a command to have the modes of files count for root as well."""
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("modes don't bind root, and there is no setpriv to change that")
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
