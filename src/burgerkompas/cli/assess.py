"""Assess at the command line: where answers come from, and where the case goes."""

from __future__ import annotations

import datetime
import os
import re
import sys
import unicodedata
from pathlib import Path

from msgspec import structs

from burgerkompas.answers import Answer, Case, allowed, parse_answer, read_case, save_case
from burgerkompas.cli import console
from burgerkompas.cli.last_case import recall, remember
from burgerkompas.cli.lock import locked
from burgerkompas.errors import AnswersRefused, Problem, Refused, UsageRefused, Where, closest
from burgerkompas.instrument.model import Instrument
from burgerkompas.interview import flow
from burgerkompas.interview.asker import Asker
from burgerkompas.interview.session import ask_about, hold
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
    case = _start(instrument, path, data, given)
    if no_input:
        _refuse_open(instrument, case)
        if path is not None:
            _save(instrument, case, path)
        return case, path
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr.isatty()):
        raise AnswersRefused([Problem("no-terminal", Where(""))])
    asker = _asker(language, plain, color)
    return _interview(instrument, language, case, path, asker, short)


def _start(instrument: Instrument, path: Path | None, data: Path | None, given: list[str]) -> Case:
    case = Case()
    if path is not None and path.exists():
        case = read_case(instrument, path)
    if data is not None:
        more = read_case(instrument, data)
        case = structs.replace(
            case,
            name=case.name or more.name,
            place=case.place or more.place,
            date=case.date or more.date,
            respondent=case.respondent or more.respondent,
            answers={**case.answers, **more.answers},
            notes={**case.notes, **more.notes},
            story=case.story or more.story,
        )
    return structs.replace(case, answers={**case.answers, **_given(instrument, given)})


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


def _asker(language: str, plain: bool, color: bool) -> Asker:
    if plain or os.environ.get("ACCESSIBLE") == "1" or os.environ.get("TERM") == "dumb":
        from burgerkompas.interview.plain import PlainAsker

        return PlainAsker(sys.stdin, sys.stderr, language)
    from burgerkompas.interview.prompts import PromptAsker

    return PromptAsker(language, color)


def _interview(
    instrument: Instrument,
    language: str,
    case: Case,
    path: Path | None,
    asker: Asker,
    short: bool,
) -> tuple[Case, Path]:
    words = Words(INTERVIEW, language)
    place: Path | None = path
    try:
        if path is None and not case.answers:
            case, place = _resume(instrument, asker, words)
        _tell_new(instrument, case, asker, words)
        if not case.name:
            case = ask_about(asker, language, case, datetime.date.today().isoformat())
        place = place or _free(case.name or "")
        kept_in = place
        with locked(place):
            asker.tell(words("kept-in", path=place))
            _save(instrument, case, kept_in)
            case = hold(
                instrument,
                case,
                asker,
                language,
                lambda now: _save(instrument, now, kept_in),
                short,
            )
            _save(instrument, case, kept_in)
    except (KeyboardInterrupt, EOFError):
        known = place is not None and place.exists()
        console.notice("")
        console.notice(words("how-to-go-on", path=place) if known else words("nothing-yet"))
        raise KeyboardInterrupt from None
    return case, place


def _resume(instrument: Instrument, asker: Asker, words: Words) -> tuple[Case, Path | None]:
    """Offer to go on with the case saved last, when that is unfinished."""
    latest = recall()
    if latest is None:
        return Case(), None
    try:
        case = read_case(instrument, latest)
    except Refused:
        return Case(), None
    if flow.first_unanswered(instrument, case.answers) is None:
        return Case(), None
    title = words("resume", name=f"{case.name} ({latest})")
    chosen = asker.choose(title, (words("resume-yes"), words("resume-no")), 0)
    return (case, latest) if chosen == 0 else (Case(), None)


def _tell_new(instrument: Instrument, case: Case, asker: Asker, words: Words) -> None:
    """Say so when a case was filled in with another version of the questionnaire."""
    mine = f"{instrument.id}@{instrument.version}"
    if case.questions and "@" in case.questions and case.questions != mine:
        route = flow.route(instrument, case.answers)
        count = sum(name not in case.answers for name in route)
        asker.tell(words("new-version", old=case.questions, new=mine, count=count))


def _save(instrument: Instrument, case: Case, path: Path) -> None:
    """Save with this version of the questionnaire; a full disk or locked folder is told."""
    mine = f"{instrument.id}@{instrument.version}"
    try:
        save_case(instrument, structs.replace(case, questions=mine), path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageRefused([Problem("unwritable", Where(str(path)), {"reason": reason})]) from error
    remember(path)


def _free(name: str) -> Path:
    """Return a path in this folder that isn't taken, after the name of the initiative."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", ascii_name.lower()).strip("-")[:60] or "case"
    path, number = Path(f"{stem}.yaml"), 2
    while path.exists():
        path, number = Path(f"{stem}-{number}.yaml"), number + 1
    return path
