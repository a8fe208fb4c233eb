"""The pages of problems say what is so: bad samples have their code, good ones none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import burgerkompas
from burgerkompas.authoring.check import WARNINGS, run_checks
from burgerkompas.texts import catalogue
from tests.helpers import samples

SRC = Path(burgerkompas.__file__).parent
SECTIONS = samples.sections()

# These need more than one file of text; other tests make them.
WITHOUT_SAMPLES = {
    "alias", "empty-file", "is-a-folder", "maybe-thousands", "no-such-file",
    "no-such-questionnaire", "not-a-file",
    "not-text", "not-utf8", "second-scorecard", "second-table", "too-deep", "too-large",
    "too-many-values", "undetermined", "unreadable", "weights-too-fine",
    "yaml-character",
}  # fmt: skip


def found(text: str, tmp_path: Path) -> list[tuple[str, int | None]]:
    path = tmp_path / "walk.yaml"
    path.write_text(text, encoding="utf-8")
    return [(f.problem.code, f.problem.where.line) for f in run_checks(path).findings]


def test_the_questionnaire_of_the_samples_is_sound(tmp_path: Path) -> None:
    assert found(samples.base(), tmp_path) == []


@pytest.mark.parametrize("section", [s for s in SECTIONS if s.bad], ids=lambda s: s.code)
def test_a_bad_sample_has_its_code_at_its_line_and_nothing_else(
    section: samples.Section, tmp_path: Path
) -> None:
    text = samples.made(section.bad or "")
    lines = samples.marked(text) or [None]
    assert found(text, tmp_path) == [(section.code, line) for line in lines]


@pytest.mark.parametrize("section", [s for s in SECTIONS if s.good], ids=lambda s: s.code)
def test_a_good_sample_is_sound(section: samples.Section, tmp_path: Path) -> None:
    assert found(samples.made(section.good or ""), tmp_path) == []


def test_every_code_has_a_page_with_both_samples_and_no_other_has() -> None:
    rooms = (SRC / "questionnaire", SRC / "strictyaml")
    files = [SRC / "files.py", *(path for room in rooms for path in room.rglob("*.py"))]
    source = "".join(path.read_text(encoding="utf-8") for path in files)
    # A questionnaire is only read; files.py tells of what is written too.
    written = {"unwritable", "written-over"}
    texts = catalogue("en")
    codes = {code for code in texts["problems"] if f'"{code}"' in source} - written
    codes |= texts["checks"].keys()
    # It is about cells, but has too much to tell for one line.
    codes |= {"maybe-thousands"}
    assert {s.code for s in SECTIONS} == codes
    assert {s.code for s in SECTIONS if not (s.bad and s.good)} == WITHOUT_SAMPLES


def test_the_pages_tell_errors_from_warnings() -> None:
    assert {s.code for s in SECTIONS if s.severity == "warning"} == set(WARNINGS)


def test_every_page_is_in_the_list_of_all_codes() -> None:
    page = (samples.PAGES / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"\[([a-z0-9-]+)\]\(\1\.md\)", page.partition("## All codes")[2])
    assert sorted(listed) == [s.code for s in SECTIONS]
