"""The page's script in Node or a browser, held to what Python says of the same cases."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from burgerkompas.batch.results import Row, table_cells, table_columns
from burgerkompas.cases import Absence, Answer, Case
from burgerkompas.columns.javascript_dialect import to_javascript
from burgerkompas.columns.report import compile_report
from burgerkompas.engine import score
from burgerkompas.form import page
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results.data import answer_data
from tests.helpers.components import require
from tests.helpers.rows import domain

FORM = Path(page.__file__).parent
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
    engine = to_javascript(compile_report(questionnaire))
    return engine + (FORM / "judge.js").read_text(encoding="utf-8")


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
        Row(None, score(questionnaire, Case(answers=dict(answers)), look_ahead=False), ())
        for answers in cases
    ]
    cells = zip(*table_cells(questionnaire, rows, str), strict=True)
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
                answers[question.id] = tuple(map(str, values)) if end else ()
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
