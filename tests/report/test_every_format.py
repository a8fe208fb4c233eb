"""Every format draws every questionnaire, whatever sections it has."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from burgerkompas.cases import Answer, Case, read_case
from burgerkompas.engine import score
from burgerkompas.questionnaire.loader import load
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report import REPORT_FORMATS, Screen
from burgerkompas.report.drawing import draw
from burgerkompas.report.view import report_view
from burgerkompas.results import Result
from tests.helpers.paths import CASES, QUESTIONNAIRES
from tests.helpers.rendered import report

PATHS = sorted(QUESTIONNAIRES.glob("*.yaml"))


def scored(path: Path, filled: bool) -> Result:
    questionnaire = load(path)
    answers: dict[str, Answer] = {
        question.id: question.values[-1]
        for question in questionnaire.questions
        if filled and question.kind in ("scale", "choice", "yes_no")
    }
    return score(questionnaire, Case(name="Zaak", answers=answers))


@pytest.mark.parametrize("filled", [False, True])
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_questionnaire_gives_a_page_and_a_text(path: Path, filled: bool) -> None:
    result = scored(path, filled)
    language = result.questionnaire.languages[0]
    told = report_view(result, language)
    titles = [told.case, told.title, told.open.title]
    titles += [bar.label for group in told.bar_groups for bar in group.bars]
    for shape in ("html", "markdown"):
        text = report(shape, [result], language)
        assert [title for title in titles if title not in text] == []
        assert "None" not in text


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_questionnaire_gives_a_document(path: Path) -> None:
    pytest.importorskip("docx")
    result = scored(path, True)
    language = result.questionnaire.languages[0]
    written = REPORT_FORMATS["docx"].render([result], language, Screen())
    assert isinstance(written, bytes)
    assert written.startswith(b"PK")


@pytest.mark.parametrize("shape", ["terminal", "markdown", "html", "docx"])
def test_a_long_note_stands_whole_in_every_format(shipped: Questionnaire, shape: str) -> None:
    if shape == "docx":
        pytest.importorskip("docx")
    note = " ".join(f"word{number}" for number in range(340))
    path = CASES / "oranje.yaml"
    # One stands beside a factor, the other under a heading of its own.
    case = replace(read_case(shipped, path), notes={"vraag_open": note, "plek": note})
    written = REPORT_FORMATS[shape].render([score(shipped, case)], "nl", Screen(width=80))
    if isinstance(written, bytes):
        document = pytest.importorskip("docx").Document(BytesIO(written))
        written = " ".join(text.text for text in document.element.body.iter("{*}t"))
    elif shape == "terminal":
        assert max(map(len, written.splitlines())) <= 80
    assert " ".join(written.split()).count(note) == 2


SMALL = """
format: burgerkompas/questions/1
id: small
version: 1.0.0
languages: [en]
title: "Small \\e[31m\\u202etitle\\x1f"
bases: {own: our own design}
yes_no: {yes: "yes\\e[8m", no: no}
scales:
  five: {values: [0, 1, 2, 3, 4], labels: {0: none, 4: all}}
questions:
  - {id: a, scale: five, text: "How\\e[2J much?"}
dimensions:
  down: {label: down, items: [a]}
"""


@pytest.mark.parametrize("shape", ["terminal", "markdown", "html", "docx"])
def test_texts_of_a_questionnaire_steer_nothing(tmp_path: Path, shape: str) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    result = score(load(path), Case(name="x", answers={"a": 1}))
    if shape == "docx":
        pytest.importorskip("docx")
        assert REPORT_FORMATS["docx"].render([result], "en", Screen())
    else:
        text = report(shape, [result], "en")
        assert "Small [31mtitle" in text.replace("\\", "")
        assert not {"\x1b", "\u202e", "\x1f"} & set(text)


def test_a_drawing_gets_wider_where_many_or_long_labels_need_it(shipped: Questionnaire) -> None:
    case = read_case(shipped, CASES / "emmas-hof-nu.yaml")
    quadrant = report_view(score(shipped, case), "en").quadrants[0]
    many = replace(
        quadrant,
        rows=("a long label " * 90, *quadrant.rows[1:]),
        columns=quadrant.columns * 20,
        cells=tuple(row * 20 for row in quadrant.cells),
    )
    drawing = draw(many)
    assert all(cell.width > 0 and cell.x + cell.width < drawing.width for cell in drawing.cells)
    assert draw(quadrant).width < drawing.width
