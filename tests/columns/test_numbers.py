"""A number that can be read in two ways is never read in one of them, whoever reads it."""

from __future__ import annotations

import csv
import json
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from burgerkompas.questionnaire.loader import load
from tests.helpers.components import require
from tests.helpers.engines import in_duckdb, in_postgres, in_spark, names, postgres, spark

Run = Callable[..., subprocess.CompletedProcess[bytes]]

QUESTIONS = """format: burgerkompas/questions/1
id: counts
version: 1.0.0
languages: [en]
title: Counts
questions:
  - {id: whole, kind: number, min: -50000, max: 50000, text: How many?}
  - {id: tenths, kind: number, min: 0, max: 50000, decimals: 1, text: How much?}
  - {id: fine, kind: number, min: 0, max: 50000, decimals: 3, text: How much exactly?}
  - {id: grade, scale: {values: [1, 12, 1000], labels: {}}, text: Which?}
table: {hit_policy: first}
rules:
  - id: many
    when:
      any:
        - {question: whole, at_least: 1000}
        - {question: tenths, at_least: 1000}
        - {question: fine, at_least: 1000}
        - {question: grade, at_least: 1000}
    then: many
    because: B.
  - {id: few, then: few, because: B.}
outcomes: {many: {label: m}, few: {label: f}}
"""

FEW = "undecided"
"""What comes out of a number below a thousand, for the other questions are open."""

CELLS = [
    ("whole", "12", FEW), ("whole", "12000", "many"), ("whole", "12.0", FEW),
    ("whole", "12,00", FEW), ("whole", "1234.000", "many"), ("whole", "12.0000", FEW),
    ("whole", "12.000", None), ("whole", "1,000", None), ("whole", "1.000", None),
    ("whole", "-1.000", None), ("whole", "12.500", None), ("whole", "1.000.000", None),
    ("whole", "1.000,00", None), ("whole", "1 000", None), ("whole", "12.5", None),
    ("tenths", "12.5", FEW), ("tenths", "12,5", FEW), ("tenths", "12.500", None),
    ("tenths", "12,500", None), ("tenths", "0.500", FEW), ("tenths", "1234.500", "many"),
    ("tenths", "12.50", FEW), ("tenths", "12.0", FEW), ("tenths", "12.000", None),
    ("tenths", "1.5000000000000000", None), ("fine", "12.500", FEW), ("fine", "1.001", FEW),
    ("fine", "1.0010000000000000", None), ("fine", "12,000", FEW),
    ("tenths", ".5", FEW), ("tenths", ",5", FEW), ("tenths", "2.55", None), ("whole", ".5", None),
    ("whole", ".0", FEW), ("whole", "-4", FEW), ("whole", "-4.0", FEW), ("fine", ".001", FEW),
    ("whole", "+4", None), ("whole", "04", None), ("whole", "4.", None), ("whole", "1e1", None),
    ("tenths", "05.5", None), ("tenths", ".", None), ("whole", "-", None), ("tenths", "5.-5", None),
    ("whole", "60000", None), ("grade", "012", None), ("grade", "1.5", None),
    ("grade", "12.", None), ("grade", "12", FEW), ("grade", "12.0", FEW), ("grade", "12,00", FEW),
    ("grade", "12.000", None), ("grade", "1,000", None), ("grade", "1000", "many"),
    ("grade", "1000.0", "many"), ("grade", "1000.000", "many"),
    ("whole", "null", None), ("tenths", "~", None), ("grade", "~", None), ("grade", "null", None),
]  # fmt: skip

IN_MAP = [
    (".", "12.000", "many"), (".", "1.000,00", "many"), (".", "1.234.567", None),
    (".", "12.00", None), (".", "999,0", FEW), (".", "1,000", FEW), (".", "12000", "many"),
    (",", "1,000", "many"), (",", "12.000", FEW), (",", "1,000.00", "many"), (",", "12,00", None),
    (" ", "1 000", "many"), (" ", "1\u00a0000,0", "many"), (" ", "12.000", FEW),
    (" ", "1 00", None), (".", "unknown", FEW), (".", "1.000.", None), (".", ".000", None),
]  # fmt: skip


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "counts.yaml"
    path.write_text(QUESTIONS, encoding="utf-8")
    return path


def table(path: Path, cells: list[tuple[str, str]]) -> Path:
    """Write a table with a row for each question and cell."""
    ids = ("whole", "tenths", "fine", "grade")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["name", *ids])
        for i, (question, cell) in enumerate(cells):
            row = (cell if name == question else "" for name in ids)
            writer.writerow([f"case {i}", *row])
    return path


def outcomes(run: Run, source: Path, *options: object) -> list[tuple[str, str | None]]:
    """Return what comes out of each row, and what is wrong with it."""
    done = run("batch", source, "--format", "csv", "-o", "out.csv", "--lang", "en", *options)
    assert done.returncode in (0, 5), done.stderr
    with source.with_name("out.csv").open(encoding="utf-8-sig", newline="") as file:
        return [(row["outcome"], row["error"]) for row in csv.DictReader(file)]


def check(found: list[tuple[str, str | None]], expected: list[tuple[str, str, str | None]]) -> None:
    for (outcome, error), (question, cell, wanted) in zip(found, expected, strict=True):
        assert (outcome or None) == wanted, (question, cell, outcome, error)
        assert bool(error) == (wanted is None), (question, cell, error)


@pytest.mark.parametrize("engine", ["python", pytest.param("polars", marks=pytest.mark.slow)])
def test_a_cell_that_can_be_read_in_two_ways_is_refused_with_the_reason(
    call: Run, run: Run, questions: Path, engine: str
) -> None:
    source = table(questions.with_name("t.csv"), [cell[:2] for cell in CELLS])
    runner = call if engine == "python" else run
    found = outcomes(runner, source, "--engine", engine, "--questions", questions)
    check(found, CELLS)
    told = {cell[1] for cell, row in zip(CELLS, found, strict=True) if "two ways" in (row[1] or "")}
    assert told == {"12.000", "1,000", "1.000", "-1.000", "12.500", "12,500"}


@pytest.mark.parametrize(
    "engine",
    [
        pytest.param("duckdb", marks=pytest.mark.slow),
        pytest.param("postgres", marks=pytest.mark.heavy),
        pytest.param("spark", marks=pytest.mark.heavy),
    ],
)
def test_the_statement_reads_cells_as_batch_does(
    questions: Path, tmp_path: Path, engine: str
) -> None:
    questionnaire = load(questions)
    known = dict.fromkeys(names(questionnaire))
    cells = [
        {**known, "name": f"case {i}", question: cell}
        for i, (question, cell, _) in enumerate(CELLS)
    ]
    if engine == "duckdb":
        require(packages=("duckdb", "polars"))
        rows = in_duckdb(questionnaire, cells, tmp_path)
    elif engine == "postgres":
        require(programs=("pg_ctlcluster",), packages=("psycopg",))
        with postgres() as server:
            rows = in_postgres(server, questionnaire, cells)
    else:
        require(programs=("java",), packages=("pyspark", "polars"))
        with spark() as session:
            rows = in_spark(session, questionnaire, cells, tmp_path)
    check([(row[0], row[-1]) for row in rows], CELLS)


@pytest.mark.parametrize("engine", ["python", pytest.param("polars", marks=pytest.mark.slow)])
@pytest.mark.parametrize("mark", [".", ",", " "])
def test_a_map_says_what_separates_thousands(
    call: Run, run: Run, questions: Path, mark: str, engine: str
) -> None:
    rows = [("tenths", cell, outcome) for own, cell, outcome in IN_MAP if own == mark]
    source = table(questions.with_name("t.csv"), [row[:2] for row in rows])
    column_map = questions.with_name("map.yaml")
    column_map.write_text(f'thousands: "{mark}"\n', encoding="utf-8")
    options = ("--map", column_map, "--engine", engine, "--questions", questions)
    check(outcomes(call if engine == "python" else run, source, *options), rows)


def test_a_map_takes_no_other_sign(call: Run, questions: Path) -> None:
    source = table(questions.with_name("t.csv"), [("whole", "1")])
    column_map = questions.with_name("map.yaml")
    column_map.write_text('thousands: "x"\n', encoding="utf-8")
    done = call("batch", source, "--map", column_map, "--questions", questions, "--lang", "en")
    assert done.returncode == 4
    assert b"map.yaml:1:12" in done.stderr


def test_a_first_map_asks_what_separates_thousands(call: Run, questions: Path) -> None:
    source = table(questions.with_name("t.csv"), [("whole", "12.000"), ("whole", "3")])
    done = call("batch", "--map-template", source, "--questions", questions, "--lang", "en")
    assert b"\n# CHECK" not in done.stdout
    assert b'\nthousands: "."  # CHECK' in done.stdout
    source = table(source, [("whole", "12.0"), ("fine", "1.000")])
    done = call("batch", "--map-template", source, "--questions", questions, "--lang", "en")
    assert b"thousands" not in done.stdout


@pytest.mark.parametrize(("question", "cell", "outcome"), CELLS)
def test_an_answer_on_the_command_line_is_never_one_of_two(
    call: Run, questions: Path, question: str, cell: str, outcome: str | None
) -> None:
    if outcome is not None:
        return
    done = call(
        "assess", "--no-input", "--answer", f"{question}={cell}", "--questions", questions,
        "--lang", "en",
    )  # fmt: skip
    assert done.returncode == 4
    assert cell.encode() in done.stderr


@pytest.mark.parametrize("ending", ["yaml", "yml", "jsonl", "numbers.jsonl"])
def test_a_number_means_the_same_in_a_case_as_in_a_table(
    call: Run, questions: Path, ending: str
) -> None:
    # Without quotes some are no number of JSON, and some no YAML at all, or no value in it.
    fit = {"numbers.jsonl": is_json, "yml": lambda cell: cell not in (",5", "-", "~", "null")}
    cells = [one for one in CELLS if fit.get(ending, bool)(one[1])]
    lines = []
    for question, cell, _ in cells:
        value = cell if "numbers" in ending else json.dumps(cell)
        lines.append(f'{{"case": {{"name": "a"}}, "answers": {{"{question}": {value}}}}}')
        if ending == "yml":
            lines[-1] = f"case: {{name: a}}\nanswers:\n  {question}: {cell}"
    source = questions.with_name(f"t.{ending}")
    between = "\n" if "json" in ending else "\n---\n"
    source.write_text(between.join(lines), encoding="utf-8")
    check(outcomes(call, source, "--questions", questions), cells)


def is_json(text: str) -> bool:
    with suppress(ValueError):
        return isinstance(json.loads(text), int | float)
    return False


@pytest.mark.parametrize(
    ("question", "cell", "told"),
    [
        ("tenths", "2.55", "'2.55' has too many decimals for 'tenths'. At most: 1."),
        ("whole", "2.5", "'2.5' has too many decimals for 'whole'. At most: 0."),
        ("whole", "60000", "'60000' is not an answer to 'whole'. Allowed: -50000-50000, unknown."),
        ("whole", "04", "Did you mean '4'?"),
        ("tenths", "+4.5", "Did you mean '4.5'?"),
        ("whole", "4.", "Did you mean '4'?"),
        ("grade", "012", "Did you mean '12'?"),
    ],
)
def test_the_reason_is_the_true_one(
    call: Run, questions: Path, question: str, cell: str, told: str
) -> None:
    shared = ("--questions", questions, "--lang", "en")
    done = call("assess", "--no-input", "--answer", f"{question}={cell}", *shared)
    assert told in done.stderr.decode()
    source = table(questions.with_name("t.csv"), [(question, cell)])
    ((_, error),) = outcomes(call, source, *shared[:2])
    assert (told.split(" Allowed", maxsplit=1)[0] if "Allowed" in told else told) in (error or "")


def test_a_number_is_never_said_to_be_meant_by_itself(call: Run, questions: Path) -> None:
    for question, cell, wanted in CELLS:
        if wanted is None:
            options = ("--answer", f"{question}={cell}", "--questions", questions, "--lang", "en")
            told = call("assess", "--no-input", *options).stderr.decode()
            assert f"Did you mean '{cell}'" not in told
