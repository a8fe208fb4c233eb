"""What the page finds by trying other answers is what the program finds."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import msgspec
import pytest

from burgerkompas.cases import Case, read_case
from burgerkompas.engine import Engine, score
from burgerkompas.form.data import page_case, page_data
from burgerkompas.form.page import page_script
from burgerkompas.look_ahead import deciding_question
from burgerkompas.questionnaire.loader import load
from burgerkompas.questionnaire.model import Questionnaire
from tests.columns.test_javascript import OTHERS, any_cases, fine
from tests.columns.test_program import any_small
from tests.helpers.javascript import REPORT_PARTS, in_node
from tests.helpers.paths import CASES, EXAMPLES

TRIED = """(jobs) => jobs.map(({source, data, states}) => {
  const element = { textContent: JSON.stringify(data) };
  const page = { getElementById: () => element };
  const { singleChanges, triedChanges } = new Function("document",
    `${source}; return { singleChanges, triedChanges };`)(page);
  return states.map((one) => {
    const state = { ...one, answers: new Map(one.answers) };
    const trials = triedChanges(state);
    let trial = { done: true, value: null };
    if (trials !== null) do trial = trials.next(); while (!trial.done);
    return [singleChanges(state), trial.value];
  });
})"""

DECIDES = """(jobs) => jobs.map(({source, data, states}) => {
  const element = { textContent: JSON.stringify(data) };
  const page = { getElementById: () => element };
  const reportWithTwo = new Function("document", `${source}; return reportWithTwo;`)(page);
  return states.map((one) => {
    const state = { ...one, answers: new Map(one.answers), notes: new Map() };
    const { decides_between, decides_alone } = reportWithTwo(state, data.language).strategy ?? {};
    return (decides_between ?? null) && [decides_between, decides_alone];
  });
})"""

Job = tuple[str, Questionnaire, list[Case]]


def tried(jobs: Iterable[Job], what: str = TRIED) -> list[Any]:
    """Return for every case what the page finds: with one answer, and with one or two."""
    given = [
        {
            "source": page_script(questionnaire, (*REPORT_PARTS, "lookahead.js")),
            "data": page_data(questionnaire, Case(), questionnaire.languages[0]),
            "states": [page_case(questionnaire, case) for case in cases],
        }
        for _, questionnaire, cases in jobs
    ]
    return list(in_node(what, json.loads(msgspec.json.encode(given))))


def compare(jobs: list[Job]) -> int:
    """Assert that both find the same; return how many changes they found."""
    count = 0
    for (name, questionnaire, cases), found in zip(jobs, tried(jobs), strict=True):
        for i, (case, (one, both)) in enumerate(zip(cases, found, strict=True)):
            changes = score(questionnaire, case).to_dict()["changes"]
            if questionnaire.decision is None:
                assert (changes, one, both) == (None, None, None)
                continue
            assert both == [change for change in changes if change["count"] in (1, 2)], (name, i)
            assert one == [change for change in changes if change["count"] == 1], (name, i)
            count += len(both)
    return count


def compare_two(jobs: list[Job]) -> int:
    """Assert that both find the same question that decides; return how often there is one."""
    count = 0
    for (name, questionnaire, cases), found in zip(jobs, tried(jobs, DECIDES), strict=True):
        engine = Engine(questionnaire)
        for i, (case, got) in enumerate(zip(cases, found, strict=True)):
            result = engine.score(case, look_ahead=False)
            wanted = deciding_question(engine.look_ahead, result)
            assert got == (wanted and list(wanted)), (name, i)
            count += got is not None
    return count


def cases(questionnaire: Questionnaire, number: int, seed: int) -> list[Case]:
    return [Case(answers=dict(answers)) for answers in any_cases(questionnaire, number, seed)]


def test_the_page_finds_the_smallest_changes_of_the_real_cases(shipped: Questionnaire) -> None:
    paths = sorted([*EXAMPLES.glob("*.yaml"), *CASES.glob("*.yaml")])[:12]
    real = [read_case(shipped, path) for path in paths]
    assert compare([("real", shipped, real)]) > 10


def test_the_page_finds_the_smallest_changes_of_random_cases(shipped: Questionnaire) -> None:
    assert compare([("shipped", shipped, cases(shipped, 3, 1))])
    small = [any_small(seed) for seed in range(10)]
    assert compare([(str(i), one, cases(one, 4, i)) for i, one in enumerate(small)]) > 30


def test_the_page_finds_the_question_that_decides_between_two(shipped: Questionnaire) -> None:
    jobs = [("shipped", shipped, cases(shipped, 6, 4))]
    wide = fine(shipped, 10**40 + 1)
    jobs.append(("wide", wide, cases(wide, 1, 5)))
    for seed in range(15):
        questionnaire = any_small(seed)
        jobs.append((str(seed), questionnaire, cases(questionnaire, 8, seed)))
    assert compare_two(jobs) > 40


@pytest.mark.slow
def test_the_page_finds_the_question_that_decides_in_many_cases(shipped: Questionnaire) -> None:
    paths = sorted([*EXAMPLES.glob("*.yaml"), *CASES.glob("*.yaml")])
    jobs = [("real", shipped, [read_case(shipped, path) for path in paths])]
    jobs.append(("shipped", shipped, cases(shipped, 250, 6)))
    jobs += [(path.stem, one, cases(one, 40, 7)) for path in OTHERS for one in [load(path)]]
    for seed in range(40, 640):
        questionnaire = any_small(seed)
        jobs.append((str(seed), questionnaire, cases(questionnaire, 5, seed)))
    assert compare_two(jobs) > 1_000


@pytest.mark.slow
def test_the_page_finds_the_smallest_changes_of_many_cases(shipped: Questionnaire) -> None:
    assert compare([("shipped", shipped, cases(shipped, 100, 2))])
    others = [(path.stem, load(path)) for path in OTHERS]
    assert compare([(name, one, cases(one, 10, 3)) for name, one in others])
    small = [any_small(seed) for seed in range(40, 400)]
    assert compare([(str(i), one, cases(one, 3, i)) for i, one in enumerate(small)])
