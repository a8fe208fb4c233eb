"""The case that several readings of one initiative share, and what is still to be settled."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from burgerkompas.cases import OPEN, Absence, Case
from burgerkompas.cases.answers import MAX_TEXT
from burgerkompas.comparison import Comparison
from burgerkompas.errors import AnswersRefused, Problem, Where
from burgerkompas.interview import flow
from burgerkompas.scoring import advice_rests_on
from burgerkompas.texts import Words, in_every_language


def begin(comparison: Comparison, who: Sequence[str], today: str, language: str) -> Case:
    """Return a case with the answers and notes that all readings share.

    Notes that differ say whose they are. ``who`` names each case of the comparison. The date is
    that of the latest reading, or ``today``. There is no decision yet. Raises ``AnswersRefused`` if
    the texts of all together would not fit in a case.
    """
    words = Words("consensus", language)
    cases = readings_of(comparison)
    _refuse_too_long(cases)
    apart = set(differing(comparison))
    answers = {}
    for question in comparison.questionnaire.questions:
        given = [case.answers[question.id] for case in cases if question.id in case.answers]
        if given and question.id not in apart:
            answers[question.id] = given[0]
    notes = {}
    for name in dict.fromkeys(name for case in cases for name in case.notes):
        texts = [case.notes.get(name, "") for case in cases]
        said = [words("said", who=w, text=t) for w, t in zip(who, texts, strict=True) if t]
        if name not in apart:
            notes[name] = texts[0] if len(set(texts)) == 1 else "; ".join(said)
    first, *others = cases
    return Case(
        name=first.name,
        place=next((case.place for case in cases if case.place), None),
        date=max((case.date for case in cases if case.date), default=today),
        respondent=words("respondent"),
        answers=answers,
        retired={
            name: answer
            for name, answer in first.retired.items()
            if all(case.retired.get(name) == answer for case in others)
        },
        notes=notes,
        story=next((case.story for case in cases if case.story), None),
    )


def go_on(case: Case, earlier: Case) -> Case:
    """Return an earlier consensus, with the answers that only a new one has added to it."""
    new = {name: answer for name, answer in case.answers.items() if name not in earlier.answers}
    notes = {name: note for name, note in case.notes.items() if name in new}
    return structs.replace(
        earlier, answers={**new, **earlier.answers}, notes={**notes, **earlier.notes}
    )


def is_consensus(case: Case) -> bool:
    """Whether a case says that it was filled in together."""
    return case.respondent in in_every_language("consensus", "respondent")


def to_settle(comparison: Comparison, case: Case) -> tuple[str, ...]:
    """Return the differences that a consensus has not settled yet, the most decisive first."""
    route = flow.route(comparison.questionnaire, case.answers)
    return tuple(n for n in differing(comparison) if n in route and n not in case.answers)


def split_note(note: str) -> tuple[str, str]:
    """Return what was typed in a note of a consensus, and where its answer came from."""
    marks = (text.partition("{")[0] for text in in_every_language("consensus", "origin"))
    at = min((place for mark in marks if (place := note.find(mark)) >= 0), default=len(note))
    return note[:at].strip(), note[at:]


def differing(comparison: Comparison) -> tuple[str, ...]:
    """Return the questions that not all cases answer alike, the most decisive first.

    First come those that would give one case the advice of another, then those that the advice
    rests on; within each, the answers that are farthest apart come first. If nobody knows the
    answer, that is not a difference.
    """
    questionnaire = comparison.questionnaire
    cases = readings_of(comparison)

    def differs(name: str) -> bool:
        given = {case.answers.get(name, Absence.UNANSWERED) for case in cases}
        return len(given) > 1 and not given <= {*OPEN}

    deciding = [name for swap in comparison.swaps for way in swap.ways for name in way]
    found = [difference.question for difference in comparison.differences]
    rests_on = advice_rests_on(questionnaire)
    ranked = (*deciding, *(n for n in found if n in rests_on), *found, *questionnaire.question)
    return tuple(name for name in dict.fromkeys(ranked) if differs(name))


def readings_of(comparison: Comparison) -> list[Case]:
    """Return the readings, in the order of the comparison."""
    return [result.case for result in comparison.results]


def _refuse_too_long(cases: Sequence[Case]) -> None:
    texts = {(name, text) for case in cases for name, text in (case.answers | case.notes).items()}
    texts |= {("", str(case.story or "")) for case in cases}
    # An answer that is a text is in the note as well.
    if sum(len(text) for _, text in texts if isinstance(text, str)) > MAX_TEXT // 2:
        raise AnswersRefused([Problem("too-much-text", Where(""), {"most": MAX_TEXT // 2})])
