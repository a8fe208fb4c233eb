"""What is kept from one case to the next: it changes no result, and it is bounded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sized
from pathlib import Path

import pytest
from everything import drawn, told
from msgspec import structs

import burgerkompas as bk
from burgerkompas.instrument.model import Instrument
from burgerkompas.scoring import effects, levels, plan, space, table
from burgerkompas.scoring.futures import futures
from burgerkompas.scoring.plan import plan_for

HERE = Path(__file__).parent
BOUNDS = (
    "dimensions.MOST_RESULTS", "gates.MOST_FIRINGS", "futures.MOST_KNOWN", "levels.MOST_KNOWN",
    "components.MOST_CODES", "conditions.MOST_TRUTHS",
)  # fmt: skip
MOST = 6


def everything() -> Instrument:
    return bk.load_questions(HERE / "everything.yaml")


def discount() -> Instrument:
    return bk.load_questions(HERE.parent / "instruments" / "discount.yaml")


@pytest.mark.parametrize(
    ("module", "of", "load"),
    [
        (plan, plan_for, everything),
        (levels, lambda spec: levels.sights_for(plan_for(spec)), everything),
        (space, lambda spec: space.space_for(plan_for(spec)), everything),
        (table, lambda spec: table.table_for(plan_for(spec)), discount),
    ],
)
def test_the_latest_eight_instruments_are_kept_ready(
    module: object,
    of: Callable[[Instrument], object],
    load: Callable[[], Instrument],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept: dict[int, object] = {}
    monkeypatch.setattr(plan, "_kept", {})
    monkeypatch.setattr(module, "_kept", kept)
    first = load()
    several = [structs.replace(first) for _ in range(8)]
    ready = [of(spec) for spec in several]
    assert len({id(one) for one in ready}) == 8
    assert all(of(spec) is one for spec, one in zip(several, ready, strict=True))
    assert len(kept) == 8
    of(structs.replace(first))
    assert len(kept) == 1


def caches(spec: Instrument) -> Iterator[tuple[str, Sized]]:
    """Yield everything that is kept of an instrument's cases, with what it is."""
    its_plan = plan_for(spec)
    for dimension in its_plan.dimensions:
        yield "results", dimension.results
    for gate in its_plan.gates:
        yield "gates", gate.firings
    sights = levels.sights_for(its_plan)
    for sight in (*sights.dimensions.values(), *sights.classifications.values()):
        yield "sights", sight.results
        yield "names", sight.known
    its_space = space.space_for(its_plan)
    for lookups in its_space.lookups:
        yield from (("outlooks", kept) for _, _, kept in lookups)
    for component in its_space.components:
        yield from (("codes", codes) for row in component.codes for codes in row)


def test_a_hundred_cases_are_kept_within_bounds_and_give_what_one_alone_gives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cases = [drawn(everything(), seed) for seed in range(100)]
    alone = [told(structs.replace(everything()), answers) for answers in cases[:25]]
    for bound in BOUNDS:
        monkeypatch.setattr(f"burgerkompas.scoring.{bound}", MOST)
    spec = everything()
    largest: dict[str, int] = {}
    shared = []
    for place, answers in enumerate(cases):
        result = told(spec, answers)
        if place < len(alone):
            assert result == alone[place]
        for name, kept in caches(spec):
            largest[name] = max(largest.get(name, 0), len(kept))
        there = space.space_for(plan_for(spec))
        shared.append(len(there.shared))
        # Each outlook is shared by where it stands and by what can come.
        assert shared[-1] <= 2 * sum(len(kept) for row in there.lookups for _, _, kept in row)
    assert set(largest.values()) == {MOST}, largest
    assert max(shared) > MOST


def test_the_effects_of_a_component_are_kept_within_bounds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    its_plan = plan_for(everything())
    component = space.view_component(its_plan, ("power",), ())
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
