"""Compile a questionnaire to column expressions, to score in polars, in SQL and in a page.

``polars_engine`` and ``spark_engine`` need their extras, so ``engines`` imports them where it uses
them.
"""

from burgerkompas.columns.javascript_dialect import to_javascript
from burgerkompas.columns.program import Program, compile_columns
from burgerkompas.columns.report import ReportProgram, compile_report
from burgerkompas.columns.sql_dialect import DIALECTS, to_sql

__all__ = [
    "DIALECTS",
    "Program",
    "ReportProgram",
    "compile_columns",
    "compile_report",
    "to_javascript",
    "to_sql",
]
