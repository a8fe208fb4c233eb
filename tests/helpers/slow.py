"""Which variants of a test run with the slow tests only."""

from __future__ import annotations

from typing import Any

import pytest


def slow(*values: Any) -> list[Any]:
    """Return a test's parameter values as slow ones: another value shows the same quickly."""
    return [pytest.param(value, marks=pytest.mark.slow) for value in values]
