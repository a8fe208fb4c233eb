"""The cells of a workbook that its library leaves out: errors, and formulas without a value."""

from __future__ import annotations

import posixpath
import re
import zipfile
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

Place = tuple[int, int]
"""Row and column, from 0 on."""

_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_TELLING = re.compile(rb"""[\s]t\s*=\s*["']e["']|<(?:\w+:)?f[\s/>]""")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def lost_cells(path: Path, sheet: str) -> dict[Place, str]:
    """Return the texts of the cells of a sheet that hold an error, or a formula without a value.

    An error is as it is shown (``#N/A``), a formula as it is typed (``=A1+1``).
    """
    with zipfile.ZipFile(path) as archive:
        part = _part_of(archive, sheet)
        if part is None or not _TELLING.search(archive.read(part)):
            return {}
        with archive.open(part) as stream:
            return _found(stream)


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


def _found(stream: IO[bytes]) -> dict[Place, str]:
    cells: dict[Place, str] = {}
    for _, one in ElementTree.iterparse(stream):
        if _name(one) == "row":
            one.clear()
        place = _PLACE.fullmatch(one.get("r", "")) if _name(one) == "c" else None
        if place is None:
            continue
        parts = {_name(part): part.text or "" for part in one}
        kind, value = one.get("t"), parts.get("v", "")
        if kind == "e":
            cells[_at(place)] = value or "#N/A"
        elif "f" in parts and not value and not (kind == "str" and "v" in parts):
            cells[_at(place)] = f"={parts['f']}"
    return cells


def _at(place: re.Match[str]) -> Place:
    column = 0
    for letter in place[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(place[2]) - 1, column - 1


def _name(one: ElementTree.Element) -> str:
    return one.tag.rpartition("}")[2]
