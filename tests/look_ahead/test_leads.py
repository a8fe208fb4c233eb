"""Leads in one number say what the scores say one by one, and choices are what trying all finds."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from burgerkompas.look_ahead.feasible import Options, is_feasible
from burgerkompas.look_ahead.leads import Fields, Vector, fields_for

SIZE, MOST = 3, 60
FIELDS = fields_for(SIZE, MOST)
PAIRS = st.sampled_from(FIELDS.pairs)

# Five lists of these stay within the most that a lead can be.
vectors = st.tuples(*[st.integers(-6, 6)] * SIZE, st.integers(0, 6), st.just(0))
bounds = st.dictionaries(PAIRS, st.integers(-3 * MOST, 3 * MOST), min_size=1, max_size=4)
near = st.dictionaries(PAIRS, st.integers(-12, 12), min_size=1, max_size=3)


def lead(vector: Vector, pair: tuple[int, int]) -> int:
    return vector[pair[0]] - vector[pair[1]]


def total(chosen: tuple[Vector, ...]) -> Vector:
    return tuple(map(sum, zip(*chosen, strict=True)))


@given(st.lists(vectors, min_size=1, max_size=5), bounds)
def test_the_leads_of_a_sum_are_the_sum_of_leads_and_one_comparison_tells_all_demands(
    parts: list[Vector], least: dict[tuple[int, int], int]
) -> None:
    leads = sum(FIELDS.of(vector) for vector in parts)
    whole = total(tuple(parts))
    assert FIELDS.read(leads, FIELDS.pairs) == [lead(whole, pair) for pair in FIELDS.pairs]
    demands = FIELDS.demands((i, j, t) for (i, j), t in least.items())
    met = (leads + demands.offset) & demands.mask == demands.mask
    assert met == all(lead(whole, pair) >= t for pair, t in least.items())


@given(st.lists(vectors, min_size=1, max_size=5))
def test_the_greatest_leads_are_those_of_the_best_vector_for_each_pair(some: list[Vector]) -> None:
    found = FIELDS.read(FIELDS.greatest(some), FIELDS.pairs)
    assert found == [max(lead(vector, pair) for vector in some) for pair in FIELDS.pairs]


@given(
    st.lists(st.lists(vectors, min_size=1, max_size=4), min_size=1, max_size=4),
    st.lists(near, min_size=1, max_size=2),
    st.sampled_from([0, 3, 100]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_choice_is_feasible_exactly_where_one_of_all_choices_is(
    monkeypatch: pytest.MonkeyPatch,
    lists: list[list[Vector]],
    wanted: list[dict[tuple[int, int], int]],
    tries: int,
) -> None:
    monkeypatch.setattr("burgerkompas.look_ahead.feasible.MOST_TRIES", tries)
    options = [Options(FIELDS, some) for some in lists]
    demands = [FIELDS.demands((i, j, t) for (i, j), t in least.items()) for least in wanted]
    expected = any(
        all(lead(total(chosen), pair) >= t for least in wanted for pair, t in least.items())
        for chosen in product(*lists)
    )
    assert is_feasible(options, sum(one.leads for one in options), demands) is expected


def test_fields_are_wide_enough_for_the_largest_lead_and_bound() -> None:
    fields: Fields = fields_for(2, 1000)
    top = fields.of((1000, 0, 0, 0))
    for t, met in ((1000, True), (1001, False), (10**9, False), (-(10**9), True)):
        demands = fields.demands([(0, 1, t), (1, 0, -1000)])
        assert ((top + demands.offset) & demands.mask == demands.mask) is met
