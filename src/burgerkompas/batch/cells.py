"""What a cell means: an answer, or a choice that was ticked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from fractions import Fraction
from typing import NamedTuple

import msgspec

from burgerkompas.batch.mapping import READINGS, Word
from burgerkompas.batch.spellings import alike
from burgerkompas.cases import NOT_APPLICABLE, UNKNOWN, Absence, Answer, parse_answer
from burgerkompas.cases.answers import ABSENCE_WORDS
from burgerkompas.numbers import decimal_text
from burgerkompas.questionnaire.model import Question
from burgerkompas.texts import batch as forms

_WHOLE = re.compile(r"(?!-?[1-9]\d{0,2}[.,]000$)(-?\d+)[.,]0+")

_THOUSANDS = {".": (r"\.", ","), ",": (",", r"\."), " ": ("[ \u00a0\u202f]", "[.,]")}
"""The separators of thousands, with the patterns for each and for the decimal mark beside it."""

_LIKE_NUMBER = re.compile("-?[0-9.,][0-9., \u00a0\u202f]*")
_NUMERAL = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_MAX_WAYS = 50
"""The most ways of splitting a cell that are tried."""

_TICKS: dict[str, bool | None] = {
    **dict.fromkeys(forms.TICKED, True),
    **dict.fromkeys(forms.UNTICKED, False),
    **dict.fromkeys(forms.NOT_SEEN, None),
}
"""The words of form tools for a ticked or an unticked choice, in a column of its own."""


CODES, LABELS = READINGS


class NoAnswer(Exception):
    """A text is no answer to a question."""


class Clash(NamedTuple):
    """A text that is the label of one answer and is written like another."""

    text: str
    label_of: str
    value_of: str


class AnswerColumn(msgspec.Struct, frozen=True):
    """The meaning of the cells below one heading."""

    question: Question
    choice: str | None = None
    """The option that the column stands for, where each option has a column of its own."""
    words: Mapping[str, Word] = {}
    """The meaning of texts here, by their common form; ``None`` is unanswered."""
    only_words: bool = False
    """True if only the words and the absences count: a value is a label here."""
    separator: str | None = None
    """The separator of several choices; by default ``;`` or, where that fits, commas."""
    thousands: str | None = None
    """The separator of thousands in numbers; ``None``: nothing may."""

    def read(self, cell: str) -> Answer | None:
        """Return the answer in a cell, ``None`` where there is none; raises ``NoAnswer``."""
        question, text = self.question, cell.strip()
        if not text:
            return None
        if self.choice is not None:
            return self._ticked(self.choice, text)
        # What a map says comes first: it may call the third answer "2". A form tool may end what
        # it parts with its separator, also where there is one part.
        single = text.removesuffix(self.separator or ";") if question.kind == "choices" else text
        for form in (*_forms(text), *_forms(single)):
            word = self.words.get(form, False)
            if not isinstance(word, bool):
                return word
        if question.kind == "text":
            return text
        answer = self._value(text)
        if answer is not None:
            return answer
        if question.kind == "choices":
            return self._several(text)
        raise NoAnswer

    def _value(self, text: str) -> Answer | None:
        """Read a text as a case file would have it."""
        if self.only_words and text not in ABSENCE_WORDS:
            return None
        if self.question.kind == "choices" and self.separator is not None:
            return parse_answer(self.question, text) if text in ABSENCE_WORDS else None
        if self.thousands is not None and _LIKE_NUMBER.fullmatch(text):
            text = _without_separators(text, self.thousands)
        return parse_answer(self.question, text)

    def _several(self, text: str) -> Answer:
        """Read several choices written as texts."""
        chosen: list[object] = []
        hard, soft = (";", ",") if self.separator is None else ("\0", self.separator)
        for part in text.split(hard):
            if part.strip(f"{soft} \t"):
                chosen += self._parted(part, soft)
        if len(set(chosen)) < len(chosen):
            raise NoAnswer
        return in_order(self.question, chosen)

    def _parted(self, text: str, separator: str) -> list[object]:
        """Read choices between separators that may stand in a label too: one way, or none."""
        pieces = text.split(separator)
        ways: list[list[list[object]]] = [[[]], *([] for _ in pieces)]
        for end in range(1, len(pieces) + 1):
            for start in range(end):
                named = self._choices(separator.join(pieces[start:end]).strip())
                if named is not None:
                    ways[end] += [[*before, *named] for before in ways[start][:_MAX_WAYS]]
        different = {frozenset(map(str, way)): way for way in ways[-1]}
        if len(different) != 1:
            raise NoAnswer
        return next(iter(different.values()))

    def _choices(self, piece: str) -> tuple[str, ...] | None:
        """Return the choices that a piece of a cell names, if it does."""
        if not piece:
            return ()
        named = self.words.get(alike(piece))
        if named is None and not self.only_words:
            named = (piece,)
        known = isinstance(named, tuple) and set(named) <= set(map(str, self.question.values))
        return named if known else None  # type: ignore[return-value]

    def _ticked(self, choice: str, text: str) -> Answer | None:
        for form in _forms(text):
            if form in self.words:
                word = self.words[form]
                if isinstance(word, tuple):
                    if choice not in word:
                        raise NoAnswer
                    return (choice,)
                return ((choice,) if word else ()) if isinstance(word, bool) else word
        for form in _forms(text):
            if form in choice_names(self.question, choice):
                return (choice,)
            if form in _TICKS:
                tick = _TICKS[form]
                return None if tick is None else (choice,) if tick else ()
        absence = ABSENCE_WORDS.get(text)
        if absence is UNKNOWN or (absence and self.question.not_applicable):
            return absence
        raise NoAnswer


def _without_separators(text: str, thousands: str) -> str:
    """Write a number as a program would; raises ``NoAnswer`` if it isn't written as it should."""
    separator, mark = _THOUSANDS[thousands]
    grouped = rf"(-?[0-9]{{1,3}}(?:{separator}[0-9]{{3}})+|-?[0-9]+)(?:{mark}([0-9]+))?"
    found = re.fullmatch(grouped, text)
    if found is None:
        raise NoAnswer
    whole, decimals = re.sub(separator, "", found[1]), (found[2] or "").rstrip("0")
    return f"{whole}.{decimals}" if decimals else whole


def _forms(text: str) -> tuple[str, ...]:
    """Return the common forms of a text: as it is, as a whole number, as it ends no sentence."""
    form, whole = alike(text), _WHOLE.fullmatch(text)
    if whole:
        return form, whole[1]
    ends = form.endswith(".") and not _NUMERAL.fullmatch(form[:-1])
    return (form, form[:-1]) if ends else (form,)


def choice_names(question: Question, choice: str) -> frozenset[str]:
    """Return the common forms of the value and the labels of a choice."""
    option = next(option for option in question.options if option.value == choice)
    return frozenset([alike(choice), *map(alike, option.label.values())])


def find_clashes(question: Question, choice: str | None = None) -> list[Clash]:
    """Return the texts that a column could mean in two ways, whatever its cells hold.

    They are labels that are written like another answer; in a column of one choice, names of that
    choice that usually say that it was not ticked.
    """
    if choice is not None:
        names = sorted(choice_names(question, choice))
        return [Clash(name, choice, "unticked") for name in names if not _TICKS.get(name, True)]
    if question.kind == "text":
        return []
    several = question.kind == "choices"
    values = {alike(str(option.value)): option.value for option in question.options}
    plain = AnswerColumn(question)
    clashes: dict[str, Clash] = {}
    for option in question.options:
        own: Answer = (str(option.value),) if several else option.value
        for label in option.label.values():
            read: Answer | None = values.get(alike(label))
            read = (str(read),) if several and read is not None else read
            with suppress(NoAnswer):
                read = read if read is not None else plain.read(label)
            if read not in (None, own):
                clash = Clash(label, str(option.value), written(read))
                clashes.setdefault(alike(label), clash)
    return list(clashes.values())


def both_fit(question: Question, clashes: Iterable[Clash]) -> bool:
    """Tell whether a column of labels only can look like one of values only.

    That is so where, in some language, every label is a number or written like an answer.
    """
    texts = {alike(clash.text) for clash in clashes}
    values = {alike(str(value)) for value in question.values}
    return bool(texts) and any(
        all(
            _NUMERAL.fullmatch(alike(label)) or alike(label) in texts | values
            for option in question.options
            if (label := option.label.get(language)) is not None
        )
        for language in question.text
    )


def written(answer: Answer) -> str:
    """Return an answer as a table without a map would write it."""
    if isinstance(answer, tuple):
        return ";".join(map(str, answer)) or ";"
    if isinstance(answer, Fraction):
        return decimal_text(answer)
    return str(answer.value if isinstance(answer, Absence) else answer)


def in_order(question: Question, chosen: Iterable[object]) -> Answer:
    """Return choices as an answer, in the order of the question."""
    kept = set(chosen)
    return tuple(str(value) for value in question.values if value in kept)


def takes(column: AnswerColumn, text: str) -> bool:
    """Tell whether a column can hold a text."""
    try:
        column.read(text)
    except NoAnswer:
        return False
    return True


def is_answer(question: Question, text: str) -> bool:
    """Tell whether a text is an answer to a question as it stands, with no map."""
    return takes(AnswerColumn(question), text)


def label_answers(question: Question, reading: str | None = None) -> dict[str, Answer]:
    """Return what people write for an answer where it can be no other, by the texts' common form.

    That is its label, its value in capitals, and the usual words for not knowing and for yes and
    no. What a cell may hold as it stands (a value, ``unknown``) keeps that meaning, unless the
    ``reading`` is of labels only. A text is its own answer, so such a question has no words but its
    own.
    """
    if question.kind == "text":
        return {}
    several = question.kind == "choices"
    meanings: dict[str, list[Answer]] = {}
    for option in question.options:
        answer: Answer = (str(option.value),) if several else option.value
        values = [] if reading == LABELS else [str(option.value)]
        labels = [] if reading == CODES else option.label.values()
        for text in dict.fromkeys(map(alike, (*values, *labels))):
            meanings.setdefault(text, []).append(answer)
    words = {text: answers[0] for text, answers in meanings.items() if len(answers) == 1}
    usual = [(forms.UNKNOWN, UNKNOWN)]
    usual += [(forms.NOT_APPLICABLE, NOT_APPLICABLE)] if question.not_applicable else []
    if question.kind == "yes_no":
        yes, no = question.values
        usual += [(forms.TRUE, yes), (forms.FALSE, no)]  # type: ignore[list-item]
    for texts, one in usual:
        words |= {text: one for text in sorted(texts) if text not in meanings}
    if reading == LABELS:
        return words
    return {text: a for text, a in words.items() if parse_answer(question, text) in (None, a)}
