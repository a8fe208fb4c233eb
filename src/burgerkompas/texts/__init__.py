"""What the program itself says, in the user's language; one module for each room.

A table maps a key to its text in every language. What a questionnaire says is not here: that
stands in its YAML.
"""

from __future__ import annotations

from collections.abc import Mapping

LANGUAGES = ("nl", "en")
"""The languages that the program speaks, the first by default."""

Table = Mapping[str, Mapping[str, str]]


class Words:
    """The texts of one table in one language; call it with a key and the values to fill in.

    A language that the program doesn't speak falls back to English.
    """

    def __init__(self, table: Table, language: str) -> None:
        self._table = table
        self.language = language if language in LANGUAGES else "en"

    def __call__(self, key: str, /, **values: object) -> str:
        text = self._table[key][self.language]
        return text.format(**values) if values else text

    def number(self, number: float) -> str:
        """Return a number, rounded, with its thousands apart."""
        text = f"{round(number):,}"
        return text.replace(",", ".") if self.language == "nl" else text

    def decimal(self, text: str) -> str:
        """Return a number that is written with a decimal point as the language writes it."""
        return text.replace(".", ",") if self.language == "nl" else text

    def __contains__(self, key: str) -> bool:
        return key in self._table
