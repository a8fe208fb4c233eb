"""`burgerkompas` without a command: say what it is and ask where to start."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

import msgspec

from burgerkompas.cases.store import Begun, is_shipped, recent_cases
from burgerkompas.cli.call import Settings
from burgerkompas.cli.commands.assess import resume_entry
from burgerkompas.cli.commands.practice import practise
from burgerkompas.cli.commands.report import show_cards
from burgerkompas.cli.named_cases import find_case
from burgerkompas.cli.recent import RecentCase, look_at, names_of, recent, way_on
from burgerkompas.cli.report_menu import end_with_report
from burgerkompas.cli.sitting import interview
from burgerkompas.errors import AnswersRefused
from burgerkompas.files import real_path
from burgerkompas.interview import Asker, Entry, flow, short
from burgerkompas.interview.flow import Pace
from burgerkompas.interview.practice import choose_stories
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report import REPORT_FORMATS
from burgerkompas.texts import Words


class Start(Enum):
    """What the user can start with."""

    RESUME = "resume"
    REPORT = "report"
    AGAIN = "again"
    NEW = "new"
    SHORT = "short"
    PRACTISE = "practise"
    OPEN = "open"


class Offer(msgspec.Struct, frozen=True):
    """An entry of the first menu; ``case`` is the one it opens."""

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
        file, is_short, since = None, chosen.start is Start.SHORT, None
        if one is not None and chosen.start is Start.AGAIN:
            since = one.case
        elif one is not None:
            file = one.path
            is_short, since = way_on(questionnaire, one, asker)
        case, path = interview(questionnaire, asker, file, short=is_short, since=since)
        end_with_report(call, case, path, REPORT_FORMATS["terminal"], None, asker, since)


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
    for one, name in zip(cases, names_of(cases, language), strict=True):
        if one.enough:
            entry = Entry(words("report-of" if one.finished else "report-of-part", name=name))
            offers.append(Offer(Start.REPORT, entry, one))
        if not one.finished:
            offers.append(Offer(Start.RESUME, resume_entry(one, name, words), one))
    if any(offer.start is Start.REPORT for offer in offers):
        offers.append(Offer(Start.AGAIN, Entry(words("first-again"))))
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
        if chosen is None:
            return None
        match offers[chosen]:
            case Offer(Start.OPEN, entry):
                found = _open(asker, words, questionnaire)
                if found is not None:
                    to_report = found.enough or is_shipped(found.path)
                    return Offer(Start.REPORT if to_report else Start.RESUME, entry, found)
            case Offer(Start.AGAIN, entry):
                done = [one for one in cases if one.enough]
                names = tuple(map(Entry, names_of(done, language)))
                which = 0 if len(done) == 1 else asker.choose(words("again-which"), names, 0)
                if which is not None:
                    return Offer(Start.AGAIN, entry, done[which])
            case offer:
                return offer


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
            path = find_case(questionnaire, str(Path(name).expanduser()))
            begun = recent_cases().get(real_path(path), Begun())
            return look_at(questionnaire, path, begun)
        except AnswersRefused as refused:
            for problem in refused.problems:
                asker.tell(say_problem(problem, words.language))
