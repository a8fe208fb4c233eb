"""Write a case as the text of a case file."""

from __future__ import annotations

import msgspec

from burgerkompas.cases.answers import ABSENCE_WORDS, Absence, Answer
from burgerkompas.cases.case import CASE_FORM, CASE_KEYS, Case, is_date
from burgerkompas.numbers import decimal_text
from burgerkompas.questionnaire.model import Questionnaire

# Words that this or another YAML reader reads as something other than text.
_NOT_BARE = {"null", "true", "false", "yes", "no", "on", "off", "y", "n", *ABSENCE_WORDS}


def dump_case(questionnaire: Questionnaire, case: Case) -> str:
    """Return a case as the text of a case file, its answers in the order of the questionnaire."""
    questions = case.questions or questionnaire.reference
    about = {key: getattr(case, key) for key in CASE_KEYS}
    lines = [f"burgerkompas: {CASE_FORM}", f"questions: {yaml_text(questions)}"]
    lines += ["case:", *_indented({key: text for key, text in about.items() if text is not None})]
    lines.append("answers:" if case.answers or case.retired else "answers: {}")
    for question in questionnaire.questions:
        if question.id in case.answers:
            lines.append(f"  {question.id}: {answer_text(case.answers[question.id])}")
    lines += [f"  {name}: {answer_as_written(answer)}" for name, answer in case.retired.items()]
    if case.notes:
        lines += ["notes:", *_indented(case.notes)]
    if case.decision is not None:
        lines += ["decision:", *_indented(case.decision.texts())]
    if isinstance(case.story, dict):
        lines += ["story:", *_indented(case.story)]
    elif case.story is not None:
        lines.append(f"story: {yaml_text(case.story)}")
    return "\n".join(lines) + "\n"


def _indented(texts: dict[str, str]) -> list[str]:
    return [f"  {key}: {yaml_text(text)}" for key, text in texts.items()]


def answer_as_written(answer: Answer) -> str:
    """Return an answer of an earlier version; its choices may be any text."""
    if isinstance(answer, tuple):
        return "[" + ", ".join(map(yaml_text, answer)) + "]"
    return answer_text(answer)


def answer_text(answer: Answer) -> str:
    """Return an answer as written in a case file."""
    if isinstance(answer, Absence):
        return answer.value
    if isinstance(answer, tuple):
        return "[" + ", ".join(answer) + "]"
    return yaml_text(answer) if isinstance(answer, str) else decimal_text(answer)


def yaml_text(text: str) -> str:
    """Return a text as a YAML scalar: bare if that is safe, else as JSON, which YAML reads."""
    if _is_bare(text):
        return text
    quoted = msgspec.json.encode(text).decode()
    # YAML allows fewer bare control characters than JSON.
    return "".join(c if c.isprintable() or c == " " else _escape(c) for c in quoted)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _is_bare(text: str) -> bool:
    """Return whether a text can be written without quotes; errs on the safe side."""
    return (
        text.isprintable()
        and text[:1].isalpha()
        and not text[-1:].isspace()
        and not any(c in text for c in ":#'\"{}[],\\")
        and text.lower() not in _NOT_BARE
    ) or is_date(text)
