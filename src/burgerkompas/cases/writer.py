"""Write a case as the text of a case file, and save it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from burgerkompas.cases.case import ABSENT, CASE_FORM, CASE_KEYS, Absence, Answer, Case, is_date
from burgerkompas.files import write_atomically
from burgerkompas.numbers import decimal_text
from burgerkompas.questionnaire.model import Questionnaire

# Words that this or another YAML reader takes for something else than text.
_NOT_BARE = {"null", "true", "false", "yes", "no", "on", "off", "y", "n", *ABSENT}


def dump_case(questionnaire: Questionnaire, case: Case) -> str:
    """Return a case as the text of a case file, its answers in the order of the questionnaire."""
    lines = [
        f"burgerkompas: {CASE_FORM}",
        f"questions: {quoted(case.questions or f'{questionnaire.id}@{questionnaire.version}')}",
        "case:",
    ]
    for key in CASE_KEYS:
        value = getattr(case, key)
        if value is not None:
            lines.append(f"  {key}: {quoted(value)}")
    lines.append("answers:" if case.answers else "answers: {}")
    for question in questionnaire.questions:
        if question.id in case.answers:
            lines.append(f"  {question.id}: {written(case.answers[question.id])}")
    if case.notes:
        lines.append("notes:")
        lines += [f"  {key}: {quoted(note)}" for key, note in case.notes.items()]
    if isinstance(case.story, dict):
        lines.append("story:")
        lines += [f"  {language}: {quoted(text)}" for language, text in case.story.items()]
    elif case.story is not None:
        lines.append(f"story: {quoted(case.story)}")
    return "\n".join(lines) + "\n"


def written(answer: Answer) -> str:
    """Return an answer as it stands in a case file."""
    if isinstance(answer, Absence):
        return answer.value
    if isinstance(answer, tuple):
        return "[" + ", ".join(answer) + "]"
    return quoted(answer) if isinstance(answer, str) else decimal_text(answer)


def quoted(text: str) -> str:
    """Return a text as a YAML scalar: bare where that is safe, else as JSON, which YAML reads."""
    if _is_bare(text):
        return text
    plain = msgspec.json.encode(text).decode()
    # YAML allows fewer bare control characters than JSON.
    return "".join(c if c.isprintable() or c == " " else _escape(c) for c in plain)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _is_bare(text: str) -> bool:
    """Whether a text can stand without quotes, by a rule that errs on the safe side."""
    return (
        text.isprintable()
        and text[:1].isalpha()
        and not text[-1:].isspace()
        and not any(c in text for c in ":#'\"{}[],\\")
        and text.lower() not in _NOT_BARE
    ) or is_date(text)


def save_case(questionnaire: Questionnaire, case: Case, path: Path) -> None:
    """Save a case as a file, atomically."""
    write_atomically(path, dump_case(questionnaire, case))
