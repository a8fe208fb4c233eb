"""Progress tells how many, how fast and how long still, in the user's way of writing numbers."""

from __future__ import annotations

import pytest

from burgerkompas.cli import read_notices
from burgerkompas.cli.read_notices import ProgressBar


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(read_notices.time, "monotonic", lambda: now[0])
    return now


def test_the_time_left_follows_from_the_size_of_the_rest(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    shown = ProgressBar("en", True, 10_000)
    clock[0] += 10
    shown.add(2_000, 1_000)
    assert capsys.readouterr().err == "\r2,000 cases (10%), 200 per second, 1:30 left"
    clock[0] += 0.1
    shown.add(1, 1)
    assert capsys.readouterr().err == ""
    shown.__exit__()
    assert capsys.readouterr().err.strip() == ""


def test_the_numbers_and_the_clock_are_written_in_the_users_way(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    shown = ProgressBar("nl", True, 10_000_000)
    clock[0] += 10
    shown.add(1_000, 20_000)
    told = "\r1.000 casussen (0%), 100 per seconde, nog 1:23:10"
    assert capsys.readouterr().err == told


def test_without_a_size_only_number_and_rate_are_told(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    shown = ProgressBar("en", True, None)
    clock[0] += 2
    shown.add(10, 500)
    assert capsys.readouterr().err == "\r10 cases, 5 per second"


def test_nothing_is_shown_where_nobody_looks(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    shown = ProgressBar("en", False, 100)
    clock[0] += 2
    shown.add(10, 50)
    shown.__exit__()
    assert capsys.readouterr().err == ""
