"""What would change the advice, the strategies ranked, and why it is not another."""

from __future__ import annotations

from burgerkompas.report.view.values import (
    AnswerSwitch,
    ChangeGroup,
    CounterfactualView,
    StrategyRow,
)
from burgerkompas.report.view.wording import Wording, decimal
from burgerkompas.results import Advice, Change

FAR = 2
"""An answer that changes by more steps than this is unlikely to change soon or to have
been misjudged."""


def margin(w: Wording, advice: Advice) -> str:
    """Return the lead over the runner-up as a number; empty when there is none."""
    number = w.result.number(advice.margin)
    return "" if number is None else decimal(number, w.language)


def changes(w: Wording) -> tuple[ChangeGroup, ...]:
    """Return what would change the advice: what may be seen wrongly, what may grow, and the rest.

    A change may grow where each of its answers can become another with time.
    """
    groups: dict[str, list[CounterfactualView]] = {"check": [], "grow": [], "far": []}
    for change in w.result.changes or ():
        answers = change.answers
        far = answers is None or (change.steps or 0) > FAR * len(answers)
        grows = all(w.questionnaire.question[a.item].can_change for a in answers or ())
        groups["far" if far else "grow" if grows else "check"].append(counterfactual(w, change))
    kinds = {w.words(f"changes-{key}"): tuple(found) for key, found in groups.items() if found}
    return tuple(ChangeGroup(title, found) for title, found in kinds.items())


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
        parts = [
            (w.dimension(c.driver), w.result.number(c.contribution) or 0.0)
            for c in entry.contributions
        ]
        rows.append(
            StrategyRow(
                label=w.ends[entry.id],
                score=w.result.number(entry.score) or 0.0,
                advised=entry.id == advice.id,
                runner_up=entry.id == advice.runner_up,
                open=entry.open,
                closed_because=w.texts(*(because[name] for name in entry.closed_by)),
                contributions=tuple(
                    sorted((part for part in parts if part[1]), key=lambda part: -abs(part[1]))
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
