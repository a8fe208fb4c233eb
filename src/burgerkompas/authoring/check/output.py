"""Write the findings of a check of questionnaires, as text or data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from burgerkompas.authoring.check.coverage import Coverage
from burgerkompas.authoring.check.inspection import Finding
from burgerkompas.authoring.check.run import CheckResult
from burgerkompas.cases import Answer
from burgerkompas.results.data import answer_data
from burgerkompas.texts import Words
from burgerkompas.texts.problems import say_problem

SCHEMA = "burgerkompas/check/1"

CheckReport = tuple[CheckResult, Coverage | None]
"""The findings for one questionnaire, with the counts of outcomes if requested."""


def to_text(reports: Sequence[CheckReport], language: str) -> str:
    """Return the findings of every questionnaire, one per line, with a summary."""
    text = "\n\n".join("\n".join(_lines(*report, language)) for report in reports) + "\n"
    if any(checked.findings for checked, _ in reports):
        text += f"\n{Words('check', language)('explained')}\n"
    return text


def _lines(checked: CheckResult, coverage: Coverage | None, language: str) -> Iterator[str]:
    words = Words("check", language)
    spec = checked.questionnaire
    name = checked.path if spec is None else f"{spec.id} {spec.version}"
    for finding in checked.findings:
        where, _, text = say_problem(finding.problem, language).partition(": ")
        yield f"{where}: {words(finding.severity)} [{finding.problem.code}] {text}"
        if finding.shown:
            answers = ", ".join(f"{question}: {_written(a)}" for question, a in finding.shown)
            yield "    " + words("shown-by", answers=answers)
    errors, warnings = checked.count("error"), checked.count("warning")
    key = "summary" if errors or warnings else "sound"
    yield words(key, name=name, errors=errors, warnings=warnings)
    if coverage is not None:
        yield ""
        yield words("coverage", name=name)
        yield from _coverage_lines(coverage, words)


def _coverage_lines(coverage: Coverage, words: Words) -> Iterator[str]:
    if not coverage.outcomes:
        yield words("no-advice")
        return
    counts = {"count": coverage.count, "seed": coverage.seed, "failed": coverage.failed}
    yield words(f"population-{coverage.population}", **counts)
    size = max(len(name) for name, _ in coverage.outcomes)
    for name, count in coverage.outcomes:
        share = f"{100 * count / coverage.count if coverage.count else 0:5.1f}"
        yield f"  {name:<{size}}  {words.decimal(share)} %  {count}"


def _written(answer: Answer) -> object:
    data = answer_data(answer)
    return f"[{', '.join(data)}]" if isinstance(data, list) else data


def to_data(reports: Sequence[CheckReport], language: str) -> dict[str, object]:
    """Return the findings as JSON data."""
    return {
        "schema": SCHEMA,
        "questionnaires": [_report_data(*report, language) for report in reports],
    }


def _report_data(
    checked: CheckResult, coverage: Coverage | None, language: str
) -> dict[str, object]:
    spec = checked.questionnaire
    return {
        "path": checked.path,
        "id": spec and spec.id,
        "version": spec and spec.version,
        "errors": checked.count("error"),
        "warnings": checked.count("warning"),
        "findings": [_finding_data(finding, language) for finding in checked.findings],
        "coverage": coverage
        and {
            "population": coverage.population,
            "count": coverage.count,
            "seed": coverage.seed,
            "failed": coverage.failed,
            "outcomes": dict(coverage.outcomes),
        },
    }


def _finding_data(finding: Finding, language: str) -> dict[str, object]:
    where = finding.problem.where
    return {
        "code": finding.problem.code,
        "severity": finding.severity,
        "file": where.file,
        "line": where.line,
        "column": where.column,
        "about": finding.about or None,
        "message": say_problem(finding.problem._replace(suggestion=None), language, False),
        "did_you_mean": finding.problem.suggestion,
        "shown_by": {name: answer_data(answer) for name, answer in finding.shown},
    }
