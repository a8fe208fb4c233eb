"""Ask the closing question and what was decided once the advice is known, later what was done."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import structs

from burgerkompas.cases import Case, CaseDecision
from burgerkompas.interview.asker import Asker, Entry, HalfTyped
from burgerkompas.interview.review import tell_personal_data
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results import Result
from burgerkompas.texts import Words
from burgerkompas.texts.dates import read_date, say_date

Save = Callable[[Case], None]


def ask_closing(
    questionnaire: Questionnaire, asker: Asker, language: str, case: Case, save: Save
) -> Case:
    """Ask the closing question, if there is one, and keep the answer as a note; return the case.

    Enter alone, or going back, changes nothing.
    """
    closing = questionnaire.closing
    if closing is None:
        return case
    prompt = f"{closing.text[language]} {Words('interview', language)('may-be-empty')}"
    now = case.notes.get(closing.id, "")

    def keep(text: str) -> Case:
        notes = {**case.notes, closing.id: text}
        kept = structs.replace(case, notes={key: note for key, note in notes.items() if note})
        save(kept)
        return kept

    try:
        text = asker.text(prompt, now)
    except HalfTyped as half:
        if half.text:
            keep(half.text)
        raise
    if text is None or text == now:
        return case
    tell_personal_data(asker, language, text)
    return keep(text)


def ask_decision(asker: Asker, language: str, result: Result, today: str, save: Save) -> Case:
    """Ask what was chosen, why, by whom and when; return the case, saved after each answer.

    Enter alone changes nothing. Asks why if the choice differs from the advice, and what has been
    done if something had been decided before.
    """
    words, case, old = Words("decision", language), result.case, result.case.decision
    ends = list(result.questionnaire.choosable.values())

    def differs(chosen: str) -> bool:
        decided = structs.replace(case, decision=CaseDecision(chosen))
        return structs.replace(result, case=decided).follows is False

    labels = [(end.label[language], "" if differs(end.id) else words("advised")) for end in ends]
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
        decided = _ask_texts(asker, language, new, keys, today, save)
        if decided is not None:
            return decided
        save(case)
    return case


def ask_done(asker: Asker, language: str, case: Case, save: Save) -> Case:
    """Ask what has been done about a decision so far; return the case, saved."""
    return _ask_texts(asker, language, case, ["done"], "", save) or case


def _ask_texts(
    asker: Asker, language: str, case: Case, keys: list[str], today: str, save: Save
) -> Case | None:
    """Ask for texts of the decision of a case; return ``None`` to go back to before them."""
    words, told = Words("decision", language), case.decision
    assert told is not None
    texts = structs.asdict(told)

    def keep(key: str, text: str) -> None:
        nonlocal case
        texts[key] = text or None
        case = structs.replace(case, decision=CaseDecision(**texts))
        save(case)

    save(case)
    at = 0
    while at < len(keys):
        key = keys[at]
        now = texts[key] or ""
        try:
            text = asker.text(words(key), say_date(now, language) if key == "on" else now)
        except HalfTyped as half:
            if half.text and key != "on":
                keep(key, half.text)
            raise
        if text is None:
            if at == 0:
                return None
            at -= 1
            continue
        if key == "on" and text:
            date = read_date(text, language, today)
            if date is None:
                asker.tell(words("bad-date"))
                continue
            text = date
        tell_personal_data(asker, language, text)
        keep(key, text)
        at += 1
    return case
