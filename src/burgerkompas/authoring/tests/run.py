"""Run the tests of a questionnaire: score, compare, and record what they touch."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import ge, gt, le, lt
from pathlib import Path
from typing import Any, Literal

import msgspec

from burgerkompas.authoring.tests.paths import NoSuchPartError, all_ids, allowed, part
from burgerkompas.authoring.tests.suite import (
    AuthorTest,
    Expectation,
    Matcher,
    PlainValue,
    read_suite,
)
from burgerkompas.cases import Case
from burgerkompas.engine import score
from burgerkompas.errors import Problem, QuestionnaireRefused, Where, closest
from burgerkompas.files import printable
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results import Result

ItemKind = Literal["strategy", "outcome", "rule", "gate", "type", "level", "role"]


class CoverageItem(msgspec.Struct, frozen=True):
    """A thing that a test can touch; ``owner`` is the classification or dimension it belongs to."""

    kind: ItemKind
    id: str
    owner: str = ""


class Failure(msgspec.Struct, frozen=True):
    """A difference between the actual and the expected value."""

    expected: Expectation
    came: PlainValue

    @property
    def wanted(self) -> tuple[str, ...]:
        """The ids that were expected, for the explanation."""
        return tuple(dict.fromkeys(text for _, text in _texts(self.expected.matchers)))


class TestResult(msgspec.Struct, frozen=True):
    """One test with its result; it passed if nothing failed."""

    test: AuthorTest
    result: Result
    failures: tuple[Failure, ...]


class SuiteReport(msgspec.Struct, frozen=True):
    """All tests of one questionnaire, and what none of them touches."""

    questionnaire: Questionnaire
    file: str
    tests: tuple[TestResult, ...]
    untouched: tuple[CoverageItem, ...]

    @property
    def failed(self) -> int:
        """The number of tests that failed."""
        return sum(bool(tested.failures) for tested in self.tests)


def run_tests(questionnaire: Questionnaire, path: Path) -> SuiteReport:
    """Run the tests that belong to a questionnaire.

    Raises ``QuestionnaireRefused`` with every mistake in their file, including a path that no
    report has, and an id that can never occur there.
    """
    file, tests = read_suite(questionnaire, path)
    problems: list[Problem] = []
    tested = []
    ids = all_ids(questionnaire)
    for test in tests:
        result = score(questionnaire, Case(answers=test.answers))
        data = result.to_dict()
        failures = []
        for expected in test.expected:
            found = list(_unknown_ids(questionnaire, expected.path, expected.matchers))
            try:
                came = part(data, expected.path, ids)
            except NoSuchPartError as error:
                found.append(_no_such_part(expected, error))
            problems += found
            if not found and not all(_holds(matcher, came) for matcher in expected.matchers):
                failures.append(Failure(expected, came))
        tested.append(TestResult(test, result, tuple(failures)))
    if problems:
        raise QuestionnaireRefused(problems)
    left = untouched(questionnaire, [one.result for one in tested])
    return SuiteReport(questionnaire, printable(file), tuple(tested), left)


def _no_such_part(expected: Expectation, error: NoSuchPartError) -> Problem:
    if not error.step:
        values = {"path": expected.name, "parts": ", ".join(error.parts)}
        return Problem("only-parts-compare", expected.where, values)
    values = {"path": expected.name, "step": error.step}
    return Problem("no-such-part", expected.where, values, closest(error.step, error.parts))


def _unknown_ids(
    questionnaire: Questionnaire, path: tuple[str, ...], matchers: tuple[Matcher, ...]
) -> Iterator[Problem]:
    names = allowed(questionnaire, path)
    if names is None:
        return
    for where, text in _texts(matchers):
        if text not in names:
            values = {"value": text, "allowed": ", ".join(names)}
            yield Problem("not-one-of", where, values, closest(text, names))


def _texts(matchers: tuple[Matcher, ...]) -> Iterator[tuple[Where, str]]:
    """Yield every expected text, with its place."""
    for matcher in matchers:
        values = matcher.value if isinstance(matcher.value, tuple) else (matcher.value,)
        yield from ((matcher.where, value) for value in values if isinstance(value, str))
        yield from _texts(matcher.inner)


_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "at_least": ge,
    "at_most": le,
    "above": gt,
    "below": lt,
}


def _holds(matcher: Matcher, came: Any) -> bool:
    value: Any = matcher.value
    match matcher.op:
        case "not":
            return not all(_holds(inner, came) for inner in matcher.inner)
        case "in":
            return any(_same(one, came) for one in value)
        case "includes":
            wanted = value if isinstance(value, tuple) else (value,)
            return isinstance(came, tuple) and all(any(_same(w, c) for c in came) for w in wanted)
        case "is":
            return _same(value, came)
    is_number = isinstance(came, (int, float)) and not isinstance(came, bool)
    return is_number and bool(_COMPARE[matcher.op](came, value))


def _same(wanted: Any, came: Any) -> bool:
    """Compare as the report writes it: numbers to four places, ``true`` is not 1."""
    if isinstance(wanted, tuple) or isinstance(came, tuple):
        both = isinstance(wanted, tuple) and isinstance(came, tuple) and len(wanted) == len(came)
        return both and all(map(_same, wanted, came))
    if isinstance(wanted, bool) or isinstance(came, bool):
        return wanted is came
    if isinstance(wanted, float) and isinstance(came, (int, float)):
        return round(wanted, 4) == round(came, 4)
    return bool(wanted == came)


def untouched(questionnaire: Questionnaire, results: Sequence[Result]) -> tuple[CoverageItem, ...]:
    """Return everything that occurred in no result, in the order of the questionnaire."""
    came = {thing for result in results for thing in _came(result)}
    return tuple(thing for thing in _all(questionnaire) if thing not in came)


def _all(questionnaire: Questionnaire) -> Iterator[CoverageItem]:
    decision = questionnaire.decision
    for spec in questionnaire.classifications:
        yield from (CoverageItem("type", one.id, spec.id) for one in spec.types)
    for dimension in questionnaire.dimensions:
        yield from (CoverageItem("level", level.id, dimension.id) for level in dimension.levels)
    things: dict[ItemKind, Sequence[Any]] = {
        "strategy": questionnaire.strategies,
        "outcome": decision.outcomes if decision else (),
        "gate": questionnaire.gates,
        "rule": questionnaire.rules,
        "role": questionnaire.roles,
    }
    yield from (CoverageItem(kind, one.id) for kind, several in things.items() for one in several)


def _came(result: Result) -> Iterator[CoverageItem]:
    for kind in result.classifications:
        if kind.type is not None:
            yield CoverageItem("type", kind.type, kind.id)
    for dimension in result.dimensions:
        if dimension.level is not None:
            yield CoverageItem("level", dimension.level, dimension.id)
    for gate in result.gates:
        if gate.effect != "unknown":
            yield CoverageItem("gate", gate.id)
    for role in result.roles:
        yield CoverageItem("role", role.id)
    yield CoverageItem("outcome", result.outcome)
    if result.strategy is not None:
        yield CoverageItem("rule", result.strategy.decided_by)
        if result.strategy.id is not None:
            yield CoverageItem("strategy", result.strategy.id)
