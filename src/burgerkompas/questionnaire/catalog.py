"""Find questionnaires, and load them fast: a checked copy is kept by digest.

The copy lies in the user's cache folder and holds only data (MessagePack of the model's own
types), so a file from somebody else can at most be useless, never run code.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from fractions import Fraction
from hashlib import sha256
from os import PathLike
from pathlib import Path

import msgspec

from burgerkompas._version import __version__
from burgerkompas.errors import Problem, QuestionnaireRefused, Where, closest
from burgerkompas.files import is_there
from burgerkompas.questionnaire.model import Questionnaire

DEFAULT = "burgerkompas"


def home() -> Path:
    """Return the folder of the shipped questionnaires: in the package, else in the checkout."""
    package = Path(__file__).resolve().parent.parent
    packaged = package / "questions"
    return packaged if packaged.is_dir() else package.parent.parent / "questions"


def shipped() -> tuple[str, ...]:
    """Return the ids of the shipped questionnaires, the default one first."""
    found = sorted(path.name for path in home().iterdir() if path.is_dir())
    return (DEFAULT, *(name for name in found if name != DEFAULT))


def find(name: str | PathLike[str] | None) -> Path:
    """Return the path that a questionnaire's id or path stands for."""
    if name is None:
        return home() / DEFAULT
    path = Path(name)
    if is_there(path):
        return path
    text = str(name)
    if os.sep not in text and text in shipped():
        return home() / text
    guess = closest(text, shipped())
    raise QuestionnaireRefused([Problem("no-such-questionnaire", Where(text), {}, guess)])


def load_questions(name: str | PathLike[str] | None = None) -> Questionnaire:
    """Load a questionnaire by id or path; raises ``QuestionnaireRefused``."""
    path = find(name)
    key = _key(path)
    kept = _cache_folder() / f"{key}.msgpack" if key else None
    if kept is not None:
        questionnaire = _read(kept)
        if questionnaire is not None:
            return questionnaire
    from burgerkompas.questionnaire.loader import load

    questionnaire = load(path)
    if kept is not None:
        _write(kept, questionnaire)
    return questionnaire


def _key(path: Path) -> str | None:
    """Return a digest of everything that the loaded questionnaire depends on."""
    is_file = os.path.isfile(path)
    names = [path] if is_file else []
    folder = path.parent if is_file else path
    digest = sha256(f"{__version__} {sys.version_info[:2]} {path.name}".encode())
    try:
        names += sorted(p for p in folder.iterdir() if p.suffix == ".yaml")
        if len(names) > 200:
            return None
        # The package's own modules count too while somebody is working on them.
        for file in sorted(Path(__file__).parent.rglob("*.py")):
            digest.update(str(file.stat().st_mtime_ns).encode())
        for file in names:
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    except OSError:
        return None
    return digest.hexdigest()


def _cache_folder() -> Path:
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(os.path.expanduser(base)) / "burgerkompas"


def _read(path: Path) -> Questionnaire | None:
    try:
        data = path.read_bytes()
        return msgspec.msgpack.decode(data, type=Questionnaire, dec_hook=_decode)
    except (OSError, msgspec.MsgspecError, ValueError):
        return None


def _write(path: Path, questionnaire: Questionnaire) -> None:
    from burgerkompas.files import write_atomically

    # A cache that can't be written costs time, nothing else.
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, msgspec.msgpack.encode(questionnaire, enc_hook=str))


def _decode(kind: type, value: object) -> object:
    if kind is Fraction and isinstance(value, str):
        return Fraction(value)
    raise NotImplementedError(kind)
