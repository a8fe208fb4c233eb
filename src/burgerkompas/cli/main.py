"""The entry point of the command line: its commands and its exit codes."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from errno import EBADF, EDQUOT, EFBIG, ENOSPC
from typing import Any, ClassVar, NoReturn

import typer

from burgerkompas.cli import console, exit_codes
from burgerkompas.cli.call import Settings, wanted_language, words
from burgerkompas.cli.options import command, pass_on
from burgerkompas.cli.usage import HELP, TranslatedGroup, say_wrong_call
from burgerkompas.errors import (
    AnswersRefused,
    QuestionnaireRefused,
    Refused,
    UsageRefused,
    system_problem,
)

_NO_ROOM = (ENOSPC, EDQUOT, EFBIG, EBADF)

COMMANDS = ("assess", "report", "batch", "practice", "form", "compare", "agree", "agenda", "sql")


class _Commands(TranslatedGroup):
    modules: ClassVar = {name: name for name in (*COMMANDS, "questions")}

    def invoke(self, context: Any) -> Any:
        """Run the command; say so when it is interrupted, which typer would not do."""
        try:
            return super().invoke(context)
        except (KeyboardInterrupt, EOFError):
            console.notice(words("interrupted"))
            raise typer.Exit(exit_codes.INTERRUPTED) from None
        except BrokenPipeError:
            # Whoever read our output is gone (as with `| head`): there is nobody left to tell.
            raise typer.Exit(exit_codes.DONE) from None


app = typer.Typer(
    cls=_Commands, help=words("about"), invoke_without_command=True, context_settings=HELP
)


def main() -> NoReturn:
    """Run the command line and end the process.

    Python's own finalization is skipped: it frees every object one by one, which takes 18 % of
    a report's CPU time (bench/README.md), and every file has been written and closed by now.
    """
    console.make_streams_safe()
    try:
        code = run()
    except KeyboardInterrupt:
        # It came while something else was being told.
        code = exit_codes.INTERRUPTED
    # Nobody reads it, or it can't be written, which has been reported already.
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    os._exit(code)


def run() -> int:
    """Run the command line in ``sys.argv``, and return the exit code."""
    language = wanted_language(sys.argv[1:])
    try:
        code = typer.main.get_command(app)(standalone_mode=False)
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):
            # typer and rich exit like this when the reader closes the pipe.
            return exit_codes.DONE
        return end.code if isinstance(end.code, int) else exit_codes.DONE
    except typer.TyperException as error:
        console.notice(console.at_words(say_wrong_call(error)))
        return exit_codes.USAGE
    except Refused as refused:
        console.tell(refused, language)
        return _exit_code(refused)
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            # Help is the only thing that typer writes itself.
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
@command
def start(settings: Settings, context: typer.Context) -> None:
    """Pass on the options before a command; without a command, ask where to start."""
    if context.invoked_subcommand is None and console.can_ask():
        from burgerkompas.cli.commands.start import begin

        begin(settings)
    else:
        pass_on(settings, context)
