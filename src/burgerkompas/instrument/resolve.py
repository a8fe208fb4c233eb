"""From the files' classes to the model: every reference checked, every shorthand written out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import ceil

from burgerkompas.errors import Problem, closest
from burgerkompas.instrument import model
from burgerkompas.instrument.binder import Path, Places
from burgerkompas.instrument.rules import decision_table
from burgerkompas.instrument.source import (
    ClassificationSource,
    ConditionSource,
    DimensionSource,
    DriverSource,
    GateSource,
    ItemSource,
    LevelSource,
    MainFile,
    OptionSource,
    OutcomeSource,
    PartFile,
    QuestionSource,
    RoleSource,
    ScaleSource,
    SectionsSource,
    StrategySource,
    TypeSource,
)

Files = dict[str, tuple[str, PartFile]]
"""The files by part, in order, each with the name that its paths start with."""

_ID = re.compile(r"[a-z][a-z0-9_-]{0,63}", re.ASCII)
_ORDERED = ("at_least", "at_most", "above", "below")


def resolve(
    main: MainFile, files: Files, places: Places, digest: str
) -> tuple[model.Instrument | None, list[Problem]]:
    """Return the instrument, or ``None`` with the problems that stand in its way."""
    resolver = Resolver(main, files, places)
    instrument = resolver.instrument(digest)
    return (None if resolver.problems else instrument), resolver.problems


class Resolver:
    """Resolves one questionnaire; collects every problem on the way."""

    def __init__(self, main: MainFile, files: Files, places: Places) -> None:
        self.main = main
        self.files = files
        self.places = places
        self.problems: list[Problem] = []
        self.root: Path = (files[main.id][0],)
        self.questions: dict[str, model.Question] = {}
        self.later = {q.id for _, source in files.values() for q in source.questions}
        self.dimensions: dict[str, model.Dimension] = {}
        self.classifications: dict[str, model.Classification] = {}

    # -- problems ----------------------------------------------------------------------------

    def problem(
        self, code: str, path: Path, suggestion: str | None = None, **values: object
    ) -> None:
        texts = {key: str(value) for key, value in values.items()}
        self.problems.append(Problem(code, self.places.where(path), texts, suggestion))

    def known(self, name: str, names: Iterable[str], what: str, path: Path) -> bool:
        """Check a reference; report an id that doesn't exist."""
        names = list(names)
        if name in names:
            return True
        if what == "question" and name in self.later:
            self.problem("asked-later", path, id=name)
            return False
        self.problem("unknown-id", path, closest(name, names), id=name, what=what)
        return False

    def once(self, names: Sequence[object], path: Path) -> None:
        """Report what stands twice in a list."""
        for i, name in enumerate(names):
            if name in names[:i]:
                self.problem("twice-in-list", (*path, i), id=name)

    def fresh(self, name: str, taken: Iterable[str], path: Path) -> None:
        """Check a definition: a well-formed id that isn't taken."""
        if not _ID.fullmatch(name):
            self.problem("bad-id", path, id=name)
        if name in taken:
            self.problem("duplicate-id", path, id=name)

    def cited(self, sources: tuple[str, ...], basis: str | None, path: Path) -> None:
        self.once(sources, (*path, "sources"))
        for i, source in enumerate(sources):
            self.known(source, self.main.sources, "source", (*path, "sources", i))
        if basis is not None:
            self.known(basis, self.main.bases, "basis", (*path, "basis"))

    # -- the whole ---------------------------------------------------------------------------

    def instrument(self, digest: str) -> model.Instrument:
        main = self.main
        if not _ID.fullmatch(main.id):
            self.problem("bad-id", (*self.root, "id"), id=main.id)
        if not re.fullmatch(r"\d+\.\d+\.\d+", main.version, re.ASCII):
            self.problem("bad-version", (*self.root, "version"), version=main.version)
        for name, scale in main.scales.items():
            self.scale(scale, (*self.root, "scales", name))
        parts = []
        for part, (file, source) in self.files.items():
            made = [
                question
                for i, item in enumerate(source.questions)
                if (question := self.question(item, part, (file, "questions", i)))
            ]
            if source.questions:
                title = source.title or dict.fromkeys(main.languages, part)
                ids = tuple(question.id for question in made)
                parts.append(model.Part(part, title, source.intro, ids))
        if not self.questions:
            self.problem("no-questions", self.root)
        for part, (file, source) in self.files.items():
            for name, dimension in source.dimensions.items():
                self.dimension(name, dimension, part, (file, "dimensions", name))
        for part, (file, source) in self.files.items():
            for name, classification in source.classifications.items():
                path = (file, "classifications", name)
                self.classification(name, classification, part, path)
        outcomes = self.gathered("outcomes")
        return model.Instrument(
            id=main.id,
            version=main.version,
            digest=digest,
            languages=main.languages,
            title=main.title,
            intro=main.intro,
            closing=self.closing(),
            bases=main.bases,
            sources=tuple(model.Source(name, s.cite) for name, s in main.sources.items()),
            parts=tuple(parts),
            questions=tuple(self.questions.values()),
            dimensions=tuple(self.dimensions.values()),
            classifications=tuple(self.classifications.values()),
            scorecard=self.scorecard(outcomes),
            sections=self.sections(),
            table=decision_table(self, outcomes),  # type: ignore[arg-type]
        )

    def closing(self) -> model.Closing | None:
        closing = self.main.closing
        if closing is None:
            return None
        self.fresh(closing.id, self.questions, (*self.root, "closing", "id"))
        return model.Closing(closing.id, closing.text)

    # -- questions ---------------------------------------------------------------------------

    def scale(self, scale: ScaleSource, path: Path) -> tuple[model.Option, ...]:
        if len(set(scale.values)) != len(scale.values) or len(scale.values) < 2:
            self.problem("bad-scale", (*path, "values"))
        for value in scale.labels:
            if value not in scale.values:
                self.problem("unknown-value", (*path, "labels", str(value)), value=value)
        return self.numbered(scale.values, scale.labels)

    def numbered(
        self, values: Sequence[int], labels: dict[model.Value, model.Text]
    ) -> tuple[model.Option, ...]:
        bare = self.main.languages
        return tuple(
            model.Option(v, labels.get(v, {language: str(v) for language in bare})) for v in values
        )

    def options(self, q: QuestionSource, path: Path) -> tuple[model.Option, ...]:
        """Return the answers of a question of any kind, complaining of keys that don't fit it."""
        fits = {"scale": ("scale", "anchors"), "choice": ("options",), "choices": ("options",)}
        fits |= {"yes_no": ("anchors",), "number": ("min", "max")}
        for key in ("scale", "options", "anchors", "min", "max"):
            if getattr(q, key) is not None and key not in fits.get(q.kind, ()):
                self.problem("key-does-not-fit", (*path, key), key=key, kind=q.kind)
        options: tuple[model.Option, ...] = ()
        if q.kind == "scale":
            if q.scale is None:
                self.problem("missing-key", path, key="scale")
            elif isinstance(q.scale, ScaleSource):
                options = self.scale(q.scale, (*path, "scale"))
            elif self.known(q.scale, self.main.scales, "scale", (*path, "scale")):
                shared = self.main.scales[q.scale]
                options = self.numbered(shared.values, shared.labels)
        elif q.kind in ("choice", "choices"):
            if not q.options:
                self.problem("missing-key", path, key="options")
            for name, option in (q.options or {}).items():
                if not _ID.fullmatch(name):
                    self.problem("bad-id", (*path, "options", name), id=name)
                options += (self.option(name, option),)
        elif q.kind == "yes_no":
            if self.main.yes_no is None or len(self.main.yes_no) != 2:
                self.problem("yes-no-not-named", path)
            options = tuple(model.Option(v, t) for v, t in (self.main.yes_no or {}).items())
        return self.anchored(options, q, path)

    def option(self, name: str, option: OptionSource) -> model.Option:
        return model.Option(name, option.label, option.share)

    def anchored(
        self, options: tuple[model.Option, ...], q: QuestionSource, path: Path
    ) -> tuple[model.Option, ...]:
        anchors = q.anchors or {}
        values = [option.value for option in options]
        for value in anchors:
            if value not in values:
                self.problem("unknown-value", (*path, "anchors", str(value)), value=value)
        return tuple(model.Option(o.value, anchors.get(o.value, o.label), o.share) for o in options)

    def question(self, q: QuestionSource, part: str, path: Path) -> model.Question | None:
        self.fresh(q.id, self.questions, (*path, "id"))
        self.cited(q.sources, q.basis, path)
        if q.kind == "number" and None not in (q.min, q.max) and q.min > q.max:  # type: ignore[operator]
            self.problem("bad-range", (*path, "min"))
        ask_if = None
        if q.ask_if is not None:
            # Only questions that came before are known here, so no route can run in a circle.
            ask_if = self.condition(q.ask_if, (*path, "ask_if"), only=("question",))
        question = model.Question(
            id=q.id,
            kind=q.kind,
            part=part,
            text=q.text,
            help=q.help,
            options=self.options(q, path),
            minimum=q.min,
            maximum=q.max,
            not_applicable=q.not_applicable,
            ask_if=ask_if,
            shown=q.shown,
            share_note=q.share_note,
            why=q.why,
            basis=q.basis,
            sources=q.sources,
        )
        self.questions.setdefault(q.id, question)
        return question

    # -- dimensions --------------------------------------------------------------------------

    def item(self, item: ItemSource, path: Path) -> model.Item | None:
        if not self.known(item.id, self.questions, "question", path):
            return None
        question = self.questions[item.id]
        if item.weight <= 0:
            self.problem("bad-weight", (*path, "weight"))
        if item.points is not None:
            points = item.points
            for value in points:
                if value not in question.values:
                    self.problem("unknown-value", (*path, "points", str(value)), value=value)
            for value in question.values:
                if value not in points:
                    self.problem("value-without-points", (*path, "points"), value=value)
        elif question.kind == "scale":
            points = {value: Fraction(value) for value in question.values}
        else:
            self.problem("item-without-points", path, id=item.id, kind=question.kind)
            return None
        if question.kind == "choices":
            self.problem("item-without-points", path, id=item.id, kind=question.kind)
        if len(points) == len(question.values) and 0 < len(set(points.values())) < 2:
            self.problem("item-without-spread", path, id=item.id)
        return model.Item(item.id, item.reverse, item.weight, tuple(points.items()))

    def dimension(self, name: str, d: DimensionSource, part: str, path: Path) -> None:
        self.fresh(name, self.dimensions, path)
        self.cited(d.sources, d.basis, path)
        items = [self.item(item, (*path, "items", i)) for i, item in enumerate(d.items)]
        for i, source in enumerate(d.items):
            if source.id in [other.id for other in d.items[:i]]:
                self.problem("duplicate-id", (*path, "items", i), id=source.id)
        if not d.items:
            self.problem("empty-list", (*path, "items"))
        default = len(items) if d.aggregate == "sum" else ceil(len(items) / 2)
        least = (default if d.report else 1) if d.min_known is None else d.min_known
        if items and not 1 <= least <= len(items):
            self.problem("bad-min-known", (*path, "min_known"), most=len(items))
        self.dimensions.setdefault(
            name,
            model.Dimension(
                id=name,
                part=part,
                label=d.label,
                text=d.text,
                items=tuple(item for item in items if item is not None),
                aggregate=d.aggregate,
                min_known=least,
                report=d.report,
                levels=self.levels(d.levels, (*path, "levels")),
                levels_on=d.levels_on,
                near=d.near,
                high=d.high,
                low=d.low,
                sources=d.sources,
                basis=d.basis,
            ),
        )

    def levels(self, levels: dict[str, LevelSource], path: Path) -> tuple[model.Level, ...]:
        """Return the levels from low to high; together they must cover every value just once."""
        made = []
        for name, level in levels.items():
            if not _ID.fullmatch(name):
                self.problem("bad-id", (*path, name), id=name)
            if None not in (level.from_, level.above) or None not in (level.below, level.up_to):
                self.problem("two-bounds-on-one-side", (*path, name))
            low = level.above if level.from_ is None else level.from_
            high = level.below if level.up_to is None else level.up_to
            low_in, high_in = level.from_ is not None, level.up_to is not None
            made.append(model.Level(name, level.label, low, low_in, high, high_in, level.advice))
        # A level without a lower bound is the lowest; a lone point precedes what starts above it.
        made.sort(key=lambda v: (v.low is not None, v.low or Fraction(0), not v.low_in))
        for i, here in enumerate(made):
            first, last = i == 0, i == len(made) - 1
            if first != (here.low is None) or last != (here.high is None):
                self.problem("levels-gap-or-overlap", (*path, here.id), level=here.id)
            elif not last:
                above = made[i + 1]
                if here.high != above.low or here.high_in == above.low_in:
                    self.problem("levels-gap-or-overlap", (*path, above.id), level=above.id)
        return tuple(made)

    # -- classifications ---------------------------------------------------------------------

    def classification(self, name: str, c: ClassificationSource, part: str, path: Path) -> None:
        self.fresh(name, self.classifications, path)
        self.cited(c.sources, c.basis, path)
        if bool(c.axes) == bool(c.rules) or bool(c.axes) != bool(c.cells):
            self.problem("axes-or-rules", path)
            return
        types = self.cells(c, path) if c.axes else self.rules(c, path)
        keys: list[Path] = [(*path, "cells", key, "id") for key in c.cells]
        keys += [(*path, "rules", i, "id") for i in range(len(c.rules))]
        for i, (kind, at) in enumerate(zip(types, keys, strict=False)):
            if kind.id in [other.id for other in types[:i]]:
                self.problem("duplicate-id", at, id=kind.id)
        self.classifications.setdefault(
            name,
            model.Classification(name, part, c.label, c.text, c.axes, types, c.sources, c.basis),
        )

    def type(self, t: TypeSource, at: tuple[str, ...], when: model.Condition | None) -> model.Type:
        return model.Type(t.id, t.label, t.text, t.first_thing, t.warning, at, when)

    def cells(self, c: ClassificationSource, path: Path) -> tuple[model.Type, ...]:
        levels = []
        self.once(c.axes, (*path, "axes"))
        for i, axis in enumerate(c.axes):
            if not self.known(axis, self.dimensions, "dimension", (*path, "axes", i)):
                return ()
            levels.append([level.id for level in self.dimensions[axis].levels])
            if not levels[-1]:
                self.problem("axis-without-levels", (*path, "axes", i), id=axis)
        if not all(levels):
            return ()
        wanted = [()]  # type: list[tuple[str, ...]]
        for ids in levels:
            wanted = [(*cell, level) for cell in wanted for level in ids]
        types: list[model.Type] = []
        for key, cell in c.cells.items():
            at = tuple(part.strip() for part in key.split("/"))
            if at not in wanted:
                names = ["/".join(w) for w in wanted]
                self.problem("unknown-cell", (*path, "cells", key), closest(key, names), cell=key)
            elif at in [kind.at for kind in types]:
                self.problem("duplicate-id", (*path, "cells", key), id=key)
            if cell.when is not None:
                self.problem("key-does-not-fit", (*path, "cells", key), key="when", kind="cell")
            types.append(self.type(cell, at, None))
        # A cell that is named wrongly, or twice, is not missing as well.
        known = all(kind.at in wanted for kind in types)
        known = known and len({kind.at for kind in types}) == len(types)
        for at in wanted:
            if known and at not in [kind.at for kind in types]:
                self.problem("missing-cell", (*path, "cells"), cell="/".join(at))
        return tuple(types)

    def rules(self, c: ClassificationSource, path: Path) -> tuple[model.Type, ...]:
        types = []
        for i, rule in enumerate(c.rules):
            at = (*path, "rules", i)
            last = i == len(c.rules) - 1
            if last != (rule.when is None):
                self.problem("last-rule-holds-otherwise", at)
            when = None
            if rule.when is not None:
                subjects = ("question", "dimension", "raw")
                when = self.condition(rule.when, (*at, "when"), only=subjects)
            types.append(self.type(rule, (), when))
        return tuple(types)

    # -- conditions --------------------------------------------------------------------------

    def condition(
        self,
        c: ConditionSource,
        path: Path,
        only: tuple[str, ...] = ("question", "dimension", "raw", "classification", "count"),
    ) -> model.Condition | None:
        subjects = [
            subject
            for subject in ("question", "dimension", "raw", "classification", "count")
            if getattr(c, subject) is not None
        ]
        comparisons = [
            op
            for op in ("is", "in", "includes", *_ORDERED)
            if getattr(c, op + "_" * (op in ("is", "in"))) is not None
        ]
        groups = [key for key in ("all", "any") if getattr(c, key) is not None]
        groups += ["not"] * (c.not_ is not None)
        if len(groups) == 1 and not subjects and not comparisons:
            return self.group(c, groups[0], path, only)
        if groups or len(subjects) != 1 or len(comparisons) != 1:
            self.problem("bad-condition", path)
            return None
        if subjects[0] not in only:
            allowed = ", ".join(only)
            self.problem("subject-not-here", path, subject=subjects[0], allowed=allowed)
            return None
        return self.test(c, subjects[0], comparisons[0], path)

    def group(
        self, c: ConditionSource, key: str, path: Path, only: tuple[str, ...]
    ) -> model.Condition | None:
        if c.not_ is not None:
            part = self.condition(c.not_, (*path, "not"), only)
            return None if part is None else model.Not(part)
        sources = c.all if c.all is not None else c.any or ()
        if not sources:
            self.problem("empty-list", (*path, key))
        parts = [self.condition(p, (*path, key, i), only) for i, p in enumerate(sources)]
        good = tuple(part for part in parts if part is not None)
        return model.All(good) if key == "all" else model.Any(good)

    def test(self, c: ConditionSource, subject: str, op: str, path: Path) -> model.Test | None:
        name: str = getattr(c, subject)
        if op in _ORDERED:
            bound: Fraction = getattr(c, op)
            if not self.ordered(name, subject, path, op):
                return None
            return model.Test(subject, name, op, (), bound)  # type: ignore[arg-type]
        values = c.in_ if c.in_ is not None else (c.is_ if c.is_ is not None else c.includes,)
        assert None not in values
        choices = self.choices(name, subject, op, path)
        if choices is None:
            return None
        self.once(values, (*path, "in"))
        for value in values:
            if value not in choices:
                guess = closest(str(value), map(str, choices))
                key = "in" if c.in_ is not None else op
                self.problem("unknown-value", (*path, key), guess, value=value)
        return model.Test(subject, name, "is" if op == "in" else op, values)  # type: ignore[arg-type]

    def ordered(self, name: str, subject: str, path: Path, op: str) -> bool:
        """Whether a thing that exists can be compared with a number."""
        if subject == "count":
            return True
        if subject in ("dimension", "raw"):
            return self.known(name, self.dimensions, "dimension", (*path, subject))
        names: Iterable[str] = self.questions if subject == "question" else self.classifications
        if not self.known(name, names, subject, (*path, subject)):
            return False
        if subject == "question" and self.questions[name].kind in ("scale", "number"):
            return True
        self.problem("comparison-does-not-fit", (*path, op), id=name, op=op)
        return False

    def choices(self, name: str, subject: str, op: str, path: Path) -> Sequence[model.Value] | None:
        """Return the values that ``is``, ``in`` or ``includes`` may name, or ``None``."""
        found: Sequence[model.Value] = ()
        if subject == "question":
            if not self.known(name, self.questions, "question", (*path, subject)):
                return None
            question = self.questions[name]
            if not question.values and question.kind not in ("number", "text"):
                return None  # The question has a problem of its own.
            if (op == "includes") == (question.kind == "choices"):
                found = question.values
        elif subject == "dimension" and op != "includes":
            if not self.known(name, self.dimensions, "dimension", (*path, subject)):
                return None
            found = [level.id for level in self.dimensions[name].levels]
        elif subject == "classification" and op != "includes":
            if not self.known(name, self.classifications, "classification", (*path, subject)):
                return None
            found = [kind.id for kind in self.classifications[name].types]
        if not found:
            self.problem("comparison-does-not-fit", (*path, op), id=name, op=op)
            return None
        return found

    # -- the decision ------------------------------------------------------------------------

    def gathered(self, key: str) -> dict[str, tuple[object, Path]]:
        """Return what stands under ``key`` in any of the files, by id."""
        found: dict[str, tuple[object, Path]] = {}
        for file, source in self.files.values():
            for name, thing in getattr(source, key).items():
                self.fresh(name, found, (file, key, name))
                found[name] = (thing, (file, key, name))
        return found

    def scorecard(self, outcomes: dict[str, tuple[object, Path]]) -> model.Scorecard | None:
        strategies = self.gathered("strategies")
        cards = [(f, s.scorecard) for f, s in self.files.values() if s.scorecard is not None]
        if not cards:
            has_table = any(source.table is not None for _, source in self.files.values())
            orphans = {} if has_table else outcomes
            for thing in (*strategies.values(), *orphans.values()):
                self.problem("no-scorecard", thing[1])
            for file, source in self.files.values():
                for i in range(len(source.gates)):
                    self.problem("no-scorecard", (file, "gates", i))
            return None
        for file, _ in cards[1:]:
            self.problem("second-scorecard", (file, "scorecard"))
        file, card = cards[0]
        path: Path = (file, "scorecard")
        self.known(card.basis, self.main.bases, "basis", (*path, "basis"))
        if sorted(card.tie_order) != sorted(strategies):
            self.problem("tie-order-incomplete", (*path, "tie_order"), all=", ".join(strategies))
            return None
        made = tuple(
            self.strategy(name, *strategies[name])  # type: ignore[arg-type]
            for name in card.tie_order
        )
        gates: list[model.Gate] = []
        for gate_file, source in self.files.values():
            for i, gate in enumerate(source.gates):
                at: Path = (gate_file, "gates", i)
                self.fresh(gate.id, [g.id for g in gates], (*at, "id"))
                made_gate = self.gate(gate, strategies, outcomes, at)
                if made_gate is not None:
                    gates.append(made_gate)
        all_closed = None
        if card.all_closed is not None:
            closed = card.all_closed
            at = (*path, "all_closed")
            self.fresh(closed.id, [g.id for g in gates], (*at, "id"))
            self.known(closed.strategy, strategies, "strategy", (*at, "strategy"))
            all_closed = model.AllClosed(closed.id, closed.strategy, closed.because)
        elif any(gate.close for gate in gates):
            self.problem("all-closed-missing", path)
        for outcome, at in outcomes.values():
            self.whole(outcome, at)  # type: ignore[arg-type]
        return model.Scorecard(
            basis=card.basis,
            note=card.note,
            strategies=made,
            gates=tuple(gates),
            outcomes=tuple(
                model.Outcome(name, o.label, o.meaning, o.first_step, o.ask_the_group, o.look_again)  # type: ignore[attr-defined]
                for name, (o, _) in outcomes.items()
            ),
            all_closed=all_closed,
            clear_above=card.clear.above,
            clear_margin=card.clear.margin,
        )

    def whole(self, outcome: OutcomeSource, path: Path) -> None:
        """Check that an outcome beside strategies says as much as a strategy does."""
        for key in ("meaning", "first_step", "ask_the_group", "look_again"):
            if getattr(outcome, key) is None:
                self.problem("missing-key", path, key=key)
        if outcome.outputs:
            self.problem("key-does-not-fit", (*path, "outputs"), key="outputs", kind="scorecard")

    def drivers(
        self, sources: tuple[DriverSource, ...], sign: int, path: Path
    ) -> list[model.Driver]:
        made = []
        for i, driver in enumerate(sources):
            at = (*path, i)
            if not self.known(driver.id, self.dimensions, "dimension", at):
                continue
            dimension = self.dimensions[driver.id]
            if dimension.high is None or dimension.low is None:
                self.problem("driver-without-words", at, id=driver.id)
            made.append(model.Driver(driver.id, sign, driver.only_above))  # type: ignore[arg-type]
        return made

    def strategy(self, name: str, s: StrategySource, path: Path) -> model.Strategy:
        drivers = self.drivers(s.for_, 1, (*path, "for"))
        drivers += self.drivers(s.against, -1, (*path, "against"))
        named: list[tuple[str, Path]] = [(d.id, (*path, "for", i)) for i, d in enumerate(s.for_)]
        named += [(d.id, (*path, "against", i)) for i, d in enumerate(s.against)]
        for i, (driver, at) in enumerate(named):
            if driver in [other for other, _ in named[:i]]:
                self.problem("driver-twice", at, id=driver)
        if not (s.for_ or s.against):
            self.problem("empty-list", (*path, "for"))
        section = self.participation_values()
        for i, degree in enumerate(s.participation):
            if degree not in section:
                self.problem("unknown-value", (*path, "participation", i), value=degree)
        return model.Strategy(
            id=name,
            label=s.label,
            meaning=s.meaning,
            not_when=s.not_when,
            drivers=tuple(drivers),
            first_step=s.first_step,
            ask_the_group=s.ask_the_group,
            look_again=s.look_again,
            participation=s.participation,
            participation_text=s.participation_text,
        )

    def participation_values(self) -> Sequence[model.Value]:
        for _, source in self.files.values():
            section = source.sections.participation
            if section is not None and section.now in self.questions:
                return self.questions[section.now].values
        return ()

    def gate(
        self,
        g: GateSource,
        strategies: Iterable[str],
        outcomes: Iterable[str],
        path: Path,
    ) -> model.Gate | None:
        if not (g.outcome or g.close or g.first or g.duty or g.caution):
            self.problem("gate-without-effect", path, id=g.id)
        if (g.outcome or g.close or g.first) and g.because is None:
            self.problem("missing-key", path, key="because")
        if g.outcome is not None:
            self.known(g.outcome, outcomes, "outcome", (*path, "outcome"))
        self.once(g.close, (*path, "close"))
        self.once(g.advice, (*path, "advice"))
        named = [(s, ("close", i)) for i, s in enumerate(g.close)]
        named += [(s, ("advice", i)) for i, s in enumerate(g.advice)]
        named += [(g.first, ("first",))] if g.first else []  # type: ignore[list-item]
        lead = None
        if g.unless_leads is not None:
            named.append((g.unless_leads.strategy, ("unless_leads", "strategy")))  # type: ignore[arg-type]
            lead = model.Lead(g.unless_leads.strategy, g.unless_leads.by)
            if g.first is None:
                self.problem("key-does-not-fit", path, key="unless_leads", kind="gate")
        for strategy, key in named:
            self.known(strategy, strategies, "strategy", (*path, *key))
        if g.when is None and g.unless is None:
            self.problem("missing-key", path, key="when")
            return None
        when = model.All(()) if g.when is None else self.condition(g.when, (*path, "when"))
        unless = None if g.unless is None else self.condition(g.unless, (*path, "unless"))
        if when is None:
            return None
        return model.Gate(
            id=g.id,
            when=when,
            unless=unless,
            outcome=g.outcome,
            close=g.close,
            first=g.first,
            unless_leads=lead,
            because=g.because,
            first_step=g.first_step,
            duty=g.duty,
            caution=g.caution,
            advice=g.advice,
            urgent=g.urgent,
        )

    # -- sections of the report --------------------------------------------------------------

    def sections(self) -> model.Sections:
        found: dict[str, object] = {}
        for file, source in self.files.values():
            path: Path = (file, "sections")
            made = self.sections_of(source.sections, path)
            for name, section in made.items():
                if name in found:
                    self.problem("duplicate-id", (*path, name), id=name)
                found[name] = section
        return model.Sections(**found)  # type: ignore[arg-type]

    def sections_of(self, sections: SectionsSource, path: Path) -> dict[str, object]:
        made: dict[str, object] = {}
        if factors := sections.success_factors:
            at = (*path, "success_factors")
            self.cited(factors.sources, None, at)
            self.once(factors.dimensions, (*at, "dimensions"))
            for i, name in enumerate(factors.dimensions):
                self.known(name, self.dimensions, "dimension", (*at, "dimensions", i))
            made["success_factors"] = model.Factors(
                factors.title, factors.intro, factors.dimensions, factors.sources
            )
        if roles := sections.roles:
            at = (*path, "roles")
            self.cited(roles.sources, None, at)
            made["roles"] = model.Roles(
                roles.title,
                roles.intro,
                roles.most,
                tuple(self.role(n, r, (*at, "roles", n)) for n, r in roles.roles.items()),
                roles.sources,
            )
        if section := sections.participation:
            at = (*path, "participation")
            self.cited(section.sources, None, at)
            for key in ("now", "wished"):
                name = getattr(section, key)
                if self.known(name, self.questions, "question", (*at, key)) and (
                    self.questions[name].kind != "scale"
                    or self.questions[name].values != self.participation_values()
                ):
                    self.problem("not-the-same-scale", (*at, key), id=name)
            made["participation"] = model.Participation(
                section.title,
                section.intro,
                section.now,
                section.wished,
                section.note,
                section.sources,
            )
        return made

    def role(self, name: str, role: RoleSource, path: Path) -> model.Role:
        triggers = []
        for i, trigger in enumerate(role.triggers):
            at = (*path, "triggers", i, "when")
            when = self.condition(trigger.when, at, only=("question", "dimension"))
            if when is None:
                continue
            if not isinstance(when, model.Test) or when.op not in _ORDERED:
                self.problem("trigger-must-compare", at)
                continue
            triggers.append(model.Trigger(when, trigger.because))
        return model.Role(name, role.label, role.meaning, tuple(triggers))
