"""Hold an interview: question by question, saved after every answer."""

from __future__ import annotations

import time
from collections.abc import Callable

from msgspec import structs

from burgerkompas.cases import Case
from burgerkompas.engine import engine_for
from burgerkompas.interview import flow
from burgerkompas.interview.asker import Asker, Command, Entry, Screen, in_words
from burgerkompas.interview.flow import Pace, seconds_for
from burgerkompas.interview.review import about_entry, answer_entries, ask_about, section_entries
from burgerkompas.interview.short import most_after, next_short
from burgerkompas.questionnaire.model import Outcome, Question, Questionnaire
from burgerkompas.scoring import advice_rests_on
from burgerkompas.texts import Words
from burgerkompas.texts.interview import INTERVIEW

Save = Callable[[Case], None]


def hold(
    questionnaire: Questionnaire,
    case: Case,
    asker: Asker,
    language: str,
    save: Save,
    short: bool = False,
) -> Case:
    """Ask every open question on the route, then show the review; returns the finished case.

    With ``short`` only what can still change the advice is asked; the rest is offered after it.

    ``save`` is called after every answer and note, before the next question appears, so that what
    ends the session early ends nothing else.
    """
    return _Session(questionnaire, case, asker, language, save, short).run()


class _Session:
    def __init__(
        self,
        questionnaire: Questionnaire,
        case: Case,
        asker: Asker,
        language: str,
        save: Save,
        short: bool,
    ) -> None:
        self.questionnaire = questionnaire
        self.case = case
        self.asker = asker
        self.language = language
        self.save = save
        self.words = Words(INTERVIEW, language)
        self.first_stage = advice_rests_on(questionnaire)
        self.shown: tuple[str, bool] | None = None
        self.short = short
        # What a short interview asked, in order; of an earlier session only the route tells it.
        self.asked = [n for n in flow.route(questionnaire, case.answers) if n in case.answers]
        self.warned: Outcome | None = None
        self.pace = Pace()
        # The review was asked for; and a question that was picked from it leads back to it.
        self.reviews = False
        self.from_review = False

    def run(self) -> Case:
        at = self.first()
        while True:
            while at is not None:
                at = self.question(at)
            if self.short and not self.reviews:
                done, at = self.offer_rest()
            else:
                done, at = self.review()
            if done and self.closing():
                return self.case

    def first(self) -> str | None:
        if self.short:
            return next_short(self.questionnaire, self.case.answers)
        return flow.first_unanswered(self.questionnaire, self.case.answers)

    def question(self, at: str) -> str | None:
        """Ask one question; return the one to ask next, ``None`` for the review."""
        question = self.questionnaire.question[at]
        began = time.monotonic()
        found = self.asker.ask(self.screen(question))
        if isinstance(found, Command):
            return self.command(found, at)
        expected = seconds_for(question, self.language)
        self.pace = self.pace.after(time.monotonic() - began, expected)
        self.keep(answers={**self.case.answers, at: found})
        self.asker.accepted(in_words(question, found, self.words, self.language))
        self.warn()
        explains = question.why is not None and not self.short
        weak = explains and flow.is_weak(self.questionnaire, at, found)
        if weak and at not in self.case.notes and not self.note(question, self.why(question)):
            return at
        if at not in self.asked:
            self.asked.append(at)
        if self.from_review:
            self.reviews = True
            return None
        if self.short:
            return next_short(self.questionnaire, self.case.answers)
        return flow.next_unanswered(self.questionnaire, self.case.answers, at)

    def warn(self) -> None:
        """Tell at once, and once, what an urgent gate that fires asks to do first."""
        found = engine_for(self.questionnaire).urgent_outcome(self.case.answers)
        if found is not None and found != self.warned:
            label, first = found.label[self.language], found.first_step[self.language]
            self.asker.tell(self.words("urgent", label=label, first=first))
        self.warned = found

    def command(self, command: Command, at: str) -> str | None:
        """Do what was asked for at a question; return the question to ask next."""
        if command is Command.NOTE:
            self.note(self.questionnaire.question[at], self.words("note"))
            return at
        if command is Command.SECTIONS:
            return self.jump(at)
        if command is Command.REVIEW or self.from_review:
            self.reviews = True
            return None
        before = self.before(at)
        if before is None:
            self.about()
        return before or at

    def before(self, at: str) -> str | None:
        """Return the question to go back to: in a short interview, the one asked before."""
        if not self.short:
            return flow.previous_question(self.questionnaire, self.case.answers, at)
        earlier = self.earlier(at)
        return earlier[-1] if earlier else None

    def earlier(self, at: str | None = None) -> list[str]:
        """Return what a short interview asked before a question, as far as it is on the route."""
        until = self.asked.index(at) if at in self.asked else len(self.asked)
        route = flow.route(self.questionnaire, self.case.answers)
        return [name for name in self.asked[:until] if name in route]

    def why(self, question: Question) -> str:
        assert question.why is not None
        return f"{question.why[self.language]} {self.words('may-be-empty')}"

    def note(self, question: Question, prompt: str) -> bool:
        """Ask for a note with a question; an empty one takes it away. False: went back."""
        before = self.case.notes.get(question.id, "")
        text = self.asker.text(prompt, before)
        if text is not None and text != before:
            notes = {**self.case.notes, question.id: text}
            self.keep(notes={key: note for key, note in notes.items() if note})
            self.asker.tell(self.words("note-saved" if text else "note-gone"))
        return text is not None

    def about(self) -> None:
        """Let what the case is about be changed."""
        changed = ask_about(self.asker, self.language, self.case, "")
        if changed != self.case:
            self.case = changed
            self.save(changed)

    def keep(self, **changed: object) -> None:
        self.case = structs.replace(self.case, **changed)
        self.save(self.case)

    def screen(self, question: Question) -> Screen:
        answers = self.case.answers
        return Screen(
            question=question,
            language=self.language,
            progress=self.progress(question.id),
            header=self.header(question),
            now=answers.get(question.id),
            note=self.case.notes.get(question.id),
        )

    def progress(self, at: str) -> str:
        """Say how far it is; a short interview that can stop early knows the most that is left."""
        answers = self.case.answers
        if self.short and self.first_stage:
            left = most_after(self.questionnaire, answers, at)
            place = len(self.earlier(at)) + 1
            return self.words("progress-short", question=place, left=left)
        done = flow.progress(self.questionnaire, answers, at, self.language, self.pace)
        return self.words("progress", **structs.asdict(done))

    def header(self, question: Question) -> tuple[str, ...]:
        """Return what stands above the first question of a section."""
        here = (question.part, question.id in self.first_stage)
        if here == self.shown:
            return ()
        lines: list[str] = [""]
        staged = self.first_stage and not self.short
        if staged and (self.shown is None or self.shown[1] != here[1]):
            lines += [self.words("stage-one" if here[1] else "stage-two"), ""]
        self.shown = here
        part = next(part for part in self.questionnaire.parts if part.id == question.part)
        lines.append(f"== {part.title[self.language]} ==")
        if part.intro is not None:
            lines.append(part.intro[self.language])
        return tuple(lines)

    def jump(self, at: str) -> str:
        """Let a section be chosen; return its first open question, else its first."""
        found = flow.sections(self.questionnaire, self.case.answers)
        here = next(i for i, section in enumerate(found) if at in section.questions)
        entries = section_entries(self.questionnaire, self.case, self.language)
        chosen = self.asker.choose(self.words("sections"), entries, here)
        if chosen is None:
            return at
        self.from_review = False
        section = found[chosen]
        return next(iter(section.open(self.case.answers)), section.questions[0])

    def offer_rest(self) -> tuple[bool, str | None]:
        """Say that the advice can't change any more, and offer the rest of the picture."""
        names = flow.route(self.questionnaire, self.case.answers)
        saved = sum(name not in self.case.answers for name in names)
        if saved == 0:
            self.short = False
            return self.review()
        offered = ("done", "short-go-on", "short-review")
        entries = tuple(Entry(self.words(key)) for key in offered)
        title = self.words("short-done", asked=len(names) - saved, saved=saved)
        chosen = self.asker.choose(title, entries, 0)
        if chosen is None:
            earlier = self.earlier()
            if not earlier:
                self.about()
            return False, earlier[-1] if earlier else None
        if chosen == 1:
            self.short = False
            return False, self.first()
        self.reviews = chosen == 2
        return chosen == 0, None

    def review(self) -> tuple[bool, str | None]:
        """Show all answers; return whether that was all, else the question to ask."""
        self.shown = None
        waiting = self.first()
        top: list[str | None] = [None]
        entries = [Entry(self.words("done" if waiting is None else "done-so-far"))]
        if waiting is not None:
            top.append(waiting)
            entries.append(Entry(self.words("go-on")))
        # The line that is pointed at: to go on, or that it is done.
        at = len(top) - 1
        about = len(top)
        entries.append(about_entry(self.case, self.language))
        answered = answer_entries(self.questionnaire, self.case, self.language)
        names = [*top, None, *(name for name, _ in answered)]
        entries += [entry for _, entry in answered]
        chosen = self.asker.choose(self.words("review"), tuple(entries), at)
        if chosen == about:
            self.about()
            return False, None
        self.reviews = self.from_review = False
        if chosen is None:
            # Back: to where the questions were, or to the last of them. A short interview that has
            # asked enough goes back to what it offers then.
            last = None if self.short else flow.route(self.questionnaire, self.case.answers)[-1]
            return False, waiting or last
        self.from_review = chosen > about
        return chosen == 0, names[chosen]

    def closing(self) -> bool:
        """Ask the closing question, kept as a note; False: went back."""
        closing = self.questionnaire.closing
        if closing is None:
            return True
        before = self.case.notes.get(closing.id, "")
        prompt = f"{closing.text[self.language]} {self.words('may-be-empty')}"
        text = self.asker.text(prompt, before)
        if text is not None and text != before:
            notes = {**self.case.notes, closing.id: text}
            self.keep(notes={key: note for key, note in notes.items() if note})
        return text is not None
