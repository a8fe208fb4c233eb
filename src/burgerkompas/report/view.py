"""What a report shows: every renderer draws from this one view, and none computes.

Here the words are chosen in one language, and numbers become places to draw. Nothing is scored.
"""

from __future__ import annotations

import msgspec
from msgspec import structs

from burgerkompas.answers import Absence, Answer
from burgerkompas.inert import inert
from burgerkompas.instrument.model import Classification, Instrument, Question
from burgerkompas.scoring.effects import OPEN
from burgerkompas.scoring.result import Advice, Change, Result
from burgerkompas.texts import Words
from burgerkompas.texts.report import REPORT


class Row(msgspec.Struct, frozen=True):
    """A strategy's place: its score from -1 to +1, the reasons that closed it, and what counts."""

    label: str
    score: float
    advised: bool
    open: bool
    closed_because: tuple[str, ...]
    contributions: tuple[tuple[str, float], ...]


class Cell(msgspec.Struct, frozen=True):
    """A cell of a quadrant: here, still possible, or neither."""

    label: str
    here: bool
    possible: bool


class Quadrant(msgspec.Struct, frozen=True):
    """A typology on two axes.

    ``cells`` are rows from the top (high on the first axis) and in them from the left (high on
    the second, as in the source). ``down`` and ``across`` are the place on the axes, -1 to +1.
    """

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    down: float | None
    across: float | None
    lines: tuple[str, ...]


class Bar(msgspec.Struct, frozen=True):
    """A factor: its score from -1 to +1, its level, the advice and notes that belong to it."""

    label: str
    score: float | None
    level: str
    advice: str | None
    notes: tuple[str, ...]


class Turn(msgspec.Struct, frozen=True):
    """Another advice, and the answers that would have to be different for it."""

    head: str
    answers: tuple[str, ...]


class Figure(msgspec.Struct, frozen=True):
    """Published percentages beside the answer here."""

    title: str
    rows: tuple[tuple[str, str, bool], ...]
    note: str


class Group(msgspec.Struct, frozen=True):
    """A heading with lines under it."""

    title: str
    lines: tuple[str, ...]


class View(msgspec.Struct, frozen=True):
    """A whole report in one language."""

    language: str
    title: str
    case: str
    about: tuple[str, ...]
    warnings: tuple[str, ...]
    advice: str
    meaning: str
    because: tuple[str, ...]
    against: str | None
    first_step: str
    duties: tuple[str, ...]
    cautions: tuple[str, ...]
    how_sure: tuple[str, ...]
    ask_the_group: str
    look_again: str
    ask_next: tuple[str, ...]
    changes: tuple[Turn, ...]
    ranking: tuple[Row, ...]
    why_not: tuple[str, ...]
    definitions: tuple[Group, ...]
    quadrants: tuple[Quadrant, ...]
    scales: tuple[Bar, ...]
    factors_title: str
    factors_intro: str
    factors: tuple[Bar, ...]
    roles: Group | None
    participation: Group | None
    figures: tuple[Figure, ...]
    shown: tuple[str, ...]
    open: Group
    notes: tuple[str, ...]
    basis: str
    sources: tuple[str, ...]
    closing: str | None
    conclusion: str | None


def view(result: Result, language: str) -> View:
    """Return what a report on a result shows, in one of the questionnaire's languages."""
    return _Viewer(result, language).view()


class _Viewer:
    def __init__(self, result: Result, language: str) -> None:
        self.result = result
        self.instrument: Instrument = result.instrument
        self.language = language
        self.words = Words(REPORT, language)
        card = self.instrument.scorecard
        self.names: dict[str, str] = {}
        if card is not None:
            self.names |= {strategy.id: strategy.label[language] for strategy in card.strategies}
            self.names |= {outcome.id: outcome.label[language] for outcome in card.outcomes}
        self.numbers = {d.id: d for d in result.dimensions}

    def view(self) -> View:
        case, advice = result_case(self.result), self.result.strategy
        sections = self.instrument.sections
        factors = sections.success_factors
        card = self.instrument.scorecard
        return View(
            language=self.language,
            title=self.instrument.title[self.language],
            case=case,
            about=self.about(),
            warnings=self.warnings(),
            advice=advice.label[self.language] if advice else "",
            meaning=advice.meaning[self.language] if advice else "",
            because=tuple(text[self.language] for text in advice.because) if advice else (),
            against=advice.against[self.language] if advice and advice.against else None,
            first_step=advice.first_step[self.language] if advice else "",
            duties=tuple(text[self.language] for text in advice.duties) if advice else (),
            cautions=tuple(text[self.language] for text in advice.cautions) if advice else (),
            how_sure=self.how_sure(advice) if advice else (),
            ask_the_group=advice.ask_the_group[self.language] if advice else "",
            look_again=advice.look_again[self.language] if advice else "",
            ask_next=tuple(
                self.instrument.question[name].text[self.language]
                for name in (self.result.ask_next or ())[:3]
            ),
            # Where no strategy is advised there is something to do first, not to change.
            changes=tuple(self.change(change) for change in self.result.changes or ())
            if advice and advice.id
            else (),
            ranking=self.ranking(advice) if advice and advice.id else (),
            why_not=self.why_not(advice) if advice and advice.id else (),
            definitions=tuple(
                self.definition(c) for c in self.instrument.classifications if len(c.axes) != 2
            ),
            quadrants=tuple(
                self.quadrant(c) for c in self.instrument.classifications if len(c.axes) == 2
            ),
            scales=self.scales(),
            factors_title=factors.title[self.language] if factors else "",
            factors_intro=factors.intro[self.language] if factors and factors.intro else "",
            factors=tuple(self.bar(name) for name in self.result.factors),
            roles=self.roles(),
            participation=self.participation(),
            figures=self.figures(),
            shown=self.shown(),
            open=self.open(),
            notes=self.notes(),
            basis=card.note[self.language] if card else "",
            sources=tuple(source.cite[self.language] for source in self.instrument.sources),
            closing=self.instrument.closing.text[self.language]
            if self.instrument.closing
            else None,
            conclusion=inert(self.result.case.notes.get(self.instrument.closing.id, "")) or None
            if self.instrument.closing
            else None,
        )

    def about(self) -> tuple[str, ...]:
        case = self.result.case
        given = (case.place, case.date, case.respondent)
        lines = [", ".join(inert(text) for text in given if text)]
        mine = f"{self.instrument.id}@{self.instrument.version}"
        if case.questions and "@" in case.questions and case.questions != mine:
            lines.append(self.words("filled-in-with", old=inert(case.questions), new=mine))
        return tuple(line for line in lines if line)

    def warnings(self) -> tuple[str, ...]:
        """Return what stands above the advice: an urgent gate that is still open."""
        return tuple(
            self.words(
                "urgent", question=self.instrument.question[gate.question].text[self.language]
            )
            for gate in self.result.gates
            if gate.urgent and gate.effect == "unknown" and gate.question
        )

    def how_sure(self, advice: Advice) -> tuple[str, ...]:
        words, lines = self.words, []
        second = self.names.get(advice.runner_up or "")
        if advice.id is not None and not advice.clear and not advice.tie:
            first = self.names[advice.id]
            lines.append(
                words("unclear", first=first, second=second)
                if second
                else words("unclear-alone", first=first)
            )
        if advice.tie and second:
            lines.append(words("tie", first=self.names[advice.id or ""], second=second))
        elif advice.margin is not None and second:
            margin = self.decimal(self.result.number(advice.margin) or 0.0)
            lines.append(words("margin", second=second, margin=margin))
        elif advice.decided_by != "scores" and advice.id is not None:
            lines.append(words("by-gate"))
        if advice.provisional:
            lines.append(words("provisional"))
        return (*lines, *self.certainty(advice))

    def certainty(self, advice: Advice) -> tuple[str, ...]:
        """Say in a sentence whether the advice is settled."""
        if advice.possible is None:
            return (self.words("undetermined"),)
        now = advice.id or self.result.outcome
        others = [self.names[name] for name in advice.possible if name != now]
        if others:
            return (self.words("possible", others="; ".join(others)),)
        count = self.result.answered.unknown + self.result.answered.missing
        key = {0: "settled-all", 1: "settled-one"}.get(count, "settled")
        return (self.words(key, count=count),)

    def decimal(self, number: float) -> str:
        text = f"{number:.2f}"
        return text.replace(".", ",") if self.language == "nl" else text

    def change(self, change: Change) -> Turn:
        to = self.names[change.to]
        if change.answers is None:
            return Turn(self.words("change-more", to=to), ())
        count = len(change.answers)
        head = self.words("change-one" if count == 1 else "change-some", to=to, count=count)
        answers = tuple(
            self.words(
                "change-answer",
                question=self.instrument.question[c.item].text[self.language],
                new=self.answer(self.instrument.question[c.item], c.new),
                old=self.answer(self.instrument.question[c.item], c.old),
            )
            for c in change.answers
        )
        return Turn(head, answers)

    def answer(self, question: Question, answer: Answer) -> str:
        """Put an answer in words."""
        if isinstance(answer, Absence):
            return self.words(answer.value.replace("_", "-"))
        if isinstance(answer, tuple):
            return "; ".join(question.label(value, self.language) for value in answer)
        return inert(question.label(answer, self.language))

    def ranking(self, advice: Advice) -> tuple[Row, ...]:
        card = self.instrument.scorecard
        assert card is not None
        because = {gate.id: gate.because for gate in card.gates}
        rows = []
        for entry in advice.ranking:
            counting = [c for c in entry.contributions if c.contribution]
            counting.sort(key=lambda c: -abs(c.contribution))
            rows.append(
                Row(
                    label=self.names[entry.id],
                    score=self.result.number(entry.score) or 0.0,
                    advised=entry.id == advice.id,
                    open=entry.open,
                    closed_because=tuple(
                        text[self.language]
                        for name in entry.closed_by
                        if (text := because[name]) is not None
                    ),
                    contributions=tuple(
                        (
                            self.instrument.dimension[c.driver].label[self.language],
                            self.result.number(c.contribution) or 0.0,
                        )
                        for c in counting
                    ),
                )
            )
        return tuple(rows)

    def why_not(self, advice: Advice) -> tuple[str, ...]:
        return tuple(
            self.words("why-not", name=row.label, reason=row.closed_because[0])
            for row in self.ranking(advice)
            if row.closed_because
        )

    def definition(self, spec: Classification) -> Group:
        found = next(c for c in self.result.classifications if c.id == spec.id)
        kind = next((kind for kind in spec.types if kind.id == found.type), None)
        lines = [self.words("place-unknown")]
        if kind is not None:
            texts = (kind.text, kind.warning)
            lines = [kind.label[self.language] + "."]
            lines += [text[self.language] for text in texts if text]
        return Group(spec.label[self.language], (*lines, *self.also_possible(spec, found.type)))

    def also_possible(self, spec: Classification, now: str | None) -> tuple[str, ...]:
        found = next(c for c in self.result.classifications if c.id == spec.id)
        labels = [
            kind.label[self.language]
            for kind in spec.types
            if kind.id in (found.possible or ()) and kind.id != now
        ]
        return (self.words("place-possible", labels="; ".join(labels)),) if labels else ()

    def quadrant(self, spec: Classification) -> Quadrant:
        found = next(c for c in self.result.classifications if c.id == spec.id)
        axes = [self.instrument.dimension[axis] for axis in spec.axes]
        down, across = ([level.id for level in reversed(axis.levels)] for axis in axes)
        kinds = {kind.at: kind for kind in spec.types}
        kind = next((kind for kind in spec.types if kind.id == found.type), None)
        lines = [self.words("place-unknown")]
        if kind is not None:
            lines = [self.words("place", label=kind.label[self.language])]
            lines += [kind.text[self.language]] if kind.text else []
        lines += [
            self.words("borderline", axis=axis.label[self.language])
            for axis in axes
            if self.numbers[axis.id].borderline
        ]
        lines += self.also_possible(spec, found.type)
        if kind is not None and kind.first_thing:
            lines.append(self.words("first-thing", text=kind.first_thing[self.language]))
        labels = [{level.id: level.label[self.language] for level in axis.levels} for axis in axes]
        return Quadrant(
            title=spec.label[self.language],
            rows=tuple(labels[0][level] for level in down),
            columns=tuple(labels[1][level] for level in across),
            cells=tuple(
                tuple(
                    Cell(
                        kinds[row, column].label[self.language],
                        kinds[row, column].id == found.type,
                        kinds[row, column].id in (found.possible or ()),
                    )
                    for column in across
                )
                for row in down
            ),
            down=self.result.number(self.numbers[spec.axes[0]].score),
            across=self.result.number(self.numbers[spec.axes[1]].score),
            lines=tuple(lines),
        )

    def bar(self, name: str) -> Bar:
        spec, found = self.instrument.dimension[name], self.numbers[name]
        level = next((level for level in spec.levels if level.id == found.level), None)
        notes = [self.result.case.notes.get(item.question) for item in spec.items]
        parts = [level.label[self.language]] if level else []
        if found.score is None:
            parts.append(self.words("no-score"))
        if found.known < found.items:
            parts.append(self.words("of", known=found.known, items=found.items))
        return Bar(
            label=spec.label[self.language],
            score=self.result.number(found.score),
            level=", ".join(parts),
            advice=level.advice[self.language] if level and level.advice else None,
            notes=tuple(self.words("note", text=inert(note)) for note in notes if note),
        )

    def scales(self) -> tuple[Bar, ...]:
        """Return the reported dimensions that nothing else in the report shows."""
        elsewhere = {axis for c in self.instrument.classifications for axis in c.axes}
        elsewhere |= set(self.result.factors)
        if self.instrument.scorecard is not None:
            elsewhere |= {d.id for d in self.instrument.dimensions}
        return tuple(
            self.measured(spec.id)
            for spec in self.instrument.dimensions
            if spec.report and spec.id not in elsewhere
        )

    def measured(self, name: str) -> Bar:
        """Return a bar that names the raw value: the one that a scale is known by."""
        bar, raw = self.bar(name), self.numbers[name].raw
        if raw is None:
            return bar
        number = f"{float(raw):.2f}".rstrip("0").rstrip(".")
        if self.language == "nl":
            number = number.replace(".", ",")
        return structs.replace(bar, level=f"{number}: {bar.level}" if bar.level else number)

    def roles(self) -> Group | None:
        section = self.instrument.sections.roles
        if section is None:
            return None
        specs = {role.id: role for role in section.roles}
        lines = tuple(
            f"{specs[r.id].label[self.language]}: "
            f"{specs[r.id].meaning[self.language].removesuffix('.')}. "
            f"{r.because[self.language]}"
            for r in self.result.roles
        )
        return Group(section.title[self.language], lines)

    def participation(self) -> Group | None:
        section, found = self.instrument.sections.participation, self.result.participation
        if section is None or found is None:
            return None
        now, wished = found.now, found.wished
        lines = [
            f"{self.words(key)}: {self.degree(name, value)}"
            for key, name, value in (
                ("now", section.now, now),
                ("wished", section.wished, wished),
            )
        ]
        if isinstance(now, int) and isinstance(wished, int):
            count = abs(wished - now)
            key = {0: "gap-none", 1: "gap-one"}.get(count, "gap")
            lines.append(self.words(key, count=count))
        if found.text is not None:
            lines.append(found.text[self.language])
        lines.append(section.note[self.language])
        return Group(section.title[self.language], tuple(lines))

    def degree(self, name: str, value: Answer) -> str:
        text = self.answer(self.instrument.question[name], value)
        return f"{value}. {text}" if isinstance(value, int) else text

    def figures(self) -> tuple[Figure, ...]:
        found = []
        for question in self.instrument.questions:
            if question.share_note is None:
                continue
            given = self.result.case.answers.get(question.id)
            chosen = given if isinstance(given, tuple) else (given,)
            rows = tuple(
                (
                    option.label[self.language],
                    "" if option.share is None else f"{int(option.share)}%",
                    option.value in chosen,
                )
                for option in question.options
            )
            note = question.share_note[self.language]
            found.append(Figure(question.text[self.language], rows, note))
        return tuple(found)

    def shown(self) -> tuple[str, ...]:
        """Return the answers that are shown as they are."""
        return tuple(
            f"{question.text[self.language]} {self.answer(question, given)}"
            for question in self.instrument.questions
            if question.shown
            and question.share_note is None
            and (given := self.result.case.answers.get(question.id)) is not None
        )

    def open(self) -> Group:
        answered = self.result.answered
        lines = [
            self.words(
                "open-count",
                known=answered.known,
                unknown=answered.unknown,
                missing=answered.missing,
            )
        ]
        first = [
            gate.question
            for gate in self.result.gates
            if gate.effect == "unknown" and gate.question
        ]
        names = list(dict.fromkeys(first))
        if names:
            lines.append(self.words("open-first"))
            lines += [f"- {self.instrument.question[n].text[self.language]}" for n in names]
        rest = {
            question.part
            for question in self.instrument.questions
            if question.id not in names
            and self.result.case.answers.get(question.id, OPEN[0]) in OPEN
        }
        titles = [p.title[self.language] for p in self.instrument.parts if p.id in rest]
        if titles:
            lines.append(self.words("open-rest", parts=", ".join(titles)))
        return Group(self.words("open"), tuple(lines))

    def notes(self) -> tuple[str, ...]:
        """Return the notes that don't stand beside a factor."""
        beside = {
            item.question
            for name in self.result.factors
            for item in self.instrument.dimension[name].items
        }
        return tuple(
            f"{self.instrument.question[name].text[self.language]} {inert(note)}"
            for name, note in self.result.case.notes.items()
            if name in self.instrument.question and name not in beside
        )


def result_case(result: Result) -> str:
    """Return the name of the case that a result is about."""
    return inert(result.case.name or result.case.file or "")
