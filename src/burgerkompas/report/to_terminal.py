"""Draw reports and comparisons for a terminal: 40 columns or more, any colour and encoding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from burgerkompas.report.blocks import (
    Answers,
    Block,
    BulletList,
    Heading,
    ListItem,
    Paragraph,
    Ranking,
    SectionedPage,
    TextTable,
)
from burgerkompas.report.formats import Screen
from burgerkompas.report.outline import below_advice
from burgerkompas.report.text_console import TextPage
from burgerkompas.report.view import report_view
from burgerkompas.report.view.values import (
    AdviceView,
    BarGroup,
    DecisionView,
    ReportView,
    ScoreBar,
    StrategyRow,
)
from burgerkompas.report.view.wording import signed
from burgerkompas.results import Result
from burgerkompas.texts import Words

BAR_WIDTH = 20
"""Columns of a bar from -1 to +1; even, so that 0 is in the middle."""


def to_terminal(
    results: Sequence[Result], language: str, screen: Screen, group: bool = False
) -> str:
    """Return the whole reports, one after the other, no line wider than the screen."""
    views = [report_view(one, language, group) for one in results]
    return "\n".join(_ReportPage(view, screen).whole() for view in views)


def sections_to_terminal(view: SectionedPage, language: str, screen: Screen) -> str:
    """Return a page in sections, no line wider than the screen."""
    page = _BlockPage(screen, language)
    page.line(view.title, style="bold")
    for who, about in view.people:
        page.line(f"{who}: {about}" if about else who, style="dim")
    page.console.print()
    page.draw(view.blocks())
    return page.text()


MAX_LINES = 30
"""How long a card may get at most; what matters least is left out first."""

TIGHTEST = 8


def card_to_terminal(results: Sequence[Result], language: str, screen: Screen) -> str:
    """Return of each report only what to do first: at most 30 lines of 80 columns."""
    return "\n".join(_card(report_view(one, language), screen) for one in results)


def _card(view: ReportView, screen: Screen) -> str:
    for tightness in range(TIGHTEST + 1):
        text = _ReportPage(view, screen, tightness).card()
        if text.count("\n") <= MAX_LINES:
            break
    return text


class _BlockPage(TextPage):
    """Blocks on a screen."""

    def __init__(self, screen: Screen, language: str) -> None:
        super().__init__(screen)
        self.language = language
        self.words = Words("report", language)

    def draw(self, blocks: Iterable[Block]) -> None:
        """Draw blocks one below the other, without pictures and the edges of sheets."""
        for block in blocks:
            match block:
                case Heading(text=""):
                    self.console.print()
                case Heading(text=text):
                    self.heading(text)
                case Paragraph(text, label) if label:
                    self.part(label, [text])
                case Paragraph(text, small=small):
                    self.line(text, style="dim" if small else "")
                case BulletList(items):
                    for item in items:
                        self.item(f"{_label(item.about)} {item.text}".lstrip())
                        self.lines(item.below, indent=4)
                case TextTable(heads, rows) if block.narrow:
                    self.table(heads, rows)
                case TextTable(heads, rows) if rows[0][0]:
                    # Rows stand below each other: columns would not fit in a narrow terminal.
                    for label, *cells in rows:
                        self.answers(label, map(ListItem, cells, heads[1:]))
                case TextTable(heads, rows):
                    wide = self.width >= 70
                    blanks = ["_" * 16, "_" * 28, "_" * 16] if wide else ["_" * 9] * 3
                    self.table(heads, [map(_written, row, blanks) for row in rows])
                case Answers(question, answers):
                    self.answers(question, answers)
                case BarGroup(bars=bars):
                    for one in bars:
                        self.score_bar(one)
                case Ranking():
                    for row in block.rows:
                        self.strategy(row, block)

    def answers(self, question: str, answers: Iterable[ListItem]) -> None:
        """Print a question, and below it who answers what."""
        self.line(question, style="bold")
        for one in answers:
            self.labelled(f"{one.about}:", one.text, style="dim", indent=2)
            self.lines(one.below, indent=4, style="italic")

    def part(self, label: str, lines: Sequence[str]) -> None:
        """Print a label with its one text on the same line, or its texts below it."""
        if len(lines) > 1:
            self.line(_label(label), style="bold")
            self.items(lines)
        elif lines and lines[0]:
            self.labelled(_label(label), lines[0])

    def strategy(self, row: StrategyRow, ranking: Ranking) -> None:
        """Print a strategy; the advice also shows its lead over the runner-up."""
        label = row.label + ("" if row.open else f" ({self.words('closed')})")
        second = None
        if row.advised and ranking.margin:
            below = (r for r in ranking.rows if r.runner_up and r.score < row.score)
            second = next(below, None)
        drawn = self.drawn_bar(row.score, second.score if second else None)
        self.bar(label, row.score, drawn, row.advised)
        if second is not None:
            values = {"second": second.label, "margin": ranking.margin}
            lead = self.words("lead-shaded", mark=self.shade, **values)
            self.line(lead, indent=4, style="dim")
        parts = [f"{name} {self.number(score)}" for name, score in row.contributions[:3]]
        if parts:
            self.line(", ".join(parts), indent=4, style="dim")

    def score_bar(self, one: ScoreBar) -> None:
        self.bar(one.label, one.score, self.drawn_bar(one.score))
        self.line(f"{one.level}. {one.advice}" if one.advice else one.level, indent=4)
        self.lines(one.notes, indent=4, style="italic")

    def number(self, score: float) -> str:
        text = signed(score, self.language)
        return text if self.unicode else text.replace("\N{MINUS SIGN}", "-")

    @property
    def shade(self) -> str:
        """What fills the lead in a bar."""
        return "▒" if self.unicode else "="

    def drawn_bar(self, score: float | None, second: float | None = None) -> str:
        """Return a bar from 0 to the score; its lead over ``second`` is shaded."""
        half = BAR_WIDTH // 2
        full, empty, middle = ("█", "·", "│") if self.unicode else ("#", ".", "|")
        end = round((score or 0) * half)
        start = end if second is None else round(second * half)
        cells = [
            self.shade
            if start <= cell < end
            else full
            if min(0, end) <= cell < max(0, end)
            else empty
            for cell in range(-half, half)
        ]
        return "".join([*cells[:half], middle, *cells[half:]])

    def bar(self, label: str, score: float | None, drawn: str, advised: bool = False) -> None:
        """Print a bar with its label and number; where it gets narrow the label stands above."""
        here = "●" if self.unicode else "X"
        mark, style = (here, "bold") if advised else (" ", "")
        number = "" if score is None else f" {self.number(score):>5}"
        room = self.width - BAR_WIDTH - len(number) - 6
        if len(label) <= room and room >= 24:
            space = min(room, 42)
            self.console.print(Text.assemble((f"{mark} {label:<{space}} ", style), drawn, number))
        else:
            self.line(f"{mark} {label}", style=style) if advised else self.item(label)
            self.console.print(Text.assemble("  ", drawn, number))


def _label(label: str) -> str:
    return f"{label}:" if label and not label.endswith("?") else label


def _written(cell: str, blank: str) -> str:
    return cell or blank


class _ReportPage(_BlockPage):
    """A report on a screen. The tighter a card, the more is left out of it, 0 to 8."""

    def __init__(self, view: ReportView, screen: Screen, tightness: int = 0) -> None:
        super().__init__(screen, view.language)
        self.view = view
        self.tightness = tightness

    def card(self) -> str:
        """Draw what to do first."""
        self.top()
        if self.view.advice:
            self.advice(self.view.advice)
        if self.view.decision:
            self.decision(self.view.decision)
        return self.text()

    def whole(self) -> str:
        """Draw the whole report."""
        self.top()
        if self.view.advice:
            self.advice(self.view.advice)
            self.part(self.words("how-sure"), self.view.advice.how_sure)
            self.part(self.words("ask-next"), self.view.advice.ask_next)
        self.draw(below_advice(self.view, "screen"))
        return self.text()

    def top(self) -> None:
        v = self.view
        self.line(f"{v.title}: {v.case}", style="bold")
        self.lines(v.about, style="dim")
        self.lines([f"! {line}" for line in v.warnings], style="bold red")

    def advice(self, advice: AdviceView) -> None:
        """Print the advice: what to do, why, what to find out, and when to look again."""
        words, tight = self.words, self.tightness
        advised = advice.firmness in ("clear", "danger")
        self.heading(f"{words('advice')}: {advice.headline}" if advised else advice.headline)
        if advice.intro and (tight < 1 or advice.firmness != "clear"):
            self.line(advice.intro)
        reasons = 2 if tight < 3 else 1
        self.part(words("why"), [" ".join(advice.because[:reasons])])
        for side in advice.sides:
            name = words("speaks-for-name", name=side.name)
            self.part(name, [" ".join(side.because[:reasons])])
        if tight < 2:
            self.part(words("against-title"), [advice.against])
        self.part(words("decides"), [advice.decides])
        self.part(words("find-out-too"), self.few(advice.find_out))
        self.part(advice.steps_title, advice.first_steps)
        self.part(words("duties"), self.few(advice.duties))
        if tight < 4:
            self.part(words("cautions"), self.few(advice.cautions))
        self.part(words("ask-group"), [advice.ask_the_group])
        on = advice.look_again_on
        text = advice.look_again if tight < 8 or not on else ""
        self.part(words("look-again"), [f"{on}. {text}".strip() if on else text])
        self.part(words("beside"), advice.beside[: max(0, 7 - max(tight, 5))])

    def few(self, texts: Sequence[str]) -> Sequence[str]:
        """Return the texts; on a tight card the first, and how many more there are."""
        most = 3 if self.tightness < 7 else 1
        if not self.tightness or len(texts) <= most:
            return texts
        return (*texts[:most], self.words("more-inside", count=len(texts) - most))

    def decision(self, decision: DecisionView) -> None:
        """Print what was decided; on a tight card only by whom, what was done and what's next."""
        self.heading(decision.headline)
        for label, text in decision.brief if self.tightness else decision.parts:
            self.part(label, [text])
