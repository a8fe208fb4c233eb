"""Real components that some tests need: Chromium, Firefox, LibreOffice, PostgreSQL, Spark.

Such a test runs where its component is and says elsewhere what is missing. CI has them all and
requires them: with BURGERKOMPAS_HEAVY=require what is missing fails.
"""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec

import pytest


def require(*, programs: tuple[str, ...] = (), packages: tuple[str, ...] = ()) -> None:
    """Skip the test, or fail it in CI, unless all programs and packages are there."""
    missing = [name for name in programs if shutil.which(name) is None]
    missing += [name for name in packages if find_spec(name) is None]
    if missing:
        reason = "not installed: " + ", ".join(missing)
        if os.environ.get("BURGERKOMPAS_HEAVY") == "require":
            pytest.fail(reason)
        pytest.skip(reason)
