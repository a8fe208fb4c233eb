"""Read the file with a questionnaire's tests (all problems at once), and describe its schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import Literal, get_args

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
from burgerkompas.files import is_there, printable
from burgerkompas.questionnaire.folder import main_file, read_part, tests_file
from burgerkompas.questionnaire.json_schema import Schema
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.strictyaml import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    exact_number,
    parse_bytes,
    written_in,
)

Op = Literal["is", "not", "in", "includes", "at_least", "at_most", "above", "below"]

PlainValue = str | float | bool | None | tuple[str | float | bool | None, ...]
"""The values that a part of a report can be compared with."""

OPS: tuple[Op, ...] = get_args(Op)
KEYS = ("name", "like", "answers", "expect")


class Matcher(msgspec.Struct, frozen=True):
    """A comparison with a value; ``not`` has no value and holds unless all ``inner`` ones do."""

    op: Op
    value: PlainValue
    where: Where
    inner: tuple[Matcher, ...] = ()


class Expectation(msgspec.Struct, frozen=True):
    """An expectation of the part of the report at ``path``: every matcher must hold."""

    path: tuple[str, ...]
    matchers: tuple[Matcher, ...]
    where: Where

    @property
    def name(self) -> str:
        """The path as it is written."""
        return ".".join(self.path)


class AuthorTest(msgspec.Struct, frozen=True):
    """Answers, and their expected results."""

    name: str
    answers: dict[str, Answer]
    expected: tuple[Expectation, ...]
    where: Where


def read_suite(questionnaire: Questionnaire, path: Path) -> tuple[Path, tuple[AuthorTest, ...]]:
    """Read the tests that belong to a questionnaire; raises ``QuestionnaireRefused``."""
    main = main_file(path)
    file = tests_file(main)
    if not is_there(file):
        raise QuestionnaireRefused([Problem("no-tests", Where(printable(file)))])
    data, problems = read_part(file, main)
    node = None
    if not problems:
        node, problems = parse_bytes(data, printable(file))
    if node is None:
        raise QuestionnaireRefused(problems)
    reader = _SuiteReader(questionnaire, printable(file))
    reader.problems += problems
    tests: tuple[AuthorTest, ...] = ()
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

    def suite(self, root: Node) -> tuple[AuthorTest, ...]:
        listed = (self.fields(root, ("tests",), required=("tests",)) or {}).get("tests")
        nodes = () if listed is None else self.items(listed)
        if listed is not None and nodes == ():
            self.problem("empty-list", listed)
        tests: dict[str, AuthorTest] = {}
        for node in nodes or ():
            test = self.test(node, tests)
            if test is not None:
                tests[test.name] = test
        return tuple(tests.values())

    def test(self, node: Node, before: dict[str, AuthorTest]) -> AuthorTest | None:
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
        return AuthorTest(name, answers, expected, self.where(node))

    def name(self, node: Node | None) -> str:
        if node is None:
            return ""
        if not isinstance(node, Scalar) or not node.value.strip():
            self.problem("not-a-text", node)
            return ""
        return node.value.strip()

    def like(self, node: Node | None, before: dict[str, AuthorTest]) -> dict[str, Answer]:
        name = self.name(node)
        if node is None or not name:
            return {}
        if name not in before:
            self.problem("no-test-before", node, closest(name, before), name=name)
            return {}
        return before[name].answers

    def expectations(self, node: Node | None) -> Iterator[Expectation]:
        if node is None:
            return
        if not isinstance(node, Mapping):
            self.problem("not-a-mapping", node)
            return
        if not node.entries:
            self.problem("empty-list", node)
        for key, (key_node, value) in node.entries.items():
            yield Expectation(tuple(key.split(".")), self.matchers(value), self.where(key_node))

    def matchers(self, node: Node) -> tuple[Matcher, ...]:
        """Read a bare value, which is ``is``, or a mapping of comparisons."""
        if not isinstance(node, Mapping):
            return (Matcher("is", self.plain(node), self.where(node)),)
        values = self.fields(node, OPS) or {}
        if not node.entries:
            self.problem("empty-list", node)
        return tuple(self.matcher(op, values[op]) for op in OPS if op in values)

    def matcher(self, op: Op, node: Node) -> Matcher:
        if op == "not":
            return Matcher(op, None, self.where(node), self.matchers(node))
        value = self.plain(node)
        if op == "in" and not isinstance(value, tuple):
            self.problem("not-a-list", node)
        if op in ("at_least", "at_most", "above", "below") and not isinstance(value, float):
            self.problem("not-a-number", node, value=written_in(node))
        return Matcher(op, value, self.where(node))

    def plain(self, node: Node) -> PlainValue:
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


def schema_of_tests() -> Schema:
    """Return the schema of the file with a questionnaire's tests, for an editor."""
    schema: Schema = json.loads((files(__package__) / "schema.json").read_bytes())
    return schema
