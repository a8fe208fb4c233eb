"""The function of the page says what the scorer of single cases says, every column of it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from burgerkompas.cases import Case, check_answers
from burgerkompas.columns import compile_report
from burgerkompas.columns.javascript_dialect import RUNTIME
from burgerkompas.errors import AnswersRefused
from burgerkompas.form.page import to_page
from burgerkompas.questionnaire.catalog import home
from burgerkompas.questionnaire.loader import load
from burgerkompas.questionnaire.model import Questionnaire
from tests.columns.test_numbers import QUESTIONS
from tests.columns.test_program import any_small
from tests.helpers.form_vectors import KINDS, VECTORS, loaded, vectors
from tests.helpers.javascript import (
    ROUTES,
    Answers,
    as_json,
    differences,
    expected,
    in_chunks,
    in_node,
    odd_cases,
    script,
)
from tests.helpers.paths import QUESTIONNAIRES
from tests.helpers.rows import random_cases

if TYPE_CHECKING:
    from playwright.sync_api import Page

Job = tuple[str, Questionnaire, Iterator[Answers]]

OTHERS = [
    home() / "clear", KINDS, KINDS.with_name("everything.yaml"),
    *sorted(p for p in QUESTIONNAIRES.rglob("*.yaml") if not p.name.endswith(".tests.yaml")),
]  # fmt: skip
"""Every questionnaire of the tests; those of the DMN TCK are decision tables."""


def any_cases(questionnaire: Questionnaire, number: int, seed: int) -> Iterator[Answers]:
    """Yield random cases, then as many odd ones."""
    yield from (answers for _, answers in random_cases(questionnaire, number, seed))
    yield from odd_cases(questionnaire, number, seed)


def others(number: int) -> Iterator[Job]:
    for seed, path in enumerate(OTHERS):
        questionnaire = load(path)
        yield path.stem, questionnaire, any_cases(questionnaire, number, seed)


def small_ones(seeds: range, number: int) -> Iterator[Job]:
    """Yield random questionnaires; every third decides by a table."""
    for seed in seeds:
        questionnaire = any_small(seed)
        yield f"seed {seed}", questionnaire, any_cases(questionnaire, number, seed)


def fine(shipped: Questionnaire, denominator: int) -> Questionnaire:
    """Return the questionnaire with a bound that makes its grid so much finer."""
    card = shipped.decision
    clear = replace(card.clear, margin=Fraction(1, denominator))
    return replace(shipped, decision=replace(card, clear=clear))


def test_the_page_judges_the_shipped_questionnaire_as_python_does(shipped: Questionnaire) -> None:
    assert not differences([("shipped", shipped, any_cases(shipped, 100, 1))])


def test_the_page_judges_every_other_questionnaire_as_python_does() -> None:
    assert not differences(others(5))


def test_the_page_judges_random_questionnaires_as_python_does() -> None:
    assert not differences(small_ones(range(15), 8))


def test_a_grid_beyond_the_numbers_of_javascript_is_as_exact(shipped: Questionnaire) -> None:
    sizes = (10**5 + 1, 10**9 + 7, 10**40 + 1)
    questionnaires = [(str(size), fine(shipped, size)) for size in sizes]
    wide = [compile_report(one).most > 2**53 for _, one in questionnaires]
    assert wide == [False, True, True]
    jobs = [(name, one, any_cases(one, 20, 2)) for name, one in questionnaires]
    assert not differences(jobs)


QUOTIENTS = f"""(pairs) => {{
  {RUNTIME}
  return pairs.map(([a, b]) => {{
    const [over, under] = [BigInt(a), BigInt(b)];
    const safe = Number.isSafeInteger(Number(over) * 10000) && Number.isSafeInteger(Number(under));
    const ways = [[over, under], ...(safe ? [[Number(a), Number(b)]] : [])];
    return ways.map((way) => [quotient(...way), fraction(...way), rounded(...way)]);
  }});
}}"""


def test_whole_numbers_are_divided_and_rounded_as_in_python() -> None:
    rng = random.Random(1)
    pairs = [(k, size) for size in (32, 64, 20_000, 160_000, 3) for k in range(-200, 200)]
    # Halfway between two floating-point numbers, and next to it.
    pairs += [((2**53 + odd) * 3**80 + by, 3**80) for odd in (1, 3) for by in (-1, 0, 1)]
    pairs += [(-over, under) for over, under in pairs]
    pairs += [(rng.randint(-(10**60), 10**60), rng.randint(1, 10**50)) for _ in range(200)]
    pairs += [(rng.randint(-(10**400), 10**400), 10**400 + 1) for _ in range(50)]
    found = in_node(QUOTIENTS, [[str(over), str(under)] for over, under in pairs])
    for (over, under), ways in zip(pairs, found, strict=True):
        exact = Fraction(over, under)
        wanted = [float(exact), round(float(exact), 4), round(over * 10_000 / under) / 10_000]
        assert all(way == wanted for way in ways), (over, under)


@pytest.mark.parametrize("how", ["shared", pytest.param("random", marks=pytest.mark.slow)])
def test_the_page_asks_what_the_vectors_say_the_route_asks(how: str, tmp_path: Path) -> None:
    made = VECTORS if how == "shared" else vectors(7, 300, 100, tmp_path)
    jobs = [
        {
            "source": script(loaded(vector["questionnaire"], tmp_path)),
            "cases": [answers for answers, _ in vector["cases"]],
        }
        for vector in made
    ]
    found = in_node(ROUTES, jobs)
    assert found == [[asked for _, asked in vector["cases"]] for vector in made]


REFUSE = """({source, cases}) => {
  const judge = new Function(`${source}; return judge;`)();
  return cases.map((answers) => {
    try {
      judge(answers);
      return null;
    } catch (error) {
      return error instanceof TypeError ? error.message : String(error);
    }
  });
}"""

READ = """({source, lists}) => {
  const readAnswers = new Function(`${source}; return readAnswers;`)();
  return lists.map((cases) => cases.map((answers) => {
    const { codes, cells } = readAnswers(answers);
    return { codes, cells };
  }));
}"""


ODD = [
    *(-1, 0, 1, 2.5, 3, 1e15, 1e21, 1e-7, 10**15 - 1, 0.001, True, False, None, [], [[]]),
    *("", "~", "null", "unknown", "weet_niet", "not_applicable", "niet_van_toepassing"),
    *("yes", "no", "red", "cat", " cat", "constructor", ["cat"], ["cat", "cat"], ["dog"], [1]),
    *(["a"], [["a"]], ["a", "yes"], ["a", "c"], ["c"], [None], ["unknown"], "a", "true"),
    *("4", "4.0", "4,00", "38,5", ".5", ",5", "-.5", "-.0", "-0", "0.30", "1", "1.0", "2.0", "1,5"),
    *("+4", "04", "4.", ".", "-", "1e1", " 4", "4 ", "4\n", "٤", "0x4", "Infinity", "NaN", "1_0"),
    *("12.000", "1,000", "1.000", "-1.000", "12.500", "0.500", "1234.500", "1234.000", "1.0000"),
    *("1.000.000", "1.000,00", "1 000", "2.55", "5.-5", "60000", "12", "12.0", "12,00", "1000.000"),
    *("9" * 15, "9" * 16, "99999999999999.9", "0." + "0" * 40, "1.5" + "0" * 20, "1" + "0" * 30),
    *("1.001", "12,000", "1.0010", "1.0010000000000000", ".001", ".0001", "-4", "-4.0", "-6"),
]  # fmt: skip


def test_what_is_no_answer_is_a_type_error_that_names_the_question(tmp_path: Path) -> None:
    (tmp_path / "counts.yaml").write_text(QUESTIONS, encoding="utf-8")
    read = []
    for questionnaire in (load(KINDS), load(tmp_path / "counts.yaml")):
        cases: list[dict[str, Any]] = [
            {question.id: value} for question in questionnaire.questions for value in ODD
        ]
        cases += [{"nobody": 1}, {"constructor": None}, {"__proto__": None}, {}]
        told = in_node(REFUSE, {"source": script(questionnaire), "cases": cases})
        for answers, problem in zip(cases, told, strict=True):
            try:
                read.append((questionnaire, check_answers(questionnaire, answers), answers))
            except AnswersRefused:
                assert problem is not None, answers
                assert next(iter(answers)) in problem, answers
            else:
                assert problem is None, answers
    assert len(read) > 200
    for questionnaire in dict.fromkeys(one for one, _, _ in read):
        odd = [answers for one, _, answers in read if one is questionnaire]
        plain = [as_json(answers) for one, answers, _ in read if one is questionnaire]
        found = in_node(READ, {"source": script(questionnaire), "lists": [odd, plain]})
        assert found[0] == found[1]


# -- many ------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_hundred_thousand_cases_are_judged_as_python_does(shipped: Questionnaire) -> None:
    for chunk in in_chunks(answers for _, answers in random_cases(shipped, 100_000, 5)):
        assert not differences([("random", shipped, chunk)])
    for chunk in in_chunks(odd_cases(shipped, 10_000, 5)):
        assert not differences([("odd", shipped, chunk)])


@pytest.mark.slow
def test_many_cases_of_every_other_questionnaire_are_judged_as_python_does() -> None:
    assert not differences(others(500))
    for first in range(0, 600, 100):
        assert not differences(small_ones(range(first, first + 100), 25))


@pytest.mark.heavy
def test_chromium_judges_as_python_does(
    shipped: Questionnaire, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    """A page without a policy: the form's own lets no script be made from a text."""
    (tmp_path / "empty.html").write_text("<!doctype html><title>empty</title>", encoding="utf-8")
    page = open_page(tmp_path / "empty.html")
    for chunk in in_chunks(answers for _, answers in random_cases(shipped, 20_000, 6)):
        assert not differences([("random", shipped, chunk)], page.evaluate)
    for chunk in in_chunks(odd_cases(shipped, 2_000, 6)):
        assert not differences([("odd", shipped, chunk)], page.evaluate)
    assert not differences(others(200), page.evaluate)
    assert not differences(small_ones(range(600, 700), 25), page.evaluate)


@pytest.mark.heavy
def test_the_page_itself_offers_the_function(
    shipped: Questionnaire, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    path = tmp_path / "form.html"
    path.write_text(to_page(shipped, Case(), "nl"), encoding="utf-8")
    page = open_page(path)
    cases = list(any_cases(shipped, 50, 8))
    rows = page.evaluate("cases => cases.map(window.burgerkompas.judge)", [*map(as_json, cases)])
    wanted = expected(shipped, cases)
    assert [list(row) for row in rows] == [list(wanted)] * len(cases)
    assert {name: [row[name] for row in rows] for name in wanted} == wanted
    refused = "() => { try { burgerkompas.judge({plek: 9}); } catch (e) { return String(e); } }"
    assert page.evaluate(refused) == "TypeError: not an answer to plek: 9"
