"""A session loses nothing: line by line, with menus, interrupted and killed."""

from __future__ import annotations

import os
import pty
import select
import signal
import statistics
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pytest
from conftest import CASES

from burgerkompas.answers import UNKNOWN, Case, read_case
from burgerkompas.instrument.model import Instrument
from burgerkompas.interview import flow
from burgerkompas.interview.plain import PlainAsker
from burgerkompas.interview.session import ask_about, hold
from burgerkompas.interview.short import gate_questions, next_short
from burgerkompas.scoring.score import score


def held(shipped: Instrument, lines: list[str], case: Case) -> tuple[Case, list[Case], str]:
    saved: list[Case] = []
    out = StringIO()
    asker = PlainAsker(StringIO("\n".join(lines) + "\n"), out, "nl")
    return hold(shipped, case, asker, "nl", saved.append), saved, out.getvalue()


def almost(shipped: Instrument, *open_ones: str) -> Case:
    names = [q.id for q in shipped.questions if q.id not in open_ones]
    return Case(name="x", answers=dict.fromkeys(names, UNKNOWN))


def test_every_answer_is_saved_before_the_next_question(shipped: Instrument) -> None:
    case, saved, _ = held(shipped, ["3", "w", "", ""], almost(shipped, "geld", "hulpvraag"))
    assert case.answers["geld"] == 2
    assert case.answers["hulpvraag"] is UNKNOWN
    assert "hulpvraag" not in saved[0].answers
    assert saved[0].answers["geld"] == 2


def test_back_help_note_and_wrong_entries(shipped: Instrument) -> None:
    lines = ["?", "99", "x", "n", "een notitie", "1", "b", "2", "4", "", "klaar"]
    case, _, shown = held(shipped, lines, almost(shipped, "geld", "overbelast"))
    assert shipped.question["geld"].help["nl"] in shown
    assert "'99' kan niet." in shown
    assert case.notes == {"geld": "een notitie", "conclusie": "klaar"}
    assert case.answers["geld"] == 1
    assert case.answers["overbelast"] == 3


def test_the_review_changes_an_answer(shipped: Instrument) -> None:
    full = almost(shipped)
    place = flow.route(shipped, full.answers).index("geld") + 2
    case, _, _ = held(shipped, [str(place), "5", "", ""], full)
    assert case.answers["geld"] == 4


def test_a_weak_factor_may_get_a_reason(shipped: Instrument) -> None:
    case, _, shown = held(shipped, ["1", "ik zag niemand", "", ""], almost(shipped, "plek"))
    assert "(mag leeg)" in shown
    assert case.notes["plek"] == "ik zag niemand"


def test_end_of_input_invents_nothing(shipped: Instrument) -> None:
    saved: list[Case] = []
    asker = PlainAsker(StringIO("\n\n\n"), StringIO(), "nl")
    with pytest.raises(EOFError):
        hold(shipped, almost(shipped, "geld"), asker, "nl", saved.append)
    assert saved == []


def test_a_name_is_needed_and_a_date_checked() -> None:
    asker = PlainAsker(StringIO("\nTuin\nUtrecht\ngisteren\n2026-11-24\n\n"), StringIO(), "nl")
    case = ask_about(asker, "nl", Case(), "2026-01-01")
    assert (case.name, case.place, case.date) == ("Tuin", "Utrecht", "2026-11-24")


class Terminal:
    """The program in a real terminal of 80 by 24."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.handle, other = pty.openpty()
        environment = os.environ | {
            "HOME": str(folder / "home"),
            "XDG_STATE_HOME": str(folder / "state"),
            "TERM": "xterm",
            "COLUMNS": "80",
            "LINES": "24",
            "PYTHONIOENCODING": "utf-8",
            "PROMPT_TOOLKIT_NO_CPR": "1",
        }
        environment.pop("ACCESSIBLE", None)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "burgerkompas", "assess", *arguments],
            stdin=other,
            stdout=other,
            stderr=other,
            cwd=folder,
            env=environment,
            start_new_session=True,
        )
        os.close(other)
        self.seen = ""

    def until(self, text: str, seconds: float = 20) -> None:
        end = time.monotonic() + seconds
        while text not in self.seen:
            assert time.monotonic() < end, f"no {text!r} in {self.seen[-2000:]!r}"
            if select.select([self.handle], [], [], 0.1)[0]:
                try:
                    self.seen += os.read(self.handle, 65536).decode(errors="replace")
                except OSError:
                    break

    def type(self, text: str) -> None:
        self.seen = ""
        os.write(self.handle, text.encode())

    def close(self) -> int:
        code = self.process.wait(20)
        os.close(self.handle)
        return code


def test_menus_in_a_real_terminal_go_forward_back_and_stop(
    shipped: Instrument, tmp_path: Path
) -> None:
    terminal = Terminal(tmp_path, "tuin.yaml")
    terminal.until("Hoe heet het initiatief")
    for text, then in [("Tuin\r", "plaats"), ("\r", "datum"), ("\r", "vult"), ("\r", "Hoe ken je")]:
        terminal.type(text)
        terminal.until(then)
    terminal.until("weet ik niet")
    terminal.type("\x1b[B\r")
    terminal.until("Hoe ver is het")
    terminal.type("b")
    terminal.until("Hoe ken je")
    terminal.type("\x1b[B\r")
    terminal.until("Hoe ver is het")
    terminal.type("w")
    terminal.until("winnen of te verliezen")
    terminal.type("\x03")
    terminal.until("burgerkompas assess tuin.yaml")
    assert terminal.close() == 130
    case = read_case(shipped, tmp_path / "tuin.yaml")
    assert case.answers == {"bekendheid": 3, "fase": UNKNOWN}
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".lock")] == []


def test_a_second_session_on_one_case_is_refused(run, tmp_path: Path) -> None:
    first = Terminal(tmp_path, "--plain", "tuin.yaml")
    first.until("Hoe heet het initiatief")
    for text, then in [("Tuin\n", "plaats"), ("\n", "datum"), ("\n", "vult"), ("\n", "Hoe ken je")]:
        first.type(text)
        first.until(then)
    second = Terminal(tmp_path, "--plain", "tuin.yaml")
    second.until("in gebruik")
    assert second.close() == 4
    first.process.send_signal(signal.SIGINT)
    first.until("Gestopt")
    assert first.close() == 130


@pytest.mark.parametrize("moment", [0.0, 0.01, 0.03, 0.1])
def test_a_killed_session_leaves_every_accepted_answer(
    shipped: Instrument, tmp_path: Path, moment: float
) -> None:
    path = tmp_path / "o.yaml"
    text = (CASES / "oranje.yaml").read_text(encoding="utf-8")
    path.write_text("\n".join(line for line in text.split("\n") if "geld:" not in line))
    terminal = Terminal(tmp_path, "--plain", "o.yaml")
    terminal.until("Hoe ken je het initiatief")
    accepted = 0
    for _ in range(4):
        terminal.until("Ctrl-C")
        terminal.type("1\n")
        terminal.until("Vraag")
        accepted += 1
    terminal.type("2\n")
    time.sleep(moment)
    os.killpg(terminal.process.pid, signal.SIGKILL)
    terminal.process.wait()
    case = read_case(shipped, path)
    assert (
        len(case.answers) >= len(read_case(shipped, CASES / "oranje.yaml").answers) - 1 + accepted
    )


def test_a_short_interview_stops_when_the_advice_stands_and_offers_the_rest(
    shipped: Instrument,
) -> None:
    known = dict.fromkeys(gate_questions(shipped), "nee") | {"fase": "loopt"}
    del known["wantrouwen"]
    case = Case(name="x", answers=known | {"acuut_gevaar": "ja", "wantrouwen": UNKNOWN})
    out = StringIO()
    asker = PlainAsker(StringIO("1\n\n"), out, "nl")
    done = hold(shipped, case, asker, "nl", lambda _: None, short=True)
    assert done.answers == case.answers
    assert "Je slaat 53 vragen over." in " ".join(out.getvalue().split())


def test_the_short_interview_gives_the_advice_of_the_whole_one(shipped: Instrument) -> None:
    asked = []
    for path in sorted(CASES.glob("*.yaml")):
        given = read_case(shipped, path).answers
        whole = {q.id: given.get(q.id, UNKNOWN) for q in shipped.questions}
        part: dict = {}
        while (name := next_short(shipped, part)) is not None:
            part[name] = whole[name]
        results = [score(shipped, Case(answers=a), full=False) for a in (whole, part)]
        assert len({(r.outcome, r.strategy.id) for r in results}) == 1
        asked.append(len(part))
    assert statistics.median(asked) <= len(shipped.questions) / 3
