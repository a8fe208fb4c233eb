"""The page in a real browser: it opens from disk, is accessible, and prints on two sheets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs

from burgerkompas.cases import Case, CaseDecision, read_case
from burgerkompas.engine import score
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report.view import report_view
from tests.helpers.components import require
from tests.helpers.naughty import NAUGHTY
from tests.helpers.pages import print_to, sheets_of, smallest_print, spilt, violations
from tests.helpers.paths import CASES, EXAMPLES
from tests.helpers.rendered import report_on

PATHS = sorted([*CASES.glob("*.yaml"), *EXAMPLES.glob("*.yaml")])

pytestmark = pytest.mark.heavy


def written(path: Path, questionnaire: Questionnaire, language: str, *cases: Case) -> Path:
    path.write_text(report_on("html", questionnaire, language, *cases), encoding="utf-8")
    return path


def flat(text: str) -> str:
    """Return a text without what changes where a line ends."""
    return "".join(text.split()).replace("-", "")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", ["oranje", "huurders-rotterdam"])
def test_axe_finds_nothing(
    shipped: Questionnaire,
    open_page: Callable,
    tmp_path: Path,
    name: str,
    language: str,
    scheme: str,
) -> None:
    case = read_case(shipped, CASES / f"{name}.yaml")
    path = written(tmp_path / "r.html", shipped, language, case)
    assert violations(open_page(path, color_scheme=scheme)) == []


def test_axe_finds_nothing_in_several_reports_on_one_page(
    shipped: Questionnaire, open_page: Callable, tmp_path: Path
) -> None:
    cases = [read_case(shipped, path) for path in PATHS[:3]]
    assert violations(open_page(written(tmp_path / "r.html", shipped, "nl", *cases))) == []


@pytest.mark.parametrize("width", [320, 360, 800, 1400])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_sticks_out_or_is_cut_off(
    shipped: Questionnaire, open_page: Callable, tmp_path: Path, width: int, language: str
) -> None:
    cases = [read_case(shipped, path) for path in PATHS]
    cases += [structs.replace(cases[0], name=text, place=text, story=text) for text in NAUGHTY]
    path = written(tmp_path / "r.html", shipped, language, *cases)
    assert spilt(open_page(path, viewport={"width": width, "height": 900})) == []


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_case_prints_with_the_advice_on_page_one_and_nothing_cut(
    shipped: Questionnaire, open_page: Callable, tmp_path: Path, path: Path, language: str
) -> None:
    require(programs=("pdftotext",))
    result = score(shipped, read_case(shipped, path))
    told = report_view(result, language)
    assert told.advice is not None
    page = open_page(written(tmp_path / "r.html", shipped, language, result.case))
    _, text = print_to(page, tmp_path / "r.pdf")
    card = told.advice
    first = [told.case, card.headline, card.intro, card.ask_the_group, card.look_again]
    first += [*card.first_steps, *card.because, *card.duties, *told.warnings]
    if card.firmness != "danger":
        first += ["Wie", "Wat", "Wanneer"] if language == "nl" else ["Who", "What", "When"]
    sheet = flat(sheets_of(tmp_path / "r.pdf")[0])
    assert [line for line in first if flat(line) not in sheet] == []
    expected = [*told.sources, *told.story, told.basis]
    expected += [bar.advice for group in told.bar_groups for bar in group.bars]
    assert [line for line in expected if flat(line) not in flat(text)] == []
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1054})
    assert spilt(page) == []
    assert smallest_print(page) >= 9.99


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("chosen", ["monitor", "inform"])
def test_a_decision_prints_with_the_agreements_on_a_sheet_of_its_own(
    shipped: Questionnaire, open_page: Callable, tmp_path: Path, chosen: str, language: str
) -> None:
    require(programs=("pdftotext",))
    decision = CaseDecision(chosen, "Why. " * 60, "Marloes", "2026-11-26", "Done. " * 60)
    case = structs.replace(read_case(shipped, CASES / "oranje.yaml"), decision=decision)
    told = report_view(score(shipped, case), language)
    assert told.decision is not None
    page = open_page(written(tmp_path / "r.html", shipped, language, case))
    assert violations(page) == []
    print_to(page, tmp_path / "r.pdf")
    sheet = flat(sheets_of(tmp_path / "r.pdf")[1])
    texts = [text for part in told.decision.parts for text in part]
    expected = [told.decision.headline, told.case, *texts, *told.agreements]
    assert [text for text in expected if flat(text) not in sheet] == []


def test_long_notes_print_whole_without_empty_sheets(
    shipped: Questionnaire, open_page: Callable, tmp_path: Path
) -> None:
    require(programs=("pdftotext",))
    note = " ".join(f"word{number}" for number in range(340))
    case = read_case(shipped, CASES / "oranje.yaml")
    case = structs.replace(case, notes={"vraag_open": note, "plek": note})
    count, _ = print_to(
        open_page(written(tmp_path / "r.html", shipped, "nl", case)), tmp_path / "r.pdf"
    )
    # A column at a time, without what the printer does with the columns of a note.
    words = "".join(sheets_of(tmp_path / "r.pdf")).split()
    assert all(words.count(word) == 2 for word in note.split())
    assert count <= 6


def test_several_cases_start_on_pages_of_their_own(
    shipped: Questionnaire, open_page: Callable, tmp_path: Path
) -> None:
    require(programs=("pdftotext",))
    cases = [read_case(shipped, path) for path in PATHS[:3]]
    page = open_page(written(tmp_path / "r.html", shipped, "nl", *cases))
    print_to(page, tmp_path / "r.pdf")
    starts = [
        sheet
        for sheet in sheets_of(tmp_path / "r.pdf")
        for case in cases
        if case.name in sheet[:300]
    ]
    assert len(starts) == 3


def test_naughty_texts_do_nothing_in_a_browser(
    shipped: Questionnaire, open_page: Callable, tmp_path: Path
) -> None:
    case = read_case(shipped, CASES / "oranje.yaml")
    cases = [
        structs.replace(
            case, name=text, place=text, story=text, notes={"middelen": text, "plek": text}
        )
        for text in NAUGHTY
    ]
    page = open_page(written(tmp_path / "r.html", shipped, "nl", *cases))
    assert page.locator("script, img, iframe").count() == 0
    assert page.locator("article").count() == len(NAUGHTY)
