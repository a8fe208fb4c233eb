"""Answers in words, as both ways of asking show them."""

from __future__ import annotations

import shutil
from textwrap import wrap

from burgerkompas.answers import Absence, Answer
from burgerkompas.inert import inert
from burgerkompas.instrument.model import Question
from burgerkompas.texts import Words


def in_words(question: Question, answer: Answer | None, words: Words, language: str) -> str:
    """Return an answer as it is shown, on one line."""
    if answer is Absence.UNKNOWN:
        return words("unknown")
    if answer is Absence.NOT_APPLICABLE:
        return words("not-applicable")
    if answer is None or isinstance(answer, Absence):
        return words("none")
    if isinstance(answer, tuple):
        return "; ".join(question.label(value, language) for value in answer) or "-"
    return inert(question.label(answer, language))


def wrapped(text: str) -> str:
    """Return a text broken between words at the width of the terminal, 100 columns at most."""
    width = min(100, shutil.get_terminal_size((80, 24)).columns)
    lines = []
    for line in text.split("\n"):
        indent = " " * (len(line) - len(line.lstrip()))
        lines += wrap(line, width, subsequent_indent=indent + "  " * bool(indent)) or [""]
    return "\n".join(lines)
