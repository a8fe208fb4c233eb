"""The form in real Chromium, opened from disk: filled in by keyboard, saved, and read back."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from subprocess import CompletedProcess
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from msgspec.structs import replace

from burgerkompas.cases import (
    NOT_APPLICABLE,
    UNKNOWN,
    Answer,
    Case,
    CaseDecision,
    dump_case,
    parse_case,
    read_case,
)
from burgerkompas.cases.case import is_date
from burgerkompas.cases.writer import yaml_text
from burgerkompas.engine import score
from burgerkompas.form.data import page_answer
from burgerkompas.questionnaire.loader import load
from burgerkompas.questionnaire.model import Question, Questionnaire, Test as Condition
from burgerkompas.report.to_html import TEMPLATES
from burgerkompas.results import Result
from tests.helpers.components import require
from tests.helpers.form_vectors import KINDS
from tests.helpers.page_script import (
    as_in_page,
    case_in_page,
    html_of,
    random_case,
    view_in_page,
)
from tests.helpers.pages import print_to, sheets_of, smallest_print
from tests.helpers.paths import CASES, QUESTIONNAIRES
from tests.helpers.yaml_texts import TEXTS

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.heavy
Open = Callable[..., "Page"]
EMPTY = Case()


def decided(questionnaire: Questionnaire, text: str) -> CaseDecision:
    return CaseDecision(
        [*questionnaire.choosable][-1], why=text, by=f"x{text}", on="2026-11-26", done=f"{text}x"
    )


def saved(page: Page) -> bytes:
    with page.expect_download() as waiting:
        page.click("#save")
    return Path(waiting.value.path()).read_bytes()


# -- by keyboard -----------------------------------------------------------------------------


class Keyboard:
    """A person without a mouse: Tab until it is there, then type, Space or arrows."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, selector: str) -> None:
        for _ in range(400):
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"not reached by keyboard: {selector}")

    def type(self, selector: str, text: str) -> None:
        self.to(selector)
        self.page.keyboard.type(text)

    def press(self, selector: str, key: str = "Enter") -> None:
        self.to(selector)
        self.page.keyboard.press(key)

    def answer(self, question: Question, answer: Answer) -> None:
        token = page_answer(question, answer)
        box = f"#q-{question.id} .answers"
        if question.kind == "choices" and not isinstance(token, str):
            for value in token or [""]:
                self.press(f'{box} input[value="{value}"]', "Space")
        elif question.kind in ("number", "text") and answer not in (UNKNOWN, NOT_APPLICABLE):
            self.type(f"{box} .typed", str(token))
        elif question.kind in ("number", "text", "choices"):
            self.press(f'{box} input[value="{token}"]', "Space")
        else:
            values = [page_answer(question, value) for value in question.values]
            values += ["unknown"] + ["not_applicable"] * question.not_applicable
            self.press(f"{box} input", "Space")
            for _ in range(values.index(token)):
                self.page.keyboard.press("ArrowDown")


def fill_in(page: Page, questionnaire: Questionnaire, case: Case) -> bytes:
    """Fill in a case by keyboard alone; return what was downloaded."""
    keys = Keyboard(page)
    keys.type("#about-name", case.name or "")
    keys.type("#about-place", case.place or "")
    keys.to("#about-date")
    if case.date:
        year, month, day = case.date.split("-")
        page.keyboard.type(f"{month}{day}{year}")
    else:  # Today stands there beforehand.
        for key in ("Delete", "ArrowRight", "Delete", "ArrowRight", "Delete"):
            page.keyboard.press(key)
    keys.type("#about-respondent", case.respondent or "")
    for part in questionnaire.parts:
        keys.press("#on")
        for name in part.questions:
            if name in case.answers:
                keys.answer(questionnaire.question[name], case.answers[name])
            if name in case.notes:
                if page.evaluate("id => !document.querySelector(id).open", f"#q-{name} .remark"):
                    keys.press(f"#q-{name} .remark summary")
                keys.type(f"#q-{name} .remark textarea", case.notes[name])
    keys.press("#on")
    if questionnaire.closing and questionnaire.closing.id in case.notes:
        keys.type(f"#area-{questionnaire.closing.id}", case.notes[questionnaire.closing.id])
    with page.expect_download() as waiting:
        keys.press(".actions button")
    return Path(waiting.value.path()).read_bytes()


@pytest.mark.parametrize("name", ["oranje", "stille-tocht-hoogkerk"])
def test_filled_in_by_keyboard_it_gives_the_same_report_as_in_the_terminal(
    shipped: Questionnaire,
    form: Open,
    run: Callable[..., CompletedProcess[bytes]],
    tmp_path: Path,
    name: str,
) -> None:
    case = read_case(shipped, CASES / f"{name}.yaml")
    page = form(shipped, language="nl", locale="en-US")
    (tmp_path / "download.yaml").write_bytes(fill_in(page, shipped, case))
    mine, theirs = (
        json.loads(run("report", "--json", path).stdout)
        for path in (tmp_path / "download.yaml", CASES / f"{name}.yaml")
    )
    assert mine["case"].pop("file") != theirs["case"].pop("file")
    assert mine == theirs
    assert parse_case(shipped, (tmp_path / "download.yaml").read_bytes(), "").notes == case.notes


def test_every_kind_of_question_is_filled_in_by_keyboard(form: Open) -> None:
    questionnaire = load(KINDS)
    case = Case(
        name="All kinds",
        date="2026-02-28",
        answers={
            "one": NOT_APPLICABLE, "several": ("a", "yes"), "yes_no": "yes", "number": 40,
            "tenths": Fraction(-1, 10),
            "any_number": -7, "text": "no: really", "constructor": 2, "name": UNKNOWN,
        },
        notes={"yes_no": "seen", "end": "nothing"},
    )  # fmt: skip
    text = fill_in(form(questionnaire, locale="en-US"), questionnaire, case)
    assert text.decode() == dump_case(questionnaire, case)


def test_a_choice_that_excludes_the_others_takes_their_place(form: Open) -> None:
    page = form(load(KINDS), locale="en-US")
    for place, chosen in [("a", ["a"]), ("yes", ["a", "yes"]), ("c", ["c"]), ("a", ["a"])]:
        page.locator(f"#q-several [value={place}]").dispatch_event("click")
        assert page.evaluate("state.answers.get('several')") == chosen
        ticked = page.locator("#q-several input:checked")
        assert [one.get_attribute("value") for one in ticked.all()] == chosen


@pytest.mark.parametrize("path", sorted(QUESTIONNAIRES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_form_of_any_questionnaire_opens_and_gives_back_a_case(form: Open, path: Path) -> None:
    questionnaire = load(path)
    page = form(questionnaire, EMPTY, questionnaire.languages[0])
    page.fill("#about-name", "x")
    page.fill("#about-date", "2026-11-24")
    for place, part in enumerate(questionnaire.parts, 1):
        page.click("#on")
        assert page.locator(f"#section-{place} .question").count() == len(part.questions)
    page.click("#on")
    assert page.locator("#as-text").is_visible()
    case = Case(name="x", date="2026-11-24")
    assert saved(page).decode() == dump_case(questionnaire, case)


# -- routes in the page ----------------------------------------------------------------------


def test_a_question_off_the_route_goes_and_its_answer_is_kept(form: Open) -> None:
    questionnaire = load(KINDS)
    case = Case(name="x", answers={"number": 3, "any_number": 7})
    page = form(questionnaire, case)
    page.click("#on")
    assert page.locator("#q-any_number").is_visible()
    page.fill("#q-number .typed", "2")
    assert page.locator("#q-any_number").is_hidden()
    kept = parse_case(questionnaire, saved(page), "")
    assert kept.answers == {"number": 2, "any_number": 7}
    page.check('#q-number input[value="unknown"]')
    assert page.locator("#q-any_number").is_visible()
    assert page.input_value("#q-number .typed") == ""
    page.click("#q-number .wipe")
    page.check('#q-several input[value=""]')
    assert parse_case(questionnaire, saved(page), "").answers == {"several": (), "any_number": 7}


def test_what_is_no_number_is_told_and_never_saved(form: Open) -> None:
    page = form(load(KINDS), Case(name="x"))
    page.click("#on")
    page.fill("#q-number .typed", "41")
    page.keyboard.press("Tab")
    assert "-5" in page.inner_text("#wrong-number")
    page.click("#on")
    page.click("#save")
    assert page.evaluate("document.activeElement.closest('fieldset').id") == "q-number"
    assert page.get_attribute("#q-number .typed", "aria-invalid") == "true"
    page.fill("#q-number .typed", "0012")
    assert b"  number: 12\n" in saved(page)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("38,30", "38.3"), ("-0.5", "-0.5"), ("007.0", "7"), ("-0,0", "0"), ("2,5", "2.5")],
)
def test_decimals_are_typed_with_a_point_or_a_comma(form: Open, typed: str, kept: str) -> None:
    questionnaire = load(KINDS)
    page = form(questionnaire, Case(name="x"))
    page.click("#on")
    page.fill("#q-tenths .typed", typed)
    page.keyboard.press("Tab")
    assert f"  tenths: {kept}\n".encode() in saved(page)
    assert parse_case(questionnaire, saved(page), "").answers == {"tenths": Fraction(kept)}


@pytest.mark.parametrize("typed", ["38.31", "38.4", "-0.6", "0.", ".5", "1e1", "1.000,5"])
def test_a_number_that_is_no_answer_is_told_with_its_bounds(form: Open, typed: str) -> None:
    page = form(load(KINDS), Case(name="x"))
    page.click("#on")
    page.fill("#q-tenths .typed", typed)
    page.keyboard.press("Tab")
    told = page.inner_text("#wrong-tenths")
    assert all(part in told for part in ("at most 1 decimal", "-0.5", "38.3")), told


@pytest.mark.parametrize("typed", ["1.000", "1,000", "12.500", "-1.000"])
def test_a_number_that_may_have_a_thousands_separator_is_never_read_in_one_of_two_ways(
    form: Open, typed: str
) -> None:
    page = form(load(KINDS), Case(name="x"))
    page.click("#on")
    page.fill("#q-tenths .typed", "1.00")
    page.keyboard.press("Tab")
    assert b"  tenths: 1\n" in saved(page)
    page.fill("#q-tenths .typed", typed)
    page.keyboard.press("Tab")
    assert "at most 1 decimal" in page.inner_text("#wrong-tenths")
    page.keyboard.press("Tab")
    assert page.get_attribute("#q-tenths .typed", "aria-invalid") == "true"


def test_without_a_name_nothing_is_saved(form: Open) -> None:
    page = form(load(KINDS))
    page.click("#on")
    page.click("#save")
    assert page.evaluate("document.activeElement.id") == "about-name"
    assert page.inner_text("[id='wrong-.name']")
    page.keyboard.type("x")
    assert page.inner_text("[id='wrong-.name']") == ""
    assert b"  name: x\n" in saved(page)


# -- kept until saved ------------------------------------------------------------------------


def again(page: Page) -> Page:
    """Open the same page once more in the same browser."""
    more = page.context.new_page()
    more.goto(page.url)
    return more


def test_progress_is_kept_also_when_it_is_saved_until_one_starts_over(form: Open) -> None:
    page = form(load(KINDS))
    page.fill("#about-name", "Kept")
    page.click("#on")
    page.check('#q-one input[value="red"]')
    with page.expect_event("dialog") as warned:
        page.close(run_before_unload=True)
    assert warned.value.type == "beforeunload"
    warned.value.accept()
    page = again(page)
    assert page.input_value("#about-name") == "Kept"
    assert page.inner_text("#told").startswith("Your answers from last time are back")
    assert "one: red" in saved(page).decode()
    page.close(run_before_unload=True)
    page = again(page)
    assert page.inner_text("#told").startswith("Your answers from last time are back. You saved")
    assert page.input_value("#about-name") == "Kept"
    page.on("dialog", lambda dialog: dialog.accept())
    page.click("#told button >> nth=0")
    assert page.input_value("#about-name") == ""
    assert page.evaluate("localStorage.length") == 0


def test_of_two_tabs_the_one_that_writes_first_is_remembered_and_the_other_says_so(
    form: Open,
) -> None:
    page = form(load(KINDS))
    other = again(page)
    page.fill("#about-name", "First")
    other.wait_for_selector("#told p")
    assert "open in another tab" in other.inner_text("#told")
    other.fill("#about-name", "Second")
    assert b"  name: Second\n" in saved(other)
    assert page.evaluate("JSON.parse(localStorage.getItem(PLACE)).about.name") == "First"
    assert again(page).input_value("#about-name") == "First"


def test_the_browsers_way_back_leads_to_the_section_before(form: Open) -> None:
    page = form(load(KINDS))
    page.fill("#about-name", "x")
    page.click("#on")
    page.click("#advice")
    for place in (1, 0):
        page.evaluate("history.back()")
        page.wait_for_function("place => current === place", arg=place)
    assert page.input_value("#about-name") == "x"
    page.evaluate("history.forward()")
    page.wait_for_function("current === 1")


def test_the_language_that_was_chosen_is_that_of_the_next_time(
    shipped: Questionnaire, form: Open
) -> None:
    page = form(shipped)
    page.click("#language-nl")
    assert again(page).evaluate("document.documentElement.lang") == "nl"


def test_a_case_with_more_text_than_the_program_reads_is_not_saved(form: Open) -> None:
    page = form(load(KINDS), Case(name="x"))
    page.evaluate("go(FINISH)")
    page.fill("[id='area-.story']", "\U0001f600" * 100_000)
    page.click("#save")
    assert "100000" in page.inner_text("#told")
    page.fill("[id='area-.story']", "\U0001f600" * 99_900)
    written = saved(page)
    assert parse_case(load(KINDS), written, "").story
    assert page.evaluate(
        "text => caseIn(new TextEncoder().encode(text)) !== null", written.decode()
    )


def test_what_another_page_left_in_the_browser_is_not_trusted(form: Open) -> None:
    page = form(load(KINDS))
    kept = {
        "about": {"name": "x", "place": "", "date": "", "respondent": ""},
        "answers": [
            ["one", "red\nstory: evil"],
            ["number", "1]"],
            ["several", ["a"]],
            ["z", "1"],
            ["text", "not_applicable"],
            ["several", ["a", "a"]],
        ],
        "retired": [["z", "1"]],
        "notes": [["z: 1", "x"], ["one", "a"]],
        "decision": {"chosen": "x\nstory: evil", "why": "y"},
        "story": "",
    }
    page.evaluate("kept => localStorage.setItem(PLACE, JSON.stringify(kept))", kept)
    page = again(page)
    case = parse_case(load(KINDS), saved(page), "")
    assert (case.answers, case.notes) == ({"several": ("a",)}, {"one": "a"})


# -- any text, in both directions ------------------------------------------------------------


def test_any_text_comes_through_the_form_and_the_case_file_as_it_was(form: Open) -> None:
    questionnaire = load(KINDS)
    for text in TEXTS:
        case = Case(
            name=f"x{text}",
            place=f"{text}x",
            date="2026-11-24",
            answers={"text": f"{text}x"},
            notes={"one": text, "end": text},
            story=text,
        )
        # What a file says, without the white space around it.
        case = parse_case(questionnaire, dump_case(questionnaire, case).encode(), "")
        page = form(questionnaire, case)
        assert saved(page).decode() == dump_case(questionnaire, case)
        assert page.evaluate("document.querySelectorAll('script').length") == 2
        page.context.close()


def test_any_text_of_a_decision_and_of_a_story_in_two_languages_comes_through_as_it_was(
    shipped: Questionnaire, form: Open
) -> None:
    for text in TEXTS:
        case = Case(
            name="x", decision=decided(shipped, text), story={"nl": f"x{text}", "en": f"{text}x"}
        )
        case = parse_case(shipped, dump_case(shipped, case).encode(), "")
        page = form(shipped, case)
        assert saved(page).decode() == dump_case(shipped, case)
        page.context.close()


def test_of_a_story_in_several_languages_the_page_shows_and_changes_its_own(
    shipped: Questionnaire, form: Open
) -> None:
    page = form(shipped, Case(name="x", story={"nl": "Een.\n\nTwee.", "en": "One."}))
    page.evaluate("go(FINISH)")
    assert page.input_value("[id='area-.story']") == "One."
    page.fill("[id='area-.story']", "Two.")
    page.click("#language-nl")
    assert page.input_value("[id='area-.story']") == "Een.\n\nTwee."
    told = parse_case(shipped, saved(page), "").story
    assert told == {"nl": "Een.\n\nTwee.", "en": "Two."}


def test_any_text_that_is_typed_is_in_the_case_file(form: Open) -> None:
    questionnaire = load(KINDS)
    page = form(questionnaire)
    for text in TEXTS:
        page.evaluate("go(START)")
        page.fill("#about-name", f"x{text}")
        page.evaluate("go(1)")
        page.evaluate("document.querySelector('#q-one .remark').open = true")
        page.fill("#q-one .remark textarea", text)
        page.fill("#q-name textarea", f"t{text}")
        page.evaluate("go(FINISH)")
        page.fill("[id='area-.story']", text)
        written = page.evaluate("caseFile(data, questions, state)")
        case = parse_case(questionnaire, written.encode(), "")
        # A field is one line; an area knows one kind of line end.
        lines = re.sub(r"\r\n?", "\n", text)
        assert case.name == re.sub(r"\n", " ", f"x{lines}").strip()
        assert case.answers["name"] == f"t{lines}"
        assert case.story == (lines.strip() or None)
        assert case.notes.get("one") == (lines.strip() or None)
    assert page.evaluate("document.querySelectorAll('script').length") == 2
    assert saved(page).decode() == written


QUOTED = "texts => texts.map(text => [quoted(text), stripped(text), isDate(text)])"


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(texts=st.lists(st.text(st.characters(exclude_categories=["Cs", "Cn"])), max_size=100))
def test_the_script_writes_any_text_as_python_does(form: Open, texts: list[str]) -> None:
    texts = [*texts, *TEXTS]
    page = form(load(KINDS))
    found = page.evaluate(QUOTED, texts)
    assert found == [[yaml_text(text), text.strip(), is_date(text)] for text in texts]


# -- going on with a file that was saved --------------------------------------------------------


def opened(page: Page, path: Path) -> str:
    """Open a file in the page; return what it says of that."""
    page.evaluate("go(START)")
    page.set_input_files("#open-file", path)
    page.wait_for_selector("#told p")
    return page.inner_text("#told")


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_case_that_the_program_saved_opens_in_the_page_and_stays_the_same(
    shipped: Questionnaire, form: Open, tmp_path: Path, path: Path
) -> None:
    case = replace(
        read_case(shipped, path),
        retired={"partij": "nee", "wettelijke_eis": 2, "kent_regels": UNKNOWN},
        decision=decided(shipped, "Zo:\ndan."),
        story={"nl": 'Met "aanhalingstekens",\n\\ en \U0001f600\u2028.', "en": "Told."},
    )
    text = dump_case(shipped, replace(case, questions=f"{shipped.id}@{shipped.version}"))
    file = tmp_path / "case.yaml"
    file.write_text(text, encoding="utf-8")
    page = form(shipped)
    assert "case.yaml" in opened(page, file)
    assert page.evaluate("caseFile(data, questions, state)") == text
    assert not page.evaluate("unsaved")


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(texts=st.lists(st.text(st.characters(exclude_categories=["Cs", "Cn"])), max_size=100))
def test_the_script_reads_any_text_that_was_written(form: Open, texts: list[str]) -> None:
    texts = [*texts, *TEXTS]
    page = form(load(KINDS))
    assert page.evaluate("texts => texts.map(readScalar)", [yaml_text(t) for t in texts]) == texts


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("burgerkompas: 1", "burgerkompas: 2"),
        ("questions: ", "questions: another-"),
        ("answers:", "answers: {bekendheid: 1}"),
        ("answers:", "decision:\n  chosen: nothing\nanswers:"),
        ("answers:", "decision:\n  constructor: x\nanswers:"),
        ("answers:", "constructor:\n  name: x\nanswers:"),
        ("  bekendheid: 1", "  bekendheid: 9"),
        ("  bekendheid: 1", "  bekendheid: [1]"),
        ("  bekendheid: 1", "  unheard_of: 1"),
        ("  bekendheid: 1", "    bekendheid: 1"),
        ("  bekendheid: 1", "- bekendheid"),
        ("  name: Tuin", "  name: >-\n    Tuin"),
        ("  name: Tuin", "  name: 'Tuin'"),
        ("  name: Tuin", '  name: "Tuin'),
        ("  name: Tuin", "  unheard_of: Tuin"),
        ("  name: Tuin", "  name: Tuin\n  name: Bos"),
        ("  name: Tuin", '  name: "\\Ucafe0000"'),
        ("  name: Tuin", "  name: Tu\0in"),
        ("  name: Tuin", "  name: Tu\udcffin"),
        ("  name: Tuin", "  name: null"),
        ("  name: Tuin", "  place: Tuin"),
        ("  name: Tuin", "  name: Tuin\n  date: 2026-02-31"),
        ("  bekendheid: 1", "  bekendheid: 1\n  bekendheid: 2"),
        ("  bekendheid: 1", "  doelen: [sport, sport]"),
        ("  bekendheid: 1", "  opdracht: [wijkdoelen, geen]"),
        ("answers:", "answers:\nanswers:"),
        ("answers:", "unheard_of: x\nanswers:"),
        ("answers:", "notes: x\nanswers:"),
        ("answers:", "notes:\n  unheard_of: x\nanswers:"),
        ("answers:", "decision:\n  why: x\nanswers:"),
        ("answers:", "decision:\n  chosen: verbinden\n  on: soon\nanswers:"),
    ],
)
def test_a_file_that_is_written_otherwise_is_refused_whole(
    shipped: Questionnaire, form: Open, tmp_path: Path, old: str, new: str
) -> None:
    text = dump_case(shipped, Case(name="Tuin", answers={"bekendheid": 1}))
    assert old in text
    file = tmp_path / "case.yaml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8", errors="surrogateescape")
    page = form(shipped)
    before = page.evaluate("caseFile(data, questions, state)")
    assert "burgerkompas form" in opened(page, file)
    assert page.evaluate("caseFile(data, questions, state)") == before


def test_a_case_without_answers_opens_again(form: Open, tmp_path: Path) -> None:
    page = form(load(KINDS), Case(name="x", notes={"end": "seen"}))
    (tmp_path / "case.yaml").write_bytes(saved(page))
    assert opened(page, tmp_path / "case.yaml").startswith("Opened")


def test_a_word_for_an_absence_typed_as_a_text_is_what_the_program_takes_it_for(
    form: Open,
) -> None:
    page = form(load(KINDS), Case(name="x"))
    page.click("#on")
    for word in ("niet_van_toepassing", "not_applicable"):
        page.fill("#q-name .typed", word)
        page.keyboard.press("Tab")
        assert "can't be an answer here" in page.inner_text("#wrong-name")
        page.click("#save")
        assert page.evaluate("document.activeElement.closest('fieldset').id") == "q-name"
        assert "answers: {}" in page.evaluate("caseFile(data, questions, state)")
    page.fill("#q-name .typed", "weet_niet")
    page.keyboard.press("Tab")
    assert page.is_checked("#q-name input[value='unknown']")
    assert parse_case(load(KINDS), saved(page), "").answers == {"name": UNKNOWN}


# -- for everybody ---------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_section(
    shipped: Questionnaire, form: Open, language: str, scheme: Any
) -> None:
    require(packages=("axe_playwright_python",))
    from axe_playwright_python.sync_playwright import Axe

    case = read_case(shipped, CASES / "oranje.yaml")
    for width in (360, 1400):
        page = form(
            shipped, case, language, color_scheme=scheme, viewport={"width": width, "height": 900}
        )
        for place in range(len(shipped.parts) + 2):
            page.evaluate("place => go(place)", place)
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            found = Axe().run(page).response["violations"]
            assert found == [], [(v["id"], [n["html"] for n in v["nodes"]][:3]) for v in found]
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width
        page.context.close()


def test_the_language_is_changed_in_the_page_and_the_answers_stay(
    shipped: Questionnaire, form: Open
) -> None:
    page = form(shipped, language="nl")
    page.click("#on")
    page.check("#q-bekendheid input >> nth=1")
    page.click("#language-en")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.inner_text("#q-bekendheid legend") == "How do you know the initiative?"
    assert page.is_checked("#q-bekendheid input >> nth=1")
    assert page.inner_text("#count") == "1 of 59 questions filled in"


def test_an_urgent_answer_is_told_at_once_and_goes_with_the_answer(
    shipped: Questionnaire, form: Open
) -> None:
    gate = next(gate for gate in shipped.gates if gate.urgent)
    end = shipped.ends[gate.outcome]
    asked = gate.when
    assert isinstance(asked, Condition)
    page = form(shipped, language="nl")
    page.evaluate(f"jump(byId.get('{asked.id}'))")
    alarm = page.get_by_role("alert")
    assert alarm.count() == 0
    page.check(f"#q-{asked.id} input[value='{asked.values[0]}']")
    assert end.first_step["nl"] in alarm.inner_text()
    page.check(f"#q-{asked.id} input[value='unknown']")
    assert alarm.inner_text() == "Zoek dit eerst uit, voor je iets doet."
    page.click(f"#q-{asked.id} .wipe")
    assert alarm.count() == 0


def test_a_weak_answer_asks_what_is_missing_and_a_jump_leads_to_what_is_open(
    shipped: Questionnaire, form: Open
) -> None:
    page = form(shipped, language="en")
    page.evaluate("jump(byId.get('plek'))")
    page.check("#q-plek input >> nth=0")
    why = shipped.question["plek"].why
    assert why
    assert page.inner_text("#q-plek .remark label") == why["en"]
    page.evaluate("go(FINISH)")
    page.click("#open summary")
    page.click("#open button >> nth=0")
    first = shipped.parts[0].questions[0]
    assert page.evaluate("document.activeElement.closest('fieldset').id") == f"q-{first}"


# -- the report --------------------------------------------------------------------------------

DRAWN = """([report, state, language, level]) => {
  const { answers, notes, ...rest } = state;
  const whole = { ...rest, answers: new Map(answers), notes: new Map(notes) };
  return drawReport(report, whole, language, level).outerHTML;
}"""


def drawn(page: Page, questionnaire: Questionnaire, result: Result, language: str) -> str:
    """Return what the page draws of a result."""
    said = [result.to_dict(language), case_in_page(questionnaire, result.case), language, 2]
    return page.evaluate(DRAWN, said)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_draws_the_report_that_the_program_writes(
    shipped: Questionnaire, form: Open, open_page: Open, tmp_path: Path, language: str
) -> None:
    page, path = form(shipped, language=language), tmp_path / "report.html"
    rng = random.Random(1)
    cases = [read_case(shipped, path) for path in sorted(CASES.glob("*.yaml"))]
    for case in [*cases, *(random_case(rng, shipped) for _ in range(20))]:
        result = as_in_page(score(shipped, case))
        html = html_of(view_in_page(result, language, False), 2)
        path.write_text(f'<meta charset="utf-8">{html}', encoding="utf-8")
        report = open_page(path)
        report.evaluate("document.querySelector('article').classList.add('two-pages')")
        expected = report.evaluate("document.querySelector('article').outerHTML")
        assert drawn(page, shipped, result, language) == expected
        report.context.close()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_report_that_the_page_draws_prints_on_two_pages(
    shipped: Questionnaire, form: Open, open_page: Open, tmp_path: Path, language: str
) -> None:
    require(programs=("pdfinfo", "pdftotext"))
    page, path = form(shipped, language=language), tmp_path / "report.html"
    style = "".join(
        (TEMPLATES / f"{name}.css").read_text() for name in ("base", "quadrant", "report")
    )
    for case in [read_case(shipped, path) for path in sorted(CASES.glob("*.yaml"))]:
        result = as_in_page(score(shipped, case))
        html = drawn(page, shipped, result, language)
        head = f'<!doctype html><meta charset="utf-8"><style>{style}</style>'
        path.write_text(f"{head}{html}", encoding="utf-8")
        printed = open_page(path)
        count, _ = print_to(printed, tmp_path / "report.pdf")
        assert count <= 2, case.name
        assert smallest_print(printed) >= 9.99
        advice = view_in_page(result, language, False).advice
        assert advice is not None
        card = " ".join(sheets_of(tmp_path / "report.pdf")[0].split())
        assert [text for text in (advice.headline, *advice.first_steps) if text not in card] == []
