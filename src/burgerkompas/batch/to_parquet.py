"""One row a case as Parquet, with a type for every column."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from burgerkompas.batch.flat import columns
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.results.columns import Value


def to_parquet(
    questionnaire: Questionnaire, parts: Iterable[list[list[Value]]], output: BinaryIO
) -> None:
    """Write the flat rows, which come in parts; each is packed as it comes."""
    import polars

    types = {
        "text": polars.String,
        "count": polars.Int64,
        "number": polars.Float64,
        "truth": polars.Boolean,
    }
    schema = {name: types[kind] for name, kind in columns(questionnaire).items()}
    frames = [polars.DataFrame(part, schema=schema, orient="row") for part in parts]
    frame = polars.concat(frames) if frames else polars.DataFrame(schema=schema)
    frame.write_parquet(output)
