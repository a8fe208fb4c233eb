"""Draw reports and comparisons for a terminal: 40 columns or more, any colour and encoding."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs
from rich.text import Text

from burgerkompas.report.formats import Screen
from burgerkompas.report.text_console import TextPage
from burgerkompas.report.text_pictures import BAR_WIDTH, bar, mark, shade
from burgerkompas.report.view import report_view
from burgerkompas.report.view.sectioned import SectionedPage
from burgerkompas.report.view.values import (
    AdviceView,
    ChangeGroup,
    DecisionView,
    OpenQuestions,
    ReportView,
    ScoreBar,
    StrategyRow,
)
from burgerkompas.report.view.wording import signed
from burgerkompas.results import Result
from burgerkompas.texts import Words


def to_terminal(
    results: Sequence[Result], language: str, screen: Screen, group: bool = False
) -> str:
    """Return the whole reports, one after the other, no line wider than the screen."""
    views = [report_view(one, language, group) for one in results]
    return "\n".join(_ReportPage(view, screen).draw() for view in views)


def sections_to_terminal(view: SectionedPage, language: str, screen: Screen) -> str:
    """Return a page in sections, no line wider than the screen."""
    page = TextPage(screen)
    page.line(view.title, style="bold")
    for who, about in view.people:
        page.line(f"{who}: {about}" if about else who, style="dim")
    page.console.print()
    page.lines(view.notices)
    for section in view.sections:
        if section.title:
            page.heading(section.title)
        else:
            page.console.print()
        page.lines(section.lines)
        if section.table is not None and section.table.narrow:
            page.table(section.table.heads, section.table.rows)
        elif section.table is not None:
            # Rows stand below each other: columns would not fit in a narrow terminal.
            for label, *cells in section.table.rows:
                page.line(label, style="bold")
                for who, cell in zip(section.table.heads[1:], cells, strict=True):
                    page.labelled(f"{who}:", cell, style="dim", indent=2)
        for question in section.questions:
            page.line(question.question, style="bold")
            for answer in question.answers:
                page.labelled(f"{answer.who}:", answer.answer, style="dim", indent=2)
                if answer.note:
                    page.line(answer.note, indent=4, style="italic")
        page.items(section.bullets)
        page.lines(section.after)
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


class _ReportPage(TextPage):
    """A report on a screen. The tighter a card, the more is left out of it, 0 to 8."""

    def __init__(self, view: ReportView, screen: Screen, tightness: int = 0) -> None:
        super().__init__(screen)
        self.view = view
        self.words = Words("report", view.language)
        self.mark = mark(self.unicode)
        self.tightness = tightness

    def card(self) -> str:
        """Draw what to do first."""
        self.top()
        if self.view.advice:
            self.advice(self.view.advice)
        if self.view.decision:
            self.decision(self.view.decision)
        return self.text()

    def top(self) -> None:
        v = self.view
        self.line(f"{v.title}: {v.case}", style="bold")
        self.lines(v.about, style="dim")
        self.lines([f"! {line}" for line in v.warnings], style="bold red")

    def draw(self) -> str:
        v, words = self.view, self.words
        self.top()
        if v.advice:
            self.advice(v.advice)
            self.part(words("how-sure"), v.advice.how_sure)
            self.part(words("ask-next"), v.advice.ask_next)
        if v.conclusion:
            self.heading(v.closing)
            self.line(v.conclusion)
        if v.decision:
            self.decision(v.decision)
        if v.group and v.agreements:
            self.agreements(v.agreements)
        for group in v.changes:
            self.changes(group)
        for definition in v.definitions:
            self.section(definition.title, definition.lines)
        for quadrant in v.quadrants:
            self.section(quadrant.title, quadrant.lines)
        for bars in v.bar_groups:
            self.heading(bars.title)
            for one in bars.bars:
                self.score_bar(one)
            if bars.unknown:
                self.line(bars.unknown)
        roles = [f"{r.label}: {r.meaning.removesuffix('.')}. {r.because}" for r in v.roles]
        self.section(v.roles_title, roles)
        if v.participation is not None:
            self.section(v.participation.title, v.participation.lines)
        chosen = [(t.title, "; ".join(n for n, _, here in t.rows if here)) for t in v.published]
        self.section(words("shown"), [" ".join(pair) for pair in (*v.shown, *chosen)])
        self.section(words("notes"), [" ".join(pair) for pair in v.notes])
        if v.story:
            self.heading(words("story"))
            self.lines(v.story)
        if v.open:
            self.open_questions(v.open)
        if v.ranking:
            self.heading(words("ranking"))
            self.line(words("ranking-legend"), style="dim")
            for row in v.ranking:
                self.strategy(row)
            self.items(v.why_not)
        if v.basis or v.sources:
            self.heading(words("basis"))
            self.lines([v.basis] if v.basis else [])
            self.lines([words("on-page")] if v.sources else [], style="dim")
        return self.text()

    def section(self, title: str, lines: Sequence[str], style: str = "") -> None:
        """Print a list under its heading; nothing when the list is empty."""
        if lines:
            self.heading(title)
            self.items(lines, style=style)

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

    def agreements(self, lines: Sequence[str]) -> None:
        """Print rows for what is agreed, to be filled in."""
        words = self.words
        self.heading(words("agreements"))
        heads = [words(key) for key in ("who", "what", "when")]
        blank = ["_" * 16, "_" * 28, "_" * 16] if self.width >= 70 else ["_" * 9] * 3
        self.table(heads, [[blank[0], line or blank[1], blank[2]] for line in lines])

    def part(self, label: str, lines: Sequence[str]) -> None:
        """Print a label with its one text on the same line, or its texts below it."""
        label = label if label.endswith("?") else f"{label}:"
        if len(lines) > 1:
            self.line(label, style="bold")
            self.items(lines)
        elif lines and lines[0]:
            self.labelled(label, lines[0])

    def open_questions(self, told: OpenQuestions) -> None:
        self.heading(told.title)
        self.item(told.count)
        if told.first:
            self.item(told.first_title)
            self.items(told.first, indent=2)
        self.items([f"{part}: {questions}" for part, questions in told.rest])

    def changes(self, group: ChangeGroup) -> None:
        self.heading(group.title)
        for change in group.changes:
            self.item(change.head)
            for answer in change.answers:
                self.line(self.words("change-answer", **structs.asdict(answer)), indent=4)

    def strategy(self, row: StrategyRow) -> None:
        """Print a strategy; the advice also shows its lead over the runner-up."""
        label = row.label + ("" if row.open else f" ({self.words('closed')})")
        second = None
        if row.advised and self.view.margin:
            below = (r for r in self.view.ranking if r.runner_up and r.score < row.score)
            second = next(below, None)
        drawn = bar(row.score, self.unicode, second.score if second else None)
        self.bar(label, row.score, drawn, row.advised)
        if second is not None:
            values = {"second": second.label, "margin": self.view.margin}
            lead = self.words("lead-shaded", mark=shade(self.unicode), **values)
            self.line(lead, indent=4, style="dim")
        parts = [f"{name} {self.number(score)}" for name, score in row.contributions[:3]]
        if parts:
            self.line(", ".join(parts), indent=4, style="dim")

    def score_bar(self, one: ScoreBar) -> None:
        self.bar(one.label, one.score, bar(one.score, self.unicode))
        self.line(f"{one.level}. {one.advice}" if one.advice else one.level, indent=4)
        self.lines(one.notes, indent=4, style="italic")

    def number(self, score: float) -> str:
        text = signed(score, self.view.language)
        return text if self.unicode else text.replace("\N{MINUS SIGN}", "-")

    def bar(self, label: str, score: float | None, drawn: str, advised: bool = False) -> None:
        """Print a bar with its label and number; where it gets narrow the label stands above."""
        mark, style = (self.mark, "bold") if advised else (" ", "")
        number = "" if score is None else f" {self.number(score):>5}"
        room = self.width - BAR_WIDTH - len(number) - 6
        if len(label) <= room and room >= 24:
            space = min(room, 42)
            self.console.print(Text.assemble((f"{mark} {label:<{space}} ", style), drawn, number))
        else:
            self.line(f"{mark} {label}", style=style) if advised else self.item(label)
            self.console.print(Text.assemble("  ", drawn, number))
