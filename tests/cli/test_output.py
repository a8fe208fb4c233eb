"""Where the product goes: its form, what is there already, and that it says so."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from msgspec import structs

from burgerkompas import report
from burgerkompas.batch import sinks
from burgerkompas.cases import Case, dump_case, read_case
from burgerkompas.cli import call as call_module, console, report_menu
from burgerkompas.cli.call import Call, Settings, chosen_format, promising_endings, words
from burgerkompas.errors import UsageRefused
from burgerkompas.interview.asker import Entry
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report import REPORT_FORMATS
from burgerkompas.safe_text import shown_safely
from burgerkompas.texts import Words
from tests.helpers.paths import CASES
from tests.helpers.slow import slow
from tests.helpers.terminal import Terminal

ORANJE = CASES / "oranje.yaml"


@pytest.mark.parametrize(
    ("output", "name"),
    [
        ("r.html", "html"),
        ("r.DOCX", "docx"),
        ("r.md", "markdown"),
        ("r.json", "json"),
        ("r.txt", "terminal"),
        ("r", "terminal"),
        ("r.notes", "terminal"),
        ("-", "terminal"),
        (None, "terminal"),
    ],
)
def test_the_ending_chooses_the_format(output: str | None, name: str) -> None:
    assert chosen_format(False, None, REPORT_FORMATS, output).name == name


def test_the_ending_of_every_form_but_plain_text_promises_it() -> None:
    registries = [vars(report), vars(sinks)]
    forms = {
        form.extension
        for registry in registries
        for name, value in registry.items()
        if name.endswith(("FORMATS", "SINKS"))
        for form in value.values()
    }
    assert {".html", ".ics", ".parquet", ".txt"} <= forms
    assert forms - promising_endings() == {".txt"}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["report", ORANJE, "--format", "html", "-o", "r.docx"], "r.docx"),
        (["report", ORANJE, "--json", "-o", "r.html"], "r.html"),
        (["report", ORANJE, "-o", "r.xlsx"], ".xlsx"),
        (["report", ORANJE, "-o", "r.parquet"], ".parquet"),
        (["report", ORANJE, "-o", "r.XLS"], ".xls"),
        (["batch", ORANJE, "--summary", "-o", "r.ics"], ".ics"),
        (["compare", ORANJE, ORANJE, "-o", "r.docx"], ".docx"),
        (["form", "-o", "r.docx"], ".docx"),
        (["batch", ORANJE, "-o", "r.docx"], ".docx"),
        (["batch", ORANJE, "--format", "csv", "-o", "r.xlsx"], "r.xlsx"),
    ],
)
def test_an_ending_that_promises_another_form_is_refused(
    call, tmp_path: Path, arguments: list[object], code: str
) -> None:
    done = call(*arguments)
    assert done.returncode == 2
    assert code in done.stderr.decode()
    assert list(tmp_path.glob("r.*")) == []


@pytest.mark.parametrize(
    "arguments", [["report", ORANJE], ["compare", ORANJE, ORANJE, "--as", "moments"], ["form"]]
)
def test_what_is_written_is_told(call, tmp_path: Path, arguments: list[object]) -> None:
    done = call(*arguments, "-o", "r.html")
    assert done.stderr.decode().endswith("Geschreven: r.html\n")
    assert (tmp_path / "r.html").read_text(encoding="utf-8").lstrip().startswith("<!doctype html>")
    assert call(*arguments, "-o", "r.html", "--quiet").stderr == b""


def test_a_file_that_can_not_be_written_is_named_as_it_was_typed(call) -> None:
    done = call("report", ORANJE, "-o", "nowhere/r.html")
    assert done.returncode == 2
    assert done.stderr.startswith(b"nowhere/r.html: ")


@pytest.mark.parametrize(("reply", "replaced"), [("j\n", True), ("n\n", False), ("", False)])
def test_at_a_terminal_a_file_is_replaced_only_if_the_user_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reply: str, replaced: bool
) -> None:
    there = tmp_path / "r.html"
    there.write_text("old", encoding="utf-8")
    monkeypatch.setattr(console, "can_ask", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO(reply))
    if replaced:
        console.ask_to_replace(there, words)
    else:
        with pytest.raises(UsageRefused):
            console.ask_to_replace(there, words)
    console.ask_to_replace(tmp_path / "new.html", words)
    console.ask_to_replace(Path("/dev/null"), words)


class Choosing:
    """An asker that chooses what it was told to."""

    language = "nl"
    around = 2

    def __init__(self, *chosen: int | None) -> None:
        self.chosen = iter(chosen)
        self.titles: list[str] = []
        self.told: list[str] = []

    def tell(self, text: str) -> None:
        self.told.append(text)

    def text(self, prompt: str, now: str, explanation: str = "") -> None:
        """Go back."""

    def choose(
        self, title: str, entries: tuple[Entry, ...], at: int | None, **how: object
    ) -> int | None:
        self.titles.append(title)
        self.entries = entries
        for chosen in self.chosen:
            return chosen
        raise KeyboardInterrupt


def offered(
    shipped: Questionnaire, path: Path, *chosen: int | None, asks: bool = False
) -> Choosing:
    asker = Choosing(*chosen)
    call = Call(Settings(), shipped, "nl")
    report_menu.offer_report(call, read_case(shipped, path), path, asker, asks)  # type: ignore[arg-type]
    return asker


@pytest.fixture
def saved(shipped: Questionnaire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(report_menu.webbrowser, "open", lambda address: True)
    path = tmp_path / "tuin.yaml"
    path.write_text(dump_case(shipped, read_case(shipped, ORANJE)), encoding="utf-8")
    return path


def test_after_the_card_the_whole_report_is_a_choice(
    shipped: Questionnaire, saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    offered(shipped, saved, None)
    card = capsys.readouterr().out
    assert "Bronnen" not in card
    offered(shipped, saved, 0, 1, None)
    assert "Bronnen" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("room", "chosen", "lines", "left"),
    [
        (15, (0, 0), 40, ["25", "10"]), (15, (1,), 40, ["25"]), (15, (2,), 15, ["25"]),
        (15, (0, None), 30, ["25", "10"]), (40, (), 40, []), (-3, (1,), 40, ["35"]),
    ],
)  # fmt: skip
def test_a_long_text_is_shown_a_screen_at_a_time_or_all_at_once(
    capsys: pytest.CaptureFixture[str],
    room: int,
    chosen: tuple[int | None, ...],
    lines: int,
    left: list[str],
) -> None:
    text = [f"{i}\n" for i in range(40)]
    asker = Choosing(*chosen)
    report_menu.show_in_parts("".join(text), room, asker, Words("menu", "nl"))  # type: ignore[arg-type]
    assert capsys.readouterr().out == "".join(text[:lines])
    assert asker.titles == [f"Nog {count} regels. Lees je verder?" for count in left]


def test_the_card_fits_the_terminal_with_the_menu_and_stands_above_it_again_after_a_decision(
    shipped: Questionnaire,
    saved: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for rows, lines in ((24, 16), (60, 30)):
        monkeypatch.setenv("LINES", str(rows))
        asker = offered(shipped, saved, 0, None, asks=True)
        cards = capsys.readouterr().out.split("Burgerkompas: ")[1:]
        assert len(cards) == 2
        assert cards[0] == cards[1]
        assert lines - 3 <= cards[0].count("\n") <= lines
        assert len(asker.entries) == 6


def test_a_page_is_written_beside_the_case_and_nothing_is_replaced_unasked(
    shipped: Questionnaire, saved: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = saved.with_suffix(".html")
    asker = offered(shipped, saved, 1, None)
    assert f"Geschreven: {page}" in capsys.readouterr().err
    assert f"in de map {saved.parent}." in asker.told[-1]
    assert "browser" in asker.told[-1]
    page.write_text("mine", encoding="utf-8")
    asker = offered(shipped, saved, 1, 0, 1, None, None)
    assert asker.titles[1] == f"{page} bestaat al."
    assert page.read_text(encoding="utf-8") == "mine"
    assert saved.with_name("tuin-2.html").exists()
    offered(shipped, saved, 1, 1, None)
    assert page.read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize("made", [1, 2])
def test_of_what_no_program_opens_it_is_said_how(
    shipped: Questionnaire, saved: Path, monkeypatch: pytest.MonkeyPatch, made: int
) -> None:
    if made == 2:
        pytest.importorskip("docx")
    monkeypatch.setattr(report_menu.webbrowser, "open", lambda address: False)
    (told,) = offered(shipped, saved, made, None).told
    name = saved.with_suffix((".html", ".docx")[made - 1]).name
    assert told == (
        f"Je vindt dit in de map {saved.parent}. Dubbelklik op {name} om het te openen."
    )


def test_word_is_offered_also_where_its_library_is_missing_and_says_what_to_install(
    shipped: Questionnaire, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(call_module, "find_spec", lambda name: None)
    asker = offered(shipped, saved, 2, None)
    assert asker.entries[2].text == "Word-bestand"
    assert asker.titles == ["En nu?", "En nu?"]
    assert "python-docx" in asker.told[0]
    assert not saved.with_suffix(".docx").exists()


def test_after_a_change_the_new_advice_is_shown(
    shipped: Questionnaire,
    saved: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def change_name(*_: object, **__: object) -> tuple[Case, Path]:
        return structs.replace(read_case(shipped, saved), name="Een andere"), saved

    monkeypatch.setattr(report_menu, "interview", change_name)
    asker = offered(shipped, saved, None)
    change = len(asker.entries) - 2
    capsys.readouterr()
    offered(shipped, saved, change, None)
    assert "Burgerkompas: Een andere" in capsys.readouterr().out


def test_what_was_decided_is_asked_after_the_card_and_can_be_changed_from_the_menu(
    shipped: Questionnaire, saved: Path
) -> None:
    asker = offered(shipped, saved, 0, None, asks=True)
    assert asker.titles == ["Is al besloten wat jullie gaan doen?", "En nu?"]
    at = next(i for i, entry in enumerate(asker.entries) if entry.text.startswith("Vastleggen"))
    assert offered(shipped, saved, at, 0, None).titles == ["En nu?", asker.titles[0], "En nu?"]


def test_in_danger_nothing_is_asked_but_what_now(shipped: Questionnaire, saved: Path) -> None:
    case = read_case(shipped, CASES / "huurders-rotterdam.yaml")
    saved.write_text(dump_case(shipped, case), encoding="utf-8")
    assert offered(shipped, saved, None, asks=True).titles == ["En nu?"]


def test_changing_an_answer_begins_with_the_overview_however_much_is_open(
    shipped: Questionnaire, saved: Path
) -> None:
    from burgerkompas.cli.sitting import interview

    for since in (None, read_case(shipped, ORANJE)):
        asker = Choosing()
        with pytest.raises(SystemExit):
            interview(shipped, asker, saved, review=True, since=since)  # type: ignore[arg-type]
        assert asker.titles[0].startswith("Overzicht")
        assert any(text.startswith("Vorige keer") for text in asker.told) is (since is not None)


def test_beside_an_earlier_case_a_change_is_made_beside_it_too(
    shipped: Questionnaire, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    since, seen = read_case(shipped, ORANJE), []

    def see(*_: object, since: Case | None, **__: object) -> tuple[Case, Path]:
        seen.append(since)
        return read_case(shipped, saved), saved

    monkeypatch.setattr(report_menu, "interview", see)
    asker = Choosing(5, None)
    call = Call(Settings(), shipped, "nl")
    report_menu.offer_report(call, since, saved, asker, False, since=since)  # type: ignore[arg-type]
    assert asker.entries[5].text == "Een antwoord veranderen"
    assert seen == [since]


@pytest.mark.parametrize(
    "arguments",
    [("report", str(ORANJE)), *slow(("form",), ("sql",), ("questions", "schema"))],
    ids=lambda arguments: arguments[0],
)
def test_at_a_terminal_no_command_replaces_a_file_unasked(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "mine.html").write_text("mine", encoding="utf-8")
    terminal = Terminal(tmp_path, *arguments, "-o", "mine.html")
    terminal.until("Vervangen?")
    terminal.type("n\n")
    terminal.until("Niet geschreven")
    assert terminal.close() == 2
    assert (tmp_path / "mine.html").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("arguments", [("sql",), ("questions", "show", "clear")])
def test_of_every_file_it_is_said_where_it_is(
    call, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    done = call(*arguments, "-o", "out.txt")
    assert done.stderr.decode().splitlines() == ["Geschreven: out.txt"]


STEERING = "\x1b[31mrood\x9b2J\u202eomgekeerd\r\u200d é"


@pytest.mark.parametrize(
    "words", ["batch --format csv", *slow("batch --format jsonl", "report --json")]
)
def test_data_can_steer_no_terminal_and_is_itself_anywhere_else(
    call, tmp_path: Path, words: str
) -> None:
    case = {"case": {"name": STEERING, "place": "x"}, "answers": {}}
    (tmp_path / "case.json").write_text(json.dumps(case), encoding="utf-8")
    terminal = Terminal(tmp_path, *words.split(), "case.json")
    terminal.until("gekeerd")
    terminal.until("\n")
    while terminal.read(5):
        pass
    assert terminal.close() == 0
    assert not {*terminal.seen} & {*"\x1b\x9b\u202e"}
    assert "\\u009b2J\\u202eomgekeerd\\r" in terminal.seen
    assert "é" in terminal.seen
    elsewhere = call(*words.split(), "case.json").stdout.decode()
    assert STEERING in elsewhere or json.dumps(STEERING, ensure_ascii=False)[1:-1] in elsewhere


def test_colors_of_ours_stay_at_a_terminal() -> None:
    assert shown_safely("\x1b[1mvet\x1b[0m\x1b[2J", colored=True) == "\x1b[1mvet\x1b[0m\\u001b[2J"
    assert shown_safely("\x1b[1mvet\tna\n") == "\\u001b[1mvet\tna\n"
