"""The context for resolving: problems with their places, references and conditions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

import msgspec

from burgerkompas.errors import Problem, Problems, closest
from burgerkompas.questionnaire import model
from burgerkompas.questionnaire.binding import KeyPath, Places
from burgerkompas.questionnaire.documents import MainFile, PartFile
from burgerkompas.questionnaire.documents.questions import ConditionSpec

Files = dict[str, tuple[str, PartFile]]
"""The files by part, in order, each with the name that its paths start with."""

ID = re.compile(r"[a-z][a-z0-9_-]{0,63}", re.ASCII)

NO_OPTIONS = frozenset(
    ["unknown", "weet_niet", "not_applicable", "niet_van_toepassing", "null", "unanswered"]
)
"""The words that mean in a case or a table that there is no answer: no option is called so."""

SUBJECTS = ("question", "dimension", "raw", "classification", "count")
ORDERED = ("at_least", "at_most", "above", "below")

ModelPart = TypeVar("ModelPart", bound=msgspec.Struct)


class Context:
    """The parts of a questionnaire resolved so far, and every problem found on the way.

    Questions, dimensions and classifications are added as they are resolved, in this order.
    ``sums`` is how many different sums the items of the dimensions can make, ``unit`` the number
    that all of these divide.
    """

    def __init__(self, main: MainFile, files: Files, places: Places) -> None:
        self.main = main
        self.files = files
        self.places = places
        self.problems: list[Problem] = Problems()
        self.questions: dict[str, model.Question] = {}
        self.dimensions: dict[str, model.Dimension] = {}
        self.classifications: dict[str, model.Classification] = {}
        self.sums, self.unit = 0, 1
        self._asked = {q.id for _, part in files.values() for q in part.questions}

    def problem(
        self, code: str, path: KeyPath, suggestion: str | None = None, **values: object
    ) -> None:
        """Note a problem with the value at a path."""
        texts = {key: str(value) for key, value in values.items()}
        self.problems.append(Problem(code, self.places.where(path), texts, suggestion))

    def known(self, name: str, names: Iterable[str], what: str, path: KeyPath) -> bool:
        """Check a reference; report an id that doesn't exist."""
        names = list(names)
        if name in names:
            return True
        if what == "question" and name in self._asked:
            self.problem("asked-later", path, id=name)
        else:
            self.problem("unknown-id", path, closest(name, names), id=name, what=what)
        return False

    def all_known(
        self, names: Sequence[str], among: Iterable[str], what: str, path: KeyPath
    ) -> None:
        """Check a list of references, each of which may occur once."""
        self.once(names, path)
        for i, name in enumerate(names):
            self.known(name, among, what, (*path, i))

    def allowed(
        self, value: object, values: Sequence[object], path: KeyPath, near: bool = False, **of: str
    ) -> None:
        """Report a value that is not one of those allowed; ``near``: suggest the nearest."""
        if value not in values:
            guess = closest(str(value), map(str, values)) if near else None
            self.problem("unknown-value", path, guess, value=value, **of)

    def once(self, names: Sequence[object], path: KeyPath) -> None:
        """Report values that occur twice in a list."""
        for i, name in enumerate(names):
            if name in names[:i]:
                self.problem("twice-in-list", (*path, i), id=name)

    def well_formed(self, name: str, path: KeyPath) -> None:
        """Report a malformed id."""
        if not ID.fullmatch(name):
            self.problem("bad-id", path, id=name)

    def well_formed_option(self, name: str, path: KeyPath) -> None:
        """Report an id that can't be an answer."""
        self.well_formed(name, path)
        if name in NO_OPTIONS:
            self.problem("reserved-option", path, id=name)

    def fresh(self, name: str, taken: Iterable[str], path: KeyPath) -> None:
        """Check a definition: a well-formed id that isn't taken."""
        self.well_formed(name, path)
        if name in taken:
            self.problem("duplicate-id", path, id=name)

    def cited(self, sources: tuple[str, ...], basis: str | None, path: KeyPath) -> None:
        """Check the sources and basis of something."""
        self.all_known(sources, self.main.sources, "source", (*path, "sources"))
        if basis is not None:
            self.known(basis, self.main.bases, "basis", (*path, "basis"))

    def gathered(self, key: str) -> dict[str, tuple[Any, KeyPath]]:
        """Return the values under ``key`` in any of the files, by id, with their paths."""
        found: dict[str, tuple[Any, KeyPath]] = {}
        for path, name, spec in named(self.files, key):
            self.fresh(name, found, path)
            found[name] = (spec, path)
        return found

    def participation_values(self) -> tuple[model.Value, ...]:
        """Return the values of the question that measures participation."""
        for _, part in self.files.values():
            section = part.sections.participation
            if section is not None and section.now in self.questions:
                return self.questions[section.now].values
        return ()


def listed(files: Files, key: str) -> Iterator[tuple[KeyPath, Any]]:
    """Yield the entries of the lists under ``key``, of all files, each with its path."""
    for file, part in files.values():
        for i, spec in enumerate(getattr(part, key)):
            yield (file, key, i), spec


def named(files: Files, key: str) -> Iterator[tuple[KeyPath, str, Any]]:
    """Yield the values by id under ``key``, of all files, each with its path."""
    for file, part in files.values():
        for name, spec in getattr(part, key).items():
            yield (file, key, name), name, spec


def from_spec(kind: type[ModelPart], spec: msgspec.Struct, **values: Any) -> ModelPart:
    """Make a model value from ``values`` and the fields of the same name in its spec."""
    same = {key: getattr(spec, key) for key in kind.__struct_fields__ if hasattr(spec, key)}
    return kind(**(same | values))


def condition(
    context: Context, spec: ConditionSpec, path: KeyPath, only: tuple[str, ...] = SUBJECTS
) -> model.Condition | None:
    """Return a condition, or ``None`` if it asks for something missing or outside ``only``."""
    subjects = _written(spec, SUBJECTS)
    comparisons = _written(spec, ("is", "in", "includes", *ORDERED))
    groups = _written(spec, ("all", "any", "not"))
    if len(groups) == 1 and not subjects and not comparisons:
        return _group(context, spec, groups[0], path, only)
    if groups or len(subjects) != 1 or len(comparisons) != 1:
        context.problem("bad-condition", path)
        return None
    if subjects[0] not in only:
        allowed = ", ".join(only)
        context.problem("subject-not-here", path, subject=subjects[0], allowed=allowed)
        return None
    return _test(context, spec, subjects[0], comparisons[0], path)


def _written(spec: ConditionSpec, keys: Iterable[str]) -> list[str]:
    return [key for key in keys if getattr(spec, key, getattr(spec, f"{key}_", None)) is not None]


def _group(
    context: Context, spec: ConditionSpec, key: str, path: KeyPath, only: tuple[str, ...]
) -> model.Condition | None:
    if spec.not_ is not None:
        part = condition(context, spec.not_, (*path, "not"), only)
        return None if part is None else model.Not(part)
    specs = spec.all if spec.all is not None else spec.any or ()
    if not specs:
        context.problem("empty-list", (*path, key))
    parts = [condition(context, one, (*path, key, i), only) for i, one in enumerate(specs)]
    good = tuple(part for part in parts if part is not None)
    return model.All(good) if key == "all" else model.Any(good)


def _test(
    context: Context, spec: ConditionSpec, subject: Any, op: Any, path: KeyPath
) -> model.Test | None:
    name: str = getattr(spec, subject)
    names: dict[str, Iterable[str]] = {
        "question": context.questions,
        "dimension": context.dimensions,
        "raw": context.dimensions,
        "classification": context.classifications,
    }
    what = "dimension" if subject == "raw" else subject
    if subject in names and not context.known(name, names[subject], what, (*path, subject)):
        return None
    if op in ORDERED:
        if _has_order(context, subject, name):
            return model.Test(subject, name, op, (), getattr(spec, op))
        context.problem("comparison-does-not-fit", (*path, op), id=name, op=op)
        return None
    choices = _choices(context, subject, name, op)
    if choices == ():
        context.problem("comparison-does-not-fit", (*path, op), id=name, op=op)
    if not choices:
        return None
    one = spec.includes if spec.is_ is None else spec.is_
    values = spec.in_ if spec.in_ is not None else () if one is None else (one,)
    context.once(values, (*path, "in"))
    for value in values:
        context.allowed(value, choices, (*path, op), near=True)
    return model.Test(subject, name, "is" if op == "in" else op, values)


def _has_order(context: Context, subject: str, name: str) -> bool:
    """Return whether a subject can be compared with a number."""
    if subject == "question":
        return context.questions[name].kind in ("scale", "number")
    return subject != "classification"


def _choices(context: Context, subject: str, name: str, op: str) -> tuple[model.Value, ...] | None:
    """Return the values that ``is``, ``in`` or ``includes`` may name.

    ``None`` if that is unknown because the question has a problem of its own.
    """
    if subject == "question":
        question = context.questions[name]
        if not question.values and question.kind not in ("number", "text"):
            return None
        return question.values if (op == "includes") == (question.kind == "choices") else ()
    if op == "includes":
        return ()
    if subject == "dimension":
        return tuple(level.id for level in context.dimensions[name].levels)
    if subject == "classification":
        return tuple(kind.id for kind in context.classifications[name].types)
    return ()
