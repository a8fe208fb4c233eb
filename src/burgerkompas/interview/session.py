"""Hold an interview: question by question, saved after every answer."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import structs

from burgerkompas.answers import Answer, Case, is_date
from burgerkompas.instrument.model import Instrument, Question
from burgerkompas.interview import flow
from burgerkompas.interview.asker import Asker, Command, Screen
from burgerkompas.interview.short import next_short
from burgerkompas.interview.wording import in_words
from burgerkompas.texts import Words
from burgerkompas.texts.interview import INTERVIEW

Save = Callable[[Case], None]


def ask_about(asker: Asker, language: str, case: Case, today: str) -> Case:
    """Ask what the case is about; only the name is needed."""
    words = Words(INTERVIEW, language)
    name = asker.text(words("name"), case.name or "")
    while not name:
        asker.tell(words("name-needed"))
        name = asker.text(words("name"), "")
    place = asker.text(words("place"), case.place or "")
    date = asker.text(words("date"), case.date or today)
    while date and not is_date(date):
        asker.tell(words("bad-date"))
        date = asker.text(words("date"), today)
    respondent = asker.text(words("respondent"), case.respondent or "")
    return structs.replace(
        case,
        name=name,
        place=place or None,
        date=date or None,
        respondent=respondent or None,
    )


def hold(
    instrument: Instrument,
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
    return _Session(instrument, case, asker, language, save, short).run()


class _Session:
    def __init__(
        self,
        instrument: Instrument,
        case: Case,
        asker: Asker,
        language: str,
        save: Save,
        short: bool,
    ) -> None:
        self.instrument = instrument
        self.case = case
        self.asker = asker
        self.language = language
        self.save = save
        self.words = Words(INTERVIEW, language)
        self.first_stage = flow.advice_rests_on(instrument)
        self.shown: tuple[str, bool] | None = None
        self.short = short
        self.reviews = False
        self.asked: list[str] = []

    def run(self) -> Case:
        at = self.first()
        while True:
            while at is not None:
                at = self.question(at)
            if self.short and not self.reviews:
                if not self.goes_on():
                    break
                at = self.first()
            else:
                self.reviews = False
                at = self.review()
                if at is None:
                    break
        self.closing()
        return self.case

    def question(self, at: str) -> str | None:
        """Ask one question; return the one to ask next, ``None`` for the review."""
        question = self.instrument.question[at]
        found = self.asker.ask(self.screen(question))
        if found is Command.REVIEW:
            self.reviews = True
            return None
        if found is Command.BACK:
            return self.before(at)
        if found is Command.NOTE:
            self.note(question, self.words("note"))
            return at
        assert not isinstance(found, Command)
        self.keep(answers={**self.case.answers, at: found})
        if question.why is not None and self.is_weak(question, found):
            self.note(question, f"{question.why[self.language]} {self.words('why')}")
        if at not in self.asked:
            self.asked.append(at)
        if self.short:
            return next_short(self.instrument, self.case.answers)
        return flow.next_unanswered(self.instrument, self.case.answers, at)

    def first(self) -> str | None:
        if self.short:
            return next_short(self.instrument, self.case.answers)
        return flow.first_unanswered(self.instrument, self.case.answers)

    def before(self, at: str) -> str:
        """Return the question to go back to: in a short interview, the one asked before."""
        if not self.short:
            return flow.previous_question(self.instrument, self.case.answers, at) or at
        earlier = self.asked[: self.asked.index(at)] if at in self.asked else self.asked
        return earlier[-1] if earlier else at

    def goes_on(self) -> bool:
        """Say that the advice can't change any more, and offer the rest of the picture."""
        names = flow.route(self.instrument, self.case.answers)
        saved = sum(name not in self.case.answers for name in names)
        entries = (self.words("done"), self.words("short-go-on"))
        title = self.words("short-done", asked=len(names) - saved, saved=saved)
        if saved == 0 or self.asker.choose(title, entries, 0) == 0:
            return False
        self.short = False
        return True

    def is_weak(self, question: Question, answer: Answer) -> bool:
        """Whether an answer lies at the weak end of what a success factor measures."""
        section = self.instrument.sections.success_factors
        if section is None or not isinstance(answer, int) or question.id in self.case.notes:
            return False
        for name in section.dimensions:
            for item in self.instrument.dimension[name].items:
                if item.question == question.id:
                    points = dict(item.points)
                    middle = (min(points.values()) + max(points.values())) / 2
                    return points[answer] > middle if item.reverse else points[answer] < middle
        return False

    def note(self, question: Question, prompt: str) -> None:
        text = self.asker.text(prompt, self.case.notes.get(question.id, ""))
        if text:
            self.keep(notes={**self.case.notes, question.id: text})

    def keep(self, **changed: object) -> None:
        self.case = structs.replace(self.case, **changed)
        self.save(self.case)

    def screen(self, question: Question) -> Screen:
        answers = self.case.answers
        done = flow.progress(self.instrument, answers, question.id)
        return Screen(
            question=question,
            language=self.language,
            progress=self.words("progress-short", question=len(self.asked) + 1)
            if self.short
            else self.words("progress", **structs.asdict(done)),
            header=self.header(question),
            now=answers.get(question.id),
            note=self.case.notes.get(question.id),
        )

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
        part = next(part for part in self.instrument.parts if part.id == question.part)
        lines.append(f"== {part.title[self.language]} ==")
        if part.intro is not None:
            lines.append(part.intro[self.language])
        return tuple(lines)

    def review(self) -> str | None:
        """Show all answers; return the question to change, ``None`` when done."""
        names = flow.route(self.instrument, self.case.answers)
        entries = []
        for name in names:
            question = self.instrument.question[name]
            answer = in_words(question, self.case.answers.get(name), self.words, self.language)
            mark = " " if name in self.case.answers else "*"
            entries.append(f"{mark} {question.text[self.language]} {answer}")
        open_one = flow.first_unanswered(self.instrument, self.case.answers)
        first = [self.words("done")] + [self.words("go-on")] * (open_one is not None)
        at = self.asker.choose(self.words("review"), (*first, *entries), len(first) - 1)
        self.shown = None
        if at == 0:
            return None
        return open_one if at < len(first) else names[at - len(first)]

    def closing(self) -> None:
        closing = self.instrument.closing
        if closing is None:
            return
        prompt = f"{closing.text[self.language]} {self.words('closing')}"
        text = self.asker.text(prompt, self.case.notes.get(closing.id, ""))
        if text:
            self.keep(notes={**self.case.notes, closing.id: text})
