"""Menus over a whole case: what it is about, its sections and its answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from types import MappingProxyType

from msgspec import structs

from burgerkompas.cases import Answer, Case
from burgerkompas.cases.privacy import find_personal_data
from burgerkompas.interview import flow
from burgerkompas.interview.asker import Asker, Entry, in_words, keeping_half
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words
from burgerkompas.texts.dates import read_date, say_date
from burgerkompas.texts.problems import say_problem

ABOUT = ("name", "place", "date", "respondent")
"""What is asked about the case itself, in this order; only the name is required."""

DATES = ("date", "on")
"""The keys of texts that are dates."""


def ask_about(
    asker: Asker, case: Case, today: str, keep: Callable[[Case], None] = lambda case: None
) -> Case:
    """Ask what the case is about; a new case has the date of ``today`` (YYYY-MM-DD).

    If the user stops early, ``keep`` gets the case, once it has a name: with what was typed.
    """
    words = Words("interview", asker.language)
    found = {key: getattr(case, key) or "" for key in ABOUT}
    if not case.name:
        found["date"] = found["date"] or today

    def about() -> Case:
        return structs.replace(case, **{key: text or None for key, text in found.items()})

    try:
        while not ask_texts(asker, words, ABOUT, found, today, needed="name"):
            asker.tell(words("at-the-start"))
    except (KeyboardInterrupt, EOFError):
        if found["name"]:
            keep(about())
        raise
    return about()


def ask_texts(
    asker: Asker,
    words: Words,
    keys: Sequence[str],
    texts: dict[str, str],
    today: str,
    keep: Callable[[], None] = lambda: None,
    needed: str | None = None,
) -> bool:
    """Ask for the ``texts`` under some keys; return ``False`` if the user goes back before them.

    ``words`` has the questions. ``keep`` is called when a text has changed, also when it is broken
    off; the one that is ``needed`` can't be empty, and a new date can't be after ``today``.
    """
    common = Words("interview", asker.language)

    def put(key: str, text: str) -> None:
        texts[key] = text
        keep()

    at = 0
    while at < len(keys):
        key, is_date = keys[at], keys[at] in DATES
        now = say_date(texts[key], asker.language) if is_date else texts[key]
        with nullcontext() if is_date else keeping_half(partial(put, key)):
            text = asker.text(words(key), now)
        if text is None:
            if at == 0:
                return False
            at -= 1
            continue
        if is_date and text:
            # Who doesn't clear the line types a date behind the one that is there.
            text = read_date(text.removeprefix(now) or text, asker.language, today)
            if text is None or (text > today and text != texts[key]):
                asker.tell(common("bad-date" if text is None else "future-date"))
                continue
        if key == needed and not text:
            asker.tell(common("name-needed"))
            continue
        tell_personal_data(asker, text)
        put(key, text)
        at += 1
    return True


def tell_personal_data(asker: Asker, text: str) -> None:
    """Tell at once what in a text that was typed seems to belong to a person."""
    for problem in find_personal_data(Case(story=text)):
        asker.tell(say_problem(problem, asker.language, placed=False))


def section_entries(questionnaire: Questionnaire, case: Case, language: str) -> tuple[Entry, ...]:
    """Return an entry for each section, with how much of it is answered, by stage."""
    words = Words("interview", language)
    entries = []
    stage = None if flow.first_stage(questionnaire) else False
    for section in flow.sections(questionnaire, case.answers):
        is_new = section.decides is not stage
        heading = words("deciding" if section.decides else "the-rest") if is_new else None
        entries.append(Entry(_title(questionnaire, case, language, section), heading))
        stage = section.decides
    return tuple(entries)


def about_entry(case: Case, language: str) -> Entry:
    """Return the entry that shows what the case is about."""
    texts = {key: getattr(case, key) for key in ABOUT}
    texts["date"] = say_date(case.date or "", language)
    about = ", ".join(inert(text) for text in texts.values() if text)
    return Entry(Words("interview", language)("about", about=about))


def answer_entries(
    questionnaire: Questionnaire,
    case: Case,
    language: str,
    before: Mapping[str, Answer] = MappingProxyType({}),
) -> tuple[tuple[str, Entry], ...]:
    """Return each question id on the route with its entry, under a heading for each section.

    An answer that is different from the one ``before`` is marked with that.
    """
    return tuple(
        (
            name,
            Entry(
                _line(questionnaire, case, language, name, before.get(name)),
                None if i else _title(questionnaire, case, language, section),
            ),
        )
        for section in flow.sections(questionnaire, case.answers)
        for i, name in enumerate(section.questions)
    )


def _title(questionnaire: Questionnaire, case: Case, language: str, section: flow.Section) -> str:
    """Return a section's title with how much of it is answered."""
    part = next(part for part in questionnaire.parts if part.id == section.part)
    total = len(section.questions)
    done = total - len(section.open(case.answers))
    title = part.title[language]
    return Words("interview", language)("section", title=title, done=done, total=total)


def _line(
    questionnaire: Questionnaire, case: Case, language: str, name: str, before: Answer | None
) -> str:
    """Return a question with its answer; a star marks an open question."""
    words = Words("interview", language)
    question, answer = questionnaire.question[name], case.answers.get(name)
    mark = "*" if answer is None else "-"
    said = in_words(question, answer, language)
    if before is not None and before != answer:
        said = words("was", answer=said, before=in_words(question, before, language))
    noted = f" ({words('noted-short')})" if name in case.notes else ""
    return f"{mark} {question.text[language]} {said}{noted}"
