"""`practice`: tell a story, let the user choose, and discuss the choice."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from burgerkompas.cases import Case
from burgerkompas.cases.store import is_shipped
from burgerkompas.cli import console
from burgerkompas.cli.call import Settings, command_line
from burgerkompas.cli.decide import offer_to_keep
from burgerkompas.cli.options import Plain, argument, command
from burgerkompas.engine import score
from burgerkompas.interview import Asker
from burgerkompas.interview.asker import lines_of
from burgerkompas.interview.practice import (
    Choice,
    ask_choice,
    choose_stories,
    pick_story,
    tell_story,
    wants_another,
)
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report.discussion import discuss
from burgerkompas.report.view import TextGroup
from burgerkompas.safe_text import escape_controls
from burgerkompas.texts import Words


@command
def practice(
    settings: Settings,
    case: Annotated[str | None, argument("CASE", "story")] = None,
    plain: Plain = False,
) -> None:
    """Tell a story, ask what to do, and compare that with the advice."""
    call = settings.open()
    stories = choose_stories(call.questionnaire, call.language, case)
    console.require_terminal()
    practise(call.questionnaire, stories, call.open_asker(plain))


def practise(questionnaire: Questionnaire, stories: Mapping[str, Case], asker: Asker) -> None:
    """Practise on a story; if there are several, on one after another until the user stops."""
    language = asker.language
    told: frozenset[str] = frozenset()
    while True:
        name: str | None = next(iter(stories))
        if len(stories) > 1:
            name = pick_story(asker, stories, told)
        if name is None:
            return
        choice = None
        while choice is None and tell_story(asker, stories[name]):
            choice = ask_choice(asker, questionnaire, explain=not told)
        if choice is not None:
            console.put(_talk(questionnaire, stories[name], choice, language), None)
            offer_to_keep(questionnaire, stories[name], choice, asker)
            told |= {name}
        if len(stories) == 1 or not (choice is None or wants_another(asker)):
            return


def _talk(questionnaire: Questionnaire, case: Case, choice: Choice, language: str) -> str:
    """Return the discussion as text, with the command for the full report."""
    groups = discuss(score(questionnaire, case), choice.id, choice.why, language)
    width = console.width()
    # Never wrap a command: it is there to be copied.
    path = Path(case.file or "")
    name = path.stem if is_shipped(path) else path
    command = escape_controls(command_line("report", name))
    more = Words("practice", language)("whole-report", command=command)
    return "\n".join([*(_text(group, width) for group in groups), "", more, ""])


def _text(group: TextGroup, width: int) -> str:
    """Format a heading and its lines with characters that every terminal has."""
    head = lines_of(group.title, width)
    rule = "-" * max(len(line) for line in head.split("\n"))
    found = ["", head, rule]
    for line in group.lines:
        found.append(lines_of(line, width, "  " if line.startswith("- ") else "", ""))
    return "\n".join(found)
