"""The advice in words: how firm it is, what would change it, and why it is not another."""

from __future__ import annotations

from fractions import Fraction

from burgerkompas.numbers import decimal_text
from burgerkompas.questionnaire.model import Output
from burgerkompas.report.view.values import (
    AdviceView,
    AnswerSwitch,
    CounterfactualView,
    StrategyRow,
)
from burgerkompas.report.view.wording import Wording, decimal
from burgerkompas.results import Advice, Change
from burgerkompas.safe_text import inert

MOST_ASKED = 3
"""How many of the questions to ask next are shown."""


def warnings(w: Wording) -> tuple[str, ...]:
    """Return what stands above the advice: each urgent gate whose question is still open."""
    return tuple(
        w.words("urgent", question=w.question(gate.question))
        for gate in w.result.gates
        if gate.urgent and gate.effect == "unknown" and gate.question
    )


def advice_view(w: Wording, advice: Advice) -> AdviceView:
    """Put an advice in words."""
    outputs = [inert(f"{name}: {_output(w, value)}") for name, value in advice.outputs.items()]
    return AdviceView(
        label=w.text(advice.label),
        meaning=f"{w.text(advice.meaning)} {'; '.join(outputs)}".strip(),
        because=w.texts(*advice.because),
        against=w.text(advice.against),
        first_step=w.text(advice.first_step),
        duties=w.texts(*advice.duties),
        cautions=w.texts(*advice.cautions),
        how_sure=_how_sure(w, advice),
        ask_next=tuple(w.question(name) for name in (w.result.ask_next or ())[:MOST_ASKED]),
        ask_the_group=w.text(advice.ask_the_group),
        look_again=w.text(advice.look_again),
    )


def _output(w: Wording, value: Output) -> str:
    if isinstance(value, tuple):
        return ", ".join(_output(w, one) for one in value)
    return value if isinstance(value, str) else decimal_text(Fraction(repr(value)), w.language)


def _how_sure(w: Wording, advice: Advice) -> tuple[str, ...]:
    """Say how clear the advice is, whether it is provisional, and whether it is settled."""
    lines = []
    first, second = w.ends.get(advice.id or ""), w.ends.get(advice.runner_up or "")
    if first and not advice.clear and not advice.tie:
        key = "unclear" if second else "unclear-alone"
        lines.append(w.words(key, first=first, second=second))
    if advice.tie and second:
        lines.append(w.words("tie", first=first, second=second))
    elif advice.margin is not None and second:
        lines.append(w.words("margin", second=second, margin=margin(w, advice)))
    elif advice.decided_by != "scores" and first:
        lines.append(w.words("by-gate" if w.questionnaire.strategies else "by-rule"))
    if advice.provisional:
        lines.append(w.words("provisional"))
    return (*lines, _settled(w, advice))


def _settled(w: Wording, advice: Advice) -> str:
    if advice.possible is None:
        return w.words("undetermined")
    others = [w.ends[name] for name in advice.possible if name != w.result.end]
    if others:
        return w.words("possible", others="; ".join(others))
    count = w.result.answered.unknown + w.result.answered.missing
    key = {0: "settled-all", 1: "settled-one"}.get(count, "settled")
    return w.words(key, count=count)


def margin(w: Wording, advice: Advice) -> str:
    """Return the lead over the runner-up as a number; empty when there is none."""
    number = w.result.number(advice.margin)
    return "" if number is None else decimal(number, w.language)


def counterfactual(w: Wording, change: Change) -> CounterfactualView:
    """Put in words what would change the advice."""
    to = w.ends[change.to]
    if change.answers is None:
        return CounterfactualView(w.words("change-more", to=to), ())
    count = len(change.answers)
    head = w.words("change-one" if count == 1 else "change-some", to=to, count=count)
    answers = []
    for changed in change.answers:
        question = w.questionnaire.question[changed.item]
        new, old = w.answer(question, changed.new), w.answer(question, changed.old)
        answers.append(AnswerSwitch(w.question(changed.item), new, old))
    return CounterfactualView(head, tuple(answers))


def ranking(w: Wording, advice: Advice) -> tuple[StrategyRow, ...]:
    """Return the strategies with what counts for each."""
    because = {gate.id: gate.because for gate in w.questionnaire.gates}
    rows = []
    for entry in advice.ranking:
        counting = [c for c in entry.contributions if c.contribution]
        counting.sort(key=lambda c: -abs(c.contribution))
        rows.append(
            StrategyRow(
                label=w.ends[entry.id],
                score=w.result.number(entry.score) or 0.0,
                advised=entry.id == advice.id,
                runner_up=entry.id == advice.runner_up,
                open=entry.open,
                closed_because=w.texts(*(because[name] for name in entry.closed_by)),
                contributions=tuple(
                    (w.dimension(c.driver), w.result.number(c.contribution) or 0.0)
                    for c in counting
                ),
            )
        )
    return tuple(rows)


def why_not(w: Wording, rows: tuple[StrategyRow, ...]) -> tuple[str, ...]:
    """Say of every closed strategy why it is closed."""
    return tuple(
        w.words("why-not", name=row.label, reason=row.closed_because[0])
        for row in rows
        if row.closed_because
    )
