"""The program in a real terminal, a pseudo one, as somebody sits at it."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

SECONDS = 600
"""The longest to wait for anything; only a hang takes that long, however busy the machine."""


def _begin(before: Callable[[], None] | None) -> None:
    """Prepare the process that becomes the program, as a terminal would."""
    # A shell without job control has what it runs in the background ignore Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if before is not None:
        before()


class Terminal:
    """The program in a real terminal of 80 by 24."""

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        encoding: str = "utf-8",
        before: Callable[[], None] | None = None,
        prefix: Sequence[str] = (),
        **environment: str,
    ) -> None:
        self.handle, other = pty.openpty()
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("BURGERKOMPAS", "XDG"))}
        kept |= {
            "HOME": str(folder / "home"),
            "XDG_STATE_HOME": str(folder / "state"),
            "TERM": "xterm",
            "COLUMNS": "80",
            "LINES": "24",
            "PYTHONIOENCODING": encoding,
        }
        kept.pop("ACCESSIBLE", None)
        self.process = subprocess.Popen(
            [*prefix, sys.executable, "-m", "burgerkompas", *arguments],
            stdin=other,
            stdout=other,
            stderr=other,
            cwd=folder,
            env=kept | environment,
            start_new_session=True,
            preexec_fn=partial(_begin, before),  # noqa: PLW1509 - no threads here
        )
        os.close(other)
        self.seen = ""

    def until(self, text: str, after: str = "") -> None:
        """Take in what is shown until a text has come, after another; fails when it doesn't.

        The text may be wrapped at words.
        """
        end = time.monotonic() + SECONDS
        alive = True
        while True:
            seen = self.seen.partition(after)[2] if after else self.seen
            if text in seen or text in seen.replace("\r\n", " "):
                return
            waiting = alive and time.monotonic() < end
            assert waiting, f"no {text!r} in {self.seen[-2000:]!r}"
            alive = self.read(0.1)

    def wait(self, done: Callable[[], bool]) -> None:
        """Take in what is shown until something is so; fails when the program ends before."""
        end = time.monotonic() + SECONDS
        alive = True
        while not done():
            waiting = alive and time.monotonic() < end
            assert waiting, self.seen[-2000:]
            alive = self.read(0.1)

    def read(self, seconds: float) -> bool:
        """Take in what is shown within some seconds; false once there is nobody left to show."""
        if select.select([self.handle], [], [], seconds)[0]:
            try:
                self.seen += os.read(self.handle, 65536).decode(errors="replace")
            except OSError:
                return False
        return True

    def type(self, text: str) -> None:
        self.seen = ""
        os.write(self.handle, text.encode())

    def kill(self) -> None:
        """End it as nothing can be ready for, and take in what it had shown."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        while select.select([self.handle], [], [], 0)[0] and self.read(0):
            pass
        os.close(self.handle)

    def hang_up(self) -> int:
        """Close the terminal under the program, as a window does."""
        os.close(self.handle)
        return self.process.wait(SECONDS)

    def close(self) -> int:
        code = self.process.wait(SECONDS)
        os.close(self.handle)
        return code
