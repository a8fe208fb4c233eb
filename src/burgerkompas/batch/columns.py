"""What the columns of a table mean: from a row of texts to a case.

Columns are the questions' ids and ``name``, ``place``, ``date`` and ``respondent``; a map may name
others. All that is wrong with the names is told at once; a row with a bad cell is refused alone.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from burgerkompas.batch.cells import (
    CODES,
    LABELS,
    AnswerColumn,
    Clash,
    NoAnswer,
    both_fit,
    find_clashes,
    in_order,
    label_answers,
    written,
)
from burgerkompas.batch.mapping import EMPTY, IGNORE, Map, Target
from burgerkompas.batch.spellings import alike, read_date
from burgerkompas.cases import Absence, Answer, Case, not_an_answer
from burgerkompas.cases.answers import MAX_TEXT, excludes_others
from burgerkompas.cases.case import CASE_KEYS
from burgerkompas.errors import MAX_PROBLEMS, Problem, Where, closest
from burgerkompas.questionnaire.model import Question, Questionnaire

NO_ANSWER = "\0"
"""Placeholder for a non-answer; no real cell contains it."""

_MAX_STRANGE = 3
_MAX_KEPT = 10_000


class Column(msgspec.Struct, frozen=True):
    """One column of a table."""

    at: int
    """Where it stands, from 0 on."""
    heading: str
    key: str
    """The id of its question, or what of ``CASE_KEYS`` it tells."""
    answers: AnswerColumn | None
    """What its cells mean, where it is about a question."""

    @property
    def choice(self) -> str | None:
        """The option that the column stands for, if any."""
        return self.answers.choice if self.answers else None


class TableReader:
    """Reads the rows of a table.

    ``columns`` are those that mean something, ``problems`` is all that is wrong with the names.
    """

    def __init__(
        self, questionnaire: Questionnaire, names: Sequence[str], file: str, column_map: Map = EMPTY
    ) -> None:
        self.names = tuple(names)
        self.file = file
        self.map = column_map
        self.columns, self.problems = _find_columns(questionnaire, names, file, column_map)
        places = column_map.places
        self.nameless = [
            at for at, name in enumerate(names) if not name.strip() and at + 1 not in places
        ]
        """Where columns stand that have no name, and so may hold nothing."""
        first = {c.key: (c, c.answers.question) for c in reversed(self.columns) if c.answers}
        self._excluding = [one for one in first.values() if any(o.alone for o in one[1].options)]
        """The first column of each question of which a choice excludes others."""
        self._shared = frozenset(column.key for column in self.columns if column.choice)
        # Most cells say what one above them says: so a row takes a third of the time.
        self._readers: list[Callable[[str], Answer | None] | None] = [
            lru_cache(_MAX_KEPT)(column.answers.read) if column.answers else None
            for column in self.columns
        ]

    def read_row(self, line: int, cells: Sequence[str]) -> tuple[Case, list[Problem]]:
        """Return the case of one row, with every problem in its cells."""
        # Hardly any row is that long, so that its texts needn't be added up.
        if sum(map(len, cells)) > MAX_TEXT and self._length_of_texts(cells) > MAX_TEXT:
            problem = Problem("too-much-text", Where(self.file, line), {"most": MAX_TEXT})
            return Case(file=self.file), [problem]
        about: dict[str, Any] = {}
        answers: dict[str, Answer] = {}
        parts: dict[str, list[tuple[Column, Answer]]] = {}
        problems: list[Problem] = []
        for column, read in zip(self.columns, self._readers, strict=True):
            cell = cells[column.at] if column.at < len(cells) else ""
            if not cell:
                continue
            if read is None:
                text, code = self._about(column, cell)
                if code is not None:
                    where = Where(self.file, line, column.at + 1, column.heading)
                    problems.append(Problem(code, where, {"value": text[:60]}))
                if text:
                    about[column.key] = text
                continue
            try:
                answer = read(cell)
            except NoAnswer:
                problems.append(self._not_an_answer(column, line, cell))
                continue
            if answer is not None and column.key in self._shared:
                parts.setdefault(column.key, []).append((column, answer))
            elif answer is not None:
                answers[column.key] = answer
        for key, several in parts.items():
            whole = _put_together(several)
            if whole is None:
                at = several[0][0]
                values = {"id": key, "names": ", ".join(f"'{c.heading[:40]}'" for c, _ in several)}
                where = Where(self.file, line, at.at + 1, at.heading)
                problems.append(Problem("columns-contradict", where, values))
            else:
                answers[key] = whole
        problems += self._excluded(line, answers)
        for place in self.nameless:
            if place < len(cells) and cells[place].strip():
                problems.append(Problem("cell-without-column", Where(self.file, line, place + 1)))
        if "name" not in about:
            problems.append(Problem("missing-key", Where(self.file, line), {"key": "name"}))
        width = len(self.names)
        if any(cell and not cell.isspace() for cell in cells[width:]):
            problems.append(Problem("cell-without-column", Where(self.file, line, width + 1)))
        return Case(**about, answers=answers, file=self.file), problems

    def _excluded(self, line: int, answers: dict[str, Answer]) -> Iterator[Problem]:
        """Yield a problem for each question of which one choice excludes others."""
        for column, question in self._excluding:
            chosen = answers.get(question.id)
            where = Where(self.file, line, column.at + 1, column.heading)
            if isinstance(chosen, tuple) and (problem := excludes_others(question, chosen, where)):
                yield problem

    def _length_of_texts(self, cells: Sequence[str]) -> int:
        """Return how many characters the texts of a row have that are kept."""
        kept = (c for c in self.columns if c.answers is None or c.answers.question.kind == "text")
        return sum(len(cells[column.at].strip()) for column in kept if column.at < len(cells))

    def plain_text(self, column: Column, cell: str) -> str | None:
        """Return what a cell means as a table without a map would write it; ``None`` for nothing.

        What is no answer is ``NO_ANSWER``.
        """
        if column.answers is None:
            return self._about(column, cell)[0]
        try:
            answer = column.answers.read(cell)
        except NoAnswer:
            return NO_ANSWER
        return None if answer is None else written(answer)

    def _about(self, column: Column, cell: str) -> tuple[str, str | None]:
        """Return what is said about a case, with the code of what is wrong with it."""
        text = "" if self.map.is_nothing(cell) else cell.strip()
        is_date = column.key == "date" and text
        return read_date(text, self.map.day_first) if is_date else (text, None)

    def _not_an_answer(self, column: Column, line: int, cell: str) -> Problem:
        own, text = column.answers, cell.strip()
        assert own is not None
        where = Where(self.file, line, column.at + 1, column.heading)
        if own.choice is not None:
            return not_an_answer(own.question, text, where, own.words, "Y, N")
        found = not_an_answer(own.question, text, where, own.words)
        # A label where values are read, since some label looks like one.
        codes = own.question.id not in self.map.readings
        if codes and text and alike(text) in label_answers(own.question, LABELS):
            return found._replace(code="label-among-codes", suggestion=None)
        in_words = found.suggestion is None and any(c.isalpha() for c in text)
        return found._replace(code="text-not-an-answer") if in_words else found


def _put_together(parts: list[tuple[Column, Answer]]) -> Answer | None:
    """Return the answer that several columns give to a question; ``None`` if they contradict.

    Each is about one choice, or about all of them.
    """
    first, *others = {answer if isinstance(answer, Absence) else None for _, answer in parts}
    if first is not None or others:
        return None if others else first
    question = parts[0][0].answers.question  # type: ignore[union-attr]
    ticked: set[object] = set()
    unticked: set[object] = set()
    for column, answer in parts:
        assert isinstance(answer, tuple)
        own = set(question.values) if column.choice is None else {column.choice}
        ticked |= set(answer)
        unticked |= own - set(answer)
    return None if ticked & unticked else in_order(question, ticked)


def _find_columns(
    questionnaire: Questionnaire, names: Sequence[str], file: str, column_map: Map
) -> tuple[tuple[Column, ...], list[Problem]]:
    """Return what the columns mean, with every problem that their names have."""
    found: list[Column] = []
    problems: list[Problem] = []
    seen: dict[Target, str] = {}
    targets = {alike(name): target for name, target in column_map.columns.items()}
    met: set[str] = set()
    for at, name in enumerate(names):
        where = Where(file, 1, at + 1)
        target = column_map.places.get(at + 1)
        if target is None:
            target = targets.get(alike(name), Target(name))
            met.add(alike(name))
        key, choice = target
        if key == IGNORE or not key:
            continue
        question = questionnaire.question.get(key)
        if question is None and key not in CASE_KEYS:
            told = len(problems) < MAX_PROBLEMS
            guess = closest(name, [*CASE_KEYS, *questionnaire.question]) if told else None
            problems.append(Problem("unknown-column", where, {"name": name}, guess))
        elif target in seen:
            values = {"name": name, "first": seen[target], "target": key}
            problems.append(Problem("duplicate-column", where, values))
        else:
            seen[target] = name
            answers = None
            if question is not None:
                answers, clash = _answer_column(question, choice, column_map)
                if clash is not None:
                    problems.append(_two_ways(where, name, question, clash))
            found.append(Column(at, name, key, answers))
    problems = _summarized(problems)
    for name, target in column_map.columns.items():
        if alike(name) not in met and target.key != IGNORE:
            guess = closest(name, names)
            problems.append(Problem("column-missing", Where(file, 1), {"name": name}, guess))
    for place, target in column_map.places.items():
        if place > len(names) and target.key != IGNORE:
            problems.append(Problem("column-missing", Where(file, 1), {"name": str(place)}))
    if Target("name") not in seen and not problems:
        problems.append(Problem("no-name-column", Where(file, 1)))
    return tuple(found), problems


def _answer_column(
    question: Question, choice: str | None, column_map: Map
) -> tuple[AnswerColumn, Clash | None]:
    """Return what the cells of a column mean, with what the map leaves open about that."""
    # What a map says goes before what everybody would say.
    words = column_map.words_for(question)
    reading = column_map.readings.get(question.id)
    separator = column_map.separator_for(question)
    clashes = [] if reading else find_clashes(question, choice)
    left = [clash for clash in clashes if alike(clash.text) not in words]
    if choice is not None:
        return AnswerColumn(question, choice, words), next(iter(left), None)
    # With every such text in the map, only what it says counts.
    only_words = reading == LABELS or (bool(clashes) and not left)
    if left:
        reading = CODES
    if not only_words or reading:
        words = {**label_answers(question, reading), **words}
    answers = AnswerColumn(question, None, words, only_words, separator, column_map.thousands)
    return answers, left[0] if left and both_fit(question, clashes) else None


def _two_ways(where: Where, name: str, question: Question, clash: Clash) -> Problem:
    values = {"name": name, "id": question.id, **clash._asdict()}
    code = "tick-or-not" if clash.value_of == "unticked" else "codes-or-labels"
    return Problem(code, where, values)


def _summarized(problems: list[Problem]) -> list[Problem]:
    """Put many columns that look like nothing known together: it is somebody else's table."""

    def is_strange(problem: Problem) -> bool:
        return problem.code == "unknown-column" and problem.suggestion is None

    strange = [problem for problem in problems if is_strange(problem)]
    if len(strange) <= _MAX_STRANGE:
        return problems
    shown = ", ".join(f"'{str(p.values['name'])[:60]}'" for p in strange[:_MAX_STRANGE])
    values = {"count": str(len(strange)), "names": shown}
    values["table"] = shlex.quote(strange[0].where.file)
    together = Problem("unknown-columns", strange[0].where, values)
    rest = [problem for problem in problems if not is_strange(problem)]
    return sorted([together, *rest], key=lambda p: p.where.column or 0)
