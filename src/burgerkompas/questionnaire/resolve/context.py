"""The context for resolving: problems with their places, references and conditions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any, get_origin

from burgerkompas.errors import Problem, Problems, closest
from burgerkompas.questionnaire import model
from burgerkompas.questionnaire.binding import KeyPath, Places
from burgerkompas.questionnaire.documents import ORDERED, SUBJECTS, MainFile, PartFile, keys_of

Files = dict[str, tuple[str, PartFile]]
"""The files by part, in order, each with the name that its paths start with."""

ID = re.compile(r"[a-z][a-z0-9_-]{0,63}", re.ASCII)

NO_OPTIONS = frozenset(
    ["unknown", "weet_niet", "not_applicable", "niet_van_toepassing", "null", "unanswered"]
)
"""The words for no answer in a case or a table; reserved: no option may use them."""


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
        known = [source.id for source in self.main.sources]
        self.all_known(sources, known, "source", (*path, "sources"))
        if basis is not None:
            self.known(basis, self.main.bases, "basis", (*path, "basis"))

    def gathered(self, key: str) -> dict[str, tuple[Any, KeyPath]]:
        """Return the values under ``key`` in any of the files, by id, with their paths."""
        found: dict[str, tuple[Any, KeyPath]] = {}
        for path, spec in listed(self.files, key):
            self.fresh(spec.id, found, path)
            found[spec.id] = (spec, path)
        return found

    def participation_values(self) -> tuple[model.Value, ...]:
        """Return the values of the question that measures participation."""
        for _, part in self.files.values():
            section = part.sections.participation
            if section is not None and section.now in self.questions:
                return self.questions[section.now].values
        return ()


def listed(files: Files, key: str) -> Iterator[tuple[KeyPath, Any]]:
    """Yield what is listed, or mapped by id, under ``key`` of any file, each with its path."""
    by_id = get_origin(keys_of(PartFile)[key][1]) is Annotated
    for file, part in files.values():
        for i, spec in enumerate(getattr(part, key)):
            yield (file, key, spec.id if by_id else i), spec


def check_condition(
    context: Context,
    condition: model.Condition | None,
    path: KeyPath,
    only: tuple[str, ...] = SUBJECTS,
) -> None:
    """Report what a condition asks for that is missing, doesn't fit, or is outside ``only``."""
    match condition:
        case model.Not(part):
            check_condition(context, part, (*path, "not"), only)
        case model.All(parts) | model.Any(parts):
            key = "all" if isinstance(condition, model.All) else "any"
            for i, part in enumerate(parts):
                check_condition(context, part, (*path, key, i), only)
        case model.Test(subject) if subject not in only:
            context.problem("subject-not-here", path, subject=subject, allowed=", ".join(only))
        case model.Test():
            _check_test(context, condition, path)


def _check_test(context: Context, test: model.Test, path: KeyPath) -> None:
    names: dict[str, Iterable[str]] = {
        "question": context.questions,
        "dimension": context.dimensions,
        "raw": context.dimensions,
        "classification": context.classifications,
    }
    what = "dimension" if test.subject == "raw" else test.subject
    at = (*path, test.subject)
    if test.subject in names and not context.known(test.id, names[test.subject], what, at):
        return
    op = "in" if (*path, "in") in context.places else test.op
    if op in ORDERED:
        if not _has_order(context, test):
            context.problem("comparison-does-not-fit", (*path, op), id=test.id, op=op)
        return
    choices = _choices(context, test)
    if choices == ():
        context.problem("comparison-does-not-fit", (*path, op), id=test.id, op=op)
    if not choices:
        return
    context.once(test.values, (*path, "in"))
    for value in test.values:
        context.allowed(value, choices, (*path, op), near=True)


def _has_order(context: Context, test: model.Test) -> bool:
    """Return whether the subject of a test can be compared with a number."""
    if test.subject == "question":
        return context.questions[test.id].kind in ("scale", "number")
    return test.subject != "classification"


def _choices(context: Context, test: model.Test) -> tuple[model.Value, ...] | None:
    """Return the values that a test with ``is``, ``in`` or ``includes`` may name.

    ``None`` if that is unknown because the question has a problem of its own.
    """
    if test.subject == "question":
        question = context.questions[test.id]
        if not question.values and question.kind not in ("number", "text"):
            return None
        return question.values if (test.op == "includes") == (question.kind == "choices") else ()
    if test.op == "includes":
        return ()
    if test.subject == "dimension":
        return tuple(level.id for level in context.dimensions[test.id].levels)
    if test.subject == "classification":
        return tuple(kind.id for kind in context.classifications[test.id].types)
    return ()
