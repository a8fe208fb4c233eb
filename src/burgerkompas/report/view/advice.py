"""The advice in words: how sure it is, what would change it, and why not another."""

from __future__ import annotations

from fractions import Fraction

from burgerkompas.numbers import decimal_text
from burgerkompas.questionnaire.model import Output
from burgerkompas.report.view.shapes import Row, Switch, Turn
from burgerkompas.report.view.wording import Wording
from burgerkompas.results.result import Advice, Change
from burgerkompas.safe_text import inert


def warnings(w: Wording) -> tuple[str, ...]:
    """Return what stands above the advice: an urgent gate that is still open."""
    return tuple(
        w.words("urgent", question=w.question(gate.question))
        for gate in w.result.gates
        if gate.urgent and gate.effect == "unknown" and gate.question
    )


def meaning(w: Wording, advice: Advice) -> str:
    """Say what the advice means, and what else a decision table gives."""
    outputs = [inert(f"{name}: {_output(w, value)}") for name, value in advice.outputs.items()]
    return f"{w.text(advice.meaning)} {'; '.join(outputs)}".strip()


def _output(w: Wording, value: Output) -> str:
    if isinstance(value, tuple):
        return ", ".join(_output(w, one) for one in value)
    return value if isinstance(value, str) else decimal_text(Fraction(repr(value)), w.language)


def how_sure(w: Wording, advice: Advice) -> tuple[str, ...]:
    """Say how clear the advice is, whether it is provisional, and whether it is settled."""
    lines = []
    second = w.names.get(advice.runner_up or "")
    if advice.id is not None and not advice.clear and not advice.tie:
        first = w.names[advice.id]
        lines.append(
            w.words("unclear", first=first, second=second)
            if second
            else w.words("unclear-alone", first=first)
        )
    if advice.tie and second:
        lines.append(w.words("tie", first=w.names[advice.id or ""], second=second))
    elif advice.margin is not None and second:
        lines.append(w.words("margin", second=second, margin=margin(w, advice)))
    elif advice.decided_by != "scores" and advice.id is not None:
        lines.append(w.words("by-gate" if w.questionnaire.strategies else "by-rule"))
    if advice.provisional:
        lines.append(w.words("provisional"))
    return (*lines, _certainty(w, advice))


def _certainty(w: Wording, advice: Advice) -> str:
    """Say in a sentence whether the advice is settled."""
    if advice.possible is None:
        return w.words("undetermined")
    now = w.result.end
    others = [w.names[name] for name in advice.possible if name != now]
    if others:
        return w.words("possible", others="; ".join(others))
    count = w.result.answered.unknown + w.result.answered.missing
    key = {0: "settled-all", 1: "settled-one"}.get(count, "settled")
    return w.words(key, count=count)


def margin(w: Wording, advice: Advice) -> str:
    """Return the lead on the runner-up as a number; empty when there is none."""
    number = w.result.number(advice.margin)
    return "" if number is None else w.decimal(number)


def changes(w: Wording) -> tuple[Turn, ...]:
    """Return what would change the advice, the fewest answers first."""
    return tuple(_change(w, change) for change in w.result.changes or ())


def _change(w: Wording, change: Change) -> Turn:
    to = w.names[change.to]
    if change.answers is None:
        return Turn(w.words("change-more", to=to), ())
    count = len(change.answers)
    head = w.words("change-one" if count == 1 else "change-some", to=to, count=count)
    answers = []
    for changed in change.answers:
        question = w.questionnaire.question[changed.item]
        new, old = w.answer(question, changed.new), w.answer(question, changed.old)
        answers.append(Switch(w.question(changed.item), new, old))
    return Turn(head, tuple(answers))


def ranking(w: Wording, advice: Advice) -> tuple[Row, ...]:
    """Return the strategies with what counts for each, the weightiest first."""
    because = {gate.id: gate.because for gate in w.questionnaire.gates}
    rows = []
    for entry in advice.ranking:
        counting = [c for c in entry.contributions if c.contribution]
        counting.sort(key=lambda c: -abs(c.contribution))
        rows.append(
            Row(
                label=w.names[entry.id],
                score=w.result.number(entry.score) or 0.0,
                advised=entry.id == advice.id,
                runner_up=entry.id == advice.runner_up,
                open=entry.open,
                closed_because=w.texts(*(because[name] for name in entry.closed_by)),
                contributions=tuple(
                    (w.label(c.driver), w.result.number(c.contribution) or 0.0) for c in counting
                ),
            )
        )
    return tuple(rows)


def why_not(w: Wording, rows: tuple[Row, ...]) -> tuple[str, ...]:
    """Say of every closed strategy why it is closed."""
    return tuple(
        w.words("why-not", name=row.label, reason=row.closed_because[0])
        for row in rows
        if row.closed_because
    )
