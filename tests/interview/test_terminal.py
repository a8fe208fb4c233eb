"""What a real terminal can do to an interview: be full, small, resized, colourless or gone."""

from __future__ import annotations

import fcntl
import re
import resource
import struct
import termios
from pathlib import Path

import pytest

from burgerkompas.cases import UNKNOWN, Case, dump_case, read_case
from burgerkompas.interview.flow import headings
from burgerkompas.interview.short import asked_for_gates
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers.slow import slow
from tests.helpers.terminal import Terminal

COLOUR = re.compile(r"\x1b\[[0-9;]*(?:3[0-7]|4[0-7]|38|48|9[0-7])[0-9;]*m")
MODES = {"plain": ("assess", "--plain", "a.yaml"), "menus": ("assess", "a.yaml")}
READY = {"plain": "Typ een letter: ", "menus": "w weet ik niet"}
ENTER = {"plain": "\n", "menus": "\r"}


@pytest.fixture
def path(shipped: Questionnaire, tmp_path: Path) -> Path:
    """Write a case in which three questions are open."""
    rest = [
        q.id for q in shipped.questions if q.id not in ("middelen", "zelf_draait", "overbelast")
    ]
    path = tmp_path / "a.yaml"
    case = Case(name="Tuin", answers=dict.fromkeys(rest, UNKNOWN))
    path.write_text(dump_case(shipped, case), encoding="utf-8")
    return path


def resize(terminal: Terminal, columns: int, rows: int) -> None:
    fcntl.ioctl(terminal.handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


@pytest.mark.parametrize("mode", MODES)
def test_a_full_disk_loses_the_answer_being_saved_and_no_other(
    shipped: Questionnaire, path: Path, mode: str
) -> None:
    most = path.stat().st_size + len("  zelf_draait: 1\n")

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    terminal = Terminal(path.parent, *MODES[mode], before=full)
    terminal.until(READY[mode])
    terminal.type("b" + ENTER[mode])
    terminal.until(READY[mode])
    terminal.type("c" + ENTER[mode])
    terminal.until("andere plek")
    assert "Ga verder met: burgerkompas assess a.yaml" in " ".join(terminal.seen.split())
    # What could not be saved is not shown as accepted.
    assert "> nog niet, maar ze komt er zelf aan" not in terminal.seen
    assert terminal.close() == 2
    found = read_case(shipped, path).answers
    assert (found["zelf_draait"], "middelen" in found) == (1, False)
    assert [p.name for p in path.parent.iterdir() if p.suffix == ".tmp"] == []


@pytest.mark.parametrize("mode", ["menus", *slow("plain")])
def test_the_end_of_the_input_stops_and_invents_nothing(
    shipped: Questionnaire, path: Path, mode: str
) -> None:
    before = read_case(shipped, path).answers
    terminal = Terminal(path.parent, *MODES[mode])
    terminal.until(READY[mode])
    if mode == "plain":
        terminal.type("\x04")
    else:
        terminal.type("\x0e")
        terminal.until("Notitie bij deze vraag")
        terminal.until(">")
        terminal.type("\x04")
    terminal.until("burgerkompas assess a.yaml")
    assert terminal.close() == 130
    assert read_case(shipped, path).answers == before


@pytest.mark.slow
@pytest.mark.parametrize("mode", MODES)
def test_a_terminal_that_is_closed_leaves_what_was_accepted(
    shipped: Questionnaire, path: Path, mode: str
) -> None:
    terminal = Terminal(path.parent, *MODES[mode])
    terminal.until(READY[mode])
    terminal.type("b" + ENTER[mode])
    terminal.until("> ")
    terminal.until(READY[mode])
    assert terminal.hang_up() != 0
    assert read_case(shipped, path).answers["zelf_draait"] == 1
    again = Terminal(path.parent, *MODES[mode])
    again.until(READY[mode])
    again.kill()


@pytest.mark.slow
@pytest.mark.parametrize("mode", MODES)
def test_resizing_disturbs_nothing(shipped: Questionnaire, path: Path, mode: str) -> None:
    terminal = Terminal(path.parent, *MODES[mode], COLUMNS="", LINES="")
    resize(terminal, 80, 24)
    terminal.until(READY[mode])
    steps = [(40, 20, "b", "nee, ze mist twee"), (20, 8, "c", "a"), (200, 60, "a", "Klaar")]
    for columns, rows, answer, then in steps:
        resize(terminal, columns, rows)
        terminal.type(answer + ENTER[mode])
        terminal.until("> ")
        terminal.until(then)
    terminal.kill()
    found = read_case(shipped, path).answers
    assert [found[name] for name in ("zelf_draait", "middelen", "overbelast")] == [1, 2, 0]


@pytest.mark.parametrize("how", [{"NO_COLOR": "1"}, *slow({"TERM": "dumb"})])
def test_no_colour_where_none_is_wanted(path: Path, how: dict[str, str]) -> None:
    terminal = Terminal(path.parent, *MODES["menus"], **how)
    terminal.until(READY["plain" if "TERM" in how else "menus"])
    terminal.type("\x1b[B" if "TERM" not in how else "?\n")
    terminal.until("»" if "TERM" not in how else "Of typ w")
    terminal.kill()
    assert not COLOUR.search(terminal.seen)


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_practising_from_the_first_screen_on_any_stream(tmp_path: Path, encoding: str) -> None:
    terminal = Terminal(tmp_path, encoding=encoding)
    down = "\x1b[B"
    # Enter alone makes no choice: the strategies stay until a key has pointed at one.
    for then, text in [
        ("openen", f"{down}{down}\r"), ("Welk verhaal?", ""), ("Stoppen", "\r"),
        ("Verder naar je keuze", "\r"), ("Wat zou jij doen?", ""),
        ("eerst veiligheid", f"\r{down}{down}\r"),
        ("Waarom?", ""), (">", "zomaar\r"), ("Jij koos: initiatief nemen", ""),
        ("Omdat: zomaar", ""),
        ("Het kompas zegt", ""), ("Om over te praten", ""), ("Nog een verhaal?", ""),
        ("Stoppen", "\x03"),
    ]:  # fmt: skip
        terminal.until(then)
        if text:
            terminal.type(text)
    terminal.until("Onderbroken")
    assert terminal.close() == 130


def test_the_end_of_the_input_ends_practising(tmp_path: Path) -> None:
    for arguments in (["practice", "--plain"], ["practice", "--plain", "oranje"]):
        terminal = Terminal(tmp_path, *arguments)
        terminal.until("Typ een nummer")
        terminal.type("\x04")
        terminal.until("Onderbroken")
        assert terminal.close() == 130


@pytest.mark.slow
@pytest.mark.parametrize("mode", MODES)
def test_ended_from_outside_says_how_to_go_on_and_gives_the_terminal_back(
    shipped: Questionnaire, path: Path, mode: str
) -> None:
    terminal = Terminal(path.parent, *MODES[mode])
    before = termios.tcgetattr(terminal.handle)
    terminal.until(READY[mode])
    terminal.type("b" + ENTER[mode])
    terminal.until("> ")
    terminal.until(READY[mode])
    terminal.process.terminate()
    terminal.until("Ga verder met:\r\nburgerkompas assess a.yaml")
    # The terminal is given back at the very end, some time after the notice.
    terminal.wait(lambda: termios.tcgetattr(terminal.handle) == before)
    assert terminal.close() == 130
    assert read_case(shipped, path).answers["zelf_draait"] == 1


@pytest.mark.slow
def test_a_mistyped_answer_that_ended_a_short_interview_can_be_changed_after_a_stop(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    first = (*headings(shipped), *asked_for_gates(shipped))
    known = dict.fromkeys(first[: first.index("acuut_gevaar")], UNKNOWN)
    path = tmp_path / "a.yaml"
    path.write_text(dump_case(shipped, Case(name="Tuin", answers=known)), encoding="utf-8")
    terminal = Terminal(tmp_path, "assess", "--short", "a.yaml")
    for then, text in [("w weet ik niet", "a\r"), ("Antwoorden bekijken", "\x03")]:
        terminal.until(then)
        terminal.type(text)
    terminal.until("burgerkompas assess")
    assert terminal.close() == 130
    assert read_case(shipped, path).answers["acuut_gevaar"] == "ja"
    down = "\x1b[B"
    for keys, then in [("\x7f", "w weet ik niet"), (f"{down}{down}\r", "Overzicht:")]:
        again = Terminal(tmp_path, "assess", "--short", "a.yaml")
        again.until("Antwoorden bekijken")
        again.type(keys)
        again.until(then)
        again.kill()
    again = Terminal(tmp_path, "assess", "--short", "a.yaml")
    again.until("Antwoorden bekijken")
    again.type("\x7f")
    again.until("w weet ik niet")
    again.type("b\r")
    again.until(f"vraag {len(known) + 2}")
    again.kill()
    assert read_case(shipped, path).answers["acuut_gevaar"] == "nee"


@pytest.mark.slow
def test_what_the_first_menu_goes_on_with_ends_in_its_report(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    path = tmp_path / "a.yaml"
    asked = Case(name="Tuin", answers=dict.fromkeys((q.id for q in shipped.questions), UNKNOWN))
    del asked.answers["middelen"]
    path.write_text(dump_case(shipped, asked), encoding="utf-8")
    (tmp_path / "state" / "burgerkompas").mkdir(parents=True)
    (tmp_path / "state" / "burgerkompas" / "recent-cases").write_text(str(path), encoding="utf-8")
    stopped = Terminal(tmp_path, TERM="dumb")
    stopped.until("of 'stop'")
    assert "Tuin: de vragen voor het hele beeld (58 van 59)" in stopped.seen
    stopped.type("stop\n")
    assert stopped.close() == 0
    terminal = Terminal(tmp_path)
    for then, text in [
        ("openen", "\x1b[B\r"), ("w weet ik niet", "c\r"), ("Overzicht", "\r"), ("mag leeg", "\r"),
        ("Is al besloten", "\r"), ("En nu?", "\x7f"),
    ]:  # fmt: skip
        terminal.until(then)
        terminal.type(text)
    assert terminal.close() == 0
