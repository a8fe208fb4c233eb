"""Compare decision tables with brute force on small random ones."""

from __future__ import annotations

import itertools
import random

from msgspec import structs

from burgerkompas.cases import UNKNOWN, Absence, Case
from burgerkompas.engine import score
from burgerkompas.questionnaire import model as m
from burgerkompas.scoring.decision_table import CONFLICT, NO_RULE, UNDECIDED
from tests.helpers import small
from tests.helpers.exact import compare_change

TEXTS = ("label", "meaning", "first_step", "ask_the_group", "look_again")
MAX_COMPLETIONS = 400
MAX_QUESTIONS = 5


def questionnaire(rng: random.Random) -> m.Questionnaire:
    """Return a questionnaire of any shape that decides by a table of up to 6 rules."""
    spec = small.questionnaire(rng)
    names = [f"o{i}" for i in range(rng.randint(1, 4))]
    rules = tuple(
        m.Rule(
            id=f"r{i}",
            when=small.condition(rng, spec, 2) if rng.random() < 0.95 else None,
            then=rng.choice(names),
            because={"en": "because"},
        )
        for i in range(rng.randint(1, 6))
    )
    outcomes, undecided = (
        tuple(m.Outcome(id=name, **{key: {"en": name} for key in TEXTS}) for name in some)
        for some in (names, m.RESERVED)
    )
    policy = rng.choice(["unique", "first", "any", "priority"])
    table = m.DecisionTable(
        hit_policy=policy,  # type: ignore[arg-type]
        rules=rules,
        outcomes=outcomes,
        undecided=undecided,
    )
    return structs.replace(spec, decision=table)


def by_resolving(policy: str, thens: list[str], truths: list[bool | None]) -> str:
    """Return what a table gives, by its definition: however every open rule turns out."""
    found = set()
    ways = [(truth,) if truth is not None else (True, False) for truth in truths]
    for resolved in itertools.product(*ways):
        holds = [then for then, truth in zip(thens, resolved, strict=True) if truth]
        if not holds:
            found.add(NO_RULE)
        elif (policy == "unique" and len(holds) > 1) or (policy == "any" and len(set(holds)) > 1):
            found.add(CONFLICT)
        else:
            found.add(holds[0])
    return found.pop() if len(found) == 1 else UNDECIDED


def compare(seed: int) -> bool:
    """Fail where outcomes or changes differ; return whether it was small enough to tell."""
    rng = random.Random(seed)
    spec = questionnaire(rng)
    given = small.answers(rng, spec, rng.choice([0, 0.3, 0.6, 1]))
    completions = list(small.completions(spec, given))
    if len(completions) > MAX_COMPLETIONS:
        return False
    result = score(spec, Case(answers=given))
    assert result.strategy is not None
    outcomes = {small.scored(spec, completion).end for completion in completions}
    assert set(result.strategy.possible or ()) == outcomes, seed
    if len(spec.questions) <= MAX_QUESTIONS:
        assert result.changes is not None, seed
        assert {c.to for c in result.changes} == set(spec.ends) - {*m.RESERVED, result.end}
        for change in result.changes:
            compare_change(spec, given, change, set(), seed)
    return True


def settles(seed: int) -> bool:
    """Fail where one more answer adds an outcome; return whether there was one to add."""
    rng = random.Random(seed)
    spec = questionnaire(rng)
    given = small.answers(rng, spec, 0.7)
    before = small.possible(spec, given)
    open_ones = [q for q in spec.questions if isinstance(given.get(q.id, UNKNOWN), Absence)]
    for question in open_ones:
        known = {**given, question.id: rng.choice(small.domain(question))}
        assert small.possible(spec, known) <= before, seed
    return bool(open_ones)
