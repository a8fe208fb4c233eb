"""The program without a command: what it is, and what one can begin with."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from burgerkompas.cases import Case, read_case
from burgerkompas.cases.store import recall
from burgerkompas.cli import console
from burgerkompas.cli.asking import asker_for
from burgerkompas.errors import Refused
from burgerkompas.interview import flow
from burgerkompas.interview.asker import Asker, Entry
from burgerkompas.interview.pace import Pace
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.texts import Words
from burgerkompas.texts.command_line import CLI
from burgerkompas.texts.interview import INTERVIEW


class Begin(Enum):
    """What somebody wants who names no command."""

    NEW = "new"
    RESUME = "resume"
    PRACTISE = "practise"


def begin(questionnaire: Questionnaire, language: str, color: bool) -> tuple[Case, Path] | None:
    """Ask what to begin with and do it; return the case of an interview, and its file."""
    asker = asker_for(language, False, color)
    started = unfinished(questionnaire)
    try:
        chosen = ask_first(asker, language, questionnaire, started)
    except EOFError:
        raise KeyboardInterrupt from None
    if chosen is Begin.PRACTISE:
        from burgerkompas.cli.practice import run_practice

        run_practice(questionnaire, language, None, False, color)
    if chosen is None or chosen is Begin.PRACTISE:
        return None
    from burgerkompas.cli.assess import run_assess

    path = started[1] if started and chosen is Begin.RESUME else None
    case, kept = run_assess(
        questionnaire, language, path, None, [], False, False, color, fresh=True
    )
    assert kept is not None
    console.notice(Words(CLI, language)("saved", path=kept))
    return case, kept


def unfinished(questionnaire: Questionnaire) -> tuple[Case, Path] | None:
    """Return the case saved last with its file, when questions of it are still open."""
    latest = recall()
    if latest is None:
        return None
    try:
        case = read_case(questionnaire, latest)
    except Refused:
        return None
    return (case, latest) if flow.first_unanswered(questionnaire, case.answers) else None


def ask_first(
    asker: Asker, language: str, questionnaire: Questionnaire, started: tuple[Case, Path] | None
) -> Begin | None:
    """Say what this is and ask what to begin with; ``started`` can be gone on with."""
    words = Words(INTERVIEW, language)
    asker.tell(questionnaire.title[language])
    if questionnaire.intro is not None:
        asker.tell(questionnaire.intro[language])
    asked = (questionnaire.question[name] for name in flow.route(questionnaire, {}))
    minutes = Pace().minutes(asked, language)
    asker.tell(words("first", minutes=minutes))
    offered = [(Begin.NEW, Entry(words("first-new"))), (Begin.PRACTISE, Entry(words("first-try")))]
    if started is not None:
        case, path = started
        entry = Entry(words("first-resume", name=f"{case.name} ({path})"))
        offered.insert(0, (Begin.RESUME, entry))
    title = words("first-what")
    chosen = asker.choose(title, tuple(entry for _, entry in offered), 0, stops=True)
    return None if chosen is None else offered[chosen][0]
