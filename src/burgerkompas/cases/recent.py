"""Remember which case was saved last, so that ``report`` needs no name."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from burgerkompas.files import write_atomically


def _file() -> Path:
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    else:
        base = os.environ.get("XDG_STATE_HOME") or "~/.local/state"
    return Path(os.path.expanduser(base)) / "burgerkompas" / "last-case"


def remember(path: Path) -> None:
    """Note the case file that was saved last; failing to is no matter."""
    with suppress(OSError):
        _file().parent.mkdir(parents=True, exist_ok=True)
        write_atomically(_file(), str(path.resolve()))


def recall() -> Path | None:
    """Return the case file that was saved last, if it is still there."""
    with suppress(OSError, UnicodeDecodeError):
        path = Path(_file().read_text(encoding="utf-8"))
        if path.is_file():
            return path
    return None
