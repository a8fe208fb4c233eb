"""A summary of many cases: counts that are right, shares of what is known, and no ranking."""

from __future__ import annotations

import io
import json
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import structs

from burgerkompas.batch import Record, find_cases
from burgerkompas.batch.overview import overview_entries, write_page
from burgerkompas.batch.results import Presentation, score_records
from burgerkompas.batch.summary import Tally, add_up_tallies, summary, tally_rows
from burgerkompas.batch.terminal import write_summary
from burgerkompas.cases import CaseDecision
from burgerkompas.questionnaire.loader import load
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers.paths import CASES, QUESTIONNAIRES

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def rows(shipped: Questionnaire) -> list[Record]:
    return score_records(shipped, list(find_cases(shipped, [str(CASES)])))


def test_it_counts_what_the_reports_say(call: Run) -> None:
    lines = call("batch", CASES, "--format", "jsonl").stdout.splitlines()
    reports = [json.loads(line) for line in lines]
    found = json.loads(call("batch", CASES, "--summary", "--json").stdout)
    advice = Counter(r["strategy"]["id"] or r["outcome"] for r in reports)
    assert {v["id"]: v["count"] for v in found["outcomes"]["values"] if v["count"]} == advice
    assert found["cases"] == {"assessed": len(reports), "failed": 0}
    settled = sum(r["strategy"]["settled"] for r in reports)
    assert found["certainty"]["settled"]["count"] == settled
    for kind, key, value in (
        ("classifications", "type", None),
        ("dimensions", "level", None),
    ):
        for name, part in found[kind].items():
            counts = Counter(r[kind][name][key] for r in reports)
            assert part["not_known"] == counts.pop(value, 0)
            assert part["n"] == counts.total()
            assert {v["id"]: v["count"] for v in part["values"] if v["count"]} == counts
            assert sum(v["share"] for v in part["values"]) in (0, 1) or part["n"]
            for v in part["values"]:
                assert v["share"] == round(v["count"] / part["n"], 4)
    for key in ("unknown", "missing"):
        total = sum(r["answered"][key] for r in reports)
        assert sum(q[key] for q in found["open_questions"]) == total


def decided(questionnaire: Questionnaire, *chosen: CaseDecision | None) -> list[Record]:
    (case,) = (
        record.case
        for record in find_cases(questionnaire, [str(CASES / "emmas-hof-nu.yaml")])
        if record.case
    )
    cases = [structs.replace(case, decision=decision) for decision in chosen]
    return score_records(questionnaire, [Record("x", case) for case in cases])


def test_decisions_are_counted_as_followed_departed_and_without_why(
    shipped: Questionnaire,
) -> None:
    followed, departed = CaseDecision("monitor"), CaseDecision("inform", "why")
    counted = decided(shipped, followed, followed, departed, CaseDecision("co-create"), None)
    shown = Presentation(shipped, "nl", str)
    data: Any = summary([tally_rows(counted)], shown)["decisions"]
    assert (data["n"], data["without"]) == (4, 1)
    assert [(v["id"], v["count"], v["share"]) for v in data["values"]] == [
        ("followed", 2, 0.5),
        ("departed", 1, 0.25),
        ("departed-without-why", 1, 0.25),
        ("no-advice", 0, 0.0),
    ]
    output = io.BytesIO()
    write_summary([tally_rows(counted)], shown, output)
    text = output.getvalue().decode()
    assert "Besluit naast het advies  (van 4; nog niets besloten bij 1)" in text


def test_where_nothing_was_decided_no_decision_is_counted(shipped: Questionnaire) -> None:
    without, shown = rows(shipped), Presentation(shipped, "nl", str)

    def page(shown_rows: list[Record]) -> str:
        output = io.BytesIO()
        write_page([overview_entries(shown_rows, shown)], shown, output)
        return output.getvalue().decode()

    assert "decisions" not in summary([tally_rows(without)], shown)
    assert "Besluit naast" not in page(without)
    with_one = page(decided(shipped, CaseDecision("inform"), None))
    assert '<dt>anders, reden niet opgeschreven</dt><dd class="numbers">1</dd>' in with_one
    assert '<dt>nog niets besloten</dt><dd class="numbers">1</dd>' in with_one


def test_the_most_often_open_question_comes_first(shipped: Questionnaire) -> None:
    data = summary([tally_rows(rows(shipped))], Presentation(shipped, "en", str))
    often = [q["unknown"] + q["missing"] for q in data["open_questions"]]  # type: ignore[attr-defined]
    assert often == sorted(often, reverse=True)
    assert often[0] > often[-1] > 0


def test_what_was_counted_apart_adds_up_to_the_same(shipped: Questionnaire) -> None:
    every, shown = rows(shipped), Presentation(shipped, "nl", str)
    assert summary((tally_rows([row]) for row in every), shown) == summary(
        [tally_rows(every)], shown
    )
    assert add_up_tallies([]) == Tally()


def test_several_processes_give_the_same_summary(run: Run, tmp_path: Path) -> None:
    many = tmp_path / "many.yaml"
    cases = (f"case: {{name: a}}\nanswers: {{mood: {n % 4}}}\n---\n" for n in range(200))
    many.write_text("".join(cases) + "case: {}\n", encoding="utf-8")
    batch = ("batch", many, "--summary", "--json", "--questions", QUESTIONNAIRES / "phq9.yaml")
    done = run(*batch, "--jobs", "2")
    assert done.returncode == 5
    assert b"many.yaml" in done.stderr
    assert json.loads(done.stdout)["cases"] == {"assessed": 200, "failed": 1}
    assert done.stdout == run(*batch, "--jobs", "1").stdout


def test_a_questionnaire_without_advice_has_a_summary_too(call: Run, tmp_path: Path) -> None:
    questions = QUESTIONNAIRES / "loneliness.yaml"
    questionnaire = load(questions)
    name = questionnaire.questions[0].id
    (tmp_path / "t.csv").write_text(f"name,{name}\na,{questionnaire.questions[0].values[0]}\nb,\n")
    for shape in ("--json", "--format=table"):
        done = call("batch", "t.csv", "--summary", shape, "--questions", questions)
        assert done.returncode == 0, done.stderr
    data = summary([], Presentation(questionnaire, questionnaire.languages[0], str))
    assert "outcomes" not in data
    assert [part["n"] for part in data["dimensions"].values()] == [0]  # type: ignore[attr-defined]


def test_at_a_terminal_it_names_no_initiative(call: Run) -> None:
    page = call("batch", CASES, "--summary").stdout.decode()
    assert "Oranje" not in page
    assert "van 12" in page
    assert call("batch", CASES, "--summary", "--format", "csv").returncode == 2
    assert call("batch", CASES, "--json").returncode == 2
