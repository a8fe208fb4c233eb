"""The command line: what can be asked for. Every command imports its own room, when it runs."""

from __future__ import annotations

import gc

# A command lives too short for cycles to matter; collecting them takes a tenth of its start.
# Batch, which may live long, turns it on again.
gc.disable()

import os
import sys
from errno import EBADF, EDQUOT, EFBIG, ENOSPC
from typing import Annotated, Any

import typer

from burgerkompas.cli import authors, console, exit_codes
from burgerkompas.cli.many import batch, sql
from burgerkompas.cli.opening import open_questions, shape_for
from burgerkompas.cli.options import (
    Case,
    Data,
    Debug,
    Json,
    Lang,
    NoColor,
    NoNotes,
    Output,
    Plain,
    Questions,
    Quiet,
    Version,
    for_every,
    format_option,
    wanted_language,
    words,
)
from burgerkompas.cli.sharing import compare, form
from burgerkompas.cli.usage import command_line, say_wrong_call
from burgerkompas.errors import (
    AnswersRefused,
    QuestionnaireRefused,
    Refused,
    UsageRefused,
    system_problem,
)

REPORT_FORMATS = ("terminal", "json", "markdown", "html", "docx")

_NO_ROOM = (ENOSPC, EDQUOT, EFBIG, EBADF)

_HELP = {"help_option_names": ["--help", "-h"]}


class _Commands(typer.core.TyperGroup):
    """The commands; typer would end without a word on Ctrl-C, and with 1 when nobody reads on."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, EOFError):
            console.notice(words("interrupted"))
            raise typer.Exit(exit_codes.INTERRUPTED) from None
        except BrokenPipeError:
            # Who read our output has gone (as with `| head`); there is nobody left to tell.
            raise typer.Exit(exit_codes.DONE) from None


app = typer.Typer(
    cls=_Commands,
    help=words("about"),
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    context_settings=_HELP,
)
app.add_typer(authors.app, name="questions")


def main() -> None:
    """Run the command line; every way to end has its own exit code."""
    console.make_streams_safe()
    console.leave(_run())


def _run() -> int:
    language = wanted_language(sys.argv[1:])
    try:
        code = command_line(app, language)(standalone_mode=False)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else exit_codes.DONE
    except typer.TyperException as error:
        console.notice(say_wrong_call(error, language))
        return exit_codes.USAGE
    except Refused as refused:
        console.tell(refused, language)
        return _exit_code(refused)
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            # Typer's help is all that is written without `console`.
            console.tell(UsageRefused([system_problem("unwritable", "stdout", error)]), language)
            return exit_codes.USAGE
        if "--debug" in sys.argv:
            raise
        console.notice(words("bug", error=f"{type(error).__name__}: {error}"))
        return exit_codes.BUG
    return code if isinstance(code, int) else exit_codes.DONE


def _exit_code(refused: Refused) -> int:
    if isinstance(refused, QuestionnaireRefused):
        return exit_codes.QUESTIONNAIRE
    return exit_codes.ANSWERS if isinstance(refused, AnswersRefused) else exit_codes.USAGE


@app.callback()
def start(
    context: typer.Context,
    lang: Lang = None,
    questions: Questions = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
    version: Version = False,
) -> None:
    """Take what comes before a command; without one, ask what to begin with."""
    given = {"questions": questions, "quiet": quiet, "no_color": no_color, "debug": debug}
    context.default_map = for_every(context.command, {k: v for k, v in given.items() if v})
    if lang is not None:
        # What a command takes its language from when it is given none.
        os.environ["BURGERKOMPAS_LANG"] = lang
    if context.invoked_subcommand is None:
        from burgerkompas.cli.asking import can_ask

        if not can_ask():
            console.put(f"{context.get_help()}\n", None)
            raise typer.Exit(exit_codes.USAGE)
        _begin(questions, lang, no_color)


def _begin(questions: str | None, lang: str | None, no_color: bool) -> None:
    """Say what this is, and go on with what is chosen."""
    from burgerkompas.cli.first import begin

    questionnaire, language = open_questions(questions, lang)
    held = begin(questionnaire, language, console.takes_color(sys.stderr, no_color))
    if held is not None:
        from burgerkompas.cli.report import read_again, render
        from burgerkompas.engine import score

        case, path = held
        result = score(questionnaire, case)
        console.put(render([result], language, REPORT_FORMATS[0], None, no_color), None)
        console.notice(read_again(path, language))


@app.command(help=words("assess"))
def assess(
    case: Case = None,
    short: Annotated[bool, typer.Option("--short", help=words("short"))] = False,
    data: Data = None,
    answer: Annotated[
        list[str] | None, typer.Option("--answer", help=words("answer"), metavar="ID=VALUE")
    ] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help=words("no-input"))] = False,
    plain: Plain = False,
    json: Json = False,
    format: Annotated[str | None, format_option(REPORT_FORMATS)] = None,
    output: Output = None,
    lang: Lang = None,
    questions: Questions = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
    version: Version = False,
) -> None:
    """Hold the interview, save the case, show the report."""
    from burgerkompas.cli.assess import run_assess
    from burgerkompas.cli.outgoing import warn
    from burgerkompas.cli.report import check_format, read_again, render
    from burgerkompas.engine import score

    shape = shape_for(json, format, REPORT_FORMATS)
    check_format(shape, output)
    questionnaire, language = open_questions(questions, lang)
    color = console.takes_color(sys.stderr, no_color)
    found, path = run_assess(
        questionnaire, language, case, data, answer or [], no_input, plain, color, short
    )
    if path is not None:
        console.notice(words("saved", path=path), quiet)
    warn([found], shape, output, language, quiet)
    console.put(render([score(questionnaire, found)], language, shape, output, no_color), output)
    if path is not None and shape == REPORT_FORMATS[0] and output is None and sys.stdout.isatty():
        console.notice(read_again(path, language), quiet)


@app.command(help=words("report"))
def report(
    cases: Annotated[
        list[str] | None,
        typer.Argument(help=words("cases-or-last"), metavar="CASE|-", show_default=False),
    ] = None,
    json: Json = False,
    format: Annotated[str | None, format_option(REPORT_FORMATS)] = None,
    output: Output = None,
    no_notes: NoNotes = False,
    lang: Lang = None,
    questions: Questions = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
    version: Version = False,
) -> None:
    """Show the advice for one or more cases."""
    from burgerkompas.cli.outgoing import warn, without_notes
    from burgerkompas.cli.report import check_format, read_cases, render
    from burgerkompas.engine import score

    shape = shape_for(json, format, REPORT_FORMATS)
    check_format(shape, output)
    questionnaire, language = open_questions(questions, lang)
    found = read_cases(questionnaire, cases or [])
    if no_notes:
        found = [without_notes(case) for case in found]
    warn(found, shape, output, language, quiet)
    results = [score(questionnaire, case) for case in found]
    console.put(render(results, language, shape, output, no_color), output)


app.command(help=words("batch"))(batch)


@app.command(help=words("practice"))
def practice(
    case: Annotated[
        str | None, typer.Argument(help=words("story"), metavar="CASE", show_default=False)
    ] = None,
    plain: Plain = False,
    lang: Lang = None,
    questions: Questions = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
    version: Version = False,
) -> None:
    """Tell a story, ask what to do, and set the advice beside it."""
    from burgerkompas.cli.practice import run_practice

    questionnaire, language = open_questions(questions, lang)
    run_practice(questionnaire, language, case, plain, console.takes_color(sys.stderr, no_color))


app.command(help=words("form"))(form)
app.command(help=words("compare"))(compare)
app.command(help=words("sql"))(sql)
