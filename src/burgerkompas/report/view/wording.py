"""What every part of the view needs: a result, a language, and how to put values in words."""

from __future__ import annotations

from burgerkompas.cases import Absence, Answer
from burgerkompas.questionnaire.model import Question, Text
from burgerkompas.report.view.shapes import Range
from burgerkompas.results.result import Result
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words
from burgerkompas.texts.report import REPORT


class Wording:
    """A result in one language. Every text of the case itself passes through here."""

    def __init__(self, result: Result, language: str) -> None:
        self.result = result
        self.questionnaire = result.questionnaire
        self.language = language
        self.words = Words(REPORT, language)
        self.numbers = {d.id: d for d in result.dimensions}
        ends = result.questionnaire.ends.values()
        self.names = {end.id: end.label[language] for end in ends}

    def text(self, text: Text | None) -> str:
        """Return a text of the questionnaire; empty when there is none."""
        return "" if text is None else text[self.language]

    def texts(self, *texts: Text | None) -> tuple[str, ...]:
        """Return those texts that there are."""
        return tuple(text[self.language] for text in texts if text)

    def question(self, name: str) -> str:
        return self.questionnaire.question[name].text[self.language]

    def label(self, dimension: str) -> str:
        return self.questionnaire.dimension[dimension].label[self.language]

    def answer(self, question: Question, answer: Answer) -> str:
        """Put an answer in words."""
        if isinstance(answer, Absence):
            return self.words(answer.value.replace("_", "-"))
        if isinstance(answer, tuple):
            return "; ".join(question.label(value, self.language) for value in answer)
        return inert(question.label(answer, self.language))

    def note(self, name: str) -> str:
        """Return what was noted at a question; empty when nothing was."""
        return inert(self.result.case.notes.get(name, ""))

    def story(self) -> tuple[str, ...]:
        """Return the paragraphs of what practice tells."""
        return self.result.case.told_in(self.language)

    def range(self, dimension: str) -> Range | None:
        """Return where a dimension can still come; ``None`` when that isn't known."""
        found = self.numbers[dimension].possible_range
        if found is None:
            return None
        low, high = map(self.result.number, found)
        assert low is not None
        assert high is not None
        return low, high

    def decimal(self, number: float, places: int = 2) -> str:
        text = f"{number:.{places}f}"
        return text.replace(".", ",") if self.language == "nl" else text
