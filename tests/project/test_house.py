"""The rules of the house that import-linter does not know."""

from __future__ import annotations

import re
from pathlib import Path

import burgerkompas

SRC = Path(burgerkompas.__file__).parent

WORDS = re.compile(
    r"burgerinitiatief|bewoner|wederkerig|federatief|cooperatief|hulpvraag|co-create|be-present"
    r"|safety-first|eigenaarschap|succesfactor|samenwerken",
    re.IGNORECASE,
)


def test_no_word_of_the_domain_stands_in_the_source() -> None:
    for path in (*SRC.rglob("*.py"), *SRC.rglob("*.ini")):
        found = WORDS.search(path.read_text(encoding="utf-8"))
        assert not found, f"{path.name}: {found}"
