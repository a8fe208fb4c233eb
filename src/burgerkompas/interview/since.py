"""An interview beside an earlier case: what was answered then is shown, and Enter keeps it.

Only what is answered now is in the new case. An answer that stays keeps its earlier note.
"""

from __future__ import annotations

from msgspec import structs

from burgerkompas.cases import Answer, Case
from burgerkompas.interview.asker import Prompt, cut
from burgerkompas.interview.session import Session
from burgerkompas.interview.shared import split_note
from burgerkompas.questionnaire.model import Question
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words
from burgerkompas.texts.dates import say_date, say_who_and_when

_WIDTH = 60


def begin_since(case: Case, since: Case, today: str) -> Case:
    """Return a case about the same initiative as an earlier one, with today's date."""
    return structs.replace(
        case,
        name=since.name,
        place=case.place or since.place,
        date=case.date or today,
        respondent=case.respondent or since.respondent,
        decision=case.decision or since.decision,
    )


class SessionSince(Session, kw_only=True, eq=False, dict=True):
    """An interview beside an earlier case, whose answers can be kept."""

    since: Case

    def __post_init__(self) -> None:
        super().__post_init__()
        self.before = self.since.answers
        self.says = Words("since", self.language)
        # Whose note was typed or cleared in this session.
        self.written: set[str] = set()

    def hold(self, review: bool = False) -> Case:
        """Say what there is of then, and hold the interview."""
        since, says = self.since, self.says
        about = (say_date(since.date or "", self.language), inert(since.respondent or ""))
        self.asker.tell(
            says("begin", about=", ".join(filter(None, about)) or inert(str(since.file)))
        )
        decision = since.decision
        if decision is not None:
            label = self.questionnaire.ends[decision.chosen].label[self.language]
            who = say_who_and_when(inert(decision.by or ""), decision.on, self.language)
            texts = (label, who, decision.why, decision.done)
            for key, text in zip(("decided", "by", "why", "done"), texts, strict=True):
                if text:
                    self.asker.tell(says(key, text=inert(text)))
        return super().hold(review)

    def screen(self, question: Question) -> Prompt:
        """Show what was answered then, as the answer that Enter keeps."""
        screen = super().screen(question)
        before = self.before.get(question.id)
        # What several people said apart belongs to that time; the old file has it.
        note, _ = split_note(self.since.notes.get(question.id, ""))
        if before is None:
            return structs.replace(screen, note=self.case.notes.get(question.id))
        then = [self.says("then", answer=cut(self.in_words(question.id, before), _WIDTH))]
        then += [self.says("then-note", text=cut(note, _WIDTH))] if note else []
        return structs.replace(
            screen,
            rule="\n".join(filter(None, (screen.rule, *then))),
            now=before if screen.now is None else screen.now,
            note=self.case.notes.get(question.id),
        )

    def answered(self, at: str) -> Answer | None:
        return self.case.answers.get(at, self.before.get(at))

    def told(self, at: str, answer: Answer) -> str:
        told, before = super().told(at, answer), self.before.get(at)
        if before is None or before == answer:
            return told
        return self.words("was", answer=told, before=cut(self.in_words(at, before), _WIDTH))

    def keep(self, at: str, answer: Answer) -> None:
        """Keep an answer, and its earlier note if the answer is still the same."""
        note = self.noted(at) if answer == self.before.get(at) else self.case.notes.get(at)
        notes = {**self.case.notes, at: note} if note else self.case.notes
        self.update(answers={**self.case.answers, at: answer}, notes=notes)

    def noted(self, name: str) -> str:
        """Return the note on a question; the earlier one if the question isn't answered yet."""
        mine = self.case.notes.get(name, "")
        is_new = name not in self.case.answers and name not in self.written
        return mine or (split_note(self.since.notes.get(name, ""))[0] if is_new else "")

    def keep_note(self, name: str, text: str) -> None:
        self.written.add(name)
        super().keep_note(name, text)

    def changes_note(self, name: str, text: str) -> bool:
        return text != self.case.notes.get(name, "") or text != self.noted(name)
