"""The summary of many cases for the terminal: bars, counts, and of how many."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from burgerkompas.report.text_console import text_console, text_of
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words
from burgerkompas.texts.batch import BATCH

_BAR = 20
_OPEN_SHOWN = 10


def to_summary(data: Any, language: str, width: int, color: bool, unicode: bool) -> str:
    """Return the data of ``portfolio.summary`` as a page."""
    words = Words(BATCH, language)
    console = text_console(width, color)
    cases = data["cases"]
    assessed, failed = words.number(cases["assessed"]), words.number(cases["failed"])
    console.print(words("summary", assessed=assessed, failed=failed))
    if "outcomes" in data:
        _part(console, words, unicode, words("advice"), data["outcomes"])
        certainty = data["certainty"]
        values = [{"label": words(f"share-{name}"), **certainty[name]} for name in certainty]
        n = certainty["settled"]["n"]
        known = {"n": n, "not_known": cases["assessed"] - n, "values": values}
        _part(console, words, unicode, words("sure"), known)
    for one in (*data["classifications"].values(), *data["dimensions"].values()):
        _part(console, words, unicode, one["label"], one)
    _open(console, words, unicode, data["open_questions"])
    return text_of(console)


def _part(console: Console, words: Words, unicode: bool, title: str, part: Any) -> None:
    of = words("of-n", n=words.number(part["n"]))
    if part["not_known"]:
        of += "; " + words("not-known", count=words.number(part["not_known"]))
    console.print()
    console.print(Text.assemble((inert(title), "bold"), f"  ({of})"))
    grid = _grid()
    for value in part["values"]:
        grid.add_row(*_cells(words, value["label"], value["count"], value["share"], unicode))
    console.print(grid)


def _open(console: Console, words: Words, unicode: bool, questions: Any) -> None:
    if not questions:
        return
    console.print()
    console.print(Text(words("often-open"), style="bold"))
    grid = _grid()
    for question in questions[:_OPEN_SHOWN]:
        count = question["unknown"] + question["missing"]
        cells = _cells(words, question["text"], count, question["share"], unicode)
        grid.add_row(*cells, words("of-n", n=words.number(question["n"])))
    console.print(grid)
    if len(questions) > _OPEN_SHOWN:
        console.print(words("more-open", count=len(questions) - _OPEN_SHOWN))


def _grid() -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=1)
    grid.add_column(overflow="fold", ratio=1)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(width=_BAR, no_wrap=True)
    return grid


def _cells(words: Words, label: str, count: int, share: float | None, unicode: bool) -> list[Text]:
    bar = ("█" if unicode else "#") * round((share or 0) * _BAR)
    percent = "" if share is None else f"{share:.0%}"
    return [Text(), Text(inert(label)), Text(words.number(count)), Text(percent), Text(bar)]
