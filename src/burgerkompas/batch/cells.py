"""What a cell means: an answer, a choice that was ticked, a date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec

from burgerkompas.batch.mapping import alike
from burgerkompas.cases import NOT_APPLICABLE, UNKNOWN, Answer, parse_answer
from burgerkompas.cases.case import is_date
from burgerkompas.questionnaire.model import Question
from burgerkompas.texts import batch as forms

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?")
_DAY_MONTH = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b.*")
_WHOLE = re.compile(r"(-?\d+)[.,]0+")

_TICKED = frozenset(["y", "yes", "j", "ja", "1", "x", "true", "waar", "checked"])
_NOT_TICKED = frozenset(["n", "no", "nee", "0", "-", "false", "onwaar", "unchecked"])
"""How form tools write whether a choice was ticked, in a column of its own."""


class NoAnswer(Exception):
    """A text is no answer to a question."""


class AnswerColumn(msgspec.Struct, frozen=True):
    """What the cells below one heading mean."""

    question: Question
    choice: str | None = None
    """The option that the column stands for, where each option has a column of its own."""
    words: Mapping[str, Answer | None] = {}
    """What texts mean here, by their common form; ``None`` is unanswered."""

    def read(self, cell: str) -> Answer | None:
        """Return the answer in a cell, ``None`` where there is none; raises ``NoAnswer``."""
        question, text = self.question, cell.strip()
        if not text:
            return None
        if self.choice is not None:
            return self._ticked(self.choice, text)
        # What a map says comes first: it may call the third answer "2".
        if alike(text) in self.words:
            return self.words[alike(text)]
        if question.kind == "text":
            return text
        whole = _WHOLE.fullmatch(text)
        answer = parse_answer(question, whole[1] if whole else text)
        if answer is not None:
            return answer
        if question.kind == "choices":
            return self._several(text)
        raise NoAnswer

    def _several(self, text: str) -> Answer:
        """Read several choices written as texts, between ``;`` or, where that fits, commas."""
        chosen: list[object] = []
        for part in text.split(";"):
            words = part.split(",")
            while words and part.strip():
                # A text may have commas of its own: the longest that is known counts.
                for end in range(len(words), 0, -1):
                    piece = ",".join(words[:end]).strip()
                    named = self.words.get(alike(piece), (piece,))
                    if isinstance(named, tuple) and set(named) <= set(self.question.values):
                        chosen += named
                        words = words[end:]
                        break
                else:
                    raise NoAnswer
        if len(set(chosen)) < len(chosen):
            raise NoAnswer
        return in_order(self.question, chosen)

    def _ticked(self, choice: str, text: str) -> Answer:
        word = text.casefold()
        (option,) = (option for option in self.question.options if option.value == choice)
        labels = map(alike, option.label.values())
        if word in _TICKED or text == choice or alike(text) in labels:
            return (choice,)
        if word in _NOT_TICKED:
            return ()
        raise NoAnswer


def in_order(question: Question, chosen: Iterable[object]) -> Answer:
    """Return choices as an answer, in the order of the question."""
    kept = set(chosen)
    return tuple(str(value) for value in question.values if value in kept)


def is_answer(question: Question, text: str) -> bool:
    """Tell whether a text is an answer to a question as it stands, with no map."""
    try:
        AnswerColumn(question).read(text)
    except NoAnswer:
        return False
    return True


def label_answers(question: Question) -> dict[str, Answer]:
    """Return what people write for an answer where it can be no other, by the texts' common form.

    That is its label, its value in capitals, and the usual words for not knowing. What a cell may
    hold as it stands (a value, ``unknown``) keeps that meaning. A text is its own answer, so such a
    question has no words but its own.
    """
    if question.kind == "text":
        return {}
    several = question.kind == "choices"
    meanings: dict[str, list[Answer]] = {}
    for option in question.options:
        answer: Answer = (str(option.value),) if several else option.value
        for text in dict.fromkeys(map(alike, (str(option.value), *option.label.values()))):
            meanings.setdefault(text, []).append(answer)
    words = {text: answers[0] for text, answers in meanings.items() if len(answers) == 1}
    absences = [(forms.UNKNOWN, UNKNOWN)]
    absences += [(forms.NOT_APPLICABLE, NOT_APPLICABLE)] if question.not_applicable else []
    for texts, absence in absences:
        words |= {text: absence for text in sorted(texts) if text not in meanings}
    return {text: a for text, a in words.items() if parse_answer(question, text) in (None, a)}


def read_date(text: str, day_first: bool | None) -> tuple[str, str | None]:
    """Return a date as YYYY-MM-DD, or a text as it stands and the code of what is wrong with it.

    ``day_first`` says which of two numbers is the day; with ``None`` the date itself must tell.
    """
    if found := _YEAR_FIRST.fullmatch(text):
        date = f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
    elif found := _DAY_MONTH.fullmatch(text):
        first, second, year = int(found[1]), int(found[2]), found[3]
        if day_first is None and first <= 12 and second <= 12 and first != second:
            return text, "day-or-month"
        day_comes_first = first > 12 if day_first is None else day_first
        day, month = (first, second) if day_comes_first else (second, first)
        if day_first is not None and month > 12:
            return text, "not-this-date"
        date = f"{year}-{month:02}-{day:02}"
    else:
        return text, "not-a-date"
    return (date, None) if is_date(date) else (text, "no-such-day")


def looks_like_date(text: str) -> bool:
    """Tell whether a cell is written as a date can be, in one order or the other."""
    return bool(_YEAR_FIRST.fullmatch(text) or _DAY_MONTH.fullmatch(text))


def date_order(texts: Iterable[str]) -> str:
    """Return what dates have first: ``day-first``, ``month-first``, ``either``.

    ``clear``: none of them needs to be told.
    """
    pairs = [(int(f[1]), int(f[2])) for text in texts if (f := _DAY_MONTH.fullmatch(text))]
    if any(first > 12 for first, _ in pairs):
        return "day-first"
    if any(second > 12 for _, second in pairs):
        return "month-first"
    return "either" if pairs else "clear"
