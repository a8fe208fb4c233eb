"""What stands beside the advice: roles, participation, figures, what is open, notes."""

from __future__ import annotations

from burgerkompas.cases import Answer
from burgerkompas.look_ahead.effects import OPEN
from burgerkompas.report.view.shapes import Figure, Group, Open, Pair, Role
from burgerkompas.report.view.wording import Wording


def roles(w: Wording) -> tuple[Role, ...]:
    """Return the ways to carry the advice out, with their reasons."""
    section = w.questionnaire.sections.roles
    specs = {role.id: role for role in section.roles} if section else {}
    return tuple(
        Role(w.text(specs[r.id].label), w.text(specs[r.id].meaning), w.text(r.because))
        for r in w.result.roles
    )


def participation(w: Wording) -> Group | None:
    """Return the degrees of participation now and wished, and what the advice asks."""
    section, found = w.questionnaire.sections.participation, w.result.participation
    if section is None or found is None:
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
    return Group(w.text(section.title), (*lines, *w.texts(found.text, section.note)))


def _degree(w: Wording, name: str, value: Answer) -> str:
    text = w.answer(w.questionnaire.question[name], value)
    return f"{value}. {text}" if isinstance(value, int) else text


def figures(w: Wording) -> tuple[Figure, ...]:
    """Return published percentages with the answers given here."""
    found = []
    for question in w.questionnaire.questions:
        if question.share_note is None:
            continue
        given = w.result.case.answers.get(question.id)
        chosen = given if isinstance(given, tuple) else (given,)
        rows = tuple(
            (
                w.text(option.label),
                "" if option.share is None else f"{int(option.share)}%",
                option.value in chosen,
            )
            for option in question.options
        )
        found.append(Figure(w.text(question.text), rows, w.text(question.share_note)))
    return tuple(found)


def shown(w: Wording) -> tuple[Pair, ...]:
    """Return the answers that are shown as they are."""
    return tuple(
        (w.text(question.text), w.answer(question, given))
        for question in w.questionnaire.questions
        if question.shown
        and question.share_note is None
        and (given := w.result.case.answers.get(question.id)) is not None
    )


def open_questions(w: Wording) -> Open:
    """Return what is not known: first the gates, then the themes in which more is open."""
    answered, answers = w.result.answered, w.result.case.answers
    gates = [gate.question for gate in w.result.gates if gate.effect == "unknown"]
    first = tuple(dict.fromkeys(name for name in gates if name))
    rest = {
        question.part
        for question in w.questionnaire.questions
        if question.id not in first and answers.get(question.id, OPEN[0]) in OPEN
    }
    titles = [w.text(part.title) for part in w.questionnaire.parts if part.id in rest]
    return Open(
        title=w.words("open"),
        count=w.words(
            "open-count",
            known=answered.known,
            unknown=answered.unknown,
            missing=answered.missing,
        ),
        first_title=w.words("open-first") if first else "",
        first=tuple(w.question(name) for name in first),
        rest=w.words("open-rest" if first else "open-only", parts=", ".join(titles))
        if titles
        else "",
    )


def notes(w: Wording) -> tuple[Pair, ...]:
    """Return the notes that don't stand beside a factor."""
    beside = {
        item.question for name in w.result.factors for item in w.questionnaire.dimension[name].items
    }
    return tuple(
        (w.question(name), note)
        for name in w.result.case.notes
        if name in w.questionnaire.question and name not in beside and (note := w.note(name))
    )
