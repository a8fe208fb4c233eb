"""`questions`: the commands for authors; among them those that show questionnaires."""

from __future__ import annotations

from textwrap import wrap
from typing import Annotated, ClassVar

import typer

from burgerkompas.cli import console
from burgerkompas.cli.options import Output, Settings, author_command, words
from burgerkompas.cli.usage import HELP, Group
from burgerkompas.questionnaire.catalog import load_questions, shipped
from burgerkompas.questionnaire.model import Question, Questionnaire
from burgerkompas.texts import Words
from burgerkompas.texts.command_line import CLI


class _AuthorCommands(Group):
    modules: ClassVar = {
        "list": "questions",
        "show": "questions",
        "check": "questions_check",
        "test": "questions_test",
        "new": "questions_new",
        "schema": "questions_schema",
        "diff": "questions_diff",
    }
    prefix = "questions_"


questions = typer.Typer(
    cls=_AuthorCommands,
    help=words("questions"),
    no_args_is_help=True,
    context_settings=HELP,
    add_completion=False,
)


@questions.callback()
def group() -> None:
    """Make it a group."""


@author_command
def questions_list(settings: Settings) -> None:
    """List the shipped questionnaires."""
    console.put(listing(settings.language), None)


@author_command
def questions_show(
    settings: Settings,
    name: Annotated[
        str | None, typer.Argument(help=words("short-id"), metavar="ID", show_default=False)
    ] = None,
    output: Output = None,
) -> None:
    """Show every question of a questionnaire with its answers."""
    questionnaire, language = settings.open_questions(name)
    console.put(shown(questionnaire, language, console.width()), output)


def listing(language: str) -> str:
    """Return one line for every shipped questionnaire."""
    words = Words(CLI, language)
    lines = []
    for name in shipped():
        questionnaire = load_questions(name)
        spoken = language if language in questionnaire.languages else questionnaire.languages[0]
        count = words(
            "show-count",
            questions=len(questionnaire.questions),
            version=questionnaire.version,
            languages=", ".join(questionnaire.languages),
        )
        lines.append(f"{name}: {questionnaire.title[spoken]} ({count})")
    return "\n".join(lines) + "\n"


def shown(questionnaire: Questionnaire, language: str, width: int) -> str:
    """Return every question with its answers, theme by theme, at most ``width`` wide."""
    words = Words(CLI, language)
    lines = [questionnaire.title[language], "=" * len(questionnaire.title[language])]
    for part in questionnaire.parts:
        lines += ["", part.title[language], "-" * len(part.title[language])]
        if part.intro:
            lines += wrap(part.intro[language], width)
        for name in part.questions:
            lines += ["", *_question(questionnaire.question[name], language, words, width)]
    return "\n".join(lines) + "\n"


def _question(question: Question, language: str, words: Words, width: int) -> list[str]:
    kind = words(f"show-kind-{question.kind}")
    if question.ask_if is not None:
        kind += "; " + words("show-asked-if")
    lines = [f"{question.id} ({kind})"]
    lines += wrap(question.text[language], width, initial_indent="  ", subsequent_indent="  ")
    for option in question.options:
        head = f"    {option.value}  "
        label = option.label[language]
        lines += wrap(label, width, initial_indent=head, subsequent_indent=" " * len(head))
    if question.help:
        lines += wrap(
            question.help[language], width, initial_indent="  ? ", subsequent_indent="    "
        )
    return lines
