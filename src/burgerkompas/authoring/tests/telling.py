"""Say how the tests of a questionnaire went: as text, as data, as JUnit XML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.etree import ElementTree

from burgerkompas.authoring.tests.reasons import reasons
from burgerkompas.authoring.tests.run import Failure, Report, Tested
from burgerkompas.authoring.tests.suite import Plain, Wish
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words
from burgerkompas.texts.authors import TESTING

SCHEMA = "burgerkompas/test/1"


def to_text(report: Report, language: str) -> str:
    """Return the failing tests with their reasons, the count, and what no test touches."""
    words = Words(TESTING, language)
    lines = []
    for tested in report.tests:
        for failure in tested.failures:
            lines.append(_failure(tested, failure, words))
            lines += [f"    {inert(why)}" for why in reasons(tested.result, failure, language)]
    name = f"{report.questionnaire.id} {report.questionnaire.version}"
    key = "failed" if report.failed else "passed"
    lines.append(words(key, name=name, failed=report.failed, count=len(report.tests)))
    return "\n".join([*lines, *_untouched(report, words)])


def _failure(tested: Tested, failure: Failure, words: Words) -> str:
    expected = failure.expected
    return inert(
        words(
            "failure",
            where=expected.where,
            test=tested.test.name,
            path=expected.name,
            wanted=_wanted(expected.wishes, words),
            came=_value(failure.came, words),
        )
    )


def _wanted(wishes: Sequence[Wish], words: Words) -> str:
    return words("and").join(_wish(wish, words) for wish in wishes)


def _wish(wish: Wish, words: Words) -> str:
    if wish.op == "not":
        inner = tuple(one for one in wish.value or () if isinstance(one, Wish))  # type: ignore[union-attr]
        return words("op-not", value=_wanted(inner, words))
    return words(f"op-{wish.op}", value=_value(wish.value, words))  # type: ignore[arg-type]


def _value(value: Plain, words: Words) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(_value(one, words) for one in value) + "]"
    if value is None:
        return words("nothing")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        # A text that looks like a number is told apart from one.
        return f"'{value}'" if value.lstrip("-").replace(".", "", 1).isdecimal() else value
    return f"{value:g}"


def _untouched(report: Report, words: Words) -> Iterator[str]:
    if not report.untouched:
        yield words("all-touched")
        return
    yield words("untouched")
    for (kind, owner), things in groupby(report.untouched, key=lambda one: (one.kind, one.owner)):
        head = words(f"kind-{kind}", owner=owner)
        yield f"  {head}: {', '.join(thing.id for thing in things)}"


def to_data(reports: Sequence[Report], language: str) -> dict[str, object]:
    """Return the same as plain data."""
    return {
        "schema": SCHEMA,
        "questionnaires": [
            {
                "id": report.questionnaire.id,
                "version": report.questionnaire.version,
                "file": report.file,
                "tests": len(report.tests),
                "failed": report.failed,
                "failures": [
                    _failure_data(tested, failure, language)
                    for tested in report.tests
                    for failure in tested.failures
                ],
                "untouched": [
                    {"kind": thing.kind, "id": thing.id, "of": thing.owner or None}
                    for thing in report.untouched
                ],
            }
            for report in reports
        ],
    }


def _failure_data(tested: Tested, failure: Failure, language: str) -> dict[str, object]:
    where = failure.expected.where
    return {
        "test": tested.test.name,
        "file": where.file,
        "line": where.line,
        "column": where.column,
        "path": failure.expected.name,
        "expected": _wanted(failure.expected.wishes, Words(TESTING, language)),
        "came": list(failure.came) if isinstance(failure.came, tuple) else failure.came,
        "reasons": list(reasons(tested.result, failure, language)),
    }


def to_junit(reports: Sequence[Report], language: str) -> str:
    """Return the tests as JUnit XML: a suite for each questionnaire."""
    words = Words(TESTING, language)
    root = ElementTree.Element("testsuites", name="burgerkompas")
    for report in reports:
        suite = ElementTree.SubElement(
            root,
            "testsuite",
            name=f"{report.questionnaire.id} {report.questionnaire.version}",
            tests=str(len(report.tests)),
            failures=str(report.failed),
            errors="0",
            skipped="0",
        )
        for tested in report.tests:
            case = ElementTree.SubElement(
                suite,
                "testcase",
                classname=report.questionnaire.id,
                name=inert(tested.test.name),
                file=inert(report.file),
                line=str(tested.test.where.line),
            )
            if tested.failures:
                told = [_failure(tested, failure, words) for failure in tested.failures]
                failed = ElementTree.SubElement(case, "failure", message=told[0])
                lines = []
                for text, failure in zip(told, tested.failures, strict=True):
                    lines.append(text)
                    lines += ["    " + inert(w) for w in reasons(tested.result, failure, language)]
                failed.text = "\n".join(lines)
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'
