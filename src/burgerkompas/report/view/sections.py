"""The rest of a report: roles, participation, published shares, open questions, notes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import structs

from burgerkompas.cases import OPEN, Absence, Answer
from burgerkompas.report.view.values import (
    AdviceView,
    OpenQuestions,
    PublishedShares,
    QuestionText,
    RoleView,
    TextGroup,
)
from burgerkompas.report.view.wording import Wording
from burgerkompas.safe_text import inert
from burgerkompas.texts.dates import say_date


def _is_known(answers: Mapping[str, Answer], name: str) -> bool:
    return not isinstance(answers.get(name, Absence.UNANSWERED), Absence)


def about(w: Wording) -> tuple[str, ...]:
    """Say where, when and by whom the case was filled in, and with which other version."""
    case = w.result.case
    parts = (case.place, say_date(case.date or "", w.language), case.respondent)
    lines = [", ".join(inert(text) for text in parts if text)]
    heads = [question.id for question in w.questionnaire.questions if question.heading]
    lines += [inert(str(case.answers[name])) for name in heads if _is_known(case.answers, name)]
    if other := case.other_version(w.questionnaire.reference):
        lines.append(w.words("filled-in-with", old=inert(other), new=w.questionnaire.reference))
    return tuple(line for line in lines if line)


def roles(w: Wording) -> tuple[RoleView, ...]:
    """Return the ways to carry the advice out, with their reasons."""
    section = w.questionnaire.sections.roles
    specs = {role.id: role for role in section.roles} if section else {}
    return tuple(
        RoleView(w.text(specs[r.id].label), w.text(specs[r.id].meaning), w.text(r.because))
        for r in w.result.roles
    )


def participation(w: Wording) -> TextGroup | None:
    """Return the degrees of participation now and wished, and what the advice asks."""
    section, found = w.questionnaire.sections.participation, w.result.participation
    if section is None or found is None or {found.now, found.wished} <= set(Absence):
        return None
    now, wished = found.now, found.wished
    lines = [
        f"{w.words(key)}: {_degree(w, name, value)}"
        for key, name, value in (("now", section.now, now), ("wished", section.wished, wished))
    ]
    if isinstance(now, int) and isinstance(wished, int):
        count = abs(wished - now)
        key = {0: "gap-none", 1: "gap-one"}.get(count, "gap")
        lines.append(w.words(key, count=count))
    asked = found.asked_by_strategy
    if isinstance(wished, int) and asked and wished < min(asked):
        lines.append(w.words("wants-less"))
    return TextGroup(w.text(section.title), (*lines, *w.texts(found.text, section.note)))


def _degree(w: Wording, name: str, value: Answer) -> str:
    text = w.answer(w.questionnaire.question[name], value)
    return f"{value}. {text}" if isinstance(value, int) else text


def published(w: Wording) -> tuple[PublishedShares, ...]:
    """Return published percentages with the answers given here."""
    tables = []
    for question in w.questionnaire.questions:
        if question.share_note is None:
            continue
        given = w.result.case.answers.get(question.id, Absence.UNANSWERED)
        if isinstance(given, Absence):
            continue
        chosen = given if isinstance(given, tuple) else (given,)
        rows = tuple(
            (
                w.text(option.label),
                "" if option.share is None else f"{int(option.share)}%",
                option.value in chosen,
            )
            for option in question.options
        )
        tables.append(PublishedShares(w.text(question.text), rows, w.text(question.share_note)))
    return tuple(tables)


def shown(w: Wording) -> tuple[QuestionText, ...]:
    """Return the answers that are shown as they are, without what the route doesn't ask."""
    answers = w.result.answers
    return tuple(
        (w.text(question.text), told)
        for question in w.questionnaire.questions
        if question.shown
        and question.share_note is None
        and not question.heading
        and _is_known(answers, question.id)
        and (told := w.answer(question, answers[question.id]))
    )


def for_group(w: Wording, told: AdviceView | None) -> dict[str, Any]:
    """Return what of the advice a group may read; in danger, only that this is no page for it.

    The professional's own view and answers are no part of it, nor what is still to be found out.
    """
    if told is None or told.firmness == "danger":
        return {"warnings": (w.words("not-for-group"),)}
    early, advice = told.firmness == "provisional", w.result.strategy
    reasons = (advice.because, advice.runner_up_because) if advice else ()
    nothing = (w.words("nothing-for"),)
    sides = [
        structs.replace(side, because=w.texts(*because) or nothing)
        for side, because in zip(told.sides, reasons, strict=False)
    ]
    kept = ("firmness", "intro", "because", "ask_the_group", "look_again_on")
    values = {key: getattr(told, key) for key in kept}
    headline = w.words("too-early") if early else told.headline
    return {"advice": AdviceView(headline=headline, sides=tuple(sides), **values)}


def open_questions(w: Wording) -> OpenQuestions:
    """Return what is not known: first the gates, then the rest by theme."""
    gates = [gate.question for gate in w.result.gates if gate.effect == "unknown"]
    first = tuple(dict.fromkeys(name for name in gates if name))
    asked = {name for name, answer in w.result.answers.items() if answer in OPEN}
    rest = []
    for part in w.questionnaire.parts:
        here = [w.question(name) for name in part.questions if name in asked and name not in first]
        if here:
            rest.append((w.text(part.title), " ".join(here)))
    return OpenQuestions(
        title=w.words("open"),
        count=w.words("open-count", **structs.asdict(w.result.answered)),
        first_title=w.words("open-first") if first else "",
        first=tuple(w.question(name) for name in first),
        rest=tuple(rest),
    )


def notes(w: Wording) -> tuple[QuestionText, ...]:
    """Return the notes that no factor shows."""
    beside = {
        item.question
        for name in w.result.factors
        if w.dimensions[name].score is not None
        for item in w.questionnaire.dimension[name].items
    }
    return tuple(
        (w.asked(name), note)
        for name in w.result.case.notes
        if name in w.questionnaire.question and name not in beside and (note := w.note(name))
    )
