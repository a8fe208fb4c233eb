"""Assess: where answers come from, where the case goes, and how it ends."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from burgerkompas.cases import UNKNOWN, Case, dump_case, read_case, store
from burgerkompas.cases.reader import open_case
from burgerkompas.cases.store import copy_case, recall, remember
from burgerkompas.cli import sitting
from burgerkompas.cli.commands import assess
from burgerkompas.errors import AnswersRefused, UsageRefused
from burgerkompas.interview import flow
from burgerkompas.interview.asker import Entry, Prompt
from burgerkompas.locks import locked
from burgerkompas.questionnaire.model import Questionnaire


class Script:
    """An asker that gives what it was told to, and does something before each question."""

    language = "nl"

    def __init__(self, answers: list[object], texts: list[str], before=lambda: None) -> None:
        self.answers, self.texts, self.before = iter(answers), iter(texts), before

    def tell(self, text: str) -> None:
        pass

    def accepted(self, text: str) -> None:
        pass

    def ask(self, screen: Prompt) -> object:
        self.before()
        found = next(self.answers, None)
        if found is None:
            raise EOFError
        return found

    def text(self, prompt: str, now: str, explanation: str = "") -> str | None:
        return next(self.texts, now)

    def choose(
        self,
        title: str,
        entries: tuple[Entry, ...],
        at: int,
        stops: bool = False,
        pointed: int | None = None,
    ) -> int | None:
        return at


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


def go(
    shipped: Questionnaire, script: Script, path: Path | None = None, data: Path | None = None,
    given: tuple[str, ...] = (),
) -> tuple[Case, Path]:  # fmt: skip
    more = Case() if data is None else read_case(shipped, data)
    answers = assess.parse_answers(shipped, list(given))
    return sitting.interview(shipped, script, path, more, answers)


def almost(shipped: Questionnaire, *open_ones: str) -> Case:
    names = [q.id for q in shipped.questions if q.id not in open_ones]
    return Case(name="De Tuin", answers=dict.fromkeys(names, UNKNOWN))


def write(shipped: Questionnaire, path: Path, case: Case) -> Path:
    path.write_text(dump_case(shipped, case), encoding="utf-8")
    return path


def test_a_new_case_gets_a_name_of_its_own_and_overwrites_nothing(
    shipped: Questionnaire, home: Path
) -> None:
    (home / "de-tuin-2026-11-24.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(SystemExit, match="130"):
        go(shipped, Script([3], ["De Tuin!", "", "2026-11-24"]))
    assert (home / "de-tuin-2026-11-24.yaml").read_text(encoding="utf-8") == "mine"
    made = home / "de-tuin-2026-11-24-2.yaml"
    assert len(read_case(shipped, made).answers) == 1
    assert recall() == made


def test_the_case_saved_last_is_offered_when_it_is_unfinished(
    shipped: Questionnaire, home: Path
) -> None:
    path = write(shipped, home / "a.yaml", almost(shipped, "middelen"))
    remember(path)
    script = Script([2], [])
    offered = assess.offer_to_continue(shipped, script)
    assert offered is not None
    case, place = go(shipped, script, offered.path)
    assert place == path
    assert case.answers["middelen"] == 2 == read_case(shipped, path).answers["middelen"]


def test_what_is_given_is_not_asked_and_the_command_line_comes_last(
    shipped: Questionnaire, home: Path
) -> None:
    data = write(shipped, home / "data.yaml", almost(shipped, "fase"))
    given = ("fase=loopt", "middelen=4")
    case, place = go(shipped, Script([], []), home / "new.yaml", data, given)
    assert (case.answers["middelen"], case.answers["fase"], case.name) == (4, "loopt", "De Tuin")
    assert place == home / "new.yaml"


def test_each_answer_is_on_disk_before_the_next_question(
    shipped: Questionnaire, home: Path
) -> None:
    path = write(shipped, home / "a.yaml", almost(shipped, "middelen", "zelf_draait", "fase"))
    known: list[int] = []
    script = Script(
        ["loopt", 1, 2], [], lambda: known.append(len(read_case(shipped, path).answers))
    )
    go(shipped, script, path)
    assert [n - known[0] for n in known] == [0, 1, 2]


def test_a_locked_case_is_refused_before_anything_is_asked_also_by_another_name(
    shipped: Questionnaire, home: Path
) -> None:
    path = write(shipped, home / "a.yaml", almost(shipped, "middelen"))
    (home / "b.yaml").symlink_to(path)
    for name in ("a.yaml", "b.yaml", "../work/a.yaml"):
        with locked(path), pytest.raises(AnswersRefused) as refused:
            go(shipped, Script([1], []), Path(name))
        assert [p.code for p in refused.value.problems] == ["in-use"]


def test_a_link_to_a_case_stays_a_link(shipped: Questionnaire, home: Path) -> None:
    path = write(shipped, home / "a.yaml", almost(shipped, "middelen"))
    (home / "b.yaml").symlink_to(path)
    go(shipped, Script([1], []), Path("b.yaml"))
    assert (home / "b.yaml").is_symlink()
    assert read_case(shipped, path).answers["middelen"] == 1


def test_a_full_disk_keeps_what_was_saved_and_says_how_to_go_on(
    shipped: Questionnaire, home: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    path = write(shipped, home / "a b.yaml", almost(shipped, "middelen", "zelf_draait"))
    written = store.write_atomically

    def full(place: Path, text: str) -> None:
        if "  middelen:" in text:
            raise OSError(28, "No space left on device")
        written(place, text)

    monkeypatch.setattr(store, "write_atomically", full)
    with pytest.raises(UsageRefused):
        go(shipped, Script([1, 1], []), path)
    found = read_case(shipped, path).answers
    assert ("zelf_draait" in found, "middelen" in found) == (True, False)
    assert f"burgerkompas assess '{path}'" in capsys.readouterr().err


def test_what_an_editor_wrote_meanwhile_is_not_overwritten(
    shipped: Questionnaire, home: Path, capsys
) -> None:
    path = write(shipped, home / "a.yaml", almost(shipped, "middelen", "zelf_draait"))
    edited = dump_case(shipped, Case(name="edited"))
    script = Script([1, 1], [], lambda: path.write_text(edited, encoding="utf-8"))
    with pytest.raises(AnswersRefused) as refused:
        go(shipped, script, path)
    assert [p.code for p in refused.value.problems] == ["changed-elsewhere"]
    assert path.read_text(encoding="utf-8") == edited


OLDER = """
questions: burgerkompas@0.9.0
case: {name: Tuin}
answers:
  fase: loopt
  middelen: 9
  tuinslang: 3
notes:
  tuinslang: weg
  fase: hier
"""


def test_another_version_says_what_is_gone_changed_and_open_and_keeps_what_it_drops(
    shipped: Questionnaire, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = home / "a.yaml"
    rest = [q.id for q in shipped.questions if q.id not in ("fase", "middelen", "zelf_draait")]
    path.write_text(
        OLDER.replace("notes:", "".join(f"  {n}: unknown\n" for n in rest) + "notes:"),
        encoding="utf-8",
    )
    before = path.read_bytes()
    told: list[str] = []
    script = Script([2, 3], [])
    monkeypatch.setattr(script, "tell", told.append)
    case, _ = go(shipped, script, path)
    assert (case.answers["zelf_draait"], case.answers["middelen"]) == (2, 3)
    assert case.notes == {"fase": "hier"}
    copy = home / "a.yaml.0.9.0"
    assert copy.read_bytes() == before
    assert told[:5] == [
        "Deze casus is ingevuld met versie 0.9.0 van de vragenlijst. Nu is er versie 2.0.0.",
        "Hier past je antwoord niet meer bij (1):",
        f"- {shipped.question['middelen'].text['nl']}",
        "Zonder antwoord, dus nieuw of toen overgeslagen (1):",
        f"- {shipped.question['zelf_draait'].text['nl']}",
    ]
    assert "tuinslang, middelen" in told[5]
    assert str(copy) in told[5]


def test_what_no_version_explains_is_refused(shipped: Questionnaire, home: Path) -> None:
    path = home / "a.yaml"
    for text, codes in [
        (OLDER.replace("0.9.0", shipped.version), {"unknown-question", "not-an-answer"}),
        (OLDER.replace("fase: loopt", "fase: loopt\n  fase: idee"), {"duplicate-key"}),
        (OLDER.replace("burgerkompas@", "other@"), {"other-questionnaire"}),
    ]:
        path.write_text(text, encoding="utf-8")
        with pytest.raises(AnswersRefused) as refused:
            open_case(shipped, path)
        assert codes <= {p.code for p in refused.value.problems}


def test_a_copy_of_an_older_file_never_replaces_another(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"one")
    assert copy_case(path, "0.9.0").name == "a.yaml.0.9.0"
    assert copy_case(path, "0.9.0").name == "a.yaml.0.9.0"
    path.write_bytes(b"two")
    assert copy_case(path, "0.9.0").name == "a.yaml.0.9.0-2"
    assert (tmp_path / "a.yaml.0.9.0").read_bytes() == b"one"


def test_a_finished_case_opens_in_the_review(shipped: Questionnaire, home: Path) -> None:
    path = write(shipped, home / "a.yaml", almost(shipped))
    titles: list[str] = []

    class Looking(Script):
        def choose(
            self, title: str, entries: tuple[Entry, ...], at: int, **how: object
        ) -> int | None:
            titles.append(title)
            return at

    go(shipped, Looking([], []), path)
    assert [title.partition(":")[0] for title in titles] == ["Overzicht"]


def test_without_a_terminal_nothing_is_asked_invented_or_saved(call, tmp_path: Path) -> None:
    for stdin in (b"", b"\n" * 200, b"1\n" * 200):
        for arguments in (["assess"], ["assess", "--plain"], ["assess", "new.yaml"]):
            done = call(*arguments, stdin=stdin)
            assert (done.returncode, done.stdout) == (4, b"")
            assert b"terminal" in done.stderr
    assert not list(tmp_path.glob("*.yaml"))


def test_no_input_says_what_is_missing_and_lists_all_wrong_answers(
    shipped: Questionnaire, call
) -> None:
    done = call(
        "assess", "--no-input", "--answer", "middelen=9", "--answer", "gled=1", "--answer", "x"
    )
    assert done.returncode == 4
    assert done.stderr.count(b"--answer:") == 3
    done = call("assess", "--no-input", "--answer", "opdracht=wijkdoelen;geen")
    assert b"Laat alleen 'geen' staan" in done.stderr
    first = flow.order(shipped)[0]
    done = call("assess", "--no-input", "--answer", f"{first}=1")
    asked = flow.route(shipped, {first: "1"})
    # The name in the place of what was given.
    assert f"({len(asked)}): name, {', '.join(asked[1:5])}, ….".encode() in done.stderr


def test_no_input_saves_where_a_case_is_named_and_respects_the_lock(
    shipped: Questionnaire, call, tmp_path: Path
) -> None:
    path = write(shipped, tmp_path / "a.yaml", almost(shipped, "middelen"))
    with locked(path.resolve()):
        assert call("assess", path, "--no-input", "--answer", "middelen=3").returncode == 4
    assert call("assess", path, "--no-input", "--answer", "middelen=3").returncode == 0
    assert read_case(shipped, path).answers["middelen"] == 3


@pytest.mark.skipif(not shutil.which("script"), reason="needs script(1)")
def test_json_goes_to_stdout_while_questions_go_to_the_terminal(tmp_path: Path, shipped) -> None:
    path = write(shipped, tmp_path / "a.yaml", almost(shipped))

    command = f"python -m burgerkompas assess --plain --json {path} > {tmp_path}/r.json"
    home = {"HOME": str(tmp_path), "PATH": f"{Path(os.sys.executable).parent}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["script", "-qec", command, "/dev/null"],
        input=b"\n\n", capture_output=True, env=os.environ | home, check=False, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert b"Overzicht" in done.stdout
    assert (tmp_path / "r.json").read_bytes().startswith(b"{")


def test_back_from_what_is_offered_first_stops_and_begins_nothing(
    shipped: Questionnaire, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(write(shipped, home / "a.yaml", almost(shipped, "middelen")))
    script = Script([2], ["Anders"])
    monkeypatch.setattr(script, "choose", lambda *_, **__: None)
    with pytest.raises(SystemExit, match="130"):
        assess.offer_to_continue(shipped, script)
    assert [path.name for path in home.iterdir() if path.suffix == ".yaml"] == ["a.yaml"]
