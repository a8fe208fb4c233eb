"""The cases that come with it, each with a story to practise on."""

from __future__ import annotations

from pathlib import Path

from burgerkompas.cases import Case, read_case
from burgerkompas.errors import AnswersRefused
from burgerkompas.questionnaire.model import Questionnaire


def home() -> Path:
    """Return the folder of the shipped cases: in the package, else in the checkout."""
    package = Path(__file__).resolve().parent.parent
    packaged = package / "examples"
    return packaged if packaged.is_dir() else package.parent.parent / "examples"


def shipped_stories(questionnaire: Questionnaire) -> dict[str, Case]:
    """Return the shipped cases that tell a story and belong to a questionnaire, by name of file."""
    found: dict[str, Case] = {}
    folder = home()
    for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
        try:
            case = read_case(questionnaire, path)
        except AnswersRefused:
            # It belongs to another questionnaire, or to another version of this one.
            continue
        if case.story:
            found[path.stem] = case
    return found
