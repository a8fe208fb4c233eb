"""The program without a command."""

from __future__ import annotations

from pathlib import Path

import pytest

from burgerkompas.cases import Case, dump_case
from burgerkompas.cases.store import remember
from burgerkompas.cli.commands import start
from burgerkompas.cli.commands.start import Start, ask_first, begin, unfinished
from burgerkompas.cli.options import Settings
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
        Start.NEW,
        Start.PRACTISE,
    ]
    assert unfinished(shipped) is None
    remember(started)
    asker = Looking(0)
    assert ask_first(asker, "nl", shipped, unfinished(shipped)) is Start.RESUME
    assert str(started) in asker.entries[0].text
    full = Case(name="x", answers=dict.fromkeys((q.id for q in shipped.questions), "unknown"))
    started.write_text(dump_case(shipped, full), encoding="utf-8")
    assert unfinished(shipped) is None


def test_practising_is_what_the_command_does(
    shipped: Questionnaire, started: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = []
    asker = Looking(1)
    monkeypatch.setattr(start, "open_asker", lambda *_: asker)
    monkeypatch.setattr(start, "practise", lambda *given: ran.append(given))
    begin(Settings())
    ((_, language, stories, used),) = ran
    assert (language, used) == ("nl", asker)
    assert "oranje" in stories
