"""`questions check`: what a check of questionnaires found, for people or as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated

import msgspec
import typer

from burgerkompas.authoring.check.check import Checked, check
from burgerkompas.authoring.check.coverage import Coverage, coverage_of_all, coverage_of_cases
from burgerkompas.authoring.check.finding import Finding
from burgerkompas.cases import Answer
from burgerkompas.cli import console, exit_codes
from burgerkompas.cli.options import Json, Output, Settings, author_command, words
from burgerkompas.errors import QuestionnaireRefused
from burgerkompas.questionnaire.catalog import find, shipped
from burgerkompas.texts import Words
from burgerkompas.texts.authors import CHECK
from burgerkompas.texts.problems import say_problem

SCHEMA = "burgerkompas/check/1"


@author_command
def questions_check(
    settings: Settings,
    paths: Annotated[
        list[str] | None,
        typer.Argument(help=words("check-paths"), metavar="PATH", show_default=False),
    ] = None,
    json: Json = False,
    coverage: Annotated[bool, typer.Option("--coverage", help=words("coverage"))] = False,
    cases: Annotated[
        list[str] | None,
        typer.Option("--cases", help=words("coverage-cases"), metavar="PATH"),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=words("strict"))] = False,
    output: Output = None,
) -> None:
    """Check questionnaires: mistakes, proofs, and how often each outcome comes."""
    language = settings.language
    text, errors, warnings = run_check(paths or [], language, json, coverage, cases or [])
    console.put(text, output)
    if errors or (strict and warnings):
        raise typer.Exit(exit_codes.QUESTIONNAIRE)


def run_check(
    paths: Sequence[str], language: str, as_json: bool, coverage: bool, cases: Sequence[str]
) -> tuple[str, int, int]:
    """Check questionnaires; return what to print, and how many errors and warnings there are.

    Without paths: the shipped ones.
    """
    found = [_checked(path) for path in paths or shipped()]
    covered = [_coverage(checked, cases) if coverage or cases else None for checked in found]
    pairs = list(zip(found, covered, strict=True))
    if as_json:
        text = _as_json(pairs, language)
    else:
        text = "\n\n".join(_as_text(checked, cover, language) for checked, cover in pairs) + "\n"
        if any(checked.findings for checked in found):
            text += "\n" + Words(CHECK, language)("explained") + "\n"
    errors, warnings = (sum(c.count(kind) for c in found) for kind in ("error", "warning"))
    return text, errors, warnings


def _checked(path: str) -> Checked:
    """Check one questionnaire; one that isn't there never stops the others."""
    try:
        return check(find(path))
    except QuestionnaireRefused as refused:
        return Checked(path, None, tuple(map(Finding, refused.problems)))


def _coverage(checked: Checked, cases: Sequence[str]) -> Coverage | None:
    if checked.questionnaire is None:
        return None
    if cases:
        return coverage_of_cases(checked.questionnaire, cases)
    return coverage_of_all(checked.questionnaire)


def _as_text(checked: Checked, coverage: Coverage | None, language: str) -> str:
    words = Words(CHECK, language)
    lines = []
    for finding in checked.findings:
        lines.append(_line(finding, language))
        if finding.shown:
            lines.append("    " + words("shown-by", answers=_answers(finding)))
    counts = {kind: checked.count(kind) for kind in ("error", "warning")}
    if any(counts.values()):
        values = {"errors": counts["error"], "warnings": counts["warning"]}
        lines.append(words("summary", name=_name(checked), **values))
    else:
        lines.append(words("sound", name=_name(checked)))
    return "\n".join([*lines, *_told(checked, coverage, words)])


def _line(finding: Finding, language: str) -> str:
    said = say_problem(finding.problem, language)
    where, _, text = said.partition(": ")
    kind = Words(CHECK, language)(finding.severity)
    return f"{where}: {kind} [{finding.problem.code}] {text}"


def _answers(finding: Finding) -> str:
    return ", ".join(f"{name}: {_answer(answer)}" for name, answer in finding.shown)


def _answer(answer: Answer) -> object:
    if isinstance(answer, tuple):
        return "[" + ", ".join(answer) + "]"
    return getattr(answer, "value", answer)


def _name(checked: Checked) -> str:
    spec = checked.questionnaire
    return checked.path if spec is None else f"{spec.id} {spec.version}"


def _told(checked: Checked, coverage: Coverage | None, words: Words) -> Iterable[str]:
    if coverage is None:
        return
    yield ""
    yield words("coverage", name=_name(checked))
    if not coverage.outcomes:
        yield words("no-advice")
        return
    yield words(
        f"population-{coverage.population}",
        count=coverage.count,
        seed=coverage.seed,
        failed=coverage.failed,
    )
    size = max(len(name) for name, _ in coverage.outcomes)
    for name, count in coverage.outcomes:
        share = 100 * count / coverage.count if coverage.count else 0
        number = f"{share:5.1f}"
        if words.language == "nl":
            number = number.replace(".", ",")
        yield f"  {name:<{size}}  {number} %  {count}"


def _as_json(pairs: Sequence[tuple[Checked, Coverage | None]], language: str) -> str:
    data = {
        "schema": SCHEMA,
        "questionnaires": [
            {
                "path": checked.path,
                "id": checked.questionnaire.id if checked.questionnaire else None,
                "version": checked.questionnaire.version if checked.questionnaire else None,
                "errors": checked.count("error"),
                "warnings": checked.count("warning"),
                "findings": [_finding(finding, language) for finding in checked.findings],
                "coverage": None if coverage is None else _covered(coverage),
            }
            for checked, coverage in pairs
        ],
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n"


def _finding(finding: Finding, language: str) -> dict[str, object]:
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
        "shown_by": {name: _plain(answer) for name, answer in finding.shown},
    }


def _plain(answer: Answer) -> object:
    return list(answer) if isinstance(answer, tuple) else getattr(answer, "value", answer)


def _covered(coverage: Coverage) -> dict[str, object]:
    return {
        "population": coverage.population,
        "count": coverage.count,
        "seed": coverage.seed,
        "failed": coverage.failed,
        "outcomes": dict(coverage.outcomes),
    }
