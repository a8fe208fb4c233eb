"""Look into a workbook before it is read: what a small file can unpack to has no bounds.

A workbook is read as one block from its first to its last cell, so a single cell far away takes
as much memory as all that could stand before it.
"""

from __future__ import annotations

import re
import zipfile
from copy import copy
from pathlib import Path

from burgerkompas.errors import AnswersRefused, Problem, Where

MOST_UNPACKED = 50_000_000
"""How many bytes all parts of a workbook may have together."""

MOST_CELLS = 1_500_000
"""How many cells there may be from the first to the last, empty ones too."""

_BLOCK = 1 << 20
_OVERLAP = 1024

_CELL = re.compile(rb"[<:]c[\s/>]")
_ROW = re.compile(rb"[<:]row[\s/>]")
_ODD = re.compile(rb"[<:](?:c|row)\s[^<>]*?\br\s*=\s*[\"'](?!\s*[A-Za-z]{0,3}[0-9]{1,7}[\"'])")
"""A cell or row whose place is none that a sheet has: it may be taken for any."""

_PLACE = re.compile(rb"\br\s*=\s*[\"']\s*([A-Za-z]{1,3})?([0-9]{1,7})[\"']")


def refuse_bomb(path: Path, file: str) -> None:
    """Refuse a workbook that is too large when unpacked; what is no archive is left alone."""
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = 0
            for part in archive.infolist():
                unpacked = _look(archive, part, file, unpacked)
    except (AnswersRefused, OSError):
        raise
    except Exception as error:
        # In what is broken enough zipfile stumbles with any of a dozen kinds.
        raise AnswersRefused([Problem("not-xlsx", Where(file), {"reason": str(error)})]) from error


def _look(archive: zipfile.ZipFile, part: zipfile.ZipInfo, file: str, unpacked: int) -> int:
    """Read a part through to its end, whatever it says of its length; return the bytes so far."""
    whole = copy(part)
    whole.file_size = MOST_UNPACKED + 1
    area = _Area()
    with archive.open(whole) as stream:
        kept = b""
        while block := stream.read(_BLOCK):
            unpacked += len(block)
            if unpacked > MOST_UNPACKED:
                raise _refused("workbook-too-large", file, MOST_UNPACKED)
            area.add(kept, block)
            kept = block[-_OVERLAP:]
    if area.cells > MOST_CELLS:
        raise _refused("too-many-cells", file, MOST_CELLS)
    return unpacked


class _Area:
    """How far the cells of a sheet reach, at most."""

    def __init__(self) -> None:
        self.columns = self.rows = 0
        self.placed_cells = self.placed_rows = 0
        self.all_cells = self.all_rows = 0

    def add(self, before: bytes, block: bytes) -> None:
        """Take in a block; what lies across its beginning is looked for with what was before."""
        seam = before + block[:_OVERLAP]
        if _ODD.search(block) or _ODD.search(seam):
            self.columns = self.rows = MOST_CELLS
        letters: set[bytes] = set()
        for column, row in _PLACE.findall(block) + _PLACE.findall(seam):
            letters.add(column)
            self.placed_cells += bool(column)
            self.placed_rows += not column
            self.rows = max(self.rows, int(row))
        self.columns = max(self.columns, *map(_number, letters), 0)
        self.all_cells += sum(1 for _ in _CELL.finditer(block))
        self.all_rows += sum(1 for _ in _ROW.finditer(block))

    @property
    def cells(self) -> int:
        """Cells and rows that don't say where they stand may come after those that do."""
        columns = self.columns + max(0, self.all_cells - self.placed_cells)
        return columns * (self.rows + max(0, self.all_rows - self.placed_rows))


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _refused(code: str, file: str, most: int) -> AnswersRefused:
    return AnswersRefused([Problem(code, Where(file), {"most": most})])
