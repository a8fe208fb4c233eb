"""Ask the closing question and what was decided once the advice is known, later what was done."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import structs

from burgerkompas.cases import Case, CaseDecision
from burgerkompas.interview.asker import Asker, Entry, keeping_half
from burgerkompas.interview.review import ask_texts, tell_personal_data
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results import Result
from burgerkompas.texts import Words

Save = Callable[[Case], None]


def ask_closing(questionnaire: Questionnaire, asker: Asker, case: Case, save: Save) -> Case:
    """Ask the closing question, if there is one, and keep the answer as a note; return the case.

    Enter alone, or going back, changes nothing.
    """
    closing = questionnaire.closing
    if closing is None:
        return case
    may_be_empty = Words("interview", asker.language)("may-be-empty")
    now = case.notes.get(closing.id, "")

    def keep(text: str) -> Case:
        notes = {**case.notes, closing.id: text}
        kept = structs.replace(case, notes={key: note for key, note in notes.items() if note})
        save(kept)
        return kept

    with keeping_half(keep):
        text = asker.text(f"{closing.text[asker.language]} {may_be_empty}", now)
    if text is None or text == now:
        return case
    tell_personal_data(asker, text)
    return keep(text)


def ask_decision(asker: Asker, result: Result, today: str, save: Save) -> Case:
    """Ask what was chosen, why, by whom and when; return the case, saved after each answer.

    Enter alone changes nothing. Asks why if the choice differs from the advice, and what has been
    done if something had been decided before.
    """
    language, case, old = asker.language, result.case, result.case.decision
    words = Words("decision", language)
    ends = list(result.questionnaire.choosable.values())

    def differs(chosen: str) -> bool:
        decided = structs.replace(case, decision=CaseDecision(chosen))
        return structs.replace(result, case=decided).follows is False

    # What one answer can still change is no advice yet.
    early = result.strategy is not None and result.strategy.provisional
    told = words("advised")
    labels = [(e.label[language], "" if early or differs(e.id) else told) for e in ends]
    title = words("chosen")
    if old is not None:
        title = words("chosen-before", label=result.questionnaire.ends[old.chosen].label[language])
    entries = (
        Entry(words("not-yet" if old is None else "as-it-is")),
        *(Entry(" ".join(filter(None, label))) for label in labels),
    )
    at: int | None = 0
    while (at := asker.choose(title, entries, at)) is not None:
        if at == 0 and old is None:
            return case
        keys, decision = ["done"], old
        if at > 0:
            end = ends[at - 1]
            same = old is not None and old.chosen == end.id
            kept = old or CaseDecision(end.id, by=case.respondent)
            decision = structs.replace(kept, chosen=end.id, on=kept.on if same else today)
            asks_why = differs(end.id) or decision.why is not None
            keys = ["why"] * asks_why + ["by", "on"] + keys * (old is not None)
        new = structs.replace(case, decision=decision)
        decided = _ask_texts(asker, new, keys, today, save)
        if decided is not None:
            return decided
        save(case)
    return case


def ask_done(asker: Asker, case: Case, save: Save) -> Case:
    """Ask what has been done about a decision so far; return the case, saved."""
    return _ask_texts(asker, case, ["done"], "", save) or case


def _ask_texts(asker: Asker, case: Case, keys: list[str], today: str, save: Save) -> Case | None:
    """Ask for texts of the decision of a case; return ``None`` to go back to before them."""
    assert case.decision is not None
    texts = {key: text or "" for key, text in structs.asdict(case.decision).items()}

    def keep() -> None:
        nonlocal case
        told = {key: text for key, text in texts.items() if text}
        case = structs.replace(case, decision=CaseDecision(**told))
        save(case)

    save(case)
    words = Words("decision", asker.language)
    return case if ask_texts(asker, words, keys, texts, today, keep) else None
