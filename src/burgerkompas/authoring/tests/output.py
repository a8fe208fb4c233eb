"""Write the results of a questionnaire's tests, as text, data or JUnit XML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.etree import ElementTree

from burgerkompas.authoring.tests.run import Failure, SuiteReport, TestResult
from burgerkompas.authoring.tests.suite import Matcher, PlainValue
from burgerkompas.cases import Absence, Answer
from burgerkompas.questionnaire.model import Condition, Test, tests_in
from burgerkompas.results import DimensionResult, Result, StrategyScore
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words

SCHEMA = "burgerkompas/test/1"


def to_text(report: SuiteReport, language: str) -> str:
    """Return the failing tests with their reasons, the count, and what no test covers."""
    words = Words("testing", language)
    lines = []
    for tested in report.tests:
        for failure in tested.failures:
            lines += _failure(tested, failure, language)
    name = f"{report.questionnaire.id} {report.questionnaire.version}"
    key = "failed" if report.failed else "passed"
    lines.append(words(key, name=name, failed=report.failed, count=len(report.tests)))
    return "\n".join([*lines, *_untouched(report, words)])


def _failure(tested: TestResult, failure: Failure, language: str) -> list[str]:
    """Return what failed on one line, and the reasons below it."""
    words, expected = Words("testing", language), failure.expected
    told = words(
        "failure",
        where=expected.where,
        test=tested.test.name,
        path=expected.name,
        wanted=_wanted(expected.matchers, words),
        came=_value(failure.came, words),
    )
    why = reasons(tested.result, failure, language)
    return [inert(told), *(f"    {inert(reason)}" for reason in why)]


def _wanted(matchers: Sequence[Matcher], words: Words) -> str:
    return f" {words('and')} ".join(_matcher(matcher, words) for matcher in matchers)


def _matcher(matcher: Matcher, words: Words) -> str:
    value = _wanted(matcher.inner, words) if matcher.inner else _value(matcher.value, words)
    return words(f"op-{matcher.op}", value=value)


def _value(value: PlainValue, words: Words) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(_value(one, words) for one in value) + "]"
    if value is None:
        return words("nothing")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        # Quotes distinguish a text that looks like a number from a number.
        return f"'{value}'" if value.lstrip("-").replace(".", "", 1).isdecimal() else value
    return f"{value:g}"


def _untouched(report: SuiteReport, words: Words) -> Iterator[str]:
    if not report.untouched:
        yield words("all-touched")
        return
    yield words("untouched")
    for (kind, owner), things in groupby(report.untouched, key=lambda one: (one.kind, one.owner)):
        head = words(f"kind-{kind}", owner=owner)
        yield f"  {head}: {', '.join(thing.id for thing in things)}"


def to_data(reports: Sequence[SuiteReport], language: str) -> dict[str, object]:
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


def _failure_data(tested: TestResult, failure: Failure, language: str) -> dict[str, object]:
    where = failure.expected.where
    return {
        "test": tested.test.name,
        "file": where.file,
        "line": where.line,
        "column": where.column,
        "path": failure.expected.name,
        "expected": _wanted(failure.expected.matchers, Words("testing", language)),
        "came": failure.came,
        "reasons": reasons(tested.result, failure, language),
    }


def to_junit(reports: Sequence[SuiteReport], language: str) -> str:
    """Return the tests as JUnit XML: a suite for each questionnaire."""
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
                told = [_failure(tested, failure, language) for failure in tested.failures]
                failed = ElementTree.SubElement(case, "failure", message=told[0][0])
                failed.text = "\n".join(line for lines in told for line in lines)
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


# -- reasons for a different value: contributions, gates, rules, answers ---------------------------

DECIDING = ("gates", "outcome", "strategy", "changes", "ask_next", "participation")


def reasons(result: Result, failure: Failure, language: str) -> tuple[str, ...]:
    """Return the reasons for a value, one per line; ids as their author wrote them."""
    why = _Why(result, Words("testing", language))
    came = failure.came if isinstance(failure.came, tuple) else (failure.came,)
    names = {name for name in (*failure.wanted, *came) if isinstance(name, str)}
    match failure.expected.path:
        case ("dimensions" | "success_factors", name, *_):
            return tuple(why.dimension(name))
        case ("classifications", name, *_):
            return tuple(why.classification(name))
        case ("roles", *rest):
            return tuple(why.roles(names | set(rest)))
        case ("gates", *rest):
            return tuple(why.gates(names | set(rest)))
        case (head, *_) if head in DECIDING:
            return tuple(why.decision(names))
    return ()


class _Why:
    def __init__(self, result: Result, words: Words) -> None:
        self.result = result
        self.spec = result.questionnaire
        self.words = words
        self.answers = result.answers

    def decision(self, names: set[str]) -> Iterator[str]:
        advice = self.result.strategy
        if advice is None:
            return
        names = names | {advice.id or ""}
        yield self.words("decided-by", id=advice.decided_by)
        yield from self.gates(set())
        for entry in advice.ranking:
            if entry.id in names or not names & {one.id for one in advice.ranking}:
                yield self.contributions(entry)
        for rule in self.spec.rules:
            if rule.id == advice.decided_by or rule.then in names:
                yield self.words("rule", id=rule.id, then=rule.then, facts=self.facts(rule.when))

    def contributions(self, entry: StrategyScore) -> str:
        parts = [
            f"{c.driver} {self.signed(c.contribution)}"
            + (f" ({self.words('unknown')})" if c.value is None else "")
            for c in sorted(entry.contributions, key=lambda c: -abs(c.contribution))
        ]
        text = self.words(
            "score", id=entry.id, score=self.signed(entry.score), parts=", ".join(parts)
        )
        if entry.closed_by:
            text += "; " + self.words("closed-by", ids=", ".join(entry.closed_by))
        return text

    def gates(self, names: set[str]) -> Iterator[str]:
        """Explain the gates that had an effect, and those that are named."""
        still = {gate.id for gate in self.result.gates if gate.effect == "unknown"}
        did = {gate.id for gate in self.result.gates if gate.effect != "unknown"}
        for gate in self.spec.gates:
            if gate.id in did or gate.id in names:
                waiting = "gate-open" if gate.id in still else "gate-silent"
                key = "gate-fired" if gate.id in did else waiting
                facts = self.facts(gate.when, gate.unless)
                if gate.advice:
                    facts += "; " + self.words("only-with", ids=", ".join(gate.advice))
                yield self.words(key, id=gate.id, facts=facts)

    def dimension(self, name: str) -> Iterator[str]:
        found = next((d for d in self.result.dimensions if d.id == name), None)
        if found is None:
            return
        items = self.spec.dimension[name].items
        answers = ", ".join(self.answer(item.question) for item in items)
        yield self.words("dimension", id=name, score=self.number(found), answers=answers)

    def classification(self, name: str) -> Iterator[str]:
        spec = self.spec.classification.get(name)
        if spec is None:
            return
        for axis in spec.axes:
            yield from self.dimension(axis)
        for kind in spec.types:
            if kind.when is not None:
                yield self.words("rule-of", id=kind.id, facts=self.facts(kind.when))

    def roles(self, names: set[str]) -> Iterator[str]:
        for role in self.spec.roles:
            if role.id in names:
                facts = self.facts(*(trigger.when for trigger in role.triggers))
                yield self.words("rule-of", id=role.id, facts=facts)

    def facts(self, *conditions: Condition | None) -> str:
        """Return the values in this case that conditions refer to."""
        tests = [test for condition in conditions for test in tests_in(condition)]
        return ", ".join(dict.fromkeys(map(self.fact, tests))) or self.words("always")

    def fact(self, test: Test) -> str:
        if test.subject == "question":
            return self.answer(test.id)
        if test.subject == "classification":
            types = {c.id: c.type for c in self.result.classifications}
            return f"{test.id} = {types[test.id] or self.words('unknown')}"
        if test.subject == "count":
            drivers = {d.dimension for s in self.spec.strategies for d in s.drivers}
            known = [d for d in self.result.dimensions if d.id in drivers and d.value is not None]
            return f"{test.id} = {len(known)}"
        found = next(d for d in self.result.dimensions if d.id == test.id)
        raw = test.subject == "raw" and found.raw is not None
        return f"{test.id} = {float(found.raw or 0):.4g}" if raw else self.scored(found)

    def scored(self, found: DimensionResult) -> str:
        level = f" ({found.level})" if found.level else ""
        return f"{found.id} = {self.number(found)}{level}"

    def answer(self, question: str) -> str:
        answer: Answer = self.answers.get(question, Absence.UNANSWERED)
        if isinstance(answer, Absence):
            return self.words("absent", question=question, how=self.words(answer.value))
        value = "[" + ", ".join(answer) + "]" if isinstance(answer, tuple) else answer
        return f"{question} = {value}"

    def number(self, found: DimensionResult) -> str:
        return self.words("unknown") if found.score is None else self.signed(found.score)

    def signed(self, score: int) -> str:
        return f"{(self.result.number(score) or 0):+.2f}"
