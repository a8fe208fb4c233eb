"""Hold an interview: ask question by question, and save after every answer."""

from __future__ import annotations

import datetime
import time
from collections.abc import Mapping
from functools import partial

from msgspec import structs

from burgerkompas.cases import UNKNOWN, Answer, Case
from burgerkompas.engine import engine_for
from burgerkompas.interview import flow
from burgerkompas.interview.asker import Command, Entry, Prompt, keeping_half
from burgerkompas.interview.review import (
    about_entry,
    answer_entries,
    ask_about,
    section_entries,
    tell_personal_data,
)
from burgerkompas.interview.screens import Screens
from burgerkompas.interview.short import next_short, view_left
from burgerkompas.results import GateResult
from burgerkompas.scoring.sections import follow_up


class Session(Screens):
    """One interview: every open question on the route is asked, then comes the review.

    What differs in other ways to fill in a case overrides its steps.
    """

    def __post_init__(self) -> None:
        super().__post_init__()
        # Whether stopping after the first stage was offered, the last question before the end, and
        # whether it was asked.
        self.stop_offered = False
        self.last: str | None = None
        self.view_asked = False
        # Whether all began with the review, whether it comes next, and whether the question last
        # picked from it is asked.
        self.began_in_review = False
        self.to_review = False
        self.from_review = False
        self.picked: str | None = None
        # What the urgent gates do, and on which answers.
        self.judged: tuple[Mapping[str, Answer] | None, tuple[GateResult, ...]] = None, ()

    def hold(self, review: bool = False) -> Case:
        """Ask until the user is done, or begin with the ``review``; return the finished case."""
        self.began_in_review = review
        at = None if review else self.first()
        while True:
            if at is None:
                offer = self.offer_rest if self.short and not self.to_review else self.review
                finished, at = offer()
            elif self.may_stop_before(at):
                finished, at = self.offer_stop(at)
            else:
                asked, at = at, self.question(at)
                finished = asked == self.last and asked in self.case.answers
                self.last = self.last if asked == at else None
            if finished:
                view = view_left(self.questionnaire, self.case.answers)
                if view is None or self.view_asked:
                    return self.case
                self.last, self.view_asked, at = view, True, view
                self.asker.tell(f"\n{self.words('view-left')}")

    def first(self) -> str | None:
        if self.short:
            return next_short(self.questionnaire, self.case.answers)
        return flow.first_unanswered(self.questionnaire, self.case.answers)

    def question(self, at: str) -> str | None:
        """Ask one question; return the one to ask next, ``None`` for the review."""
        question = self.questionnaire.question[at]
        began = time.monotonic()
        reply = self.ask(self.screen(question))
        if isinstance(reply, Command):
            return self.command(reply, at)
        expected = flow.seconds_for(question, self.language)
        self.pace = self.pace.after(time.monotonic() - began, expected)
        return self.accept(at, reply)

    def ask(self, screen: Prompt) -> Answer | Command:
        """Show a question; of a text that is broken off, keep what was typed."""
        with keeping_half(partial(self.keep, screen.question.id)):
            return self.asker.ask(screen)

    def accept(self, at: str, reply: Answer) -> str | None:
        """Keep an answer and say what it does; return the question to ask next."""
        question = self.questionnaire.question[at]
        before, changed = self.urgent_gates(), reply != self.answered(at)
        again = at in self.case.answers
        self.keep(at, reply)
        self.asker.accepted(self.told(at, reply))
        if question.kind == "text" and isinstance(reply, str):
            tell_personal_data(self.asker, reply)
        self.warn(at, before)
        if not self.ask_follow_up(at, changed):
            return at
        if at not in self.asked:
            self.asked.append(at)
        if self.from_review:
            self.to_review = True
            return None
        # Who went back goes forth again, past the answers that are there.
        return self.following(at) if again else self.after(at)

    def keep(self, at: str, answer: Answer) -> None:
        self.update(answers={**self.case.answers, at: answer})

    def answered(self, at: str) -> Answer | None:
        """Return the answer that a new one is held against."""
        return self.case.answers.get(at)

    def ask_follow_up(self, at: str, changed: bool) -> bool:
        """Ask what follows on an answer unless it is known; return False if the user went back."""
        known = at in self.case.notes and not changed
        return self.short or known or not self.follow_up(at) or self.note(at)

    def follow_up(self, at: str) -> str:
        """Return what follows on the answer to a question; empty if nothing does."""
        asked = follow_up(self.questionnaire, at, self.case.answers.get(at))
        return asked[self.language] if asked else ""

    def following(self, at: str) -> str | None:
        """Return the next question to go through, answered or not; ``None``: it was the last."""
        names = self.walk()
        later = names[names.index(at) + 1 :] if at in names else []
        return later[0] if later else self.after(at)

    def after(self, at: str) -> str | None:
        """Return the open question to ask after another one; ``None``: none is left."""
        if self.short:
            return next_short(self.questionnaire, self.case.answers)
        return flow.next_unanswered(self.questionnaire, self.case.answers, at)

    def urgent_gates(self) -> tuple[GateResult, ...]:
        """Return what the urgent gates do now; the same answers are judged once."""
        if self.judged[0] is not self.case.answers:
            result = engine_for(self.questionnaire).score(self.case, look_ahead=False)
            urgent = tuple(gate for gate in result.gates if gate.urgent)
            self.judged = self.case.answers, urgent
        return self.judged[1]

    def warn(self, at: str, before: tuple[GateResult, ...]) -> None:
        """Say at once what an answer has an urgent gate do, or what must be found out first."""
        for gate in self.urgent_gates():
            if gate.question != at and gate in before:
                continue
            if gate.effect == "outcome":
                outcome = self.questionnaire.ends[gate.targets[0]]
                label, first = outcome.label[self.language], outcome.first_step[self.language]
                self.asker.tell(self.words("urgent", label=label, first=first))
            elif gate.effect == "unknown":
                if gate.question == at and self.case.answers[at] is UNKNOWN:
                    question = self.questionnaire.question[at].text[self.language]
                    self.asker.tell(self.words("urgent-open", question=question))
            else:
                self.asker.tell(self.words("urgent-duty", duty=gate.text[self.language]))

    def command(self, command: Command, at: str) -> str | None:
        """Carry out a command given at a question; return the question to ask next."""
        if command is Command.NOTE:
            self.note(at)
            return at
        if command is Command.SECTIONS:
            return self.jump(at)
        if command is Command.REVIEW or self.from_review:
            self.to_review = True
            return None
        earlier = self.earlier(at)
        if not earlier:
            self.about()
        return earlier[-1] if earlier else at

    def note(self, name: str, asked: str = "") -> bool:
        """Ask for a note; an empty one removes the note. Return False if the user went back."""
        asked = asked or self.follow_up(name)
        prompt = f"{asked} {self.words('may-be-empty')}" if asked else self.words("note")
        with keeping_half(partial(self.keep_note, name)):
            text = self.asker.text(prompt, self.noted(name), self.explanation(name))
        if text is not None and self.changes_note(name, text):
            self.keep_note(name, text)
            self.asker.tell(self.words("note-saved" if text else "note-gone"))
            tell_personal_data(self.asker, text)
        return text is not None

    def changes_note(self, name: str, text: str) -> bool:
        return text != self.noted(name)

    def keep_note(self, name: str, text: str) -> None:
        notes = {**self.case.notes, name: text}
        self.update(notes={key: note for key, note in notes.items() if note})

    def about(self) -> None:
        """Let the user change what the case is about."""
        changed = ask_about(self.asker, self.case, datetime.date.today().isoformat())
        if changed != self.case:
            self.case = changed
            self.save(changed)

    def update(self, **changed: object) -> None:
        self.case = structs.replace(self.case, **changed)
        self.save(self.case)

    def may_stop_before(self, at: str) -> bool:
        """Whether a question is the first one after all that the advice rests on."""
        answers, first = self.case.answers, self.first_stage
        names = flow.route(self.questionnaire, answers)
        done = {name for name in names if name in answers}
        return (
            bool(first)
            and at not in first
            and not (self.short or self.from_review or self.stop_offered)
            and done == {name for name in names if name in first}
        )

    def offer_stop(self, at: str) -> tuple[bool, str | None]:
        """Offer to stop before the rest of the full picture; return the same as ``offer_rest``."""
        self.stop_offered = True
        names = flow.route(self.questionnaire, self.case.answers)
        left = [self.questionnaire.question[n] for n in names if n not in self.case.answers]
        minutes = self.pace.minutes(left, self.language)
        entries = (
            Entry(self.words("stop-go-on", count=len(left), minutes=minutes)),
            Entry(self.words("done")),
            Entry(self.words("short-review")),
        )
        chosen = self.asker.choose(self.words("stop-offer"), entries, 0)
        if chosen is None:
            self.stop_offered = False
            return False, self.earlier(at)[-1]
        self.to_review = chosen == 2
        return chosen == 1, at if chosen == 0 else None

    def jump(self, at: str) -> str:
        """Let the user choose a section; return its first open question, or else its first."""
        sections = flow.sections(self.questionnaire, self.case.answers)
        here = next(i for i, section in enumerate(sections) if at in section.questions)
        entries = section_entries(self.questionnaire, self.case, self.language)
        chosen = self.asker.choose(self.words("sections"), entries, here)
        if chosen is None:
            return at
        self.from_review = False
        section = sections[chosen]
        return next(iter(section.open(self.case.answers)), section.questions[0])

    def offer_rest(self) -> tuple[bool, str | None]:
        """Say that the advice can't change any more, and offer the rest of the picture.

        Return whether the interview is finished, and if not, the question to ask next (``None``:
        show what comes after the questions).
        """
        names = flow.route(self.questionnaire, self.case.answers)
        skipped = sum(name not in self.case.answers for name in names)
        if skipped == 0:
            self.short = False
            return self.review()
        entries = tuple(Entry(self.words(key)) for key in ("done", "short-go-on", "short-review"))
        title = self.words("short-done", asked=len(names) - skipped, total=len(names))
        chosen = self.asker.choose(title, entries, 0)
        if chosen is None:
            earlier = self.earlier()
            if not earlier:
                self.about()
            return False, earlier[-1] if earlier else None
        if chosen == 1:
            self.short = False
            return False, self.first()
        self.to_review = chosen == 2
        return chosen == 0, None

    def review(self) -> tuple[bool, str | None]:
        """Show all answers; return the same as ``offer_rest``."""
        self.section_shown = None
        waiting = self.first()
        lines: list[tuple[str | None, Entry]]
        if waiting is None:
            lines = [(None, Entry(self.words("done")))]
        else:
            lines = [(None, Entry(self.words("done-so-far")))]
            lines.append((waiting, Entry(self.words("go-on"))))
        about = len(lines)
        lines.append((None, about_entry(self.case, self.language)))
        lines += answer_entries(self.questionnaire, self.case, self.language, self.before)
        names, entries = zip(*lines, strict=True)
        pointed = names.index(self.picked) if self.from_review and self.picked in names else None
        chosen = self.asker.choose(self.words("review"), entries, about - 1, pointed=pointed)
        if chosen == about:
            self.about()
            return False, None
        self.to_review = self.from_review = False
        if chosen is None:
            # Who only came to change an answer goes back where they came from.
            return self.began_in_review, waiting or self.at_the_end()
        self.from_review = chosen > about
        self.picked = names[chosen]
        return chosen == 0, names[chosen]

    def at_the_end(self) -> str | None:
        """Return the last question, to go back to; a short interview goes back to its offer."""
        return None if self.short else flow.route(self.questionnaire, self.case.answers)[-1]
