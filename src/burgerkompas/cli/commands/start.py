"""`burgerkompas` without a command: say what it is and ask where to start."""

from __future__ import annotations

import sys
from enum import Enum
from pathlib import Path

from burgerkompas.cases import Case
from burgerkompas.cli import console
from burgerkompas.cli.commands.assess import interview, offer_report, unfinished
from burgerkompas.cli.commands.practice import choose_stories, practise
from burgerkompas.cli.options import Settings, words
from burgerkompas.interview import Asker, Entry, flow, open_asker
from burgerkompas.interview.flow import Pace
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.texts import Words
from burgerkompas.texts.interview import INTERVIEW


class Start(Enum):
    """What the user can start with."""

    NEW = "new"
    RESUME = "resume"
    PRACTISE = "practise"


def begin(settings: Settings) -> None:
    """Introduce the program, ask where to start, and do that."""
    questionnaire, language = settings.open_questions()
    asker = open_asker(language, False, console.takes_color(sys.stderr, settings.no_color))
    started = unfinished(questionnaire)
    chosen = ask_first(asker, language, questionnaire, started)
    if chosen is Start.PRACTISE:
        stories = choose_stories(questionnaire, language, None)
        practise(questionnaire, language, stories, asker)
    elif chosen is not None:
        path = started[1] if started and chosen is Start.RESUME else None
        case, saved = interview(questionnaire, language, asker, path)
        console.notice(words("saved", path=saved))
        offer_report(settings, questionnaire, language, case, saved, asker)


def ask_first(
    asker: Asker, language: str, questionnaire: Questionnaire, started: tuple[Case, Path] | None
) -> Start | None:
    """Introduce the program and ask where to start; a ``started`` case can be continued."""
    words = Words(INTERVIEW, language)
    asker.tell(questionnaire.title[language])
    if questionnaire.intro is not None:
        asker.tell(questionnaire.intro[language])
    asked = (questionnaire.question[name] for name in flow.route(questionnaire, {}))
    asker.tell(words("first", minutes=Pace().minutes(asked, language)))
    offered = [(Start.NEW, Entry(words("first-new"))), (Start.PRACTISE, Entry(words("first-try")))]
    if started is not None:
        case, path = started
        entry = Entry(words("first-resume", name=f"{case.name} ({path})"))
        offered.insert(0, (Start.RESUME, entry))
    title = words("first-what")
    chosen = asker.choose(title, tuple(entry for _, entry in offered), 0, stops=True)
    return None if chosen is None else offered[chosen][0]
