"""`burgerkompas` without a command: say what it is and ask where to start."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

import msgspec

from burgerkompas.cases.store import is_shipped
from burgerkompas.cli import console
from burgerkompas.cli.call import Settings, words
from burgerkompas.cli.commands.assess import name_and_date, resume_entry
from burgerkompas.cli.commands.practice import practise
from burgerkompas.cli.commands.report import show_cards
from burgerkompas.cli.find_case import RecentCase, find_case, look_at, recent
from burgerkompas.cli.report_menu import offer_report
from burgerkompas.cli.sitting import interview
from burgerkompas.errors import AnswersRefused
from burgerkompas.interview import Asker, Entry, flow, short
from burgerkompas.interview.flow import Pace
from burgerkompas.interview.practice import choose_stories
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.texts import Words


class Start(Enum):
    """What the user can start with."""

    RESUME = "resume"
    REPORT = "report"
    NEW = "new"
    SHORT = "short"
    PRACTISE = "practise"
    OPEN = "open"


class Offer(msgspec.Struct, frozen=True):
    """A line of the first menu; ``case`` is the one that it goes on with."""

    start: Start
    entry: Entry
    case: RecentCase | None = None


def begin(settings: Settings) -> None:
    """Introduce the program, ask where to start, and do that."""
    call = settings.open()
    questionnaire, asker = call.questionnaire, call.open_asker()
    introduce(asker, questionnaire)
    chosen = ask_first(asker, questionnaire, recent(questionnaire))
    if chosen is None:
        return
    one = chosen.case
    if chosen.start is Start.PRACTISE:
        practise(questionnaire, choose_stories(questionnaire, call.language, None), asker)
    elif one is not None and chosen.start is Start.REPORT:
        show_cards(call, [one.case])
    else:
        is_short = chosen.start is Start.SHORT
        case, path = interview(questionnaire, asker, one.path if one else None, short=is_short)
        console.notice(words("saved", path=path))
        offer_report(call, case, path, asker)


def introduce(asker: Asker, questionnaire: Questionnaire) -> None:
    """Say what this is."""
    language = asker.language
    asker.tell(questionnaire.title[language])
    if questionnaire.intro is not None:
        asker.tell(questionnaire.intro[language])
    asker.tell(Words("interview", language)("first"))


def ask_first(asker: Asker, questionnaire: Questionnaire, cases: list[RecentCase]) -> Offer | None:
    """Ask where to start, until that can be done; ``None``: nowhere."""
    language = asker.language
    words = Words("interview", language)
    whole = [questionnaire.question[name] for name in flow.route(questionnaire, {})]
    most = [q for q in whole if q.id in short.most_asked(questionnaire)]
    least, longest = Pace().minutes(whole, language), flow.longest_minutes(whole, language)
    text = words("first-new", count=len(whole), least=least, longest=longest)
    offers = []
    for one in cases:
        if not one.finished:
            offers.append(Offer(Start.RESUME, resume_entry(one, language), one))
        if one.finished or one.settled:
            entry = Entry(words("report-of", name=name_and_date(one, language)))
            offers.append(Offer(Start.REPORT, entry, one))
    offers.append(Offer(Start.NEW, Entry(text)))
    if flow.first_stage(questionnaire):
        minutes = Pace().minutes(most, language)
        text = words("first-short", count=len(most), minutes=minutes)
        offers.append(Offer(Start.SHORT, Entry(text)))
    offers.append(Offer(Start.PRACTISE, Entry(words("first-try"))))
    offers.append(Offer(Start.OPEN, Entry(words("first-open"))))
    while True:
        entries = tuple(offer.entry for offer in offers)
        chosen = asker.choose(words("first-what"), entries, 0, stops=True)
        if chosen is None or offers[chosen].start is not Start.OPEN:
            return None if chosen is None else offers[chosen]
        found = _open(asker, words, questionnaire)
        if found is not None:
            to_report = found.finished or is_shipped(found.path)
            how = Start.REPORT if to_report else Start.RESUME
            return Offer(how, offers[chosen].entry, found)


def _open(asker: Asker, words: Words, questionnaire: Questionnaire) -> RecentCase | None:
    """Ask for a case by its file or part of its name; ``None`` if the user goes back."""
    # Only a wrong name needs it.
    from burgerkompas.texts.problems import say_problem

    name = ""
    while True:
        typed = asker.text(words("which-file"), name)
        if not typed:
            return None
        # A file that is dropped on a terminal may come with quotes.
        name = typed.strip("'\" ")
        try:
            return look_at(questionnaire, find_case(questionnaire, str(Path(name).expanduser())))
        except AnswersRefused as refused:
            for problem in refused.problems:
                asker.tell(say_problem(problem, words.language))
