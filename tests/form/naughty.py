"""Texts that try to be something else than text."""

NAUGHTY = (
    "<script>alert(1)</script><b>&amp;&lt;",
    "</script><!-- <script> ]]> -->",
    "]]></textarea></style>",
    "\x1b[31mrood\x1b[0m \x07\x9b1m \x1b]8;;x\x07",
    "\u202eomgekeerd\u202c \u2066isolated\u2069 \ufeff \u200b",
    "woord" * 2000,
    "[red]x[/red] [/nl] {0} %s ${x} `x` *x* _x_ # x",
    "=cmd()|' /C calc'!A0",
    "- lijst", "? vraag", ": dubbel", "a: b", "a #b", "# nee", "{a: b}", "[a]", "&anker", "*alias",
    "!!python/object:os", "%TAG", "@at", "|", ">-", "---", "...", "~", "null", "no", "Nee", "YES",
    "true", "1:30", "010", "4", "1e3", "0x1f", ".inf", "2026-11-24", "2026-13-45", "unknown",
    "weet_niet", "'enkel'", '"dubbel"', "back\\slash", "tab\there", "regel\neinde\n\nnog een",
    "\r\nwagen", "\u2028lijn\u2029alinea", "\x85volgende",
    "é ü ß œ Ω ж 漢字 👩‍👩‍👧 𝔘", "\U000e0001\U0001f3f4", "ﬁ Ǆ İ",
    "constructor", "__proto__",
)  # fmt: skip
