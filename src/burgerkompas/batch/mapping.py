"""A map: what the columns and answer texts of somebody else's table mean.

```yaml
columns:
  What is it called?: name
  "aims[SQ001]": {question: aims, includes: nature}
  Timestamp: ignore
places: {7: ignore, 8: money}
values:
  money: {none at all: 0, enough: 4}
  aims: {Selected: ticked, Not shown: null}
  trust: labels
  "*": {I don't know: unknown, "-": null}
separators: {aims: "|"}
dates: day-first
skip_rows: 2
sheet: Answers
thousands: "."
```

``places`` names columns by where they stand, from 1 on: those without a heading, or whose heading
comes twice. ``trust: labels`` says that a column holds the labels of answers, where their values
could be meant too (``codes``). ``skip_rows`` are rows below the headings that hold no case.

Names and texts are compared without regard to case, white space and the shape of quotation marks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from burgerkompas.batch.spellings import alike, plain_heading
from burgerkompas.cases import Answer, not_an_answer, parse_answer
from burgerkompas.cases.case import CASE_KEYS
from burgerkompas.errors import AnswersRefused, TooManyProblems, closest, in_file_order
from burgerkompas.files import printable
from burgerkompas.questionnaire.model import Question, Questionnaire
from burgerkompas.strictyaml import Mapping, Node, NodeReader, Scalar, read_file, whole_number
from burgerkompas.texts.batch import PERSONAL, TOOLS

IGNORE = "ignore"
EVERYWHERE = "*"
DATES = {"day-first": True, "month-first": False}

READINGS = ("codes", "labels")
"""What the cells of a column hold, where they could hold either: the values or their labels."""

TICKS = {"ticked": True, "unticked": False}
"""What a text can mean in a column of one choice, besides an answer."""

MAX_SKIPPED = 1000
"""How many rows below the headings may be left out."""

MAX_COLUMNS = 16_384
"""How many columns a table may have: as many as a spreadsheet."""

_KEYS = ("columns", "places", "values", "separators", "dates", "skip_rows", "sheet", "thousands")
_THOUSANDS = (".", ",", " ")
_CHOICE_KEYS = ("question", "includes")

Word = Answer | bool | None
"""What a text means: an answer, that a choice was ticked or not, or nothing."""


class Target(NamedTuple):
    """What a column stands for."""

    key: str
    """The id of a question, one of ``CASE_KEYS``, or ``IGNORE``."""
    choice: str | None = None
    """The option of a question with several choices, where each has a column of its own."""


class Map(msgspec.Struct, frozen=True):
    """Other names for columns and answers."""

    columns: dict[str, Target] = {}
    """By their names in the table, what the columns mean."""
    places: dict[int, Target] = {}
    """By their place, from 1 on, what columns mean."""
    words: dict[str, dict[str, Word]] = {}
    """By question, what texts mean as its answer, by their common form."""
    readings: dict[str, str] = {}
    """By question, one of ``READINGS``."""
    general_words: dict[str, str | None] = {}
    """What texts mean at every question, as they are written for it."""
    day_first: bool | None = None
    """Whether dates have the day before the month; ``None``: the date itself must tell."""
    separators: dict[str, str] = {}
    """By question, or for ``EVERYWHERE``, what parts several choices in a cell."""
    skip_rows: int | None = None
    """How many rows below the headings hold no case; ``None``: as many as the tool is known for."""
    sheet: str | None = None
    """The sheet of a workbook; the first by default."""
    thousands: str | None = None
    """What separates thousands in numbers; ``None``: nothing may."""

    def words_for(self, question: Question) -> dict[str, Word]:
        """Return what texts mean as answers to a question, by their common form."""
        found: dict[str, Word] = {}
        for text, written in self.general_words.items():
            answer = None if written is None else _meaning(question, written)
            if written is None or answer is not None:
                found[text] = answer
        return {**found, **self.words.get(question.id, {})}

    def separator_for(self, question: Question) -> str | None:
        """Return what parts several choices in a cell, if the map says."""
        return self.separators.get(question.id, self.separators.get(EVERYWHERE))

    def is_nothing(self, text: str) -> bool:
        """Tell whether a text means nothing, wherever it stands."""
        form = alike(text)
        return form in self.general_words and self.general_words[form] is None

    def ignored(self) -> list[str]:
        """Return the columns that are ignored, but for those that form tools add."""
        added = TOOLS | PERSONAL | {"name", "naam"}
        names = (name for name, target in self.columns.items() if target.key == IGNORE)
        return [name for name in names if plain_heading(name) not in added]


EMPTY = Map()


def _meaning(question: Question, text: str) -> Word:
    """Return what is written in a map as the meaning of a text; ``None`` if it has none here."""
    tick = TICKS.get(text) if question.kind == "choices" else None
    return parse_answer(question, text) if tick is None else tick


def read_map(questionnaire: Questionnaire, path: Path) -> Map:
    """Read a map; raises ``AnswersRefused`` with every problem in it."""
    node, problems = read_file(path)
    column_map = EMPTY
    if node is not None:
        reader = _MapReader(questionnaire, printable(path))
        with suppress(TooManyProblems):
            column_map = reader.read(node)
        problems = [*problems, *reader.problems]
    if problems:
        raise AnswersRefused(in_file_order(problems))
    return column_map


class _MapReader(NodeReader):
    def __init__(self, questionnaire: Questionnaire, file: str) -> None:
        super().__init__(file)
        self.questionnaire = questionnaire

    def text(self, node: Node | None) -> str | None:
        scalar = None if node is None else self.scalar(node)
        return None if scalar is None else scalar.value

    def read(self, root: Node) -> Map:
        is_empty = isinstance(root, Scalar) and root.is_null
        parts = {} if is_empty else self.fields(root, _KEYS) or {}
        columns = self.columns(parts.get("columns"))
        words: dict[str, dict[str, Word]] = {}
        readings: dict[str, str] = {}
        general: dict[str, str | None] = {}
        for key, node in self.entries(parts.get("values")):
            question = self.question(key) if key.value != EVERYWHERE else None
            if key.value == EVERYWHERE:
                general = self.words(node, self.general)
            elif question is not None and isinstance(node, Scalar) and not node.is_null:
                readings[question.id] = self.one_of(node, READINGS)
            elif question is not None:
                words[question.id] = self.words(node, partial(self.answer, question))
        order = self.one_of(parts.get("dates"), DATES)
        return Map(
            columns=columns,
            places=self.places(parts.get("places")),
            words=words,
            readings=readings,
            general_words=general,
            day_first=DATES.get(order),
            separators=self.separators(parts.get("separators")),
            skip_rows=self.whole(parts.get("skip_rows"), 0, MAX_SKIPPED),
            sheet=self.text(parts.get("sheet")),
            thousands=self.one_of(parts.get("thousands"), _THOUSANDS) or None,
        )

    def question(self, key: Scalar) -> Question | None:
        question = self.questionnaire.question.get(key.value)
        if question is None:
            guess = closest(key.value, [EVERYWHERE, *self.questionnaire.question])
            self.problem("unknown-question", key, guess, id=key.value)
        return question

    def one_of(self, node: Node | None, allowed: Iterable[str]) -> str:
        text = self.text(node)
        if node is not None and text is not None and text not in allowed:
            names = ", ".join(one if one[0].isalnum() else f"'{one}'" for one in allowed)
            self.problem("not-one-of", node, closest(text, allowed), value=text, allowed=names)
        return text or ""

    def whole(self, node: Node | None, least: int, most: int) -> int | None:
        scalar = None if node is None else self.scalar(node)
        if scalar is None:
            return None
        number = whole_number(scalar)
        if number is not None and least <= number <= most:
            return number
        self.problem("not-one-of", scalar, value=scalar.value[:60], allowed=f"{least}-{most}")
        return None

    def separators(self, node: Node | None) -> dict[str, str]:
        found: dict[str, str] = {}
        for key, value in self.entries(node):
            known = key.value == EVERYWHERE or self.question(key) is not None
            scalar = self.scalar(value)
            if scalar is not None and not scalar.value:
                self.problem("not-a-value", scalar)
            elif scalar is not None and known:
                found[key.value] = scalar.value
        return found

    def places(self, node: Node | None) -> dict[int, Target]:
        places: dict[int, Target] = {}
        for key, value in self.entries(node):
            number = self.whole(key, 1, MAX_COLUMNS)
            if number is not None and (target := self.target(value)) is not None:
                places[number] = target
        return places

    def columns(self, node: Node | None) -> dict[str, Target]:
        columns: dict[str, Target] = {}
        seen: dict[str, Scalar] = {}
        for key, value in self.entries(node):
            name = alike(key.value)
            if name in seen:
                first = str(seen[name].line)
                self.problem("duplicate-key", key, key=key.value, first=first)
            seen[name] = key
            if (target := self.target(value)) is not None:
                columns[key.value] = target
        return columns

    def target(self, node: Node) -> Target | None:
        if isinstance(node, Mapping):
            return self.choice(node)
        text = self.text(node)
        known = [*CASE_KEYS, IGNORE, *self.questionnaire.question]
        if text is not None and text not in known:
            self.problem("unknown-target", node, closest(text, known), target=text)
            return None
        return None if text is None else Target(text)

    def choice(self, node: Node) -> Target | None:
        """Read ``{question: ID, includes: VALUE}``."""
        parts = self.fields(node, _CHOICE_KEYS, required=_CHOICE_KEYS) or {}
        found = {key: one for key, value in parts.items() if (one := self.scalar(value))}
        if len(found) < len(_CHOICE_KEYS):
            return None
        asked, value = found["question"], found["includes"]
        several = {q.id: q for q in self.questionnaire.questions if q.kind == "choices"}
        question = several.get(asked.value)
        if question is None:
            self.problem("not-several", asked, closest(asked.value, several), id=asked.value)
            return None
        values = list(map(str, question.values))
        if value.value not in values:
            where, accepted = self.where(value), ", ".join(values)
            self.problems.append(not_an_answer(question, value.value, where, accepted=accepted))
            return None
        return Target(question.id, value.value)

    def words(self, node: Node, meaning: Callable[[Scalar], Any]) -> dict[str, Any]:
        """Read what texts mean, by their common form; null is unanswered."""
        words: dict[str, Any] = {}
        for key, value in self.entries(node):
            if not isinstance(value, Scalar):
                self.problem("not-a-value", value)
            elif value.is_null:
                words[alike(key.value)] = None
            elif (found := meaning(value)) is not None:
                words[alike(key.value)] = found
        return words

    def answer(self, question: Question, node: Scalar) -> Word:
        found = _meaning(question, node.value)
        if found is None:
            self.problems.append(not_an_answer(question, node.value, self.where(node)))
        return found

    def general(self, node: Scalar) -> str:
        if all(
            question.kind == "text" or _meaning(question, node.value) is None
            for question in self.questionnaire.questions
        ):
            self.problem("answer-nowhere", node, value=node.value[:60])
        return node.value
