"""A comparison in its four shapes: the same words in each, any text only text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import msgspec
import pytest
from rich.cells import cell_len

from burgerkompas.cases import Case, read_case
from burgerkompas.cases.store import save_case
from burgerkompas.comparison import compare
from burgerkompas.questionnaire.loader import load
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report import COMPARISON_FORMATS, Screen
from burgerkompas.report.blocks import SectionedPage, TextTable
from burgerkompas.report.comparison import comparison_view
from burgerkompas.report.to_markdown import escape
from burgerkompas.safe_text import inert
from tests.helpers.compared import moments, naughty, people
from tests.helpers.naughty import NAUGHTY, WORD
from tests.helpers.paths import CASES, QUESTIONNAIRES, TESTS
from tests.helpers.rendered import compared

Run = Callable[..., CompletedProcess[bytes]]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("shape", COMPARISON_FORMATS)
@pytest.mark.parametrize("what", [people, moments])
def test_a_comparison_reads_like_this(
    shipped: Questionnaire, snapshot, what: Callable, shape: str, language: str
) -> None:
    text = compared(shape, what(shipped), language)
    text = re.sub(r"<style>.*</style>", "<style>", text, flags=re.DOTALL)
    assert re.sub(r'"digest": "\w+"', '"digest": "…"', text) == snapshot


def words_of(view: SectionedPage) -> list[str]:
    """Return every text that a view shows."""
    shown = msgspec.to_builtins((view.title, view.people, view.notices, view.sections))
    return [text for text in _strings(shown) if text]


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list | tuple):
        for one in data.values() if isinstance(data, dict) else data:
            yield from _strings(one)


def seen(text: str) -> str:
    """Return what a reader of a page sees."""
    from html import unescape

    return " ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split())


def tags(page: str) -> list[str]:
    return re.findall(r"<[a-z][^>]*?(?= |>)", re.sub(r'"[^"]*"', '""', page))


def test_every_shape_says_all_that_the_view_has(shipped: Questionnaire) -> None:
    comparison = people(shipped)
    shapes = {
        "terminal": " ".join(compared("terminal", comparison, "nl", Screen(2000)).split()),
        "html": seen(compared("html", comparison, "nl")),
        "markdown": " ".join(
            re.sub(r"\\(.)", r"\1", compared("markdown", comparison, "nl")).split()
        ),
    }
    for name, shape in shapes.items():
        for text in words_of(comparison_view(comparison, "nl")):
            assert " ".join(text.split()) in shape, (name, text)


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_the_terminal(shipped: Questionnaire, width: int) -> None:
    for what in (people, moments):
        text = compared("terminal", what(shipped), "nl", Screen(width))
        for line in text.split("\n"):
            assert cell_len(line) <= width, line


@pytest.mark.parametrize("text", NAUGHTY, ids=range(len(NAUGHTY)))
def test_any_text_is_shown_as_text(shipped: Questionnaire, text: str) -> None:
    comparison = naughty(shipped, text)
    page, plain = compared("html", comparison, "nl"), compared("html", naughty(shipped, "x"), "nl")
    assert tags(page) == tags(plain)
    assert inert(text) in seen(page) or text == WORD or "<" in text
    terminal = compared("terminal", comparison, "nl", Screen(100))
    assert not {c for c in terminal if ord(c) < 32} - {"\n"}
    assert escape(inert(text)) in compared("markdown", comparison, "nl")
    data = json.loads(compared("json", comparison, "nl"))
    assert data["cases"][0]["name"] == f"{text}0"


def test_nothing_says_who_is_right_or_that_it_got_better(shipped: Questionnaire) -> None:
    for what in (people, moments):
        for language in ("nl", "en"):
            text = " ".join(words_of(comparison_view(what(shipped), language))).lower()
            # A question asks who would phone if things went wrong.
            text = text.replace("if things went wrong?", "")
            for word in (
                "gelijk heeft gekregen",
                "fout",
                "wrong",
                "improved",
                "verbeterd",
                "beter dan",
            ):
                assert word not in text


def test_without_an_advice_the_raw_values_are_compared() -> None:
    questionnaire = load(QUESTIONNAIRES / "phq9.yaml")
    names = [question.id for question in questionnaire.questions]
    cases = [
        Case(name="x", date=f"2026-0{i}-01", answers=dict.fromkeys(names, 2) | {"harm": i})
        for i in (1, 3)
    ]
    comparison = compare(questionnaire, cases)
    view = comparison_view(comparison, "en")
    titles = [part.title for part in view.sections]
    assert titles[:2] == ["What was answered differently", "What is the same"]
    assert titles[2:] == ["Types and levels", "To talk about"]
    table = view.sections[2].blocks[0]
    assert isinstance(table, TextTable)
    assert table.rows == (("Severity", "17: moderately severe", "19: moderately severe"),)
    assert json.loads(compared("json", comparison, "en"))["cases"][0]["outcome"] == "none"


def test_cases_of_another_version_say_so_also_if_it_is_the_same_for_all(
    shipped: Questionnaire,
) -> None:
    def told(*versions: str) -> str:
        cases = [Case(name="x", questions=f"burgerkompas@{version}") for version in versions]
        return compared("terminal", compare(shipped, cases), "nl", Screen(2000))

    assert "Ingevuld met burgerkompas@1.0.0" in told("1.0.0", "1.0.0")
    assert "burgerkompas@" not in told("2.0.0", "2.0.0")
    assert "burgerkompas@1.0.0; burgerkompas@2.0.0" in told("1.0.0", "2.0.0")


# -- the command -----------------------------------------------------------------------------


def test_the_command_compares_in_every_format(
    call: Run, shipped: Questionnaire, tmp_path: Path
) -> None:
    for name in ("professional", "initiatiefnemers"):
        case = read_case(shipped, TESTS / "report" / "comparison" / f"{name}.yaml")
        save_case(shipped, case, tmp_path / f"{name}.yaml")
    names = ("professional.yaml", "initiatiefnemers.yaml")
    data = json.loads(call("compare", *names, "--json").stdout)
    assert (data["schema"], data["kind"]) == ("burgerkompas/compare/1", "respondents")
    data = json.loads(call("compare", *names, "--json", "--as", "moments").stdout)
    assert (data["kind"], data["reason"]) == ("moments", "asked")
    assert call("compare", *names).stdout.startswith(b"Naast elkaar: Buurttuin De Hoek\n")
    assert call("compare", *names, "--format", "html").stdout.startswith(b"<!doctype html>")
    done = call("compare", *names, "--format", "markdown", "--lang", "en", "-o", "c.md")
    assert (done.returncode, done.stdout) == (0, b"")
    assert (tmp_path / "c.md").read_text(encoding="utf-8").startswith("# Side by side")


def test_one_case_an_unknown_kind_and_a_broken_case_are_refused(call: Run, tmp_path: Path) -> None:
    done = call("compare", CASES / "oranje.yaml")
    assert done.returncode == 2
    assert b"twee casussen of meer" in done.stderr
    done = call("compare", CASES / "oranje.yaml", CASES / "oranje.yaml", "--as", "friends")
    assert done.returncode == 2
    assert b"respondents" in done.stderr
    (tmp_path / "bad.yaml").write_text("case: {name: x}\nanswers: {nothing: 1}\n", encoding="utf-8")
    assert call("compare", CASES / "oranje.yaml", "bad.yaml").returncode == 4
