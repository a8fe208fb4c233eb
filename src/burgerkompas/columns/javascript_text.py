"""Pieces of JavaScript: operators with their brackets, names, and what every script needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import count, product
from typing import NamedTuple

import msgspec

RUNTIME = (files(__package__) / "runtime.js").read_text(encoding="utf-8")
"""What the function needs; the names in it are too long to be those of columns."""

COMPARE = {"=": "===", "<>": "!==", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
OPPOSITE = {"=": "<>", "<>": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
INFIX = {"add": "+", "times": "*", "divide": "/", "modulo": "%"}
_TIGHT = {"times": 7, "divide": 7, "modulo": 7, "add": 6, "<": 5, "<=": 5, ">": 5, ">=": 5}
EQUAL, AND, OR, CHOICE, ATOM, SIGNED = 4, 3, 2, 1, 9, 8
"""How tightly operators bind."""

_NAME = re.compile("[A-Za-z_]+", re.ASCII)
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_TAKEN = {"C", "V", "E", "do", "if", "in", "for", "let", "new", "try", "var", "NaN"}


class Js(NamedTuple):
    """A piece of JavaScript, and how tightly its outermost operator binds."""

    text: str
    binds: int = ATOM

    def within(self, binds: int) -> str:
        """Return this piece for use inside something that binds this tightly."""
        return self.text if self.binds >= binds else f"({self.text})"


def plain(op: str, values: list[Js]) -> Js:
    """Write an operation on operands that are not null."""
    if op == "not":
        return negated(values[0])
    binds = _TIGHT.get(op, EQUAL)
    sign = INFIX.get(op) or COMPARE[op]
    # Only sums and products may leave out brackets on the right; those come in one piece.
    first, *rest = values
    return Js(sign.join([first.within(binds), *(one.within(binds + 1) for one in rest)]), binds)


def negated(value: Js) -> Js:
    """Write the negation of a value's truthiness."""
    return Js(f"!{value.within(SIGNED)}", SIGNED)


def joined(op: str, values: list[Js]) -> Js:
    """Write an expression that is truthy if all (or any) of the values are."""
    decides, neutral = ("false", "true") if op == "and" else ("true", "false")
    kept = [value for value in dict.fromkeys(values) if value.text != neutral]
    if any(value.text == decides for value in kept):
        return Js(decides)
    if len(kept) < 2:
        return kept[0] if kept else Js(neutral)
    sign, binds = ("&&", AND) if op == "and" else ("||", OR)
    return Js(sign.join(value.within(binds) for value in kept), binds)


def call(name: str, values: Iterable[Js]) -> Js:
    """Write a call of one of the functions above."""
    return Js(f"{name}({','.join(value.text for value in values)})")


def short_names() -> Iterator[str]:
    """Yield names for constants, the shortest first."""
    for length in count(1):
        for letters in product(LETTERS, repeat=length):
            name = "".join(letters)
            if name not in _TAKEN:
                yield name


def as_key(name: str) -> str:
    """Return a key of an object, without quotes if it needs none."""
    return name if _NAME.fullmatch(name) and name != "__proto__" else as_json(name)


def as_json(value: object) -> str:
    """Return a value as JSON, which is also JavaScript; nothing in it can end a script."""
    return msgspec.json.encode(value).decode().replace("<", "\\u003c")
