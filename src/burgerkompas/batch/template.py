"""Write a first map for a table of somebody else, by what ``guesses`` takes it for.

What was only guessed is marked CHECK, with what it was taken for. A column that looks like no
question is ignored, with the ids of those that it shares words with. An answer that looks like none
is left out, so that ``batch`` will name it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from burgerkompas.batch.cells import Table
from burgerkompas.batch.columns import is_answer
from burgerkompas.batch.dates import date_order
from burgerkompas.batch.guesses import (
    CHECK,
    bare,
    check,
    labels_of,
    meant_answer,
    meant_columns,
    single_answers,
)
from burgerkompas.batch.mapping import EVERYWHERE, IGNORE, alike
from burgerkompas.cases.writer import yaml_text
from burgerkompas.errors import Problem
from burgerkompas.questionnaire.model import Question, Questionnaire
from burgerkompas.texts import Words
from burgerkompas.texts.batch import TEMPLATE, UNKNOWN

_ROWS_LOOKED_AT = 10_000
_MOST_ANSWERS = 200
_LONGEST_KEY = 1000


def template(questionnaire: Questionnaire, table: Table, language: str) -> tuple[str, int, int]:
    """Return the map as YAML, how many of its lines to check, how many columns have a meaning."""
    words = Words(TEMPLATE, language)
    seen = _seen(table)
    meant = meant_columns(words, questionnaire, table.names, seen)
    lines = ["columns:"]
    for name, column in zip(table.names, meant, strict=True):
        target = column.target
        if column.choice is not None:
            target = f"{{question: {target}, includes: {yaml_text(column.choice)}}}"
        lines.append(_entry("  ", name, target, column.remark))
    if "name" not in [column.target for column in meant]:
        lines.append(f"  # {check(words, 'which-is-name')}")
    found: list[str] = []
    unknown: dict[str, None] = {}
    asked = [(c.question, seen[at]) for at, c in enumerate(meant) if c.question and not c.choice]
    in_words = any(labels_of(q, t) for q, t in asked if not all(is_answer(q, text) for text in t))
    for question, texts in asked:
        found += _values(words, question, texts, unknown, in_words)
    if unknown:
        found.append(f'  "{EVERYWHERE}":')
        found += [_entry("    ", text, "unknown") for text in unknown]
    if found:
        lines += ["values:", *found]
    for at, column in enumerate(meant):
        if column.target == "date":
            lines += _dates(words, seen[at])
    text = "\n".join(lines) + "\n"
    known = sum(column.target != IGNORE for column in meant)
    return text, text.count(f"# {CHECK}"), known


def _seen(table: Table) -> list[list[str]]:
    """Return the different texts of each column, in the order in which they come."""
    seen: list[dict[str, None]] = [{} for _ in table.names]
    for _, cells in islice(table.lines, _ROWS_LOOKED_AT):
        if not isinstance(cells, Problem):
            for texts, cell in zip(seen, cells, strict=False):
                if cell.strip() and len(texts) < _MOST_ANSWERS:
                    texts[cell.strip()] = None
    return [list(texts) for texts in seen]


def _values(
    words: Words, question: Question, texts: list[str], unknown: dict[str, None], in_words: bool
) -> Iterator[str]:
    """Yield the lines for the answers to a question, if they are not just its values.

    Texts that say that something isn't known are added to ``unknown``. Where answers are given
    ``in_words``, a text that is both a label and another answer's value is the label.
    """
    if question.kind in ("text", "number") and not question.options:
        return
    if question.kind == "choices":
        texts = list(dict.fromkeys(single_answers(question, texts)))
    for text in texts:
        if bare(text) in UNKNOWN and bare(text) not in map(bare, unknown):
            unknown[text] = None
    other = [t for t in texts if bare(t) not in UNKNOWN and not is_answer(question, t)]
    labels = labels_of(question, texts) if in_words else {}
    if not other and all(is_value(question, text, value) for text, value in labels.items()):
        return
    yield f"  {question.id}:"
    for text, value in labels.items():
        yield _entry("    ", text, value)
    written = {alike(text) for text in labels}
    for text in other:
        if alike(text) in written:
            continue
        written.add(alike(text))
        taken, remark = meant_answer(words, question, text)
        if taken is None:
            yield f"    # {check(words, 'no-answer-like', text=yaml_text(text))}"
        else:
            yield _entry("    ", text, taken, remark)


def is_value(question: Question, text: str, value: str) -> bool:
    """Whether a label reads as its own value, or as none."""
    return not is_answer(question, text) or alike(text) == alike(value)


def _dates(words: Words, texts: list[str]) -> list[str]:
    """Return the line that says which comes first, day or month, where dates don't tell."""
    order = date_order(texts)
    if order == "clear":
        return []
    if order == "either":
        return [f"dates: day-first  # {check(words, 'month-first')}"]
    return [f"dates: {order}"]


def _entry(indent: str, key: str, value: str, remark: str | None = None) -> str:
    written = yaml_text(key)
    # YAML takes a longer key only where it is marked as one.
    long = len(written) >= _LONGEST_KEY
    start = f"{indent}? {written}\n{indent}: " if long else f"{indent}{written}: "
    return f"{start}{value}" + (f"  # {_one_line(remark)}" if remark else "")


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
