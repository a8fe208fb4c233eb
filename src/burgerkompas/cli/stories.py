"""The stories to practise on: those that are included, or a case file with a story of its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from burgerkompas.cases import Case, read_case
from burgerkompas.errors import AnswersRefused, Problem, UsageRefused, Where, closest
from burgerkompas.files import is_there
from burgerkompas.interview.practice import shipped_stories
from burgerkompas.questionnaire.model import Questionnaire


def choose_stories(
    questionnaire: Questionnaire, language: str, name: str | None
) -> Mapping[str, Case]:
    """Return the stories to practise on, by name: the one named, or else all shipped ones.

    ``name`` is a case file with a story, or the name of a shipped one. Raises ``UsageRefused``
    if the questionnaire gives no advice, ``AnswersRefused`` if there is no such story.
    """
    if questionnaire.decision is None:
        raise UsageRefused([Problem("no-advice", Where(""), {"id": questionnaire.id})])
    if name is not None and is_there(Path(name)):
        case = read_case(questionnaire, Path(name))
        if not case.story_in(language):
            raise AnswersRefused([Problem("no-story", Where(name))])
        return {name: case}
    stories = shipped_stories(questionnaire)
    if name is None:
        if not stories:
            raise UsageRefused([Problem("no-stories", Where(""), {"id": questionnaire.id})])
        return stories
    if name not in stories:
        guess = closest(name, stories)
        raise AnswersRefused([Problem("no-such-file", Where(name), {}, guess)])
    return {name: stories[name]}
