"""Column expressions say what the scorer of single cases says."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from burgerkompas.cases import Answer
from burgerkompas.columns import compile_columns
from burgerkompas.questionnaire.loader import load
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers import engines, interpreter, small, small_tables as tables
from tests.helpers.components import require
from tests.helpers.paths import QUESTIONNAIRES
from tests.helpers.rows import Cells, compared, differences, expected, random_cases
from tests.helpers.slow import slow


def any_small(seed: int) -> Questionnaire:
    """Return a random questionnaire; every third decides by a table."""
    return (tables if seed % 3 == 0 else small).questionnaire(random.Random(seed))


def cases(
    questionnaire: Questionnaire, number: int, seed: int = 0
) -> tuple[list[Cells], list[Any]]:
    """Return random rows with what the scorer says of them."""
    found: list[tuple[Cells, dict[str, Answer]]] = list(random_cases(questionnaire, number, seed))
    wanted = [expected(questionnaire, answers) for _, answers in found]
    return [cells for cells, _ in found], wanted


def with_refused(
    questionnaire: Questionnaire, number: int
) -> tuple[list[Cells], list[tuple[object, ...]]]:
    """Return random rows, and one whose choices exclude each other: a statement refuses it."""
    cells, wanted = cases(questionnaire, number)
    told = {"error": "not-an-answer: opdracht"}
    cells.append({**cells[0], "name": f"case {number}", "opdracht": "wijkdoelen; geen"})
    return cells, [*wanted, tuple(told.get(name) for name in compared(questionnaire))]


def test_expressions_give_what_the_scorer_gives(shipped: Questionnaire) -> None:
    program = compile_columns(shipped)
    for _, answers in random_cases(shipped, 80, 1):
        got, wanted = interpreter.run(program, answers), expected(shipped, answers)
        assert not differences(shipped, [got], [wanted])


@pytest.mark.parametrize("first", [0, *slow(20, 40)])
def test_expressions_of_random_questionnaires_give_what_the_scorer_gives(first: int) -> None:
    for seed in range(first, first + 20):
        questionnaire = any_small(seed)
        program = compile_columns(questionnaire)
        for _, answers in random_cases(questionnaire, 20, seed):
            got, wanted = interpreter.run(program, answers), expected(questionnaire, answers)
            assert not differences(questionnaire, [got], [wanted]), seed


@pytest.mark.parametrize("name", ["phq9", "sus", "loneliness", "facets", "discount", "fever"])
def test_other_questionnaires_need_no_line_of_code(name: str) -> None:
    questionnaire = load(QUESTIONNAIRES / f"{name}.yaml")
    program = compile_columns(questionnaire)
    for _, answers in random_cases(questionnaire, 100, 3):
        got, wanted = interpreter.run(program, answers), expected(questionnaire, answers)
        assert not differences(questionnaire, [got], [wanted])


# -- real engines ------------------------------------------------------------------------------


@pytest.mark.heavy
def test_polars_gives_what_the_scorer_gives(shipped: Questionnaire) -> None:
    require(packages=("polars",))
    cells, wanted = cases(shipped, 2_000)
    assert not differences(shipped, engines.in_polars(shipped, cells), wanted)


@pytest.mark.heavy
def test_polars_agrees_on_random_questionnaires() -> None:
    require(packages=("polars",))
    for seed in range(60):
        questionnaire = any_small(seed)
        cells, wanted = cases(questionnaire, 40, seed)
        assert not differences(questionnaire, engines.in_polars(questionnaire, cells), wanted), seed


@pytest.mark.heavy
def test_duckdb_gives_what_the_scorer_gives(shipped: Questionnaire, tmp_path: Path) -> None:
    require(packages=("duckdb", "polars"))
    cells, wanted = with_refused(shipped, 2_000)
    assert not differences(shipped, engines.in_duckdb(shipped, cells, tmp_path), wanted)


@pytest.mark.heavy
def test_duckdb_agrees_on_random_questionnaires(tmp_path: Path) -> None:
    require(packages=("duckdb", "polars"))
    for seed in range(100, 160):
        questionnaire = any_small(seed)
        cells, wanted = cases(questionnaire, 40, seed)
        got = engines.in_duckdb(questionnaire, cells, tmp_path)
        assert not differences(questionnaire, got, wanted), seed


@pytest.fixture(scope="module")
def postgres() -> Iterator[Any]:
    require(programs=("pg_ctlcluster",), packages=("psycopg",))
    with engines.postgres() as connection:
        yield connection


@pytest.mark.heavy
def test_postgres_gives_what_the_scorer_gives(shipped: Questionnaire, postgres: Any) -> None:
    cells, wanted = with_refused(shipped, 2_000)
    assert not differences(shipped, engines.in_postgres(postgres, shipped, cells), wanted)


@pytest.mark.heavy
def test_postgres_agrees_on_random_questionnaires(postgres: Any) -> None:
    for seed in range(200, 230):
        questionnaire = any_small(seed)
        cells, wanted = cases(questionnaire, 40, seed)
        assert not differences(
            questionnaire, engines.in_postgres(postgres, questionnaire, cells), wanted
        )


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    require(programs=("java",), packages=("pyspark", "polars"))
    with engines.spark() as session:
        yield session


@pytest.mark.heavy
def test_spark_gives_what_the_scorer_gives(
    shipped: Questionnaire, spark: Any, tmp_path: Path
) -> None:
    cells, wanted = with_refused(shipped, 2_000)
    assert not differences(shipped, engines.in_spark(spark, shipped, cells, tmp_path), wanted)


@pytest.mark.heavy
def test_spark_agrees_on_random_questionnaires(spark: Any, tmp_path: Path) -> None:
    for seed in range(300, 310):
        questionnaire = any_small(seed)
        cells, wanted = cases(questionnaire, 40, seed)
        assert not differences(
            questionnaire, engines.in_spark(spark, questionnaire, cells, tmp_path), wanted
        )
