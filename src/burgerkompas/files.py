"""Write files so that nothing is ever half-written."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_UNFINISHED = ".tmp"
"""How the name of a file ends that is being written; it begins as that of the file it becomes."""


def write_atomically(path: Path, data: str | bytes) -> None:
    """Write a file so that it is there whole or not at all, readable by its owner only.

    Texts are written as UTF-8. It is on disk when this returns, its name too where the platform
    can promise that. Raises ``OSError`` when it can't be written, as when its folder isn't there;
    what was there before stays then. A process that is killed in between leaves a hidden file
    beside it, which ``sweep`` takes away.
    """
    import tempfile

    handle, temporary = tempfile.mkstemp(_UNFINISHED, f".{path.name}.", path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data.encode() if isinstance(data, str) else data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def sweep(path: Path) -> None:
    """Remove what killed writes of a file have left; for who alone may write it now."""
    begin = f".{path.name}."
    with suppress(OSError):
        for name in os.listdir(path.parent):
            if name.startswith(begin) and name.endswith(_UNFINISHED):
                with suppress(OSError):
                    (path.parent / name).unlink()


def _sync_folder(folder: Path) -> None:
    # Windows has no such thing, and some file systems refuse it; the file itself is safe by now.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
