"""`sql`: the scoring as one SQL statement."""

from __future__ import annotations

import re
from typing import Annotated

from burgerkompas.cases.case import CASE_KEYS
from burgerkompas.cli.call import Settings, one_of
from burgerkompas.cli.options import Output, command, option
from burgerkompas.columns import DIALECTS, compile_columns, to_sql
from burgerkompas.errors import Problem, UsageRefused, Where
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.texts import Words

_PART = re.compile(r'[\w$-]+|"(?:[^"]|"")+"|`(?:[^`]|``)+`')
_TABLE = re.compile(rf"(?:{_PART.pattern})(?:\.(?:{_PART.pattern}))*")


@command
def sql(
    settings: Settings,
    dialect: Annotated[str, option("--dialect", choices=DIALECTS)] = next(iter(DIALECTS)),
    table: Annotated[str, option("--table", key="sql-table", metavar="TABLE")] = "cases",
    output: Output = None,
) -> None:
    """Print the scoring as one SQL statement."""
    chosen = one_of(dialect, DIALECTS, "--dialect")
    call = settings.open()
    call.deliver(statement(call.questionnaire, call.language, chosen, table), output)


def statement(questionnaire: Questionnaire, language: str, dialect: str, table: str) -> str:
    """Return the statement, preceded by comments that describe the table it needs.

    Raises ``UsageRefused`` if ``table`` is anything but a name.
    """
    parts = _TABLE.fullmatch(table) and [_unquoted(part) for part in _PART.findall(table)]
    if not parts or not table.isprintable():
        raise UsageRefused([Problem("not-a-table", Where("--table"), {"table": table})])
    words = Words("cli", language)
    program = compile_columns(questionnaire)
    about = words(
        "sql-above",
        id=questionnaire.reference,
        digest=questionnaire.digest[:12],
        dialect=dialect,
        about=", ".join(CASE_KEYS),
        count=len(questionnaire.questions),
        first=questionnaire.questions[0].id,
        last=questionnaire.questions[-1].id,
    )
    comments = "".join(f"-- {line}\n" for line in about.splitlines())
    return comments + to_sql(program, DIALECTS[dialect], parts)


def _unquoted(part: str) -> str:
    """Return a part of a name without the quotes that it may stand in."""
    quote = part[0]
    return part[1:-1].replace(quote * 2, quote) if quote in '"`' else part
