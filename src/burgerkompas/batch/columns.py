"""What the columns of a table mean: from a row of texts to a case.

Columns are the questions' ids and ``name``, ``place``, ``date`` and ``respondent``; a map may name
others. All that is wrong with the names is told at once; a row with a bad cell is refused alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import lru_cache

import msgspec

from burgerkompas.batch.cells import AnswerColumn, NoAnswer, in_order, label_answers, read_date
from burgerkompas.batch.mapping import EMPTY, IGNORE, Choice, Map, alike
from burgerkompas.cases import Absence, Answer, Case, not_an_answer
from burgerkompas.cases.case import CASE_KEYS
from burgerkompas.errors import MOST_PROBLEMS, Problem, Where, closest
from burgerkompas.numbers import decimal_text
from burgerkompas.questionnaire.model import Questionnaire

NO_ANSWER = "\0"
"""Plain words for what is no answer: nobody writes it, so nothing takes it for one."""

_MOST_STRANGE = 3
_MOST_KEPT = 10_000


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
        self,
        questionnaire: Questionnaire,
        names: Sequence[str],
        file: str,
        column_map: Map = EMPTY,
    ) -> None:
        self.names = tuple(names)
        self.file = file
        self.day_first = column_map.day_first
        self.columns, self.problems = _find_columns(questionnaire, names, file, column_map)
        # Most cells say what one above them says: so a row takes a third of the time.
        self._readers: list[Callable[[str], Answer | None] | None] = [
            lru_cache(_MOST_KEPT)(column.answers.read) if column.answers else None
            for column in self.columns
        ]

    def read_row(self, line: int, cells: Sequence[str]) -> tuple[Case, list[Problem]]:
        """Return the case of one row, with every problem in its cells."""
        about: dict[str, str] = {}
        answers: dict[str, Answer] = {}
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
            if answer is not None:
                answers[column.key] = _joined(column, answers.get(column.key), answer)
        if "name" not in about:
            problems.append(Problem("missing-key", Where(self.file, line), {"key": "name"}))
        width = len(self.names)
        if any(cell and not cell.isspace() for cell in cells[width:]):
            problems.append(Problem("cell-without-column", Where(self.file, line, width + 1)))
        case = Case(
            name=about.get("name"),
            place=about.get("place"),
            date=about.get("date"),
            respondent=about.get("respondent"),
            answers=answers,
            file=self.file,
        )
        return case, problems

    def plain_text(self, column: Column, cell: str) -> str | None:
        """Return what a cell means as a table without a map would write it; ``None`` for nothing.

        What is no answer is ``NO_ANSWER``.
        """
        if column.answers is None:
            return read_date(cell.strip(), self.day_first)[0]
        try:
            answer = column.answers.read(cell)
        except NoAnswer:
            return NO_ANSWER
        if answer is None:
            return None
        if isinstance(answer, tuple):
            return ";".join(map(str, answer)) or ";"
        if isinstance(answer, Fraction):
            return decimal_text(answer)
        return str(answer.value if isinstance(answer, Absence) else answer)

    def _about(self, column: Column, cell: str) -> tuple[str, str | None]:
        """Return what is said about a case, with the code of what is wrong with it."""
        text = cell.strip()
        return read_date(text, self.day_first) if column.key == "date" and text else (text, None)

    def _not_an_answer(self, column: Column, line: int, cell: str) -> Problem:
        assert column.answers is not None
        text = cell.strip()
        ticked = column.answers.choice is not None
        where = Where(self.file, line, column.at + 1, column.heading)
        found = not_an_answer(
            column.answers.question, text, where, column.answers.words, "Y, N" if ticked else None
        )
        in_words = found.suggestion is None and not ticked and any(c.isalpha() for c in text)
        return found._replace(code="text-not-an-answer") if in_words else found


def _joined(column: Column, before: Answer | None, answer: Answer) -> Answer:
    """Add the choice of one column to those of the columns before it."""
    if column.answers is None or column.answers.choice is None or not isinstance(answer, tuple):
        return answer
    return in_order(
        column.answers.question, (*(before if isinstance(before, tuple) else ()), *answer)
    )


def _find_columns(
    questionnaire: Questionnaire, names: Sequence[str], file: str, column_map: Map
) -> tuple[tuple[Column, ...], list[Problem]]:
    """Return what the columns mean, with every problem that their names have."""
    found: list[Column] = []
    problems: list[Problem] = []
    seen: dict[str | Choice, str] = {}
    targets = {alike(name): target for name, target in column_map.columns.items()}
    for at, name in enumerate(names):
        where = Where(file, 1, at + 1)
        target = targets.pop(alike(name), name)
        if target == IGNORE or not name:
            continue
        choice = target.choice if isinstance(target, Choice) else None
        key = target.question if isinstance(target, Choice) else target
        question = questionnaire.question.get(key)
        if question is None and key not in CASE_KEYS:
            told = len(problems) < MOST_PROBLEMS
            guess = closest(name, [*CASE_KEYS, *questionnaire.question]) if told else None
            problems.append(Problem("unknown-column", where, {"name": name}, guess))
        elif target in seen:
            values = {"name": name, "first": seen[target], "target": key}
            problems.append(Problem("duplicate-column", where, values))
        else:
            seen[target] = name
            answers = None
            if question is not None:
                # What a map says goes before what everybody would say.
                words = {**label_answers(question), **column_map.words_for(question)}
                answers = AnswerColumn(question, choice, words)
            found.append(Column(at, name, key, answers))
    problems = _summarized(problems)
    for name, target in column_map.columns.items():
        if alike(name) in targets and target != IGNORE:
            guess = closest(name, names)
            problems.append(Problem("column-missing", Where(file, 1), {"name": name}, guess))
    if "name" not in seen and not problems:
        problems.append(Problem("no-name-column", Where(file, 1)))
    return tuple(found), problems


def _summarized(problems: list[Problem]) -> list[Problem]:
    """Put many columns that look like nothing known together: it is somebody else's table."""

    def is_strange(problem: Problem) -> bool:
        return problem.code == "unknown-column" and problem.suggestion is None

    strange = [problem for problem in problems if is_strange(problem)]
    if len(strange) <= _MOST_STRANGE:
        return problems
    shown = ", ".join(f"'{str(p.values['name'])[:60]}'" for p in strange[:_MOST_STRANGE])
    values = {"count": str(len(strange)), "names": shown, "file": strange[0].where.file}
    together = Problem("unknown-columns", strange[0].where, values)
    rest = [problem for problem in problems if not is_strange(problem)]
    return sorted([together, *rest], key=lambda p: p.where.column or 0)
