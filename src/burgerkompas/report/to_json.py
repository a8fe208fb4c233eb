"""Write a report, or the data of something else, as JSON; ``docs/json.md`` explains each key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from burgerkompas.report.formats import Screen
from burgerkompas.results import Result
from burgerkompas.results.data import json_text


def to_json(results: Sequence[Result], language: str, screen: Screen) -> str:
    """Return one result as a JSON object, or several as an array; ends with a newline."""
    data = [result.to_data(language) for result in results]
    return json_text(data[0] if len(data) == 1 else data)


def data_to_json(data: Mapping[str, object], language: str, screen: Screen) -> str:
    """Return data as a JSON object; ends with a newline."""
    return json_text(data)
