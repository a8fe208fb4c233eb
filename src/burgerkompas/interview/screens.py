"""The screens of an interview: a question with its progress, and with what stands around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec
from msgspec import structs

from burgerkompas.cases import Answer, Case
from burgerkompas.interview import flow
from burgerkompas.interview.asker import Asker, Prompt, cut, in_words
from burgerkompas.interview.short import most_after
from burgerkompas.questionnaire.model import Question, Questionnaire
from burgerkompas.texts import Words

_HEADING_WIDTH = 60
"""How wide a line of the answers at the head of a part is, at least."""


class Screens(msgspec.Struct, eq=False, dict=True):
    """What an interview shows of a case, and what it has shown already."""

    questionnaire: Questionnaire
    case: Case
    asker: Asker
    save: Callable[[Case], None]
    """Called after every answer and note, so that an interview that stops early loses nothing."""
    short: bool = False
    """Whether to ask only what can still change the advice, and then offer the rest."""

    def __post_init__(self) -> None:
        self.language = self.asker.language
        self.words = Words("interview", self.language)
        self.first_stage = flow.first_stage(self.questionnaire)
        self.section_shown: tuple[str, bool] | None = None
        self.introduced: set[str] = set()
        # Earlier answers, beside which what is different is marked.
        self.before: Mapping[str, Answer] = {}
        # The order of a short interview; for an earlier session only the route is known.
        answers = self.case.answers
        self.asked = [n for n in flow.route(self.questionnaire, answers) if n in answers]
        self.pace = flow.Pace()

    def screen(self, question: Question) -> Prompt:
        return Prompt(
            question=question,
            progress=self.progress(question.id),
            header=self.header(question),
            rule=self.rule(question),
            now=self.case.answers.get(question.id),
            note=self.noted(question.id) or None,
        )

    def rule(self, question: Question) -> str | None:
        """Say in one line how to choose an answer."""
        if question.kind == "choices":
            return self.words("several")
        rule = self.questionnaire.rule
        if rule is None or question.kind in ("number", "text"):
            return None
        return self.words("doubt") if question.kind == "yes_no" else rule[self.language]

    def progress(self, at: str) -> str:
        """Say how far the interview is; a short one can only say how much is left at most."""
        answers = self.case.answers
        if self.short and self.first_stage:
            left = most_after(self.questionnaire, answers, at)
            return self.words("progress-short", question=len(self.earlier(at)) + 1, left=left)
        progress = flow.progress(self.questionnaire, answers, at, self.language, self.pace)
        return self.words("progress", **structs.asdict(progress))

    def header(self, question: Question) -> tuple[str, ...]:
        """Return the lines above the first question of a section."""
        section = (question.part, question.id in self.first_stage)
        if section == self.section_shown:
            return ()
        lines: list[str] = [""]
        staged = self.first_stage and not self.short
        if staged and (self.section_shown is None or self.section_shown[1] != section[1]):
            lines += [self.words("stage-one" if section[1] else "stage-two"), ""]
        self.section_shown = section
        part = next(part for part in self.questionnaire.parts if part.id == question.part)
        lines.append(f"== {part.title[self.language]} ==")
        # A short interview comes back to a part again and again.
        if part.intro is not None and not (self.short and part.id in self.introduced):
            lines.append(part.intro[self.language])
        self.introduced.add(part.id)
        headings = map(self.case.answers.get, flow.headings(self.questionnaire))
        texts = [text for text in headings if isinstance(text, str)]
        if texts:
            about = cut("; ".join(texts), _HEADING_WIDTH)
            lines += ["", self.words("subject", answers=about)]
        return tuple(lines)

    def in_words(self, at: str, answer: Answer) -> str:
        """Return an answer in words."""
        return in_words(self.questionnaire.question[at], answer, self.language)

    def told(self, at: str, answer: Answer) -> str:
        """Return an answer that was given, in words."""
        return self.in_words(at, answer)

    def noted(self, name: str) -> str:
        """Return the note on a question as it can be changed; empty without one."""
        return self.case.notes.get(name, "")

    def explanation(self, name: str) -> str:
        """Return the explanation of a question; empty without one."""
        text = self.questionnaire.question[name].help
        return text[self.language] if text else ""

    def walk(self) -> list[str]:
        """Return the questions to go back and forth through: in a short interview those asked."""
        route = flow.route(self.questionnaire, self.case.answers)
        return [name for name in self.asked if name in route] if self.short else [*route]

    def earlier(self, at: str | None = None) -> list[str]:
        """Return the questions to go back through; ``None``: from the end."""
        names = self.walk()
        return names[: names.index(at)] if at in names else names
