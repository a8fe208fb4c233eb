"""Draw the card of a report for a terminal: what to do first, on one screen."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from burgerkompas.report import Screen
from burgerkompas.report.to_terminal import BlockPage
from burgerkompas.report.view import report_view
from burgerkompas.report.view.values import AdviceView, DecisionView, ReportView
from burgerkompas.results import Result

MAX_LINES = 30
"""The most lines of a card, also on a larger screen."""

LEFT_OUT = (
    "about",
    "beside",
    "meaning",
    "against",
    "rule",
    "blank",
    "look-again",
    "decision",
    "long-lists",
    "second-reasons",
    "more-sentences",
    "cautions",
    "lists",
    "reasons",
    "evidence",
    "answer",
    "decided",
    "step-title",
    "name",
    "conclusion",
)
"""The parts that a card leaves out until it fits, in this order. What to do, how sure that is, what
must be done or found out too, what to ask, when to look again stay: at last in a sentence each."""


def card_to_terminal(
    results: Sequence[Result],
    language: str,
    screen: Screen,
    most: int = MAX_LINES,
    note: str = "",
) -> str:
    """Return what to do first in each report, in at most ``most`` lines if possible.

    Without danger a ``note`` stands above it.
    """
    return "\n".join(_card(report_view(one, language), screen, most, note) for one in results)


def _card(view: ReportView, screen: Screen, most: int, note: str) -> str:
    def drawn(without: Sequence[str]) -> str:
        return _Card(view, screen, without).card(note)

    def fits(without: Sequence[str]) -> bool:
        return drawn(without).count("\n") <= min(most, MAX_LINES)

    counts = range(len(LEFT_OUT) + 1)
    without = next((LEFT_OUT[:n] for n in counts if fits(LEFT_OUT[:n])), LEFT_OUT)
    # What was left out last may have made room for what was left out before.
    for part in reversed(without):
        fewer = tuple(one for one in without if one != part)
        if fits(fewer):
            without = fewer
    return drawn(without)


def first_sentence(text: str) -> str:
    """Return the first sentence of a text, with a mark if there are more."""
    for end in re.finditer(r"\.\s+", text):
        if text[end.end() :][:1].isupper():
            return f"{text[: end.start()]}. …"
    return text


class _Card(BlockPage):
    """A card, without some of the parts that it can do without."""

    def __init__(self, view: ReportView, screen: Screen, without: Sequence[str] = ()) -> None:
        super().__init__(screen, view.language)
        self.view = view
        self.without = without

    def card(self, note: str) -> str:
        """Draw what to do first."""
        self.top()
        if note and not (self.view.advice and self.view.advice.firmness == "danger"):
            self.line(note)
        advice, decision = self.view.advice, self.view.decision
        if self.view.conclusion and "conclusion" not in self.without:
            self.part(self.words("taken-along"), self.sentences([self.view.conclusion]))
        if advice and decision and advice.firmness != "danger":
            # Who has decided asks for that first; the steps of what was advised are past.
            self.decision(decision)
            self.advice(structs.replace(advice, first_steps=()))
            return self.text()
        if advice:
            self.advice(advice)
        if decision:
            self.decision(decision)
        return self.text()

    def top(self) -> None:
        v = self.view
        if "name" not in self.without:
            self.line(f"{v.title}: {v.case}", style="bold")
        if "about" not in self.without:
            self.lines(v.about, style="dim")
        self.lines([f"! {line}" for line in v.warnings], style="bold red")

    def heading(self, title: str) -> None:
        """Print a title after an empty line, with a rule under it."""
        if "blank" not in self.without:
            self.console.print()
        self.line(title, style="bold")
        if "rule" not in self.without:
            self.line(self.rule * min(len(title), self.width), style="dim")

    def advice(self, advice: AdviceView) -> None:
        """Print the advice: what to do, why, what to find out, and when to look again."""
        words, without = self.words, self.without
        danger = advice.firmness == "danger"
        advised = danger or advice.firmness == "clear"
        self.heading(f"{words('advice')}: {advice.headline}" if advised else advice.headline)
        self.part(words("certain"), [self.brief("evidence", advice.certain)])
        explains = advice.firmness in ("clear", "unclear")
        if advice.intro and not (explains and "meaning" in without):
            self.line(advice.intro)
        for name, because in (("", advice.because), *((s.name, s.because) for s in advice.sides)):
            title = words("speaks-for-name", name=name) if name else words("why")
            reasons = because[: 1 if "second-reasons" in without else 2]
            if "reasons" not in without:
                self.part(title, [" ".join(self.sentences(reasons))])
        if "against" not in without:
            self.part(words("against-title"), [advice.against])
        now = "" if "answer" in without else advice.decides_now
        self.part(advice.decides_title, [f"{advice.decides} {now}".strip()])
        self.part(words("find-out-too"), self.few(advice.find_out))
        steps = advice.first_steps if danger else self.sentences(advice.first_steps)
        if len(steps) > 1 and "step-title" in without:
            self.items(steps)
        else:
            self.part(advice.steps_title, steps)
        self.part(words("duties"), self.few(self.sentences(advice.duties)))
        if "cautions" not in without:
            self.part(words("cautions"), self.few(self.sentences(advice.cautions)))
        self.part(words("ask-group"), [advice.ask_the_group])
        on, (again,) = advice.look_again_on, self.sentences([advice.look_again])
        if on:
            again = f"{on}." if "look-again" in without else f"{on}. {again}".strip()
        self.part(words("look-again"), [again])
        if "beside" not in without:
            self.part(words("beside"), advice.beside)

    def brief(self, part: str, text: str) -> str:
        """Return a text, or only its first sentence where the rest of it is left out."""
        return first_sentence(text) if part in self.without else text

    def sentences(self, texts: Sequence[str]) -> list[str]:
        """Return texts, on a tight card the first sentence of each."""
        return [self.brief("more-sentences", text) for text in texts]

    def few(self, texts: Sequence[str]) -> Sequence[str]:
        """Return the texts; on a tight card the first, and how many more there are."""
        most = 1 if "lists" in self.without else 3
        if "long-lists" not in self.without or len(texts) <= most:
            return texts
        more = self.words("more-inside", count=len(texts) - most)
        return [f"{texts[0]} {more}"] if most == 1 else (*texts[:most], more)

    def decision(self, decision: DecisionView) -> None:
        """Print what was decided; on a tight card only by whom, what was done and what's next.

        On the tightest only the first step and when to look again.
        """
        self.heading(decision.headline)
        kept = (self.words("first-step"), self.words("look-again"))
        for label, text in decision.brief if "decision" in self.without else decision.parts:
            if "decided" not in self.without or label in kept:
                self.part(label, self.sentences([text]))
