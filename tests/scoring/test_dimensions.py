"""Dimensions in the author's unit."""

from __future__ import annotations

from pathlib import Path

import pytest

import burgerkompas as bk

SUM_FROM_ONE = """
format: burgerkompas/questions/1
id: sums
version: 1.0.0
languages: [en]
title: Sums
scales:
  four: {values: [1, 2, 3, 4], labels: {1: never, 2: seldom, 3: often, 4: always}}
questions:
  - {id: a, scale: four, text: A}
  - {id: b, scale: four, text: B}
dimensions:
  total: {label: total, items: [a, b], aggregate: sum, min_known: 1}
"""


@pytest.mark.parametrize(
    ("answers", "raw"),
    [
        ({"a": 1, "b": 1}, 2),
        ({"a": 4, "b": 3}, 7),
        ({"a": 1}, 2),
        ({"a": 2, "b": "unknown"}, 4),
        ({"a": 4}, 8),
    ],
)
def test_a_sum_from_one_on_counts_a_missing_item_as_the_mean_of_the_others(
    answers: dict[str, object], raw: float, tmp_path: Path
) -> None:
    path = tmp_path / "sums.yaml"
    path.write_text(SUM_FROM_ONE, encoding="utf-8")
    result = bk.score(bk.load_questions(path), answers)
    assert result.dimensions[0].raw == raw
