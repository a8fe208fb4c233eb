"""Read a workbook, unless it is too large to open, with the cells that its library leaves out.

A workbook is read as one block from its first to its last cell, so that a single cell far away
takes as much memory as all that could stand before it.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from copy import copy
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from burgerkompas.batch.spellings import text_of
from burgerkompas.errors import AnswersRefused, Problem, Where, closest
from burgerkompas.files import open_input, printable

MAX_UNPACKED = 50_000_000
"""How many bytes all parts of a workbook may have together."""

MAX_CELLS = 1_500_000
"""How many cells there may be from the first to the last, empty ones too."""

_LostCells = dict[int, dict[int, str]]
"""Texts of cells, by row (from 1 on) and column (from 0 on)."""

_BLOCK = 1 << 20

_CELL = re.compile(rb"[<:]c[\s/>]")
_ROW = re.compile(rb"[<:]row[\s/>]")
_ODD = re.compile(rb"[<:](?:c|row)\s[^<>]*?\br\s*=\s*[\"'](?!\s*[A-Za-z]{0,3}[0-9]{1,7}[\"'])")
"""A cell or row at a place that no sheet has: libraries differ on where they put it."""

_PLACED = re.compile(rb"\br\s*=\s*[\"']\s*([A-Za-z]{1,3})?([0-9]{1,7})[\"']")
_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_TELLING = re.compile(rb"""[\s]t\s*=\s*["']e["']|<(?:\w+:)?f[\s/>]""")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_workbook(
    path: Path, file: str, wanted: str | None
) -> tuple[int, Iterator[tuple[int, list[str]]]]:
    """Return the height of a sheet, the first by default, and its rows with their numbers."""
    from python_calamine import CalamineWorkbook

    _refuse_bomb(path, file)
    with open_input(path, named=False) as stream:
        # Only a name tells that it is no other kind of workbook, but it has to be Unicode.
        book = CalamineWorkbook.from_object(path if printable(path) == str(path) else stream)
        if not book.sheet_names:
            raise AnswersRefused([Problem("empty-file", Where(file))])
        name = book.sheet_names[0] if wanted is None else wanted
        if name not in book.sheet_names:
            values = {"sheet": name, "sheets": ", ".join(f"'{s}'" for s in book.sheet_names[:20])}
            guess = closest(name, book.sheet_names)
            raise AnswersRefused([Problem("no-such-sheet", Where(file), values, guess)])
        sheet = book.get_sheet_by_name(name)
    lost = _lost_cells(path, name)
    # Its rows leave out what is empty above and to the left of the first cell.
    top, left = sheet.start or (0, 0)

    def rows() -> Iterator[tuple[int, list[str]]]:
        for number, row in enumerate(sheet.iter_rows(), top + 1):
            cells = [""] * left + [text_of(cell) for cell in row]
            for column, text in lost.get(number, {}).items():
                cells.extend([""] * (column + 1 - len(cells)))
                cells[column] = cells[column] or text
            yield number, cells

    return sheet.height, rows()


def _refuse_bomb(path: Path, file: str) -> None:
    """Refuse a workbook that is too large when unpacked; what is no archive is left alone."""
    try:
        with zipfile.ZipFile(path) as archive:
            left = MAX_UNPACKED
            for part in archive.infolist():
                content = _unpacked(archive, part, left)
                left -= len(content)
                if left < 0:
                    raise _refused("workbook-too-large", file, MAX_UNPACKED)
                if _area(content) > MAX_CELLS:
                    raise _refused("too-many-cells", file, MAX_CELLS)
    except (AnswersRefused, OSError):
        raise
    except Exception as error:
        # In what is broken enough zipfile stumbles with any of a dozen kinds.
        raise AnswersRefused([Problem("not-xlsx", Where(file), {"reason": str(error)})]) from error


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> bytes:
    """Return a part whole, whatever it says of its length, or more of it than ``most`` bytes."""
    whole = copy(part)
    whole.file_size = 2 * MAX_UNPACKED
    content = BytesIO()
    with archive.open(whole) as stream:
        while content.tell() <= most and (block := stream.read(_BLOCK)):
            content.write(block)
    return content.getvalue()


def _area(sheet: bytes) -> int:
    """Return how many cells there are at most from the first to the last of a sheet.

    Cells and rows that don't say where they stand may come after those that do.
    """
    if _ODD.search(sheet):
        return MAX_CELLS + 1
    letters: set[bytes] = set()
    last = cells = rows = 0
    for place in _PLACED.finditer(sheet):
        column, row = place.groups(b"")
        letters.add(column)
        cells -= bool(column)
        rows -= not column
        last = max(last, int(row))
    cells += sum(1 for _ in _CELL.finditer(sheet))
    rows += sum(1 for _ in _ROW.finditer(sheet))
    columns = max(map(_column_number, letters), default=0)
    return (columns + max(0, cells)) * (last + max(0, rows))


def _refused(code: str, file: str, most: int) -> AnswersRefused:
    return AnswersRefused([Problem(code, Where(file), {"most": most})])


def _column_number(letters: bytes) -> int:
    """Return the number of a column, from 1 on, by its letters."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _lost_cells(path: Path, sheet: str) -> _LostCells:
    """Return the texts of the cells of a sheet that hold an error, or a formula without a value.

    An error is as it is shown (``#N/A``), a formula as it is typed (``=A1+1``). There are none
    where only the library can read the workbook.
    """
    cells: _LostCells = {}
    with (
        suppress(KeyError, ValueError, SyntaxError, zipfile.BadZipFile, NotImplementedError),
        zipfile.ZipFile(path) as archive,
    ):
        part = _part_of(archive, sheet)
        if part is None or not _TELLING.search(archive.read(part)):
            return {}
        with archive.open(part) as stream:
            for _, one in ElementTree.iterparse(stream):
                if _name(one) == "row":
                    one.clear()
                place = _PLACE.fullmatch(one.get("r", "")) if _name(one) == "c" else None
                text = _lost_text(one) if place else None
                if place and text is not None:
                    column = _column_number(place[1].encode()) - 1
                    cells.setdefault(int(place[2]), {})[column] = text
        return cells
    return {}


def _lost_text(cell: ElementTree.Element) -> str | None:
    parts = {_name(part): part.text or "" for part in cell}
    kind, value = cell.get("t"), parts.get("v", "")
    if kind == "e":
        return value or "#N/A"
    lost = "f" in parts and not value and not (kind == "str" and "v" in parts)
    return f"={parts['f']}" if lost else None


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """Return the part of the archive that holds a sheet."""
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    for one in book.iter():
        if _name(one) == "sheet" and one.get("name") == sheet:
            target = targets.get(one.get(_RELATION), "")
            part = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
            return part if part in archive.namelist() else None
    return None


def _name(one: ElementTree.Element) -> str:
    return one.tag.rpartition("}")[2]
