"""How much the searches look at, counted on fixed cases: a bound that is worth its cost cuts.

The results are the same without a cut, so only the effort tells that one is lost. The counts are
those of now, exact for every machine; fewer is better, and then they are lowered here.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from msgspec import structs

import burgerkompas as bk
from burgerkompas.cases import Answer
from burgerkompas.look_ahead import changes, feasible, possible
from burgerkompas.look_ahead.space import Space, space_for
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.scoring.gridding import plan_for
from tests.helpers import small
from tests.helpers.everything import drawn
from tests.helpers.paths import DATA

EVERYTHING = DATA / "everything.yaml"


def cases(shipped: Questionnaire) -> Iterator[tuple[Questionnaire, dict[str, Answer]]]:
    for seed in range(80):
        rng = random.Random(seed)
        spec = small.questionnaire(rng)
        yield spec, small.answers(rng, spec, 0.6)
    for spec in (structs.replace(shipped), bk.load_questions(EVERYTHING)):
        for seed in range(8):
            yield spec, known(drawn(spec, seed))


def known(answers: dict[str, object]) -> dict[str, Answer]:
    """Return the answers without those that are *unknown*."""
    return {name: a for name, a in answers.items() if a != "unknown"}  # type: ignore[misc]


class Counted:
    """Counts the calls of a function."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> None:
        self.calls = 0
        self.function = getattr(module, name)
        monkeypatch.setattr(module, name, self)

    def __call__(self, *arguments: object) -> object:
        self.calls += 1
        return self.function(*arguments)


def test_the_search_for_outcomes_looks_at_no_more_than_it_did(
    shipped: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = [
        (spec, given, small.outcome(small.scored(spec, given))) for spec, given in cases(shipped)
    ]
    asked = Counted(monkeypatch, possible, "is_feasible")
    sorted_out = Counted(monkeypatch, feasible, "_meets")
    nodes = []
    for present in (False, True):
        nodes.append(0)
        for spec, given, now in tried:
            space = space_for(plan_for(spec))
            looks = possible.outlooks(space, given)
            prospect = possible.Prospect(space, looks, now if present else None)
            prospect.outcomes()
            nodes[-1] += prospect.nodes
    assert nodes[0] <= 482
    assert nodes[1] <= 479
    assert asked.calls <= 297
    assert sorted_out.calls == 0


def test_the_search_for_changes_looks_at_no_more_than_it_did(shipped: Questionnaire) -> None:
    nodes = 0
    for spec, given in cases(shipped):
        space: Space = space_for(plan_for(spec))
        advice = small.scored(spec, given).strategy
        assert advice is not None
        targets = [i for i, name in enumerate(space.strategies) if name != advice.id]
        fixed = changes.fixed_questions(space, advice)
        search = changes._Search(space, given, fixed, targets)
        search.run()
        nodes += search.nodes
    assert nodes <= 3497
