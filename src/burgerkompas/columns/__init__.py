"""Compile a questionnaire to column expressions, to score whole tables in polars and SQL.

``burgerkompas.columns.tables`` (polars) and ``burgerkompas.columns.spark`` need their extras and
are imported where they are used.
"""

from burgerkompas.columns.program import Program, compile_columns
from burgerkompas.columns.sql_dialect import DIALECTS, to_sql

__all__ = ["DIALECTS", "Program", "compile_columns", "to_sql"]
