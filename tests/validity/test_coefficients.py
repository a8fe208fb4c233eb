"""Agreement between raters: published examples, and another implementation."""

from __future__ import annotations

import math
import random
from statistics import fmean

import krippendorff
import pytest

from burgerkompas.validity.coefficients import (
    Measurement,
    bootstrap,
    gwet_ac1,
    jackknife,
    krippendorff_alpha,
    percent_agreement,
)

# Twelve units, four raters, five categories: Krippendorff (2011), also used by Gwet.
PUBLISHED = [
    [1, 1, 1],
    [2, 2, 3, 2],
    [3, 3, 3, 3],
    [3, 3, 3, 3],
    [2, 2, 2, 2],
    [1, 2, 3, 4],
    [4, 4, 4, 4],
    [1, 1, 2, 1],
    [2, 2, 2, 2],
    [5, 5, 5],
    [1, 1],
    [3],
]


@pytest.mark.parametrize(
    ("level", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)]
)
def test_alpha_of_the_published_example(level: Measurement, alpha: float) -> None:
    assert krippendorff_alpha(PUBLISHED, level) == pytest.approx(alpha, abs=5e-4)


def test_ac1_of_the_published_example() -> None:
    assert gwet_ac1(PUBLISHED, 5) == pytest.approx(0.77544, abs=5e-6)
    assert percent_agreement(PUBLISHED) == pytest.approx(0.81818, abs=5e-6)


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval"])
def test_alpha_equals_that_of_the_krippendorff_package_on_random_tables(level: Measurement) -> None:
    rng = random.Random(level)
    compared = 0
    while compared < 350:
        raters, values = rng.randint(2, 5), rng.randint(2, 6)
        missing = rng.choice([0, 0.2, 0.6])
        table = [
            [None if rng.random() < missing else rng.randint(1, values) for _ in range(raters)]
            for _ in range(rng.randint(2, 12))
        ]
        ours = krippendorff_alpha([[v for v in row if v is not None] for row in table], level)
        if ours is None:
            continue
        columns = [
            [math.nan if v is None else v for v in column] for column in zip(*table, strict=True)
        ]
        theirs = krippendorff.alpha(reliability_data=columns, level_of_measurement=level)
        assert ours == pytest.approx(theirs, abs=1e-9)
        compared += 1


def test_without_variation_or_pairs_there_is_no_coefficient() -> None:
    assert krippendorff_alpha([[1, 1], [1, 1]], "nominal") is None
    assert krippendorff_alpha([[1], [2]], "nominal") is None
    assert gwet_ac1([[1], [2]], 3) is None
    assert percent_agreement([[1], []]) is None


def test_ac1_of_full_agreement_on_one_value_is_one() -> None:
    assert gwet_ac1([["no", "no"], ["no", "no"]], 2) == 1


def test_the_jackknife_of_a_mean_is_the_t_interval_of_the_mean() -> None:
    values = [0.1, 0.4, 0.35, 0.2, 0.5, 0.3]
    low, high = jackknife(values, fmean)
    mean = fmean(values)
    error = math.sqrt(sum((v - mean) ** 2 for v in values) / 5 / 6)
    assert (low, high) == pytest.approx((mean - 2.5706 * error, mean + 2.5706 * error), abs=1e-3)


def test_the_bootstrap_covers_a_known_share_about_as_often_as_it_says() -> None:
    rng = random.Random(7)
    covered = 0
    for _ in range(40):
        sample = [float(rng.random() < 0.7) for _ in range(60)]
        low, high = bootstrap(sample, fmean)
        covered += low <= 0.7 <= high
    assert covered >= 33
