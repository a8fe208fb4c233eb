"""The page reports as Python does: the same words, drawn by the same templates."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment
from msgspec.structs import replace

from burgerkompas.cases import OPEN, UNKNOWN, read_case
from burgerkompas.engine import score
from burgerkompas.form.page import HERE, SCRIPTS
from burgerkompas.questionnaire.loader import load
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report.to_script import to_script
from burgerkompas.report.view import report_view
from tests.helpers.page_script import as_in_page, case_in_page, compare, in_node, random_results
from tests.helpers.paths import CASES, DATA, EXAMPLES, QUESTIONNAIRES, ROOT

TABLES = [path for path in (QUESTIONNAIRES / "dmn-tck").glob("*.yaml") if ".tests" not in path.name]
PATHS = sorted(
    [
        *(ROOT / "questions" / name for name in ("burgerkompas", "clear")),
        *(DATA / name for name in ("everything.yaml", "kinds.yaml")),
        *QUESTIONNAIRES.glob("*.yaml"),
        *TABLES,
    ]
)

HOSTILE = "\"'></p><script>alert(1)</script>"


def test_the_page_shows_of_random_cases_what_python_shows() -> None:
    questionnaires = [load(path) for path in PATHS]
    sets = [(q, list(random_results(q, seed, 2))) for seed, q in enumerate(questionnaires)]
    compare(sets, judged_by_page=True)


@pytest.mark.slow
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_page_shows_of_many_random_cases_what_python_shows(path: Path) -> None:
    questionnaire = load(path)
    compare([(questionnaire, list(random_results(questionnaire, 99, 500)))], judged_by_page=True)


def test_the_page_shows_of_every_real_case_what_python_shows(shipped: Questionnaire) -> None:
    paths = sorted([*CASES.glob("*.yaml"), *EXAMPLES.glob("*.yaml")])
    compare([(shipped, [as_in_page(score(shipped, read_case(shipped, p))) for p in paths])])


def test_the_question_that_decides_between_two_is_told_as_in_python() -> None:
    sets, told = [], []
    for path in (DATA / "everything.yaml", ROOT / "questions/burgerkompas"):
        questionnaire, results = load(path), []
        names = [one.id for one in questionnaire.questions if one.kind != "text"]
        for result in random_results(questionnaire, 3, 120):
            advice, view = result.strategy, report_view(result, "en", group=False).advice
            if advice is None or view is None or not view.sides:
                continue
            answers = result.case.answers
            opened = [name for name in names if answers.get(name, UNKNOWN) in OPEN]
            for name in {names[len(results) % len(names)], *opened[:1]}:
                told.append(name in opened)
                alone = len(results) % 2 == 0
                then = replace(advice, decides_between=name, decides_alone=alone)
                results.append(replace(result, strategy=then))
        sets.append((questionnaire, results))
    assert min(told.count(True), told.count(False)) > 3
    compare(sets)


def test_what_was_tried_is_told_as_that_and_only_when_it_was(shipped: Questionnaire) -> None:
    case = read_case(shipped, CASES / "oranje.yaml")
    report = as_in_page(score(shipped, case)).to_dict("en")
    tried = {"tried": True}
    ways = [{}, tried | {"changes": None}, tried, tried | {"changes": []}]
    inputs = [[report | way, case_in_page(shipped, case), "en", 1, False] for way in ways]
    (shown,) = in_node([(shipped, inputs)])
    nothing, too_much, some, none = (view["advice"]["how_sure"] for view, _, _ in shown)
    assert "Tried" not in str(nothing)
    assert too_much == nothing
    assert [text for text in some if text not in nothing] == [
        "Tried: one or two different answers to the questions that count. Some of these lead "
        "to different advice: see below. Changing more answers at once was not tried."
    ]
    assert [text for text in none if text not in nothing] == [
        "Tried: one or two different answers to the questions that count. "
        "The advice stayed the same."
    ]


def test_no_text_of_a_questionnaire_or_case_is_in_the_markup_that_is_parsed(
    shipped: Questionnaire,
) -> None:
    def spoiled(value: Any) -> Any:
        """Return data with something hostile in each text that somebody wrote."""
        if isinstance(value, dict):
            return {key: spoiled(part) for key, part in value.items()}
        if isinstance(value, list):
            return [spoiled(part) for part in value]
        return f"{value}{HOSTILE}" if isinstance(value, str) and " " in value else value

    result = as_in_page(score(shipped, read_case(shipped, CASES / "oranje.yaml")))
    given = [result.to_dict("nl"), case_in_page(shipped, result.case)]
    (((_, plain, _),),) = in_node([(shipped, [[*given, "nl", 1, False]])])
    (((_, html, values),),) = in_node([(shipped, [[*spoiled(given), "nl", 1, False]])], spoiled)
    assert sum(HOSTILE in value for value in values) > 100
    assert html.count("<") == plain.count("<")
    assert "script" not in html


def test_the_parts_of_the_script_define_no_name_twice() -> None:
    texts = [(HERE / name).read_text(encoding="utf-8") for name in SCRIPTS]
    names = re.findall(
        r"^(?:function|async function|class|const|let) (\w+|\$)", "\n".join(texts), re.M
    )
    assert len(names) > 100
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "text",
    ["{% for x in y recursive %}{% endfor %}", "{{ x // y }}", "{{ x and y }}", "{{ f(*x) }}"],
)
def test_what_the_translation_of_templates_does_not_know_it_refuses(text: str) -> None:
    loader = DictLoader({"page": f"{{% macro m(x, y, f) %}}{text}{{% endmacro %}}"})
    with pytest.raises(TypeError):
        to_script(Environment(loader=loader), ["page"])
