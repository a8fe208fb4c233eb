"""What readers of each case chose, read from a table."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path

import msgspec

from burgerkompas.errors import AnswersRefused, Problem, Where, closest
from burgerkompas.files import printable, read_bytes
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.strictyaml import decode

CHOICES = ("first", "second", "never")
COLUMNS = ("case", "labeller", *CHOICES)
SEPARATOR = "|"
NOTHING = "-"


class CaseLabel(msgspec.Struct, frozen=True):
    """The combined choices of the labellers of one case.

    Attributes:
        first: ends that a labeller chose first.
        defensible: ends that a labeller chose first or second.
        never: ends that a labeller ruled out and no labeller chose.

    """

    first: frozenset[str]
    defensible: frozenset[str]
    never: frozenset[str]


def read_labels(questionnaire: Questionnaire, path: Path) -> dict[str, CaseLabel]:
    """Read labels from a CSV file: a row for each labeller of a case, by the case's name or file.

    Raises ``AnswersRefused`` with every problem: an unreadable file, a column that is missing, an
    end that the questionnaire does not have.
    """
    file = printable(path)
    data, problems = read_bytes(path)
    text, undecodable = decode(data, file)
    problems += undecodable
    rows = csv.DictReader(StringIO(text))
    if not problems:
        problems = [
            Problem("labels-without-column", Where(file, 1), {"name": name})
            for name in COLUMNS
            if name not in (rows.fieldnames or ())
        ]
    if problems:
        raise AnswersRefused(problems)
    decision = questionnaire.decision
    known = [end.id for end in decision.ends] if decision else []
    said: dict[str, list[Mapping[str, frozenset[str]]]] = {}
    for row in rows:
        choices = {name: _choices(row[name]) for name in CHOICES}
        for name, chosen in choices.items():
            where = Where(file, rows.line_num, COLUMNS.index(name) + 1, name)
            problems += [
                Problem("unknown-end", where, {"id": end}, closest(end, known))
                for end in sorted(chosen.difference(known))
            ]
        said.setdefault((row["case"] or "").strip(), []).append(choices)
    if problems:
        raise AnswersRefused(problems)
    return {case: _label(choices) for case, choices in said.items()}


def _choices(cell: str | None) -> frozenset[str]:
    parts = (part.strip() for part in (cell or "").split(SEPARATOR))
    return frozenset(part for part in parts if part and part != NOTHING)


def _label(said: Sequence[Mapping[str, frozenset[str]]]) -> CaseLabel:
    first = frozenset().union(*(choices["first"] for choices in said))
    defensible = first.union(*(choices["second"] for choices in said))
    never = frozenset().union(*(choices["never"] for choices in said))
    return CaseLabel(first, defensible, never - defensible)
