"""Texts that a reader of YAML may take for something else, after those that anybody may type."""

from __future__ import annotations

from tests.helpers.naughty import NAUGHTY

TEXTS = (
    *NAUGHTY,
    "]]></textarea></style></script>",
    "\x9b1m \ufeff \u200b",
    "- lijst", "? vraag", ": dubbel", "a: b", "a #b", "# nee", "{a: b}", "[a]", "&anker", "*alias",
    "!!python/object:os", "%TAG", "@at", "|", ">-", "---", "...", "~", "null", "no", "Nee", "YES",
    "true", "1:30", "010", "4", "1e3", "0x1f", ".inf", "2026-11-24", "2026-13-45", "unknown",
    "weet_niet", "'enkel'", '"dubbel"', "back\\slash", "tab\there", "regel\neinde\n\nnog een",
    "\r\nwagen", "\u2028lijn\u2029alinea", "\x85volgende", "\U000e0001\U0001f3f4", "ﬁ Ǆ İ 𝔘 ß",
    "constructor", "__proto__",
)  # fmt: skip
