"""The program without a command."""

from __future__ import annotations

from pathlib import Path

import pytest

from burgerkompas.cases import Case, dump_case
from burgerkompas.cases.store import remember
from burgerkompas.cli import first, practice
from burgerkompas.cli.first import Begin, ask_first, unfinished
from burgerkompas.interview.asker import Entry
from burgerkompas.questionnaire.model import Questionnaire


class Looking:
    """An asker that takes one line and remembers what it was shown."""

    def __init__(self, chosen: int | None) -> None:
        self.chosen = chosen
        self.told: list[str] = []
        self.entries: tuple[Entry, ...] = ()

    def tell(self, text: str) -> None:
        self.told.append(text)

    def choose(
        self, title: str, entries: tuple[Entry, ...], at: int | None, stops: bool = False
    ) -> int | None:
        self.entries = entries
        return self.chosen


@pytest.fixture
def started(shipped: Questionnaire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = tmp_path / "a.yaml"
    path.write_text(dump_case(shipped, Case(name="Tuin")), encoding="utf-8")
    return path


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_says_in_five_lines_what_it_is(shipped: Questionnaire, language: str) -> None:
    asker = Looking(None)
    assert ask_first(asker, language, shipped, None) is None
    lines = sum(-(-len(text) // 78) for text in asker.told)
    assert lines <= 5, asker.told


def test_it_offers_to_start_or_practise_and_to_resume_only_what_is_unfinished(
    shipped: Questionnaire, started: Path
) -> None:
    assert [ask_first(Looking(i), "nl", shipped, None) for i in (0, 1)] == [
        Begin.NEW,
        Begin.PRACTISE,
    ]
    assert unfinished(shipped) is None
    remember(started)
    asker = Looking(0)
    assert ask_first(asker, "nl", shipped, unfinished(shipped)) is Begin.RESUME
    assert str(started) in asker.entries[0].text
    full = Case(name="x", answers=dict.fromkeys((q.id for q in shipped.questions), "unknown"))
    started.write_text(dump_case(shipped, full), encoding="utf-8")
    assert unfinished(shipped) is None


def test_practising_is_what_the_command_does(
    shipped: Questionnaire, started: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = []
    monkeypatch.setattr(first, "asker_for", lambda *_: Looking(1))
    monkeypatch.setattr(practice, "run_practice", lambda *given: ran.append(given))
    assert first.begin(shipped, "nl", False) is None
    assert ran == [(shipped, "nl", None, False, False)]
