"""What the columns of a table mean: from a row of texts to a case.

Columns are the questions' ids and ``name``, ``place``, ``date`` and ``respondent``; a map may
name others. All that is wrong with the names is told at once; a row with a bad cell is refused by
itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

import msgspec

from burgerkompas.batch.dates import read_date
from burgerkompas.batch.mapping import ABOUT, EMPTY, IGNORE, Choice, Map, alike
from burgerkompas.batch.own_words import own_words
from burgerkompas.cases import Absence, Answer, Case, not_an_answer, parse_answer
from burgerkompas.errors import MOST_PROBLEMS, Problem, Where, closest
from burgerkompas.numbers import decimal_text
from burgerkompas.questionnaire.model import Question, Questionnaire

_WHOLE = re.compile(r"(-?\d+)[.,]0+")

_CHOSEN = frozenset(["y", "yes", "j", "ja", "1", "x", "true", "waar", "checked"])
_NOT_CHOSEN = frozenset(["n", "no", "nee", "0", "-", "false", "onwaar", "unchecked"])
"""How form tools write whether a choice was ticked, in a column of its own."""

_MOST_STRANGE = 3
_MOST_KEPT = 10_000
_REFUSED = object()


class Column(msgspec.Struct, frozen=True):
    """One column: where it stands, what it is called, and what its cells say.

    ``question`` is ``None`` for what is said about the case (``key``); ``choice`` is the option
    that a column of its own stands for. ``known`` keeps what each text was read as.
    """

    at: int
    heading: str
    key: str
    question: Question | None
    choice: str | None
    values: Mapping[str, Answer | None]
    known: dict[str, object]


class Columns(msgspec.Struct, frozen=True):
    """The columns that count, and how many the table has."""

    columns: tuple[Column, ...]
    width: int
    day_first: bool | None


def find_columns(
    questionnaire: Questionnaire, names: Sequence[str], file: str, mapped: Map = EMPTY
) -> tuple[Columns, list[Problem]]:
    """Return what the columns mean, with every problem that their names have."""
    found: list[Column] = []
    problems: list[Problem] = []
    seen: dict[object, str] = {}
    columns = {alike(name): target for name, target in mapped.columns.items()}
    for at, name in enumerate(names):
        where = Where(file, 1, at + 1)
        target = columns.pop(alike(name), name)
        if target == IGNORE or not name:
            continue
        key = target.question if isinstance(target, Choice) else target
        question = questionnaire.question.get(key)
        if question is None and key not in ABOUT:
            told = len(problems) < MOST_PROBLEMS
            guess = closest(name, [*ABOUT, *questionnaire.question]) if told else None
            problems.append(Problem("unknown-column", where, {"name": name}, guess))
        elif target in seen:
            values = {"name": name, "first": seen[target], "target": key}
            problems.append(Problem("duplicate-column", where, values))
        else:
            seen[target] = name
            choice = target.choice if isinstance(target, Choice) else None
            values_of: dict[str, Answer | None] = {}
            if question is not None:
                # What a map says goes before what everybody would say.
                values_of = {**own_words(question), **mapped.values_of(question)}
            found.append(Column(at, name, key, question, choice, values_of, {}))
    problems = _few(problems)
    for name, target in mapped.columns.items():
        if alike(name) in columns and target != IGNORE:
            problems.append(
                Problem("column-missing", Where(file, 1), {"name": name}, closest(name, names))
            )
    if "name" not in seen and not problems:
        problems.append(Problem("no-name-column", Where(file, 1)))
    return Columns(tuple(found), len(names), mapped.day_first), problems


def _few(problems: list[Problem]) -> list[Problem]:
    """Put many columns that look like nothing known together: it is somebody else's table."""
    strange: list[Problem] = []
    rest: list[Problem] = []
    for problem in problems:
        known = problem.code != "unknown-column" or problem.suggestion is not None
        (rest if known else strange).append(problem)
    if len(strange) <= _MOST_STRANGE:
        return problems
    shown = ", ".join(f"'{str(p.values['name'])[:60]}'" for p in strange[:_MOST_STRANGE])
    values = {"count": str(len(strange)), "names": shown, "file": strange[0].where.file}
    together = Problem("unknown-columns", strange[0].where, values)
    return sorted([together, *rest], key=lambda p: p.where.column or 0)


def case_from_row(
    columns: Columns, line: int, cells: Sequence[str], file: str
) -> tuple[Case, list[Problem]]:
    """Return the case of one row, with every problem in its cells."""
    about: dict[str, str] = {}
    answers: dict[str, Answer] = {}
    problems: list[Problem] = []
    count = len(cells)
    for column in columns.columns:
        cell = cells[column.at] if column.at < count else ""
        if not cell:
            continue
        if column.question is None:
            text = cell.strip()
            if column.key == "date" and text:
                text, code = read_date(text, columns.day_first)
                if code is not None:
                    where = Where(file, line, column.at + 1, column.heading)
                    problems.append(Problem(code, where, {"value": text[:60]}))
            if text:
                about[column.key] = text
            continue
        answer = column.known.get(cell, _REFUSED)
        if answer is _REFUSED:
            answer = _read(column, cell)
            if answer is not _REFUSED and len(column.known) < _MOST_KEPT:
                column.known[cell] = answer
        if answer is _REFUSED:
            problems.append(_not_an_answer(column, line, file, cell))
        elif answer is not None:
            if column.choice is not None:
                answer = _together(column, answers.get(column.key), answer)
            answers[column.key] = answer  # type: ignore[assignment]
    if "name" not in about:
        problems.append(Problem("missing-key", Where(file, line), {"key": "name"}))
    if any(cell and not cell.isspace() for cell in cells[columns.width :]):
        where = Where(file, line, columns.width + 1)
        problems.append(Problem("cell-without-column", where))
    case = Case(
        name=about.get("name"),
        place=about.get("place"),
        date=about.get("date"),
        respondent=about.get("respondent"),
        answers=answers,
        file=file,
    )
    return case, problems


def _read(column: Column, cell: str) -> object:
    """Read a cell: an answer, ``None`` for none, ``_REFUSED`` if it isn't one."""
    question, text = column.question, cell.strip()
    assert question is not None
    if not text:
        return None
    if column.choice is not None:
        return _ticked(question, column.choice, text)
    # What the map says comes first: it may call the third answer "2".
    if alike(text) in column.values:
        return column.values[alike(text)]
    if question.kind == "text":
        return text
    whole = _WHOLE.fullmatch(text)
    answer = parse_answer(question, whole[1] if whole else text)
    if answer is not None:
        return answer
    return _several(column, question, text) if question.kind == "choices" else _REFUSED


def _several(column: Column, question: Question, text: str) -> object:
    """Read several choices written as texts, between ``;`` or, where that fits, commas."""
    chosen: list[object] = []
    for part in text.split(";"):
        words = part.split(",")
        while words and part.strip():
            # A text may have commas of its own: the longest that is known counts.
            for end in range(len(words), 0, -1):
                piece = ",".join(words[:end]).strip()
                named = column.values.get(alike(piece), (piece,))
                if isinstance(named, tuple) and all(value in question.values for value in named):
                    chosen += named
                    words = words[end:]
                    break
            else:
                return _REFUSED
    if len(set(chosen)) < len(chosen):
        return _REFUSED
    return tuple(str(value) for value in question.values if value in chosen)


def _ticked(question: Question, choice: str, text: str) -> object:
    word = text.casefold()
    labels = {
        alike(label) for o in question.options if o.value == choice for label in o.label.values()
    }
    if word in _CHOSEN or alike(text) in labels or text == choice:
        return (choice,)
    return () if word in _NOT_CHOSEN else _REFUSED


def _together(column: Column, before: Answer | None, answer: object) -> Answer:
    """Put the choices of several columns together, in the order of the question."""
    assert column.question is not None
    both = (*(before if isinstance(before, tuple) else ()), *answer)  # type: ignore[misc]
    return tuple(str(value) for value in column.question.values if value in both)


def is_answer(question: Question, text: str) -> bool:
    """Whether a text is an answer to a question as it stands, with no map."""
    return _read(Column(0, "", question.id, question, None, {}, {}), text) is not _REFUSED


NO_ANSWER = "\0"
"""Plain words for what is no answer: nobody writes it, so nothing takes it for one."""


def in_plain_words(columns: Columns, column: Column, cell: str) -> str | None:
    """Return what a cell means as a table without a map would write it; ``None`` for nothing."""
    if column.question is None:
        return read_date(cell.strip(), columns.day_first)[0]
    answer = _read(column, cell)
    if answer is None:
        return None
    if answer is _REFUSED:
        return NO_ANSWER
    if isinstance(answer, tuple):
        return ";".join(map(str, answer)) or ";"
    if isinstance(answer, Fraction):
        return decimal_text(answer)
    return str(answer.value if isinstance(answer, Absence) else answer)


def _not_an_answer(column: Column, line: int, file: str, cell: str) -> Problem:
    question = column.question
    assert question is not None
    text = cell.strip()
    ticked = column.choice is not None
    where = Where(file, line, column.at + 1, column.heading)
    found = not_an_answer(question, text, where, column.values, "Y, N" if ticked else None)
    in_words = found.suggestion is None and not ticked and any(c.isalpha() for c in text)
    return found._replace(code="text-not-an-answer") if in_words else found
