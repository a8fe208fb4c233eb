r"""What the program itself says, in the user's language; ``nl.ini`` and ``en.ini`` have the texts.

A section of these files is for one kind of reader, and has a line for each text, ``key = text``.
In a text ``\n`` is a new line and ``{name}`` a value to fill in. What questionnaires say is not
here but in their YAML.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

LANGUAGES = ("nl", "en")
"""The languages of the program; the first is the default."""

Section = Literal[
    "cli", "menu", "usage", "interview", "consensus", "since", "practice", "decision", "report",
    "tried", "pages", "no-decision", "compare", "agenda", "validity", "form", "batch", "overview",
    "template", "check", "testing", "revising", "problems", "checks", "problem-parts",
]  # fmt: skip


@cache
def catalogue(language: str) -> dict[str, dict[str, str]]:
    """Return all texts in a language of the program, by section and key."""
    sections: dict[str, dict[str, str]] = {}
    path = Path(__file__).parent / f"{language}.ini"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = sections.setdefault(line[1:-1], {})
        elif line and not line.startswith("#"):
            key, _, text = line.partition(" = ")
            section[key] = text.replace("\\n", "\n")
    return sections


def in_every_language(section: Section, key: str) -> tuple[str, ...]:
    """Return one text in each of the program's languages."""
    return tuple(catalogue(language)[section][key] for language in LANGUAGES)


class Words:
    """The texts of one section in one language: call it with a key and the values to fill in.

    Falls back to English for any other language.
    """

    def __init__(self, section: Section, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self.texts = catalogue(self.language)[section]

    def __call__(self, key: str, /, **values: object) -> str:
        text = self.texts[key]
        return text.format(**values) if values else text

    def number(self, number: float) -> str:
        """Return a number, rounded, with thousands separators."""
        text = f"{round(number):,}"
        return text.replace(",", ".") if self.language == "nl" else text

    def decimal(self, text: str) -> str:
        """Return a number written with a decimal point as the language writes it."""
        return text.replace(".", ",") if self.language == "nl" else text
