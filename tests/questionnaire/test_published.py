"""Instruments from elsewhere run without a line of Python, and give the published scores."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

import burgerkompas as bk
from burgerkompas.authoring.check import run_checks
from burgerkompas.cases import dump_case, parse_case
from burgerkompas.errors import AnswersRefused
from burgerkompas.report import REPORT_FORMATS, Screen
from burgerkompas.results import Result
from tests.helpers.paths import QUESTIONNAIRES


def in_terminal(result: Result) -> str:
    text = REPORT_FORMATS["terminal"].render([result], "en", Screen())
    assert isinstance(text, str)
    return text


def scored(name: str, answers: dict[str, object]) -> tuple[object, str | None]:
    (found,) = bk.score(bk.load_questions(QUESTIONNAIRES / f"{name}.yaml"), answers).dimensions
    return found.raw, found.level


PHQ = ["interest", "mood", "sleep", "energy", "appetite", "worth", "attention", "pace", "harm"]
SUS = [f"i{i}" for i in range(1, 11)]


@pytest.mark.parametrize(
    ("values", "total", "level"),
    [
        ([0] * 9, 0, "minimal"),
        ([1, 1, 1, 1, 0, 0, 0, 0, 0], 4, "minimal"),
        ([1, 1, 1, 1, 1, 0, 0, 0, 0], 5, "mild"),
        ([2, 2, 2, 2, 2, 0, 0, 0, 0], 10, "moderate"),
        ([3, 3, 3, 3, 3, 0, 0, 0, 0], 15, "moderately-severe"),
        ([3, 3, 3, 3, 3, 3, 2, 0, 0], 20, "severe"),
        ([3] * 9, 27, "severe"),
    ],
)
def test_phq9_sums_to_its_published_levels(values: list[int], total: int, level: str) -> None:
    assert scored("phq9", dict(zip(PHQ, values, strict=True))) == (total, level)


def test_phq9_prorates_two_missing_items_and_refuses_three() -> None:
    answers = dict.fromkeys(PHQ[:7], 2)
    assert scored("phq9", answers) == (18, "moderately-severe")
    assert scored("phq9", dict.fromkeys(PHQ[:6], 2)) == (None, None)


@pytest.mark.parametrize(
    ("values", "percent"),
    [
        ([3] * 10, 50),
        ([5, 1] * 5, 100),
        ([1, 5] * 5, 0),
        ([4, 2, 4, 1, 5, 2, 4, 1, 4, 2], Fraction(165, 2)),
    ],
)
def test_sus_reverses_the_even_items_and_runs_to_100(values: list[int], percent: Fraction) -> None:
    assert scored("sus", dict(zip(SUS, values, strict=True)))[0] == percent


def test_a_count_of_choices_runs_on_points() -> None:
    answers = {"e1": "yes", "e2": "mid", "e3": "no", "s1": "yes", "s2": "mid", "s3": "no"}
    assert scored("loneliness", answers) == (4, "lonely")
    quiet = {"e1": "no", "e2": "no", "e3": "no", "s1": "yes", "s2": "yes", "s3": "mid"}
    assert scored("loneliness", quiet) == (1, "not-lonely")


def test_a_mean_reverses_first_and_leaves_out_what_is_unknown() -> None:
    assert scored("facets", {"a": 5, "b": 1, "c": 4, "d": 2})[0] == Fraction(18, 4)
    assert scored("facets", {"a": 5, "b": 1, "c": 4, "d": "unknown"})[0] == Fraction(14, 3)
    assert scored("facets", {"a": 5, "b": 1})[0] is None


@pytest.mark.parametrize("name", ["phq9", "sus", "loneliness", "facets"])
def test_they_are_reported_without_the_sections_they_lack(name: str) -> None:
    result = bk.score(bk.load_questions(QUESTIONNAIRES / f"{name}.yaml"), {})
    data = result.to_dict()
    assert data["outcome"] == "none"
    assert not {"success_factors", "roles", "participation", "strategy"} & set(data)
    assert in_terminal(result)


@pytest.mark.parametrize(
    ("answers", "outputs", "rule"),
    [
        ({"customer": "business", "amount": 1000, "regular": "no"}, (10, "free"), "large"),
        ({"customer": "public", "amount": 1000, "regular": "yes"}, (10, "free"), "large"),
        ({"customer": "business", "amount": 999, "regular": "yes"}, (5, "free"), "middle"),
        ({"customer": "business", "amount": 99}, (0, "paid"), "small"),
        ({"customer": "private", "extras": ["gift", "fast"]}, (0, "paid"), "fast"),
        ({"customer": "private", "extras": ["gift"]}, (0, "free"), "private"),
        ({"customer": "private", "extras": []}, (0, "free"), "private"),
    ],
)
def test_a_table_of_which_any_rule_counts_gives_several_outputs(
    answers: dict[str, object], outputs: tuple[int, str], rule: str
) -> None:
    advice = bk.score(bk.load_questions(QUESTIONNAIRES / "discount.yaml"), answers).strategy
    assert advice.outputs == dict(zip(("discount", "shipping"), outputs, strict=True))
    assert advice.decided_by == rule
    assert advice.settled


@pytest.mark.parametrize(
    ("age", "service", "days"),
    [(17, 0, 27), (18, 0, 22), (44, 20, 22), (45, 14, 22), (45, 15, 24), (60, 0, 27), (60, 30, 30)],
)
def test_a_table_of_which_the_first_rule_counts_rests_on_another(
    age: int, service: int, days: int
) -> None:
    questions = bk.load_questions(QUESTIONNAIRES / "holidays.yaml")
    result = bk.score(questions, {"age": age, "service": service})
    assert result.strategy.outputs == {"days": days}
    # Whatever the age, this says enough.
    assert bk.score(questions, {"service": 30}).strategy.outputs == {"days": 30}


@pytest.mark.parametrize(
    ("temperature", "since", "outcome"),
    [
        (37.9, 20251231, "none"),
        (38, 20251231, "high"),
        ("38.0", 20260101, "fever"),
        (39.9, 20260101, "fever"),
        (Fraction(40), 20260101, "high"),
        (Fraction("34.5"), None, "none"),
        ("39.9", "unknown", "undecided"),
        ("39,9", "unknown", "undecided"),
    ],
)
def test_a_number_with_decimals_is_compared_exactly(
    temperature: object, since: object, outcome: str
) -> None:
    questions = bk.load_questions(QUESTIONNAIRES / "fever.yaml")
    assert bk.score(questions, {"temperature": temperature, "since": since}).outcome == outcome


@pytest.mark.parametrize("wrong", [34.4, 43.1, "1e1", ".5", "+38", "38,,5", "4_0"])
def test_what_is_no_such_number_is_no_answer(wrong: object) -> None:
    questions = bk.load_questions(QUESTIONNAIRES / "fever.yaml")
    with pytest.raises(AnswersRefused) as refused:
        bk.score(questions, {"temperature": wrong})
    (problem,) = refused.value.problems
    assert (problem.code, problem.values["allowed"]) == ("not-an-answer", "34.5-43, unknown")


def test_a_number_with_too_many_decimals_is_no_answer() -> None:
    questions = bk.load_questions(QUESTIONNAIRES / "fever.yaml")
    with pytest.raises(AnswersRefused) as refused:
        bk.score(questions, {"temperature": "38.05"})
    (problem,) = refused.value.problems
    assert (problem.code, problem.values["decimals"]) == ("too-many-decimals", 1)


def test_decimals_come_back_as_they_were_written(tmp_path: Path) -> None:
    questions = bk.load_questions(QUESTIONNAIRES / "fever.yaml")
    case = parse_case(questions, b"case: {name: x}\nanswers: {temperature: 39.9}", "")
    assert "  temperature: 39.9\n" in dump_case(questions, case)
    result = bk.score(questions, {"temperature": 41.5})
    assert result.strategy.outputs == {"dose": 0.125, "days": (1, 2.5)}
    data = result.to_dict()
    assert data["strategy"]["outputs"] == {"dose": 0.125, "days": [1, 2.5]}
    assert data["gates"][0]["answer"] == 41.5
    lines = " ".join(in_terminal(result).split())
    assert "dose: 0.125; days: 1, 2.5" in lines
    assert "41.5" in lines


def test_the_smallest_change_of_a_decimal_is_the_next_tenth() -> None:
    questions = bk.load_questions(QUESTIONNAIRES / "fever.yaml")
    result = bk.score(questions, {"temperature": 37.9, "since": 20260201})
    (to_fever,) = [change for change in result.changes if change.to == "fever"]
    assert [(c.item, c.new) for c in to_fever.answers] == [("temperature", 38)]


@pytest.mark.parametrize("name", ["discount", "holidays", "fever"])
def test_these_tables_have_no_gap_and_no_overlap(name: str) -> None:
    assert run_checks(QUESTIONNAIRES / f"{name}.yaml").findings == ()
