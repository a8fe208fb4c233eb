"""What stands beside the advice: roles, participation, published shares, open questions, notes."""

from __future__ import annotations

from burgerkompas.cases import OPEN, Absence, Answer
from burgerkompas.report.view.values import (
    OpenQuestions,
    PublishedShares,
    QuestionText,
    RoleView,
    TextGroup,
)
from burgerkompas.report.view.wording import Wording
from burgerkompas.safe_text import inert


def about(w: Wording) -> tuple[str, ...]:
    """Say where, when and by whom the case was filled in, and with which other version."""
    case = w.result.case
    parts = (case.place, case.date, case.respondent)
    lines = [", ".join(inert(text) for text in parts if text)]
    mine = f"{w.questionnaire.id}@{w.questionnaire.version}"
    if case.questions and "@" in case.questions and case.questions != mine:
        lines.append(w.words("filled-in-with", old=inert(case.questions), new=mine))
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
        tables.append(PublishedShares(w.text(question.text), rows, w.text(question.share_note)))
    return tuple(tables)


def shown(w: Wording) -> tuple[QuestionText, ...]:
    """Return the answers that are shown as they are."""
    return tuple(
        (w.text(question.text), w.answer(question, given))
        for question in w.questionnaire.questions
        if question.shown
        and question.share_note is None
        and (given := w.result.case.answers.get(question.id)) is not None
    )


def open_questions(w: Wording) -> OpenQuestions:
    """Return what is not known: first the gates, then the themes in which more is open."""
    answered, answers = w.result.answered, w.result.case.answers
    gates = [gate.question for gate in w.result.gates if gate.effect == "unknown"]
    first = tuple(dict.fromkeys(name for name in gates if name))
    rest = {
        question.part
        for question in w.questionnaire.questions
        if question.id not in first and answers.get(question.id, Absence.UNANSWERED) in OPEN
    }
    titles = [w.text(part.title) for part in w.questionnaire.parts if part.id in rest]
    return OpenQuestions(
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


def notes(w: Wording) -> tuple[QuestionText, ...]:
    """Return the notes that don't stand beside a factor."""
    beside = {
        item.question for name in w.result.factors for item in w.questionnaire.dimension[name].items
    }
    return tuple(
        (w.question(name), note)
        for name in w.result.case.notes
        if name in w.questionnaire.question and name not in beside and (note := w.note(name))
    )
