"""From the files' classes to the model: every reference checked, every shorthand written out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

from burgerkompas.errors import Problem, Problems, TooManyProblems, closest
from burgerkompas.questionnaire import model
from burgerkompas.questionnaire.documents import (
    MainFile,
    OptionSource,
    PartFile,
    QuestionSource,
    ScaleSource,
)
from burgerkompas.questionnaire.places import Path, Places
from burgerkompas.questionnaire.resolve_conditions import condition
from burgerkompas.questionnaire.resolve_dimensions import classification, dimension
from burgerkompas.questionnaire.resolve_scorecard import scorecard
from burgerkompas.questionnaire.resolve_sections import sections
from burgerkompas.questionnaire.resolve_table import decision_table

Files = dict[str, tuple[str, PartFile]]
"""The files by part, in order, each with the name that its paths start with."""

_ID = re.compile(r"[a-z][a-z0-9_-]{0,63}", re.ASCII)


def resolve(
    main: MainFile, files: Files, places: Places, digest: str
) -> tuple[model.Questionnaire | None, list[Problem]]:
    """Return the questionnaire, or ``None`` with the problems that stand in its way."""
    resolver = Resolver(main, files, places)
    questionnaire = None
    with suppress(TooManyProblems):
        questionnaire = resolver.questionnaire(digest)
    return (None if resolver.problems else questionnaire), _without_echoes(resolver.problems)


def _without_echoes(problems: list[Problem]) -> list[Problem]:
    """Leave out ids that are missed because the thing that should have them has a wrong one.

    As many as there are wrong ones: they may all be one mistake.
    """
    wrong = {p.where for p in problems if p.code in ("bad-id", "duplicate-id")}
    missed = {p.values["id"] for p in problems if p.code == "unknown-id"}
    if len(missed) > len(wrong):
        return problems
    return [problem for problem in problems if problem.code != "unknown-id"]


MOST_DECIMALS = 6
"""How many decimals a number may be asked with."""


class Resolver:
    """Resolves one questionnaire; collects every problem on the way."""

    def __init__(self, main: MainFile, files: Files, places: Places) -> None:
        self.main = main
        self.files = files
        self.places = places
        self.problems: list[Problem] = Problems()
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

    def well_formed(self, name: str, path: Path) -> None:
        """Report an id that is none."""
        if not _ID.fullmatch(name):
            self.problem("bad-id", path, id=name)

    def fresh(self, name: str, taken: Iterable[str], path: Path) -> None:
        """Check a definition: a well-formed id that isn't taken."""
        self.well_formed(name, path)
        if name in taken:
            self.problem("duplicate-id", path, id=name)

    def cited(self, sources: tuple[str, ...], basis: str | None, path: Path) -> None:
        self.once(sources, (*path, "sources"))
        for i, source in enumerate(sources):
            self.known(source, self.main.sources, "source", (*path, "sources", i))
        if basis is not None:
            self.known(basis, self.main.bases, "basis", (*path, "basis"))

    # -- the whole ---------------------------------------------------------------------------

    def questionnaire(self, digest: str) -> model.Questionnaire:
        main = self.main
        self.well_formed(main.id, (*self.root, "id"))
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
            for name, written in source.dimensions.items():
                dimension(self, name, written, part, (file, "dimensions", name))
        for part, (file, source) in self.files.items():
            for name, kinds in source.classifications.items():
                path = (file, "classifications", name)
                classification(self, name, kinds, part, path)
        outcomes = self.gathered("outcomes")
        card, table = scorecard(self, outcomes), decision_table(self, outcomes)
        return model.Questionnaire(
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
            # Both report what is wrong, also where there is another decision.
            decision=card or table,
            sections=sections(self),
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
        fits |= {"yes_no": ("anchors",), "number": ("min", "max", "decimals")}
        for key in ("scale", "options", "anchors", "min", "max", "decimals"):
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
                self.well_formed(name, (*path, "options", name))
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
        if q.kind == "number":
            self.range(q, path)
        ask_if = None
        if q.ask_if is not None:
            # Only questions that came before are known here, so no route can run in a circle.
            ask_if = condition(self, q.ask_if, (*path, "ask_if"), only=("question",))
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
            decimals=q.decimals or 0,
        )
        self.questions.setdefault(q.id, question)
        return question

    def range(self, q: QuestionSource, path: Path) -> None:
        """Complain of bounds that are in the wrong order, or no answers themselves."""
        if q.decimals is not None and not 1 <= q.decimals <= MOST_DECIMALS:
            self.problem("bad-decimals", (*path, "decimals"), most=MOST_DECIMALS)
            return
        for key, bound in (("min", q.min), ("max", q.max)):
            if bound is not None and (bound * 10 ** (q.decimals or 0)).denominator != 1:
                self.problem("bound-between-answers", (*path, key), key=key)
        if q.min is not None and q.max is not None and q.min > q.max:
            self.problem("bad-range", (*path, "min"))

    # -- the decision ------------------------------------------------------------------------

    def gathered(self, key: str) -> dict[str, tuple[Any, Path]]:
        """Return what stands under ``key`` in any of the files, by id."""
        found: dict[str, tuple[Any, Path]] = {}
        for file, source in self.files.values():
            for name, thing in getattr(source, key).items():
                self.fresh(name, found, (file, key, name))
                found[name] = (thing, (file, key, name))
        return found
