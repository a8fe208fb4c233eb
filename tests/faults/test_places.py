"""Where nothing can be written every command says so, in one line, and spoils nothing."""

from __future__ import annotations

import resource
import signal
from pathlib import Path

import pytest

from tests.helpers.components import require
from tests.helpers.places_to_write import bound_by_modes, mounted
from tests.helpers.system_calls import Done, call_all
from tests.helpers.writing import NEW, TABLES, WHOLE, prepare, to_stdout, writing_to

ALL = WHOLE | TABLES
FULL = {"nl": "de schijf is vol", "en": "the disk is full"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    require(packages=("docx", "polars", "xlsxwriter"))
    prepare(tmp_path)
    return tmp_path


def told(done: dict[str, Done], reason: str) -> dict[str, str]:
    """Return what is wrong with how each command told that it could not write."""
    wrong = {}
    for name, one in done.items():
        if one.code != 2 or reason not in one.stderr or one.stderr.count("\n") != 1:
            wrong[name] = f"{one.code}: {one.stderr}"
    return wrong


def left(place: Path) -> dict[str, str]:
    return {
        path.name: path.read_text(errors="replace")
        for path in place.iterdir()
        if path.stem != "filler"
    }


def old_files(place: Path, commands: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Write what is there before; return what must be there after."""
    kept = {name.replace(" ", "-"): "old" for name in commands}
    for name, text in kept.items():
        (place / name).write_text(text)
    return kept


@pytest.mark.parametrize("language", ["nl", pytest.param("en", marks=pytest.mark.slow)])
def test_a_full_disk_is_told_and_what_was_there_stays(folder: Path, language: str) -> None:
    with mounted(folder / "disk") as disk:
        kept = old_files(disk.path, ALL)
        disk.fill()
        done = call_all(writing_to(ALL, disk.path), folder, language)
        assert told(done, FULL[language]) == {}
        assert left(disk.path) == kept


@pytest.mark.slow
def test_a_disk_that_can_only_be_read_is_told(folder: Path) -> None:
    with mounted(folder / "disk") as disk:
        kept = old_files(disk.path, ALL)
        disk.only_read()
        done = call_all(writing_to(ALL, disk.path), folder, "nl")
        assert told(done, "van deze schijf kun je alleen lezen") == {}
        assert left(disk.path) == kept


@pytest.mark.slow
@pytest.mark.parametrize("mode", [0o555, 0o000])
def test_a_folder_without_rights_is_told(folder: Path, mode: int) -> None:
    prefix = bound_by_modes()
    place = folder / "theirs"
    place.mkdir()
    place.chmod(mode)
    try:
        done = call_all(writing_to(ALL | NEW, place), folder, "nl", prefix=prefix)
    finally:
        place.chmod(0o755)
    assert told(done, "je hebt er geen rechten voor") == {}
    assert left(place) == {}


@pytest.mark.slow
def test_a_file_without_rights_is_told_and_left_alone(folder: Path) -> None:
    prefix = bound_by_modes()
    place = folder / "mine"
    place.mkdir()
    kept = old_files(place, ALL)
    for path in place.iterdir():
        path.chmod(0o444)
    done = call_all(writing_to(ALL, place), folder, "en", prefix=prefix)
    assert told(done, "you don't have permission") == {}
    assert left(place) == kept


@pytest.mark.slow
def test_a_folder_that_is_not_there_is_told_and_not_made(folder: Path) -> None:
    done = call_all(writing_to(ALL, folder / "gone"), folder, "en")
    assert told(done, "no such folder or file") == {}
    assert not (folder / "gone").exists()


@pytest.mark.slow
def test_stdout_that_takes_nothing_is_told(folder: Path) -> None:
    more = {"help": ("--help",), "version": ("--version",), "list": ("questions", "list")}
    done = call_all(to_stdout(WHOLE) | more, folder, "nl", stdout="/dev/full")
    assert told(done, f"stdout: Hier kan niet geschreven worden ({FULL['nl']})") == {}
    done = call_all(writing_to(WHOLE, "/dev/full"), folder, "en")
    assert told(done, f"/dev/full: This can't be written ({FULL['en']})") == {}


def test_a_file_that_becomes_larger_than_it_may_is_told(folder: Path) -> None:
    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))

    place = folder / "mine"
    place.mkdir()
    large = ("report html", "form", "sql", "batch html", "questions schema")
    commands = {name: WHOLE[name] for name in large}
    kept = old_files(place, commands)
    done = call_all(writing_to(commands, place), folder, "en", before=limit)
    assert told(done, "the file would become too large") == {}
    assert left(place) == kept


def test_the_case_that_is_assessed_stays_as_it_was(folder: Path) -> None:
    with mounted(folder / "disk") as disk:
        case = disk.path / "a.yaml"
        case.write_text((folder / "complete.yaml").read_text())
        before = case.read_bytes()
        disk.fill()
        command = ("assess", case, "--no-input", "--answer", "middelen=1")
        assert told(call_all({"assess": command}, folder, "en"), FULL["en"]) == {}
        assert case.read_bytes() == before
        assert list(left(disk.path)) == ["a.yaml"]
        disk.make_room()
        assert call_all({"assess": command}, folder, "en")["assess"].code == 0
        assert b"middelen: 1" in case.read_bytes()


@pytest.mark.parametrize("room", range(0, 12, 4))
@pytest.mark.parametrize("name", ["mine", "mine.yaml"])
def test_a_questionnaire_is_begun_with_its_tests_or_not_at_all(
    folder: Path, name: str, room: int
) -> None:
    with mounted(folder / "disk") as disk:
        disk.fill(room)
        command = ("questions", "new", disk.path / name)
        done = call_all({"new": command}, folder, "nl")
        # The example takes two blocks, its tests take one.
        assert told(done, FULL["nl"]) == {}
        assert left(disk.path) == {}
        disk.make_room()
        assert call_all({"new": command}, folder, "nl")["new"].code == 0


@pytest.mark.parametrize("shape", ["jsonl", "csv"])
def test_a_run_that_filled_the_disk_leaves_what_was_there(folder: Path, shape: str) -> None:
    lines = (f'{{"case": {{"name": "n{n}"}}, "answers": {{"middelen": 2}}}}\n' for n in range(300))
    (folder / "many.jsonl").write_text("".join(lines))

    def command(output: Path) -> tuple[object, ...]:
        return ("batch", "many.jsonl", "--format", shape, "-o", output, "--jobs", "1")

    whole = folder / "whole"
    assert call_all({"whole": command(whole)}, folder, "nl")["whole"].code == 0
    with mounted(folder / "disk", 8192) as disk:
        output = disk.path / "out"
        output.write_text("old")
        disk.fill(whole.stat().st_size // 3 // 1024)
        assert told(call_all({"full": command(output)}, folder, "nl"), FULL["nl"]) == {}
        assert left(disk.path) == {"out": "old"}
        disk.make_room()
        assert call_all({"again": command(output)}, folder, "nl")["again"].code == 0
        assert output.read_bytes() == whole.read_bytes()
