"""Print the schemas: of a questionnaire's files for editors, of the report for programs."""

from __future__ import annotations

import json
from collections.abc import Callable

from burgerkompas.authoring.tests.schema import schema_of_tests
from burgerkompas.questionnaire.json_schema import schema_of_main, schema_of_part
from burgerkompas.results.json_schema import report_schema

SCHEMAS: dict[str, Callable[[], dict[str, object]]] = {
    "questions": schema_of_main,
    "part": schema_of_part,
    "tests": schema_of_tests,
    "report": report_schema,
}


def printed(name: str) -> str:
    """Return one of the schemas as text."""
    return json.dumps(SCHEMAS[name](), indent=2, ensure_ascii=False) + "\n"
