"""What the program says is there in every language, with the same values filled in."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

import burgerkompas
from burgerkompas.cases import Absence
from burgerkompas.errors import Problem, Where
from burgerkompas.strictyaml.parser import parse
from burgerkompas.texts import LANGUAGES, Section, catalogue
from burgerkompas.texts.problems import say_problem

SRC = Path(burgerkompas.__file__).parent
CODES = catalogue("nl")["problems"].keys() | catalogue("nl")["checks"].keys()


NOT_YAML = [
    *("a: b: c", "a: 1\nb", "a:\n b: 1\n  c: 2", "a: 'b' c", "a: @b", "a: [b", "a: {b", "a: 'b"),
    *("a: [,]", "a: ]", 'a: "\\q"', "a: | b", "a: ? b", "a: - b", "- a\nb: 1", "a: 'b\n---\n'"),
    *("a:\n\t- b", "a:\n  b\n\tc: 1", "a:\n  b: 1\n\tc: 1", 'a: "\\x1"', 'a: "\\ud83d"'),
]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def lines_of(language: str) -> list[str]:
    return (SRC / "texts" / f"{language}.ini").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("section", get_args(Section))
def test_every_text_is_there_in_every_language_with_the_same_fields(section: Section) -> None:
    first, *others = (catalogue(language)[section] for language in LANGUAGES)
    for texts in others:
        assert list(texts) == list(first)
        for key, text in texts.items():
            assert fields(text) == fields(first[key]), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_of_a_catalogue_is_empty_or_a_comment_or_a_section_or_a_text(language: str) -> None:
    line = re.compile(r"(#.*|\[[a-z-]+\]|\S[^=]* = \S(.*\S)?)?")
    assert [one for one in lines_of(language) if not line.fullmatch(one)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_section_or_key_stands_in_a_catalogue_twice(language: str) -> None:
    sections, lines = catalogue(language), lines_of(language)
    assert [line[1:-1] for line in lines if line.startswith("[")] == list(get_args(Section))
    texts = [line for line in lines if line[:1] not in ("", "#", "[")]
    assert len(texts) == sum(map(len, sections.values()))


@pytest.mark.parametrize("text", NOT_YAML)
def test_what_is_wrong_with_a_yaml_is_told_in_the_language_of_the_user(text: str) -> None:
    _, problems = parse(text, "f")
    assert [problem.code for problem in problems] == ["yaml-syntax"]
    assert problems[0].values["reason"] in catalogue("nl")["problem-parts"]


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
    assert used <= CODES


def test_every_kind_of_thing_that_an_id_is_of_has_words() -> None:
    source = "".join(path.read_text("utf-8") for path in (SRC / "questionnaire").rglob("*.py"))
    named = re.findall(r'\.known\([^,()]+, [^,()]+, "(\w+)"', source)
    assert named
    assert set(named) <= catalogue("nl")["problem-parts"].keys()


def test_every_text_of_a_problem_is_used() -> None:
    source = "".join(
        path.read_text(encoding="utf-8") for path in SRC.rglob("*.py") if "texts" not in path.parts
    )
    assert not [code for code in CODES if f'"{code}"' not in source]


def test_every_kind_of_absence_has_words_in_a_report() -> None:
    assert all(absence.value.replace("_", "-") in catalogue("nl")["report"] for absence in Absence)
