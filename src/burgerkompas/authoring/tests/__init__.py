"""Test a questionnaire: its own cases with what they must give."""

from burgerkompas.authoring.tests.output import to_data, to_junit, to_text
from burgerkompas.authoring.tests.run import SuiteReport, run_tests
from burgerkompas.authoring.tests.suite import schema_of_tests

__all__ = ["SuiteReport", "run_tests", "schema_of_tests", "to_data", "to_junit", "to_text"]
