"""Why something else came than a test expects: the contributions, gates, rules and answers."""

from __future__ import annotations

from collections.abc import Iterator

from burgerkompas.authoring.tests.run import Failure
from burgerkompas.cases import Absence, Answer
from burgerkompas.questionnaire.model import Condition, Test, tests_in
from burgerkompas.results.result import DimensionResult, Result, StrategyScore
from burgerkompas.scoring.routes import on_route
from burgerkompas.texts import Words
from burgerkompas.texts.authors import TESTING

DECIDING = ("gates", "outcome", "strategy", "changes", "ask_next", "participation")


def reasons(result: Result, failure: Failure, language: str) -> tuple[str, ...]:
    """Return what made it so, a line each; ids as their author wrote them."""
    why = _Why(result, Words(TESTING, language))
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
        self.answers = on_route(result.questionnaire, result.case.answers)

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
        """Explain the gates that did something, and those that are named."""
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
        roles = self.spec.sections.roles
        for role in roles.roles if roles else ():
            if role.id in names:
                facts = self.facts(*(trigger.when for trigger in role.triggers))
                yield self.words("rule-of", id=role.id, facts=facts)

    def facts(self, *conditions: Condition | None) -> str:
        """Return what conditions look at, as it is in this case."""
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
