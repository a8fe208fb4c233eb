"""The commands for authors of questionnaires: ``burgerkompas questions …``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from burgerkompas.cli import console, exit_codes
from burgerkompas.cli.opening import language_for, open_questions
from burgerkompas.cli.options import Debug, Json, Lang, NoColor, Output, Quiet, Version, words
from burgerkompas.errors import Problem, UsageRefused, Where

app = typer.Typer(
    help=words("questions"),
    no_args_is_help=True,
    context_settings={"help_option_names": ["--help", "-h"]},
)


@app.command("list", help=words("questions-list"))
def questions_list(
    lang: Lang = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
    version: Version = False,
) -> None:
    """List the shipped questionnaires."""
    from burgerkompas.cli.questions import listing

    console.put(listing(language_for(lang)), None)


@app.command("show", help=words("questions-show"))
def questions_show(
    name: Annotated[
        str | None, typer.Argument(help=words("short-id"), metavar="ID", show_default=False)
    ] = None,
    lang: Lang = None,
    output: Output = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
    version: Version = False,
) -> None:
    """Show every question of a questionnaire with its answers."""
    from burgerkompas.cli.questions import shown

    questionnaire, language = open_questions(name, lang)
    console.put(shown(questionnaire, language, console.width()), output)


@app.command("check", help=words("questions-check"))
def questions_check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(help=words("check-paths"), metavar="PATH", show_default=False),
    ] = None,
    json: Json = False,
    coverage: Annotated[bool, typer.Option("--coverage", help=words("coverage"))] = False,
    cases: Annotated[
        list[str] | None,
        typer.Option("--cases", help=words("coverage-cases"), metavar="PATH"),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=words("strict"))] = False,
    output: Output = None,
    lang: Lang = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
    version: Version = False,
) -> None:
    """Check questionnaires: mistakes, proofs, and how often each outcome comes."""
    from burgerkompas.cli.check import run_check

    language = language_for(lang)
    text, errors, warnings = run_check(paths or [], language, json, coverage, cases or [])
    console.put(text, output)
    if errors or (strict and warnings):
        raise typer.Exit(exit_codes.QUESTIONNAIRE)


@app.command("test", help=words("questions-test"))
def questions_test(
    paths: Annotated[
        list[str] | None,
        typer.Argument(help=words("test-paths"), metavar="PATH", show_default=False),
    ] = None,
    json: Json = False,
    junit: Annotated[
        Path | None, typer.Option("--junit", help=words("junit"), metavar="FILE")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=words("strict-tests"))] = False,
    output: Output = None,
    lang: Lang = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
    version: Version = False,
) -> None:
    """Run the tests of questionnaires, and say what they never touch."""
    from burgerkompas.cli.testing import run_all

    text, failed, untouched = run_all(paths or [], language_for(lang), json, junit)
    console.put(text, output)
    if failed or (strict and untouched):
        raise typer.Exit(exit_codes.QUESTIONNAIRE)


@app.command("new", help=words("questions-new"))
def questions_new(
    path: Annotated[Path, typer.Argument(help=words("new-path"), metavar="FILE|FOLDER")],
    lang: Lang = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
    version: Version = False,
) -> None:
    """Begin a questionnaire with an example that works."""
    from burgerkompas.cli.new import begin

    main, tests = begin(path)
    wanted = path if path.is_dir() else main
    console.notice(words("began", main=main, tests=tests, path=wanted), quiet)


@app.command("schema", help=words("questions-schema"))
def questions_schema(
    part: Annotated[bool, typer.Option("--part", help=words("schema-part"))] = False,
    tests: Annotated[bool, typer.Option("--tests", help=words("schema-tests"))] = False,
    report: Annotated[bool, typer.Option("--report", help=words("schema-report"))] = False,
    output: Output = None,
    lang: Lang = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
    version: Version = False,
) -> None:
    """Print a JSON Schema: of a questionnaire, of a part of one, of its tests, or of the report."""
    from burgerkompas.cli.schema import printed

    chosen = [k for k, on in (("part", part), ("tests", tests), ("report", report)) if on]
    if len(chosen) > 1:
        values = {"first": f"--{chosen[0]}", "second": f"--{chosen[1]}"}
        raise UsageRefused([Problem("cannot-write-together", Where(""), values)])
    console.put(printed(*chosen or ["questions"]), output)


@app.command("diff", help=words("questions-diff"))
def questions_diff(
    old: Annotated[str, typer.Argument(help=words("diff-old"), metavar="OLD")],
    new: Annotated[str, typer.Argument(help=words("diff-new"), metavar="NEW")],
    cases: Annotated[
        list[str] | None,
        typer.Argument(help=words("diff-cases"), metavar="CASE", show_default=False),
    ] = None,
    json: Json = False,
    output: Output = None,
    lang: Lang = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
    version: Version = False,
) -> None:
    """Say what changed between two versions of a questionnaire, and for whom."""
    from burgerkompas.cli.diff import compared

    console.put(compared(old, new, cases or [], language_for(lang), json), output)
