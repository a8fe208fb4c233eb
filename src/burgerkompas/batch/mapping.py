"""A map: what the columns and answer texts of somebody else's table mean.

```yaml
columns:
  What is it called?: name
  "aims[SQ001]": {question: aims, includes: nature}
  Timestamp: ignore
values:
  money: {none at all: 0, enough: 4}
  "*": {I don't know: unknown, "-": null}
dates: day-first
```

Names and texts are compared without regard to case, white space and the shape of quotation marks.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from pathlib import Path

import msgspec

from burgerkompas.cases import Answer, not_an_answer, parse_answer
from burgerkompas.errors import AnswersRefused, TooManyProblems, closest, in_file_order
from burgerkompas.questionnaire.model import Question, Questionnaire
from burgerkompas.strictyaml import Mapping, Node, NodeReader, Scalar, read_file

ABOUT = ("name", "place", "date", "respondent")
"""What a table says about the case itself."""

IGNORE = "ignore"
EVERYWHERE = "*"
DATES = {"day-first": True, "month-first": False}

_KEYS = ("columns", "values", "dates")
_QUOTES = str.maketrans("\u2018\u2019\u201c\u201d\u00a0", "''\"\" ")
_SPACE = re.compile(r"\s+")


class Choice(msgspec.Struct, frozen=True):
    """One option of a question with several choices, as the meaning of a column of its own."""

    question: str
    choice: str


class Map(msgspec.Struct, frozen=True):
    """What is called otherwise: columns by their names, and by question what its texts mean."""

    columns: dict[str, str | Choice] = {}
    values: dict[str, dict[str, Answer | None]] = {}
    everywhere: dict[str, str | None] = {}
    day_first: bool | None = None

    def values_of(self, question: Question) -> dict[str, Answer | None]:
        """Return what texts mean as answers to a question, by their common form."""
        general = {
            text: None if value is None else parse_answer(question, value)
            for text, value in self.everywhere.items()
        }
        fitting = {t: a for t, a in general.items() if a is not None or self.everywhere[t] is None}
        return {**fitting, **self.values.get(question.id, {})}


EMPTY = Map()


def alike(text: str) -> str:
    """Return the form in which texts are compared."""
    return (
        _SPACE.sub(" ", unicodedata.normalize("NFKC", text).translate(_QUOTES)).strip().casefold()
    )


def read_map(questionnaire: Questionnaire, path: Path) -> Map:
    """Read a map; raises ``AnswersRefused`` with every problem in it."""
    node, problems = read_file(path)
    found = EMPTY
    if node is not None:
        reader = _MapReader(questionnaire, str(path))
        with suppress(TooManyProblems):
            found = reader.read(node)
        problems = [*problems, *reader.problems]
    if problems:
        raise AnswersRefused(in_file_order(problems))
    return found


class _MapReader(NodeReader):
    def __init__(self, questionnaire: Questionnaire, file: str) -> None:
        super().__init__(file)
        self.questionnaire = questionnaire

    def text(self, node: Node) -> str | None:
        scalar = self.scalar(node)
        return None if scalar is None else scalar.value

    def read(self, root: Node) -> Map:
        parts: dict[str, Node] = {}
        for key, node in self.entries(root):
            if key.value in _KEYS:
                parts[key.value] = node
            else:
                self.problem("unknown-key", key, closest(key.value, _KEYS), key=key.value)
        columns, values = self.columns(parts.get("columns")), {}
        everywhere: dict[str, str | None] = {}
        for key, node in self.entries(parts.get("values")):
            question = self.questionnaire.question.get(key.value)
            if key.value == EVERYWHERE:
                everywhere = self.everywhere(node)
            elif question is None:
                guess = closest(key.value, [EVERYWHERE, *self.questionnaire.question])
                self.problem("unknown-question", key, guess, id=key.value)
            else:
                values[question.id] = self.values(question, node)
        return Map(columns, values, everywhere, self.dates(parts.get("dates")))

    def dates(self, node: Node | None) -> bool | None:
        if node is None:
            return None
        text = self.text(node)
        if text is not None and text not in DATES:
            allowed = ", ".join(DATES)
            self.problem("not-one-of", node, closest(text, DATES), value=text, allowed=allowed)
        return DATES.get(text or "")

    def columns(self, node: Node | None) -> dict[str, str | Choice]:
        columns: dict[str, str | Choice] = {}
        seen: dict[str, Scalar] = {}
        for key, value in self.entries(node):
            name = alike(key.value)
            if name in seen:
                first = str(seen[name].line)
                self.problem("duplicate-key", key, key=key.value, first=first)
            seen[name] = key
            target = self.choice(value) if isinstance(value, Mapping) else self.target(value)
            if target is not None:
                columns[key.value] = target
        return columns

    def target(self, node: Node) -> str | None:
        text = self.text(node)
        known = [*ABOUT, IGNORE, *self.questionnaire.question]
        if text is not None and text not in known:
            self.problem("unknown-target", node, closest(text, known), target=text)
            return None
        return text

    def choice(self, node: Mapping) -> Choice | None:
        """Read ``{question: ID, includes: VALUE}``."""
        found: dict[str, Scalar] = {}
        for key, value in self.entries(node):
            if key.value not in ("question", "includes"):
                guess = closest(key.value, ("question", "includes"))
                self.problem("unknown-key", key, guess, key=key.value)
            elif isinstance(value, Scalar):
                found[key.value] = value
            else:
                self.problem("not-a-value", value)
        for name in ("question", "includes"):
            if name not in found:
                self.problem("missing-key", node, key=name)
        if len(found) < 2:
            return None
        asked, value = found["question"], found["includes"]
        several = {q.id: q for q in self.questionnaire.questions if q.kind == "choices"}
        if asked.value not in several:
            guess = closest(asked.value, several)
            self.problem("not-several", asked, guess, id=asked.value)
            return None
        question = several[asked.value]
        values = [str(option) for option in question.values]
        if value.value not in values:
            where, accepted = self.where(value), ", ".join(values)
            self.problems.append(not_an_answer(question, value.value, where, accepted=accepted))
            return None
        return Choice(asked.value, value.value)

    def values(self, question: Question, node: Node) -> dict[str, Answer | None]:
        values: dict[str, Answer | None] = {}
        for key, value in self.entries(node):
            if isinstance(value, Scalar) and value.is_null:
                values[alike(key.value)] = None
                continue
            text = self.text(value)
            answer = None if text is None else parse_answer(question, text)
            if answer is not None:
                values[alike(key.value)] = answer
            elif text is not None:
                self.problems.append(not_an_answer(question, text, self.where(value)))
        return values

    def everywhere(self, node: Node) -> dict[str, str | None]:
        values: dict[str, str | None] = {}
        for key, value in self.entries(node):
            if isinstance(value, Scalar) and value.is_null:
                values[alike(key.value)] = None
                continue
            text = self.text(value)
            if text is None:
                continue
            if all(
                question.kind == "text" or parse_answer(question, text) is None
                for question in self.questionnaire.questions
            ):
                self.problem("answer-nowhere", value, value=text[:60])
            values[alike(key.value)] = text
        return values
