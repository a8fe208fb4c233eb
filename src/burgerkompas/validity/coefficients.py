"""Coefficients of agreement between raters, with intervals.

A table of ratings is a sequence of units (initiatives); a unit is the sequence of values that the
raters gave, in any order, without those who gave none. Units with fewer than two values say
nothing about agreement.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate
from statistics import NormalDist, fmean
from typing import Any, Literal, NamedTuple, TypeVar

Measurement = Literal["nominal", "ordinal", "interval"]
"""The level of measurement: what a difference between two values means."""

Ratings = Sequence[Sequence[Any]]
Unit = TypeVar("Unit")

CONFIDENCE = 0.95
RESAMPLES = 2000


class Interval(NamedTuple):
    """A confidence interval of 95 per cent."""

    low: float
    high: float


def percent_agreement(ratings: Ratings) -> float | None:
    """Return the share, 0 to 1, of pairs of raters who gave the same value, averaged over units.

    ``None`` where no unit has two values.
    """
    shares = [_pairs_alike(Counter(unit)) for unit in ratings if len(unit) > 1]
    return fmean(shares) if shares else None


def _pairs_alike(counts: Counter[Any]) -> float:
    total = counts.total()
    return sum(n * (n - 1) for n in counts.values()) / (total * (total - 1))


def gwet_ac1(ratings: Ratings, categories: int) -> float | None:
    """Return Gwet's AC1, at most 1; 0 is what chance would give.

    ``categories`` counts the values that could have been given. Unlike kappa and alpha it stays
    meaningful where nearly everybody gives the same value. ``None`` where no unit has two values
    or there is one category. After Gwet (2008), *British Journal of Mathematical and Statistical
    Psychology* 61, 29-48, with missing ratings as in his handbook.
    """
    agreement = percent_agreement(ratings)
    if agreement is None or categories < 2:
        return None
    units = [Counter(unit) for unit in ratings if unit]
    values = {value for unit in units for value in unit}
    shares = [fmean(unit[value] / unit.total() for unit in units) for value in values]
    chance = sum(share * (1 - share) for share in shares) / (categories - 1)
    return (agreement - chance) / (1 - chance)


def krippendorff_alpha(ratings: Ratings, level: Measurement) -> float | None:
    """Return Krippendorff's alpha, at most 1; 0 is what chance would give.

    ``ordinal`` values must be comparable, ``interval`` values numbers. ``None`` where fewer than
    two different values were given: without variation there is nothing to agree on. After
    Krippendorff (2011), *Computing Krippendorff's Alpha-Reliability*.
    """
    units = [Counter(unit) for unit in ratings if len(unit) > 1]
    totals: Counter[Any] = sum(units, Counter())
    if len(totals) < 2:
        return None
    distance = _distance(totals, level)
    count = totals.total()
    observed = sum(
        n * m * distance(a, b) / (unit.total() - 1)
        for unit in units
        for a, n in unit.items()
        for b, m in unit.items()
    )
    expected = sum(n * m * distance(a, b) for a, n in totals.items() for b, m in totals.items()) / (
        count - 1
    )
    return 1 - observed / expected


def _distance(totals: Counter[Any], level: Measurement) -> Callable[[Any, Any], float]:
    """Return the squared distance between two values at a level of measurement."""
    if level == "nominal":
        return lambda a, b: float(a != b)
    values = sorted(totals)
    if level == "interval":
        place = {value: float(value) for value in values}
    else:
        # Half of one's own count and all below: two ranks differ by what lies between them.
        below = accumulate((totals[value] for value in values), initial=0)
        place = {v: low + totals[v] / 2 for v, low in zip(values, below, strict=False)}
    return lambda a, b: (place[a] - place[b]) ** 2


def jackknife(
    units: Sequence[Unit], statistic: Callable[[Sequence[Unit]], float | None]
) -> Interval | None:
    """Return an interval for a statistic by leaving out one unit at a time.

    ``None`` where the statistic is ``None`` for all units or for any selection of them. The
    interval ends at 1, the largest value of every coefficient here.
    """
    whole = statistic(units)
    parts = [statistic([*units[:i], *units[i + 1 :]]) for i in range(len(units))]
    known = [part for part in parts if part is not None]
    if whole is None or len(known) < max(2, len(parts)):
        return None
    mean = fmean(known)
    error = math.sqrt((len(known) - 1) * fmean((part - mean) ** 2 for part in known))
    reach = _student(len(known) - 1) * error
    return Interval(whole - reach, min(1.0, whole + reach))


def _student(freedom: int) -> float:
    """Return Student's t for a two-sided interval of 95 per cent.

    By the expansion of Cornish and Fisher (Abramowitz and Stegun 26.7.5), within 0.01 from four
    degrees of freedom on.
    """
    z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
    terms = (
        z,
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return sum(term / float(freedom) ** power for power, term in enumerate(terms))


def bootstrap(
    units: Sequence[Unit], statistic: Callable[[Sequence[Unit]], float | None]
) -> Interval | None:
    """Return an interval for a statistic by drawing units with replacement, 2,000 times.

    The same units give the same interval. Percentile method, after Efron and Tibshirani (1993),
    *An Introduction to the Bootstrap*. ``None`` where the statistic is never known.
    """
    rng = random.Random(1)
    drawn = (statistic(rng.choices(units, k=len(units))) for _ in range(RESAMPLES if units else 0))
    known = sorted(value for value in drawn if value is not None)
    if not known:
        return None
    cut = round(len(known) * (1 - CONFIDENCE) / 2)
    return Interval(known[cut], known[-1 - cut])
