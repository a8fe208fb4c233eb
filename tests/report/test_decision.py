"""What was decided stands beside the advice in every format, and nobody is told off for it."""

from __future__ import annotations

from io import BytesIO

import pytest
from msgspec import structs

from burgerkompas.cases import CaseDecision, read_case
from burgerkompas.engine import score
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report import REPORT_FORMATS, Screen
from burgerkompas.report.card import MAX_LINES, card_to_terminal
from burgerkompas.report.view import report_view
from burgerkompas.report.view.values import DecisionView
from burgerkompas.results import Result
from tests.helpers.paths import CASES
from tests.helpers.rendered import report

WHY, DONE = "Ze vroegen om een sleutel.", "De sleutel is geregeld."
NAMES = sorted(path.stem for path in CASES.glob("*.yaml"))


RESULTS: dict[str, Result] = {}


def decided(questionnaire: Questionnaire, name: str, chosen: str, **more: str) -> Result:
    """Return the result of a case with a decision, which the score does not depend on."""
    texts = {"why": WHY, "by": "Marloes en Youssef", "on": "2026-11-26", "done": DONE, **more}
    if name not in RESULTS:
        RESULTS[name] = score(questionnaire, read_case(questionnaire, CASES / f"{name}.yaml"))
    case = structs.replace(RESULTS[name].case, decision=CaseDecision(chosen, **texts))
    return structs.replace(RESULTS[name], case=case)


def test_the_score_does_not_depend_on_the_decision(shipped: Questionnaire) -> None:
    result = decided(shipped, "oranje", "inform")
    assert score(shipped, result.case) == result


def told(result: Result, language: str = "nl", group: bool = False) -> DecisionView:
    view = report_view(result, language, group).decision
    assert view is not None
    return view


def flat(text: str) -> str:
    return " ".join(text.replace("\\", "").replace("&#39;", "'").split())


def test_every_format_tells_what_was_decided_by_whom_why_and_what_was_done(
    shipped: Questionnaire,
) -> None:
    result = decided(shipped, "emmas-hof-nu", "be-present")
    view = told(result)
    assert view.headline == "Besloten: niet in actie komen, present zijn"
    assert view.parts[0] == ("Door wie en wanneer", "Marloes en Youssef, 26 november 2026")
    for shape in ("terminal", "markdown", "html"):
        text = flat(report(shape, [result], "nl"))
        for said in (view.headline, *(text for _, text in view.parts)):
            assert said in text, (shape, said)


@pytest.mark.parametrize(
    ("name", "chosen", "said"),
    [
        ("huurders-rotterdam", "safety-first", "Dit is ook het advies."),
        ("oranje", "be-present", "Dit is een van de twee die het advies noemt."),
        ("emmas-hof-start", "co-create", "Zo ziet het er nu ook uit."),
        ("oranje", "monitor", "anders dan het advies ('informeren of present zijn?')"),
    ],
)
def test_a_decision_is_set_beside_the_advice(
    shipped: Questionnaire, name: str, chosen: str, said: str
) -> None:
    assert said in dict(told(decided(shipped, name, chosen)).parts)["Naast het advies"]


def test_the_first_step_and_the_next_look_are_those_of_what_was_chosen(
    shipped: Questionnaire,
) -> None:
    chosen = shipped.choosable["monitor"]
    result = decided(shipped, "stille-tocht-hoogkerk", "monitor")
    parts = dict(told(result).parts)
    assert parts["Eerste stap"] == chosen.first_step["nl"]
    assert parts["Opnieuw kijken"] == f"25 februari 2027. {chosen.look_again['nl']}"
    advice = report_view(result, "nl").advice
    assert advice is not None
    assert (advice.look_again, advice.look_again_on) == ("", "")


def test_the_sheet_of_a_decision_has_all_that_has_to_be_done(shipped: Questionnaire) -> None:
    for name, chosen in (("oranje", "inform"), ("oranje", "monitor")):
        result = decided(shipped, name, chosen)
        advice = result.strategy
        assert advice is not None
        same = chosen == result.end
        parts = dict(told(result).parts)
        first = advice if same else shipped.choosable[chosen]
        assert parts["Eerste stap"] == first.first_step["nl"]
        assert parts["Dit moet ook"] == " ".join(text["nl"] for text in advice.duties)
    danger = decided(shipped, "huurders-rotterdam", "safety-first")
    assert "Eerste stap" not in dict(told(danger).parts)


def test_the_group_reads_what_was_agreed_and_neither_why_nor_that_it_differs(
    shipped: Questionnaire,
) -> None:
    result = decided(shipped, "emmas-hof-nu", "inform")
    assert dict(told(result, group=True).parts) == {
        "Door wie en wanneer": "Marloes en Youssef, 26 november 2026",
        "Wat is er gedaan": DONE,
        "Opnieuw kijken": "24 december 2026.",
    }
    danger = decided(shipped, "huurders-rotterdam", "safety-first")
    assert report_view(danger, "nl", group=True).decision is None


@pytest.mark.parametrize("name", NAMES)
def test_a_card_with_a_decision_fits_and_tells_it(shipped: Questionnaire, name: str) -> None:
    for chosen in shipped.choosable:
        result = decided(shipped, name, chosen, why="w" * 2000, done="Gedaan. " * 300)
        text = card_to_terminal([result], "nl", Screen())
        assert text.count("\n") <= MAX_LINES
        assert told(result).headline in flat(text)


def test_a_text_of_a_decision_is_only_text(shipped: Questionnaire) -> None:
    result = decided(shipped, "oranje", "monitor", why="<b>\x1b[31m", by="**x**")
    assert "<b>" not in report("html", [result], "nl").partition("<main")[2].replace("<b></b>", "")
    assert "\x1b" not in report("terminal", [result], "nl")
    assert "\\*\\*x\\*\\*" in report("markdown", [result], "nl")


def test_the_first_step_the_duties_and_empty_lines_are_there_to_agree_on(
    shipped: Questionnaire,
) -> None:
    plain = score(shipped, read_case(shipped, CASES / "oranje.yaml"))
    duties = report_view(plain, "en").agreements
    assert duties == ("The first step (see above)", "What must also be done (see above)", "")
    assert report_view(plain, "en", group=True).agreements == ("", "", "")
    after = report_view(decided(shipped, "oranje", "inform"), "en")
    assert after.agreements == (*duties[:2], "", "", "", "")
    danger = score(shipped, read_case(shipped, CASES / "huurders-rotterdam.yaml"))
    assert report_view(danger, "en").agreements == ()


def test_in_word_the_decision_and_the_agreements_stand_on_a_sheet_of_their_own(
    shipped: Questionnaire,
) -> None:
    docx = pytest.importorskip("docx")
    result = decided(shipped, "oranje", "inform")
    data = REPORT_FORMATS["docx"].render([result], "nl", Screen())
    assert isinstance(data, bytes)
    document = docx.Document(BytesIO(data))
    starts = [p.text for p in document.paragraphs if p.paragraph_format.page_break_before]
    assert starts[0] == told(result).headline
    assert len(starts) == 2
    assert [cell.text for cell in document.tables[0].columns[1].cells] == [
        "Wat",
        "De eerste stap (zie hierboven)",
        "Wat ook moet (zie hierboven)",
        *[""] * 4,
    ]


def test_words_of_merit_and_blame_are_never_used(shipped: Questionnaire) -> None:
    for language in shipped.languages:
        for name in NAMES:
            for chosen in shipped.choosable:
                texts = [text for _, text in told(decided(shipped, name, chosen), language).parts]
                said = " ".join(texts).lower()
                for word in ("fout", "verkeerd", "had moeten", "wrong", "should have", "mistake"):
                    assert word not in said
