"""One call of the program: its language, its questionnaire, and the form of what it writes."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import msgspec

from burgerkompas.cases import Case
from burgerkompas.cli import console
from burgerkompas.errors import Problem, UsageRefused, Where, closest
from burgerkompas.questionnaire.catalog import load_questions
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report import AGENDA_FORMATS, REPORT_FORMATS, Format, Screen
from burgerkompas.texts import LANGUAGES, Words

if TYPE_CHECKING:
    # A report starts sooner without.
    from burgerkompas.interview import Asker


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


words = Words("cli", wanted_language(sys.argv[1:]))
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

    def open(self, name: str | None = None) -> Call:
        """Load the questionnaire, and choose which of its languages to use.

        ``name``: path or id of another one. Raises ``UsageRefused`` for a language that
        the questionnaire doesn't have.
        """
        questionnaire = load_questions(name or self.questions)
        spoken = questionnaire.languages
        default = LANGUAGES[0] if LANGUAGES[0] in spoken else spoken[0]
        language = default if self.lang is None else one_of(self.lang, spoken, "--lang")
        return Call(self, questionnaire, language)


class Call(msgspec.Struct, frozen=True):
    """A call about one questionnaire, in one of its languages."""

    settings: Settings
    questionnaire: Questionnaire
    language: str

    def open_asker(self, plain: bool = False) -> Asker:
        """Return a way to ask at the terminal."""
        # Only questions need the interview.
        from burgerkompas.interview import open_asker

        color = console.takes_color(sys.stderr, self.settings.no_color)
        return open_asker(self.language, plain, color)

    def screen(self, output: str | None) -> Screen:
        """Describe the screen that the product goes to."""
        return console.screen(output, self.settings.no_color)

    def notice(self, text: str) -> None:
        """Tell the user something that is not part of the product."""
        console.notice(text, self.settings.quiet)

    def warn_if_shared(
        self, cases: Iterable[Case], made_to_share: bool, output: str | None
    ) -> None:
        """Warn where cases that others may see seem to contain personal data."""
        if self.settings.quiet or not console.is_shared(made_to_share, output):
            return
        from burgerkompas.cases.privacy import find_personal_data

        for case in cases:
            for problem in find_personal_data(case):
                console.tell_problem(problem, self.language)

    def write(self, chosen: Format[Any], subject: Any, output: str | None, **how: bool) -> None:
        """Write a subject in a format, as ``deliver`` does."""
        self.deliver(chosen.render(subject, self.language, self.screen(output), **how), output)

    def deliver(self, product: str | bytes, output: str | None) -> None:
        """Write the product as ``console.deliver`` does."""
        console.deliver(product, output, self.language, self.settings.quiet)


# -- the form of what is written ---------------------------------------------------------------

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
    return meant if meant in _FORMAT_MEANT.values() or f".{meant}" in promising_endings() else None


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
    """A form in which something is written; ``extension`` is that of its files, with the dot."""

    @property
    def name(self) -> str: ...
    @property
    def extension(self) -> str: ...
    @property
    def binary(self) -> bool: ...


Form = TypeVar("Form", bound=Written)


def promising_endings() -> set[str]:
    """Return the endings that promise a form; any other may be given to what is written."""
    # Only a rare ending or a wrong option needs what is of other commands.
    from burgerkompas.batch.sinks import SINKS

    forms: list[Written] = [*REPORT_FORMATS.values(), *AGENDA_FORMATS.values(), *SINKS.values()]
    # Many forms are text.
    return {f".{name}" for name in _FORMAT_MEANT} | {one.extension for one in forms} - {".txt"}


def chosen_format(
    json: bool, chosen: str | None, formats: Mapping[str, Form], output: str | None = None
) -> Form:
    """Return the format asked for: with ``--json``, ``--format`` or the ending of the output.

    The default is the first. Refuses an ending that promises another form.
    """
    if json and chosen not in (None, "json"):
        raise not_together("--json", f"--format {chosen}")
    named = "json" if json else chosen
    ending = "" if output in (None, "-") else Path(output).suffix.lower()
    fitting = [name for name, one in formats.items() if one.extension == ending]
    name = one_of(named or next(iter(fitting or formats)), formats, "--format")
    if ending and name not in fitting and ending in promising_endings():
        if named:
            raise not_together("--json" if json else f"--format {chosen}", f"-o {output}")
        one_of(ending, dict.fromkeys(one.extension for one in formats.values()), "-o")
    return formats[name]


def not_together(first: str, second: str) -> UsageRefused:
    """Return the exception for two options that contradict each other."""
    values = {"first": first, "second": second}
    return UsageRefused([Problem("cannot-write-together", Where(""), values)])


def refuse_terminal(where: str, name: str, output: str | None) -> None:
    """Refuse to write to a terminal what nobody can read there."""
    if output in (None, "-") and sys.stdout.isatty():
        raise UsageRefused([Problem("not-to-a-terminal", Where(where), {"format": name})])


def check_format(chosen: Written, output: str | None) -> None:
    """Refuse a format that can't be written, before any work is done."""
    if chosen.binary:
        refuse_terminal("--format", chosen.name, output)
    if isinstance(chosen, Format) and chosen.needs is not None:
        module, package, extra = chosen.needs
        if find_spec(module) is None:
            from burgerkompas.extras import missing_library

            raise missing_library(f"--format {chosen.name}", package, extra)
