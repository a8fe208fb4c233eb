"""The terminal report: readable, in any width, colour and alphabet; text is only text."""

from __future__ import annotations

import pytest
from msgspec import structs
from rich.cells import cell_len

from burgerkompas.cases import Case, read_case
from burgerkompas.engine import score
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report import Screen
from burgerkompas.safe_text import inert
from tests.helpers.paths import CASES
from tests.helpers.rendered import report

NAUGHTY = "[red]x[/red] [/nl] <b>&amp; \x1b[31mrood\x1b[0m \u202eomgekeerd =cmd() {0} %s"


def page(
    questionnaire: Questionnaire, case: Case, language: str, width: int = 80, **how: bool
) -> str:
    return report("terminal", [score(questionnaire, case)], language, Screen(width, **how))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "name", ["zwerfvuil-piershil", "stille-tocht-hoogkerk", "pedojagers-arnhem"]
)
def test_the_report_reads_like_this(
    shipped: Questionnaire, snapshot, name: str, language: str
) -> None:
    assert page(shipped, read_case(shipped, CASES / f"{name}.yaml"), language) == snapshot


def test_an_empty_case_says_that_too_little_is_known(shipped: Questionnaire, snapshot) -> None:
    assert page(shipped, Case(name="leeg"), "nl", unicode=False) == snapshot


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yaml")), ids=lambda path: path.stem)
def test_no_line_is_wider_than_the_terminal(shipped: Questionnaire, path) -> None:
    result = score(shipped, read_case(shipped, path))
    for width in (40, 60, 80, 100):
        for line in report("terminal", [result], "nl", Screen(width)).split("\n"):
            assert cell_len(line) <= width, line


def test_without_unicode_nothing_is_drawn_outside_ascii(shipped: Questionnaire) -> None:
    text = page(shipped, read_case(shipped, CASES / "oranje.yaml"), "en", unicode=False)
    assert not {c for c in text if ord(c) > 127} - set("ëéèïöüó–’‘“”…€")


def test_without_colour_there_is_no_escape_and_with_it_the_words_are_the_same(
    shipped: Questionnaire,
) -> None:
    case = read_case(shipped, CASES / "oranje.yaml")
    plain = page(shipped, case, "nl")
    assert "\x1b" not in plain
    assert "\x1b[" in page(shipped, case, "nl", color=True)


def test_naughty_text_is_shown_as_text(shipped: Questionnaire) -> None:
    case = structs.replace(
        read_case(shipped, CASES / "oranje.yaml"),
        name=NAUGHTY,
        notes={"plek": NAUGHTY, "middelen": NAUGHTY, "conclusie": NAUGHTY},
    )
    text = page(shipped, case, "nl", 300)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert text.count("[red]x[/red] [/nl] <b>&amp; [31mrood[0m omgekeerd =cmd() {0} %s") == 4


def test_inert_keeps_letters_and_drops_powers() -> None:
    assert inert("café 👩‍👩‍👧\n\tx\x00\x1b]8;;u\x07\u2066y") == "café 👩‍👩‍👧 x]8;;uy"


def test_words_of_merit_are_never_used(shipped: Questionnaire) -> None:
    for path in sorted(CASES.glob("*.yaml")):
        text = page(shipped, read_case(shipped, path), "nl").lower()
        assert "bewezen" not in text
        assert "geschikt" not in text
