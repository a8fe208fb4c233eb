"""The decision tables of the DMN TCK's compliance level 2 give the published results."""

from __future__ import annotations

from pathlib import Path

import pytest

import burgerkompas as bk
from burgerkompas.authoring.check import run_checks
from burgerkompas.authoring.tests import run_tests
from tests.helpers.paths import QUESTIONNAIRES

FOLDER = QUESTIONNAIRES / "dmn-tck"
TABLES = sorted(path for path in FOLDER.glob("*.yaml") if not path.stem.endswith(".tests"))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem[:4])
def test_the_published_inputs_give_the_published_results(path: Path) -> None:
    report = run_tests(bk.load_questions(path), path)
    assert report.tests
    assert [tested.test.name for tested in report.tests if tested.failures] == []


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem[:4])
def test_nothing_is_wrong_with_their_logic(path: Path) -> None:
    assert run_checks(path).findings == ()


def test_of_0118_the_gap_that_the_published_table_has_is_found(tmp_path: Path) -> None:
    text = (FOLDER / "0118-multi-priority-hitpolicy.yaml").read_text(encoding="utf-8")
    (tmp_path / "gap.yaml").write_text(text.partition("accepted:")[0], encoding="utf-8")
    (finding,) = run_checks(tmp_path / "gap.yaml").findings
    assert finding.problem.code == "rule-gap"
    shown = dict(finding.shown)
    assert shown.pop("age") >= 18
    assert shown.pop("risk") in ("low", "medium")
    assert shown == {"affordable": "no"}


def test_an_open_answer_leaves_open_only_what_it_can_change() -> None:
    questions = bk.load_questions(FOLDER / "0118-multi-priority-hitpolicy.yaml")
    risky = bk.score(questions, {"risk": "high"}).strategy
    # Young or not, the higher of the two outcomes comes.
    assert (risky.id, risky.settled, risky.decided_by) == ("standard", True, "risky")
    safe = bk.score(questions, {"risk": "low", "age": 17}).strategy
    assert (safe.id, safe.possible) == ("declined", ("declined",))
    either = bk.score(questions, {"age": 18, "affordable": "yes"}).strategy
    assert (either.id, either.possible) == (None, ("basic", "standard", "undecided"))
