"""Small random instruments of every shape, and all completions of a case: brute force's ground."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from fractions import Fraction

from burgerkompas.cases import UNKNOWN, Absence, Answer, Case
from burgerkompas.engine import score
from burgerkompas.numbers import plain
from burgerkompas.questionnaire import model as m
from burgerkompas.results import Result

_T = {"en": "text"}
_TEXTS = dict.fromkeys(("label", "first_step", "ask_the_group", "look_again"), _T)


def questionnaire(rng: random.Random) -> m.Questionnaire:
    """Return a questionnaire with up to 6 questions: shared items, routes, gates, everything."""
    questions = _questions(rng)
    dimensions = tuple(_dimension(rng, f"d{i}", questions) for i in range(rng.randint(1, 4)))
    classifications = _classifications(rng, dimensions, questions)
    strategies = tuple(
        m.Strategy(id=f"s{i}", meaning=_T, **_drivers(rng, dimensions), **_TEXTS)
        for i in range(rng.randint(2, 4))
    )
    names = [s.id for s in strategies]
    own_view = _own_view(rng, questions, [*names, "stop"])
    gates = tuple(
        _gate(rng, i, names, questions, dimensions, classifications)
        for i in range(rng.randint(0, 5))
    )
    return m.Questionnaire(
        id="small",
        version="1.0.0",
        digest="",
        languages=("en",),
        title=_T,
        intro=None,
        closing=None,
        bases={},
        sources=(),
        parts=(m.Part("p", _T, None, tuple(q.id for q in questions)),),
        questions=questions,
        dimensions=dimensions,
        classifications=classifications,
        decision=m.Scorecard(
            basis="own",
            note=_T,
            tie_order=tuple(names),
            strategies=strategies,
            gates=gates,
            outcomes=tuple(m.Outcome(id=n, meaning=_T, **_TEXTS) for n in ("stop", "less")),
            all_closed=m.AllClosed("closed", rng.choice(names), _T),
            # Without a margin the grid can be so coarse that a score's next one is 1 away.
            clear=m.Clear(
                margin=rng.choice([Fraction(0), Fraction(1, 20)]),
                own_view=own_view is not None and rng.random() < 0.7,
            ),
            own_view=own_view,
        ),
        sections=m.Sections(),
    )


def _question(rng: random.Random, i: int, ask_if: m.Condition | None) -> m.Question:
    kind = rng.choice(["scale", "scale", "scale", "yes_no", "choices", "number"])
    decimals = rng.randint(0, 1) if kind == "number" else 0
    values: dict[str, list[m.Value]] = {
        "scale": list(range(rng.randint(2, 3))),
        "yes_no": ["yes", "no"],
        "choices": ["a", "b"],
        "number": [],
    }
    return m.Question(
        id=f"q{i}",
        kind=kind,  # type: ignore[arg-type]
        part="p",
        text=_T,
        help=None,
        options=tuple(
            m.Option(value=v, label=_T, alone=v == "b" and i % 2 == 1) for v in values[kind]
        ),
        minimum=Fraction(0) if kind == "number" else None,
        maximum=Fraction(6, 10) if decimals else Fraction(2) if kind == "number" else None,
        not_applicable=False,
        ask_if=ask_if,
        shown=False,
        share_note=None,
        why=None,
        basis=None,
        sources=(),
        decimals=decimals,
    )


def _questions(rng: random.Random) -> tuple[m.Question, ...]:
    questions: list[m.Question] = []
    for i in range(rng.randint(2, 6)):
        ask_if = None
        if questions and rng.random() < 0.2:
            ask_if = _condition(rng, questions, (), (), depth=1)
        questions.append(_question(rng, i, ask_if))
    if not any(q.kind == "scale" for q in questions):
        return _questions(rng)
    return tuple(questions)


def _dimension(rng: random.Random, name: str, questions: tuple[m.Question, ...]) -> m.Dimension:
    countable = [q for q in questions if q.kind in ("scale", "yes_no")]
    chosen = rng.sample(countable, rng.randint(1, min(3, len(countable))))
    items = []
    for q in chosen:
        points = {
            v: Fraction(v) if isinstance(v, int) else Fraction(i) for i, v in enumerate(q.values)
        }
        weight = rng.choice([Fraction(1), Fraction(1), Fraction(2), Fraction(1, 2)])
        # An item that is not asked may count as one of its points.
        skipped = q.ask_if is not None and rng.random() < 0.5
        not_asked = rng.choice(list(points.values())) if skipped else None
        reverse = rng.random() < 0.3
        items.append(
            m.Item(
                question=q.id, reverse=reverse, weight=weight, points=points, not_asked=not_asked
            )
        )
    half = Fraction(rng.choice([0, 0, 1]), 2)
    aggregate = rng.choice(["mean", "sum", "percent"])
    return m.Dimension(
        id=name,
        part="p",
        label=_T,
        items=tuple(items),
        aggregate=aggregate,  # type: ignore[arg-type]
        min_known=rng.randint(1, len(items)),
        prorate=aggregate != "sum" or rng.random() < 0.7,
        round=rng.choice([None, None, None, "half_up", "up", "down"]),  # type: ignore[arg-type]
        levels=(
            m.Level(id="low", label=_T, below=half),
            m.Level(id="high", label=_T, from_=half),
        ),
        high=_T,
        low=_T,
    )


def _drivers(
    rng: random.Random, dimensions: tuple[m.Dimension, ...]
) -> dict[str, tuple[m.Driver, ...]]:
    """Return the drivers for and against a strategy, as its fields."""
    chosen = rng.sample(dimensions, rng.randint(1, len(dimensions)))
    drivers = [
        m.Driver(
            dimension=d.id,
            sign=rng.choice([1, -1]),  # type: ignore[arg-type]
            only_above=rng.choice([None, None, None, Fraction(0), Fraction(1, 3), Fraction(-1, 2)]),
        )
        for d in chosen
    ]
    return {
        "for_": tuple(one for one in drivers if one.sign > 0),
        "against": tuple(one for one in drivers if one.sign < 0),
    }


def _classifications(
    rng: random.Random, dimensions: tuple[m.Dimension, ...], questions: tuple[m.Question, ...]
) -> tuple[m.Classification, ...]:
    if rng.random() < 0.5:
        return ()
    if rng.random() < 0.5 and len(dimensions) > 1:
        axes = tuple(d.id for d in rng.sample(dimensions, 2))
        cells = [("low", "low"), ("low", "high"), ("high", "low"), ("high", "high")]
        types = {"/".join(at): m.Type(id="".join(at), label=_T, at=at) for at in cells}
        return (m.Classification(id="c", part="p", label=_T, axes=axes, cells=types),)
    when = _condition(rng, list(questions), dimensions, (), depth=1)
    rules = (m.Type(id="t0", label=_T, when=when), m.Type(id="t1", label=_T))
    return (m.Classification(id="c", part="p", label=_T, rules=rules),)


def _test(
    rng: random.Random,
    questions: list[m.Question],
    dimensions: tuple[m.Dimension, ...],
    classifications: tuple[m.Classification, ...],
    count: bool,
) -> m.Test:
    kinds = ["question"] * 4 + ["dimension", "raw", "level"] * bool(dimensions)
    kinds += ["classification"] * len(classifications) + ["count"] * count
    kind = rng.choice(kinds)
    order = rng.choice(["at_least", "at_most", "above", "below"])
    bound = rng.choice([Fraction(0), Fraction(1, 2), Fraction(1), Fraction(2)])
    if kind == "count":
        return m.Test("count", "known_drivers", order, (), bound)  # type: ignore[arg-type]
    if kind == "classification":
        c = rng.choice(classifications)
        return m.Test("classification", c.id, "is", (rng.choice(c.types).id,))
    if kind == "level":
        return m.Test("dimension", rng.choice(dimensions).id, "is", (rng.choice(["low", "high"]),))
    if kind in ("dimension", "raw"):
        return m.Test(kind, rng.choice(dimensions).id, order, (), bound)  # type: ignore[arg-type]
    q = rng.choice(questions)
    if q.kind in ("scale", "number"):
        return m.Test("question", q.id, order, (), bound)  # type: ignore[arg-type]
    op = "includes" if q.kind == "choices" else "is"
    return m.Test("question", q.id, op, (rng.choice(q.values),))  # type: ignore[arg-type]


def _condition(
    rng: random.Random,
    questions: list[m.Question],
    dimensions: tuple[m.Dimension, ...],
    classifications: tuple[m.Classification, ...],
    depth: int,
    count: bool = False,
) -> m.Condition:
    kind = rng.choice(["test", "test", "all", "any", "not"]) if depth else "test"
    if kind == "test":
        return _test(rng, questions, dimensions, classifications, count)
    parts = [
        _condition(rng, questions, dimensions, classifications, depth - 1, count) for _ in range(2)
    ]
    if kind == "not":
        return m.Not(parts[0])
    return m.All(tuple(parts)) if kind == "all" else m.Any(tuple(parts))


def _gate(
    rng: random.Random,
    i: int,
    names: list[str],
    questions: tuple[m.Question, ...],
    dimensions: tuple[m.Dimension, ...],
    classifications: tuple[m.Classification, ...],
) -> m.Gate:
    def condition() -> m.Condition:
        return _condition(rng, list(questions), dimensions, classifications, 2, count=True)

    effect = rng.choice(["outcome", "close", "close", "first", "first", "both"])
    first = rng.choice(names) if effect in ("first", "both") else None
    lead = None
    if first is not None and rng.random() < 0.5:
        other = rng.choice([n for n in names if n != first])
        lead = m.Lead(other, rng.choice([Fraction(1, 10), Fraction(0), Fraction(1, 2)]))
    return m.Gate(
        id=f"g{i}",
        when=condition(),
        unless=condition() if rng.random() < 0.4 else None,
        outcome=rng.choice(["stop", "less"]) if effect == "outcome" else None,
        close=tuple(rng.sample(names, rng.randint(1, len(names))))
        if effect in ("close", "both")
        else (),
        first=first,
        unless_leads=lead,
        because=_T,
        clear=rng.random() < 0.8,
    )


def _own_view(
    rng: random.Random, questions: tuple[m.Question, ...], ends: list[str]
) -> m.OwnView | None:
    """Return a respondent's own view on one of the closed questions, or none."""
    closed = [question for question in questions if question.kind in ("scale", "yes_no")]
    if not closed or rng.random() < 0.5:
        return None
    question = rng.choice(closed)
    return m.OwnView(question.id, {value: rng.choice(ends) for value in question.values})


def condition(rng: random.Random, spec: m.Questionnaire, depth: int) -> m.Condition:
    """Return a random condition on what a questionnaire has."""
    return _condition(rng, list(spec.questions), spec.dimensions, spec.classifications, depth)


def domain(question: m.Question) -> list[Answer]:
    """Return every answer that a question can be given."""
    if question.kind == "number":
        assert question.minimum is not None
        assert question.maximum is not None
        first, last = (int(b * question.grain) for b in (question.minimum, question.maximum))
        return [plain(Fraction(steps, question.grain)) for steps in range(first, last + 1)]
    if question.kind == "choices":
        values = [str(v) for v in question.values]
        return [
            selection
            for size in range(len(values) + 1)
            for selection in itertools.combinations(values, size)
            if question.excluding(selection) is None
        ]
    return list(question.values)


def answers(rng: random.Random, spec: m.Questionnaire, share_open: float) -> dict[str, Answer]:
    """Return random answers, about ``share_open`` of them unknown or absent."""
    found: dict[str, Answer] = {}
    for question in spec.questions:
        if rng.random() >= share_open:
            found[question.id] = rng.choice(domain(question))
        elif rng.random() < 0.5:
            found[question.id] = UNKNOWN
    return found


def completions(spec: m.Questionnaire, given: dict[str, Answer]) -> Iterator[dict[str, Answer]]:
    """Yield every completion: each open answer gets a value or stays open."""
    choices = [
        [given[q.id]]
        if not isinstance(given.get(q.id, UNKNOWN), Absence)
        else [UNKNOWN, *domain(q)]
        for q in spec.questions
    ]
    for values in itertools.product(*choices):
        yield dict(zip((q.id for q in spec.questions), values, strict=True))


def outcome(result: Result) -> str:
    """Return what came out: the strategy's id, or the outcome's."""
    return result.end


def scored(spec: m.Questionnaire, given: dict[str, Answer]) -> Result:
    """Score answers."""
    return score(spec, Case(answers=given), full=False)


def possible(spec: m.Questionnaire, given: dict[str, Answer]) -> set[str]:
    """Return what is still possible."""
    strategy = scored(spec, given).strategy
    assert strategy is not None
    assert strategy.possible is not None
    return set(strategy.possible)
