"""Where the files stand that tests look at."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
ROOT = TESTS.parent
DATA = TESTS / "data"
CASES = DATA / "cases"
QUESTIONNAIRES = DATA / "questionnaires"
CORPUS = TESTS / "fuzz" / "corpus"
EXAMPLES = ROOT / "examples"
