"""The samples on the pages of problems, made into questionnaires that can be checked."""

from __future__ import annotations

import re
from typing import NamedTuple

from tests.helpers.paths import ROOT

PAGES = ROOT / "docs" / "problems"
HERE = "# <-- here"

# What a sample with rules or a table replaces, besides its own keys.
DECISION = {"scorecard", "strategies", "gates", "outcomes", "sections"}


class Section(NamedTuple):
    """What a page says of its code."""

    code: str
    severity: str
    bad: str | None
    good: str | None


def sections() -> list[Section]:
    """Return what every page says, by code."""
    found = []
    for page in sorted(PAGES.glob("*.md")):
        if page.name == "README.md":
            continue
        text = page.read_text(encoding="utf-8")
        head = re.match(r"# (\S+)\n\n\*(\w+)\.\*", text)
        assert head, page.name
        assert head[1] == page.stem
        samples = dict(re.findall(r"^(\w+):\n\n```yaml\n(.*?)^```", text, re.M | re.S))
        section = Section(page.stem, head[2].lower(), samples.get("Bad"), samples.get("Good"))
        found.append(section)
    return found


def base() -> str:
    """Return the questionnaire that the samples change."""
    page = (PAGES / "README.md").read_text(encoding="utf-8")
    part = page.partition("## The questionnaire of the samples")[2]
    sample = re.search(r"^```yaml\n(.*?)^```", part, re.M | re.S)
    assert sample
    return sample[1]


def made(sample: str) -> str:
    """Return the questionnaire that a sample stands for."""
    if re.search(r"^format:", sample, re.MULTILINE):
        return sample
    own = set(re.findall(r"^([a-z_]+):", sample, re.MULTILINE))
    replaced = own | (DECISION if own & {"table", "rules"} else set())
    blocks = re.split(r"^(?=[a-z_]+:)", base(), flags=re.MULTILINE)
    kept = [block for block in blocks if block.partition(":")[0] not in replaced]
    return "".join(kept) + sample


def marked(text: str) -> list[int]:
    """Return the numbers of the lines that a sample marks."""
    return [i for i, line in enumerate(text.splitlines(), 1) if HERE in line]
