"""Past its budget an analysis claims nothing; just within it, it is whole."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from msgspec import structs

import burgerkompas as bk
from burgerkompas.cases import Answer
from burgerkompas.look_ahead import changes, composing, effects, futures, possible, space, worlds
from burgerkompas.look_ahead.feasible import TooHardError
from burgerkompas.look_ahead.levels import possible_levels, possible_range, sights_for
from burgerkompas.questionnaire import model as m
from burgerkompas.scoring import decision_table as table
from burgerkompas.scoring.gridding import plan_for
from tests.helpers import small
from tests.helpers.paths import DATA, QUESTIONNAIRES

EVERYTHING = DATA / "everything.yaml"
DISCOUNT = QUESTIONNAIRES / "discount.yaml"


def drawn(seeds: int, share_open: float) -> Iterator[tuple[m.Questionnaire, dict[str, Answer]]]:
    for seed in range(seeds):
        rng = random.Random(seed)
        spec = small.questionnaire(rng)
        yield spec, small.answers(rng, spec, share_open)


def test_the_search_for_outcomes_gives_up_after_just_its_nodes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for spec, given in drawn(20, 0.8):
        there = space.space_for(plan_for(spec))
        prospect = possible.Prospect(there, possible.outlooks(there, given))
        expected = prospect.outcomes()
        monkeypatch.setattr(possible, "MOST_NODES", prospect.nodes)
        assert possible.possible_outcomes(there, given) == expected
        monkeypatch.setattr(possible, "MOST_NODES", prospect.nodes - 1)
        assert possible.possible_outcomes(there, given) is None
        monkeypatch.undo()


def test_the_search_for_changes_gives_up_after_just_its_nodes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for spec, given in drawn(20, 0.3):
        there = space.space_for(plan_for(spec))
        advice = small.scored(spec, given).strategy
        assert advice is not None
        expected = changes.smallest_changes(there, given, advice)
        assert expected is not None
        targets = [i for i, name in enumerate(there.strategies) if name != advice.id]
        search = changes._Search(there, given, changes.fixed_questions(there, advice), targets)
        search.run()
        monkeypatch.setattr(changes, "MOST_NODES", search.nodes)
        assert changes.smallest_changes(there, given, advice) == expected
        monkeypatch.setattr(changes, "MOST_NODES", search.nodes - 1)
        assert changes.smallest_changes(there, given, advice) is None
        monkeypatch.undo()


def test_a_component_is_too_hard_with_one_state_more_than_there_may_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = plan_for(bk.load_questions(EVERYTHING))
    component = composing.view_component(plan, ("ties",), ())
    assert component is not None
    everywhere = list(futures.futures(component, {}))
    assert len(everywhere) == 5  # four answers to one question, and none
    for module, states in (
        (futures, lambda: futures.futures(component, {})),
        (effects, lambda: effects.reach(component, {}, effects.completions)),
    ):
        monkeypatch.setattr(module, "MOST_STATES", 5)
        assert list(states()) == everywhere
        monkeypatch.setattr(module, "MOST_STATES", 4)
        with pytest.raises(TooHardError):
            states()


def test_worlds_are_too_hard_with_one_more_than_there_may_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = plan_for(bk.load_questions(EVERYTHING))
    tests = [m.Test("question", "stage", "is", (name,)) for name in ("plan", "work", "done")]
    conditions = composing.write_out(plan, tests)
    ends = worlds.worlds(conditions, {}, effects.completions)
    assert len(ends) == 4  # each of the three, and none known
    monkeypatch.setattr(worlds, "MOST_WORLDS", 4)
    assert worlds.worlds(conditions, {}, effects.completions) == ends
    monkeypatch.setattr(worlds, "MOST_WORLDS", 3)
    with pytest.raises(TooHardError):
        worlds.worlds(conditions, {}, effects.completions)


def test_a_condition_is_too_hard_with_one_alternative_more_than_there_may_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = plan_for(bk.load_questions(EVERYTHING))
    either = [
        m.Any(tuple(m.Test("question", name, "at_least", (), bound) for bound in (1, 2)))
        for name in ("tired", "skill")
    ]
    monkeypatch.setattr(composing, "MOST_TERMS", 4)
    true, false = composing.write_out(plan, [m.All(tuple(either))]).terms[0]
    assert (len(true), len(false)) == (4, 2)
    monkeypatch.setattr(composing, "MOST_TERMS", 3)
    with pytest.raises(TooHardError):
        composing.write_out(plan, [m.All(tuple(either))])


@pytest.mark.parametrize(
    ("budget", "kept"),
    [
        ("composing.MOST_TERMS", ()),
        ("effects.MOST_STATES", ("possible", "ask_next")),
        ("futures.MOST_STATES", ("changes",)),
        ("possible.MOST_NODES", ("changes",)),
        ("changes.MOST_NODES", ("possible", "ask_next")),
    ],
)
def test_what_is_too_hard_is_not_told_and_the_advice_stays(
    monkeypatch: pytest.MonkeyPatch, shipped: m.Questionnaire, budget: str, kept: tuple[str, ...]
) -> None:
    answers = {"acuut_gevaar": "nee", "hulpvraag": 2, "kwetsbaar": 1, "draait_zelf": 3, "geld": 0}
    whole = bk.score(structs.replace(shipped), answers)
    monkeypatch.setattr(f"burgerkompas.scoring.{budget}", 0)
    result = bk.score(structs.replace(shipped), answers)
    assert result.strategy is not None
    assert whole.strategy is not None
    told = {
        "possible": result.strategy.possible,
        "changes": result.changes,
        "ask_next": result.ask_next,
    }
    assert {name for name, value in told.items() if value is not None} == set(kept)
    assert (result.strategy.settled is None) == ("possible" not in kept)
    assert result.strategy.id == whole.strategy.id
    assert result.strategy.ranking == whole.strategy.ranking


def test_levels_and_reach_that_are_too_hard_are_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = bk.load_questions(EVERYTHING)
    monkeypatch.setattr(futures, "MOST_STATES", 0)
    monkeypatch.setattr(effects, "MOST_STATES", 0)
    assert possible_levels(sights_for(plan_for(spec)), "ties", {}) is None
    assert possible_range(sights_for(plan_for(spec)), "ties", {}) is None
    result = bk.score(spec, {})
    assert [d.possible_levels for d in result.dimensions] == [None, None, ()]
    assert [c.possible for c in result.classifications] == [None, None]


def test_a_table_that_is_too_hard_tells_neither_outcomes_nor_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spec = bk.load_questions(DISCOUNT)
    there = table.table_for(plan_for(spec))
    open_now = tuple(spec.question)
    assert table.ask_next_by_table(there, {}, open_now)
    monkeypatch.setattr(worlds, "MOST_WORLDS", 0)
    assert table.possible_by_table(there, {}) is None
    assert table.changes_by_table(there, {}, "") is None
    assert table.ask_next_by_table(there, {}, open_now) is None
    monkeypatch.undo()
    monkeypatch.setattr(composing, "MOST_TERMS", 0)
    fresh = table.table_for(plan_for(bk.load_questions(DISCOUNT)))
    assert table.possible_by_table(fresh, {}) is None
    assert table.ask_next_by_table(fresh, {}, open_now) is None
