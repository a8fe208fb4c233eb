"""Test a questionnaire: its own cases with what they must give."""
