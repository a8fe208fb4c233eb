"""Walk through the differences between several readings of an initiative, to one shared case.

Answers that all readings share are kept. At each difference the group takes one of the answers or
another one, or leaves it open; the note records every reading, and whose answer was taken.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from burgerkompas.cases import OPEN, UNKNOWN, Absence, Answer, Case
from burgerkompas.comparison import Comparison
from burgerkompas.interview import flow
from burgerkompas.interview.asker import Command, Prompt, cut
from burgerkompas.interview.session import Session
from burgerkompas.interview.shared import differing, readings_of, split_note, to_settle
from burgerkompas.questionnaire.model import Option, Question
from burgerkompas.texts import Words

_OTHER, _NOT_YET = "other", "not-yet"
_LABEL_WIDTH = 60


class Consensus(Session, kw_only=True, eq=False, dict=True):
    """Asks about every difference that isn't settled, then shows the overview.

    The case comes from ``begin``, or is that case at a later moment.
    """

    comparison: Comparison
    who: Sequence[str]
    """The name of each reading."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.says = Words("consensus", self.language)
        self.order = differing(self.comparison)
        swaps = self.comparison.swaps
        self.deciding = {name for swap in swaps for way in swap.ways for name in way}
        # Whether the answer being kept stands for not agreeing.
        self.undecided = False

    def hold(self, review: bool = False) -> Case:
        """Say how many differences there are, and hold the interview."""
        count = len(self.order)
        key = "begin" if self.deciding else "begin-plain"
        self.asker.tell(self.says(key if count else "no-differences", count=count))
        return super().hold(review)

    def first(self) -> str | None:
        return next(iter(to_settle(self.comparison, self.case)), None)

    def after(self, at: str) -> str | None:
        return self.first()

    def may_stop_before(self, at: str) -> bool:
        return False

    def walk(self) -> list[str]:
        route = flow.route(self.questionnaire, self.case.answers)
        return [name for name in self.order if name in route]

    def at_the_end(self) -> str | None:
        return next(reversed(self.earlier()), None)

    def question(self, at: str) -> str | None:
        """Ask how to settle a difference; ask any other question as an interview does."""
        if at not in self.order:
            return super().question(at)
        readings = self.readings(at)
        known = [answer for answer in dict.fromkeys(readings) if not _is_open(answer)]
        reply = self.ask(self.difference(at, known))
        self.undecided = reply == _NOT_YET
        if reply == _OTHER:
            reply = self.ask(self.screen(self.questionnaire.question[at]))
            if reply is Command.BACK:
                return at
        elif self.undecided:
            reply = UNKNOWN
        elif isinstance(reply, str):
            reply = known[int(reply)]
        return self.command(reply, at) if isinstance(reply, Command) else self.accept(at, reply)

    def readings(self, at: str) -> list[Answer]:
        return [answers[at] for answers in self.comparison.answers]

    def difference(self, at: str, known: Sequence[Answer]) -> Prompt:
        """Return the screen of a difference: who says what, and how it can be settled."""
        question, says, now = self.questionnaire.question[at], self.says, self.now(at, known)
        labels = {
            str(i): says("answer-of", answer=cut(self.in_words(at, answer), _LABEL_WIDTH), who=who)
            for i, answer in enumerate(known)
            if (who := self.of(at, answer))
        }
        labels |= {key: says(key) for key in (_OTHER, _NOT_YET)}
        if now == _OTHER:
            answer = self.in_words(at, self.case.answers[at])
            labels[_OTHER] = says("other-now", answer=cut(answer, _LABEL_WIDTH))
        return Prompt(
            question=_closed(question, labels, self.language),
            progress=self.progress(at),
            header=(),
            rule="\n".join(self.said(at)) or None,
            now=now,
            note=self.noted(at) or None,
        )

    def header(self, question: Question) -> tuple[str, ...]:
        return () if question.id in self.order else super().header(question)

    def progress(self, at: str) -> str:
        if at not in self.order:
            return super().progress(at)
        names = self.walk()
        where = self.says("progress", number=names.index(at) + 1, count=len(names))
        return f"{where} · {self.says('decides')}" if at in self.deciding else where

    def said(self, at: str) -> list[str]:
        """Say who has no answer, and what each person noted."""
        lines = []
        for who, answer, case in self.all(at):
            if _is_open(answer):
                lines.append(self.says("said", who=who, text=self.in_words(at, answer)))
            if at in case.notes:
                text = cut(case.notes[at], _LABEL_WIDTH)
                lines.append(self.says("note-of", who=who, text=text))
        return lines

    def all(self, at: str) -> list[tuple[str, Answer, Case]]:
        """Return the name of each reading, its answer, and the reading."""
        return list(zip(self.who, self.readings(at), readings_of(self.comparison), strict=True))

    def of(self, at: str, answer: Answer) -> str:
        """Return the names of those who give an answer."""
        return ", ".join(who for who, theirs, _ in self.all(at) if theirs == answer)

    def now(self, at: str, known: Sequence[Answer]) -> Answer | None:
        """Return the choice on the screen of a difference that stands for the current answer."""
        answer = self.case.answers.get(at)
        if answer in known:
            return str(known.index(answer))
        if answer is UNKNOWN and self.origin(at, UNKNOWN, True) in self.case.notes.get(at, ""):
            return _NOT_YET
        return answer if answer in (None, UNKNOWN) else _OTHER

    def in_words(self, at: str, answer: Answer) -> str:
        if answer is Absence.NOT_ASKED:
            return self.says("not-asked")
        return super().in_words(at, answer)

    def told(self, at: str, answer: Answer) -> str:
        return self.says(_NOT_YET) if self.undecided else super().told(at, answer)

    def ask_follow_up(self, at: str, changed: bool) -> bool:
        """Ask for a reason where the advice depends on it, and what is needed to agree."""
        if at not in self.order:
            return super().ask_follow_up(at, changed)
        if not self.undecided and at not in self.deciding:
            return True
        return self.note(at, self.says("to-agree" if self.undecided else "why"))

    # -- the note: what was typed, then where the answer came from ---------------------------

    def keep(self, at: str, answer: Answer) -> None:
        if at not in self.order:
            super().keep(at, answer)
            return
        note = f"{self.noted(at)} {self.origin(at, answer, self.undecided)}".strip()
        answers = {**self.case.answers, at: answer}
        self.update(answers=answers, notes={**self.case.notes, at: note})

    def origin(self, at: str, answer: Answer, undecided: bool) -> str:
        """Say who answered what, and whose answer was taken."""
        said = []
        for who, theirs, case in self.all(at):
            text = self.in_words(at, theirs)
            if at in case.notes:
                text = self.says("with-note", text=text, note=case.notes[at])
            said.append(self.says("said", who=who, text=text))
        whose = self.of(at, answer)
        chosen = self.says("whose", who=whose) if whose else self.says(_OTHER)
        how = self.says(_NOT_YET) if undecided else chosen
        return self.says("origin", readings="; ".join(said), how=how)

    def noted(self, name: str) -> str:
        return self.split(name)[0] if name in self.order else super().noted(name)

    def keep_note(self, name: str, text: str) -> None:
        _, origin = self.split(name) if name in self.order else ("", "")
        super().keep_note(name, f"{text} {origin}".strip())

    def split(self, name: str) -> tuple[str, str]:
        """Return what was typed in a note, and where the answer came from."""
        note, answer = self.case.notes.get(name, ""), self.case.answers.get(name)
        if answer is None:
            return note, ""
        for origin in (self.origin(name, answer, undecided) for undecided in (False, True)):
            if note.endswith(origin):
                return note.removesuffix(origin).strip(), origin
        return split_note(note)


def _is_open(answer: Answer) -> bool:
    return answer in (*OPEN, Absence.NOT_ASKED)


def _closed(question: Question, labels: dict[str, str], language: str) -> Question:
    """Return a question with its answers replaced by others."""
    options = tuple(Option(value=value, label={language: label}) for value, label in labels.items())
    return structs.replace(question, kind="choice", options=options, not_applicable=False)
