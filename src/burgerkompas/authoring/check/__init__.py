"""Check questionnaires for their authors: report proven mistakes and what looks odd."""

from burgerkompas.authoring.check.coverage import Coverage, coverage_of_all, coverage_of_cases
from burgerkompas.authoring.check.inspection import WARNINGS
from burgerkompas.authoring.check.output import CheckReport, to_data, to_text
from burgerkompas.authoring.check.run import CheckResult, run_checks

__all__ = [
    "WARNINGS",
    "CheckReport",
    "CheckResult",
    "Coverage",
    "coverage_of_all",
    "coverage_of_cases",
    "run_checks",
    "to_data",
    "to_text",
]
