"""The searches among vectors, each against every choice there is."""

from __future__ import annotations

import itertools
import random

import pytest

from burgerkompas.look_ahead import feasible
from burgerkompas.look_ahead.effects import MOST_CHANGES, Label
from burgerkompas.look_ahead.feasible import Options, is_feasible
from burgerkompas.look_ahead.leads import Fields, Vector, fields_for
from burgerkompas.look_ahead.prices import Labelled, Rows, affordable

SEEDS = range(150)
MOST = 60
FIELDS = {size: fields_for(size, MOST) for size in (2, 3, 4)}


def vectors(rng: random.Random, width: int, most: int) -> list[Vector]:
    """Points, a number of known drivers, a zero."""
    return [
        (*(rng.randint(-4, 4) for _ in range(width - 2)), rng.randint(0, 2), 0)
        for _ in range(rng.randint(1, most))
    ]


def summed(some: tuple[Vector, ...]) -> Vector:
    return tuple(map(sum, zip(*some, strict=True)))


def pairs_among(rng: random.Random, fields: Fields) -> tuple[tuple[int, int], ...]:
    return tuple(rng.sample(fields.pairs, rng.randint(1, min(3, len(fields.pairs)))))


def test_all_points_are_compared_and_the_count_with_the_zero() -> None:
    assert FIELDS[3].pairs == (
        (0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1), (3, 4), (4, 3),
    )  # fmt: skip


def test_leads_in_one_number_are_those_of_each_pair_and_meet_what_they_meet() -> None:
    for seed in SEEDS:
        rng = random.Random(seed)
        size = rng.randint(2, 4)
        fields = fields_for(size, MOST)
        some = vectors(rng, size + 2, 4)
        each = [max(v[i] - v[j] for v in some) for i, j in fields.pairs]
        assert list(fields.each(some)) == each
        assert fields.greatest(some) == fields.pack(each)
        assert fields.read(fields.greatest(some), fields.pairs) == each
        assert fields.of(some[0]) == fields.greatest(some[:1])
        for far in (-MOST - 5, -MOST, -1, 0, 1, MOST, MOST + 1, MOST + 5):
            wanted = [
                (i, j, each[place] + far)
                for place, (i, j) in enumerate(fields.pairs)
                if rng.random() < 0.5
            ]
            demands = fields.demands(wanted)
            assert demands.pairs == tuple((i, j) for i, j, _ in wanted)
            meets = (fields.greatest(some) + demands.offset) & demands.mask == demands.mask
            assert meets == (far <= 0 or not wanted)
        # The ends of what a field holds.
        for lead in (-MOST, MOST):
            whole = fields.pack([lead] * len(fields.pairs))
            assert fields.read(whole, fields.pairs) == [lead] * len(fields.pairs)
            for least in (-MOST - 1, -MOST, MOST, MOST + 1):
                one = fields.demands([(0, 1, least)])
                assert ((whole + one.offset) & one.mask == one.mask) == (lead >= least)


@pytest.mark.parametrize("tries", [0, 3, 100])
def test_demands_are_feasible_just_when_some_choice_meets_them(
    tries: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feasible, "MOST_TRIES", tries)
    met = []
    for seed in range(600):
        rng = random.Random(seed)
        size = rng.randint(2, 4)
        fields = FIELDS[size]
        lists = [Options(fields, vectors(rng, size + 2, 5)) for _ in range(rng.randint(0, 4))]
        base = vectors(rng, size + 2, 1)[0]
        wanted = [(i, j, rng.randint(0, 9)) for i, j in pairs_among(rng, fields)]
        sums = [
            summed((base, *choice))
            for choice in itertools.product(*(options.vectors for options in lists))
        ]
        expected = any(all(total[i] - total[j] >= t for i, j, t in wanted) for total in sums)
        leads = fields.of(base) + sum(options.leads for options in lists)
        cut = rng.randint(0, len(wanted) - 1)
        parts = [part for part in (wanted[:cut], wanted[cut:]) if part]
        assert is_feasible(lists, leads, [fields.demands(part) for part in parts]) is expected, seed
        met.append(expected)
    assert 60 < sum(met) < 540


def test_what_nothing_is_demanded_of_is_feasible() -> None:
    fields = FIELDS[2]
    options = Options(fields, [(1, 0, 0, 0)])
    assert is_feasible([options], options.leads, []) is True
    assert is_feasible([], 0, [fields.demands([(0, 1, 0)])]) is True
    assert is_feasible([], 0, [fields.demands([(0, 1, 1)])]) is False


def test_a_search_gives_up_after_just_its_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each list adds 2 to one of the demands; 3 and 1 are asked: four partial choices show it."""
    fields = FIELDS[4]
    either = Options(fields, [(2, 0, 0, 0, 0, 0), (0, 0, 2, 0, 0, 0)])
    asked = [either] * 2, 2 * either.leads, [fields.demands([(0, 1, 3), (2, 3, 1)])]
    assert is_feasible(*asked) is False
    monkeypatch.setattr(feasible, "MOST_NODES", 3)
    assert is_feasible(*asked) is False  # the first tries tell already
    monkeypatch.setattr(feasible, "MOST_TRIES", 4)
    assert is_feasible(*asked) is False
    monkeypatch.setattr(feasible, "MOST_TRIES", 3)
    with pytest.raises(feasible.TooHardError):
        is_feasible(*asked)
    monkeypatch.setattr(feasible, "MOST_NODES", 4)
    assert is_feasible(*asked) is False


def test_options_know_their_leads_what_each_loses_and_their_front() -> None:
    for seed in SEEDS:
        rng = random.Random(seed)
        size = rng.randint(2, 4)
        fields = FIELDS[size]
        given = vectors(rng, size + 2, 6)
        options = Options(fields, given + given[:1])
        assert options.vectors == tuple(dict.fromkeys(given))
        assert options.is_fixed == (len(set(given)) == 1)
        assert options.leads == fields.greatest(given)
        for at in range(size + 2):
            best = sorted(options.vectors, key=lambda v: -sum(v[at] - other for other in v))
            losses = options.losses(at)
            assert options.losses(at) is losses
            assert losses == [fields.of(v) - options.leads for v in best]
        pairs = pairs_among(rng, fields)
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
    fields = FIELDS[2]
    assert Options(fields, [(0, 0, 0, 0)]).is_nothing
    assert not Options(fields, [(0, 0, 1, 0)]).is_nothing
    assert not Options(fields, [(0, 0, 0, 0), (1, 0, 0, 0)]).is_nothing


def labelled(rng: random.Random, size: int, free: bool) -> list[tuple[Vector, Label]]:
    """Vectors with what each takes; if ``free``, the first takes nothing."""
    found = []
    for place, vector in enumerate(dict.fromkeys(vectors(rng, size + 2, 6))):
        cost = 0 if free and not place else rng.randint(0, MOST_CHANGES)
        found.append((vector, (cost, cost * rng.randint(1, 2), ((place, 0),) * bool(cost))))
    return found


def test_labelled_vectors_know_what_is_cheapest_and_what_no_cheaper_one_beats() -> None:
    for seed in SEEDS:
        rng = random.Random(seed)
        size = rng.randint(2, 4)
        given = labelled(rng, size, free=False)
        options = Labelled(FIELDS[size], given)
        assert options.least == min(label[0] for _, label in given)
        assert options.leads == FIELDS[size].greatest([vector for vector, _ in given])
        for budget in range(MOST_CHANGES + 1):
            within = [vector for vector, label in given if label[0] <= budget]
            assert options.each_within(budget) == (FIELDS[size].each(within) if within else None)
        pairs = pairs_among(rng, FIELDS[size])
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
        size = rng.randint(2, 4)
        lists = [
            Labelled(FIELDS[size], labelled(rng, size, free=False))
            for _ in range(rng.randint(1, 3))
        ]
        pairs = pairs_among(rng, FIELDS[size])
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
        size = rng.randint(2, 3)
        given = [labelled(rng, size, free=True) for _ in range(rng.randint(1, 3))]
        found = affordable([Labelled(FIELDS[size], options) for options in given])
        assert len(found) == MOST_CHANGES + 1
        for budget, leads in enumerate(found):
            sums = [
                summed(tuple(vector for vector, _ in one))
                for one in itertools.product(*given)
                if sum(label[0] for _, label in one) <= budget
            ]
            # Each pair of coordinates has a choice of its own.
            assert leads == FIELDS[size].greatest(sums)
