"""A clock that is put back, by hand or by the network, changes nothing that is told."""

from __future__ import annotations

import time
from itertools import count

import pytest

from burgerkompas.cases import UNKNOWN, Case
from burgerkompas.cli.read_notices import ProgressBar
from burgerkompas.interview.asker import Prompt
from burgerkompas.interview.session import Session
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.texts import Words


@pytest.fixture(autouse=True)
def _back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the time of day go back an hour at every look."""
    hours = count()
    monkeypatch.setattr(time, "time", lambda: 1e9 - 3600 * next(hours))


def test_the_time_left_of_a_run_is_not_told_by_the_time_of_day(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seconds = count(0, 10)
    monkeypatch.setattr(time, "monotonic", lambda: float(next(seconds)))
    shown = ProgressBar(Words("batch", "en"), True, 10_000)
    shown.add(2_000, 1_000)
    assert capsys.readouterr().err == "\r2,000 cases (10%), 200 per second, 1:30 left"


class Hurried:
    """Knows nothing, and says so at once; remembers how far it was told to be."""

    language = "en"

    def __init__(self) -> None:
        self.told: list[str] = []

    def ask(self, screen: Prompt) -> object:
        self.told.append(screen.progress)
        return UNKNOWN if screen.question.kind != "text" else "x"

    def accepted(self, text: str) -> None: ...

    def tell(self, text: str) -> None: ...

    def choose(self, title: str, entries: object, at: int, pointed: int | None = None) -> int:
        return 0

    def text(self, prompt: str, before: str, explanation: str = "") -> str:
        return ""


def minutes_told(questionnaire: Questionnaire) -> list[str]:
    asker = Hurried()
    Session(questionnaire, Case(name="x"), asker, lambda _: None).hold()  # type: ignore[arg-type]
    return asker.told


def test_the_minutes_of_an_interview_are_not_told_by_the_time_of_day(
    shipped: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = minutes_told(shipped)
    hours = count()
    monkeypatch.setattr(time, "time", lambda: 1e9 + 3600 * next(hours))
    assert minutes_told(shipped) == back
    assert len(set(back)) > 1
