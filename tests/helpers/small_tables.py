"""Compare decision tables with brute force on small random ones."""

from __future__ import annotations

import itertools
import random

from msgspec import structs

from burgerkompas.cases import UNKNOWN, Absence
from burgerkompas.questionnaire import model as m
from burgerkompas.scoring.decision_table import changes_by_table, possible_by_table, table_for
from burgerkompas.scoring.gridding import plan_for
from burgerkompas.scoring.hit_policies import CONFLICT, NO_RULE, UNDECIDED
from tests.helpers import small
from tests.helpers.exact import breadth_first

MOST_COMPLETIONS = 400
MOST_QUESTIONS = 5


def questionnaire(rng: random.Random) -> m.Questionnaire:
    """Return a questionnaire of any shape that decides by a table of up to 6 rules."""
    spec = small.questionnaire(rng)
    names = [f"o{i}" for i in range(rng.randint(1, 4))]
    rules = tuple(
        m.Rule(
            f"r{i}",
            small.condition(rng, spec, 2) if rng.random() < 0.95 else None,
            rng.choice(names),
            {"en": "because"},
        )
        for i in range(rng.randint(1, 6))
    )
    outcomes = tuple(m.Outcome(name, *[{"en": name}] * 5) for name in names)
    undecided = tuple(m.Outcome(name, *[{"en": name}] * 5) for name in m.RESERVED)
    policy = rng.choice(["unique", "first", "any", "priority"])
    table = m.DecisionTable(policy, rules, outcomes, None, None, undecided)  # type: ignore[arg-type]
    return structs.replace(spec, decision=table)


def by_resolving(policy: str, tags: tuple[int, ...], truths: tuple[bool | None, ...]) -> int:
    """Return what a table gives, by its definition: however every open rule turns out."""
    found = set()
    ways = [(truth,) if truth is not None else (True, False) for truth in truths]
    for resolved in itertools.product(*ways):
        holds = [tag for tag, truth in zip(tags, resolved, strict=True) if truth]
        if not holds:
            found.add(NO_RULE)
        elif (policy == "unique" and len(holds) > 1) or (policy == "any" and len(set(holds)) > 1):
            found.add(CONFLICT)
        else:
            found.add(min(holds) if policy == "priority" else holds[0])
    return found.pop() if len(found) == 1 else UNDECIDED


def compare(seed: int) -> bool:
    """Fail where outcomes or changes differ; return whether it was small enough to tell."""
    rng = random.Random(seed)
    spec = questionnaire(rng)
    given = small.answers(rng, spec, rng.choice([0, 0.3, 0.6, 1]))
    completions = list(small.completions(spec, given))
    if len(completions) > MOST_COMPLETIONS:
        return False
    table = table_for(plan_for(spec))
    possible = possible_by_table(table, given)
    assert possible is not None, seed
    results = [small.scored(spec, completion) for completion in completions]
    assert set(possible) == {result.outcome for result in results}, seed
    if len(spec.questions) <= MOST_QUESTIONS:
        now = small.scored(spec, given).outcome
        changes = changes_by_table(table, given, now)
        assert changes is not None, seed
        assert {c.to for c in changes} == set(table.names) - {now}
        for change in changes:
            expected = breadth_first(spec, given, change.to, set())
            if change.answers is None:
                assert expected is None, seed
                continue
            assert (len(change.answers), change.steps) == expected, seed
            then = given | {changed.item: changed.new for changed in change.answers}
            assert small.scored(spec, then).outcome == change.to, seed
    return True


def settles(seed: int) -> bool:
    """Fail where one more answer adds an outcome; return whether there was one to add."""
    rng = random.Random(seed)
    spec = questionnaire(rng)
    given = small.answers(rng, spec, 0.7)
    table = table_for(plan_for(spec))
    before = set(possible_by_table(table, given) or ())
    open_ones = [q for q in spec.questions if isinstance(given.get(q.id, UNKNOWN), Absence)]
    for question in open_ones:
        known = {**given, question.id: rng.choice(small.domain(question))}
        assert set(possible_by_table(table, known) or ()) <= before, seed
    return bool(open_ones)
