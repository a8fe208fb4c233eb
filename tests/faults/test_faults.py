"""Full disks, lost permission, files that change, clocks: nothing is lost and all is told."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from burgerkompas.batch import find_cases
from burgerkompas.cases import read_case
from burgerkompas.cases.store import CHANGED, CaseFile
from burgerkompas.errors import AnswersRefused, UsageRefused
from burgerkompas.questionnaire.model import Questionnaire

Run = Callable[..., CompletedProcess[bytes]]
CASE = "case: {name: Tuin}\nanswers: {middelen: 3}\n"


def test_an_interview_on_a_full_disk_keeps_the_last_answers_that_fitted(
    tmp_path: Path, shipped: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(CASE, encoding="utf-8")
    save = CaseFile(shipped, path).save
    case = read_case(shipped, path)
    save(case)
    kept = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(UsageRefused) as refused:
        save(case)
    assert refused.value.problems[0].code == "unwritable"
    assert path.read_bytes() == kept
    assert [p.name for p in tmp_path.iterdir()] == ["a.yaml"]
    monkeypatch.undo()
    save(case)  # it can still be saved when there is room again


def test_a_case_that_vanishes_is_one_row(
    tmp_path: Path, shipped: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abc":
        (tmp_path / f"{name}.yaml").write_text(CASE, encoding="utf-8")
    stat = os.stat

    def vanish(path: str, **options: object) -> os.stat_result:
        found = stat(path, **options)  # type: ignore[arg-type]
        if str(path).endswith("b.yaml"):
            os.unlink(path)  # between the look at the file and the reading
        return found

    monkeypatch.setattr(os, "stat", vanish)
    records = find_cases(shipped, [str(tmp_path)])
    codes = [[problem.code for problem in record.problems] for record in records]
    assert codes == [[], ["no-such-file"], []]


def test_a_file_that_shrinks_while_it_is_read_is_read_as_it_was_found(
    tmp_path: Path, shipped: Questionnaire
) -> None:
    path = tmp_path / "many.jsonl"
    line = json.dumps({"case": {"name": "x"}, "answers": {}}) + "\n"
    path.write_text(line * 20_000, encoding="utf-8")
    records = find_cases(shipped, [str(path)])
    first = next(records)
    path.write_text("", encoding="utf-8")
    rest = list(records)  # ends, without an exception
    codes = {problem.code for record in (first, *rest) for problem in record.problems}
    assert codes <= {"missing-key", "yaml-syntax", "not-a-case", "too-large"}


def test_what_an_editor_saved_meanwhile_stays_though_the_clock_went_back(
    tmp_path: Path, shipped: Questionnaire
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(CASE, encoding="utf-8")
    save = CaseFile(shipped, path).save
    before = path.stat()
    theirs = CASE.replace("3", "4")  # as long as it was
    path.write_text(theirs, encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns - 10**12))
    with pytest.raises(AnswersRefused) as refused:
        save(read_case(shipped, path))
    assert refused.value.problems[0].code == CHANGED
    assert path.read_text(encoding="utf-8") == theirs


def test_a_cache_that_cannot_be_written_or_read_costs_only_time(tmp_path: Path, call: Run) -> None:
    (tmp_path / "a.yaml").write_text(CASE, encoding="utf-8")
    good = call("report", "a.yaml", "--json").stdout
    (tmp_path / "no-folder").write_text("")
    assert call("report", "a.yaml", "--json", XDG_CACHE_HOME="no-folder").stdout == good
    assert call("report", "a.yaml", "--json", XDG_CACHE_HOME="cache").stdout == good
    (kept,) = (tmp_path / "cache").rglob("*.msgpack")
    kept.write_bytes(kept.read_bytes()[:-50])
    assert call("report", "a.yaml", "--json", XDG_CACHE_HOME="cache").stdout == good
