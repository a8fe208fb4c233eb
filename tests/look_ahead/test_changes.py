"""The smallest change, compared with trying all: how small it is, and which of equals it is."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import pytest
from msgspec.structs import replace

import burgerkompas as bk
from burgerkompas.cases import OPEN, Absence, Answer, Case
from burgerkompas.engine import engine_for, score
from burgerkompas.look_ahead.moves import FAR, MAX_CHANGES, NOTHING, Label, changes
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers import exact, small
from tests.helpers.slow import slow

MANY = [0, *slow(*range(1, 40))]
"""Blocks of 50 questionnaires, of which only the first is quick."""


@pytest.mark.parametrize("block", MANY)
def test_changes_are_the_smallest_and_really_change_the_advice(block: int) -> None:
    assert sum(exact.compare_changes(seed) for seed in range(block * 50, block * 50 + 50)) > 0


@pytest.mark.parametrize("block", MANY[:3])
def test_a_strategy_that_alone_gains_keeps_its_first_place(block: int) -> None:
    assert sum(exact.keep_the_law(seed) for seed in range(block * 40, block * 40 + 40)) > 0


def test_what_does_not_apply_is_one_step_from_every_answer() -> None:
    told = 0
    for seed in range(20):
        rng = random.Random(seed)
        drawn = small.questionnaire(rng)
        questions = [replace(q, not_applicable=True) for q in drawn.questions]
        spec = replace(drawn, questions=tuple(questions))
        scales = [question.id for question in questions if question.kind == "scale"]
        given = small.answers(rng, spec, 0) | dict.fromkeys(scales, Absence.NOT_APPLICABLE)
        result = score(spec, Case(answers=given))
        fixed = exact.fixed_questions(spec, result)
        for change in result.changes or ():
            exact.compare_change(spec, given, change, fixed, seed)
            told += any(one.item in scales for one in change.answers or ())
    assert told > 10


def moves(
    spec: Questionnaire, given: dict[str, Answer], fixed: set[str]
) -> list[list[tuple[str, Answer, Label]]]:
    """For each question that counts: to stay, and every change."""
    model = engine_for(spec).look_ahead.model
    assert model is not None
    questions = [question for group in model.groups for question in group.questions]
    found = []
    for question in sorted(questions, key=lambda q: q.index):
        answer = given.get(question.spec.id, Absence.UNANSWERED)
        some = changes(question, answer)
        assert some[0] == (answer, NOTHING)
        if answer not in OPEN and question.spec.id in fixed:
            some = some[:1]
        found.append([(question.spec.id, new, label) for new, label in some])
    return found


def least(
    spec: Questionnaire, given: dict[str, Answer], choices: list[list[tuple[str, Answer, Label]]]
) -> dict[str, tuple[Label, list[tuple[str, Answer]]]]:
    """Return for each end the least change that gives it, by trying all."""
    best: dict[str, tuple[Label, list[tuple[str, Answer]]]] = {}
    for choice in itertools.product(*choices):
        changed = [(name, new, label) for name, new, label in choice if label.answers]
        if len(changed) > MAX_CHANGES:
            continue
        label = NOTHING
        for _, _, more in changed:
            label = label.plus(more)
        new = [(name, answer) for name, answer, _ in changed]
        then = exact.judged(spec, given | dict(new)).end
        if then not in best or label < best[then][0]:
            best[then] = label, new
    return best


def test_of_equal_changes_the_one_first_in_the_questionnaire_is_told_and_the_smallest_first() -> (
    None
):
    told = 0
    for seed in range(200):
        rng = random.Random(seed)
        spec = small.questionnaire(rng)
        given = small.answers(rng, spec, rng.choice([0, 0.3, 0.6]))
        if len(spec.questions) > 4:
            continue
        result = score(spec, Case(answers=given))
        assert result.changes is not None
        best = least(spec, given, moves(spec, given, exact.fixed_questions(spec, result)))
        others = [strategy.id for strategy in spec.strategies if strategy.id != result.end]
        others.sort(key=lambda name: best.get(name, (FAR, []))[0][:2])
        assert [change.to for change in result.changes] == others, seed
        for change in result.changes:
            if change.to not in best:
                assert change.answers is None, seed
                continue
            assert change.answers is not None, seed
            label, new = best[change.to]
            assert [(one.item, one.new) for one in change.answers] == new, seed
            assert change.steps == label[1], seed
            told += 1
    assert told > 50


SAME_NAME = """
format: burgerkompas/questions/1
id: same-name
version: 1.0.0
languages: [en]
title: A question and a dimension of one name
bases: {own: our own design}
yes_no: {yes: 'yes', no: 'no'}
questions:
  - {id: mood, kind: yes_no, text: Mood?}
  - {id: noise, kind: yes_no, text: Noise?}
dimensions:
  mood: {label: mood, items: [{id: noise, points: {yes: 0, no: 1}}], high: High., low: Low.}
scorecard:
  {basis: own, note: Made up., tie_order: [go, stay], clear: {above: 0, margin: 0},
   all_closed: {id: none-left, strategy: stay, because: Nothing is left.}}
strategies:
  go: {label: go, meaning: G., for: [mood], first_step: G., ask_the_group: G?, look_again: L.}
  stay: {label: stay, meaning: S., for: [mood], first_step: S., ask_the_group: S?, look_again: N.}
gates:
  - {id: loud, when: {dimension: mood, below: 0}, first: go, because: It is loud.}
  - {id: sad, when: {question: mood, is: 'yes'}, close: [stay], because: They are sad.}
"""


def test_a_gate_that_decides_by_a_dimension_frees_no_question_of_the_same_name(
    tmp_path: Path,
) -> None:
    path = tmp_path / "same-name.yaml"
    path.write_text(SAME_NAME, encoding="utf-8")
    spec = bk.load_questions(path)
    result = bk.score(spec, {"mood": "no", "noise": "yes"})
    assert result.strategy is not None
    assert result.strategy.decided_by == "loud"
    assert exact.fixed_questions(spec, result) == {"mood"}
