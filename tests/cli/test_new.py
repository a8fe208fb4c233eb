"""Beginning a questionnaire of one's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
import yaml

import burgerkompas
from burgerkompas.authoring.check import run_checks
from burgerkompas.authoring.tests import run_tests
from burgerkompas.cli.commands.questions import write_starter
from burgerkompas.errors import UsageRefused
from burgerkompas.questionnaire.loader import load

Run = Callable[..., CompletedProcess[bytes]]


@pytest.mark.parametrize("name", ["trip.yaml", "trip", "deep/er/trip"])
def test_what_is_begun_passes_its_check_and_its_tests_which_touch_all_of_it(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    write_starter(path)
    questions = load(path)
    assert questions.id == "trip"
    assert questions.languages == ("nl", "en")
    assert run_checks(path).findings == ()
    report = run_tests(questions, path)
    assert (report.failed, report.untouched) == (0, ())


@pytest.mark.parametrize("there", ["trip.yaml", "trip.tests.yaml"])
def test_nothing_that_is_there_is_overwritten(there: str, tmp_path: Path) -> None:
    (tmp_path / there).write_text("mine", encoding="utf-8")
    with pytest.raises(UsageRefused) as caught:
        write_starter(tmp_path / "trip.yaml")
    assert [p.code for p in caught.value.problems] == ["already-there"]
    assert [path.name for path in tmp_path.iterdir()] == [there]
    assert (tmp_path / there).read_text(encoding="utf-8") == "mine"


def test_the_command_says_what_it_wrote_and_what_comes_next(call: Run, tmp_path: Path) -> None:
    done = call("questions", "new", "trip", "--lang", "en")
    assert done.returncode == 0
    told = done.stderr.decode()
    assert "questions check trip" in told
    assert sorted(path.name for path in (tmp_path / "trip").iterdir()) == [
        "tests.yaml",
        "trip.yaml",
    ]
    again = call("questions", "new", "trip", "--lang", "en")
    assert again.returncode == 2
    assert b"already" in again.stderr


def test_a_name_that_is_no_id_is_refused(call: Run) -> None:
    done = call("questions", "new", "My List.yaml", "--lang", "en")
    assert done.returncode == 2
    assert b"not a valid id" in done.stderr


def test_a_questionnaire_called_tests_keeps_its_tests_apart(tmp_path: Path) -> None:
    main, tests = write_starter(tmp_path / "tests")
    assert (main.name, tests.name) == ("tests.yaml", "tests.tests.yaml")
    assert run_tests(load(main), main).failed == 0


def test_what_is_begun_can_be_read_without_the_c_part_of_pyyaml() -> None:
    for file in (Path(burgerkompas.__file__).parent / "starter").glob("*.yaml"):
        assert list(yaml.parse(file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader))
