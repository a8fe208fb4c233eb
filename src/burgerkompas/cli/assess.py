"""Assess at the command line: where answers come from, and where the case goes."""

from __future__ import annotations

import datetime
import os
import re
import shlex
import unicodedata
from contextlib import ExitStack, nullcontext
from errno import EACCES
from itertools import count
from pathlib import Path

from msgspec import structs

from burgerkompas.answers import Answer, Case, allowed, parse_answer, read_case, save_case
from burgerkompas.cli import console
from burgerkompas.cli.asking import asker_for, can_ask
from burgerkompas.cli.last_case import recall, remember
from burgerkompas.cli.lock import locked
from burgerkompas.errors import AnswersRefused, Problem, Refused, UsageRefused, Where, closest
from burgerkompas.instrument.model import Instrument
from burgerkompas.interview import flow
from burgerkompas.interview.about import ask_about
from burgerkompas.interview.asker import Asker, Entry
from burgerkompas.interview.session import hold
from burgerkompas.texts import Words
from burgerkompas.texts.interview import INTERVIEW


def run_assess(
    instrument: Instrument,
    language: str,
    path: Path | None,
    data: Path | None,
    given: list[str],
    no_input: bool,
    plain: bool,
    color: bool,
    short: bool = False,
) -> tuple[Case, Path | None]:
    """Return the finished case and where it was saved (``None``: nowhere).

    Answers come from the case file, then ``data``, then ``given`` (ID=VALUE), the later ones
    first in rank; what is still open is asked, unless ``no_input``. With ``short`` only what can
    still change the advice is asked.
    """
    answers = _given(instrument, given)
    more = Case() if data is None else read_case(instrument, data)
    if no_input:
        with nullcontext() if path is None else locked(path.resolve()):
            case = merged(_existing(instrument, path), more, answers)
            _refuse_open(instrument, case)
            if path is not None:
                _save(instrument, case, path.resolve())
                remember(path)
        return case, path
    if not can_ask():
        # What is wrong with a file is told even where nothing can be asked.
        _existing(instrument, path)
        raise AnswersRefused([Problem("no-terminal", Where(""))])
    asker = asker_for(language, plain, color)
    words = Words(INTERVIEW, language)
    with ExitStack() as locks:
        try:
            if path is None and more == Case() and not answers:
                path = _unfinished(instrument, asker, words)
            # Locked before it is read: what another session saves is never overwritten.
            if path is not None:
                locks.enter_context(locked(path.resolve()))
            case = merged(_existing(instrument, path), more, answers)
            _tell_new(instrument, case, asker, words)
            if not case.name:
                if path is None and not os.access(".", os.W_OK):
                    problem = Problem("unwritable", Where("."), {"reason": os.strerror(EACCES)})
                    raise UsageRefused([problem])
                case = ask_about(asker, language, case, datetime.date.today().isoformat())
        except (KeyboardInterrupt, EOFError):
            console.notice("")
            console.notice(words("nothing-yet"))
            raise KeyboardInterrupt from None
        place = path or _claim(locks, f"{case.name} {case.date or ''}")
        return _interview(instrument, language, case, place, asker, short), place


def _existing(instrument: Instrument, path: Path | None) -> Case:
    """Read the case that is there already; an empty one where there is none."""
    found = path is not None and path.exists()
    return read_case(instrument, path) if path is not None and found else Case()


def merged(case: Case, more: Case, answers: dict[str, Answer]) -> Case:
    """Put a case, more data and the answers of the command line together.

    The case says what it is about, where it does; of two answers the later one counts.
    """
    return structs.replace(
        case,
        name=case.name or more.name,
        place=case.place or more.place,
        date=case.date or more.date,
        respondent=case.respondent or more.respondent,
        answers={**case.answers, **more.answers, **answers},
        notes={**case.notes, **more.notes},
        story=case.story or more.story,
    )


def _given(instrument: Instrument, texts: list[str]) -> dict[str, Answer]:
    """Read the answers of the command line, or refuse all that are wrong."""
    answers: dict[str, Answer] = {}
    problems = []
    where = Where("--answer")
    for text in texts:
        name, equals, value = text.partition("=")
        question = instrument.question.get(name.strip())
        if not equals:
            problems.append(Problem("not-id-value", where, {"text": text}))
        elif question is None:
            guess = closest(name, instrument.question)
            problems.append(Problem("unknown-question", where, {"id": name}, guess))
        else:
            answer = parse_answer(question, value)
            if answer is None:
                values = {"id": name, "value": value[:60], "allowed": allowed(question)}
                problems.append(Problem("not-an-answer", where, values))
            else:
                answers[name.strip()] = answer
    if problems:
        raise AnswersRefused(problems)
    return answers


def _refuse_open(instrument: Instrument, case: Case) -> None:
    missing = [n for n in flow.route(instrument, case.answers) if n not in case.answers]
    if not case.name:
        missing.insert(0, "name")
    if missing:
        values = {"missing": ", ".join(missing)}
        raise AnswersRefused([Problem("answers-missing", Where(case.file or ""), values)])


def _interview(
    instrument: Instrument, language: str, case: Case, place: Path, asker: Asker, short: bool
) -> Case:
    """Hold the interview over a case that is locked; what ends it says how to go on."""
    words = Words(INTERVIEW, language)
    command = f"burgerkompas assess {shlex.quote(str(place))}"
    kept_in = place.resolve()

    def save(now: Case) -> None:
        _save(instrument, now, kept_in)

    save(case)
    remember(place)
    try:
        asker.tell(words("kept-in", path=place))
        case = hold(instrument, case, asker, language, save, short)
        save(case)
    except (KeyboardInterrupt, EOFError):
        console.notice("")
        console.notice(words("how-to-go-on", command=command))
        raise KeyboardInterrupt from None
    except Refused:
        console.notice(words("not-saved", command=command))
        raise
    return case


def _unfinished(instrument: Instrument, asker: Asker, words: Words) -> Path | None:
    """Offer to go on with the case saved last, when that is unfinished."""
    latest = recall()
    if latest is None:
        return None
    try:
        case = read_case(instrument, latest)
    except Refused:
        return None
    if flow.first_unanswered(instrument, case.answers) is None:
        return None
    title = words("resume", name=f"{case.name} ({latest})")
    chosen = asker.choose(title, (Entry(words("resume-yes")), Entry(words("resume-no"))), 0)
    return latest if chosen == 0 else None


def _tell_new(instrument: Instrument, case: Case, asker: Asker, words: Words) -> None:
    """Say so when a case was filled in with another version of the questionnaire."""
    mine = f"{instrument.id}@{instrument.version}"
    if case.questions and "@" in case.questions and case.questions != mine:
        route = flow.route(instrument, case.answers)
        new = sum(name not in case.answers for name in route)
        asker.tell(words("new-version", old=case.questions, new=mine, count=new))


def _save(instrument: Instrument, case: Case, path: Path) -> None:
    """Save with this version of the questionnaire; a full disk or locked folder is told."""
    mine = f"{instrument.id}@{instrument.version}"
    try:
        save_case(instrument, structs.replace(case, questions=mine), path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageRefused([Problem("unwritable", Where(str(path)), {"reason": reason})]) from error


def _claim(locks: ExitStack, name: str) -> Path:
    """Lock a path in this folder that nobody has, named after the initiative."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", ascii_name.lower()).strip("-")[:60] or "case"
    for number in count(1):
        path = Path(f"{stem}.yaml" if number == 1 else f"{stem}-{number}.yaml")
        if path.exists():
            continue
        with ExitStack() as mine:
            try:
                mine.enter_context(locked(path.resolve()))
            except AnswersRefused as refused:
                if refused.problems[0].code != "in-use":
                    raise
                continue
            # It may have come between the look and the lock.
            if not path.exists():
                locks.enter_context(mine.pop_all())
                return path
    raise AssertionError
