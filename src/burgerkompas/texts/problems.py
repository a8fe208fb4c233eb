"""A problem in words: where, what is wrong and how to fix it."""

from __future__ import annotations

from burgerkompas.errors import Problem
from burgerkompas.safe_text import escape_controls
from burgerkompas.texts import Words

_MAX_SHOWN = 2_000
"""How many characters of one value a problem shows."""


def say_problem(problem: Problem, language: str, placed: bool = True, options: str = "") -> str:
    """Put a problem in one line: where (unless ``placed`` is off), what, and how to fix it.

    ``options``: what a command in the text needs behind it.
    """
    words, parts = Words("problems", language), Words("problem-parts", language)
    if problem.code not in words.texts:
        words = Words("checks", language)
    values = {
        name: words.number(value) if isinstance(value, int) else _one_line(value)
        for name, value in problem.values.items()
    }
    for name in {"reason", "what"} & values.keys():
        values[name] = parts.texts.get(values[name], values[name])
    text = words(problem.code, **values, options=options)
    if problem.suggestion is not None:
        text += " " + parts("did-you-mean", suggestion=_one_line(problem.suggestion))
    where = _one_line(str(problem.where)) if placed else ""
    return escape_controls(f"{where}: {text}" if where else text)


def _one_line(text: str) -> str:
    """Return somebody's text so that it can't pass for a line of ours, nor fill the screen."""
    short = text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}…"
    return short.replace("\n", "\\n")
