"""Find questionnaires, and load them fast: a copy of each is kept once it has been checked.

The copy is in the user's cache folder and contains only data (MessagePack of the model's own
types): at worst it is useless, but it can never run code.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from fractions import Fraction
from hashlib import sha256
from os import PathLike
from pathlib import Path

import msgspec

from burgerkompas._version import __version__
from burgerkompas.errors import Problem, QuestionnaireRefused, Where, closest
from burgerkompas.files import (
    is_there,
    open_own_file,
    printable,
    read_bytes,
    user_folder,
    write_own_file,
)
from burgerkompas.questionnaire.folder import digest_of, keep_tests, main_file
from burgerkompas.questionnaire.model import Questionnaire

DEFAULT = "burgerkompas"

_DIGEST = 32
_MAX_BYTES = 50_000_000
_MAX_COPIES = 50


def home(name: str = "questions") -> Path:
    """Return a folder of what is shipped: in the package, else in the checkout."""
    package = Path(__file__).resolve().parent.parent
    packaged = package / name
    return packaged if packaged.is_dir() else package.parent.parent / name


def shipped() -> tuple[str, ...]:
    """Return the ids of the shipped questionnaires, the default one first."""
    found = sorted(path.name for path in home().iterdir() if path.is_dir())
    return (DEFAULT, *(name for name in found if name != DEFAULT))


def shipped_folders() -> list[str]:
    """Return the folders of the shipped questionnaires, whatever lies in the current folder."""
    return [str(home() / name) for name in shipped()]


def find(name: str | PathLike[str] | None) -> Path:
    """Return the path of a questionnaire, given its id or path."""
    if name is None:
        return home() / DEFAULT
    path = Path(name)
    if is_there(path):
        return path
    text = str(name)
    if os.sep not in text and text in shipped():
        return home() / text
    guess = closest(text, shipped())
    raise QuestionnaireRefused(
        [Problem("no-such-questionnaire", Where(printable(text)), {}, guess)]
    )


def load_questions(name: str | PathLike[str] | None = None) -> Questionnaire:
    """Load a questionnaire by id or path; raises ``QuestionnaireRefused``.

    A copy of the checked questionnaire in the user's cache saves an eighth of the time of a report.
    """
    path = find(name)
    main = main_file(path)
    keep_tests(main)
    copy = copy_of(main)
    questionnaire = read_copy(copy, main)
    if questionnaire is None:
        from burgerkompas.questionnaire.loader import load_files

        files = load_files(path)
        questionnaire = files.questionnaire
        _write_copy(
            copy, _Copy(tuple(os.fsencode(file) for file, _ in files.files.values()), questionnaire)
        )
    return questionnaire


# -- copies of checked questionnaires --------------------------------------------------------


class _Copy(msgspec.Struct, frozen=True):
    """A checked questionnaire with the names of its files, the main file first."""

    files: tuple[bytes, ...]
    questionnaire: Questionnaire


def copy_of(main: Path) -> Path:
    """Return the path that the copy of the questionnaire with this main file has."""
    # The package's own modules count too, for people who are changing them.
    modules = sorted(Path(__file__).parent.rglob("*.py"))
    times = [module.stat().st_mtime_ns for module in modules]
    key = f"{__version__} {sys.version_info[:2]} {times} {os.path.realpath(main)}"
    name = sha256(key.encode("utf-8", "surrogateescape")).hexdigest()
    return user_folder("cache") / f"{name}.msgpack"


def read_copy(copy: Path, main: Path) -> Questionnaire | None:
    """Return the questionnaire from its copy, if that is intact and up to date with its files.

    A copy begins with its own digest. It is ignored if it is damaged, is not a file of this user,
    or is in a folder to which others can write.
    """
    try:
        if not _is_private(copy.parent):
            return None
        with open(open_own_file(copy, os.O_RDONLY), "rb") as file:
            digest, data = file.read(_DIGEST), file.read(_MAX_BYTES)
        if sha256(data).digest() != digest:
            return None
        found = msgspec.msgpack.decode(data, type=_Copy, dec_hook=_decode)
    except (OSError, msgspec.MsgspecError, ValueError):
        return None
    names = list(map(os.fsdecode, found.files))
    sources = ((name, read_bytes(main.parent / name, named=False)[0]) for name in names)
    return found.questionnaire if digest_of(sources) == found.questionnaire.digest else None


def _write_copy(copy: Path, content: _Copy) -> None:
    data = msgspec.msgpack.encode(content, enc_hook=str)
    # A copy that can't be written costs time, nothing else. The oldest make way for it.
    with suppress(OSError):
        copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_private(copy.parent) and not copy.parent.is_symlink():
            copy.parent.chmod(0o700)
        if _is_private(copy.parent):
            write_own_file(copy, sha256(data).digest() + data)
            copies = sorted(copy.parent.glob("*.msgpack"), key=lambda one: one.lstat().st_mtime_ns)
            for old in copies[:-_MAX_COPIES]:
                old.unlink(missing_ok=True)


def _is_private(folder: Path) -> bool:
    """Return whether only this user can write to a folder; on Windows the profile ensures it."""
    if sys.platform == "win32":
        return True
    found = os.lstat(folder)
    own = stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid()
    return own and not found.st_mode & 0o077


def _decode(kind: type, value: object) -> object:
    if kind is Fraction and isinstance(value, str):
        return Fraction(value)
    raise NotImplementedError(kind)
