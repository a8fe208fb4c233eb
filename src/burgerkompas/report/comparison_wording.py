"""The words of a comparison: one tone for respondents, another for moments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import PurePath

from burgerkompas.comparison import Comparison
from burgerkompas.report.view.wording import Wording
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words
from burgerkompas.texts.dates import say_date


class ComparisonWording:
    """A comparison in one language. ``who`` is what each case is called, all different."""

    def __init__(self, comparison: Comparison, language: str) -> None:
        self.comparison = comparison
        self.language = language
        self.words = Words("compare", language)
        self.wordings = [Wording(result, language) for result in comparison.results]
        self.ends = self.wordings[0].ends
        self.cases = [result.case for result in comparison.results]
        self.names = tuple(dict.fromkeys(inert(case.name or "") or "?" for case in self.cases))
        self.who = self._who()

    def say(self, key: str, **values: object) -> str:
        """Return a text: the one for moments, where there is one and they are moments."""
        if self.comparison.kind == "moments" and f"{key}-moments" in self.words.texts:
            key = f"{key}-moments"
        return self.words(key, **values)

    def _who(self) -> tuple[str, ...]:
        """Call the cases by what tells them apart: respondent, date, name, file or number."""
        keys = ["respondent", "date", "name"]
        if self.comparison.kind == "moments":
            keys = ["date", "respondent", "name"]
        candidates = [
            [inert(say_date(getattr(case, key) or "", self.language)) for case in self.cases]
            for key in keys
        ]
        candidates.append([inert(PurePath(case.file or "").stem) for case in self.cases])
        for names in candidates:
            if all(names) and len(set(names)) == len(names):
                return tuple(names)
        return tuple(self.words("case", number=i) for i in range(1, len(self.cases) + 1))

    @property
    def people(self) -> tuple[tuple[str, str], ...]:
        """What each case is called, with everything else it says of itself."""
        people = []
        for who, case in zip(self.who, self.cases, strict=True):
            date = say_date(case.date or "", self.language)
            about = (case.name, case.place, date, case.respondent)
            texts = [inert(text) for text in about if text]
            people.append((who, ", ".join(text for text in texts if text != who)))
        return tuple(people)

    def together(self, names: Sequence[str]) -> str:
        """Return names as one phrase."""
        if len(names) == 1:
            return names[0]
        return self.words("and", first=", ".join(names[:-1]), last=names[-1])

    def then(self, labels: Sequence[str]) -> str:
        """Return what came after what; a repetition is told once."""
        told = f"'{labels[0]}'"
        for before, label in pairwise(labels):
            if label != before:
                told = self.words("then", first=told, next=label)
        return told

    def question(self, name: str) -> str:
        return self.wordings[0].question(name)

    def quoted(self, names: Iterable[str]) -> str:
        """Return questions as one phrase, each within quotes."""
        return self.together([f"'{self.question(name)}'" for name in names])

    def answer(self, name: str, case: int) -> str:
        """Put the answer of a case in words."""
        question = self.comparison.questionnaire.question[name]
        return self.wordings[case].answer(question, self.comparison.answers[case][name])

    def note(self, name: str, case: int) -> str:
        """Return what a case notes at a question; empty when nothing."""
        note = self.wordings[case].note(name)
        return self.words("noted", text=note) if note else ""
