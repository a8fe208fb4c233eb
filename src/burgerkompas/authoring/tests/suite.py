"""The tests of a questionnaire as they stand in its file: read strictly, all problems at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

import msgspec

from burgerkompas.cases import Answer
from burgerkompas.cases.answers import AnswerReader
from burgerkompas.errors import (
    Problem,
    QuestionnaireRefused,
    TooManyProblems,
    Where,
    closest,
    in_file_order,
)
from burgerkompas.files import is_there
from burgerkompas.questionnaire.loader import main_file, tests_file
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.strictyaml import Mapping, Node, Scalar, Sequence, read_file
from burgerkompas.strictyaml.nodes import exact_number
from burgerkompas.strictyaml.reader import written_in

Op = Literal["is", "not", "in", "includes", "at_least", "at_most", "above", "below"]

Plain = str | float | bool | None | tuple[str | float | bool | None, ...]
"""What a part of a report can be compared with."""

OPS: tuple[Op, ...] = ("is", "not", "in", "includes", "at_least", "at_most", "above", "below")
KEYS = ("name", "like", "answers", "expect")


class Wish(msgspec.Struct, frozen=True):
    """One comparison; with ``not`` the value holds the wishes that may not all come true."""

    op: Op
    value: Plain | tuple[Wish, ...]
    where: Where


class Expected(msgspec.Struct, frozen=True):
    """What is expected of one part of the report: every wish, of the part at ``path``."""

    path: tuple[str, ...]
    wishes: tuple[Wish, ...]
    where: Where

    @property
    def name(self) -> str:
        """The path as it is written."""
        return ".".join(self.path)


class Test(msgspec.Struct, frozen=True):
    """Answers, and what must come of them."""

    name: str
    answers: dict[str, Answer]
    expected: tuple[Expected, ...]
    where: Where


def read_suite(questionnaire: Questionnaire, path: Path) -> tuple[Path, tuple[Test, ...]]:
    """Read the tests that lie beside a questionnaire; raises ``QuestionnaireRefused``."""
    file = tests_file(main_file(path))
    if not is_there(file):
        raise QuestionnaireRefused([Problem("no-tests", Where(str(file)))])
    node, problems = read_file(file)
    if node is None:
        raise QuestionnaireRefused(problems)
    reader = _SuiteReader(questionnaire, str(file))
    reader.problems += problems
    tests: tuple[Test, ...] = ()
    with suppress(TooManyProblems):
        tests = reader.suite(node)
    if reader.problems:
        raise QuestionnaireRefused(in_file_order(reader.problems))
    return file, tests


class _SuiteReader(AnswerReader):
    """Read the tests of one file."""

    def __init__(self, questionnaire: Questionnaire, file: str) -> None:
        super().__init__(file)
        self.questionnaire = questionnaire

    def suite(self, root: Node) -> tuple[Test, ...]:
        listed = (self.fields(root, ("tests",), required=("tests",)) or {}).get("tests")
        nodes = () if listed is None else self.items(listed)
        if listed is not None and nodes == ():
            self.problem("empty-list", listed)
        tests: dict[str, Test] = {}
        for node in nodes or ():
            test = self.test(node, tests)
            if test is not None:
                tests[test.name] = test
        return tuple(tests.values())

    def test(self, node: Node, before: dict[str, Test]) -> Test | None:
        values = self.fields(node, KEYS, required=("name", "expect"))
        if values is None:
            return None
        name = self.name(values.get("name"))
        if name and name in before:
            self.problem("duplicate-id", values["name"], id=name)
        answers = self.like(values.get("like"), before)
        if "answers" in values:
            answers = {**answers, **self.answers(self.questionnaire, values["answers"])}
        expected = tuple(self.expectations(values.get("expect")))
        return Test(name, answers, expected, self.where(node))

    def name(self, node: Node | None) -> str:
        if node is None:
            return ""
        if not isinstance(node, Scalar) or not node.value.strip():
            self.problem("not-a-text", node)
            return ""
        return node.value.strip()

    def like(self, node: Node | None, before: dict[str, Test]) -> dict[str, Answer]:
        name = self.name(node)
        if node is None or not name:
            return {}
        if name not in before:
            self.problem("no-test-before", node, closest(name, before), name=name)
            return {}
        return before[name].answers

    def expectations(self, node: Node | None) -> Iterator[Expected]:
        if node is None:
            return
        if not isinstance(node, Mapping):
            self.problem("not-a-mapping", node)
            return
        if not node.entries:
            self.problem("empty-list", node)
        for key, (key_node, value) in node.entries.items():
            yield Expected(tuple(key.split(".")), self.wishes(value), self.where(key_node))

    def wishes(self, node: Node) -> tuple[Wish, ...]:
        """Read a bare value, which is ``is``, or a mapping of comparisons."""
        if not isinstance(node, Mapping):
            return (Wish("is", self.plain(node), self.where(node)),)
        values = self.fields(node, OPS) or {}
        if not node.entries:
            self.problem("empty-list", node)
        return tuple(
            Wish(op, self.value(op, values[op]), self.where(values[op]))
            for op in OPS
            if op in values
        )

    def value(self, op: Op, node: Node) -> Plain | tuple[Wish, ...]:
        if op == "not":
            return self.wishes(node)
        value = self.plain(node)
        if op == "in" and not isinstance(value, tuple):
            self.problem("not-a-list", node)
        if op in ("at_least", "at_most", "above", "below") and not _is_number(value):
            self.problem("not-a-number", node, value=written_in(node))
        return value

    def plain(self, node: Node) -> Plain:
        if isinstance(node, Mapping):
            self.problem("not-a-value", node)
            return None
        if isinstance(node, Sequence):
            for item in node.items:
                if not isinstance(item, Scalar):
                    self.problem("not-a-value", item)
            return tuple(_scalar(item) for item in node.items if isinstance(item, Scalar))
        return _scalar(node)


def _scalar(node: Scalar) -> str | float | bool | None:
    if node.is_null:
        return None
    if node.plain and node.value in ("true", "false"):
        return node.value == "true"
    number = exact_number(node)
    return node.value if number is None else float(number)


def _is_number(value: object) -> bool:
    return isinstance(value, float)
