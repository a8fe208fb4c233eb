"""What is kept from one case to the next: it changes no result, and it is bounded."""

from __future__ import annotations

from collections.abc import Sized

import pytest
from msgspec import structs

import burgerkompas as bk
from burgerkompas.look_ahead import composing, effects, levels, space
from burgerkompas.look_ahead.futures import futures
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.scoring.gridding import plan_for
from tests.helpers.everything import drawn, told
from tests.helpers.paths import DATA

BOUNDS = (
    "dimensions.MOST_RESULTS", "gates.MOST_FIRINGS", "futures.MOST_KNOWN", "levels.MOST_KNOWN",
    "components.MOST_CODES", "conditions.MOST_TRUTHS",
)  # fmt: skip
MOST = 6


def everything() -> Questionnaire:
    return bk.load_questions(DATA / "everything.yaml")


def caches(spec: Questionnaire) -> list[Sized]:
    """Return everything that is kept of a questionnaire's cases, but for what falls together."""
    its_plan = plan_for(spec)
    sights = levels.sights_for(its_plan)
    found: list[Sized] = [dimension.results for dimension in its_plan.dimensions]
    found += [gate.firings for gate in its_plan.gates]
    for sight in (*sights.dimensions.values(), *sights.classifications.values()):
        found += [sight.results, sight.known]
    for component in space.space_for(its_plan).components:
        found += [codes for row in component.codes for codes in row]
    return found


def outlooks(spec: Questionnaire) -> list[Sized]:
    """Return what is kept of the outlooks, all of which is dropped when one part is full."""
    return [kept for row in space.space_for(plan_for(spec)).lookups for _, _, kept in row]


def test_eighty_cases_are_kept_within_bounds_and_give_what_one_alone_gives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cases = [drawn(everything(), seed) for seed in range(80)]
    alone = [told(structs.replace(everything()), answers) for answers in cases[:20]]
    unbound, bound = everything(), everything()
    for answers in cases:
        bk.score(unbound, answers)
    expected = [min(MOST, len(kept)) for kept in caches(unbound)]
    assert len(space.space_for(plan_for(unbound)).shared) > 2 * MOST
    for name in BOUNDS:
        monkeypatch.setattr(f"burgerkompas.scoring.{name}", MOST)
    largest = [0] * len(caches(bound))
    largest_outlooks = [0] * len(outlooks(bound))
    for place, answers in enumerate(cases):
        result = told(bound, answers)
        if place < len(alone):
            assert result == alone[place]
        largest = list(map(max, largest, map(len, caches(bound))))
        largest_outlooks = list(map(max, largest_outlooks, map(len, outlooks(bound))))
        # Each outlook is shared by where it stands and by what can come.
        assert len(space.space_for(plan_for(bound)).shared) <= 2 * sum(map(len, outlooks(bound)))
    assert largest == expected
    assert max(largest_outlooks) == MOST


def test_the_effects_of_a_component_are_kept_within_bounds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    its_plan = plan_for(everything())
    component = composing.view_component(its_plan, ("power",), ())
    assert component is not None
    states = list(futures(component, {}))
    expected = [effects.effect_of(its_plan, component, state) for state in states]
    assert len(states) > 2 * MOST
    monkeypatch.setattr(effects, "MOST_STATES", MOST)
    component.effects.clear()
    sizes = []
    for state, effect in zip(states, expected, strict=True):
        assert effects.effect_of(its_plan, component, state) == effect
        assert effects.effect_of(its_plan, component, state) is component.effects[state]
        sizes.append(len(component.effects))
    assert max(sizes) == MOST
