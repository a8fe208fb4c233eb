"""The page from the first answer to the report, the decision and practice, in real Chromium."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from burgerkompas.cases import UNKNOWN, Case, CaseDecision, dump_case, parse_case, read_case
from burgerkompas.engine import Engine
from burgerkompas.interview.practice import shipped_stories
from burgerkompas.questionnaire.catalog import home
from burgerkompas.questionnaire.loader import load
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report.discussion import discuss
from burgerkompas.texts import Words
from tests.form.test_browser import Keyboard, again, opened, saved
from tests.helpers.components import require
from tests.helpers.form_vectors import KINDS
from tests.helpers.pages import print_to, sheets_of, smallest_print, spilt, violations
from tests.helpers.paths import CASES, EXAMPLES
from tests.helpers.yaml_texts import TEXTS

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.heavy
Open = Callable[..., "Page"]
EMPTY = Case()


@pytest.fixture(scope="module")
def stories(shipped: Questionnaire) -> Mapping[str, Case]:
    return shipped_stories(shipped)


@pytest.fixture(scope="module")
def decided(shipped: Questionnaire) -> Case:
    chosen = next(iter(shipped.choosable))
    return replace(
        read_case(shipped, CASES / "oranje.yaml"),
        date="2026-11-24",
        decision=CaseDecision(chosen, "Zo: dan.", "samen", "2026-11-26", "Gebeld."),
    )


def downloaded(page: Page, selector: str) -> tuple[str, str]:
    """Press a button; return the name and the text of the file that it gives."""
    with page.expect_download() as waiting:
        page.click(selector)
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    return waiting.value.suggested_filename, text


# -- the questions ---------------------------------------------------------------------------


def test_every_question_says_how_to_choose_as_in_the_interview(
    shipped: Questionnaire, form: Open
) -> None:
    page, words = form(shipped), Words("interview", "en")
    assert shipped.rule is not None
    rules = {"scale": shipped.rule["en"], "choice": shipped.rule["en"], "yes_no": words("doubt")}
    for question in shipped.questions:
        if question.kind != "choices":
            told = page.locator(f"#q-{question.id} > .hint").all_text_contents()
            assert told == ([rules[question.kind]] if question.kind in rules else [])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_empty_form_prints_on_few_sheets_with_every_question_whole(
    shipped: Questionnaire,
    form: Open,
    stories: Mapping[str, Case],
    tmp_path: Path,
    language: str,
) -> None:
    require(programs=("pdfinfo", "pdftotext"))
    page = form(shipped, language=language, stories=stories)
    count, printed = print_to(page, tmp_path / "print.pdf")
    assert count <= 14
    # Without blanks: a line may end anywhere.
    sheets = ["".join(sheet.split()) for sheet in sheets_of(tmp_path / "print.pdf")]
    words = Words("form", language)
    for question in shipped.questions:
        whole = [question.text, *(option.label for option in question.options)]
        whole = ["".join(text[language].split()) for text in whole]
        assert [sheet for sheet in sheets if all(text in sheet for text in whole)], question.id
    only_on_screen = ("private", "save", "open-file", "practice-first", "next", "print")
    assert [words(key) for key in only_on_screen if words(key) in printed] == []
    assert words("on-paper") in printed
    assert smallest_print(page) >= 9.99


def test_all_that_was_typed_stands_on_paper(
    shipped: Questionnaire, form: Open, tmp_path: Path
) -> None:
    require(programs=("pdftotext",))
    told = " ".join(f"word{number}" for number in range(340))
    text_question = next(q.id for q in shipped.questions if q.kind == "text")
    noted = next(q.id for q in shipped.questions if q.kind == "scale")
    case = Case(
        name="Tuin", date="2026-11-24", answers={text_question: f"a {told}"},
        notes={noted: f"b {told}"}, story=f"c {told}",
    )  # fmt: skip
    page = form(shipped, case)
    assert page.evaluate("""() => {
        go(data.parts.findIndex(part => part.questions.some(({ id }) => state.notes.has(id))) + 1)
        const field = document.querySelector(".here details[open] textarea")
        const { width, height } = field.getBoundingClientRect()
        return height <= innerHeight && field.scrollWidth <= width
    }""")
    _, printed = print_to(page, tmp_path / "print.pdf")
    assert [text for text in "abc" if f"{text} {told}" not in printed] == []
    assert "24 November 2026" in printed


# -- the report ------------------------------------------------------------------------------


def test_the_advice_so_far_is_one_press_away_and_leads_back_to_the_question(
    shipped: Questionnaire, form: Open
) -> None:
    page = form(shipped)
    page.evaluate("jump(byId.get('plek'))")
    page.keyboard.press("Space")
    page.evaluate("scrollBy(0, 30)")
    where = page.evaluate("[current, scrollY, document.activeElement.name]")
    # Not by `page.click`, which scrolls to a button that stays where it is.
    page.evaluate("$('advice').click()")
    assert page.is_visible("#report article")
    page.evaluate("$('advice').click()")
    assert page.evaluate("[current, scrollY, document.activeElement.name]") == where


def test_the_report_follows_the_answers_and_the_language(
    shipped: Questionnaire, form: Open
) -> None:
    page = form(shipped, read_case(shipped, CASES / "oranje.yaml"))
    page.click("#advice")
    before = page.inner_text("#report .advice h3")
    gate = next(gate for gate in shipped.gates if gate.urgent and gate.outcome)
    end = shipped.ends[gate.outcome]
    page.evaluate(f"jump(byId.get('{gate.when.id}'))")
    page.check(f"#q-{gate.when.id} input[value='{gate.when.values[0]}']")
    page.click("#advice")
    told = page.inner_text("#report .advice")
    assert before not in told
    assert end.first_step["en"] in told
    page.click("#language-nl")
    assert end.first_step["nl"] in page.inner_text("#report .advice")


def test_what_pairs_of_answers_change_is_added_while_the_report_is_read(
    shipped: Questionnaire, form: Open
) -> None:
    page = form(shipped, read_case(shipped, CASES / "emmas-hof-nu.yaml"))
    page.click("#advice")
    page.evaluate("$('report').querySelector('details').open = true")
    page.wait_for_function("shown.tried")
    assert "Changing more answers at once was not tried" in page.inner_text("#report .advice")
    assert page.evaluate("$('report').querySelector('details').open")


def test_paper_and_a_saved_report_have_what_was_just_typed_and_all_that_was_tried(
    shipped: Questionnaire, form: Open, tmp_path: Path
) -> None:
    page = form(shipped, read_case(shipped, CASES / "emmas-hof-nu.yaml"))
    # Nothing is tried unless it has to be there at once.
    page.evaluate("pairChanges = () => () => {}")
    page.click("#advice")
    page.check("#decision input >> nth=0")
    page.fill("[id='area-.why']", "Just typed.")
    _, printed = print_to(page, tmp_path / "print.pdf")
    assert page.evaluate("document.activeElement.id") == "area-.why"
    page.fill("[id='area-.done']", "Also just typed.")
    _, report = downloaded(page, "#save-report")
    for text in ("Just typed.", "more answers at once was not tried"):
        assert text in printed
        assert text in report
    assert "Also just typed." in report


def test_without_an_answer_there_is_no_report_yet(shipped: Questionnaire, form: Open) -> None:
    page = form(shipped)
    page.click("#advice")
    assert "Nothing has been filled in yet" in page.inner_text("#so-far")
    assert page.inner_text("#report") == ""
    assert page.is_hidden("#decision")
    assert page.is_hidden("#print")


def test_in_danger_nothing_is_asked_about_a_decision(shipped: Questionnaire, form: Open) -> None:
    gate = next(gate for gate in shipped.gates if gate.urgent and gate.outcome)
    page = form(shipped, Case(name="x", answers={gate.when.id: gate.when.values[0]}))
    page.click("#advice")
    assert page.is_visible("#report article")
    assert page.is_hidden("#decision")
    assert page.is_hidden("#to-decision")


def test_by_keyboard_from_the_first_field_to_the_report_and_the_decision(
    shipped: Questionnaire, form: Open
) -> None:
    page = form(shipped)
    keys = Keyboard(page)
    keys.type("#about-name", "Tuin")
    keys.press("#on")
    keys.press(".answers input", "Space")
    for _ in range(len(shipped.parts)):
        keys.press("#on")
    assert page.inner_text("#on") == "To the advice"
    keys.press("#on")
    assert page.is_visible("#report article")
    keys.press("#to-decision")
    page.keyboard.press("Space")
    keys.type("[id='area-.why']", "Zo: dan.")
    with page.expect_download() as waiting:
        keys.press("#save")
    case = parse_case(shipped, Path(waiting.value.path()).read_bytes(), "")
    assert case.decision is not None
    assert case.decision.why == "Zo: dan."
    with page.expect_download():
        keys.press("#save-report")


def test_a_report_saved_from_the_page_is_a_page_of_its_own(
    shipped: Questionnaire, form: Open, open_page: Open, decided: Case, tmp_path: Path
) -> None:
    page = form(shipped, decided)
    page.click("#advice")
    name, text = downloaded(page, "#save-report")
    assert re.fullmatch(r"[a-z0-9-]+-report\.html", name)
    (tmp_path / "report.html").write_text(text, encoding="utf-8")
    alone = open_page(tmp_path / "report.html")
    assert alone.evaluate("document.scripts.length") == 0
    assert alone.inner_text("article").split() == page.inner_text("#report article").split()
    assert alone.title() == f"{decided.name}: {shipped.title['en']}"
    assert alone.evaluate("getComputedStyle(document.querySelector('.advice')).borderTopWidth") == (
        "5px"
    )
    assert violations(alone) == []
    # The card, the sheet of the decision, and the rest.
    assert print_to(alone, tmp_path / "a.pdf")[0] == print_to(page, tmp_path / "b.pdf")[0] == 3


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", ["oranje", "emmas-hof-nu", "zwerfvuil-piershil"])
def test_the_report_is_printed_on_two_pages_the_card_first(
    shipped: Questionnaire, form: Open, tmp_path: Path, name: str, language: str
) -> None:
    page = form(shipped, read_case(shipped, CASES / f"{name}.yaml"), language)
    page.click("#advice")
    count, _ = print_to(page, tmp_path / "print.pdf")
    assert count == 2
    first, second = (" ".join(sheet.split()) for sheet in sheets_of(tmp_path / "print.pdf"))
    who = {"nl": "Wie Wat", "en": "Who What"}[language]
    assert who in first
    assert page.evaluate("shown.strategy.first_step") in first
    buttons = page.locator("main button:visible, .tools button").all_inner_texts()
    assert not any(text and text in first + second for text in buttons)


# -- the decision ----------------------------------------------------------------------------


def test_the_decision_is_shown_changed_and_saved_as_the_program_writes_it(
    shipped: Questionnaire, form: Open, decided: Case
) -> None:
    page = form(shipped, decided)
    assert saved(page).decode() == dump_case(shipped, decided)
    page.click("#advice")
    assert page.is_checked(f"#decision input[value='{decided.decision.chosen}']")
    assert page.input_value("[id='area-.done']") == "Gebeld."
    for text in ("Zo: dan.", "Gebeld."):
        assert text in page.inner_text("#report")
    other = [*shipped.choosable][1]
    page.check(f"#decision input[value='{other}']")
    page.fill("[id='area-.why']", "Toch: zo.")
    case = parse_case(shipped, saved(page), "")
    assert case.decision == CaseDecision(other, "Toch: zo.", "samen", "2026-11-26", "Gebeld.")
    page.click("#decided button")
    assert parse_case(shipped, saved(page), "").decision is None
    assert page.is_hidden("#decided")


def test_why_is_asked_in_other_words_where_the_choice_is_not_the_advice(
    shipped: Questionnaire, form: Open
) -> None:
    page = form(shipped, read_case(shipped, CASES / "oranje.yaml"))
    page.click("#advice")
    advised, ranked = page.evaluate(
        "[shown.strategy.id, shown.strategy.ranking.map(one => one.id)]"
    )
    asked = {}
    for chosen in (advised, ranked[-1]):
        page.check(f"#decision input[value='{chosen}']")
        asked[chosen] = page.inner_text("#decided label >> nth=0")
    other = "Why do you choose something other than the advice?"
    assert asked == {advised: "Why?", ranked[-1]: other}
    assert page.input_value("#decided-on") == page.evaluate("today()")
    # Some browsers have no field for dates, only for text.
    page.evaluate("$('decided-on').type = 'text'")
    page.fill("#decided-on", "2026-02-31")
    page.click("#save")
    assert page.evaluate("document.activeElement.id") == "decided-on"


def test_a_page_of_a_questionnaire_without_a_decision_gives_a_report_and_asks_for_none(
    form: Open,
) -> None:
    questionnaire = load(home() / "clear")
    page = form(questionnaire, Case(answers={questionnaire.parts[0].questions[0]: UNKNOWN}))
    page.click("#advice")
    assert page.is_visible("#report article")
    assert page.locator("#decision").count() == 0
    assert page.inner_text("#title-7") == "The report"


# -- kept, opened again, told where not ------------------------------------------------------


def test_what_is_decided_survives_a_closed_tab(
    shipped: Questionnaire, form: Open, decided: Case
) -> None:
    page = form(shipped)
    context, url, written = page.context, page.url, dump_case(shipped, decided)
    page.evaluate(
        "text => { restore(readCaseFile(text, byId, data.retired)); changed(); unsaved = false; }",
        written,
    )
    page.close(run_before_unload=True)
    page = context.new_page()
    page.goto(url)
    assert saved(page).decode() == written


def test_a_browser_that_keeps_nothing_is_told_of_at_once(
    shipped: Questionnaire, form: Open
) -> None:
    page = form(shipped)
    page.context.add_init_script("Storage.prototype.setItem = () => { throw new Error() }")
    assert "can't keep your answers" in again(page).inner_text("#told")


# -- practice --------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
def test_practice_says_what_the_program_says(
    shipped: Questionnaire, form: Open, stories: Mapping[str, Case], language: str
) -> None:
    page = form(shipped, EMPTY, language, stories)
    engine = Engine(shipped)
    for at, case in enumerate(stories.values()):
        result, full = engine.score(case, look_ahead=False), engine.score(case).strategy
        if result.strategy and full:
            two = (full.decides_between, full.decides_alone)
            advice = replace(result.strategy, decides_between=two[0], decides_alone=two[1])
            result = replace(result, strategy=advice)
        found = page.evaluate(
            """([at, ids]) => ids.map(id => {
              const state = asState(data.stories[at])
              return discuss(reportWithTwo(state, language), state, id, 'Daarom.')
                .map(({ title, lines }) => [title, lines])
            })""",
            [at, list(shipped.choosable)],
        )
        left = Words("report", language)("undetermined")
        expected = [
            [
                [group.title, [line for line in group.lines if line != left]]
                for group in discuss(result, end, "Daarom.", language)
            ]
            for end in shipped.choosable
        ]
        assert found == expected


def test_a_story_is_chosen_read_answered_and_talked_about_by_keyboard(
    shipped: Questionnaire, form: Open, stories: Mapping[str, Case]
) -> None:
    page = form(shipped, stories=stories)
    keys = Keyboard(page)
    keys.press("#practise")
    assert page.locator(".stories li").count() == len(stories)
    keys.press(".stories button")
    told = page.inner_text("#practice")
    assert all(text in told for text in next(iter(stories.values())).story_in("en"))
    assert "The compass says" not in told
    keys.press("#practice input", "Space")
    keys.type("[id='area-.your-why']", "Omdat <b>ik</b> dat zag")
    keys.press("#practice .main")
    told = page.inner_text("#practice")
    assert "Omdat <b>ik</b> dat zag" in told
    assert "The compass says" in told
    keys.press("#practice details:last-of-type summary")
    assert page.is_visible("#practice article")
    keys.press("#practice .actions button")
    assert page.inner_text(".stories button >> nth=0").count("(done)") == 1
    # Practice is no part of one's own case.
    page.evaluate("go(START)")
    assert page.evaluate("state.answers.size") == 0


def test_practice_stays_where_it_was_in_another_language(
    shipped: Questionnaire, form: Open, stories: Mapping[str, Case]
) -> None:
    page = form(shipped, stories=stories)
    page.click("#practise")
    page.click(".stories button >> nth=0")
    page.check("#practice input >> nth=1")
    page.fill("[id='area-.your-why']", "Daarom.")
    page.click("#language-nl")
    assert page.input_value("[id='area-.your-why']") == "Daarom."
    assert page.is_checked("#practice input >> nth=1")
    page.click("#practice .main")
    page.click("#language-en")
    assert "The compass says" in page.inner_text("#practice")


# -- for everybody, with any text ------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_report_and_in_practice_and_nothing_sticks_out(
    shipped: Questionnaire,
    form: Open,
    stories: Mapping[str, Case],
    decided: Case,
    language: str,
    scheme: Any,
) -> None:
    require(packages=("axe_playwright_python",))
    for width in (360, 800, 1400):
        page = form(
            shipped, decided, language, stories,
            color_scheme=scheme, viewport={"width": width, "height": 900},
        )  # fmt: skip

        def check(page: Page = page, width: int = width) -> None:
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            assert violations(page) == []
            assert spilt(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width

        page.click("#advice")
        check()
        page.evaluate("go(PRACTICE)")
        check()
        page.click(".stories button >> nth=0")
        check()
        page.check("#practice input >> nth=0")
        page.click("#practice .main")
        check()
        page.context.close()


def test_any_text_stays_text_in_the_report_the_saved_report_and_practice(
    shipped: Questionnaire, form: Open, open_page: Open, decided: Case, tmp_path: Path
) -> None:
    text_question = next(q.id for q in shipped.questions if q.kind == "text")
    noted = next(q.id for q in shipped.questions if q.kind == "scale")
    # The only links are the telephone numbers in the questions.
    links = "[...document.querySelectorAll('img, iframe, a:not(.skip)')].map(e => e.outerHTML)"
    own = form(shipped).evaluate(links)
    assert all(re.fullmatch(r'<a href="tel:([\d-]+)">\1</a>', link) for link in own)
    for at in range(0, len(TEXTS), 5):
        one, two, three, four, five = (TEXTS[(at + i) % len(TEXTS)] for i in range(5))
        case = Case(
            name=f"x{one}",
            place=two,
            date="2026-11-24",
            answers={**decided.answers, text_question: f"x{three}"},
            notes={noted: four},
            decision=CaseDecision(decided.decision.chosen, one, five, None, two),
            story=f"x{five}",
        )
        page = form(shipped, case, stories={"one": case})
        page.click("#advice")
        _, report = downloaded(page, "#save-report")
        page.evaluate("go(PRACTICE)")
        page.click(".stories button >> nth=0")
        page.check("#practice input >> nth=0")
        page.fill("[id='area-.your-why']", three)
        page.click("#practice .main")
        assert page.evaluate("document.querySelectorAll('script').length") == 2
        assert page.evaluate(links) == own
        page.context.close()
        (tmp_path / "report.html").write_text(report, encoding="utf-8")
        alone = open_page(tmp_path / "report.html")
        assert alone.evaluate("document.querySelectorAll('script, img, iframe, a').length") == 0
        alone.context.close()


def test_any_text_of_a_questionnaire_stays_text(form: Open, tmp_path: Path) -> None:
    written = KINDS.read_text(encoding="utf-8")
    evil = "<img src=x onerror=alert(1)></script><script>alert(2)</script>"
    file = tmp_path / "evil.yaml"
    file.write_text(re.sub(r"(?m)^(title: ).*$", rf"\1'{evil}'", written), encoding="utf-8")
    page = form(load(file), Case(name="x", answers={"one": UNKNOWN}))
    page.click("#advice")
    assert page.is_visible("#report article")
    assert page.title() == evil
    assert page.evaluate("document.querySelectorAll('img').length") == 0


def test_an_example_that_was_saved_by_the_program_is_judged_in_the_page_as_there(
    shipped: Questionnaire, form: Open, tmp_path: Path
) -> None:
    page = form(shipped)
    for path in sorted(EXAMPLES.glob("*.yaml"))[:4]:
        case = read_case(shipped, path)
        file = tmp_path / path.name
        file.write_text(dump_case(shipped, case), encoding="utf-8")
        opened(page, file)
        told = page.evaluate("report(state, 'en')")
        expected = Engine(shipped).score(case, look_ahead=False).to_dict("en")
        assert told["case"].pop("file") != expected["case"].pop("file")
        assert told == expected
