"""Read a case: a file, its bytes, a node, single texts, or values from Python."""

from __future__ import annotations

from collections.abc import Mapping as MappingLike
from collections.abc import Sequence as SequenceLike
from contextlib import suppress
from fractions import Fraction
from pathlib import Path

from burgerkompas.cases.case import ABSENT, Absence, Answer, Case
from burgerkompas.cases.reader import CaseReader, plain_answers
from burgerkompas.errors import AnswersRefused, Enough, Problem, Where
from burgerkompas.numbers import decimal_text
from burgerkompas.questionnaire.model import Question, Questionnaire
from burgerkompas.strictyaml import decoding as strict_text
from burgerkompas.strictyaml import parser as strict_yaml
from burgerkompas.strictyaml.nodes import Mapping, Node, Scalar, Sequence


def read_case(questionnaire: Questionnaire, path: Path) -> Case:
    """Read a case file; raises ``AnswersRefused`` with every problem in it."""
    data, problems = strict_text.read_bytes(path)
    if problems:
        raise AnswersRefused(problems)
    return parse_case(questionnaire, data, str(path))


def parse_case(questionnaire: Questionnaire, data: bytes, file: str) -> Case:
    """Read a case from the bytes of a file; ``file`` names it in problems.

    Raises ``AnswersRefused`` with every problem in it.
    """
    (found,) = parse_cases(questionnaire, [(file, data)])
    if not isinstance(found, Case):
        raise AnswersRefused(found)
    return found


def parse_cases(
    questionnaire: Questionnaire, texts: SequenceLike[tuple[str, bytes]]
) -> list[Case | list[Problem]]:
    """Read cases, each from the name of its file and its bytes; returns its problems if it has any.

    Each step is done for all before the next one begins: a processor does the same again faster.
    """
    known = plain_answers(questionnaire)
    decoded = [(file, *strict_text.decode(data, file)) for file, data in texts]
    parsed = [
        (file, None, problems) if problems else (file, *strict_yaml.parse_one(text, file, known))
        for file, text, problems in decoded
    ]
    return [_case(questionnaire, *one) for one in parsed]


def _case(
    questionnaire: Questionnaire, file: str, node: Node | None, problems: list[Problem]
) -> Case | list[Problem]:
    if node is None:
        return problems
    case, found = case_from_node(questionnaire, node, file)
    problems += [problem for problem in found if problem not in problems]
    problems.sort(key=lambda p: (p.where.line or 0, p.where.column or 0))
    return problems or case


def case_from_node(
    questionnaire: Questionnaire, node: Node, file: str
) -> tuple[Case, list[Problem]]:
    """Make a case of one YAML document, with the problems found in it."""
    reader = CaseReader(questionnaire, file)
    try:
        return reader.case(node), reader.problems
    except Enough:
        return Case(), reader.problems


def answers_from_node(
    questionnaire: Questionnaire, node: Node, file: str
) -> tuple[dict[str, Answer], list[Problem]]:
    """Read a mapping of answers by question id, with the problems found in it."""
    reader = CaseReader(questionnaire, file)
    return reader.answers(node), reader.problems


def parse_answer(question: Question, text: str) -> Answer | None:
    """Read one answer from plain text (a command line, a table's cell); ``None`` if it isn't one.

    Several choices are separated by ``;`` or ``,``; decimals stand after a point or a comma.
    """
    reader = CaseReader(None, "")
    if question.kind == "number":
        text = text.replace(",", ".")
    node: Node = Scalar(text.strip(), True, 0, 0)
    if question.kind == "choices" and text.strip() not in ABSENT:
        node = Sequence(0, 0)
        parts = text.replace(",", ";").split(";")
        node.items = [Scalar(part.strip(), True, 0, 0) for part in parts if part.strip()]
    answer = None
    with suppress(Enough):
        answer = reader.answer(question, node)
    return None if reader.problems else answer


def check_answers(questionnaire: Questionnaire, raw: MappingLike[str, object]) -> dict[str, Answer]:
    """Check answers that come from Python; raises ``AnswersRefused`` with every problem.

    Takes values as in a case file: numbers, ids, lists of ids, ``"unknown"``, ``None`` or an
    ``Absence``.
    """
    reader = CaseReader(questionnaire, "<answers>")
    root = Mapping(0, 0)
    for key, value in raw.items():
        root.entries[str(key)] = (Scalar(str(key), True, 0, 0), _node(value))
    answers: dict[str, Answer] = {}
    with suppress(Enough):
        answers = reader.answers(root)
    if reader.problems:
        places = [p._replace(where=Where("<answers>")) for p in reader.problems]
        raise AnswersRefused(places)
    return answers


def _node(value: object) -> Node:
    if value is None:
        return Scalar("", True, 0, 0)
    if isinstance(value, Absence):
        return Scalar("" if value is Absence.UNANSWERED else value.value, True, 0, 0)
    if isinstance(value, (list, tuple)):
        sequence = Sequence(0, 0)
        sequence.items = [_node(item) for item in value]
        return sequence
    if isinstance(value, bool):
        return Scalar(str(value).lower(), True, 0, 0)
    if isinstance(value, Fraction):
        return Scalar(decimal_text(value), True, 0, 0)
    return Scalar(str(value), isinstance(value, int) or not str(value).isdecimal(), 0, 0)
