"""`sql`: the scoring as one SQL statement."""

from __future__ import annotations

import re
from typing import Annotated

from burgerkompas.cases.case import CASE_KEYS
from burgerkompas.cli import console
from burgerkompas.cli.options import Output, Settings, command, one_of, option
from burgerkompas.columns import DIALECTS, compile_columns, to_sql
from burgerkompas.errors import Problem, UsageRefused, Where
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.texts import Words
from burgerkompas.texts.command_line import CLI

SQL_DIALECTS = ("duckdb", "spark", "postgres")


@command
def sql(
    settings: Settings,
    dialect: Annotated[str, option("--dialect", choices=SQL_DIALECTS)] = SQL_DIALECTS[0],
    table: Annotated[str, option("--table", key="sql-table", metavar="TABLE")] = "cases",
    output: Output = None,
) -> None:
    """Print the scoring as one SQL statement."""
    chosen = one_of(dialect, SQL_DIALECTS, "--dialect")
    questionnaire, language = settings.open_questions()
    console.put(statement(questionnaire, language, chosen, table), output)


def statement(questionnaire: Questionnaire, language: str, dialect: str, table: str) -> str:
    """Return the statement, preceded by comments that describe the table it needs.

    Raises ``UsageRefused`` if ``table`` is anything but one table that can follow FROM.
    """
    if not _is_one_table(table):
        raise UsageRefused([Problem("not-a-table", Where("--table"), {"table": table})])
    words = Words(CLI, language)
    program = compile_columns(questionnaire)
    about = words(
        "sql-above",
        id=f"{questionnaire.id}@{questionnaire.version}",
        digest=questionnaire.digest[:12],
        dialect=dialect,
        about=", ".join(CASE_KEYS),
        count=len(questionnaire.questions),
        first=questionnaire.questions[0].id,
        last=questionnaire.questions[-1].id,
    )
    comments = "".join(f"-- {line}\n" for line in about.splitlines())
    return comments + to_sql(program, DIALECTS[dialect], table)


def _is_one_table(text: str) -> bool:
    """Whether a text is one name or call that can follow FROM, and nothing more."""
    bare = re.sub(r"""'[^']*'|"[^"]*"|`[^`]*`""", "q", text)
    open_at_most = deep = 0
    for character in bare:
        deep += (character == "(") - (character == ")")
        open_at_most = min(open_at_most, deep)
    closed = deep == open_at_most == 0
    odd = re.search(r"""[;'"`]|--|/\*""", bare)
    return bool(text.strip()) and text.isprintable() and closed and odd is None
