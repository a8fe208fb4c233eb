"""A first map: what a form tool exports scores without hand work."""

from __future__ import annotations

import csv
import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from burgerkompas.batch import find_cases, read_map
from burgerkompas.batch.tables import open_table
from burgerkompas.batch.template import write_template
from burgerkompas.cases import UNKNOWN, Absence, Answer, Case, read_case
from burgerkompas.questionnaire.model import Question, Questionnaire
from tests.helpers.components import require
from tests.helpers.paths import CASES

Run = Callable[..., subprocess.CompletedProcess[bytes]]

REAL = sorted(CASES.glob("*.yaml"))


@pytest.fixture(scope="module")
def cases(shipped: Questionnaire) -> list[Case]:
    return [read_case(shipped, path) for path in REAL]


def spoken(question: Question, answer: Answer | None, language: str, unknown: str) -> list[str]:
    """Return an answer as the texts that a respondent ticked."""
    if answer is None:
        return []
    if isinstance(answer, Absence):
        return [unknown if answer is UNKNOWN else "n.v.t."]
    chosen = answer if isinstance(answer, tuple) else (answer,)
    return [question.label(value, language) for value in chosen]


def google(
    shipped: Questionnaire, cases: list[Case], language: str, joint: str = ";"
) -> list[list[str]]:
    names = ["Tijdstempel", "Hoe heet het initiatief?", "Plaats", "E-mailadres"]
    rows = [[*names, *(q.text[language] for q in shipped.questions)]]
    for n, case in enumerate(cases):
        row = [f"{n + 3}-11-2026 14:03:22", case.name or "", case.place or "", "iemand@example.org"]
        for question in shipped.questions:
            row.append(
                joint.join(
                    spoken(question, case.answers.get(question.id), language, "Weet ik niet")
                )
            )
        rows.append(row)
    return rows


def limesurvey(shipped: Questionnaire, cases: list[Case]) -> list[list[str]]:
    names = ["id", "submitdate", "lastpage", "startlanguage", "seed", "naam"]
    for question in shipped.questions:
        if question.kind == "choices":
            names += [f"{question.id}[{value}]" for value in question.values]
        else:
            names.append(f"{question.id}. <b>{question.text['nl']}</b>")
    rows = [names]
    for n, case in enumerate(cases):
        row = [str(n + 1), "2026-11-24 14:03:22", "9", "nl", "1234567", case.name or ""]
        for question in shipped.questions:
            answer = case.answers.get(question.id)
            if question.kind == "choices":
                chosen = answer if isinstance(answer, tuple) else ()
                row += ["Y" if value in chosen else "" for value in question.values]
            else:
                row += spoken(question, answer, "nl", "weet niet") or [""]
        rows.append(row)
    return rows


def write_csv(path: Path, rows: list[list[str]], encoding: str, **dialect: str) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, quoting=csv.QUOTE_ALL, **dialect).writerows(rows)  # type: ignore[arg-type]
    path.write_bytes(stream.getvalue().encode(encoding))


def through_a_first_map(shipped: Questionnaire, path: Path) -> tuple[str, list[Case]]:
    text = write_template(shipped, open_table(path, str(path), path.suffix), "en").text
    written = path.with_name("map.yaml")
    written.write_text(text, encoding="utf-8")
    found = list(find_cases(shipped, [str(path)], read_map(shipped, written)))
    assert [problem for one in found for problem in one.problems] == []
    return text, [one.case for one in found if one.case]


def expected(case: Case, *, choices_unknown: bool = True) -> dict[str, Answer]:
    """Return what an export can hold of a case."""
    return {
        name: answer
        for name, answer in case.answers.items()
        if answer != ()
        and (choices_unknown or name not in ("doelen", "opdracht") or answer != UNKNOWN)
    }


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("joint", [";", ", "])
def test_an_export_of_google_forms_scores_as_the_cases_do(
    shipped: Questionnaire, cases: list[Case], tmp_path: Path, language: str, joint: str
) -> None:
    write_csv(tmp_path / "forms.csv", google(shipped, cases, language, joint), "utf-8")
    text, found = through_a_first_map(shipped, tmp_path / "forms.csv")
    assert [case.answers for case in found] == [expected(case) for case in cases]
    assert [(c.name, c.place) for c in found] == [(c.name, c.place) for c in cases]
    assert found[0].date == "2026-11-03"
    assert "CHECK" not in text
    assert "dates: day-first" in text
    assert "example.org" not in text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026/03/11 9:12:00 a.m. GMT+1", "2026-03-11"),
        ("2026-3-1 09:12", "2026-03-01"),
        ("31/12/2026", "2026-12-31"),
        ("11-3-26 9:12", None),
    ],
)
def test_a_time_of_completion_is_a_date_if_it_can_be_read_and_else_left_out(
    shipped: Questionnaire, tmp_path: Path, written: str, meant: str | None
) -> None:
    rows = [["Hoe noem je deze casus?", "Tijd van voltooien"], ["Tuin", written]]
    write_csv(tmp_path / "forms.csv", rows, "utf-8")
    text, [case] = through_a_first_map(shipped, tmp_path / "forms.csv")
    assert (case.name, case.date) == ("Tuin", meant)
    assert ("CHECK" in text) is (meant is None)


def test_an_export_of_limesurvey_scores_as_the_cases_do(
    shipped: Questionnaire, cases: list[Case], tmp_path: Path
) -> None:
    rows = limesurvey(shipped, cases)
    write_csv(tmp_path / "survey.csv", rows, "utf-8-sig", delimiter=";", lineterminator="\n")
    text, found = through_a_first_map(shipped, tmp_path / "survey.csv")
    assert [case.answers for case in found] == [expected(c, choices_unknown=False) for c in cases]
    assert "CHECK" not in text


def test_an_export_of_microsoft_forms_scores_as_the_cases_do(
    shipped: Questionnaire, cases: list[Case], tmp_path: Path
) -> None:
    require(packages=("openpyxl", "python_calamine"))
    import datetime

    from openpyxl import Workbook

    book = Workbook()
    tool = ["ID", "Start time", "Completion time", "Email", "Name"]
    names, *rows = google(shipped, cases, "en")
    book.active.append([*tool, "What is the initiative called?", *names[4:]])
    for n, row in enumerate(rows):
        when = datetime.datetime(2026, 11, n + 1, 9, 30, 1)
        texts = [
            f"{t};" if t and q.kind == "choices" else t.replace("Weet ik", "Weet het")
            for q, t in zip(shipped.questions, row[4:], strict=True)
        ]
        book.active.append([n + 1, when, when, "anonymous", "A. Person", row[1], *texts])
    book.save(tmp_path / "forms.xlsx")
    text, found = through_a_first_map(shipped, tmp_path / "forms.xlsx")
    assert [case.answers for case in found] == [expected(case) for case in cases]
    assert [case.name for case in found] == [case.name for case in cases]
    assert found[1].date == "2026-11-02"
    assert "Person" not in text
    assert "CHECK" not in text


def test_what_only_looks_alike_is_marked_and_what_does_not_is_left_out(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    rows = [
        ["id", "1. Heeft de groep genoeg voor de volgende stap: mensen, geld en een plek? *",
         "Schoenmaat", "acuut_gevaar", "doelen[SQ002]", "doelen [natuur]", "waarmaken",
         "zelf_draait"],
        ["1", "Nog niet, maar ze komt er aan", "43", "Ja", "Y", "", "A2", "3 = bijna"],
        ["2", "zoiets", "44", "n.v.t.", "", "Y", "A9", "weet niet"],
    ]  # fmt: skip
    write_csv(tmp_path / "t.csv", rows, "cp1252")
    found = write_template(shipped, open_table(tmp_path / "t.csv", "t.csv", ".csv"), "en")
    text = found.text
    lines = text.splitlines()
    starts = [
        "  id: name  # CHECK",
        f'  "{rows[0][1]}": middelen  # CHECK: looks like: ',
        "  Schoenmaat: ignore  # CHECK",
        "  acuut_gevaar: acuut_gevaar",
        '  "doelen[SQ002]": {question: doelen, includes: leefbaarheid}  # CHECK: by its number',
        '  "doelen [natuur]": {question: doelen, includes: natuur}',
        '    "Nog niet, maar ze komt er aan": 2  # CHECK: looks like',
        "    # CHECK: no answer looks like this: zoiets",
        "    n.v.t.: null  # CHECK",
        "    A2: 1  # CHECK: by its number",
        "    # CHECK: no answer looks like this: A9",
        '    "3 = bijna": 3  # CHECK',
        "    weet niet: unknown",
    ]
    for start in starts:
        assert any(line.startswith(start) for line in lines), (start, text)
    assert (found.check, found.known) == (text.count("CHECK"), 7)
    (tmp_path / "map.yaml").write_text(text, encoding="utf-8")
    mapped = read_map(shipped, tmp_path / "map.yaml")
    first, second = find_cases(shipped, [str(tmp_path / "t.csv")], mapped)
    assert first.case is not None
    assert first.case.answers["middelen"] == 2
    assert [p.where.heading for p in second.problems] == [rows[0][1], "waarmaken"]


def test_a_column_that_shares_words_with_questions_is_ignored_with_their_ids(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    headings = [
        "Wat vroeg de groep jou?",
        "What did the group ask you?",
        "Wie heeft wat in handen?",
    ]
    write_csv(tmp_path / "t.csv", [["name", *headings], ["x", "a", "b", "c"]], "utf-8")
    found = write_template(shipped, open_table(tmp_path / "t.csv", "t.csv", ".csv"), "nl")
    assert found.text.splitlines()[1:] == [
        "  name: name",
        "  Wat vroeg de groep jou?: ignore  # CHECK: vraag_open?",
        "  What did the group ask you?: ignore  # CHECK: wil_nu, vraag_open, waarmaken?",
        "  Wie heeft wat in handen?: ignore  # CHECK: lijkt op geen vraag",
    ]
    assert (found.check, found.known) == (3, 1)


@pytest.mark.parametrize("language", ["nl", pytest.param("en", marks=pytest.mark.slow)])
def test_it_is_told_where_the_ids_are_and_what_to_do_next(
    call: Run, tmp_path: Path, language: str
) -> None:
    (tmp_path / "my form.csv").write_text("Naam,middelen\nx,2\n", encoding="utf-8")
    told = call("batch", "--map-template", "my form.csv", "-o", "m.yaml", "--lang", language).stderr
    assert b"burgerkompas batch 'my form.csv' --map m.yaml" in told
    comment = (tmp_path / "m.yaml").read_text(encoding="utf-8").splitlines()[0]
    _, _, command = comment.partition(": burgerkompas ")
    assert comment.startswith("# ")
    assert b"middelen" in call(*command.split()).stdout


def test_the_columns_that_a_map_ignores_are_told_but_not_those_of_the_form_tool(
    call: Run, tmp_path: Path
) -> None:
    names = ["Schoenmaat", "Start time", "Email", "Name", "Kleur", "Vorm", "Geur"]
    ignored = "".join(f"  {name}: ignore\n" for name in names)
    (tmp_path / "m.yaml").write_text(f"columns:\n  wat: name\n{ignored}", encoding="utf-8")
    (tmp_path / "t.csv").write_text(",".join(["wat", "middelen", *names]) + "\nx,2\n", "utf-8")
    batch = ("batch", "t.csv", "--map", "m.yaml", "--lang", "en")
    told = call(*batch).stderr
    assert (
        b"Columns ignored because of the map (4): 'Schoenmaat', 'Kleur', 'Vorm', \xe2\x80\xa6."
        in told
    )
    assert call(*batch, "--quiet").stderr == b""
    (tmp_path / "m.yaml").write_text("columns: {wat: name, Email: ignore}\n", encoding="utf-8")
    (tmp_path / "t.csv").write_text("wat,middelen,Email\nx,2,\n", encoding="utf-8")
    assert b"ignored" not in call(*batch).stderr


NASTY = [
    "a: b # c",
    "{x}",
    "- [y",
    "'q'",
    'd"q',
    "*",
    "&a",
    "? k",
    "null",
    "\x07\u202e",
    "é" * 1500,
    "yes",
    "#",
]


def test_any_heading_and_answer_is_written_so_that_it_can_be_read_again(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    rows = [["name", "doelen", *NASTY], *([f"n{i}", text, *NASTY] for i, text in enumerate(NASTY))]
    write_csv(tmp_path / "t.csv", rows, "utf-8")
    text = write_template(shipped, open_table(tmp_path / "t.csv", "t.csv", ".csv"), "en").text
    (tmp_path / "map.yaml").write_text(text, encoding="utf-8")
    mapped = read_map(shipped, tmp_path / "map.yaml")
    assert list(mapped.columns) == ["name", "doelen", *NASTY]


def test_from_the_command_line(
    call: Run, shipped: Questionnaire, cases: list[Case], tmp_path: Path
) -> None:
    write_csv(tmp_path / "forms.csv", google(shipped, cases, "nl"), "utf-16", delimiter="\t")
    made = call("batch", "--map-template", "forms.csv", "-o", "map.yaml")
    assert made.returncode == 0, made.stderr
    assert b"62 van de 63" in made.stderr
    mapped = call("batch", "forms.csv", "--map", "map.yaml", "--format", "csv")
    assert mapped.returncode == 0, mapped.stderr

    def told(data: bytes) -> list[tuple[str, str]]:
        rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        return [(row["name"], row["strategy"]) for row in rows]

    assert told(mapped.stdout) == told(call("batch", *REAL, "--format", "csv").stdout)
    assert call("batch").returncode == 2
    assert call("batch", "--map-template", "none.csv").returncode == 4


def test_its_remarks_are_in_the_language_that_was_asked_for(
    call: Callable[..., subprocess.CompletedProcess[bytes]], tmp_path: Path
) -> None:
    (tmp_path / "t.csv").write_text("Naam,Midelen\nx,2\n", encoding="utf-8")
    dutch = call("batch", "--map-template", "t.csv").stdout
    assert b"# CHECK: lijkt op: middelen" in dutch
    assert (
        b"# CHECK: looks like: middelen"
        in call("batch", "--map-template", "t.csv", "--lang", "en").stdout
    )
