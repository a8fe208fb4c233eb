"""Many cases in the terminal: a table of them, and a summary with bars."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any, BinaryIO

from rich import box
from rich.table import Table
from rich.text import Text

from burgerkompas.batch.reader import Record
from burgerkompas.batch.results import Presentation
from burgerkompas.batch.summary import Tally, summary
from burgerkompas.report.text_console import text_console, text_of
from burgerkompas.report.view.advice import told_briefly
from burgerkompas.report.view.wording import Wording
from burgerkompas.results import Result
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words

_BAR = 20
"""How many characters wide a whole bar is."""

_MAX_OPEN = 10
"""How many of the open questions are shown."""

TableLine = list[str] | str
"""The cells of a case, or in words what is wrong with it."""


def certainty(result: Result, language: str) -> tuple[str, ...]:
    """Return in a few words how sure the advice on a case is, such as *provisional*.

    Without advice it is what the questionnaire measures.
    """
    words, advice, questionnaire = Words("batch", language), result.strategy, result.questionnaire
    if advice is None:
        return tuple(
            f"{questionnaire.dimension[found.id].label[language]}: {level.label[language]}"
            for found in result.dimensions
            for level in questionnaire.dimension[found.id].levels
            if level.id == found.level
        )
    marks = ["clear" if advice.clear else "tie" if advice.tie else "unclear"]
    marks = ["provisional"] if advice.provisional else marks
    marks += ["not-settled"] if advice.settled is False else []
    return tuple(map(words, marks))


def table_lines(rows: Iterable[Record], shown: Presentation) -> list[TableLine]:
    """Return what the table shows of some rows."""
    lines: list[TableLine] = []
    for row in rows:
        if row.result is None:
            lines += [shown.say(problem) for problem in row.problems]
        else:
            case = row.result.case
            sure = ", ".join(certainty(row.result, shown.language))
            label = told_briefly(Wording(row.result, shown.language))
            lines.append([case.called, case.place or "", case.date or "", label, sure])
    return lines


def write_table(parts: Iterable[list[TableLine]], shown: Presentation, output: BinaryIO) -> None:
    """Draw the cases in the order in which they came, with what is wrong with others beneath them.

    There is no ranking. Where nothing is advised there is no column for it, and levels stand in
    that of certainty.
    """
    words = Words("batch", shown.language)
    table = Table(box=box.SIMPLE_HEAD if shown.screen.unicode else box.ASCII2, pad_edge=False)
    every = list(chain.from_iterable(parts))
    errors = [line for line in every if isinstance(line, str)]
    cases = [line for line in every if not isinstance(line, str)]
    advised = any(case[3] for case in cases)
    for key in ("name", "place", "date", *(("advice", "sure") if advised else ("levels",))):
        table.add_column(words(key), overflow="fold")
    for case in cases:
        cells = case if advised else [*case[:3], case[4]]
        table.add_row(*(Text(inert(cell)) for cell in cells))
    console = text_console(shown.screen.width, shown.screen.color)
    if table.row_count:
        console.print(table)
    if errors:
        console.print(Text(words("errors"), style="bold"))
        for error in errors:
            console.print(Text(error), soft_wrap=True)
    output.write(text_of(console).encode())


def write_summary(parts: Iterable[Tally], shown: Presentation, output: BinaryIO) -> None:
    """Draw the summary: bars, counts, and of how many."""
    drawing = _SummaryDrawing(shown)
    drawing.draw(summary(parts, shown))
    output.write(text_of(drawing.console).encode())


class _SummaryDrawing:
    def __init__(self, shown: Presentation) -> None:
        self.words = Words("batch", shown.language)
        self.console = text_console(shown.screen.width, shown.screen.color)
        self.unicode = shown.screen.unicode

    def draw(self, data: Any) -> None:
        words, cases = self.words, data["cases"]
        assessed, failed = words.number(cases["assessed"]), words.number(cases["failed"])
        self.console.print(words("summary", assessed=assessed, failed=failed))
        if "outcomes" in data:
            self.part(words("advice"), data["outcomes"])
            certainties = data["certainty"].items()
            values = [{"label": words(f"share-{name}"), **told} for name, told in certainties]
            n = data["certainty"]["settled"]["n"]
            not_known = cases["assessed"] - n
            self.part(words("sure"), {"n": n, "not_known": not_known, "values": values})
        if decided := data.get("decisions"):
            told = {**decided, "not_known": decided["without"]}
            self.part(words("decisions"), told, "without-decision")
        for one in (*data["classifications"].values(), *data["dimensions"].values()):
            self.part(one["label"], one)
        if data["open_questions"]:
            self.open_questions(data["open_questions"])

    def part(self, title: str, part: Any, missing: str = "not-known") -> None:
        of = self.words("of-n", n=self.words.number(part["n"]))
        if part["not_known"]:
            of += "; " + self.words(missing, count=self.words.number(part["not_known"]))
        self.console.print()
        self.console.print(Text.assemble((inert(title), "bold"), f"  ({of})"))
        grid = _grid()
        for value in part["values"]:
            grid.add_row(*self.bar(value["label"], value["count"], value["share"]))
        self.console.print(grid)

    def open_questions(self, questions: Any) -> None:
        self.console.print()
        self.console.print(Text(self.words("often-open"), style="bold"))
        grid = _grid()
        for question in questions[:_MAX_OPEN]:
            count = question["unknown"] + question["missing"]
            of = self.words("of-n", n=self.words.number(question["n"]))
            grid.add_row(*self.bar(question["text"], count, question["share"]), of)
        self.console.print(grid)
        if len(questions) > _MAX_OPEN:
            self.console.print(self.words("more-open", count=len(questions) - _MAX_OPEN))

    def bar(self, label: str, count: int, share: float | None) -> list[Text]:
        bar = ("█" if self.unicode else "#") * round((share or 0) * _BAR)
        percent = "" if share is None else f"{share:.0%}"
        number = self.words.number(count)
        return [Text(), Text(inert(label)), Text(number), Text(percent), Text(bar)]


def _grid() -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=1)
    grid.add_column(overflow="fold", ratio=1)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(width=_BAR, no_wrap=True)
    return grid
