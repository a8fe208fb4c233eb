"""The JSON Schema of a report, made from the types of its data.

Keys that are always there are required. Later versions may add keys under the same number, so a
key that is not named here is no mistake.
"""

from __future__ import annotations

from typing import Any

import msgspec

from burgerkompas.results.data import SCHEMA, ReportData

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def report_schema() -> dict[str, Any]:
    """Return the schema of one report."""
    return {"$schema": DRAFT, "title": SCHEMA, **msgspec.json.schema(ReportData)}
