"""Texts that anybody may type, and that must be shown as text wherever they go."""

WORD = "w" * 10_000

NAUGHTY = (
    "<script>alert('x')</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></title></textarea></svg><h1>kop",
    "<!-- commentaar --> ]]> <![CDATA[ x ]]>",
    "&amp; &lt; &#x27; &nbsp;",
    "{{ 7 * 7 }} {% raw %} ${x} {0} %s",
    "[red]rood[/red] [/nl] [link=file:x]y[/link]",
    "\x1b[31mrood\x1b[0m \x1b]8;;http://x\x07klik\x1b]8;;\x07",
    "links \u202eomgekeerd\u202c \u2066los\u2069 \u200frechts",
    "# kop | cel * vet ** _schuin_ `code` ~~weg~~ [naam](http://x) ![plaatje](x)",
    "1. een\n2. twee\n- drie\n> vier\n---\n| a | b |\n|---|---|",
    "<w:p><w:r><w:t>Word</w:t></w:r></w:p> \x0c \x0b {MERGEFIELD x}",
    "=cmd|'/c calc'!A1 +1 -1 @SUM(A1)",
    "שלום עולם مرحبا 👩‍👩‍👧 e\u0301",
    "null\x00byte \ufffe \ud7ff \u2028 \u2029 \u0085",
    WORD,
)
