"""The Word document: real headings, lists and tables, and every text shown as text."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from burgerkompas.cases import Case, read_case
from burgerkompas.engine import score
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report import REPORT_FORMATS, Screen
from burgerkompas.report.view import report_view
from burgerkompas.safe_text import inert
from tests.helpers.components import require
from tests.helpers.naughty import NAUGHTY
from tests.helpers.paths import CASES

ORANJE = CASES / "oranje.yaml"


def data(questionnaire: Questionnaire, language: str, *cases: Case) -> bytes:
    require(packages=("docx",))
    results = [score(questionnaire, case) for case in cases]
    written = REPORT_FORMATS["docx"].render(results, language, Screen())
    assert isinstance(written, bytes)
    return written


def opened(written: bytes) -> Any:
    from docx import Document

    return Document(BytesIO(written))


def told(document: Any) -> str:
    """Return what stands in a document, with the names of styles and the shading of cells."""
    lines = []
    for element in document.element.body.iterchildren():
        if element.tag.endswith("}p"):
            style = element.style or "Normal"
            lines.append(f"{style}: {words(element)}")
        elif element.tag.endswith("}tbl"):
            for row in element.tr_lst:
                lines.append("| " + " | ".join(map(shown, row.tc_lst)))
    return "\n".join(lines)


def words(element: Any) -> str:
    return "".join(text.text for text in element.iter("{*}t"))


def shown(cell: Any) -> str:
    shades = [shade.values()[-1] for shade in cell.iter("{*}shd")]
    width = f"×{cell.grid_span}" if cell.grid_span > 1 else ""
    return "".join([*shades, width, " ", " / ".join(map(words, cell.p_lst))])


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", ["zwerfvuil-piershil", "huurders-rotterdam"])
def test_the_document_holds_this(
    shipped: Questionnaire, snapshot, name: str, language: str
) -> None:
    written = data(shipped, language, read_case(shipped, CASES / f"{name}.yaml"))
    assert told(opened(written)) == snapshot


def test_the_document_names_its_language_and_title(shipped: Questionnaire) -> None:
    document = opened(data(shipped, "en", read_case(shipped, ORANJE)))
    assert document.core_properties.language == "en-GB"
    assert document.core_properties.title.endswith("Protest tegen opvang")
    languages = document.styles.element.findall(".//{*}docDefaults//{*}lang")
    assert [language.values()[0] for language in languages] == ["en-GB"]


def test_every_table_fits_between_the_margins(shipped: Questionnaire) -> None:
    for table in opened(data(shipped, "nl", read_case(shipped, ORANJE))).tables:
        assert sum(column.width.cm for column in table.columns) <= 17.01


def test_every_letter_has_ten_points(shipped: Questionnaire) -> None:
    document = opened(data(shipped, "nl", read_case(shipped, ORANJE)))
    sizes = [*document.element.body.iter("{*}sz"), *document.styles.element.iter("{*}sz")]
    assert min(int(size.val) for size in sizes) >= 2 * 10


def test_several_cases_start_on_pages_of_their_own(shipped: Questionnaire) -> None:
    case = read_case(shipped, ORANJE)
    document = opened(data(shipped, "nl", case, case))
    breaks = [br for br in document.element.body.iter("{*}br") if "page" in br.values()]
    assert len(breaks) == 1
    assert [p.style.name for p in document.paragraphs].count("Heading 1") == 2


def test_naughty_text_is_shown_as_text(shipped: Questionnaire) -> None:
    names = [question.id for question in shipped.questions][: len(NAUGHTY)]
    case = structs.replace(
        read_case(shipped, ORANJE),
        name=" ".join(NAUGHTY),
        place=" ".join(NAUGHTY),
        notes=dict(zip(names, NAUGHTY, strict=True)),
        story="\n\n".join(text.replace("\n", " ") for text in NAUGHTY),
    )
    body = opened(data(shipped, "nl", case)).element.body
    text = words(body)
    for naughty in NAUGHTY:
        assert text.count(inert(naughty)) >= 4, naughty
    fields = {"instrText", "fldSimple", "hyperlink", "object", "drawing"}
    assert not fields & {element.tag.partition("}")[2] for element in body.iter()}


def test_without_python_docx_one_line_says_how_to_install_it(run: Callable, tmp_path: Path) -> None:
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "sitecustomize.py").write_text("import sys\nsys.modules['docx'] = None\n")
    done = run("report", ORANJE, "--format", "docx", "-o", "r.docx", PYTHONPATH=str(hidden))
    assert done.returncode == 2
    assert b" install python-docx" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("asked", [["report", str(ORANJE), "--format", "docx"], ["form"]])
def test_a_document_or_a_page_with_a_program_is_not_thrown_at_a_terminal(asked: list[str]) -> None:
    ours, theirs = os.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "burgerkompas", *asked],
        stdout=theirs,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2
    assert b"-o FILE" in done.stderr


@pytest.mark.heavy
@pytest.mark.parametrize("language", ["nl", "en"])
def test_libreoffice_turns_it_into_a_pdf_that_says_all(
    shipped: Questionnaire, tmp_path: Path, language: str
) -> None:
    require(programs=("soffice", "pdftotext"), packages=("docx",))
    result = score(shipped, read_case(shipped, ORANJE))
    path = tmp_path / "r.docx"
    path.write_bytes(data(shipped, language, result.case))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, path]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    done = subprocess.run(
        ["pdftotext", path.with_suffix(".pdf"), "-"], capture_output=True, text=True, check=True
    )
    text, seen = flat(done.stdout), report_view(result, language)
    assert seen.advice is not None
    lines = [
        seen.case,
        seen.advice.headline,
        *seen.advice.first_steps,
        seen.basis,
        *seen.sources,
        *seen.story,
    ]
    lines += [bar.label for group in seen.bar_groups for bar in group.bars] + [
        q.title for q in seen.quadrants
    ]
    assert [line for line in lines if flat(line) not in text] == []


def flat(text: str) -> str:
    """Return a text without what changes where a line ends."""
    return "".join(text.split()).replace("-", "")
