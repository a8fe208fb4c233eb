"""The options that every command shares, declared once, and what they add up to."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from burgerkompas._version import __version__
from burgerkompas.cli import console
from burgerkompas.errors import Problem, UsageRefused, Where
from burgerkompas.files import is_device
from burgerkompas.questionnaire.catalog import load_questions
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.texts import LANGUAGES, Words
from burgerkompas.texts.command_line import CLI


def wanted_language(arguments: list[str]) -> str:
    """Return the language asked for, before the command line is parsed: help needs it."""
    for i, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
        if argument == "--lang" and i + 1 < len(arguments):
            return arguments[i + 1]
    return os.environ.get("BURGERKOMPAS_LANG") or LANGUAGES[0]


words = Words(CLI, wanted_language(sys.argv[1:]))
"""The command line's own texts, in the language asked for."""


class Settings(msgspec.Struct, frozen=True):
    """What the shared options of one call say."""

    lang: str | None = None
    """The language asked for; ``None`` leaves it to the questionnaire."""
    questions: str | None = None
    """Path or id of another questionnaire than the shipped one."""
    quiet: bool = False
    no_color: bool = False

    @property
    def language(self) -> str:
        """The language to speak where there is no questionnaire to settle it."""
        return one_of(self.lang or LANGUAGES[0], LANGUAGES, "--lang")

    def open_questions(self, name: str | None = None) -> tuple[Questionnaire, str]:
        """Load the questionnaire, and settle which of its languages to speak.

        ``name``: path or id of another one. Raises ``UsageRefused`` for a language that
        the questionnaire doesn't have.
        """
        questionnaire = load_questions(name or self.questions)
        spoken = questionnaire.languages
        if self.lang is None:
            return questionnaire, LANGUAGES[0] if LANGUAGES[0] in spoken else spoken[0]
        return questionnaire, one_of(self.lang, spoken, "--lang")


def one_of(value: str, allowed: Iterable[str], option: str) -> str:
    """Return the value of an option, or refuse one that is not allowed."""
    if value not in allowed:
        values = {"value": value, "allowed": ", ".join(allowed)}
        raise UsageRefused([Problem("not-one-of", Where(option), values)])
    return value


def chosen_format(json: bool, chosen: str | None, formats: tuple[str, ...]) -> str:
    """Return the format that ``--json`` or ``--format`` asks for; the first by default."""
    if json and chosen not in (None, "json"):
        values = {"first": "--json", "second": f"--format {chosen}"}
        raise UsageRefused([Problem("cannot-write-together", Where(""), values)])
    return one_of("json" if json else chosen or formats[0], formats, "--format")


def argument(metavar: str, key: str) -> Any:
    """Return an argument, which help calls ``metavar``; ``key`` is that of its text."""
    return typer.Argument(help=words(key), metavar=metavar, show_default=False)


def option(
    name: str, *, key: str = "", choices: Iterable[str] = (), metavar: str | None = None
) -> Any:
    """Return an option; ``key`` is that of its help text, the option's name by default."""
    values = {"all": ", ".join(choices)} if choices else {}
    return typer.Option(name, help=words(key or name[2:], **values), metavar=metavar)


CasePath = Annotated[Path | None, argument("CASE", "case")]
Data = Annotated[Path | None, option("--data", metavar="FILE")]
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
    """Return what the options say that every command has; this declares them."""
    return Settings(lang, questions, quiet, no_color)


def command(function: Callable[..., None], questions: bool = True) -> Callable[..., None]:
    """Give a command the shared options; it receives them as its first argument, ``Settings``.

    ``questions``: whether ``--questions`` is one of them. A call that would write over a file
    that it reads is refused before the command runs.
    """
    _, *own = signature(function, eval_str=True).parameters.values()
    all_shared = signature(shared_settings, eval_str=True).parameters.values()
    shared = [one for one in all_shared if questions or one.name != "questions"]
    parameters = [*own, *shared]

    @wraps(function)
    def run(**values: Any) -> None:
        _refuse_overwriting(parameters, values)
        settings = shared_settings(**{one.name: values.pop(one.name) for one in shared})
        function(settings, **values)

    run.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    return run


def author_command(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command of ``burgerkompas questions`` the shared options, without --questions."""
    return command(function, questions=False)


_WRITTEN = ("output", "junit")


def _refuse_overwriting(parameters: Iterable[Parameter], values: dict[str, Any]) -> None:
    """Refuse a call that writes to a file which it also reads."""
    paths: dict[str, list[str]] = {p.name: [] for p in parameters if _names_files(p)}
    for name in paths:
        value = values[name] or []
        paths[name] = [str(one) for one in (value if isinstance(value, list) else [value])]
    written = [path for name in _WRITTEN for path in paths.pop(name, ())]
    read = {os.path.realpath(path) for several in paths.values() for path in several}
    for path in written:
        if os.path.realpath(path) in read and not is_device(Path(path)):
            raise UsageRefused([Problem("written-over", Where(path))])


def _names_files(parameter: Parameter) -> bool:
    """Whether a parameter takes files: any argument may, and options whose help says so."""
    (option, *_) = getattr(parameter.annotation, "__metadata__", (None,))
    return isinstance(option, typer.models.ArgumentInfo) or (
        getattr(option, "metavar", None) in ("FILE", "PATH")
    )
