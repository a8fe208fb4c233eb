"""The words of a comparison: who the cases are, and one tone for people, another for moments."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise
from pathlib import PurePath

from burgerkompas.comparison.comparison import Comparison
from burgerkompas.report.view.wording import Wording
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words
from burgerkompas.texts.compare import COMPARE


class Voice:
    """A comparison in one language. ``who`` is what each case is called; ``names`` are unlike."""

    def __init__(self, comparison: Comparison, language: str) -> None:
        self.comparison = comparison
        self.language = language
        self.words = Words(COMPARE, language)
        self.wordings = [Wording(result, language) for result in comparison.results]
        self.wording = self.wordings[0]
        self.cases = [result.case for result in comparison.results]
        self.names = tuple(dict.fromkeys(inert(case.name or "") or "?" for case in self.cases))
        self.who = self._who()

    def say(self, key: str, **values: object) -> str:
        """Return a text: that for moments, where there is one and they are moments."""
        if self.comparison.kind == "moments" and f"{key}-moments" in self.words:
            key = f"{key}-moments"
        return self.words(key, **values)

    def _who(self) -> tuple[str, ...]:
        """Call the cases by what tells them apart: who filled in, when, what it is, or a number."""
        tried = ["respondent", "date", "name"]
        if self.comparison.kind == "moments":
            tried = ["date", "respondent", "name"]
        for key in tried:
            found = [inert(getattr(case, key) or "") for case in self.cases]
            if all(found) and len(set(found)) == len(found):
                return tuple(found)
        stems = [inert(PurePath(case.file or "").stem) for case in self.cases]
        if all(stems) and len(set(stems)) == len(stems):
            return tuple(stems)
        return tuple(self.words("case", number=i) for i in range(1, len(self.cases) + 1))

    @property
    def people(self) -> tuple[tuple[str, str], ...]:
        """What each case is called, with all that is known of it."""
        found = []
        for who, case in zip(self.who, self.cases, strict=True):
            about = (case.name, case.place, case.date, case.respondent)
            texts = [inert(text) for text in about if text]
            found.append((who, ", ".join(text for text in texts if text != who)))
        return tuple(found)

    def together(self, names: tuple[str, ...]) -> str:
        """Return names as one phrase."""
        if len(names) == 1:
            return names[0]
        return self.words("and", first=", ".join(names[:-1]), last=names[-1])

    def then(self, labels: list[str]) -> str:
        """Return what came after what, each once in a row."""
        told = labels[0]
        for before, label in pairwise(labels):
            if label != before:
                told = self.words("then", first=told, next=label)
        return told

    def number(self, raw: Fraction) -> str:
        """Write a raw value with no more decimals than it has, two at most."""
        return self.wording.decimal(float(raw)).rstrip("0").rstrip(".,")

    def question(self, name: str) -> str:
        return self.wording.question(name)

    def quoted(self, names: Iterable[str]) -> str:
        """Return questions as one phrase, each within quotes."""
        return self.together(tuple(f"'{self.question(name)}'" for name in names))

    def answer(self, name: str, case: int) -> str:
        """Put the answer of a case in words."""
        return self.wording.answer(
            self.comparison.questionnaire.question[name], self.comparison.answers[case][name]
        )

    def note(self, name: str, case: int) -> str:
        """Return what a case notes at a question; empty when nothing."""
        note = self.wordings[case].note(name)
        return self.words("noted", text=note) if note else ""
