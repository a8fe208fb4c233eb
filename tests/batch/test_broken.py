"""One case in a thousand is broken, in every way: all others are scored, and each is told."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from burgerkompas.batch import Record, find_cases, sources
from burgerkompas.batch.reader import Reader
from burgerkompas.batch.results import score_records
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers.paths import QUESTIONNAIRES

GOOD = b"case: {name: goed}\nanswers: {middelen: 2}\n"
HEAD = b"case: {name: a}\nanswers: "

# What is in the file, the code that tells it, and the line.
BROKEN: dict[str, tuple[bytes, str, int | None]] = {
    "value": (HEAD + b"{middelen: 9}\n", "not-an-answer", 2),
    "boolean": (HEAD + b"{acuut_gevaar: no}\n", "not-an-answer", 2),
    "quoted-number": (HEAD + b'{middelen: "02"}\n', "not-an-answer", 2),
    "list-for-one": (HEAD + b"{middelen: [1, 2]}\n", "one-answer-only", 2),
    "unknown-id": (HEAD + b"{gelt: 1}\n", "unknown-question", 2),
    "unknown-key": (b"cases: {name: a}\n" + HEAD + b"{}\n", "unknown-key", 1),
    "twice": (HEAD + b"{middelen: 1, middelen: 2}\n", "duplicate-key", 2),
    "no-answers": (b"case: {name: a}\n", "missing-key", 1),
    "no-name": (b"case: {place: a}\nanswers: {}\n", "missing-key", 1),
    "bad-date": (b"case: {name: a, date: 24-11-2026}\nanswers: {}\n", "not-a-date", 1),
    "other-questions": (b"questions: phq@1.0.0\n" + HEAD + b"{}\n", "other-questionnaire", 1),
    "other-form": (b"burgerkompas: 2\n" + HEAD + b"{}\n", "unknown-form", 1),
    "empty": (b"", "empty-file", None),
    "blank": (b"\n  \n# nothing\n", "empty-file", None),
    "binary": (b"\x00\x01\x02\xff", "not-text", 1),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "not-text", 1),
    "latin-1": (b"case: {name: caf\xe9}\nanswers: {}\n", "not-utf8", 1),
    "nul": (b"case: {name: a\0b}\nanswers: {}\n", "not-text", 1),
    "half-utf-16": ("case: {name: a}\nanswers: {}\n".encode("utf-16")[:-1], "not-utf8", 2),
    "half-pair": ("case: {name: aX}\n".encode("utf-16").replace(b"X\0", b"\0\xd8"), "not-utf8", 1),
    "control": (b"case: {name: a\x07b}\nanswers: {}\n", "yaml-character", 1),
    "syntax": (b"case: {name: a\n", "yaml-syntax", 2),
    "tab": (b"case:\n\tname: a\nanswers: {}\n", "yaml-syntax", 2),
    "cut-off": (HEAD + b'{middelen: 1, doelen: "sp', "yaml-syntax", 2),
    "list": (b"- 1\n", "not-a-case", 1),
    "text": (b"hello", "not-a-case", 1),
    "number": (b"4", "not-a-case", 1),
    "html": (b"<!DOCTYPE html>\n<html><body>404</body></html>\n", "not-a-case", 1),
    "tag": (b"case: {name: !!python/name:os.system a}\nanswers: {}\n", "tag", 1),
    "anchor": (b"case: &a {name: a}\nanswers: {}\n", "anchor", 1),
    "bomb": (b"a: &a [x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "anchor", 1),
    "deep": (HEAD + b"[" * 100 + b"]" * 100, "too-deep", 2),
    "many": (HEAD + b"[" + b"1," * 600_000 + b"]", "too-many-values", 2),
    "huge": (HEAD + b"{}\n#" + b"x" * 5_100_000, "too-large", 1),
    "merge": (b"case: {name: a, <<: {place: b}}\nanswers: {}\n", "unknown-key", 1),
}


def rows_of(shipped: Questionnaire, folder: Path) -> dict[str, Record]:
    rows = score_records(shipped, list(find_cases(shipped, [str(folder)])))
    by_name = {Path(row.file).name: row for row in rows}
    assert len(by_name) == len(rows)
    return by_name


def test_every_way_to_be_broken_is_a_row_with_a_line_and_a_reason(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    for name, (data, _, _) in BROKEN.items():
        (tmp_path / f"{name}.yaml").write_bytes(data)
        (tmp_path / f"{name}.good.yaml").write_bytes(GOOD)
    rows = rows_of(shipped, tmp_path)
    for name, (_, code, line) in BROKEN.items():
        assert rows[f"{name}.good.yaml"].result is not None
        row = rows[f"{name}.yaml"]
        assert row.result is None, name
        told = [(problem.code, problem.where.line) for problem in row.problems]
        assert (code, line) in told or (code == "too-large" and told[0][0] == code), (name, told)


def test_what_is_no_ordinary_file_is_a_row(shipped: Questionnaire, tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_bytes(GOOD)
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "dangling.yaml").symlink_to(tmp_path / "nothing")
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    os.mkfifo(tmp_path / "pipe.yaml")
    expected = {
        "folder.yaml": "is-a-folder",
        "dangling.yaml": "no-such-file",
        "loop.yaml": "unreadable",
        "pipe.yaml": "not-a-file",
    }
    if Path("/proc/self/mem").exists():
        # Looks like a file, and can't be read, not even by root.
        (tmp_path / "mem.yaml").symlink_to("/proc/self/mem")
        expected["mem.yaml"] = "unreadable"
    if os.geteuid():
        (tmp_path / "locked.yaml").touch(0o000)
        expected["locked.yaml"] = "unreadable"
    rows = rows_of(shipped, tmp_path)
    assert rows.pop("good.yaml").result is not None
    assert {name: row.problems[0].code for name, row in rows.items()} == expected


@pytest.mark.parametrize(
    "shape", ["csv", *(pytest.param(name, marks=pytest.mark.slow) for name in ("jsonl", "table"))]
)
def test_a_name_that_is_no_unicode_is_written_all_the_same(
    call: Callable[..., object], tmp_path: Path, shape: str
) -> None:
    for name, data in ((b"caf\xe9.yaml", GOOD), (b"\xff.yaml", b"x"), (b"\xfe.csv", b"name\nb\n")):
        try:
            (tmp_path / os.fsdecode(name)).write_bytes(data)
        except OSError:
            pytest.skip("this file system takes Unicode only")
    done = call("batch", tmp_path, "--format", shape)
    assert done.returncode == 5  # type: ignore[attr-defined]
    assert b"Beoordeelde casussen: 2. Casussen met fouten: 1." in done.stderr  # type: ignore[attr-defined]
    assert call("batch", tmp_path, "--format", shape, "-o", "out").returncode == 5  # type: ignore[attr-defined]


def test_what_is_hidden_or_no_case_is_left_out_of_a_folder_and_the_rest_is_in_order(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    for name in (
        "b/2.yaml",
        "b/1.yml",
        "a.yaml",
        "c.JSON",
        ".hidden.yaml",
        ".git/x.yaml",
        "notes.txt",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(GOOD)
    (tmp_path / "again").symlink_to(tmp_path)
    found = find_cases(shipped, [str(tmp_path)])
    names = [Path(one.file).relative_to(tmp_path).as_posix() for one in found]
    assert names == ["a.yaml", "b/1.yml", "b/2.yaml", "c.JSON"]


def test_a_pattern_takes_files_by_name(shipped: Questionnaire, tmp_path: Path) -> None:
    for name in ("x1.yaml", "x2.yaml", "y.yaml"):
        (tmp_path / name).write_bytes(GOOD)
    found = find_cases(shipped, [f"{tmp_path}/x*.yaml", f"{tmp_path}/z*.yaml"])
    assert [Path(one.file).name for one in found] == ["x1.yaml", "x2.yaml", "z*.yaml"]


def test_in_one_file_a_broken_document_stops_no_other(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    broken = {n: v for n, v in BROKEN.items() if n not in ("empty", "blank", "huge", "many")}
    data = b"".join(GOOD + b"---\n" + text + b"\n---\n" for text, _, _ in broken.values()) + GOOD
    (tmp_path / "many.yaml").write_bytes(data)
    rows = score_records(shipped, list(find_cases(shipped, [str(tmp_path)])))
    good, bad = [r for r in rows if r.result], [r for r in rows if not r.result]
    assert len(good) == len(broken) + 1
    assert len(bad) == len(broken)
    line = data[: data.index(HEAD + b"{gelt")].count(b"\n") + 2
    (told,) = [p for row in bad for p in row.problems if p.code == "unknown-question"]
    assert told.where.line == line


def test_in_json_lines_a_broken_line_stops_no_other(shipped: Questionnaire, tmp_path: Path) -> None:
    good = json.dumps({"case": {"name": "x 😀"}, "answers": {"middelen": 2}}).encode()
    lines = [good, b'{"case":', good, b"\xff\xfe", b"[]", b"nonsense", b"{}", good]
    (tmp_path / "many.jsonl").write_bytes(b"\n".join(lines))
    rows = score_records(shipped, list(find_cases(shipped, [str(tmp_path)])))
    assert [bool(row.result) for row in rows] == [line is good for line in lines]
    assert rows[6].problems[0].where.line == 7
    assert rows[0].result is not None
    assert rows[0].result.case.name == "x 😀"


def test_all_others_are_scored_and_the_exit_code_tells(
    run: Callable[..., object], tmp_path: Path
) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    good = b"case: {name: goed}\nanswers: {mood: 2}\n"
    for n in range(200):
        (folder / f"{n:04}.yaml").write_bytes(b"\xff\0" if n == 100 else good)
    questions = QUESTIONNAIRES / "phq9.yaml"
    done = run("batch", folder, "--format", "jsonl", "--jobs", "2", "--questions", questions)
    assert done.returncode == 5  # type: ignore[attr-defined]
    rows = [json.loads(line) for line in done.stdout.splitlines()]  # type: ignore[attr-defined]
    assert len(rows) == 200
    assert [n for n, row in enumerate(rows) if "error" in row] == [100]


# -- stdin -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (GOOD, None),
        (b"# a case\n---\n" + GOOD, None),
        (b'{"case": {"name": "goed"}, "answers": {"middelen": 2}}\n', None),
        (b'{"case": {"name": "goed"},\n "answers": {"middelen": 2}}\n', None),
        (b'[{"case": {"name": "goed"},\n "answers": {"middelen": 2}}]\n', None),
        (b"name,middelen\ngoed,2\n", None),
        (b"\xef\xbb\xbfmiddelen;name\r\n2;goed\r\n", None),
        ("name\tmiddelen\r\ngoed\t2\r\n".encode("utf-16"), None),
        (b"name\ngoed\n", "csv"),
    ],
)
def test_stdin_tells_what_it_is(
    shipped: Questionnaire, monkeypatch: pytest.MonkeyPatch, data: bytes, kind: str | None
) -> None:
    monkeypatch.setattr(sources, "standard_input", lambda: io.BytesIO(data))
    (chunk,) = sources.find_chunks(shipped, ["-"], kind=kind)
    (record,) = Reader(shipped).read(chunk)
    assert record.case is not None, record.problems
    assert (record.case.name, record.file) == ("goed", "<stdin>")
