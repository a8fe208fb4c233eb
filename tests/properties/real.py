"""Look for outcomes of the shipped questionnaire that `possible` doesn't have, or has too many.

    python tests/properties/real.py --cases 40 --completions 100000

For random partial cases it tries random completions, and climbs from them towards an outcome,
one answer at a time. None may lie outside `possible`; it says how many of those in it were shown.
"""

from __future__ import annotations

import argparse
import random

from burgerkompas.answers import Answer, Case
from burgerkompas.instrument.catalog import load_questions
from burgerkompas.instrument.model import Instrument
from burgerkompas.scoring.result import Advice, Result
from burgerkompas.scoring.score import score

STEPS = 150
"""How many single answers one climb tries."""


def domain(question: object) -> list[Answer]:
    """Return the answers that a question may have, several choices one at a time."""
    values = question.values  # type: ignore[attr-defined]
    several = question.kind == "choices"  # type: ignore[attr-defined]
    return [(str(value),) if several else value for value in values]


def outcome(result: Result) -> str:
    """Return the strategy or the outcome in its place."""
    assert result.strategy is not None
    return result.strategy.id or result.outcome


def partial_case(rng: random.Random, instrument: Instrument) -> dict[str, Answer]:
    """Return a random case with a tenth to four fifths of its questions open."""
    share = rng.choice([0.1, 0.2, 0.3, 0.5, 0.8])
    given = {q.id: rng.choice(domain(q)) for q in instrument.questions if rng.random() > share}
    for question in instrument.questions:
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


def explore(instrument: Instrument, seed: int, completions: int) -> tuple[set[str], set[str], int]:
    """Return the outcomes in `possible`, those that were shown, and how many cases were scored."""
    rng = random.Random(seed)
    given = partial_case(rng, instrument)
    first = score(instrument, Case(answers=given), full=False)
    assert first.strategy is not None
    assert first.strategy.possible is not None
    possible, shown = set(first.strategy.possible), {outcome(first)}
    free = [q for q in instrument.questions if q.id not in given]
    tried = 0
    while tried < completions and free:
        left_open = rng.choice([0, 0.2, 0.6, 0.9])
        answers = dict(given)
        for question in free:
            if rng.random() >= left_open:
                answers[question.id] = rng.choice(domain(question))
        result = score(instrument, Case(answers=answers), full=False)
        tried += 1
        shown.add(outcome(result))
        target = rng.choice([*(e.id for e in first.strategy.ranking), "safety-first"])
        assert result.strategy is not None
        level = height(result.strategy, target)
        for _ in range(STEPS):
            question = rng.choice(free)
            then = answers | {question.id: rng.choice(domain(question))}
            result = score(instrument, Case(answers=then), full=False)
            assert result.strategy is not None
            tried += 1
            shown.add(outcome(result))
            if height(result.strategy, target) >= level:
                answers, level = then, height(result.strategy, target)
            if outcome(result) == target:
                break
        assert shown <= possible, f"seed {seed}: {shown - possible} is not in {possible}"
    return possible, shown, tried


def main() -> None:
    """Explore so many cases and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=40)
    parser.add_argument("--completions", type=int, default=100_000, help="over all cases")
    options = parser.parse_args()
    instrument = load_questions()
    found = [
        explore(instrument, seed, options.completions // options.cases)
        for seed in range(options.cases)
    ]
    possible, shown = (sum(len(names[i]) for names in found) for i in (0, 1))
    tried = sum(count for _, _, count in found)
    print(f"{tried} completions of {len(found)} cases: none outside; {shown} of {possible} shown")


if __name__ == "__main__":
    main()
