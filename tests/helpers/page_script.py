"""The page's script in Node: what it makes of cases, beside what Python makes of them."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec
import pytest
from markupsafe import Markup
from msgspec import structs

from burgerkompas.cases import Case, CaseDecision
from burgerkompas.engine import score
from burgerkompas.form.data import page_answer, page_data
from burgerkompas.form.page import page_script
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report.drawing import draw
from burgerkompas.report.to_html import TEMPLATES, environment
from burgerkompas.report.view import ReportView, report_view
from burgerkompas.results import Result
from burgerkompas.texts import Words
from tests.helpers.naughty import NAUGHTY
from tests.helpers.rows import random_answers

DECIDED = ("chosen", "why", "by", "on", "done")

SCRIPTS = (
    "judge.js",
    "casefile.js",
    "wording.js",
    "result.js",
    "view_advice.js",
    "view.js",
    "draw.js",
)
"""The parts that report, which need no document."""

RUN = """
const sets = JSON.parse(require("fs").readFileSync(0, "utf8"));
const made = sets.map(([data, script, inputs]) => {
  const questions = data.parts.flatMap((part) => part.questions);
  const byId = new Map(questions.map((question) => [question.id, question]));
  return new Function("data", "questions", "byId", "inputs", script)(data, questions, byId, inputs);
});
process.stdout.write(JSON.stringify(made));
"""

SHOWN = """
return inputs.map(([said, { answers, notes, ...rest }, language, level, group]) => {
  const state = { ...rest, answers: new Map(answers), notes: new Map(notes) };
  const found = said ?? report(state, language);
  const { html, values } = reportSheet(found, state, language, level, group);
  return [reportView(found, state, language, group), html, values];
});
"""

Shown = list[tuple[dict[str, Any], str, list[str]]]
"""A view, and the markup of its drawing with the values that belong in it."""


def in_node(
    sets: Sequence[tuple[Questionnaire, list[Any]]],
    change: Callable[[Any], Any] = lambda data: data,
) -> list[Shown]:
    """Return what the page shows of each questionnaire's inputs, with its data changed."""
    if shutil.which("node") is None:
        pytest.skip("not installed: node")
    given = [(change(data_of(q)), page_script(q, SCRIPTS) + SHOWN, inputs) for q, inputs in sets]
    done = subprocess.run(
        ["node", "-e", RUN], input=msgspec.json.encode(given), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    shown: list[Shown] = json.loads(done.stdout)
    return shown


def data_of(questionnaire: Questionnaire) -> Any:
    """Return what the page knows of a questionnaire."""
    language = questionnaire.languages[0]
    return json.loads(msgspec.json.encode(page_data(questionnaire, Case(), language)))


def case_in_page(questionnaire: Questionnaire, case: Case) -> dict[str, Any]:
    """Return a case as the page keeps it."""
    return {
        "about": {key: getattr(case, key) or "" for key in ("name", "place", "date", "respondent")},
        "answers": [
            [name, page_answer(questionnaire.question[name], answer)]
            for name, answer in case.answers.items()
        ],
        "notes": list(case.notes.items()),
        "story": case.story or "",
        "decision": {key: getattr(case.decision, key, None) or "" for key in DECIDED},
    }


def random_decision(rng: random.Random, questionnaire: Questionnaire) -> CaseDecision | None:
    """Return what may have been decided, if anything can."""
    if not questionnaire.choosable or rng.random() < 0.5:
        return None
    texts = [rng.choice([None, "Ik", rng.choice(NAUGHTY)]) for _ in range(3)]
    on = rng.choice([None, "2026-11-26", "9999-12-31"])
    return CaseDecision(rng.choice(list(questionnaire.choosable)), *texts[:2], on, texts[2])


def random_case(rng: random.Random, questionnaire: Questionnaire) -> Case:
    """Return a case with any texts."""
    answers = random_answers(rng, questionnaire, rng.choice([0, 0.1, 0.5, 0.9]))
    for question in questionnaire.questions:
        if question.kind == "text" and question.id in answers:
            answers[question.id] = rng.choice(NAUGHTY)
    asked = [question.id for question in questionnaire.questions]
    asked += [questionnaire.closing.id] if questionnaire.closing else []
    return Case(
        name=rng.choice(NAUGHTY),
        place=rng.choice([None, "Assen", rng.choice(NAUGHTY)]),
        date=rng.choice([None, "2026-11-24", "2028-02-29"]),
        respondent=rng.choice([None, "Ik"]),
        answers=answers,
        decision=random_decision(rng, questionnaire),
        notes={
            name: rng.choice([*NAUGHTY, "[Apart: a. Samen: b.]"])
            for name in asked
            if rng.random() < 0.1
        },
        story=rng.choice([None, "\n\n".join(NAUGHTY)]),
    )


def as_in_page(result: Result) -> Result:
    """Return a result without what the page doesn't know: what all completions together give."""
    advice = result.strategy
    return structs.replace(
        result,
        dimensions=tuple(
            structs.replace(d, possible_levels=None, possible_range=None) for d in result.dimensions
        ),
        classifications=tuple(structs.replace(c, possible=None) for c in result.classifications),
        strategy=advice and structs.replace(advice, settled=None, possible=None, robust=None),
        changes=result.changes
        and tuple(c for c in result.changes if c.answers is not None and len(c.answers) < 3),
        ask_next=None,
    )


def view_in_page(result: Result, language: str, group: bool) -> ReportView:
    """Return Python's view of such a result, without what only another format shows.

    That is what a terminal's card has of a decision, and that something could not be worked out.
    """
    view, left = report_view(result, language, group), Words("report", language)("undetermined")
    if view.decision is not None:
        view = structs.replace(view, decision=structs.replace(view.decision, brief=()))
    if view.advice is None:
        return view
    how_sure = tuple(line for line in view.advice.how_sure if line != left)
    return structs.replace(view, advice=structs.replace(view.advice, how_sure=how_sure))


def html_of(view: ReportView, level: int) -> str:
    """Return what Python's templates make of a view."""
    words = Words("report", view.language)
    module: Any = (
        environment(TEMPLATES)
        .get_template("case.html")
        .make_module({"words": words, "language": view.language})
    )
    return str(module.case(view, [(q, draw(q)) for q in view.quadrants], 1, level))


def compare(
    sets: Sequence[tuple[Questionnaire, Sequence[Result]]], judged_by_page: bool = False
) -> None:
    """Assert that the page shows of these results what Python does, in words and as HTML.

    ``judged_by_page``: the page judges the cases itself, instead of reading Python's JSON.
    """
    ways = [(level, group) for level, group in ((2, False), (1, True))]
    given, expected = [], []
    for questionnaire, results in sets:
        inputs, views = [], []
        for result in results:
            for language in questionnaire.languages:
                for level, group in ways:
                    said = None if judged_by_page else result.to_dict(language)
                    inputs.append(
                        [said, case_in_page(questionnaire, result.case), language, level, group]
                    )
                    views.append((view_in_page(result, language, group), level))
        given.append((questionnaire, inputs))
        expected.append(views)
    for shown, views in zip(in_node(given), expected, strict=True):
        for (view, html, values), (python, level) in zip(shown, views, strict=True):
            if view["decision"]:
                view["decision"]["brief"] = []
            assert view == json.loads(msgspec.json.encode(python))
            assert with_values(html, values) == html_of(python, level)


def with_values(html: str, values: list[str]) -> str:
    """Return markup with its values in it, escaped as a template does that."""
    parts = iter(html.replace("\ue001", "\ue000").split("\ue000"))
    found = [next(parts)]
    for number, markup in zip(parts, parts, strict=True):
        found += [str(Markup.escape(values[int(number)])), markup]
    return "".join(found)


def random_results(questionnaire: Questionnaire, seed: int, count: int) -> Iterator[Result]:
    """Yield results of random cases, without look-ahead."""
    rng = random.Random(seed)
    for _ in range(count):
        yield score(questionnaire, random_case(rng, questionnaire), look_ahead=False)
