"""One reading of a column: values or labels, whatever its cells happen to hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from burgerkompas import load_questions
from burgerkompas.batch import Record, find_cases, read_map
from burgerkompas.batch.mapping import EMPTY
from burgerkompas.batch.tables import open_table
from burgerkompas.batch.template import write_template
from burgerkompas.cases import UNKNOWN
from burgerkompas.questionnaire.model import Questionnaire

DATA = Path(__file__).parents[1] / "data" / "questionnaires"


@pytest.fixture(scope="module")
def shift() -> Questionnaire:
    return load_questions(DATA / "shift.yaml")


@pytest.fixture(scope="module")
def club() -> Questionnaire:
    return load_questions(DATA / "club.yaml")


def read(questionnaire: Questionnaire, folder: Path, table: str, mapped: str = "") -> list[Record]:
    (folder / "t.csv").write_text(table, encoding="utf-8")
    (folder / "m.yaml").write_text(mapped, encoding="utf-8")
    column_map = read_map(questionnaire, folder / "m.yaml") if mapped else EMPTY
    return list(find_cases(questionnaire, [str(folder / "t.csv")], column_map))


def answers(found: list[Record], name: str) -> list[object]:
    assert [p for one in found for p in one.problems] == []
    return [one.case.answers.get(name) for one in found if one.case]


def codes(found: list[Record]) -> list[str]:
    return [problem.code for one in found for problem in one.problems]


@pytest.mark.parametrize("cells", [["1", "5"], ["2"], ["0"], ["5"], ["3", ""]])
def test_a_column_that_can_be_values_or_labels_is_refused_whatever_it_holds(
    shift: Questionnaire, tmp_path: Path, cells: list[str]
) -> None:
    rows = "".join(f"p,{cell}\n" for cell in cells)
    assert codes(read(shift, tmp_path, f"name,a\n{rows}")) == ["codes-or-labels"]


def test_a_map_says_whether_it_holds_values_or_labels(shift: Questionnaire, tmp_path: Path) -> None:
    table = "name,a,b\np,1,1\nq,2.0,2\nr,4,\n"
    found = read(shift, tmp_path, table, "values: {a: labels, b: codes}")
    assert answers(found, "a") == [0, 1, 3]
    assert answers(found, "b") == [1, 2, None]
    found = read(shift, tmp_path, "name,a\np,0\n", "values: {a: labels}")
    assert codes(found) == ["not-an-answer"]
    found = read(shift, tmp_path, "name,a\np,5\n", "values: {a: codes}")
    assert codes(found) == ["not-an-answer"]


def test_a_map_that_names_every_such_text_settles_it_too(
    shift: Questionnaire, tmp_path: Path
) -> None:
    words = 'values: {a: {"1": 0, "2": 1, "3": 2, "4": 3, "5": 4}}'
    found = read(shift, tmp_path, "name,a\np,1\nq,5\nr,unknown\n", words)
    assert answers(found, "a") == [0, 4, UNKNOWN]
    assert codes(read(shift, tmp_path, "name,a\np,0\n", words)) == ["not-an-answer"]
    some = 'values: {a: {"1": 0, "2": 1}}'
    assert codes(read(shift, tmp_path, "name,a\np,1\n", some)) == ["codes-or-labels"]


def test_numbers_as_labels_of_named_options_are_labels(
    shift: Questionnaire, tmp_path: Path
) -> None:
    assert answers(read(shift, tmp_path, "name,c\np,1\nq,2.0\nr,n2\n"), "c") == ["n3", "n1", "n2"]


SIZES = """
format: burgerkompas/questions/1
id: sizes
version: 1.0.0
languages: [en]
title: Sizes
bases: {own: own}
scales:
  sizes: {values: [0, 1, 2], labels: {0: '1', 1: '2', 2: 3 or 4}}
questions:
  - {id: core, scale: sizes, text: How many people?, basis: own, shown: true}
"""


def test_where_one_label_looks_like_a_value_the_column_holds_values(tmp_path: Path) -> None:
    (tmp_path / "sizes.yaml").write_text(SIZES, encoding="utf-8")
    sizes = load_questions(tmp_path / "sizes.yaml")
    table = "name,core\np,2\nq,3 or 4\n"
    found = read(sizes, tmp_path, table)
    assert codes(found) == ["label-among-codes"]
    assert found[0].case
    assert found[0].case.answers == {"core": 2}
    assert answers(read(sizes, tmp_path, table, "values: {core: labels}"), "core") == [1, 2]


def test_a_first_map_says_how_it_took_the_column(shift: Questionnaire, tmp_path: Path) -> None:
    table = "Name,How easy was it?,How quick was it?\np,1,-1\nq,5,2\n"
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    text = write_template(shift, open_table(tmp_path / "t.csv", "t.csv", ".csv"), "en").text
    assert "  a: labels  # CHECK" in text
    assert "  b: codes  # CHECK" in text
    found = read(shift, tmp_path, table, text)
    assert (answers(found, "a"), answers(found, "b")) == ([0, 4], [-1, 2])


TICKS = [
    ("Y", ("walks",)), ("Selected", ("walks",)), ("1.0", ("walks",)), ("WAAR", ("walks",)),
    ("Walks, rides and tours", ("walks",)), ("0.0", ()), ("Not selected", ()), ("N/A", None),
    ("-99", None), ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "answer"), TICKS)
def test_a_choice_is_ticked_as_form_tools_write_it(
    club: Questionnaire, tmp_path: Path, cell: str, answer: object
) -> None:
    mapped = "columns: {w: {question: topics, includes: walks}}"
    assert answers(read(club, tmp_path, f'name,w\np,"{cell}"\n', mapped), "topics") == [answer]


@pytest.mark.parametrize(
    ("words", "answer"),
    [("topics: {hm: ticked}", ("walks",)), ('"*": {hm: unticked}', ()), ('"*": {hm: null}', None),
     ("topics: {hm: walks}", ("walks",)), ('"*": {hm: unknown}', UNKNOWN)],
)  # fmt: skip
def test_what_a_map_says_of_texts_holds_in_columns_of_one_choice(
    club: Questionnaire, tmp_path: Path, words: str, answer: object
) -> None:
    mapped = f"columns: {{w: {{question: topics, includes: walks}}}}\nvalues: {{{words}}}"
    assert answers(read(club, tmp_path, "name,w\np,hm\n", mapped), "topics") == [answer]


def test_columns_that_contradict_each_other_are_told_in_either_order(
    club: Questionnaire, tmp_path: Path
) -> None:
    mapped = (
        "columns: {w: {question: topics, includes: walks}, f: {question: topics, includes: food}}"
    )
    for row in ("p,walks,,no", "p,food,Y,Y", "p,unknown,,Y", "p,,unknown,Y"):
        name, whole, food, walks = row.split(",")
        for table in (
            f"name,topics,f,w\n{name},{whole},{food},{walks}\n",
            f"w,f,topics,name\n{walks},{food},{whole},{name}\n",
        ):
            assert codes(read(club, tmp_path, table, mapped)) == ["columns-contradict"], row
    found = read(club, tmp_path, "name,topics,f,w\np,food;walks,1,1\nq,,,x\n", mapped)
    assert answers(found, "topics") == [("walks", "food"), ("walks",)]


def test_a_choice_that_excludes_another_is_refused_in_a_column_of_its_own(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    mapped = (
        "columns: {g: {question: opdracht, includes: geen},"
        " w: {question: opdracht, includes: wijkdoelen}}"
    )
    assert codes(read(shipped, tmp_path, "name,g,w\np,ja,ja\n", mapped)) == ["excludes-others"]
    assert answers(read(shipped, tmp_path, "name,g,w\np,ja,nee\n", mapped), "opdracht") == [
        ("geen",)
    ]


def test_the_separator_within_a_cell_can_be_named(club: Questionnaire, tmp_path: Path) -> None:
    found = read(club, tmp_path, "name,topics\np,food walks\n", 'separators: {topics: " "}')
    assert answers(found, "topics") == [("walks", "food")]
    found = read(club, tmp_path, "name,topics\np,Food|Other\nq,food\n", 'separators: {"*": "|"}')
    assert answers(found, "topics") == [("food", "other"), ("food",)]


def test_columns_without_a_name_of_their_own_are_named_by_their_place(
    club: Questionnaire, tmp_path: Path
) -> None:
    table = "name,meet,,Explain,explain\np,4,Never,x,3\n"
    found = read(club, tmp_path, "name,meet,\np,4,Never\n")
    assert codes(found) == ["cell-without-column"]
    assert codes(read(club, tmp_path, "name,meet,,cook\np,4,Never,3\n")) == ["cell-without-column"]
    mapped = "columns: {Explain: ignore}\nplaces: {3: quarrel, 5: cook}"
    found = read(club, tmp_path, table, mapped)
    assert (answers(found, "quarrel"), answers(found, "cook")) == ([1], [3])


@pytest.mark.parametrize("cell", ["n.v.t.", "N.v.t.", "n.a.", "NVT", "n/a"])
def test_not_applicable_is_known_as_people_write_it(
    club: Questionnaire, tmp_path: Path, cell: str
) -> None:
    from burgerkompas.cases import NOT_APPLICABLE

    assert answers(read(club, tmp_path, f"name,cook\np,{cell}\n"), "cook") == [NOT_APPLICABLE]


@pytest.mark.parametrize("cell", ["weet ik niet.", "Weet niet.", "don’t know."])
def test_not_knowing_is_known_as_people_write_it(
    club: Questionnaire, tmp_path: Path, cell: str
) -> None:
    assert answers(read(club, tmp_path, f"name,cook\np,{cell}\n"), "cook") == [UNKNOWN]


@pytest.mark.parametrize(
    ("cell", "answer"),
    [("TRUE", "yes"), ("ONWAAR", "no"), ("Y", "yes"), ("N", "no"), ("1", "yes"), ("0.0", "no")],
)  # fmt: skip
def test_truth_values_answer_a_question_of_yes_and_no(
    club: Questionnaire, tmp_path: Path, cell: str, answer: str
) -> None:
    assert answers(read(club, tmp_path, f"name,paid\np,{cell}\n"), "paid") == [answer]
    text = write_template(club, open_table(tmp_path / "t.csv", "t.csv", ".csv"), "en").text
    assert answers(read(club, tmp_path, f"name,paid\np,{cell}\n", text), "paid") == [answer]
    assert f": {answer}\n" in text
    assert "no answer looks like" not in text


def test_a_map_says_which_rows_and_which_sheet_hold_the_cases(
    club: Questionnaire, tmp_path: Path
) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    found = read(club, tmp_path, "name,meet\nCalled,How often\n,text\np,4\n", "skip_rows: 2")
    assert answers(found, "meet") == [4]
    book = openpyxl.Workbook()
    book.active.append(["something else"])
    sheet = book.create_sheet("Answers")
    for row in (["name", "meet", "cook", None], ["p", 4, "=1+2", None], ["q", 4, 3, "#N/A"]):
        sheet.append(row)
    sheet["D3"].data_type = "e"
    book.save(tmp_path / "t.xlsx")
    (tmp_path / "m.yaml").write_text("sheet: Answers", encoding="utf-8")
    column_map = read_map(club, tmp_path / "m.yaml")
    found = list(find_cases(club, [str(tmp_path / "t.xlsx")], column_map))
    assert [(p.code, p.where.line, p.where.column) for one in found for p in one.problems] == [
        ("not-an-answer", 2, 3),
        ("cell-without-column", 3, 4),
    ]
    (tmp_path / "m.yaml").write_text("sheet: Answer", encoding="utf-8")
    column_map = read_map(club, tmp_path / "m.yaml")
    (problem,) = next(find_cases(club, [str(tmp_path / "t.xlsx")], column_map)).problems
    assert (problem.code, problem.suggestion) == ("no-such-sheet", "Answers")
