"""A diagnostic questionnaire: what to do with a citizens' initiative, and why."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from typing import TYPE_CHECKING

from burgerkompas._version import __version__

if TYPE_CHECKING:
    from burgerkompas.questionnaire.model import Questionnaire
    from burgerkompas.results import Result

__all__ = ["__version__", "load_questions", "score"]


def load_questions(path: str | PathLike[str] | None = None) -> Questionnaire:
    """Load a questionnaire: the shipped one, a shipped one by its id, or one of your own.

    Takes the path of a folder or file, or an id; raises ``QuestionnaireRefused`` (of
    ``burgerkompas.errors``) with every problem in it.
    """
    from burgerkompas.questionnaire.catalog import load_questions

    return load_questions(path)


def score(
    questions: Questionnaire, answers: Mapping[str, object], *, look_ahead: bool = True
) -> Result:
    """Score answers by question id: numbers, ids, lists of ids or ``"unknown"``.

    Without ``look_ahead`` the result doesn't say what is still possible, what would change the
    advice and what to ask next: those are ``None``, and the score takes a small part of the time.

    Raises ``AnswersRefused`` with every answer that the questionnaire doesn't know.
    """
    from burgerkompas.cases import Case, check_answers
    from burgerkompas.engine import score

    case = Case(answers=check_answers(questions, answers))
    return score(questions, case, look_ahead=look_ahead)
