"""A result in one language: how the view puts its values in words."""

from __future__ import annotations

from burgerkompas.cases import Absence, Answer
from burgerkompas.questionnaire.model import Classification, Dimension, Question, Text, Type
from burgerkompas.results import Result
from burgerkompas.safe_text import inert
from burgerkompas.scoring.sections import follow_up
from burgerkompas.texts import Words


class Wording:
    """A result in one language. Every text of the case itself is made inert here."""

    def __init__(self, result: Result, language: str) -> None:
        self.result = result
        self.questionnaire = result.questionnaire
        self.language = language
        self.words = Words("report", language)
        self.dimensions = {d.id: d for d in result.dimensions}
        self.classifications = {c.id: c for c in result.classifications}
        self.ends = {name: end.label[language] for name, end in result.questionnaire.ends.items()}

    def name(self, end: str) -> str:
        """Return the shortest name of what can come out; empty where it is none."""
        found = self.questionnaire.ends.get(end)
        return found.name[self.language] if found else ""

    def text(self, text: Text | None) -> str:
        """Return a text of the questionnaire; empty when there is none."""
        return text[self.language] if text else ""

    def texts(self, *texts: Text | None) -> tuple[str, ...]:
        """Return the texts that there are."""
        return tuple(text[self.language] for text in texts if text)

    def question(self, name: str) -> str:
        return self.questionnaire.question[name].text[self.language]

    def dimension(self, name: str) -> str:
        return self.questionnaire.dimension[name].label[self.language]

    def type(self, classification: Classification) -> Type | None:
        """Return the type that the case has."""
        name = self.classifications[classification.id].type
        return next((kind for kind in classification.types if kind.id == name), None)

    def level(self, dimension: Dimension, name: str | None) -> str:
        """Return the label of a level; empty without one."""
        labels = (level.label[self.language] for level in dimension.levels if level.id == name)
        return next(labels, "")

    def answer(self, question: Question, answer: Answer) -> str:
        """Put an answer in words."""
        if isinstance(answer, Absence):
            return self.words(answer.value.replace("_", "-"))
        if isinstance(answer, tuple):
            return "; ".join(question.label(value, self.language) for value in answer)
        return inert(question.label(answer, self.language))

    def asked(self, name: str) -> str:
        """Return what a note at a question replies to: its follow-up, or else the question.

        What respondents noted when they settled on an answer together is no reply to the follow-up.
        """
        answer = self.result.case.answers.get(name)
        together = origin_mark(self.language) in self.note(name)
        follows = None if together else follow_up(self.questionnaire, name, answer)
        return self.text(follows) or self.question(name)

    def note(self, name: str) -> str:
        """Return what was noted at a question; empty when nothing was."""
        return inert(self.result.case.notes.get(name, ""))


def decimal(number: float, language: str) -> str:
    """Write a number with two decimals."""
    text = f"{number:.2f}"
    return text.replace(".", ",") if language == "nl" else text


def shortest(number: float, language: str) -> str:
    """Write a number with no more decimals than it has, two at most."""
    return decimal(number, language).rstrip("0").rstrip(".,")


def signed(score: float, language: str) -> str:
    """Write a score with its sign, a real minus; what rounds to zero has none."""
    text = decimal(score, language)
    if not text.strip("-0.,"):
        return decimal(0.0, language)
    return text.replace("-", "\N{MINUS SIGN}") if score < 0 else f"+{text}"


def origin_mark(language: str) -> str:
    """Return the beginning of what a consensus notes: what each answered before they settled."""
    return Words("consensus", language).texts["origin"].partition("{")[0].strip()
