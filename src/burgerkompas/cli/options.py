"""The options that all commands share, and the helpers that declare a command's own."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from functools import wraps
from importlib.util import find_spec
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import Annotated, Any, Protocol

import msgspec
import typer

from burgerkompas._version import __version__
from burgerkompas.cli import console
from burgerkompas.errors import AnswersRefused, Problem, UsageRefused, Where, closest
from burgerkompas.extras import missing_library
from burgerkompas.files import is_device, printable, real_path, refuse_to_read
from burgerkompas.questionnaire.catalog import load_questions
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report import Format
from burgerkompas.texts import LANGUAGES, Words
from burgerkompas.texts.command_line import CLI


def wanted_language(arguments: list[str]) -> str:
    """Return the language asked for, without parsing the command line: help needs it first."""
    return _given("--lang", arguments) or os.environ.get("BURGERKOMPAS_LANG") or LANGUAGES[0]


def _given(option: str, arguments: list[str]) -> str | None:
    """Return the value that a command line gives to an option."""
    for i, argument in enumerate(arguments):
        if argument.startswith(f"{option}="):
            return argument.partition("=")[2]
        if argument == option and i + 1 < len(arguments):
            return arguments[i + 1]
    return None


def command_line(*words: str | Path) -> str:
    """Return a command to paste into a shell, with the shared options that this one has."""
    parts = [f"./{one}" if isinstance(one, Path) and str(one)[0] == "-" else one for one in words]
    return shlex.join(["burgerkompas", *map(str, parts)]) + shared_options(*map(str, words))


def show_questions(questionnaire: Questionnaire) -> str:
    """Return the command that shows the questions of this call, to paste."""
    name = _given("--questions", sys.argv[1:]) or questionnaire.id
    return command_line("questions", "show", Path(name))


def shared_options(*words: str) -> str:
    """Return the language and questionnaire of this call, as options to add to ``words``."""
    named = words[:1] == ("questions",) or "--questions" in words
    options = ("--lang",) if named else ("--questions", "--lang")
    given = ((option, _given(option, sys.argv[1:])) for option in options)
    return "".join(f" {option} {shlex.quote(value)}" for option, value in given if value)


words = Words(CLI, wanted_language(sys.argv[1:]))
"""The texts of the command line, in the language asked for."""


class Settings(msgspec.Struct, frozen=True):
    """The values of the shared options in one call."""

    lang: str | None = None
    """Language asked for; ``None``: the questionnaire's own default."""
    questions: str | None = None
    """Path or id of a questionnaire; ``None``: the shipped one."""
    quiet: bool = False
    no_color: bool = False

    @property
    def language(self) -> str:
        """The language to use where no questionnaire is involved."""
        return one_of(self.lang or LANGUAGES[0], LANGUAGES, "--lang")

    def open_questions(self, name: str | None = None) -> tuple[Questionnaire, str]:
        """Load the questionnaire, and choose which of its languages to use.

        ``name``: path or id of another one. Raises ``UsageRefused`` for a language that
        the questionnaire doesn't have.
        """
        questionnaire = load_questions(name or self.questions)
        spoken = questionnaire.languages
        if self.lang is None:
            return questionnaire, LANGUAGES[0] if LANGUAGES[0] in spoken else spoken[0]
        return questionnaire, one_of(self.lang, spoken, "--lang")


_FORMAT_MEANT = {
    **dict.fromkeys(("word", "doc", "odt"), "docx"),
    **dict.fromkeys(("excel", "xls"), "xlsx"),
    "md": "markdown",
    "pdf": "html",
}
"""The format that people mean by another name."""


def format_meant(name: str) -> str | None:
    """Return the format that an option which doesn't exist, such as ``--html``, asks for."""
    word = name.lstrip("-")
    meant = _FORMAT_MEANT.get(word, word)
    return meant if meant in _FORMAT_MEANT.values() or f".{meant}" in _ENDINGS else None


def one_of(value: str, allowed: Iterable[str], option: str) -> str:
    """Return an option's value; raise ``UsageRefused`` if it is not one of those allowed."""
    known = list(allowed)
    if value in known:
        return value
    dot, word = "." * value.startswith("."), value.lower().removeprefix(".")
    values = {"value": value, "allowed": ", ".join(known)}
    if word == "pdf" and f"{dot}html" in known:
        raise UsageRefused([Problem("no-pdf", Where(option), values)])
    meant = dot + _FORMAT_MEANT.get(word, word)
    guess = meant if meant in known else closest(value, known)
    raise UsageRefused([Problem("not-one-of", Where(option), values, guess)])


class Written(Protocol):
    """A form in which something is written, with the extension of its files."""

    @property
    def extension(self) -> str:
        """Return the extension, with the dot."""


_ENDINGS = {
    *(".html", ".md", ".docx", ".doc", ".odt", ".pdf"),
    *(".json", ".jsonl", ".csv", ".xlsx", ".ics"),
}
"""Endings that promise a form; any other may be given to what is written."""


def chosen_format(
    json: bool, chosen: str | None, formats: Mapping[str, Written], output: str | None = None
) -> str:
    """Return the format asked for: with ``--json``, ``--format`` or the ending of the output.

    The default is the first. Refuses an ending that promises another form.
    """
    if json and chosen not in (None, "json"):
        raise _not_together("--json", f"--format {chosen}")
    named = "json" if json else chosen
    ending = "" if output in (None, "-") else Path(output).suffix.lower()
    fitting = [name for name, one in formats.items() if one.extension == ending]
    name = one_of(named or next(iter(fitting or formats)), formats, "--format")
    if ending in _ENDINGS and name not in fitting:
        if named:
            raise _not_together("--json" if json else f"--format {chosen}", f"-o {output}")
        one_of(ending, dict.fromkeys(one.extension for one in formats.values()), "-o")
    return name


def _not_together(first: str, second: str) -> UsageRefused:
    values = {"first": first, "second": second}
    return UsageRefused([Problem("cannot-write-together", Where(""), values)])


def check_format(chosen: Format[Any], output: str | None) -> None:
    """Refuse a format that can't be written, before any work is done."""
    if chosen.binary and output in (None, "-") and sys.stdout.isatty():
        values = {"format": chosen.name}
        raise UsageRefused([Problem("not-to-a-terminal", Where("--format"), values)])
    if chosen.needs is not None:
        module, package, extra = chosen.needs
        if find_spec(module) is None:
            raise missing_library(f"--format {chosen.name}", package, extra)


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


def author_command(function: Callable[..., None]) -> Callable[..., None]:
    """Add the shared options, except ``--questions``, to a command for authors."""
    return command(function, questions=False)


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
        held.enter_context(locked(real_path(output)))
    except AnswersRefused as refused:
        (problem,) = refused.problems
        raise UsageRefused([problem._replace(where=Where(printable(output)))]) from None


def _names_files(parameter: Parameter) -> bool:
    """Whether a parameter takes paths: any argument may, and options whose metavar says so."""
    (option, *_) = getattr(parameter.annotation, "__metadata__", (None,))
    return isinstance(option, typer.models.ArgumentInfo) or (
        getattr(option, "metavar", None) in ("FILE", "PATH")
    )
