"""The smallest change, down to which of equals it is."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import burgerkompas as bk
from burgerkompas.cases import Absence, Answer
from burgerkompas.look_ahead.changes import fixed_questions, smallest_changes
from burgerkompas.look_ahead.components import SpaceQuestion
from burgerkompas.look_ahead.effects import MOST_CHANGES, NOTHING, OPEN, Label, joined
from burgerkompas.look_ahead.moves import moves
from burgerkompas.look_ahead.space import Space, space_for
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.scoring.gridding import plan_for
from tests.helpers import small


def ways(
    space: Space, given: dict[str, Answer], fixed: set[str]
) -> list[list[tuple[str, Answer, Label]]]:
    """For each question that counts: to stay, and every change."""
    found = []
    spaced: list[SpaceQuestion] = [q for c in space.components for q in c.questions]
    for question in sorted(spaced, key=lambda q: q.index):
        answer = given.get(question.spec.id, Absence.UNANSWERED)
        some = moves(question, answer)
        assert some[0] == (answer, NOTHING)
        if answer not in OPEN and question.spec.id in fixed:
            some = some[:1]
        found.append([(question.spec.id, new, label) for new, label in some])
    return found


def least(
    spec: Questionnaire, given: dict[str, Answer], choices: list[list[tuple[str, Answer, Label]]]
) -> dict[str, tuple[Label, list[tuple[str, Answer]]]]:
    """Return for each outcome the least change that gives it, by trying all."""
    best: dict[str, tuple[Label, list[tuple[str, Answer]]]] = {}
    for choice in itertools.product(*choices):
        changed = [(name, new, label) for name, new, label in choice if label[0]]
        if len(changed) > MOST_CHANGES:
            continue
        label = NOTHING
        for _, _, more in changed:
            label = joined(label, more)
        new = [(name, answer) for name, answer, _ in changed]
        then = small.outcome(small.scored(spec, given | dict(new)))
        if then not in best or label < best[then][0]:
            best[then] = label, new
    return best


def test_of_equal_changes_the_one_first_in_the_questionnaire_is_told_and_the_smallest_first() -> (
    None
):
    told = 0
    for seed in range(400):
        rng = random.Random(seed)
        spec = small.questionnaire(rng)
        given = small.answers(rng, spec, rng.choice([0, 0.3, 0.6]))
        if len(spec.questions) > 4:
            continue
        space = space_for(plan_for(spec))
        advice = small.scored(spec, given).strategy
        assert advice is not None
        best = least(spec, given, ways(space, given, fixed_questions(space, advice)))
        changes = smallest_changes(space, given, advice)
        assert changes is not None
        others = [name for name in space.strategies if name != advice.id]
        far = (MOST_CHANGES + 1, 0, ()), []
        others.sort(key=lambda name: best.get(name, far)[0][:2])
        assert [change.to for change in changes] == others, seed
        for change in changes:
            if change.to not in best:
                assert change.answers is None, seed
                continue
            assert change.answers is not None, seed
            label, new = best[change.to]
            assert [(one.item, one.new) for one in change.answers] == new, seed
            assert change.steps == label[1], seed
            told += 1
    assert told > 100


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
    advice = bk.score(spec, {"mood": "no", "noise": "yes"}).strategy
    assert advice is not None
    assert advice.decided_by == "loud"
    assert fixed_questions(space_for(plan_for(spec)), advice) == {"mood"}
