"""The advice in words: how firm it is, why, what to do first, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from burgerkompas.cases import OPEN, Absence
from burgerkompas.numbers import decimal_text
from burgerkompas.questionnaire.model import Outcome, OutputValue, Scorecard, Strategy
from burgerkompas.report.view.values import AdviceView, Firmness, Side
from burgerkompas.report.view.wording import Wording
from burgerkompas.results import Advice, OwnViewResult, Result
from burgerkompas.safe_text import inert
from burgerkompas.texts.dates import say_date

MAX_ASKED = 3
"""The most questions to ask next that are shown."""

LEAST_WEIGHT = 1.1
"""A range of weights narrower than this is not worth telling."""


def firmness(result: Result) -> Firmness:
    """Return how the advice of a result may be told; there is one."""
    advice = result.strategy
    assert advice is not None
    if any(gate.urgent and gate.effect == "outcome" for gate in result.gates):
        return "danger"
    return "provisional" if advice.provisional else "clear" if advice.clear else "unclear"


def told_briefly(w: Wording) -> str:
    """Return the advice in a few words, for a cell of a table: never firmer than it is."""
    advice = w.result.strategy
    if advice is None:
        return ""
    match firmness(w.result):
        case "provisional":
            return w.words("brief-provisional", name=w.name(w.result.end))
        case "unclear":
            return _named_together(w, advice)
        case _:
            return w.text(advice.label)


def warnings(w: Wording) -> tuple[str, ...]:
    """Return what stands above the advice: what is urgent to do, then what is to find out."""
    found = [gate for gate in w.result.gates if gate.urgent]
    duties = [w.text(gate.text) for gate in found if gate.effect == "duty"]
    advice = w.result.strategy
    asked = w.question(advice.find_out_first[0]) if advice and advice.find_out_first else ""
    still_open = [w.question(g.question) for g in found if g.effect == "unknown" and g.question]
    told = [w.words("urgent", question=question) for question in still_open if question != asked]
    return (*duties, *told)


def advice_view(w: Wording, advice: Advice) -> AdviceView:
    """Put the advice in words."""
    firm = firmness(w.result)
    outputs = [inert(f"{name}: {_output(w, value)}") for name, value in advice.outputs.items()]
    meaning = f"{w.text(advice.meaning)} {'; '.join(outputs)}".strip()
    first, *others = [w.question(name) for name in advice.find_out_first] or [""]
    two = firm == "unclear" and advice.runner_up is not None
    ends = [advice.id or "", *([advice.runner_up] if two and advice.runner_up else [])]
    urgent = [w.text(g.text) for g in w.result.gates if g.urgent and g.effect == "duty"]
    label = w.text(advice.label)
    if firm == "danger":
        steps = (w.text(advice.first_step),)
        title = w.words("first-step")
        return AdviceView(firm, label, intro=meaning, steps_title=title, first_steps=steps)
    how_sure = tuple(_how_sure(w, advice, firm))
    ask_next = tuple(w.question(name) for name in (w.result.ask_next or ())[:MAX_ASKED])
    if urgent_end := _urgent_to_know(w, advice):
        # Nothing else before this is known: also not how it looks.
        return AdviceView(
            firm,
            w.words("find-out-first", question=first),
            certain=w.words("sure-one" if not others else "sure-any"),
            steps_title=w.words("first-step"),
            first_steps=(w.words("step-if-urgent", step=w.text(urgent_end.first_step)),),
            find_out=tuple(others),
            how_sure=how_sure,
            ask_next=ask_next,
        )
    if firm == "provisional":
        headline = w.words("find-out-first" if first else "too-early", question=first)
        meaning = w.words("as-it-looks", label=label)
    else:
        headline = _named_together(w, advice) if firm == "unclear" else label
    # When to look again at what was decided stands with the decision.
    open_still = w.result.case.decision is None
    on = w.result.look_again_on if open_still else None
    return AdviceView(
        firmness=firm,
        headline=headline[:1].upper() + headline[1:] if firm == "unclear" else headline,
        certain=" ".join(_certain(w, advice, firm)),
        intro="" if two else meaning,
        because=() if two else w.texts(*advice.because),
        against="" if two else w.text(advice.against),
        sides=_sides(w, advice) if two else (),
        **(_decides(w, advice, advice.decides_between) if two and advice.decides_between else {}),
        steps_title=w.words("first-step" if firm == "clear" else "after-that"),
        first_steps=_first_steps(w, advice, firm),
        duties=tuple(text for text in reminders(w, advice, "duty", *ends) if text not in urgent),
        cautions=reminders(w, advice, "caution", *ends),
        find_out=tuple(others),
        beside=tuple(_beside(w, advice, firm)),
        how_sure=how_sure,
        ask_next=ask_next,
        ask_the_group=w.text(advice.ask_the_group),
        look_again=w.text(advice.look_again) if open_still else "",
        look_again_on=say_date(on, w.language) if on else "",
    )


def _urgent_to_know(w: Wording, advice: Advice) -> Strategy | Outcome | None:
    """Return what an urgent gate leads to, if whether it fires is *unknown* and comes first."""
    first = advice.find_out_first[:1]
    asked = (g for g in w.result.gates if g.effect == "unknown" and g.question in first)
    unknown = {g.id for g in asked if g.answer is Absence.UNKNOWN}
    urgent = (gate for gate in w.questionnaire.gates if gate.urgent and gate.id in unknown)
    return next((w.questionnaire.ends[g.outcome] for g in urgent if g.outcome), None)


def _named_together(w: Wording, advice: Advice) -> str:
    first, second = w.name(advice.id or ""), w.name(advice.runner_up or "")
    key = "two" if advice.runner_up else "perhaps"
    return w.words(key, first=first, second=second)


def _sides(w: Wording, advice: Advice) -> tuple[Side, ...]:
    nothing = w.words("nothing-second")
    if _only_own_view(advice) and advice.own_view is not None:
        nothing = w.words("own-view-only", answer=_own_answer(w, advice.own_view))
    first = w.texts(*advice.because) or (w.words("nothing-first"),)
    second = w.texts(*advice.runner_up_because) or (nothing,)
    return Side(w.name(advice.id or ""), first), Side(w.name(advice.runner_up or ""), second)


def _only_own_view(advice: Advice) -> bool:
    """Return whether nothing speaks for the second of two but what the respondent says."""
    seen = advice.own_view and advice.own_view.points_to
    return seen is not None and seen == advice.runner_up and not advice.runner_up_because


def _own_answer(w: Wording, view: OwnViewResult) -> str:
    return w.answer(w.questionnaire.question[view.question], view.answer)


def _decides(w: Wording, advice: Advice, name: str) -> dict[str, str]:
    """Say which question decides between two, and what its answer, if it has one, makes of it."""
    question = w.questionnaire.question[name]
    answer = w.result.case.answers.get(name, Absence.UNANSWERED)
    now = []
    if answer not in OPEN:
        now.append(w.words("answered", answer=w.answer(question, answer)))
        if advice.decides_alone:
            first, second = w.name(advice.id or ""), w.name(advice.runner_up or "")
            now.append(w.words("answered-turns", first=first, second=second))
    title = w.words("decides" if advice.decides_alone else "differs-most")
    return {
        "decides_title": title,
        "decides": w.text(question.text),
        "decides_now": " ".join(now),
    }


def _first_steps(w: Wording, advice: Advice, firm: Firmness) -> tuple[str, ...]:
    """Return what to do first: of advice that is not clear only what it may become."""
    step = w.text(advice.first_step)
    asked = [gate for gate in w.questionnaire.gates if gate.first_step == advice.first_step]
    if firm == "clear" or advice.id is None or any(gate.first is None for gate in asked):
        return (step,) if step else ()
    steps = {advice.id: step}
    if firm == "unclear" and advice.runner_up:
        steps[advice.runner_up] = step_for(w, advice, advice.runner_up)
    return tuple(_if_it_becomes(w, end, step) for end, step in steps.items())


def step_for(w: Wording, advice: Advice, end: str) -> str:
    """Return the first step of what is advised, of the second, or of what was decided."""
    if end == w.result.end:
        return w.text(advice.first_step)
    asked = (one.text for one in advice.reminders if one.effect == "step" and one.goes_with(end))
    return w.text(next(asked, w.questionnaire.ends[end].first_step))


def reminders(w: Wording, advice: Advice, effect: str, *ends: str) -> tuple[str, ...]:
    """Return the duties or the cautions beside what may be done; of two, for which of them."""
    told = []
    for one in advice.reminders:
        fitting = [end for end in ends if one.goes_with(end)]
        if one.effect == effect and fitting:
            text = w.text(one.text)
            both = len(fitting) == len(ends)
            told.append(text if both else _if_it_becomes(w, fitting[0], text))
    return tuple(told)


def _if_it_becomes(w: Wording, end: str, text: str) -> str:
    return w.words("step-if", name=w.name(end), step=text)


def _beside(w: Wording, advice: Advice, firm: Firmness) -> Iterator[str]:
    """Say what the respondent sees."""
    view = advice.own_view
    if view is not None and view.points_to is None and advice.id and firm != "clear":
        yield w.words("own-view-open", question=w.question(view.question))
    elif view and view.points_to and not (firm == "unclear" and _only_own_view(advice)):
        key = "own-view-agrees" if view.agrees and firm == "clear" else "own-view"
        yield w.words(key, answer=_own_answer(w, view), name=w.name(view.points_to))


def _output(w: Wording, value: OutputValue) -> str:
    if isinstance(value, tuple):
        return ", ".join(_output(w, one) for one in value)
    return value if isinstance(value, str) else decimal_text(Fraction(repr(value)), w.language)


def _certain(w: Wording, advice: Advice, firm: Firmness) -> Iterator[str]:
    """Say in a few words how sure the advice is, and what was seen in earlier cases."""
    first, second = w.name(advice.id or ""), w.name(advice.runner_up or "")
    band = advice.evidence if advice.id else None
    if firm == "provisional":
        yield w.words("sure-one" if len(advice.find_out_first) == 1 else "sure-any")
    elif firm == "unclear" and second:
        both = advice.because and (advice.runner_up_because or _only_own_view(advice))
        yield w.words("sure-both" if both else "sure-first", first=first)
    elif firm == "unclear":
        yield w.words("sure-last")
    elif advice.id is None:
        # No rule of a table decides, as the headline says; or something comes before advice.
        yield from [w.words("sure-before")] * bool(w.questionnaire.strategies)
    else:
        yield w.words("sure-clear")
        yield from [w.words("unmeasured")] * (band is None)
    if band is not None:
        key = "-early" if firm == "provisional" else "-two" if firm == "unclear" and second else ""
        yield w.words(f"evidence{key}", readings=band.readings, first=band.first)


def _how_sure(w: Wording, advice: Advice, firm: Firmness) -> Iterator[str]:
    """Say where the advice comes from, and what can and cannot change it."""
    second = w.name(advice.runner_up or "")
    if advice.tie and second:
        yield w.words("tie", first=w.name(advice.id or ""), second=second)
    elif advice.margin is not None and second:
        yield w.words(f"lead-{_size(w, advice)}", second=second)
    elif advice.decided_by != "scores" and advice.id:
        name = w.words("speaks-for-name", name=w.name(advice.id))
        where = name if firm == "unclear" and advice.runner_up else w.words("why")
        yield w.words("by-gate" if w.questionnaire.strategies else "by-rule", where=where)
    if firm == "unclear" and not advice.runner_up and advice.decided_by == "scores":
        yield w.words("little-for", first=w.name(advice.id or ""))
    if settled := _settled(w, advice):
        yield settled
    robust = advice.robust
    if robust is None:
        return
    if robust.one_step:
        shown = "; ".join(f"'{w.question(name)}'" for name in robust.one_step[:MAX_ASKED])
        more = len(robust.one_step) - MAX_ASKED
        shown += w.words("and-more", count=more) if more > 0 else ""
        yield w.words("one-step", questions=shown)
    else:
        yield w.words("two-steps" if robust.two_steps else "no-step")
    if robust.weights is not None and robust.weights >= LEAST_WEIGHT:
        weight = decimal_text(Fraction(int(robust.weights * 10), 10), w.language)
        yield w.words("weights", weight=weight)


def _size(w: Wording, advice: Advice) -> str:
    """Return whether a lead is ``small``, or ``plain`` as a clear advice needs it."""
    card = w.questionnaire.decision
    needed = round(float(card.clear.margin), 4) if isinstance(card, Scorecard) else 0
    return "plain" if (w.result.number(advice.margin) or 0) >= needed else "small"


def _settled(w: Wording, advice: Advice) -> str:
    if not w.result.answered.unknown + w.result.answered.missing:
        return w.words("all-answered")
    if advice.possible is None:
        return w.words("undetermined")
    others = [w.ends[name] for name in advice.possible if name != w.result.end]
    if others:
        return w.words("possible", others="; ".join(others))
    return "" if _may_not_say_settled(w) else w.words("settled")


def _may_not_say_settled(w: Wording) -> bool:
    """Return whether a gate that speaks excludes that open questions can't change the advice.

    So does what is urgent to find out: it can add a duty.
    """
    if any(gate.urgent and gate.effect == "unknown" for gate in w.result.gates):
        return True
    specs = {gate.id: gate for gate in w.questionnaire.gates}
    told = [g.id for g in w.result.gates if g.effect in ("first", "duty", "caution")]
    return any("settled" in specs[name].not_with for name in told if name in specs)
