"""The overview of many cases: everything counted and listed, nothing ranked, all text only text."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from burgerkompas.batch import Record
from burgerkompas.batch.overview import overview_entries, write_page
from burgerkompas.batch.results import Presentation, score_records
from burgerkompas.cases import Case, read_case
from burgerkompas.engine import score
from burgerkompas.errors import Problem, Where
from burgerkompas.questionnaire.loader import load
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.safe_text import inert
from tests.helpers.naughty import NAUGHTY
from tests.helpers.pages import print_to, spilt, violations
from tests.helpers.paths import CASES, QUESTIONNAIRES


def overview(questionnaire: Questionnaire, language: str, *cases: Case, wrong: int = 0) -> str:
    records = [Record(case.file or "", case) for case in cases]
    rows = score_records(questionnaire, records)
    rows += [Record("x.yaml", None, (Problem("no-case", Where("x.yaml")),))] * wrong
    shown = Presentation(questionnaire, language, lambda p: f"wrong: {p.where}")
    output = io.BytesIO()
    write_page([overview_entries(rows, shown)], shown, output)
    return output.getvalue().decode()


def real(questionnaire: Questionnaire) -> list[Case]:
    return [read_case(questionnaire, path) for path in sorted(CASES.glob("*.yaml"))]


class Read(HTMLParser):
    """Collects elements and the texts that a reader sees."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_looks_like_this(shipped: Questionnaire, snapshot, language: str) -> None:
    text = overview(shipped, language, *real(shipped), wrong=1)
    text = re.sub(r"<style>.*</style>", "<style>", text, flags=re.DOTALL)
    assert re.sub(r"<script>.*</script>", "<script>", text, flags=re.DOTALL) == snapshot


def test_only_name_place_date_and_advice_can_be_sorted_on(shipped: Questionnaire) -> None:
    text = overview(shipped, "en", *real(shipped))
    assert re.findall("<th[^>]*data-sort>([^<]*)", text) == ["Name", "Place", "Date", "Advice"]


def test_cases_stand_in_the_order_in_which_they_came_and_all_are_counted(
    shipped: Questionnaire,
) -> None:
    cases = real(shipped)[::-1]
    text = overview(shipped, "nl", *cases, wrong=2)
    names = re.findall('<th scope="row" dir="auto">([^<]*)', text)
    assert names == [case.called.replace("'", "&#39;") for case in cases if case.name]
    counts = re.search("<h2>Adviezen</h2>(.*?)</dl>", text, re.DOTALL)
    assert counts is not None
    assert sum(map(int, re.findall(r'class="numbers">(\d+)', counts[1]))) == len(cases)
    assert "Niet beoordeelde casussen: 2." in text
    assert text.count("wrong: x.yaml") == 2


def test_every_place_is_a_dot_and_every_dot_has_its_cases(shipped: Questionnaire) -> None:
    cases = real(shipped)
    text = overview(shipped, "nl", *cases)
    rows = score_records(shipped, [Record("", case) for case in cases])
    entries = overview_entries(rows, Presentation(shipped, "nl", str)).entries
    spots = [entry.spots for entry in entries]
    places = {(i, spot) for both in spots for i, spot in enumerate(both) if spot is not None}
    assert text.count('<circle class="dot"') == len(places)


@pytest.mark.parametrize("naughty", NAUGHTY, ids=range(len(NAUGHTY)))
def test_naughty_text_is_shown_as_text(shipped: Questionnaire, naughty: str) -> None:
    plain = Read(overview(shipped, "nl", Case(name="x", place="x", date="x")))
    read = Read(overview(shipped, "nl", Case(name=naughty, place=naughty, date=naughty)))
    assert read.tags == plain.tags
    assert read.texts.count(inert(naughty)) == 3


def test_no_cases_at_all_is_a_page_too(shipped: Questionnaire) -> None:
    assert "Beoordeelde casussen: 0." in overview(shipped, "nl")


@pytest.mark.parametrize("name", ["phq9", "sus", "facets", "loneliness"])
def test_a_questionnaire_without_advice_or_types_has_an_overview(name: str) -> None:
    questionnaire = load(QUESTIONNAIRES / f"{name}.yaml")
    assert "<tbody>" in overview(questionnaire, questionnaire.languages[0], Case(name="a"))


@pytest.mark.heavy
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_axe_finds_nothing(
    shipped: Questionnaire, open_page: Callable, tmp_path: Path, language: str, scheme: str
) -> None:
    path = tmp_path / "o.html"
    path.write_text(overview(shipped, language, *real(shipped), wrong=2), encoding="utf-8")
    assert violations(open_page(path, color_scheme=scheme)) == []


@pytest.mark.heavy
@pytest.mark.parametrize("width", [360, 800, 1400])
def test_nothing_sticks_out_but_the_table_that_scrolls(
    shipped: Questionnaire, open_page: Callable, tmp_path: Path, width: int
) -> None:
    cases = real(shipped) + [Case(name=text, place=text, date=text) for text in NAUGHTY]
    path = tmp_path / "o.html"
    path.write_text(overview(shipped, "nl", *cases, wrong=1), encoding="utf-8")
    page = open_page(path, viewport={"width": width, "height": 900})
    assert spilt(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.heavy
def test_the_table_sorts_and_filters_by_keyboard(
    shipped: Questionnaire, open_page: Callable, tmp_path: Path
) -> None:
    path = tmp_path / "o.html"
    cases = real(shipped)
    path.write_text(overview(shipped, "nl", *cases), encoding="utf-8")
    from playwright.sync_api import expect

    page = open_page(path)
    names = page.locator("tbody tr:visible th")
    head = page.get_by_role("columnheader", name="Plaats")
    head.get_by_role("button").press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    assert page.locator("tbody tr:visible td:nth-child(2)").first.text_content() == "Arnhem"
    head.get_by_role("button").press("Enter")
    assert page.locator("tbody tr:visible td:nth-child(2)").first.text_content() == "Voorschoten"
    page.get_by_label("Zoek op naam of plaats").press_sequentially("emma")
    assert sorted(names.all_text_contents()) == [
        "Emma's Hof (nu), professional",
        "Emma's Hof (start), professional",
    ]
    assert page.get_by_role("status").text_content() == "2 van de 12 casussen"
    page.get_by_role("combobox", name="Advies", exact=True).select_option("monitoren")
    assert names.all_text_contents() == ["Emma's Hof (nu), professional"]
    shown = [float(dot.get_attribute("r") or 0) for dot in page.locator(".dot").all()]
    assert sum(radius > 0 for radius in shown) <= 2
    page.get_by_role("button", name="Toon alles").press("Enter")
    expect(page.get_by_role("status")).to_have_text("12 van de 12 casussen")
    page.get_by_role("combobox", name="Zekerheid", exact=True).select_option("duidelijk")
    advised = [score(shipped, case).strategy for case in cases]
    assert names.count() == sum(one.clear for one in advised if one)


@pytest.mark.heavy
def test_without_script_the_whole_table_is_there(
    shipped: Questionnaire, open_page: Callable, tmp_path: Path
) -> None:
    path = tmp_path / "o.html"
    path.write_text(overview(shipped, "nl", *real(shipped) * 20), encoding="utf-8")
    page = open_page(path, java_script_enabled=False)
    assert page.locator("tbody tr:visible").count() == 240
    assert page.locator("form:visible").count() == 0


@pytest.mark.heavy
def test_five_thousand_cases_stay_usable(
    open_page: Callable, run: Callable, tmp_path: Path
) -> None:
    lines = []
    for i in range(5000):
        about = {"name": f"zaak {i}", "place": f"plaats {i % 90}"}
        answers = {"kern_contact": i % 5, "kern_omvang": i // 5 % 5}
        answers |= {"extern_partijen": i // 25 % 5, "extern_frequentie": i % 3}
        lines.append(json.dumps({"burgerkompas": 1, "case": about, "answers": answers}))
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    done = run("batch", "in.jsonl", "--format", "html", "-o", "o.html")
    assert done.returncode == 0, done.stderr
    path = tmp_path / "o.html"
    assert path.stat().st_size < 3_000_000
    page = open_page(path)
    assert page.locator("tbody tr:visible").count() == 200
    assert page.get_by_role("status").text_content() == "5000 van de 5000 casussen"
    page.get_by_role("button", name="Toon er meer").click()
    assert page.locator("tbody tr:visible").count() == 400
    page.get_by_label("Zoek op naam of plaats").fill("zaak 4999")
    assert page.locator("tbody tr:visible").count() == 1
    page.get_by_label("Zoek op naam of plaats").fill("")
    # Only a stretch is laid out, so that sorting all stays below what a person waits for: some
    # 0.1 s, and ten times that is allowed for a busy machine.
    sort = "document.querySelector('thead button').click(); document.body.offsetHeight"
    took = f"(() => {{ const t = performance.now(); {sort}; return performance.now() - t }})()"
    assert page.evaluate(took) < 1000
    pages, text = print_to(page, tmp_path / "o.pdf")
    assert pages >= 1
    assert "zaak 4999" in text
