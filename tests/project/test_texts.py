"""What the program says is there in every language, with the same values filled in."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import burgerkompas
from burgerkompas.cases import Absence
from burgerkompas.errors import Problem, Where
from burgerkompas.strictyaml.parser import parse
from burgerkompas.texts import LANGUAGES
from burgerkompas.texts.authors import CHECK, TESTING
from burgerkompas.texts.batch import BATCH
from burgerkompas.texts.command_line import CLI, USAGE
from burgerkompas.texts.compare import COMPARE
from burgerkompas.texts.form import FORM
from burgerkompas.texts.interview import INTERVIEW, PRACTICE
from burgerkompas.texts.problems import KINDS, PROBLEMS, SYSTEM, say_problem
from burgerkompas.texts.questionnaire_problems import CHECKS
from burgerkompas.texts.report import NO_DECISION, REPORT

TABLES = [
    BATCH,
    CHECK,
    CHECKS,
    CLI,
    COMPARE,
    FORM,
    INTERVIEW,
    KINDS,
    PRACTICE,
    PROBLEMS,
    REPORT,
    SYSTEM,
    NO_DECISION,
    TESTING,
    USAGE,
]
SRC = Path(burgerkompas.__file__).parent


NOT_YAML = [
    *("a: b: c", "a: 1\nb", "a:\n b: 1\n  c: 2", "a: 'b' c", "a: @b", "a: [b", "a: {b", "a: 'b"),
    *("a: [,]", "a: ]", 'a: "\\q"', "a: | b", "a: ? b", "a: - b", "- a\nb: 1", "a: 'b\n---\n'"),
    *("a:\n\t- b", "a:\n  b\n\tc: 1", "a:\n  b: 1\n\tc: 1", 'a: "\\x1"', 'a: "\\ud83d"'),
]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("table", TABLES)
def test_every_text_is_there_in_every_language_with_the_same_fields(table: dict) -> None:
    for key, texts in table.items():
        assert tuple(texts) == LANGUAGES, key
        assert len({frozenset(fields(text)) for text in texts.values()}) == 1, key


@pytest.mark.parametrize("text", NOT_YAML)
def test_what_is_wrong_with_a_yaml_is_told_in_the_language_of_the_user(text: str) -> None:
    _, problems = parse(text, "f")
    assert [problem.code for problem in problems] == ["yaml-syntax"]
    assert problems[0].values["reason"] in SYSTEM


def test_a_number_in_a_problem_is_written_as_in_the_language_of_the_user() -> None:
    problem = Problem("too-large", Where("f"), {"most": 5_000_000})
    assert say_problem(problem, "nl").endswith("meer dan 5.000.000 bytes.")
    assert say_problem(problem, "en").endswith("more than 5,000,000 bytes.")


def test_every_problem_code_has_a_text() -> None:
    used = set()
    for path in SRC.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        used |= set(re.findall(r'[Pp]roblem\(\s*"([a-z0-9-]+)"', source))
        used |= set(re.findall(r'code = "([a-z-]+)"', source))
        used |= set(re.findall(r'finding\(\s*"([a-z-]+)"', source))
    assert used <= set(PROBLEMS) | set(CHECKS)


def test_every_kind_of_thing_that_an_id_is_of_has_words() -> None:
    source = "".join(path.read_text("utf-8") for path in (SRC / "questionnaire").rglob("*.py"))
    named = re.findall(r'\.known\([^,()]+, [^,()]+, "(\w+)"', source)
    assert named
    assert set(named) <= set(KINDS)


def test_every_text_of_a_problem_is_used() -> None:
    source = "".join(
        path.read_text(encoding="utf-8") for path in SRC.rglob("*.py") if "texts" not in path.parts
    )
    assert not [code for code in (*PROBLEMS, *CHECKS) if f'"{code}"' not in source]


def test_every_kind_of_absence_has_words_in_a_report() -> None:
    assert all(absence.value.replace("_", "-") in REPORT for absence in Absence)
