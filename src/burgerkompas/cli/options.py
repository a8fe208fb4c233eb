"""The options that all commands share, and the helpers that declare a command's own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from functools import partial, wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import Annotated, Any

import typer

from burgerkompas._version import __version__
from burgerkompas.cli import console, exit_codes
from burgerkompas.cli.call import Settings, words
from burgerkompas.errors import AnswersRefused, Problem, UsageRefused, Where
from burgerkompas.files import is_device, printable, refuse_to_read


def argument(metavar: str, key: str) -> Any:
    """Declare an argument, called ``metavar`` in help; ``key`` is the key of its help text."""
    return typer.Argument(help=words(key), metavar=metavar, show_default=False)


def option(
    name: str, *, key: str = "", choices: Iterable[str] = (), metavar: str | None = None
) -> Any:
    """Declare an option; ``key`` is the key of its help text, by default the option's name."""
    values = {"all": ", ".join(choices)} if choices else {}
    return typer.Option(name, help=words(key or name[2:], **values), metavar=metavar)


CasePath = Annotated[Path | None, argument("CASE", "case")]
AnswersFile = Annotated[Path | None, option("--data", metavar="FILE")]
Json = Annotated[bool, option("--json")]
NoNotes = Annotated[bool, option("--no-notes")]
Output = Annotated[str | None, typer.Option("--output", "-o", help=words("output"), metavar="FILE")]
Plain = Annotated[bool, option("--plain")]


def _say_version(asked: bool) -> None:
    if asked:
        console.put(f"burgerkompas {__version__}\n", None)
        raise typer.Exit


def shared_settings(
    *,
    lang: Annotated[
        str | None,
        typer.Option("--lang", help=words("lang"), envvar="BURGERKOMPAS_LANG", show_envvar=False),
    ] = None,
    questions: Annotated[
        str | None, option("--questions", key="questions-option", metavar="PATH")
    ] = None,
    quiet: Annotated[bool, option("--quiet")] = False,
    no_color: Annotated[bool, option("--no-color")] = False,
    debug: Annotated[bool, option("--debug")] = False,
    version: Annotated[
        bool, typer.Option("--version", help=words("version"), is_eager=True, callback=_say_version)
    ] = False,
) -> Settings:
    """Declare the options that every command has, and return their values."""
    return Settings(lang, questions, quiet, no_color)


def command(function: Callable[..., None], questions: bool = True) -> Callable[..., None]:
    """Add the shared options to a command, which gets them as its first argument, ``Settings``.

    ``questions``: whether to include ``--questions``. While the command runs its output files are
    locked, and none of them can be read; a call that names one as input is refused at once. At a
    terminal it asks before a file is replaced.
    """
    _, *own = signature(function, eval_str=True).parameters.values()
    all_shared = signature(shared_settings, eval_str=True).parameters.values()
    shared = [one for one in all_shared if questions or one.name != "questions"]
    parameters = [*own, *shared]

    @wraps(function)
    def run(**values: Any) -> None:
        outputs = _outputs(parameters, values)
        settings = shared_settings(**{one.name: values.pop(one.name) for one in shared})
        with ExitStack() as held:
            for output in outputs:
                _lock(output, held)
            held.enter_context(refuse_to_read([*outputs, *console.descriptor_of_stdout()]))
            for output in outputs:
                console.ask_to_replace(output, words)
            function(settings, **values)

    run.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    return run


author_command = partial(command, questions=False)
"""Add the shared options, except ``--questions``, to a command for authors."""


def pass_on(settings: Settings, context: typer.Context) -> None:
    """Give a group's shared options to the command called in it; without one, show the help."""
    if context.invoked_subcommand is None:
        console.put(f"{context.get_help()}\n", None)
        raise typer.Exit(exit_codes.USAGE)
    if settings.lang is not None:
        # Commands take their language from here if they are given none.
        os.environ["BURGERKOMPAS_LANG"] = settings.lang
    names = ("questions", "quiet", "no_color")
    given = {name: value for name in names if (value := getattr(settings, name))}
    context.default_map = {context.invoked_subcommand: given}


_WRITTEN = ("output", "junit")


def _outputs(parameters: Iterable[Parameter], values: dict[str, Any]) -> list[Path]:
    """Return the files that a call writes; refuse one that names a file twice."""
    paths: dict[str, list[str]] = {p.name: [] for p in parameters if _names_files(p)}
    for name in paths:
        value = values[name] or []
        paths[name] = [str(one) for one in (value if isinstance(value, list) else [value])]
    written = [path for name in _WRITTEN for path in paths.pop(name, ())]
    read = {os.path.realpath(path) for several in paths.values() for path in several}
    # Anything but a file keeps its writers apart itself, as Spark does in its stores.
    files = [p for p in written if p != "-" and "://" not in p and not is_device(Path(p))]
    mine = set[str]()
    for path in files:
        real = os.path.realpath(path)
        if real in read | mine:
            code = "written-over" if real in read else "written-twice"
            raise UsageRefused([Problem(code, Where(printable(path)))])
        mine.add(real)
    return [Path(path) for path in files]


def _lock(output: Path, held: ExitStack) -> None:
    """Hold an output file; raise ``UsageRefused`` where another run, or this one, writes it."""
    from burgerkompas.locks import locked

    try:
        held.enter_context(locked(output))
    except AnswersRefused as refused:
        raise UsageRefused(refused.problems) from None


def _names_files(parameter: Parameter) -> bool:
    """Whether a parameter takes paths: any argument may, and options whose metavar says so."""
    (option, *_) = getattr(parameter.annotation, "__metadata__", (None,))
    return isinstance(option, typer.models.ArgumentInfo) or (
        getattr(option, "metavar", None) in ("FILE", "PATH")
    )
