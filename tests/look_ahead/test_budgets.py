"""Past its budget an analysis claims nothing; within it, it is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

import burgerkompas as bk
from burgerkompas.cases import Case
from burgerkompas.engine import engine_for
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results import Result
from tests.helpers.paths import DATA, QUESTIONNAIRES

ANSWERS = {
    "acuut_gevaar": "nee", "vraag_open": "uitleg", "verlies_angst": "zorgen", "zelf_draait": 3,
    "middelen": 2,
}  # fmt: skip


MASKS = """
format: burgerkompas/questions/1
id: masks
version: 1.0.0
languages: [en]
title: Masks
questions:
  - {id: a, kind: number, min: 0, max: 30, text: A}
  - {id: b, kind: number, min: 0, max: 30, text: B}
table: {hit_policy: first}
rules:
  - {id: high, when: {all: [%s]}, then: high, because: High.}
  - {id: low, then: low, because: Low.}
outcomes: {high: {label: high}, low: {label: low}}
"""


def told(result: Result) -> dict[str, object]:
    """Return what looking ahead tells."""
    assert result.strategy is not None
    return {
        "possible": result.strategy.possible,
        "changes": result.changes,
        "ask_next": result.ask_next,
        "levels": tuple(d.possible_levels for d in result.dimensions),
        "types": tuple(c.possible for c in result.classifications),
    }


@pytest.mark.parametrize("name", ["shipped", "everything", "discount"])
def test_what_is_too_hard_is_not_told_and_what_is_told_is_right(
    name: str, shipped: Questionnaire
) -> None:
    paths = {"everything": DATA / "everything.yaml", "discount": QUESTIONNAIRES / "discount.yaml"}
    questions = shipped if name == "shipped" else bk.load_questions(paths[name])
    case = Case(answers=ANSWERS if name == "shipped" else {})
    engine = engine_for(questions)
    whole = engine.score(case)
    seen: dict[str, set[bool]] = {}
    for work in (0, 10, 100, 1_000, 10_000, 200_000):
        result = engine.score(case, work=work)
        assert result.strategy is not None
        assert whole.strategy is not None
        assert result.strategy.ranking == whole.strategy.ranking
        assert result.end == whole.end
        for key, value in told(result).items():
            if key in ("levels", "types"):
                pairs = zip(value, told(whole)[key], strict=True)  # type: ignore[call-overload]
                assert all(one in (None, other) for one, other in pairs), (key, work)
            else:
                assert value in (None, told(whole)[key]), (key, work)
                seen.setdefault(key, set()).add(value is None)
    assert all(found == {True, False} for found in seen.values())


def test_a_decision_that_is_too_hard_to_make_ready_is_judged_all_the_same(tmp_path: Path) -> None:
    """All of 20 times one of two is a million alternatives."""
    either = "{any: [{question: a, at_least: %d}, {question: b, at_least: %d}]}"
    both = ", ".join(either % (i, i) for i in range(1, 21))
    path = tmp_path / "masks.yaml"
    path.write_text(MASKS % both, encoding="utf-8")
    result = bk.score(bk.load_questions(path), {"a": 25, "b": 0})
    assert result.end == "high"
    assert told(result) == {
        "possible": None, "changes": None, "ask_next": None, "levels": (), "types": (),
    }  # fmt: skip
