"""Several processes: the same rows in the same order, whatever happens to one of them."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from functools import partial
from multiprocessing import parent_process
from pathlib import Path

import pytest

from burgerkompas.batch import Record, worker
from burgerkompas.batch.results import Presentation, Scorer
from burgerkompas.batch.sinks import json_lines
from burgerkompas.batch.sources import find_chunks
from burgerkompas.cases import Case
from burgerkompas.engine import Engine
from burgerkompas.questionnaire.loader import load
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers.paths import QUESTIONNAIRES
from tests.helpers.slow import slow
from tests.helpers.workers import feed_until_two_workers

CASE = "case: {{name: n{n}}}\nanswers: {{mood: {answer}}}\n"


@pytest.fixture(autouse=True)
def _fork(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fork, as in a program that has not loaded polars, whatever other tests have loaded."""
    monkeypatch.delitem(sys.modules, "polars", raising=False)


@pytest.fixture(scope="module")
def phq9() -> Questionnaire:
    """Return a questionnaire whose cases take no time."""
    return load(QUESTIONNAIRES / "phq9.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of 200 cases, one in seven with an answer that isn't one."""
    for n in range(200):
        text = CASE.format(n=n, answer=9 if n % 7 == 3 else n % 4)
        (tmp_path / f"{n:03}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def files(rows: Iterable[Record]) -> list[tuple[str, str]]:
    return [(Path(row.file).stem, row.problems[0].code if row.problems else "") for row in rows]


def slow_at_first(rows: list[Record]) -> list[tuple[str, str]]:
    time.sleep(0.05 if rows[0].file.endswith("000.yaml") else 0)
    return files(rows)


def deadly(rows: Iterable[Record], victims: tuple[str, ...]) -> list[tuple[str, str]]:
    found = files(rows)
    if parent_process() is not None and any(
        stem in victims and code != "process-died" for stem, code in found
    ):
        os.kill(os.getpid(), signal.SIGKILL)
    return found


def every_row(scorer: Scorer, paths: list[Path], jobs: int) -> list[tuple[str, str]]:
    chunks = find_chunks(scorer.reader.questionnaire, map(str, paths))
    scored = list(worker.score_in_order(scorer, chunks, jobs))
    rows = [row for one in scored for row in one.rows]
    assert sum(one.totals.rows for one in scored) == len(rows)
    assert sum(one.totals.failed for one in scored) == sum(bool(code) for _, code in rows)
    return rows


def test_several_processes_give_the_same_rows_in_the_same_order(
    phq9: Questionnaire, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scorer = Scorer(phq9, slow_at_first)
    alone = every_row(scorer, [folder], 1)
    assert [stem for stem, _ in alone] == [f"{n:03}" for n in range(200)]
    assert every_row(scorer, [folder], 2) == alone
    assert every_row(scorer, [folder], 5) == alone


@pytest.mark.slow
def test_processes_that_are_started_anew_give_the_same(
    phq9: Questionnaire, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Beside foreign threads, as polars has them, and on other systems none is forked.
    monkeypatch.setitem(sys.modules, "polars", sys)
    scorer = Scorer(phq9, partial(json_lines, shown=Presentation(phq9, "nl", str)))
    (folder / "table.csv").write_text("name,mood\n" + "a,2\n" * 100)

    def lines(jobs: int) -> bytes:
        scored = worker.score_in_order(scorer, find_chunks(phq9, [str(folder)]), jobs)
        return b"".join(one.rows for one in scored)

    assert lines(2) == lines(1)


def test_a_scorer_may_cross_to_another_process_in_the_middle_of_a_table(
    phq9: Questionnaire, tmp_path: Path
) -> None:
    (tmp_path / "t.csv").write_text("name,mood\na,2\n")
    scorer = Scorer(phq9, partial(json_lines, shown=Presentation(phq9, "nl", str)))
    (chunk,) = find_chunks(phq9, [str(tmp_path)])
    assert scorer(chunk) == pickle.loads(pickle.dumps(scorer))(chunk)


def test_a_small_run_starts_no_process(
    phq9: Questionnaire, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "Worker", lambda *_: pytest.fail("started one"))
    assert len(every_row(Scorer(phq9, files), [folder / "000.yaml", folder / "001.yaml"], 2)) == 2


@pytest.mark.parametrize("victims", [("199",), *slow(("070", "071", "150"))])
def test_a_case_that_kills_its_process_is_a_row_and_all_others_are_there(
    phq9: Questionnaire, folder: Path, monkeypatch: pytest.MonkeyPatch, victims: tuple[str, ...]
) -> None:
    found = every_row(Scorer(phq9, partial(deadly, victims=victims)), [folder], 2)
    whole = every_row(Scorer(phq9, files), [folder], 1)
    assert found == [(s, "process-died" if s in victims else code) for s, code in whole]


def test_a_case_on_which_the_program_has_a_bug_is_a_row_and_all_others_are_there(
    phq9: Questionnaire, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    real = Engine.score

    def score(engine: Engine, case: Case, **options: object) -> object:
        if case.name == "n42":
            raise RecursionError("too deep")
        return real(engine, case, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Engine, "score", score)
    rows = every_row(Scorer(phq9, files), [folder], 1)
    assert len(rows) == 200
    assert [stem for stem, code in rows if code == "bug"] == ["042"]


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_no_process_outlives_the_one_that_started_it(tmp_path: Path) -> None:
    questions = ["--questions", str(QUESTIONNAIRES / "phq9.yaml")]
    command = [sys.executable, "-m", "burgerkompas", "batch", "-", "--format", "jsonl", *questions]
    program = subprocess.Popen(
        [*command, "--jobs", "2", "-o", str(tmp_path / "out.jsonl")],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    feed_until_two_workers(program, f"{CASE.format(n=1, answer=1)}---\n".encode() * 64)
    program.kill()
    program.communicate(timeout=600)  # ends when no process holds its stderr any more
