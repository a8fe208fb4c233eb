"""Run the tests of a questionnaire: score each, compare, and keep what they touch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from burgerkompas.authoring.tests.paths import NoSuchPartError, all_ids, allowed, part
from burgerkompas.authoring.tests.suite import Expected, Plain, Test, Wish, read_suite
from burgerkompas.authoring.tests.touched import Untouched, untouched
from burgerkompas.cases import Case
from burgerkompas.engine import score
from burgerkompas.errors import Problem, QuestionnaireRefused, Where, closest
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results.result import Result


class Failure(msgspec.Struct, frozen=True):
    """What came instead of what was expected."""

    expected: Expected
    came: Plain

    @property
    def wanted(self) -> tuple[str, ...]:
        """The ids that were named, for who explains why they did or didn't come."""
        return tuple(dict.fromkeys(_texts(self.expected.wishes)))


class Tested(msgspec.Struct, frozen=True):
    """One test with its result; passed when nothing failed."""

    test: Test
    result: Result
    failures: tuple[Failure, ...]


class Report(msgspec.Struct, frozen=True):
    """All tests of one questionnaire, and what none of them touches."""

    questionnaire: Questionnaire
    file: str
    tests: tuple[Tested, ...]
    untouched: tuple[Untouched, ...]

    @property
    def failed(self) -> int:
        """How many tests failed."""
        return sum(bool(tested.failures) for tested in self.tests)


def run_tests(questionnaire: Questionnaire, path: Path) -> Report:
    """Run the tests that lie beside a questionnaire.

    Raises ``QuestionnaireRefused`` with all that is wrong in their file: also a path that no
    report has, and an id that can't come there.
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
            found = list(_unknown_ids(questionnaire, expected.path, expected.wishes))
            try:
                came = part(data, expected.path, ids)
            except NoSuchPartError as error:
                found.append(_no_such_part(expected, error))
            problems += found
            if not found and not all(_holds(wish, came) for wish in expected.wishes):
                failures.append(Failure(expected, came))
        tested.append(Tested(test, result, tuple(failures)))
    if problems:
        raise QuestionnaireRefused(problems)
    left = untouched(questionnaire, [one.result for one in tested])
    return Report(questionnaire, str(file), tuple(tested), left)


def _no_such_part(expected: Expected, error: NoSuchPartError) -> Problem:
    if not error.step:
        values = {"path": expected.name, "parts": ", ".join(error.parts)}
        return Problem("only-parts-compare", expected.where, values)
    values = {"path": expected.name, "step": error.step}
    return Problem("no-such-part", expected.where, values, closest(error.step, error.parts))


def _unknown_ids(
    questionnaire: Questionnaire, path: tuple[str, ...], wishes: tuple[Wish, ...]
) -> Iterator[Problem]:
    names = allowed(questionnaire, path)
    if names is None:
        return
    for where, text in _placed(wishes):
        if text not in names:
            values = {"value": text, "allowed": ", ".join(names)}
            yield Problem("not-one-of", where, values, closest(text, names))


def _placed(wishes: tuple[Wish, ...]) -> Iterator[tuple[Where, str]]:
    for wish in wishes:
        for value in wish.value if isinstance(wish.value, tuple) else (wish.value,):
            if isinstance(value, Wish):
                yield from _placed((value,))
            elif isinstance(value, str):
                yield wish.where, value


def _texts(wishes: tuple[Wish, ...]) -> Iterator[str]:
    return (text for _, text in _placed(wishes))


def _holds(wish: Wish, came: Any) -> bool:
    value: Any = wish.value
    match wish.op:
        case "not":
            return not all(_holds(inner, came) for inner in value)
        case "in":
            return any(_same(one, came) for one in value)
        case "includes":
            wanted = value if isinstance(value, tuple) else (value,)
            return isinstance(came, tuple) and all(any(_same(w, c) for c in came) for w in wanted)
        case "is":
            return _same(value, came)
    if came is None or isinstance(came, (bool, str, tuple)):
        return False
    match wish.op:
        case "at_least":
            return bool(came >= value)
        case "at_most":
            return bool(came <= value)
        case "above":
            return bool(came > value)
    return bool(came < value)


def _same(wanted: Any, came: Any) -> bool:
    """Compare as the report writes it: numbers to four places, ``true`` is no 1."""
    if isinstance(wanted, tuple) or isinstance(came, tuple):
        both = isinstance(wanted, tuple) and isinstance(came, tuple) and len(wanted) == len(came)
        return both and all(map(_same, wanted, came))
    if isinstance(wanted, bool) or isinstance(came, bool):
        return wanted is came
    if isinstance(wanted, float) and isinstance(came, (int, float)):
        return round(wanted, 4) == round(came, 4)
    return bool(wanted == came)
