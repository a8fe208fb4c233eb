"""Practise at the command line: a story, a choice, and what there is to say about it."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import Path

from burgerkompas.cases import Case, read_case
from burgerkompas.cli import console
from burgerkompas.cli.asking import asker_for, can_ask
from burgerkompas.engine import score
from burgerkompas.errors import AnswersRefused, Problem, UsageRefused, Where, closest
from burgerkompas.files import is_there
from burgerkompas.interview.asker import Asker
from burgerkompas.interview.practice import (
    Choice,
    ask_choice,
    can_practise,
    pick_story,
    tell_story,
    tell_strategies,
)
from burgerkompas.interview.stories import shipped_stories
from burgerkompas.interview.wording import lines_of
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report.discussion import discuss
from burgerkompas.report.view import Group
from burgerkompas.texts import Words
from burgerkompas.texts.interview import PRACTICE


def run_practice(
    questionnaire: Questionnaire, language: str, name: str | None, plain: bool, color: bool
) -> None:
    """Practise on one case, or on shipped ones until it is enough.

    ``name`` is a case file with a story, or the name of a shipped one.
    """
    if not can_practise(questionnaire):
        raise UsageRefused([Problem("no-advice", Where(""), {"id": questionnaire.id})])
    stories = _stories(questionnaire, language, name)
    if not can_ask():
        raise AnswersRefused([Problem("no-terminal", Where(""))])
    asker = asker_for(language, plain, color)
    try:
        _practise(questionnaire, language, stories, asker)
    except EOFError:
        raise KeyboardInterrupt from None


def _practise(
    questionnaire: Questionnaire,
    language: str,
    stories: Mapping[str, Case],
    asker: Asker,
) -> None:
    told: frozenset[str] = frozenset()
    explained = False
    while True:
        name = next(iter(stories))
        if len(stories) > 1:
            picked = pick_story(asker, language, stories, told)
            if picked is None:
                return
            name = picked
        tell_story(asker, language, stories[name])
        if not explained:
            tell_strategies(asker, language, questionnaire)
            explained = True
        choice = ask_choice(asker, language, questionnaire)
        if choice is not None:
            console.put(_talk(questionnaire, stories[name], choice, language), None)
            told |= {name}
        if len(stories) == 1:
            return


def _stories(questionnaire: Questionnaire, language: str, name: str | None) -> dict[str, Case]:
    """Return the case that was named, else all that come with it."""
    if name is not None and is_there(Path(name)):
        case = read_case(questionnaire, Path(name))
        if not case.told_in(language):
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


def _talk(questionnaire: Questionnaire, case: Case, choice: Choice, language: str) -> str:
    """Return the discussion as text, with where to read on."""
    groups = discuss(score(questionnaire, case), choice.id, choice.why, language)
    width = console.width()
    # A command is never broken: it is there to be copied.
    command = lines_of(f"burgerkompas report {shlex.quote(case.file or '')}", None)
    more = Words(PRACTICE, language)("whole-report", command=command)
    return "\n".join([*(_text(group, width) for group in groups), "", more, ""])


def _text(group: Group, width: int) -> str:
    """Set a heading with its lines, in characters that any terminal has."""
    head = lines_of(group.title, width)
    rule = "-" * max(len(line) for line in head.split("\n"))
    found = ["", head, rule]
    for line in group.lines:
        found.append(lines_of(line, width, "  " if line.startswith("- ") else "", ""))
    return "\n".join(found)
