"""`questions`: the group of commands for authors, with `list`, `show`, `schema` and `new`."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from textwrap import wrap
from typing import Annotated, ClassVar

import typer

from burgerkompas.authoring.tests import schema_of_tests
from burgerkompas.cli import console
from burgerkompas.cli.call import Settings, command_line, not_together, words
from burgerkompas.cli.options import Output, argument, author_command, option, pass_on
from burgerkompas.cli.usage import HELP, TranslatedGroup
from burgerkompas.errors import Problem, UsageRefused, Where
from burgerkompas.files import printable, refuse_unwritable
from burgerkompas.questionnaire.catalog import load_questions, shipped_folders
from burgerkompas.questionnaire.folder import tests_file
from burgerkompas.questionnaire.json_schema import schema_of_main, schema_of_part
from burgerkompas.questionnaire.model import Question, Questionnaire
from burgerkompas.questionnaire.resolve import ID
from burgerkompas.results.result import report_schema
from burgerkompas.texts import Words

STARTER = "cycling"
"""The example's id, which is replaced by the name of the new file or folder."""


SCHEMAS: dict[str, Callable[[], dict[str, object]]] = {
    "questions": schema_of_main,
    "part": schema_of_part,
    "tests": schema_of_tests,
    "report": report_schema,
}


class _AuthorCommands(TranslatedGroup):
    modules: ClassVar = {
        "list": "questions",
        "show": "questions",
        "check": "questions_check",
        "test": "questions_check",
        "new": "questions",
        "schema": "questions",
        "diff": "questions_check",
        "validate": "questions_validate",
    }
    prefix = "questions_"


questions = typer.Typer(
    cls=_AuthorCommands,
    help=words("questions"),
    invoke_without_command=True,
    context_settings=HELP,
    add_completion=False,
)


@questions.callback()
@author_command
def group(settings: Settings, context: typer.Context) -> None:
    """Pass on the options before a command."""
    pass_on(settings, context)


@author_command
def questions_list(settings: Settings) -> None:
    """List the shipped questionnaires."""
    console.put(listing(settings.language), None)


@author_command
def questions_show(
    settings: Settings,
    name: Annotated[str | None, argument("ID", "short-id")] = None,
    output: Output = None,
) -> None:
    """Show every question of a questionnaire with its answers."""
    call = settings.open(name)
    call.deliver(shown(call.questionnaire, call.language, console.width()), output)


def listing(language: str) -> str:
    """Return one line for each shipped questionnaire."""
    words = Words("cli", language)
    lines = []
    for folder in shipped_folders():
        questionnaire = load_questions(folder)
        spoken = language if language in questionnaire.languages else questionnaire.languages[0]
        count = words(
            "show-count",
            questions=len(questionnaire.questions),
            version=questionnaire.version,
            languages=", ".join(questionnaire.languages),
        )
        lines.append(f"{questionnaire.id}: {questionnaire.title[spoken]} ({count})")
    return "\n".join(lines) + "\n"


def shown(questionnaire: Questionnaire, language: str, width: int) -> str:
    """Return every question with its answers, part by part, wrapped at ``width``."""
    words = Words("cli", language)
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
    for choice in question.options:
        head = f"    {choice.value}  "
        label = choice.label[language]
        lines += wrap(label, width, initial_indent=head, subsequent_indent=" " * len(head))
    if question.kind != "text":
        lines.append(f"    unknown  {words('show-unknown')}")
    if question.not_applicable:
        lines.append(f"    not_applicable  {words('show-not-applicable')}")
    if question.help:
        lines += wrap(
            question.help[language], width, initial_indent="  ? ", subsequent_indent="    "
        )
    return lines


@author_command
def questions_schema(
    settings: Settings,
    part: Annotated[bool, option("--part", key="schema-part")] = False,
    tests: Annotated[bool, option("--tests", key="schema-tests")] = False,
    report: Annotated[bool, option("--report", key="schema-report")] = False,
    output: Output = None,
) -> None:
    """Print a JSON Schema: of a questionnaire, of a part of one, of its tests, or of the report."""
    chosen = [k for k, on in (("part", part), ("tests", tests), ("report", report)) if on]
    if len(chosen) > 1:
        raise not_together(f"--{chosen[0]}", f"--{chosen[1]}")
    text = schema_text(*chosen or ["questions"])
    console.deliver(text, output, settings.language, settings.quiet)


def schema_text(name: str) -> str:
    """Return a JSON Schema as text."""
    return json.dumps(SCHEMAS[name](), indent=2, ensure_ascii=False) + "\n"


@author_command
def questions_new(
    settings: Settings,
    path: Annotated[Path, argument("FILE|FOLDER", "new-path")],
) -> None:
    """Start a questionnaire from a working example."""
    main, tests = write_starter(path)
    wanted = path if path.is_dir() else main
    hints = (("assess", "--questions", wanted), ("questions", "check", wanted))
    commands = [command_line(*hint) for hint in (*hints, ("questions", "test", wanted))]
    listed = "\n".join(f"  {command}" for command in commands)
    console.notice(words("began", main=main, tests=tests, commands=listed), settings.quiet)


def write_starter(path: Path) -> tuple[Path, Path]:
    """Write the example as a file (``NAME.yaml``) or a folder; return its path and its tests'.

    Raises ``UsageRefused``, and writes nothing, if one of the files exists.
    """
    name = path.stem if path.suffix == ".yaml" else path.name
    main = path if path.suffix == ".yaml" else path / f"{name}.yaml"
    if not ID.fullmatch(name):
        raise UsageRefused([Problem("bad-id", Where(printable(path)), {"id": printable(name)})])
    tests = tests_file(main)
    # A folder that can't be read can't be written to either.
    with refuse_unwritable(main.parent):
        there = [file for file in (main, tests) if os.path.lexists(file)]
        if there:
            raise UsageRefused([Problem("already-there", Where(printable(file))) for file in there])
        is_new = not main.parent.exists()
        main.parent.mkdir(parents=True, exist_ok=True)
    text = starter(f"{STARTER}.yaml").replace(f"\nid: {STARTER}\n", f"\nid: {name}\n")
    try:
        console.put(text, str(main))
        console.put(starter(f"{STARTER}.tests.yaml"), str(tests))
    except UsageRefused:
        # One file without the other would get in the way of the next attempt.
        main.unlink(missing_ok=True)
        if is_new:
            main.parent.rmdir()
        raise
    return main, tests


def starter(file: str) -> str:
    """Return the text of one of the example's files."""
    return (files("burgerkompas") / "starter" / file).read_text(encoding="utf-8")
