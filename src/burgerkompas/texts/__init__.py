"""What the program itself says, in the user's language; one module for each kind of reader.

A table maps a key to its text in each language. The texts of questionnaires are not here but in
their YAML.
"""

from __future__ import annotations

from collections.abc import Mapping

LANGUAGES = ("nl", "en")
"""The languages of the program; the first is the default."""

Table = Mapping[str, Mapping[str, str]]


class Words:
    """The texts of one table in one language: call it with a key and the values to fill in.

    Falls back to English for any other language.
    """

    def __init__(self, table: Table, language: str) -> None:
        self._table = table
        self.language = language if language in LANGUAGES else "en"

    def __call__(self, key: str, /, **values: object) -> str:
        text = self._table[key][self.language]
        return text.format(**values) if values else text

    def number(self, number: float) -> str:
        """Return a number, rounded, with thousands separators."""
        text = f"{round(number):,}"
        return text.replace(",", ".") if self.language == "nl" else text

    def decimal(self, text: str) -> str:
        """Return a number written with a decimal point as the language writes it."""
        return text.replace(".", ",") if self.language == "nl" else text

    def __contains__(self, key: str) -> bool:
        return key in self._table
