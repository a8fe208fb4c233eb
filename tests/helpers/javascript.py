"""The page's script in Node or a browser, held to what Python says of the same cases."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import msgspec

from burgerkompas.batch.reader import Record
from burgerkompas.batch.results import Presentation, table_cells, table_columns
from burgerkompas.cases import Absence, Answer, Case
from burgerkompas.engine import score
from burgerkompas.form import page
from burgerkompas.form.data import page_case, page_data
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results.data import answer_data
from tests.helpers.components import require
from tests.helpers.rows import compatible, domain

AT_ONCE = 2_000

Answers = Mapping[str, Answer]
Evaluate = Callable[[str, Any], Any]
"""Takes a function in JavaScript and its argument; returns what it gives."""

DIFFERENCES = """(jobs) => jobs.flatMap(({name, source, cases, wanted}) => {
  const judge = new Function(`${source}; return judge;`)();
  const [names, differences] = [Object.keys(wanted), []];
  cases.forEach((answers, i) => {
    const got = judge(answers);
    if (Object.keys(got).join() !== names.join()) differences.push([name, i, Object.keys(got)]);
    for (const key of names) {
      if (got[key] !== wanted[key][i]) differences.push([name, i, key, got[key], wanted[key][i]]);
    }
  });
  return differences.slice(0, 5);
})"""


def script(questionnaire: Questionnaire) -> str:
    """Return the script that judges, as it is in the page."""
    return page.page_script(questionnaire, ("judge.js",))


ROUTES = """(jobs) => jobs.map(({source, cases}) => {
  const { engine, readAnswers } = new Function(`${source}; return { engine, readAnswers };`)();
  return cases.map((answers) => {
    const { codes, cells } = readAnswers(answers);
    const { asked } = engine.judge(codes, cells);
    return engine.questions.filter((_, i) => asked[i] !== engine.notAsked).map(([id]) => id);
  });
})"""

REPORTS = """(jobs) => jobs.flatMap(({name, source, data, cases}) => {
  const element = { textContent: JSON.stringify(data) };
  const page = { getElementById: () => element };
  const report = new Function("document", `${source}; return report;`)(page);
  return cases.flatMap(({state, language, wanted}, i) => {
    const given = { ...state, answers: new Map(state.answers), notes: new Map(state.notes) };
    const [got, want] = [report(given, language), wanted].map((one) => JSON.stringify(one));
    return got === want ? [] : [[name, i, got, want]];
  }).slice(0, 2);
})"""

REPORT_PARTS = ("judge.js", "casefile.js", "state.js", "wording.js", "result.js")


def in_node(function: str, given: Any) -> Any:
    """Call a function in Node."""
    require(programs=("node",))
    code = (
        'const text = require("node:fs").readFileSync(0, "utf8");\n'
        f"process.stdout.write(JSON.stringify(({function})(JSON.parse(text))));\n"
    )
    done = subprocess.run(
        ["node", "-e", code], input=json.dumps(given), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    return json.loads(done.stdout)


def as_json(answers: Answers) -> dict[str, object]:
    """Return answers as JSON holds them."""
    return {name: answer_data(answer) for name, answer in answers.items()}


def expected(questionnaire: Questionnaire, cases: list[Answers]) -> dict[str, list[Any]]:
    """Return the columns of a table that Python gives, without look-ahead."""
    rows = [
        Record(None, case, result=score(questionnaire, case, look_ahead=False))
        for case in (Case(answers=dict(answers)) for answers in cases)
    ]
    cells = zip(*table_cells(rows, Presentation(questionnaire, "nl", str)), strict=True)
    return dict(zip(table_columns(questionnaire), map(list, cells), strict=True))


def differences(
    jobs: Iterable[tuple[str, Questionnaire, Iterable[Answers]]], evaluate: Evaluate = in_node
) -> list[Any]:
    """Return where the page's function and Python differ, for questionnaires with their cases."""
    given = [
        {
            "name": name,
            "source": script(questionnaire),
            "cases": [*map(as_json, cases)],
            "wanted": expected(questionnaire, cases),
        }
        for name, questionnaire, cases in ((name, one, list(many)) for name, one, many in jobs)
    ]
    return list(evaluate(DIFFERENCES, given))


def report_differences(
    jobs: Iterable[tuple[str, Questionnaire, Iterable[Case]]], evaluate: Evaluate = in_node
) -> list[Any]:
    """Return where the page's report and Python's, without look-ahead, differ."""
    given = []
    for name, questionnaire, cases in jobs:
        told = []
        for i, case in enumerate(cases):
            language = questionnaire.languages[i % len(questionnaire.languages)]
            wanted = score(questionnaire, case, look_ahead=False).to_dict(language)
            state = page_case(questionnaire, case)
            told.append({"state": state, "language": language, "wanted": wanted})
        source = page.page_script(questionnaire, REPORT_PARTS)
        data = page_data(questionnaire, Case(), questionnaire.languages[0])
        given.append({"name": name, "source": source, "data": data, "cases": told})
    return list(evaluate(REPORTS, json.loads(msgspec.json.encode(given))))


def in_chunks(cases: Iterable[Answers]) -> Iterator[list[Answers]]:
    """Yield cases in lists that one call can take."""
    rest = iter(cases)
    while chunk := list(islice(rest, AT_ONCE)):
        yield chunk


def odd_cases(questionnaire: Questionnaire, number: int, seed: int) -> Iterator[Answers]:
    """Yield cases at the edges: all answers of one kind, hardly any, or all but a few."""
    rng = random.Random(seed)
    questions = questionnaire.questions
    for _ in range(number):
        end = rng.choice([0, -1, rng.randint(0, 3)])
        answers: dict[str, Answer] = {}
        for question in questions:
            values = question.values
            answers[question.id] = domain(rng, question)
            if question.kind == "choices":
                answers[question.id] = compatible(question, tuple(map(str, values)) if end else ())
            elif question.kind == "number":
                bound = question.maximum if end else question.minimum
                answers[question.id] = answers[question.id] if bound is None else bound
            elif values:
                answers[question.id] = values[min(end, len(values) - 1)]
        most = len(questions)
        others = rng.sample(questions, min(most, rng.choice([0, 1, 2, 3, most - 1, most])))
        filler = rng.choice([None, Absence.UNKNOWN, Absence.NOT_APPLICABLE, "any"])
        for question in others:
            if filler is None:
                del answers[question.id]
            elif filler == "any":
                answers[question.id] = domain(rng, question)
            elif filler is Absence.UNKNOWN or question.not_applicable:
                answers[question.id] = filler
        yield answers
