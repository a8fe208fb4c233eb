"""The statement as its user gets it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from burgerkompas.cli.commands.sql import statement
from burgerkompas.errors import UsageRefused
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers.components import require
from tests.helpers.paths import ROOT

Run = Callable[..., subprocess.CompletedProcess[bytes]]
PAGE = ROOT / "docs" / "sql.md"


@pytest.mark.parametrize("dialect", ["duckdb", "spark", "postgres"])
def test_one_statement_names_every_question(
    call: Run, shipped: Questionnaire, dialect: str
) -> None:
    done = call("sql", "--dialect", dialect, "--table", "survey.answers")
    assert done.returncode == 0, done.stderr
    text = done.stdout.decode()
    assert len(re.findall(r'FROM (["`])survey\1\.\1answers\1', text)) == 1
    assert ";\n" not in text
    for question in shipped.questions:
        assert re.search(rf'CAST\(["`]{question.id}["`] AS', text)


def test_the_same_questionnaire_gives_the_same_bytes(call: Run) -> None:
    assert call("sql").stdout == call("sql").stdout


def test_another_dialect_is_refused_with_those_there_are(call: Run) -> None:
    done = call("sql", "--dialect", "oracle", "--lang", "en")
    assert done.returncode == 2
    assert b"duckdb, spark, postgres" in done.stderr


@pytest.fixture
def loan(tmp_path: Path) -> Path:
    """Write the questionnaire that the page speaks of."""
    page = PAGE.with_name("questionnaire-format.md").read_text("utf-8")
    samples = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    path = tmp_path / "loan.yaml"
    path.write_text(next(one for one in samples if "id: loan" in one), encoding="utf-8")
    return path


@pytest.mark.heavy
def test_the_table_of_the_page_is_scored_and_bad_cells_are_named(call: Run, loan: Path) -> None:
    require(packages=("duckdb",))
    import duckdb

    (made,) = re.findall(r"^```sql\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    statement = call("sql", "--questions", loan).stdout.decode()
    with duckdb.connect() as connection:
        connection.execute(made)
        for age, risk, affordable in [
            (40, "low", "yes"),
            (40, " low ", "yes"),
            (12, "low", "yes"),
            (40, "unknown", "yes"),
            (None, "", "no"),
            (-1, "lowest", "yes"),
        ]:
            values = ["case", None, None, None, age, risk, affordable]
            connection.execute("INSERT INTO cases VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        found = connection.execute(
            f"SELECT outcome, decided_by, known, error FROM ({statement})"
        ).fetchall()
    assert found == [
        ("approved", "adult", 3, None),
        ("approved", "adult", 3, None),
        ("declined", "minor", 3, None),
        ("undecided", "undecided", 2, None),
        ("declined", "dear", 1, None),
        (None, None, None, "not-an-answer: age risk"),
    ]


def test_numbers_too_large_for_a_warehouse_are_refused(call: Run, tmp_path: Path) -> None:
    weights = [101, 103, 107, 109, 113, 127, 131, 137]
    items = ", ".join(f"{{id: q{i}, weight: {weight}}}" for i, weight in enumerate(weights))
    questions = "\n".join(
        f"  - {{id: q{i}, kind: scale, scale: s, text: Question {i}}}" for i in range(len(weights))
    )
    (tmp_path / "large.yaml").write_text(
        f"""format: burgerkompas/questions/1
id: large
version: 1.0.0
languages: [en]
title: Large
scales: {{s: {{values: [0, 1], labels: {{0: "no", 1: "yes"}}}}}}
questions:
{questions}
dimensions:
  d: {{label: D, items: [{items}], levels: {{l: {{label: L, below: 0}}, h: {{label: H, from: 0}}}}}}
""",
        encoding="utf-8",
    )
    done = call("sql", "--questions", tmp_path / "large.yaml", "--lang", "en")
    assert done.returncode == 2
    assert b"too large for exact arithmetic" in done.stderr


@pytest.mark.parametrize(
    "table",
    [
        "", " ", "a; DROP TABLE a", "a -- ", "a /* ", "a) x, (b", "(a", 'a"b', "a'b", "a`b", "a\nb",
        "a\x1b[31m", ".", "a.", ".a", "a..b", '""', "'a.csv'", "read_parquet('a.parquet')", "a b",
        "(SELECT * FROM a) AS b", '"a\nb"', "a, b",
        "t WHERE E'\\'' IS NOT NULL) SELECT 1 FROM cells; CREATE TABLE x AS SELECT 1 --'",
        "t WHERE $$'$$ IS NOT NULL) SELECT 1 FROM cells; CREATE TABLE x AS SELECT 1 --'",
    ],
)  # fmt: skip
def test_what_is_no_name_of_a_table_is_refused(shipped: Questionnaire, table: str) -> None:
    with pytest.raises(UsageRefused) as refused:
        statement(shipped, "nl", "duckdb", table)
    assert refused.value.problems[0].code == "not-a-table"


@pytest.mark.parametrize(
    ("table", "dialect", "written"),
    [
        ("cases", "duckdb", '"cases"'), ("survey.answers", "postgres", '"survey"."answers"'),
        ("parquet.`answers/*`", "spark", "`parquet`.`answers/*`"),
        ('"a;b--.csv"', "duckdb", '"a;b--.csv"'),
        ('"my ""own"" table"', "spark", '`my "own" table`'),
        ('"my ""own"" table"', "duckdb", '"my ""own"" table"'), ("`a``\"b`", "duckdb", '"a`""b"'),
        ("Überblick$2-x", "postgres", '"Überblick$2-x"'),
    ],
)  # fmt: skip
def test_a_name_of_a_table_stands_in_quotes(
    shipped: Questionnaire, table: str, dialect: str, written: str
) -> None:
    assert f"FROM {written}" in statement(shipped, "nl", dialect, table)
