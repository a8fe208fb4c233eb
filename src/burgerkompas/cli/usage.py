"""Typer's commands and groups, with help and usage errors in the user's language.

A command's module is imported when the command is called, or when help lists it.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, ClassVar

import typer
from typer.core import TyperCommand, TyperGroup

from burgerkompas.cli.call import command_line, format_meant, words as cli_words
from burgerkompas.errors import closest
from burgerkompas.texts import Words

HELP: dict[str, Any] = {"help_option_names": ["--help", "-h"]}

_words = Words("usage", cli_words.language)
_PANEL = "rich_help_panel"


class WrongCall(typer.TyperException):
    """The command line can't be parsed; the message says why."""

    def __init__(self, context: Any, key: str, **values: object) -> None:
        self.context = context
        super().__init__(_words(key, **values))


class _Translated:
    """What commands and groups share: translated help and usage errors."""

    def get_usage(self, context: Any) -> str:
        """Return the usage line."""
        usage: str = super().get_usage(context)  # type: ignore[misc]
        texts = {"Usage": "usage", "[OPTIONS]": "any-options", "COMMAND [ARGS]...": "subcommand"}
        for text, key in texts.items():
            usage = usage.replace(text, _words(key), 1)
        return usage

    def format_help(self, context: Any, formatter: Any) -> None:
        """Write the help, after translating what typer adds itself."""
        rich_utils: Any = import_module("typer.rich_utils")
        rich_utils.REQUIRED_LONG_STRING = _words("required")
        for option in self.get_params(context):  # type: ignore[attr-defined]
            kind = "arguments" if option.param_type_name == "argument" else "options"
            setattr(option, _PANEL, _words(kind))
            # What a value is called, and no name of a type of Python's.
            called = option.metavar if kind == "options" else None
            option.display_type_rich = lambda ctx, called=called: called
            if option.name in ("help", "install_completion", "show_completion"):
                option.help = _words(option.name.replace("_", "-"))
            elif isinstance(option.default, str) and option.show_default:
                option.help = _words("default", text=option.help, value=option.default)
                option.show_default = False
        super().format_help(context, formatter)  # type: ignore[misc]

    def parse_args(self, context: Any, args: list[str]) -> list[str]:
        """Parse the arguments; raise ``WrongCall`` for a mistake."""
        try:
            self._refuse_twice(context, args)
            rest: list[str] = super().parse_args(context, args)  # type: ignore[misc]
        except typer.TyperException as error:
            raise self._in_words(context, error) from error
        return rest

    def _refuse_twice(self, context: Any, args: list[str]) -> None:
        """Raise ``WrongCall`` for an option with two values, one of which would be dropped."""
        given = context.meta.setdefault("given", [])
        for one in self.make_parser(context).parse_args(list(args))[2]:  # type: ignore[attr-defined]
            if one.param_type_name == "option" and not (one.is_flag or one.multiple):
                if one.name in given and not context.resilient_parsing:
                    raise WrongCall(context, "twice", name=one.opts[0])
                given.append(one.name)

    def _in_words(self, context: Any, error: Any) -> Exception:
        """Translate typer's exception, if its attributes show which mistake it is about."""
        name, near = getattr(error, "option_name", None), getattr(error, "possibilities", None)
        option = getattr(error, "param", None)
        if name is not None:
            options = self.get_params(context)  # type: ignore[attr-defined]
            known = [p for p in options if name in p.opts]
            meant = None if known else format_meant(name)
            if meant and any("--format" in p.opts for p in options):
                return WrongCall(context, "no-option-near", name=name, near=f"--format {meant}")
            if near:
                return WrongCall(context, "no-option-near", name=name, near=", ".join(sorted(near)))
            if not known:
                return WrongCall(context, "no-option", name=name)
            return WrongCall(
                context, "takes-no-value" if known[0].is_flag else "needs-value", name=name
            )
        if option is None:
            return error  # type: ignore[no-any-return]
        if error.message:
            return WrongCall(context, "not-whole", name=option.opts[0])
        return WrongCall(context, "missing", name=option.metavar or option.name)


class TranslatedCommand(_Translated, TyperCommand):
    """One command."""

    # Extra arguments are refused below, in the user's language.
    allow_extra_args = True

    def parse_args(self, context: Any, args: list[str]) -> list[str]:
        """Parse the arguments, and refuse extra ones."""
        rest = super().parse_args(context, args)
        if rest and not context.resilient_parsing:
            raise WrongCall(context, "extra", name=" ".join(rest))
        return rest


class TranslatedGroup(_Translated, TyperGroup):
    """A group of commands."""

    modules: ClassVar[Mapping[str, str]]
    """Each command's module in ``cli.commands``, in the order in which help lists them."""
    prefix: ClassVar[str] = ""
    """Prefix of the commands' function names."""

    def list_commands(self, context: Any) -> list[str]:
        """Return the command names."""
        return list(self.modules)

    def get_command(self, context: Any, name: str) -> Any:
        """Import a command; return ``None`` if there is none with that name."""
        if name not in self.commands and name in self.modules:
            module = import_module(f"burgerkompas.cli.commands.{self.modules[name]}")
            self.commands[name] = built = _build(getattr(module, self.prefix + name), name)
            setattr(built, _PANEL, _words("commands"))
        return self.commands.get(name)

    def resolve_command(self, context: Any, args: list[str]) -> Any:
        """Return the command that was called, with the remaining arguments."""
        name = args[0]
        if name.startswith("-") or context.resilient_parsing or name in self.modules:
            return super().resolve_command(context, args)
        near = "--help" if name == "help" else closest(name, self.modules)
        if near is None:
            raise WrongCall(context, "no-command", name=name)
        raise WrongCall(context, "no-command-near", name=name, near=near)


def _build(run: Any, name: str) -> Any:
    """Build typer's command from a function, or its group from a ``Typer``."""
    app = run
    if not isinstance(run, typer.Typer):
        app = typer.Typer(add_completion=False)
        key = run.__name__.replace("_", "-")
        app.command(cls=TranslatedCommand, help=cli_words(key), context_settings=HELP)(run)
    built = typer.main.get_command(app)
    built.name = name
    return built


def say_wrong_call(error: typer.TyperException) -> str:
    """Describe a usage error, and say how to get help."""
    context = getattr(error, "context", None) or getattr(error, "ctx", None)
    more = ""
    if context is not None:
        names = ["--help"]
        while context.parent is not None:
            names.insert(0, context.info_name)
            context = context.parent
        more = _words("more", command=command_line(*names))
    return "\n".join(part for part in (error.format_message().strip("\n"), more) if part.strip())
