"""What was made for the latest few values is kept."""

from __future__ import annotations

from burgerkompas.kept import MOST, Kept


def test_what_is_made_of_the_latest_few_is_kept_and_nothing_else() -> None:
    of: Kept[object, list[object]] = Kept(lambda key: [key])
    keys = [object() for _ in range(MOST)]
    made = [of(key) for key in keys]
    assert all(of(key) is one for key, one in zip(keys, made, strict=True))
    assert len(of.made) == MOST
    assert of(object()) not in made
    assert len(of.made) == 1


def test_a_value_is_known_by_what_it_is_not_by_what_it_equals() -> None:
    of: Kept[list[int], list[int]] = Kept(list)
    one, other = [1], [1]
    assert of(one) is of(one)
    assert of(one) is not of(other)
    of.made[id(other)] = (one, [2])  # as if `other` had the number of one that is gone
    assert of(other) == [1]
