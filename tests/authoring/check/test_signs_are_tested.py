"""No sign of the shipped questionnaires can be swapped without a test of theirs that fails."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec import structs

from burgerkompas.authoring.tests import run_tests
from burgerkompas.questionnaire.catalog import home, shipped
from burgerkompas.questionnaire.loader import load
from burgerkompas.questionnaire.model import Questionnaire


def with_swapped_driver(questionnaire: Questionnaire) -> Iterator[tuple[str, Questionnaire]]:
    """Yield the questionnaire once for every driver, with that one's sign swapped."""
    card = questionnaire.decision
    for i, strategy in enumerate(card.strategies if card else ()):
        for j, driver in enumerate(strategy.drivers):
            drivers = list(strategy.drivers)
            drivers[j] = structs.replace(driver, sign=-driver.sign)
            strategies = list(card.strategies)
            strategies[i] = structs.replace(strategy, for_=tuple(drivers), against=())
            wrong = structs.replace(card, strategies=tuple(strategies))
            yield (
                f"{driver.dimension} in {strategy.id}",
                structs.replace(questionnaire, decision=wrong),
            )


def with_turned_item(questionnaire: Questionnaire) -> Iterator[tuple[str, Questionnaire]]:
    """Yield the questionnaire once for every item, with that one turned around."""
    for i, dimension in enumerate(questionnaire.dimensions):
        for j, item in enumerate(dimension.items):
            items = list(dimension.items)
            items[j] = structs.replace(item, reverse=not item.reverse)
            dimensions = list(questionnaire.dimensions)
            dimensions[i] = structs.replace(dimension, items=tuple(items))
            yield (
                f"{item.question} in {dimension.id}",
                structs.replace(questionnaire, dimensions=tuple(dimensions)),
            )


@pytest.mark.slow
@pytest.mark.parametrize("name", shipped())
def test_a_swapped_sign_fails_a_test(name: str) -> None:
    path = home() / name
    questionnaire = load(path)
    wrong = [*with_swapped_driver(questionnaire), *with_turned_item(questionnaire)]
    assert len(wrong) >= 15
    assert [what for what, one in wrong if not run_tests(one, path).failed] == []
