"""Test a questionnaire with its own cases and their expected results."""

from burgerkompas.authoring.tests.output import to_data, to_junit, to_text
from burgerkompas.authoring.tests.run import SuiteReport, run_tests
from burgerkompas.authoring.tests.suite import schema_of_tests

__all__ = ["SuiteReport", "run_tests", "schema_of_tests", "to_data", "to_junit", "to_text"]
