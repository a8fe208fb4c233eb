"""The program without a command, and cases found by their name."""

from __future__ import annotations

from pathlib import Path

import pytest

from burgerkompas import interview as interview_room
from burgerkompas.cases import Case, dump_case
from burgerkompas.cases.store import Begun, examples_home, recall, recent_cases, remember
from burgerkompas.cli import console
from burgerkompas.cli.call import Settings
from burgerkompas.cli.commands import assess, start
from burgerkompas.cli.commands.start import Start, ask_first, begin, introduce
from burgerkompas.cli.named_cases import cases_like, find_case, read_cases
from burgerkompas.cli.recent import recent
from burgerkompas.cli.sitting import interview
from burgerkompas.errors import AnswersRefused
from burgerkompas.files import user_folder
from burgerkompas.interview.asker import Entry, Prompt
from burgerkompas.questionnaire.model import Questionnaire


class Looking:
    """An asker that takes one line after another and remembers what it was shown."""

    def __init__(
        self, *chosen: int | None, texts: tuple[str | None, ...] = (), language: str = "nl"
    ) -> None:
        self.language = language
        self.chosen, self.texts = iter(chosen), iter(texts)
        self.told: list[str] = []
        self.entries: tuple[Entry, ...] = ()

    def tell(self, text: str) -> None:
        self.told.append(text)

    def text(self, prompt: str, now: str, explanation: str = "") -> str | None:
        return next(self.texts)

    def choose(
        self, title: str, entries: tuple[Entry, ...], at: int | None, stops: bool = False
    ) -> int | None:
        self.entries = entries
        return next(self.chosen)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def write(spec: Questionnaire, path: Path, name: str, answers: int = 0, date: str = "") -> Path:
    known = dict.fromkeys([q.id for q in spec.questions][:answers], "unknown")
    case = Case(name=name, date=date or None, answers=known)
    path.write_text(dump_case(spec, case), encoding="utf-8")
    return path


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_says_in_five_lines_what_it_is(shipped: Questionnaire, language: str) -> None:
    asker = Looking(language=language)
    introduce(asker, shipped)
    lines = sum(-(-len(text) // 78) for text in asker.told)
    assert lines <= 5, asker.told


def test_it_offers_the_whole_and_the_short_way_with_their_times(
    shipped: Questionnaire, home: Path
) -> None:
    asker = Looking(0, 1, 2, None)
    found = [ask_first(asker, shipped, []) for _ in range(4)]
    assert [one and one.start for one in found] == [
        Start.NEW, Start.SHORT, Start.PRACTISE, None,
    ]  # fmt: skip
    assert [entry.text for entry in asker.entries[:2]] == [
        "Een nieuwe casus (59 vragen, 13 tot 17 minuten)",
        "Een nieuwe casus, kort: alleen het advies (hooguit 33 vragen, 7 minuten)",
    ]


def test_it_offers_the_latest_cases_finished_and_not(shipped: Questionnaire, home: Path) -> None:
    count = len(shipped.questions)
    for name, answers in [("Oud", 1), ("Tuin", 5), ("Dorpshuis", count), ("Weg", 3)]:
        remember(write(shipped, home / f"{name}.yaml", name, answers, "2026-11-24"))
    remember(home / "Oud.yaml")
    (home / "Weg.yaml").unlink()
    (home / "stuk.yaml").write_text("a: [", encoding="utf-8")
    remember(home / "stuk.yaml")
    asker = Looking(2)
    chosen = ask_first(asker, shipped, recent(shipped))
    assert [entry.text for entry in asker.entries[:3]] == [
        "Verder met Oud, 24 november 2026 (1 van 59)",
        "Rapport van Dorpshuis, 24 november 2026",
        "Verder met Tuin, 24 november 2026 (5 van 59)",
    ]
    assert chosen.case.path == home / "Tuin.yaml"
    for number in range(30):
        remember(write(shipped, home / f"{number}.yaml", "x"))
    assert (len(recent_cases()), len(recent(shipped))) == (20, 5)
    assert recall() == home / "29.yaml"


def test_a_case_that_needs_no_more_for_its_advice_has_a_report_first_and_can_be_filled_up(
    shipped: Questionnaire, home: Path
) -> None:
    path = home / "a.yaml"
    case = Case(name="Tuin", answers={"acuut_gevaar": "ja"})
    path.write_text(dump_case(shipped, case), encoding="utf-8")
    remember(path)
    asker = Looking(0, 6, texts=("tuin",))
    for _ in range(2):
        assert ask_first(asker, shipped, recent(shipped)).start is Start.REPORT
    told = [
        "Rapport van Tuin (genoeg ingevuld voor het advies)",
        "Tuin: de vragen voor het hele beeld (1 van 59)",
    ]
    assert [entry.text for entry in asker.entries[:2]] == told
    asker = Looking(0)
    assert assess.offer_to_continue(shipped, asker).path == path
    assert asker.entries[0].text == told[1]


def test_cases_of_the_same_name_are_told_apart_by_who_or_else_by_their_file(
    shipped: Questionnaire, home: Path
) -> None:
    for name, who in [("a", "buur"), ("b", "buur"), ("c", "wijkteam"), ("d", None)]:
        case = Case(name="Tuin", date="2026-11-24", respondent=who)
        (home / f"{name}.yaml").write_text(dump_case(shipped, case), encoding="utf-8")
        remember(home / f"{name}.yaml")
    asker = Looking(None)
    ask_first(asker, shipped, recent(shipped))
    assert [entry.text for entry in asker.entries[:4]] == [
        "Verder met Tuin, 24 november 2026 (0 van 59)",
        "Verder met Tuin, 24 november 2026, wijkteam (0 van 59)",
        "Verder met Tuin, 24 november 2026, buur, b.yaml (0 van 59)",
        "Verder met Tuin, 24 november 2026, buur, a.yaml (0 van 59)",
    ]


def test_a_finished_case_is_looked_at_again_and_of_several_one_is_chosen(
    shipped: Questionnaire, home: Path
) -> None:
    count = len(shipped.questions)
    remember(write(shipped, home / "a.yaml", "Tuin", count))
    chosen = ask_first(Looking(1), shipped, recent(shipped))
    assert (chosen.start, chosen.case.path) == (Start.AGAIN, home / "a.yaml")
    remember(write(shipped, home / "b.yaml", "Dorpshuis", count, "2026-11-24"))
    asker = Looking(2, None, 2, 1)
    chosen = ask_first(asker, shipped, recent(shipped))
    assert [entry.text for entry in asker.entries] == ["Dorpshuis, 24 november 2026", "Tuin"]
    assert (chosen.start, chosen.case.path) == (Start.AGAIN, home / "a.yaml")


def test_another_case_is_opened_by_part_of_its_name(shipped: Questionnaire, home: Path) -> None:
    write(shipped, home / "b2.yaml", "Dorpshuis 't Trefpunt", 3)
    asker = Looking(3, 3, texts=(None, "durpshuis", "'trefp'"))
    chosen = ask_first(asker, shipped, [])
    assert chosen.case.case.name == "Dorpshuis 't Trefpunt"
    assert "geen casus met die naam" in asker.told[0]


def test_practising_is_what_the_command_does(
    shipped: Questionnaire, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = []
    asker = Looking(2)
    monkeypatch.setattr(interview_room, "open_asker", lambda *_: asker)
    monkeypatch.setattr(start, "practise", lambda *given: ran.append(given))
    begin(Settings())
    ((_, stories, used),) = ran
    assert (used.language, used) == ("nl", asker)
    assert "oranje" in stories


def test_the_short_way_and_a_report_are_what_the_menu_does(
    shipped: Questionnaire, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(shipped, home / "a.yaml", "Tuin", len(shipped.questions))
    done = []

    def interview(*given: object, short: bool, since: Case | None) -> tuple[Case, Path]:
        done.append(("interview", short))
        return Case(), path

    monkeypatch.setattr(start, "interview", interview)
    monkeypatch.setattr(start, "end_with_report", lambda *_: None)
    monkeypatch.setattr(start, "show_cards", lambda *given: done.append(given[-1][0].name))
    for chosen in (0, 1):
        monkeypatch.setattr(interview_room, "open_asker", lambda *_, at=chosen: Looking(at))
        begin(Settings())
    remember(path)
    monkeypatch.setattr(interview_room, "open_asker", lambda *_: Looking(0))
    begin(Settings())
    assert done == [("interview", False), ("interview", True), "Tuin"]


class Leaving(Looking):
    """One who opens the first case of the menu, by its name if ``named``, and then leaves."""

    def __init__(self, *chosen: int, named: str = "") -> None:
        super().__init__(*chosen, texts=(named,))
        self.rules: list[str] = []

    def ask(self, screen: Prompt) -> None:
        self.rules.append(f"{screen.progress} {screen.rule}")
        raise EOFError


@pytest.mark.parametrize("way", ["menu", "name", "assess"])
def test_a_case_goes_on_as_it_was_begun(
    shipped: Questionnaire, home: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    then = write(shipped, home / "toen.yaml", "Tuin", len(shipped.questions), "2026-10-01")
    new = write(shipped, home / "nu.yaml", "Tuin", 1, "2026-11-30")
    (earlier,) = read_cases(shipped, [str(then)])
    with pytest.raises(SystemExit, match="130"):
        interview(shipped, Leaving(), Path("nu.yaml"), short=True, since=earlier)
    # What saves it later, or changes an answer, begins nothing.
    remember(new)
    with pytest.raises(SystemExit, match="130"):
        interview(shipped, Stopping(), new, review=True)
    assert recent_cases() == {new: Begun(short=True, since=then)}
    commands = {"assess": assess.assess.__wrapped__, "menu": begin, "name": begin}
    for gone in (False, True):
        if gone:
            then.unlink()
        asker = Leaving(4, named="nu") if way == "name" else Leaving(0)
        monkeypatch.setattr(interview_room, "open_asker", lambda *_, use=asker: use)
        monkeypatch.setattr(console, "can_ask", lambda: True)
        with pytest.raises(SystemExit, match="130"):
            commands[way](Settings())
        assert "Korte vragenlijst" in asker.rules[0]
        assert ("Vorige keer: weet ik niet" in asker.rules[0]) is not gone
        assert any("toen.yaml) is niet meer te lezen" in told for told in asker.told) is gone


class Stopping(Looking):
    """One who leaves at the first menu."""

    def choose(self, *_: object, **__: object) -> None:
        raise EOFError


def test_what_was_begun_short_and_has_enough_for_its_advice_is_filled_up(
    shipped: Questionnaire, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = Case(name="Tuin", answers={"acuut_gevaar": "ja"})
    path = home / "a.yaml"
    path.write_text(dump_case(shipped, case), encoding="utf-8")
    remember(path, Begun(short=True))
    asker = Leaving(1)
    monkeypatch.setattr(interview_room, "open_asker", lambda *_: asker)
    with pytest.raises(SystemExit, match="130"):
        begin(Settings())
    assert asker.rules[0].startswith("Vraag 1 van 59")


def test_a_list_of_an_older_version_or_a_broken_one_is_read_as_far_as_it_goes(
    shipped: Questionnaire, home: Path
) -> None:
    one, two = (write(shipped, home / f"{name}.yaml", name) for name in "ab")
    for text, found in [
        (f"{one}\0{two}", {one: Begun(), two: Begun()}),
        (f"--short\0--since=\0{one}\0--short\0{home / 'c'}\0--since=x", {one: Begun(short=True)}),
        ("", {}),
    ]:
        user_folder("state").mkdir(parents=True, exist_ok=True)
        (user_folder("state") / "recent-cases").write_text(text, encoding="utf-8")
        assert recent_cases() == found


def test_a_name_finds_the_one_case_it_is_part_of(shipped: Questionnaire, home: Path) -> None:
    (home / "elders").mkdir()
    far = write(shipped, home / "elders" / "x.yaml", "Café Zuid")
    remember(far)
    here = write(shipped, home / "dorpshuis-1.yaml", "Trefpunt")
    other = write(shipped, home / "dorpshuis-2.yaml", "Anders")
    for name, path in [
        ("cafe", far), ("CAFÉ z", far), ("trefp", here), ("dorpshuis-1.yaml", here),
        ("dorpshuis-2", other), ("anders", other), ("zwembad", examples_home() / "zwembad.yaml"),
    ]:  # fmt: skip
        assert find_case(shipped, name).resolve() == path.resolve(), name
    # A name in full comes before names that it is part of.
    whole = write(shipped, home / "dorpshuis.yaml", "Iets")
    assert find_case(shipped, "dorpshuis").resolve() == whole


@pytest.mark.parametrize(
    ("name", "code", "told"),
    [
        ("dorpshuis", "several-cases", "Trefpunt (dorpshuis-1.yaml); Anders (dorpshuis-2.yaml)"),
        ("zwembat", "no-such-case", "zwembad"), ("dorpshuis-1.yml", "no-such-case", "dorpshuis-1"),
        ("er/dorpshuis-1", "no-such-case", "dorpshuis-1"), ("qqqq", "no-such-case", None),
    ],
)  # fmt: skip
def test_a_name_that_finds_none_or_several_says_which_may_be_meant(
    shipped: Questionnaire, home: Path, name: str, code: str, told: str | None
) -> None:
    write(shipped, home / "dorpshuis-1.yaml", "Trefpunt")
    write(shipped, home / "dorpshuis-2.yaml", "Anders")
    with pytest.raises(AnswersRefused) as refused:
        find_case(shipped, name)
    (problem,) = refused.value.problems
    assert problem.code == code
    assert told == (problem.values.get("names") or problem.suggestion)


def test_assess_offers_what_is_like_the_name_or_a_new_file_with_an_ending(
    shipped: Questionnaire, home: Path
) -> None:
    here = write(shipped, home / "dorpshuis-1.yaml", "Trefpunt")
    new = Path("trefpunt.yaml")
    for chosen, path in [(0, here), (1, new)]:
        asker = Looking(chosen)
        found = assess.offer_similar(shipped, asker, Path("trefpunt"), new)
        assert found.resolve() == path.resolve()
    assert asker.entries[-1].text == "Een nieuwe casus, in trefpunt.yaml"
    assert assess.offer_similar(shipped, Looking(), Path("zwembad"), new) == new
    assert cases_like(shipped, "zwembad", shipped=True)


def test_a_new_case_gets_an_ending_and_a_report_is_found_by_its_name(
    shipped: Questionnaire, call, tmp_path: Path
) -> None:
    data = write(shipped, tmp_path / "data.yaml", "Buurtwacht", len(shipped.questions))
    assert call("assess", "wacht", "--no-input", "--data", data).returncode == 0
    assert (tmp_path / "wacht.yaml").is_file()
    data.unlink()
    done = call("report", "buurtw", "--json")
    assert (done.returncode, done.stderr) == (0, b"Gevonden: wacht.yaml\n")
    assert call("report", "zwembad").returncode == 0
    done = call("report", "zwembat")
    assert (done.returncode, "Bedoel je 'zwembad'?" in done.stderr.decode()) == (4, True)
