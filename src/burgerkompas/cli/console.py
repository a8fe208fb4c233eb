"""The streams: the product goes to stdout, everything else to stderr.

The only place that writes to them. What a stream can't encode is replaced, never a crash.
"""

from __future__ import annotations

import codecs
import os
import shutil
import sys
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import TextIO

import msgspec

from burgerkompas.errors import Refused
from burgerkompas.files import refuse_unwritable, write_atomically
from burgerkompas.report import Screen
from burgerkompas.safe_text import escape_controls
from burgerkompas.texts import Words
from burgerkompas.texts.command_line import CLI


def make_streams_safe() -> None:
    """Let both streams write something like what they can't encode: e for é, ? at worst.

    One that was closed by who started the program takes nothing: writing the product then fails
    as on a full disk, and notices go nowhere.
    """
    codecs.register_error("plain", _plain)
    # Also so that no file which is opened later gets the number of a stream.
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="plain")


def _plain(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    found = []
    for character in error.object[error.start : error.end]:
        apart = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
        found.append(apart or "?")
    return "".join(found), error.end


def takes_unicode(stream: TextIO) -> bool:
    """Whether a stream can show the drawing characters of the reports."""
    try:
        "█│─●…✓".encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def takes_color(stream: TextIO, no_color: bool) -> bool:
    """Whether to write colour: at a terminal, unless the user or the terminal says no."""
    if no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def can_ask() -> bool:
    """Whether there is a terminal to ask on, and to be answered from."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty())


def width() -> int:
    """Return the number of columns to write in: the terminal's, 80 elsewhere, 100 at most."""
    return max(30, min(100, shutil.get_terminal_size((80, 24)).columns))


def screen(output: str | None, no_color: bool) -> Screen:
    """Return how to draw for where a product goes: colour at a terminal only."""
    to_stdout = output in (None, "-")
    return Screen(
        width=width(),
        color=to_stdout and takes_color(sys.stdout, no_color),
        unicode=not to_stdout or takes_unicode(sys.stdout),
    )


def notice(text: str, quiet: bool = False) -> None:
    """Tell the user something beside the product."""
    if not quiet:
        # Where that can't be, there is nobody left to tell; the exit code still does.
        with suppress(OSError):
            print(escape_controls(text), file=sys.stderr, flush=True)


def json_text(data: object) -> str:
    """Return JSON as it is printed, for people to read too."""
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n"


def put(product: str | bytes, output: str | None) -> None:
    """Write the product: to stdout, or atomically to a file."""
    if output in (None, "-"):
        with refuse_unwritable("stdout"):
            if isinstance(product, str):
                sys.stdout.write(product)
            else:
                sys.stdout.flush()
                sys.stdout.buffer.write(product)
            sys.stdout.flush()
    else:
        with refuse_unwritable(output):
            write_atomically(Path(output), product)


def put_bytes(data: bytes) -> None:
    """Write text in UTF-8 to stdout at once, in whatever that is encoded."""
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    put(data if utf8 else data.decode(), None)


def tell(refused: Refused, language: str) -> None:
    """Print every problem on stderr."""
    from burgerkompas.texts.problems import say_problem

    for problem in refused.problems:
        notice(say_problem(problem, language))
    if len(refused.problems) > 1:
        notice(Words(CLI, language)("problems", count=len(refused.problems)))
