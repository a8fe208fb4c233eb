"""Look for outcomes of the shipped questionnaire that `possible` doesn't have, or has too many.

    python -m tests.helpers.real --cases 40 --completions 100000

For random partial cases it tries random completions, and climbs from them towards an outcome,
one answer at a time: none may lie outside `possible`. And for every outcome in `possible` it
builds a completion that gives it, by choosing for one open question after the other an answer
that keeps it possible.
"""

from __future__ import annotations

import argparse
import random

from burgerkompas.cases import UNKNOWN, Answer, Case
from burgerkompas.engine import engine_for, score
from burgerkompas.questionnaire.catalog import load_questions
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results import Advice, Result

STEPS = 150
"""How many single answers one climb tries."""


def domain(question: object) -> list[Answer]:
    """Return the answers that a question may have, several choices one at a time."""
    values = question.values  # type: ignore[attr-defined]
    several = question.kind == "choices"  # type: ignore[attr-defined]
    return [(str(value),) if several else value for value in values]


def outcome(result: Result) -> str:
    """Return the strategy or the outcome in its place."""
    return result.end


def partial_case(rng: random.Random, questionnaire: Questionnaire) -> dict[str, Answer]:
    """Return a random case with a tenth to four fifths of its questions open."""
    share = rng.choice([0.1, 0.2, 0.3, 0.5, 0.8])
    given = {q.id: rng.choice(domain(q)) for q in questionnaire.questions if rng.random() > share}
    for question in questionnaire.questions:
        # Gates fire seldom in life; where every one did, the scores would never decide.
        if question.kind == "yes_no" and question.id in given and rng.random() < 0.8:
            given[question.id] = question.values[1]
    return given


def height(advice: Advice, target: str) -> float:
    """Return how near an advice is to a target: the more, the nearer."""
    ranks = {entry.id: entry for entry in advice.ranking}
    if target not in ranks:
        return float(advice.id is None)
    mine = ranks[target]
    best = max((e.score for e in advice.ranking if e.open and e.id != target), default=0)
    unit = max(abs(entry.score) for entry in advice.ranking) or 1
    blocked = len(mine.closed_by) + (advice.decided_by != "scores" and advice.id != target)
    return (mine.score - best) / unit - 10 * blocked


def show(questionnaire: Questionnaire, given: dict[str, Answer], target: str) -> None:
    """Build a completion that gives an outcome; fail where there is none."""
    answers = dict(given)
    for question in questionnaire.questions:
        if question.id in answers:
            continue
        for value in (*domain(question), UNKNOWN):
            then = answers | {question.id: value}
            if target in (engine_for(questionnaire).possible(then) or ()):
                answers = then
                break
        else:
            raise AssertionError(f"{target}: no answer to {question.id} keeps it possible")
    assert outcome(score(questionnaire, Case(answers=answers), full=False)) == target


def explore(questionnaire: Questionnaire, seed: int, completions: int) -> tuple[int, int]:
    """Return how many outcomes are possible, each shown, and how many completions were tried."""
    rng = random.Random(seed)
    given = partial_case(rng, questionnaire)
    first = score(questionnaire, Case(answers=given), full=False)
    assert first.strategy is not None
    assert first.strategy.possible is not None
    possible = set(first.strategy.possible)
    for target in possible:
        show(questionnaire, given, target)
    free = [q for q in questionnaire.questions if q.id not in given]
    tried = 0
    while tried < completions and free:
        left_open = rng.choice([0, 0.2, 0.6, 0.9])
        answers = dict(given)
        for question in free:
            if rng.random() >= left_open:
                answers[question.id] = rng.choice(domain(question))
        result = score(questionnaire, Case(answers=answers), full=False)
        tried += 1
        met = {outcome(result)}
        target = rng.choice([*(e.id for e in first.strategy.ranking), "safety-first"])
        assert result.strategy is not None
        level = height(result.strategy, target)
        for _ in range(STEPS):
            question = rng.choice(free)
            then = answers | {question.id: rng.choice(domain(question))}
            result = score(questionnaire, Case(answers=then), full=False)
            assert result.strategy is not None
            tried += 1
            met.add(outcome(result))
            if height(result.strategy, target) >= level:
                answers, level = then, height(result.strategy, target)
            if outcome(result) == target:
                break
        assert met <= possible, f"seed {seed}: {met - possible} is not in {possible}"
    return len(possible), tried


def main() -> None:
    """Explore so many cases and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=40)
    parser.add_argument("--completions", type=int, default=100_000, help="over all cases")
    options = parser.parse_args()
    questionnaire = load_questions()
    found = [
        explore(questionnaire, seed, options.completions // options.cases)
        for seed in range(options.cases)
    ]
    possible, tried = (sum(numbers[i] for numbers in found) for i in (0, 1))
    print(f"{len(found)} cases: {possible} outcomes, all shown; {tried} completions, none outside")


if __name__ == "__main__":
    main()
