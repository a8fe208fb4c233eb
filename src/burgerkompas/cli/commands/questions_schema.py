"""`questions schema`: JSON Schemas for editors of questionnaires and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Annotated

import typer

from burgerkompas.authoring.tests import schema_of_tests
from burgerkompas.cli import console
from burgerkompas.cli.options import Output, Settings, author_command, words
from burgerkompas.errors import Problem, UsageRefused, Where
from burgerkompas.questionnaire.json_schema import schema_of_main, schema_of_part
from burgerkompas.results.json_schema import report_schema

SCHEMAS: dict[str, Callable[[], dict[str, object]]] = {
    "questions": schema_of_main,
    "part": schema_of_part,
    "tests": schema_of_tests,
    "report": report_schema,
}


@author_command
def questions_schema(
    settings: Settings,
    part: Annotated[bool, typer.Option("--part", help=words("schema-part"))] = False,
    tests: Annotated[bool, typer.Option("--tests", help=words("schema-tests"))] = False,
    report: Annotated[bool, typer.Option("--report", help=words("schema-report"))] = False,
    output: Output = None,
) -> None:
    """Print a JSON Schema: of a questionnaire, of a part of one, of its tests, or of the report."""
    chosen = [k for k, on in (("part", part), ("tests", tests), ("report", report)) if on]
    if len(chosen) > 1:
        values = {"first": f"--{chosen[0]}", "second": f"--{chosen[1]}"}
        raise UsageRefused([Problem("cannot-write-together", Where(""), values)])
    console.put(printed(*chosen or ["questions"]), output)


def printed(name: str) -> str:
    """Return one of the schemas as text."""
    return json.dumps(SCHEMAS[name](), indent=2, ensure_ascii=False) + "\n"
