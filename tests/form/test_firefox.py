"""The page in Debian's Firefox: it opens, answers, reports, keeps and saves."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from burgerkompas.cases import Case, parse_case
from burgerkompas.engine import Engine
from burgerkompas.form.page import to_page
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers.components import require
from tests.helpers.firefox import Firefox, firefox

pytestmark = pytest.mark.heavy


def saved(folder: Path, pattern: str) -> Path:
    """Wait for a file that Firefox saves, until it is whole."""
    for _ in range(6000):
        found = list(folder.glob(pattern))
        if found and found[0].stat().st_size and not list(folder.glob("*.part")):
            return found[0]
        time.sleep(0.1)
    raise AssertionError(f"no {pattern} in {list(folder.iterdir())}")


def fill_in(browser: Firefox, questionnaire: Questionnaire) -> dict[str, int | str]:
    """Choose the last answer to every question that is on the route and has some to choose.

    That is never danger, in which nothing is asked about a decision.
    """
    chosen: dict[str, int | str] = {}
    for question in questionnaire.questions:
        box = f"#q-{question.id} .answers input[type=radio]"
        place = f"document.querySelector('{box}')?.closest('fieldset:not([hidden])')"
        if not browser.script(f"return Boolean({place})"):
            continue
        last = len(question.values) - 1
        browser.script(f"document.querySelectorAll('{box}')[{last}].click()")
        chosen[question.id] = question.values[last]
    return chosen


def test_the_page_asks_reports_keeps_and_saves_in_firefox(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    require(programs=("firefox-esr",))
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    page = tmp_path / "page.html"
    page.write_text(to_page(shipped, Case(), "nl"), encoding="utf-8")
    with firefox(downloads) as browser:
        browser.open(page)
        browser.type("#about-name", "Tuin")
        chosen = fill_in(browser, shipped)
        browser.click("#advice")
        told = browser.text("#report .advice")
        browser.click("#save-report")
        browser.click("#decision input")
        browser.type("[id='area-.why']", "Zo: dan.")
        browser.reopen(page)
        assert "vorige keer" in browser.text("#told")
        browser.click("#save")
        case = parse_case(shipped, saved(downloads, "*.yaml").read_bytes(), "")
        report = saved(downloads, "*.html").read_text(encoding="utf-8")
        assert browser.script("return performance.getEntriesByType('resource').length") == 0
    assert case.name == "Tuin"
    assert case.answers == chosen
    assert case.decision is not None
    assert case.decision.why == "Zo: dan."
    result = Engine(shipped).score(case, look_ahead=False)
    first_step = result.to_dict("nl")["strategy"]["first_step"]
    assert first_step in told
    assert first_step in report
    assert "<script" not in report
