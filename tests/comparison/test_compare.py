"""Comparing cases: where they differ, how far, and which answers make the advice different."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from msgspec import structs

from burgerkompas import comparison
from burgerkompas.cases import NOT_APPLICABLE, UNKNOWN, Absence, Answer, Case, read_case
from burgerkompas.comparison import alike, compare, differences
from burgerkompas.engine import engine_for, score
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.scoring import on_route
from tests.helpers import small
from tests.helpers.paths import CASES
from tests.helpers.slow import slow

HERE = Case(name="x", date="2026-01-01", respondent="one")


def filled(questionnaire: Questionnaire, *answers: dict[str, Answer]):
    """Compare cases that differ in nothing but their answers."""
    return compare(questionnaire, [Case(name="x", answers=found) for found in answers])


def outcome(questionnaire: Questionnaire, case: Case) -> str:
    result = score(questionnaire, case, full=False)
    return result.end


# -- what they are ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("other", "kind", "reason"),
    [
        ({"respondent": "two"}, "respondents", "respondents"),
        ({"date": "2025-01-01"}, "moments", "dates"),
        ({"respondent": "two", "date": "2025-01-01"}, "respondents", "respondents"),
        ({}, "respondents", "nothing"),
    ],
)
def test_the_cases_say_themselves_whether_they_are_people_or_moments(
    shipped: Questionnaire, other: dict, kind: str, reason: str
) -> None:
    found = compare(shipped, [HERE, structs.replace(HERE, **other)])
    assert (found.kind, found.reason) == (kind, reason)


def test_who_asks_decides_and_moments_stand_in_the_order_of_their_dates(
    shipped: Questionnaire,
) -> None:
    dates = ["2026-03-01", None, "2025-03-01"]
    cases = [structs.replace(HERE, date=date, respondent=str(date)) for date in dates]
    found = compare(shipped, cases, "moments")
    assert (found.kind, found.reason) == ("moments", "asked")
    assert [r.case.date for r in found.results] == ["2025-03-01", "2026-03-01", None]
    assert [r.case.date for r in compare(shipped, cases).results] == dates


# -- where they differ -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "answers", "size", "steps"),
    [
        ("zelf_draait", (0, 2), "large", 2),
        ("zelf_draait", (0, 1), "small", 1),
        ("zelf_draait", (1, 2, 3), "large", 2),
        ("zelf_draait", (4, UNKNOWN), "open", None),
        ("zelf_draait", (0, 4, UNKNOWN), "large", 4),
        ("acuut_gevaar", ("ja", "nee"), "large", None),
        ("fase", ("idee", "start"), "large", None),
        ("doelen", (("natuur",), ("sport",)), "large", None),
        ("doelen", (("natuur",), ("natuur", "sport")), "small", None),
        ("participatie_nu", (NOT_APPLICABLE, 3), "large", None),
        ("participatie_nu", (NOT_APPLICABLE, UNKNOWN), "open", None),
    ],
)
def test_a_difference_has_a_size(
    shipped: Questionnaire, question: str, answers: tuple, size: str, steps: int | None
) -> None:
    (found,) = filled(shipped, *({question: answer} for answer in answers)).differences
    assert (found.question, found.size, found.steps) == (question, size, steps)
    assert found.answers == answers


@pytest.mark.parametrize(
    ("one", "other"), [(3, 3), (UNKNOWN, UNKNOWN), (UNKNOWN, Absence.UNANSWERED)]
)
def test_the_same_answer_and_no_answer_anywhere_are_no_difference(
    shipped: Questionnaire, one: Answer, other: Answer
) -> None:
    found = filled(shipped, {"zelf_draait": one}, {"zelf_draait": other})
    assert found.differences == ()
    count = len(shipped.questions)
    assert (found.same, found.nobody) == ((1, count - 1) if one == 3 else (0, count))


def test_the_farthest_apart_come_first(shipped: Questionnaire) -> None:
    found = filled(
        shipped,
        {"eigenaarschap": 0, "zelf_draait": 0, "acuut_gevaar": "nee", "middelen": 1},
        {"eigenaarschap": 1, "zelf_draait": 4, "acuut_gevaar": "ja", "middelen": 3},
    ).differences
    names = [difference.question for difference in found]
    assert names == ["acuut_gevaar", "zelf_draait", "middelen", "eigenaarschap"]


def test_every_question_that_all_are_asked_is_counted_once(shipped: Questionnaire) -> None:
    routed = [
        on_route(shipped, read_case(shipped, path).answers) for path in sorted(CASES.glob("*.yaml"))
    ]
    for pair in combinations(routed, 2):
        counts = len(differences(shipped, pair)), *alike(shipped, pair)
        asked = [q for q in shipped.questions if Absence.NOT_ASKED not in {o[q.id] for o in pair}]
        assert sum(counts) == len(asked)


# -- the advice ------------------------------------------------------------------------------


def test_the_outcome_alone_is_that_of_the_whole_score(shipped: Questionnaire) -> None:
    for path in CASES.glob("*.yaml"):
        case = read_case(shipped, path)
        assert engine_for(shipped).end(case.answers) == outcome(shipped, case)
    for seed in range(300):
        rng = random.Random(seed)
        questionnaire = small.questionnaire(rng)
        case = Case(answers=some_answers(rng, questionnaire))
        assert engine_for(questionnaire).end(case.answers) == outcome(questionnaire, case)


def some_answers(rng: random.Random, questionnaire: Questionnaire) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for question in questionnaire.questions:
        values: list = [*question.values, UNKNOWN]
        if question.kind == "choices":
            values = [(), ("a",), ("b",), ("a", "b"), UNKNOWN]
        elif question.kind == "number":
            values = [0, 1, 2, UNKNOWN]
        if rng.random() < 0.9:
            found[question.id] = rng.choice(values)
    return found


def every_way(questionnaire: Questionnaire, mine: Case, other: Case) -> set[frozenset[str]]:
    """Try all sets of questions with the whole score; return the smallest that do."""
    wanted = outcome(questionnaire, other)
    names = [question.id for question in questionnaire.questions]
    for size in range(len(names) + 1):
        found = set()
        for chosen in combinations(names, size):
            answers = {k: v for k, v in mine.answers.items() if k not in chosen}
            answers |= {k: v for k, v in other.answers.items() if k in chosen}
            if outcome(questionnaire, Case(answers=answers)) == wanted:
                found.add(frozenset(chosen))
        if found:
            return found
    raise AssertionError


@pytest.mark.parametrize("block", [0, *slow(1, 2)])
def test_the_smallest_sets_are_those_of_brute_force(block: int) -> None:
    count = 0
    for seed in range(block * 50, block * 50 + 50):
        rng = random.Random(seed)
        questionnaire = small.questionnaire(rng)
        cases = [Case(name="x", answers=some_answers(rng, questionnaire)) for _ in range(2)]
        for swap in compare(questionnaire, cases).swaps:
            count += 1
            expected = every_way(questionnaire, cases[swap.case], cases[swap.other])
            assert swap.exact
            assert {frozenset(way) for way in swap.ways} <= expected
            assert len(swap.ways) == min(len(expected), comparison.MAX_WAYS)
            assert swap.more == (len(expected) > comparison.MAX_WAYS)
    assert count > 10


def test_past_the_budget_it_says_so_and_no_answer_can_be_left_out(
    shipped: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparison, "MAX_TRIES", 100)
    cases = [read_case(shipped, CASES / f"{n}.yaml") for n in ("emmas-hof-nu", "pedojagers-arnhem")]
    swap = compare(shipped, cases).swaps[1]
    assert not swap.exact
    (way,) = swap.ways
    mine, other = cases[swap.case].answers, cases[swap.other].answers
    for left_out in (None, *way):
        taken = {name: other[name] for name in way if name != left_out and name in other}
        kept = {k: v for k, v in mine.items() if k not in way or k == left_out}
        assert (engine_for(shipped).end({**kept, **taken}) == swap.outcome) == (left_out is None)


def test_with_the_same_advice_there_is_nothing_to_swap(shipped: Questionnaire) -> None:
    case = read_case(shipped, CASES / "oranje.yaml")
    assert compare(shipped, [case, structs.replace(case, respondent="other")]).swaps == ()


def test_without_the_swaps_all_else_is_the_same(shipped: Questionnaire) -> None:
    cases = [read_case(shipped, CASES / name) for name in ("oranje.yaml", "emmas-hof-nu.yaml")]
    whole = compare(shipped, cases)
    assert whole.swaps
    assert compare(shipped, cases, full=False) == structs.replace(whole, swaps=())
