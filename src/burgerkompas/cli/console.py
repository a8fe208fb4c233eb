"""The standard streams: the product goes to stdout, everything else to stderr.

Nothing outside ``cli`` writes to stdout; to stderr only the interview does, which draws its
questions there. Characters that a stream can't encode are replaced.
"""

from __future__ import annotations

import codecs
import os
import re
import shutil
import sys
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from burgerkompas.errors import AnswersRefused, Problem, Refused, UsageRefused, Where
from burgerkompas.files import is_device, is_there, refuse_unwritable, write_atomically
from burgerkompas.report import Screen
from burgerkompas.safe_text import escape_controls, shown_safely
from burgerkompas.texts import Words


def make_streams_safe() -> None:
    """Let no stream or screen stop us: what can't be encoded is replaced, é by e, and by ? at last.

    Anything but a terminal gets the product in UTF-8, whatever the locale. A stream that was closed
    before the program started accepts nothing: writing the product fails as on a full disk, and
    notices are dropped.
    """
    codecs.register_error("plain", _plain)
    # This also keeps a file that is opened later from getting a stream's number.
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            product = stream is sys.stdout and not stream.isatty()
            utf8 = product or not _replaces(stream.encoding)
            stream.reconfigure(encoding="utf-8" if utf8 else stream.encoding, errors="plain")
    if hasattr(sys.stdin, "reconfigure"):
        # Nobody types ASCII only: where the system says so, it hasn't been told.
        ascii_only = codecs.lookup(sys.stdin.encoding).name == "ascii"
        encoding = "utf-8" if ascii_only else sys.stdin.encoding
        sys.stdin.reconfigure(encoding=encoding, errors="replace")
    for name in ("COLUMNS", "LINES", "TERMINAL_WIDTH"):
        # What libraries take for a number must be one, and none that no screen has.
        if not re.fullmatch("[1-9][0-9]{0,3}", os.environ.get(name, "80")):
            del os.environ[name]


def _replaces(encoding: str) -> bool:
    """Whether an encoding lets us replace what it can't write: a few do it in their own way."""
    try:
        return len("\u0100é".encode(encoding, "plain")) > 0
    except (UnicodeError, LookupError):
        return False


def _plain(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    found = []
    for character in error.object[error.start : error.end]:
        apart = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
        found.append(apart or "?")
    return "".join(found), error.end


def takes_unicode(stream: TextIO) -> bool:
    """Whether a stream can show the drawing characters in reports."""
    try:
        "█│─●…✓".encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def takes_color(stream: TextIO, no_color: bool) -> bool:
    """Whether to use colour: on a terminal, unless the user or the terminal says no."""
    if no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def can_ask() -> bool:
    """Whether questions can be asked and answered on a terminal."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty())


def require_terminal() -> None:
    """Raise ``AnswersRefused`` where no questions can be asked."""
    if not can_ask():
        raise AnswersRefused([Problem("no-terminal", Where(""))])


def width() -> int:
    """Return the width to write in: the terminal's, up to 100 columns; 80 elsewhere."""
    return max(30, min(100, shutil.get_terminal_size((80, 24)).columns))


def height() -> int:
    """Return the rows of the terminal; 24 elsewhere."""
    return shutil.get_terminal_size((80, 24)).lines


def screen(output: str | None, no_color: bool) -> Screen:
    """Describe the screen that the product goes to; a file takes drawing characters, no colour."""
    to_stdout = output in (None, "-")
    return Screen(
        width=width(),
        color=to_stdout and takes_color(sys.stdout, no_color),
        unicode=not to_stdout or takes_unicode(sys.stdout),
    )


def descriptor_of_stdout() -> list[int]:
    """Return the descriptor to which the product goes by default, where there is one."""
    with suppress(OSError, ValueError):
        return [sys.stdout.fileno()]
    return []


def notice(text: str, quiet: bool = False) -> None:
    """Tell the user something that is not part of the product."""
    if not quiet:
        # If this fails, nobody can be told; the exit code still says it.
        with suppress(OSError):
            print(escape_controls(text), file=sys.stderr, flush=True)


def put(product: str | bytes, output: str | None, named: bool = True) -> None:
    """Write the product: to stdout, or atomically to a file.

    ``named``: whether a person named the file; if not, a link by its name is not followed.
    """
    if output in (None, "-"):
        with refuse_unwritable("stdout"):
            if isinstance(product, str):
                at_terminal = sys.stdout.isatty()
                sys.stdout.write(shown_safely(product, True) if at_terminal else product)
            else:
                sys.stdout.flush()
                sys.stdout.buffer.write(product)
            sys.stdout.flush()
    else:
        with refuse_unwritable(output):
            write_atomically(Path(output), product, named)


def deliver(
    product: str | bytes, output: str | None, language: str, quiet: bool, named: bool = True
) -> None:
    """Write the product as ``put`` does; of a file, say where it is."""
    put(product, output, named)
    if output not in (None, "-") and not is_device(Path(output)):
        notice(Words("cli", language)("written", path=output), quiet)


def ask_to_replace(path: Path, words: Words) -> None:
    """Ask at a terminal whether to replace a file; raise ``UsageRefused`` if not."""
    if not is_there(path) or is_device(path) or not can_ask():
        return
    shown = escape_controls(str(path))
    print(words("replace-it", path=shown), end=" ", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() not in words("typed-yes").split():
        raise UsageRefused([Problem("not-replaced", Where(shown))])


def put_bytes(data: bytes) -> None:
    """Write UTF-8 text to stdout, in stdout's own encoding."""
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    put(data if utf8 and not sys.stdout.isatty() else data.decode(), None)


def tell(refused: Refused, language: str) -> None:
    """Print every problem on stderr, and how many there are."""
    for problem in refused.problems:
        tell_problem(problem, language)
    if len(refused.problems) > 1:
        notice(Words("cli", language)("problems", count=len(refused.problems)))


def tell_problem(problem: Problem, language: str, options: str = "") -> None:
    """Print a problem on stderr; a command in it stays on one line, to be copied.

    ``options``: what a command needs behind it.
    """
    from burgerkompas.texts.problems import say_problem

    text = say_problem(problem, language, options=options)
    notice(at_words(text, str(problem.values.get("command", ""))))


def at_words(text: str, whole: str = "") -> str:
    """Wrap a text for stderr at words, if that is a terminal; ``whole`` is not wrapped."""
    if not sys.stderr.isatty():
        return text
    from textwrap import TextWrapper

    wrapper = TextWrapper(width() - 1, break_long_words=False, break_on_hyphens=False)
    # To textwrap, a space that doesn't break is not white space.
    kept = text.replace(whole, whole.replace(" ", "\xa0")) if whole else text
    return "\n".join(map(wrapper.fill, kept.split("\n"))).replace("\xa0", " ")


def is_shared(made_to_share: bool, output: str | None) -> bool:
    """Whether others may see the output: it goes to a file, or its format is for sharing."""
    return made_to_share or output not in (None, "-")
