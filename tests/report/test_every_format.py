"""Every format draws every questionnaire, whatever sections it has."""

from __future__ import annotations

from pathlib import Path

import pytest

from burgerkompas.cases import Answer, Case
from burgerkompas.engine import score
from burgerkompas.questionnaire.loader import load
from burgerkompas.report.to_html import to_html
from burgerkompas.report.to_markdown import to_markdown
from burgerkompas.report.view import ReportView, report_view
from tests.helpers.paths import QUESTIONNAIRES

PATHS = sorted(QUESTIONNAIRES.glob("*.yaml"))


def seen(path: Path, filled: bool) -> ReportView:
    questionnaire = load(path)
    answers: dict[str, Answer] = {
        question.id: question.values[-1]
        for question in questionnaire.questions
        if filled and question.kind in ("scale", "choice", "yes_no")
    }
    return report_view(
        score(questionnaire, Case(name="Zaak", answers=answers)), questionnaire.languages[0]
    )


@pytest.mark.parametrize("filled", [False, True])
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_questionnaire_gives_a_page_and_a_text(path: Path, filled: bool) -> None:
    told = seen(path, filled)
    page, text = to_html([told]), to_markdown([told])
    for title in [
        told.case,
        told.title,
        told.open.title,
        *(bar.label for group in told.bar_groups for bar in group.bars),
    ]:
        assert title in page
        assert title in text
    assert "None" not in page
    assert "None" not in text


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_questionnaire_gives_a_document(path: Path) -> None:
    pytest.importorskip("docx")
    from burgerkompas.report.to_docx import to_docx

    assert to_docx([seen(path, True)]).startswith(b"PK")
