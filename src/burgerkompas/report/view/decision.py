"""The decision compared with the advice, without judging it; and what to agree on."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten

from burgerkompas.cases import CaseDecision
from burgerkompas.report.view.advice import firmness, reminders, step_for, told_briefly
from burgerkompas.report.view.values import DecisionView
from burgerkompas.report.view.wording import Wording
from burgerkompas.safe_text import inert
from burgerkompas.texts.dates import say_date, say_who_and_when

BRIEF = 56
"""The characters of a text that a card shows: one line with its label."""

LINES, MORE_LINES = 3, 6
"""The lines to write agreements on: beside the advice, and on the sheet of a decision."""


def decision_view(w: Wording, group: bool) -> DecisionView | None:
    """Put the decision of a case in words; for the ``group``, only what was agreed."""
    decision = w.result.case.decision
    if decision is None or (group and not _may_talk(w)):
        return None
    end = w.questionnaire.ends[decision.chosen]
    by = say_who_and_when(inert(decision.by or ""), decision.on, w.language)
    who = {"decided-by": by}
    on = say_date(w.result.due_on or "", w.language)
    again = "" if group else w.text(end.look_again)
    after = {
        "done": inert(decision.done or ""),
        "look-again": f"{on}. {again}".strip() if on else again,
    }
    reasons = {} if group else dict(_reasons(w, decision))
    told = who | reasons | after
    short = {key: shorten(text, BRIEF, placeholder=" …") for key, text in (who | after).items()}
    # The first step stands after who decided, whole.
    brief = {"decided-by": "", "first-step": reasons.get("first-step", ""), **short}
    if not w.result.follows:
        # What to be careful about in the advice stands with the advice.
        brief["cautions"] = reasons.get("cautions", "")
    if on:
        brief["look-again"] = on
    parts, card = (
        tuple((w.words(key), text) for key, text in some.items() if text) for some in (told, brief)
    )
    return DecisionView(w.words("decided", label=w.text(end.label)), parts, card)


def _reasons(w: Wording, decision: CaseDecision) -> Iterator[tuple[str, str]]:
    """Say how a decision compares with the advice, why it was made, and its first step."""
    result = w.result
    if result.follows is not None:
        yield "beside-advice", w.words(f"decided-{_compared(w)}", advice=told_briefly(w))
    yield "why", inert(decision.why or "")
    advice = result.strategy
    if advice and _may_talk(w):
        # It stands on a sheet of its own, so what has to be done stands there too.
        chosen = decision.chosen
        yield "first-step", step_for(w, advice, chosen)
        yield "duties", " ".join(reminders(w, advice, "duty", chosen))
        yield "cautions", " ".join(reminders(w, advice, "caution", chosen))


def _compared(w: Wording) -> str:
    result = w.result
    if not result.follows:
        return "other"
    if firmness(result) == "provisional":
        return "early"
    advice = result.strategy
    return "one-of-two" if advice and not advice.clear and advice.runner_up else "same"


def agreements(w: Wording, group: bool) -> tuple[str, ...]:
    """Return the lines to agree on: what, who and when; empty ones are there to write on."""
    if not _may_talk(w):
        return ()
    advice = w.result.strategy
    decision = w.result.case.decision
    end = decision.chosen if decision else w.result.end
    also = ["agree-duties"] if advice and reminders(w, advice, "duty", end) else []
    named = [] if group else ["agree-first-step", *also]
    lines = LINES if decision is None else MORE_LINES
    return (*map(w.words, named), *[""] * (lines - len(named)))


def _may_talk(w: Wording) -> bool:
    """Return whether there is advice to talk about: not in danger."""
    return w.result.strategy is not None and firmness(w.result) != "danger"
