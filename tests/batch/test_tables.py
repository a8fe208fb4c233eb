"""Tables: whatever a spreadsheet or form tool writes, a row a case."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from burgerkompas.batch import Map, Record, find_cases, read_map
from burgerkompas.cases import UNKNOWN
from burgerkompas.errors import AnswersRefused
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers import hostile_inputs
from tests.helpers.components import require

Run = Callable[..., subprocess.CompletedProcess[bytes]]

NAMES = ["name", "place", "date", "middelen", "doelen", "acuut_gevaar"]
TUIN = ['Tuin; aan zee, "De Hoek"\nén meer', "Den Haag", "2026-11-24", "2", "sport;natuur", "nee"]
LEEG = ["Leeg", "", "", "", "", ""]
WEET_NIET = ["Weet niet", "", "", "unknown", "weet_niet", ""]
ROWS = [NAMES, TUIN, LEEG, WEET_NIET]


def written(rows: list[list[str]], separator: str = ",", end: str = "\r\n") -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator, lineterminator=end).writerows(rows)
    return stream.getvalue()


def read(questionnaire: Questionnaire, path: Path, mapped: Map | None = None) -> list[Record]:
    return list(find_cases(questionnaire, [str(path)], mapped or Map()))


def expect_rows(found: list[Record]) -> None:
    assert [one.problems for one in found] == [(), (), ()]
    tuin, leeg, weet_niet = (one.case for one in found)
    assert tuin
    assert leeg
    assert weet_niet
    assert (tuin.name, tuin.place, tuin.date) == tuple(TUIN[:3])
    assert tuin.answers == {"middelen": 2, "doelen": ("sport", "natuur"), "acuut_gevaar": "nee"}
    assert (leeg.place, leeg.answers) == (None, {})
    assert weet_niet.answers == {"middelen": UNKNOWN, "doelen": UNKNOWN}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_any_encoding_and_separator_will_do(
    shipped: Questionnaire, tmp_path: Path, encoding: str, separator: str, end: str
) -> None:
    path = tmp_path / "survey.csv"
    path.write_bytes(written(ROWS, separator, end).encode(encoding))
    expect_rows(read(shipped, path))


def test_a_single_byte_that_is_not_utf8_far_into_the_file_decides(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    path = tmp_path / "survey.csv"
    many = [[f"initiatief {n}", "", "", "2", "", ""] for n in range(20_000)]
    path.write_bytes(written([NAMES, *many, ["Café", "", "", "", "", ""]]).encode("cp1252"))
    *_, last = read(shipped, path)
    assert last.case is not None
    assert last.case.name == "Café"


def test_a_line_that_names_the_separator_is_not_a_row(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    path = tmp_path / "excel.csv"
    path.write_text("sep=;\n" + written([NAMES, ["x", "", "", "9", "", ""]], ";"), encoding="utf-8")
    (found,) = read(shipped, path)
    assert str(found.problems[0].where) == f"{path}:3:4 (middelen)"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "utf-16-be"])
def test_an_encoding_that_nothing_says_is_told(call, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "survey.csv"
    path.write_bytes(written([NAMES, ["Café", "", "", "2", "", ""]]).encode(encoding))
    title = "Windows-1252" if encoding == "cp1252" else "UTF-16"
    for words in (("batch", path), ("agree", path), ("batch", "--map-template", path)):
        told = call(*words).stderr.decode()
        assert (
            f"survey.csv zegt niet in welke tekens het geschreven is, en is gelezen als {title}."
            in told
        )
        assert b"gelezen als" not in call(*words, "--quiet").stderr


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_encoding_that_the_text_itself_says_is_not_told(
    call, tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "survey.csv"
    path.write_bytes(written([NAMES, ["Café \ufffd", "", "", "2", "", ""]]).encode(encoding))
    done = call("batch", path, "--format", "csv")
    assert b"gelezen als" not in done.stderr
    assert "Café \ufffd" in done.stdout.decode()


@pytest.mark.parametrize(
    ("encoding", "bad"),
    [
        *(("cp1252", b"\x81"), ("utf-8-sig", b"\xe9"), ("utf-16", b"\x00\xd8")),
        *(("utf-8", b"\0"), ("utf-8-sig", b"\0"), ("cp1252", b"\0"), ("utf-16", b"\0\0")),
    ],
)
@pytest.mark.parametrize("far", [0, 2_000])
def test_a_row_with_what_is_no_character_is_refused_and_no_other(
    shipped: Questionnaire, tmp_path: Path, encoding: str, bad: bytes, far: int
) -> None:
    path = tmp_path / "survey.csv"
    # More than is read to find out how a file is written.
    above = [NAMES, ["Café", "", "", "2", "", ""], *[[" " * 600, *[""] * 5]] * far]
    rows = [above, [["x", "BAD", "", "2", "", ""], ["y", "", "", "2", "", ""]]]
    text = "".join(map(written, rows)).encode(encoding)
    mark = "BAD".encode(encoding.replace("utf-16", "utf-16-le").replace("-sig", ""))
    path.write_bytes(text.replace(mark, bad))
    if bad == b"\0" and encoding == "cp1252" and not far:
        assert [p.code for one in read(shipped, path) for p in one.problems] == ["not-text"]
        return
    found = read(shipped, path)
    assert [one.case and one.case.name for one in found] == ["Café", None, "y"]
    (problem,) = found[1].problems
    assert (problem.code, problem.where.line) == ("no-character", far + 3)


def test_the_separator_of_a_long_table_is_told_whatever_ends_its_lines(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    path = tmp_path / "survey.csv"
    rows = [["a, b, c", "d, e", "", "2", "", ""]] * 9_000
    for start in ("", "sep=;\r"):
        path.write_text(start + written([NAMES, *rows], ";", "\r"), newline="")
        found = read(shipped, path)
        assert len(found) == 9_000
        assert all(one.case is not None and one.case.name == "a, b, c" for one in found)


def test_commas_in_texts_do_not_make_the_separator_a_comma(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    path = tmp_path / "survey.csv"
    path.write_text("name;place;middelen\nEén, twee, drie;Ede, en omstreken;2\nVier;Ede;3\n")
    assert [f.case and f.case.name for f in read(shipped, path)] == ["Eén, twee, drie", "Vier"]


def test_whole_numbers_may_be_written_as_a_spreadsheet_writes_them(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    path = tmp_path / "survey.csv"
    path.write_text('name;middelen;zelf_draait;overbelast\nx;2,0;"3.00"; 4 \n')
    (found,) = read(shipped, path)
    assert found.case is not None
    assert found.case.answers == {"middelen": 2, "zelf_draait": 3, "overbelast": 4}


def test_every_problem_with_the_names_is_told_at_once_and_once_a_file(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    path = tmp_path / "survey.csv"
    path.write_text("Name,midelen,zelf_draait,zelf_draait\nx,1,2,3\ny,1,2,3\n")
    (found,) = read(shipped, path)
    told = [(p.code, p.where.column, p.suggestion) for p in found.problems]
    assert told == [
        ("unknown-column", 1, "name"),
        ("unknown-column", 2, "middelen"),
        ("duplicate-column", 4, None),
    ]


def test_of_somebody_elses_table_not_every_column_is_told(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    path = tmp_path / "export.csv"
    path.write_text("Vraag A?,Vraag B?,Name,midelen,Vraag C?,Vraag D?\n1,2,3,4,5,6\n")
    (found,) = read(shipped, path)
    told = [(p.code, p.where.column, p.suggestion) for p in found.problems]
    assert told == [
        ("unknown-columns", 1, None),
        ("unknown-column", 3, "name"),
        ("unknown-column", 4, "middelen"),
    ]
    values = found.problems[0].values
    assert (values["count"], values["table"]) == ("4", str(path))


def test_a_text_that_is_no_answer_is_told_with_what_a_map_can_do_for_it(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    path = tmp_path / "survey.csv"
    path.write_text("name,middelen,zelf_draait\nx,zoiets,9\n")
    (found,) = read(shipped, path)
    assert [(p.code, p.where.column) for p in found.problems] == [
        ("text-not-an-answer", 2),
        ("not-an-answer", 3),
    ]


def test_a_long_workbook_is_read_wherever_a_block_of_it_ends(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    require(packages=("xlsxwriter", "python_calamine"))
    with zipfile.ZipFile(io.BytesIO(hostile_inputs.sheet("<!-- here -->"))) as parts:
        before = parts.read("xl/worksheets/sheet1.xml").index(b"<!-- here -->")
    row, cell = '<row r="2">', '<c r="A'
    # The first megabyte ends in the middle of the place of a cell.
    blanks = " " * (2**20 - before - len(row + cell))
    text = f'{row}{blanks}{cell}2" t="inlineStr"><is><t>good</t></is></c></row>'
    (tmp_path / "b.xlsx").write_bytes(hostile_inputs.sheet(text))
    (found,) = read(shipped, tmp_path / "b.xlsx")
    assert found.case, found.problems
    assert found.case.name == "good"


@pytest.mark.parametrize("shape", ["csv", "xlsx", "parquet"])
def test_a_table_of_results_given_back_is_told_to_be_one_in_one_line(
    shipped: Questionnaire, call: Run, tmp_path: Path, shape: str
) -> None:
    require(packages=("xlsxwriter", "python_calamine", "polars"))
    (tmp_path / "t.csv").write_text("name,middelen\nx,2\n")
    made = call("batch", "t.csv", "--format", shape, "-o", f"results.{shape}")
    assert made.returncode == 0, made.stderr
    (found,) = read(shipped, tmp_path / f"results.{shape}")
    assert [(p.code, p.where.line) for p in found.problems] == [("table-of-results", 1)]


def test_a_bad_cell_is_told_with_its_place_and_stops_no_other_row(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    path = tmp_path / "survey.csv"
    path.write_text(
        'name,date,middelen,doelen,opdracht\n"two\nlines",2026-11-24,7,sprot,geen;wijkdoelen\n'
        "goed,,2,,\n,,1,,\nlang,,1,,,over\n"
    )
    bad, good, nameless, long = read(shipped, path)
    assert [(p.code, p.where[1:], p.suggestion) for p in bad.problems] == [
        ("not-an-answer", (2, 3, "middelen"), None),
        ("not-an-answer", (2, 4, "doelen"), "sport"),
        ("excludes-others", (2, 5, "opdracht"), None),
    ]
    assert good.case is not None
    assert [(p.code, p.where.line) for p in nameless.problems] == [("missing-key", 5)]
    assert [(p.code, p.where.column) for p in long.problems] == [("cell-without-column", 6)]


def test_a_quotation_mark_that_is_never_closed_is_told_where_it_opens(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    path = tmp_path / "survey.csv"
    path.write_text('name,middelen\na,1\n"b,2\nc,3\n')
    good, bad = read(shipped, path)
    assert good.case is not None
    assert [(p.code, p.where.line) for p in bad.problems] == [("csv-syntax", 3)]


def test_a_table_is_read_from_a_named_pipe(shipped: Questionnaire, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_bytes, args=[written(ROWS).encode()])
    writer.start()
    expect_rows(read(shipped, pipe))
    writer.join()


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b"\x00\x01\x02\xff\x00\x00"])
def test_a_file_without_a_table_is_told_as_such(
    shipped: Questionnaire, tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "survey.csv"
    path.write_bytes(data)
    (found,) = read(shipped, path)
    assert found.problems[0].code in ("empty-file", "not-text")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026-11-24", "2026-11-24"),
        ("2026-11-24 14:03:22", "2026-11-24"),
        ("24-11-2026", "2026-11-24"),
        ("11/24/2026 9:05:00", "2026-11-24"),
        ("3-3-2026", "2026-03-03"),
        ("03-04-2026", None),
        ("24-11-26", None),
        ("2026-02-30", None),
    ],
)
def test_a_date_is_read_where_it_can_be_told_which_it_is(
    shipped: Questionnaire, tmp_path: Path, text: str, date: str | None
) -> None:
    path = tmp_path / "survey.csv"
    path.write_text(f"name,date\nx,{text}\n")
    (found,) = read(shipped, path)
    assert (found.case and found.case.date) == date
    assert (found.problems == ()) == (date is not None)


# -- workbooks and Parquet -------------------------------------------------------------------


@pytest.mark.parametrize("name", [b"survey.xlsx", b"no-unicode-\xff.xlsx"])
def test_a_workbook_is_read_with_its_numbers_and_dates(
    shipped: Questionnaire, tmp_path: Path, name: bytes
) -> None:
    require(packages=("python_calamine", "openpyxl"))
    import datetime

    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.append(NAMES)
    sheet.append([*TUIN[:2], datetime.datetime(2026, 11, 24), 2.0, *TUIN[4:]])
    sheet.append(["Leeg"])
    sheet.append([])
    sheet.append(WEET_NIET)
    path = tmp_path / os.fsdecode(name)
    try:
        book.save(path)
    except OSError:
        pytest.skip("this file system takes Unicode only")
    expect_rows(read(shipped, path))


def test_parquet_is_read_with_its_types(shipped: Questionnaire, tmp_path: Path) -> None:
    require(packages=("polars",))
    import datetime

    import polars

    columns = {
        "name": [TUIN[0], "Leeg", "Weet niet"],
        "place": ["Den Haag", None, None],
        "date": [datetime.date(2026, 11, 24), None, None],
        "middelen": ["2", None, "unknown"],
        "doelen": [["sport", "natuur"], None, ["unknown"]],
        "acuut_gevaar": ["nee", None, None],
    }
    polars.DataFrame(columns).write_parquet(tmp_path / "survey.parquet")
    expect_rows(read(shipped, tmp_path / "survey.parquet"))


@pytest.mark.parametrize("suffix", ["xlsx", "parquet"])
def test_what_only_bears_the_name_of_a_table_is_a_row(
    shipped: Questionnaire, tmp_path: Path, suffix: str
) -> None:
    require(packages=("python_calamine", "polars"))
    path = tmp_path / f"fake.{suffix}"
    path.write_bytes(b"hello")
    (found,) = read(shipped, path)
    assert found.problems[0].code == f"not-{suffix}"


# -- maps ------------------------------------------------------------------------------------

MAP = """
columns:
  "Hoe heet het?": name
  Tijdstempel: date
  E-mail: ignore
  Hoe ver reikt hun middelen?: middelen
  "doelen[SQ001]": {question: doelen, includes: sport}
  "doelen[SQ002]": {question: doelen, includes: natuur}
  Gevaar: acuut_gevaar
  Aanleiding: aanleiding
values:
  middelen: {niets: 0, "genoeg, voor nu": 2}
  "*": {Weet ik niet: unknown, "n.v.t.": null, JA: ja, Nee: nee}
dates: day-first
"""


def test_a_map_names_columns_and_texts_of_somebody_elses_table(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
    mapped = read_map(shipped, tmp_path / "map.yaml")
    names = [
        "hoe heet het?", "Tijdstempel", "E-mail", "Hoe ver reikt  hun middelen?",
        "doelen[SQ001]", "doelen[SQ002]", "Gevaar", "Aanleiding",
    ]  # fmt: skip
    rows = [
        ["A", "3-4-2026 10:00", "x@y.nl", "Genoeg, voor nu", "Y", "", "nee", "n.v.t."],
        ["B", "", "", "weet ik niet", "", "", "Ja", ""],
        ["C", "", "", "1", "N", "Y", "", "weet ik niet"],
        ["D", "", "", "rijk", "misschien", "", "", ""],
    ]
    path = tmp_path / "export.csv"
    path.write_text(written([names, *rows]), encoding="utf-8")
    a, b, c, d = read(shipped, path, mapped)
    assert a.case
    assert b.case
    assert c.case
    assert a.case.date == "2026-04-03"
    assert a.case.answers == {"middelen": 2, "doelen": ("sport",), "acuut_gevaar": "nee"}
    assert b.case.answers == {"middelen": UNKNOWN, "acuut_gevaar": "ja"}
    assert c.case.answers == {"middelen": 1, "doelen": ("natuur",), "aanleiding": UNKNOWN}
    assert [p.where.heading for p in d.problems] == [
        "Hoe ver reikt  hun middelen?",
        "doelen[SQ001]",
    ]


def test_a_mapped_column_that_is_not_there_is_told(shipped: Questionnaire, tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text(
        "columns: {Midelen: middelen, x: ignore}\n", encoding="utf-8"
    )
    (tmp_path / "t.csv").write_text("name,Middel\na,1\n")
    mapped = read_map(shipped, tmp_path / "map.yaml")
    (found,) = read(shipped, tmp_path / "t.csv", mapped)
    told = [(p.code, p.suggestion) for p in found.problems]
    assert told == [("unknown-column", "middelen"), ("column-missing", "Middel")]


def test_everything_wrong_with_a_map_is_told_at_once(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    path = tmp_path / "map.yaml"
    path.write_text(
        "colums: {}\n"
        "columns:\n"
        "  a: midelen\n"
        "  A: middelen\n"
        "  b: {question: middelen, includes: sport}\n"
        "  c: {question: doelen, includes: sprot}\n"
        "  d: {question: doelen}\n"
        "  e: [1]\n"
        "  f: {question: doelen, includes: [sport]}\n"
        "values:\n"
        "  midelen: {x: 1}\n"
        "  middelen: {x: 9}\n"
        "  '*': {x: nergens}\n"
        "dates: day-frist\n",
        encoding="utf-8",
    )
    with pytest.raises(AnswersRefused) as caught:
        read_map(shipped, path)
    told = [(p.code, p.where.line, p.suggestion) for p in caught.value.problems]
    assert told == [
        ("unknown-key", 1, "columns"),
        ("unknown-target", 3, "middelen"),
        ("duplicate-key", 4, None),
        ("not-several", 5, "doelen"),
        ("not-an-answer", 6, "sport"),
        ("missing-key", 7, None),
        ("not-a-value", 8, None),
        ("not-a-value", 9, None),
        ("unknown-question", 11, "middelen"),
        ("not-an-answer", 12, None),
        ("answer-nowhere", 13, None),
        ("not-one-of", 14, "day-first"),
    ]


def test_several_choices_may_be_written_as_their_texts(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    (tmp_path / "map.yaml").write_text(
        "values:\n  doelen: {'sporten, ook buiten': [sport], Groen: natuur}\n", encoding="utf-8"
    )
    with pytest.raises(AnswersRefused):
        read_map(shipped, tmp_path / "map.yaml")
    (tmp_path / "map.yaml").write_text(
        "values:\n  doelen: {'sporten, ook buiten': sport, Groen: natuur}\n", encoding="utf-8"
    )
    mapped = read_map(shipped, tmp_path / "map.yaml")
    path = tmp_path / "forms.csv"
    path.write_text(
        "name\tdoelen\n"
        "a\tGroen;sporten, ook buiten;\n"
        "b\tgroen, sporten, ook buiten, leefbaarheid\n"
        "c\tsporten\n"
        "d\tgroen;natuur\n"
    )
    a, b, c, d = read(shipped, path, mapped)
    assert a.case
    assert b.case
    assert a.case.answers == {"doelen": ("sport", "natuur")}
    assert b.case.answers == {"doelen": ("leefbaarheid", "sport", "natuur")}
    assert c.problems
    assert d.problems


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31-02-2026", "no-such-day"),
        ("2026-02-31 10:15", "no-such-day"),
        ("2026-13-01", "no-such-day"),
        ("3-4-2026", "day-or-month"),
        ("gisteren", "not-a-date"),
    ],
)
def test_a_date_that_is_none_is_told_as_it_was_written_and_why(
    shipped: Questionnaire, tmp_path: Path, text: str, code: str
) -> None:
    (tmp_path / "t.csv").write_text(f"name,date\nx,{text}\n", encoding="utf-8")
    (found,) = find_cases(shipped, [str(tmp_path / "t.csv")])
    (problem,) = found.problems
    assert (problem.code, problem.values["value"]) == (code, text)
