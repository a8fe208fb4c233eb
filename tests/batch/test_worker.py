"""What a process of its own may die of: the run hears of it, and goes on."""

from __future__ import annotations

import errno
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from burgerkompas.batch import find_cases, tables, worker
from burgerkompas.batch.csv_text import Line
from burgerkompas.batch.worker import Worker, WorkerDied
from burgerkompas.columns.engines import Request
from burgerkompas.errors import AnswersRefused, Problem, Where
from burgerkompas.questionnaire.model import Questionnaire

PROBLEM = Problem("not-parquet", Where("a.parquet", 3), {"reason": "odd"})


@pytest.fixture(autouse=True)
def forked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the other process see what a test has changed, whatever was imported before it."""
    if sys.platform != "linux":
        pytest.skip("what a test changes reaches the other process by a fork")
    monkeypatch.setattr(worker, "start_method", lambda: get_context("fork"))


def counts(connection: Connection, until: int, end: Callable[[], object]) -> None:
    for n in range(until):
        connection.send(n)
    end()


@pytest.fixture
def start() -> Iterator[Callable[..., Worker]]:
    """Return what starts a bounded worker, which ends with the test."""
    started: list[Worker] = []

    def starter(task: Callable[..., None], *arguments: object) -> Worker:
        started.append(Worker(task, *arguments, bounded=True))
        return started[-1]

    yield starter
    for one in started:
        one.close()


def dies() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def runs_away() -> None:
    _ = bytearray(2 * worker.MAX_MEMORY)


def refuses() -> None:
    raise AnswersRefused([PROBLEM])


def stumbles() -> None:
    raise KeyError("a bug")


def finds_no_disk() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "a.parquet")


@pytest.mark.parametrize("end", [dies, lambda: os._exit(0), lambda: sys.exit(0), runs_away])
def test_a_process_that_ends_too_soon_died_after_what_it_sent(
    start: Callable[..., Worker], end: Callable[[], object]
) -> None:
    values = start(counts, 3, end).values()
    assert [next(values) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(WorkerDied):
        next(values)


def test_a_process_that_says_nothing_any_more_is_given_up(start: Callable[..., Worker]) -> None:
    silent = start(counts, 1, lambda: time.sleep(600))
    assert silent.receive() == 0
    with pytest.raises(WorkerDied):
        next(silent.values(silence=0.2))


@pytest.mark.parametrize("method", ["fork", pytest.param("spawn", marks=pytest.mark.slow)])
def test_what_a_task_raises_is_raised_where_it_was_started(
    start: Callable[..., Worker], method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "start_method", lambda: get_context(method))
    with pytest.raises(AnswersRefused) as refused:
        list(start(counts, 1, refuses).values())
    assert refused.value.problems == (PROBLEM,)
    with pytest.raises(OSError, match="No space") as full:
        list(start(counts, 0, finds_no_disk).values())
    assert (full.value.errno, full.value.filename) == (errno.ENOSPC, "a.parquet")
    with pytest.raises(KeyError) as bug:
        list(start(counts, 2, stumbles).values())
    assert "in stumbles" in bug.value.__notes__[0]


def test_a_task_is_handed_values_and_ends_with_its_worker() -> None:
    doubler = Worker(doubles)
    process = doubler.process
    for n in (1, 2):
        doubler.send(n)
        assert doubler.receive() == 2 * n
    doubler.close()
    assert not process.is_alive()


def doubles(connection: Connection) -> None:
    while True:
        connection.send(2 * connection.recv())


def much(connection: Connection) -> None:
    connection.send(b"x" * 10_000_000)
    time.sleep(600)


def test_a_process_that_dies_in_the_middle_of_a_message_is_not_waited_for(
    start: Callable[..., Worker],
) -> None:
    # The second one is started later and lives on: it must not hold the connection of the first.
    first, second = start(much), start(much)
    assert first.connection.poll(600)
    first.process.kill()
    with pytest.raises(WorkerDied):
        first.receive()
    assert len(second.receive()) == 10_000_000


def dies_after(lines: list[Line]) -> Callable[[Path, str], tuple[int, Iterator[Line]]]:
    def reader(path: Path, file: str, sheet: str | None) -> tuple[int, Iterator[Line]]:
        def all_lines() -> Iterator[Line]:
            yield from lines
            dies()

        return 100, all_lines()

    return reader


def test_a_table_that_kills_its_reader_is_told_and_stops_no_other_file(
    shipped: Questionnaire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = "name,middelen\ngoed,2\n"
    (tmp_path / "a.csv").write_text(good)
    (tmp_path / "b.parquet").write_text("deadly")
    (tmp_path / "c.parquet").write_text("deadly")
    (tmp_path / "d.csv").write_text(good)
    lines: list[Line] = [(1, ["name", "middelen"]), (2, ["eerst", "3"]), (3, ["dan", "1"])]
    monkeypatch.setattr(tables, "ROWS_AT_ONCE", 1)
    monkeypatch.setitem(tables.READERS, ".parquet", dies_after(lines))
    found = list(find_cases(shipped, [str(tmp_path)]))
    assert [one.case and one.case.name for one in found] == [
        "goed", "eerst", "dan", None, "eerst", "dan", None, "goed",
    ]  # fmt: skip
    assert [(p.code, p.where.line) for one in found for p in one.problems] == [
        ("reader-died", 4),
    ] * 2
    monkeypatch.setitem(tables.READERS, ".parquet", dies_after([]))
    found = list(find_cases(shipped, [str(tmp_path)]))
    assert [one.case and one.case.name for one in found] == ["goed", None, None, "goed"]


def test_a_row_longer_than_a_line_of_csv_is_refused_by_itself(
    shipped: Questionnaire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines: list[Line] = [(1, ["name"]), (2, ["a"]), (3, ["x" * 1_000_001]), (4, ["b"])]
    monkeypatch.setitem(tables.READERS, ".xlsx", lambda *_: (3, iter(lines)))
    (tmp_path / "a.xlsx").touch()
    found = list(find_cases(shipped, [str(tmp_path)]))
    assert [one.case and one.case.name for one in found] == ["a", None, "b"]
    assert found[1].problems[0].code == "line-too-long"


# -- a table at once -------------------------------------------------------------------------


@pytest.mark.slow
def test_a_large_table_that_kills_its_scorer_is_gone_through_case_by_case(
    run: Callable[..., CompletedProcess[bytes]], tmp_path: Path
) -> None:
    polars = pytest.importorskip("polars")
    path = tmp_path / "t.parquet"
    names = [f"case {n}" for n in range(24_000)]
    frame = polars.DataFrame({"name": names, "middelen": ["2", "unknown", "9"] * 8_000})
    frame.write_parquet(path, row_group_size=8_000, compression="uncompressed")
    data = bytearray(path.read_bytes())
    at = len(data) * 7 // 10
    data[at : at + 3000] = bytes(3000)
    path.write_bytes(data)
    done = run("batch", path, "--engine", "polars", "--format", "csv", "-o", "out.csv")
    assert done.returncode == 5, done.stderr
    assert b"Traceback" not in done.stderr
    assert b"panicked" not in done.stderr
    rows = (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()
    assert len(rows) > 4_000
    assert "t.parquet:" in rows[-1]
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".t")] == []


def test_a_device_is_never_replaced_by_a_table() -> None:
    request = Request(["t.csv"], "csv", os.devnull, "polars", None, {"--summary": False})
    assert request.unfit("polars") == "-o"


def test_more_rows_than_a_file_can_hold_are_refused_before_they_are_read(tmp_path: Path) -> None:
    polars = pytest.importorskip("polars")
    from burgerkompas.columns import polars_engine

    path = tmp_path / "t.parquet"
    frame = polars.select(polars.repeat("x", 3_000_000).alias("name"))
    frame.write_parquet(path, row_group_size=3_000_000)
    assert path.stat().st_size < 3_000
    for opened in (
        lambda: tables.READERS[".parquet"](path, "t.parquet", None),
        lambda: polars_engine.open_large(path, 0),
    ):
        with pytest.raises(AnswersRefused) as refused:
            opened()
        assert refused.value.problems[0].code == "too-many-rows-for-its-size"
