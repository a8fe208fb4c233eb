"""The searches among vectors, each against every choice there is."""

from __future__ import annotations

import itertools
import random

import pytest

from burgerkompas.scoring import feasible
from burgerkompas.scoring.effects import MOST_CHANGES, Label
from burgerkompas.scoring.feasible import Options, Vector, compared, is_feasible, leads_of
from burgerkompas.scoring.prices import Labelled, Rows, affordable

SEEDS = range(150)


def vectors(rng: random.Random, width: int, most: int) -> list[Vector]:
    """Points, a number of known drivers, a zero."""
    return [
        (*(rng.randint(-4, 4) for _ in range(width - 2)), rng.randint(0, 2), 0)
        for _ in range(rng.randint(1, most))
    ]


def summed(some: tuple[Vector, ...]) -> Vector:
    return tuple(map(sum, zip(*some, strict=True)))


def pairs_among(rng: random.Random, width: int) -> tuple[tuple[int, int], ...]:
    return tuple(rng.choices(list(compared(width)), k=rng.randint(1, 3)))


def test_all_points_are_compared_and_the_count_with_the_zero() -> None:
    assert list(compared(5)) == [
        (0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1), (3, 4), (4, 3),
    ]  # fmt: skip
    assert list(compared(5).values()) == list(range(8))


@pytest.mark.parametrize("block", range(4))
def test_demands_are_feasible_just_when_some_choice_meets_them(block: int) -> None:
    met = []
    for seed in range(block * 500, block * 500 + 500):
        rng = random.Random(seed)
        width = rng.randint(4, 6)
        lists = [Options(vectors(rng, width, 5)) for _ in range(rng.randint(0, 4))]
        base = vectors(rng, width, 1)[0]
        demands = [(i, j, rng.randint(0, 9)) for i, j in pairs_among(rng, width)]
        sums = [
            summed((base, *choice))
            for choice in itertools.product(*(options.vectors for options in lists))
        ]
        expected = any(all(total[i] - total[j] >= t for i, j, t in demands) for total in sums)
        assert is_feasible(lists, base, demands) is expected, seed
        met.append(expected)
    assert 50 < sum(met) < 450


def test_what_is_demanded_of_nothing_is_met() -> None:
    assert is_feasible([], (0, 0, 0, 0), []) is True
    assert is_feasible([], (0, 0, 0, 0), [(0, 1, 0)]) is True
    assert is_feasible([], (0, 0, 0, 0), [(0, 1, 1)]) is False


def test_a_search_gives_up_after_just_its_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each list adds 2 to one of the demands; 3 and 1 are asked: four partial choices show it."""
    either = Options([(2, 0, 0, 0, 0, 0), (0, 0, 2, 0, 0, 0)])
    demands = [(0, 1, 3), (2, 3, 1)]
    monkeypatch.setattr(feasible, "MOST_NODES", 4)
    assert is_feasible([either] * 2, (0,) * 6, demands) is False
    monkeypatch.setattr(feasible, "MOST_NODES", 3)
    with pytest.raises(feasible.TooHardError):
        is_feasible([either] * 2, (0,) * 6, demands)


def test_options_know_their_leads_their_best_and_their_front() -> None:
    for seed in SEEDS:
        rng = random.Random(seed)
        width = rng.randint(4, 6)
        given = vectors(rng, width, 6)
        options = Options(given + given[:1])
        assert options.vectors == tuple(dict.fromkeys(given))
        assert options.is_fixed == (len(set(given)) == 1)
        assert options.is_nothing == (set(given) == {(0,) * width})
        assert options.leads == tuple(max(v[i] - v[j] for v in given) for i, j in compared(width))
        for at in range(width):
            best = options.best(at)
            assert options.best(at) is best
            assert max(sum(v[at] - other for other in v) for v in given) == sum(
                best[at] - other for other in best
            )
        pairs = pairs_among(rng, width)
        rows, most = options.front(pairs)
        assert options.front(pairs)[0] is rows
        gains = {tuple(v[i] - v[j] for i, j in pairs) for v in given}
        unbeaten = {
            one
            for one in gains
            if not any(o != one and all(a >= b for a, b in zip(o, one, strict=True)) for o in gains)
        }
        assert sorted(row[:-1] for row in rows) == sorted(unbeaten)
        assert [row[-1] for row in rows] == sorted(map(sum, unbeaten), reverse=True)
        assert most == tuple(max(column) for column in zip(*rows, strict=True))


def test_nothing_is_a_single_choice_that_adds_nothing() -> None:
    assert Options([(0, 0, 0, 0)]).is_nothing
    assert not Options([(0, 0, 1, 0)]).is_nothing
    assert not Options([(0, 0, 0, 0), (1, 0, 0, 0)]).is_nothing


def labelled(rng: random.Random, width: int, free: bool) -> list[tuple[Vector, Label]]:
    """Vectors with what each takes; if ``free``, the first takes nothing."""
    found = []
    for place, vector in enumerate(dict.fromkeys(vectors(rng, width, 6))):
        cost = 0 if free and not place else rng.randint(0, MOST_CHANGES)
        found.append((vector, (cost, cost * rng.randint(1, 2), ((place, 0),) * bool(cost))))
    return found


def test_labelled_vectors_know_what_is_cheapest_and_what_no_cheaper_one_beats() -> None:
    for seed in SEEDS:
        rng = random.Random(seed)
        width = rng.randint(4, 6)
        given = labelled(rng, width, free=False)
        options = Labelled(given)
        assert options.least == min(label[0] for _, label in given)
        assert options.leads == leads_of([vector for vector, _ in given])
        for budget in range(MOST_CHANGES + 1):
            within = [vector for vector, label in given if label[0] <= budget]
            assert options.leads_within(budget) == (leads_of(within) if within else None)
        pairs = pairs_among(rng, width)
        front = options.front(pairs)
        assert options.front(pairs) is front
        everything = sorted(
            ((tuple(v[i] - v[j] for i, j in pairs), label) for v, label in given),
            key=lambda row: row[1],
        )
        unbeaten = [
            (gains, label)
            for place, (gains, label) in enumerate(everything)
            if not any(
                all(a >= b for a, b in zip(other, gains, strict=True))
                for other, _ in everything[:place]
            )
        ]
        assert front.rows == unbeaten
        for cost in range(MOST_CHANGES + 1):
            own = [gains for gains, label in unbeaten if label[0] == cost]
            assert front.most.get(cost) == (tuple(map(max, *own, own[0])) if own else None)


def test_rows_know_the_most_that_so_many_answers_can_add() -> None:
    for seed in SEEDS:
        rng = random.Random(seed)
        width = rng.randint(4, 6)
        lists = [Labelled(labelled(rng, width, free=False)) for _ in range(rng.randint(1, 3))]
        pairs = pairs_among(rng, width)
        rows = Rows(pairs, (0,) * len(pairs))
        for options in lists:
            before, rows = rows, rows.after(options)
            assert before.after(options) is rows
        fronts = [options.front(pairs).rows for options in reversed(lists)]
        alone = [front[0] for front in fronts if len(front) == 1]
        assert rows.gains == tuple(
            map(sum, zip((0,) * len(pairs), *(g for g, _ in alone), strict=True))
        )
        assert rows.label[0] == sum(label[0] for _, label in alone)
        assert rows.label[1] == sum(label[1] for _, label in alone)
        assert rows.rows == tuple(front for front in fronts if len(front) > 1)
        for depth in range(len(rows.rows) + 1):
            choices = list(itertools.product(*rows.rows[depth:]))
            for budget in range(MOST_CHANGES + 1):
                sums = [
                    tuple(
                        map(sum, zip((0,) * len(pairs), *(gains for gains, _ in one), strict=True))
                    )
                    for one in choices
                    if sum(label[0] for _, label in one) <= budget
                ]
                expected = tuple(map(max, *sums, sums[0])) if sums else None
                assert rows.most[depth][budget] == expected


def test_leads_are_those_that_so_many_answers_can_bring() -> None:
    for seed in SEEDS:
        rng = random.Random(seed)
        width = rng.randint(4, 5)
        given = [labelled(rng, width, free=True) for _ in range(rng.randint(1, 3))]
        found = affordable([Labelled(options) for options in given])
        assert len(found) == MOST_CHANGES + 1
        for budget, leads in enumerate(found):
            sums = [
                summed(tuple(vector for vector, _ in one))
                for one in itertools.product(*given)
                if sum(label[0] for _, label in one) <= budget
            ]
            # Each pair of coordinates has a choice of its own.
            assert leads == leads_of(sums)
