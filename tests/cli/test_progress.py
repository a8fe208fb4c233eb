"""Progress tells how many, how fast and how long still, in the user's way of writing numbers."""

from __future__ import annotations

import pytest

from burgerkompas.cli import progress
from burgerkompas.cli.progress import Progress
from burgerkompas.texts import Words
from burgerkompas.texts.batch import BATCH


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    return now


def test_the_time_left_follows_from_the_size_of_the_rest(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    shown = Progress(Words(BATCH, "en"), True, 10_000)
    clock[0] += 10
    shown.add(2_000, 1_000)
    assert capsys.readouterr().err == "\r2,000 cases (10%), 200 per second, 1:30 left"
    clock[0] += 0.1
    shown.add(1, 1)
    assert capsys.readouterr().err == ""
    shown.clear()
    assert capsys.readouterr().err.strip() == ""


def test_what_was_done_before_counts_but_was_not_fast(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    shown = Progress(Words(BATCH, "nl"), True, 10_000_000)
    shown.go_on(50_000, 5_000_000)
    clock[0] += 10
    shown.add(1_000, 10_000)
    told = "\r51.000 casussen (50%), 100 per seconde, nog 1:23:10"
    assert capsys.readouterr().err == told


def test_without_a_size_only_number_and_rate_are_told(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    shown = Progress(Words(BATCH, "en"), True, None)
    clock[0] += 2
    shown.add(10, 500)
    assert capsys.readouterr().err == "\r10 cases, 5 per second"


def test_nothing_is_shown_where_nobody_looks(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    shown = Progress(Words(BATCH, "en"), False, 100)
    clock[0] += 2
    shown.add(10, 50)
    shown.clear()
    assert capsys.readouterr().err == ""
