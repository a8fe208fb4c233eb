"""Write a first map for somebody else's table, from what ``guesses`` makes of it.

Every guess is marked CHECK, with its reading. A column that resembles no question is ignored, with
the ids of the questions it shares words with. A cell that resembles no answer is left out, so that
``batch`` will name it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice

import msgspec

from burgerkompas.batch.cells import (
    LABELS,
    AnswerColumn,
    NoAnswer,
    both_fit,
    find_clashes,
    is_answer,
    label_answers,
    takes,
    written,
)
from burgerkompas.batch.guesses import CHECK, by_code, check, guess_columns, nearest
from burgerkompas.batch.mapping import EVERYWHERE, IGNORE, READINGS, Target
from burgerkompas.batch.spellings import alike, date_order
from burgerkompas.batch.tables import Table
from burgerkompas.cases import may_be_thousands
from burgerkompas.cases.writer import yaml_text
from burgerkompas.errors import Problem
from burgerkompas.questionnaire.model import Question, Questionnaire
from burgerkompas.texts import Words
from burgerkompas.texts.batch import NOT_APPLICABLE, UNKNOWN

_ROWS_LOOKED_AT = 10_000
_MAX_ANSWERS = 200
_LONGEST_KEY = 1000


class Template(msgspec.Struct, frozen=True):
    """A first map."""

    text: str
    """The map, as YAML."""
    check: int
    """How many of its lines ask somebody to look."""
    known: int
    """How many of the columns have a meaning."""


def write_template(questionnaire: Questionnaire, table: Table, language: str) -> Template:
    """Write a first map for a table; its remarks are in ``language``."""
    words = Words("template", language)
    seen = _texts_by_column(table)
    guesses = guess_columns(words, questionnaire, table, seen)
    lines = ["columns:"]
    places = ["places:"]
    often = Counter(map(alike, table.names))
    for place, (name, guess) in enumerate(zip(table.names, guesses, strict=True), 1):
        target, choice = guess.target
        if choice is not None:
            target = f"{{question: {target}, includes: {yaml_text(choice)}}}"
        if alike(name) and often[alike(name)] == 1:
            lines.append(_entry("  ", name, target, guess.remark))
        elif name or seen[place - 1] or target != IGNORE:
            about = ". ".join(filter(None, [f"'{name[:60]}'" if name else "", guess.remark or ""]))
            places.append(f"  {place}: {target}" + (f"  # {_one_line(about)}" if about else ""))
    lines = (lines if len(lines) > 1 else []) + (places if len(places) > 1 else [])
    if Target("name") not in [guess.target for guess in guesses]:
        lines.append(f"  # {check(words, 'which-is-name')}")
    asked = [
        (questionnaire.question[target.key], texts)
        for (target, _), texts in zip(guesses, seen, strict=True)
        if target.key in questionnaire.question and target.choice is None
    ]
    separator = table.profile.separator if table.profile else None
    lines += _values(words, [(question, _parts(question, t, separator)) for question, t in asked])
    for guess, texts in zip(guesses, seen, strict=True):
        if guess.target.key == "date":
            lines += _dates(words, texts)
    lines += _thousands(words, asked)
    text = "\n".join(lines) + "\n"
    known = sum(guess.target.key != IGNORE for guess in guesses)
    return Template(text, text.count(f"# {CHECK}"), known)


def _texts_by_column(table: Table) -> list[list[str]]:
    """Return the different texts of each column, in the order in which they come."""
    seen: list[dict[str, None]] = [{} for _ in table.names]
    for _, cells in islice(table.lines, _ROWS_LOOKED_AT):
        if not isinstance(cells, Problem):
            for texts, cell in zip(seen, cells, strict=False):
                if cell.strip() and len(texts) < _MAX_ANSWERS:
                    texts[cell.strip()] = None
    return [list(texts) for texts in seen]


def _parts(question: Question, texts: list[str], separator: str | None) -> list[str]:
    """Return the single answers of cells in which the tool parts them in its own way."""
    if separator is None or question.kind != "choices":
        return texts
    return list(dict.fromkeys(part for text in texts for part in text.split(separator) if part))


def _values(words: Words, asked: Sequence[tuple[Question, list[str]]]) -> list[str]:
    """Return the lines for the answers that are not just the values of their questions."""
    in_words = any(
        _labels_of(question, texts)
        for question, texts in asked
        if not all(is_answer(question, text) for text in texts)
    )
    lines: list[str] = []
    unknown: dict[str, str] = {}
    for question, texts in asked:
        lines += _values_of(words, question, texts, unknown, in_words)
    if unknown:
        lines.append(f'  "{EVERYWHERE}":')
        lines += [_entry("    ", text, "unknown") for text in unknown.values()]
    return ["values:", *lines] if lines else []


def _values_of(
    words: Words, question: Question, texts: list[str], unknown: dict[str, str], in_words: bool
) -> Iterator[str]:
    """Yield the lines for the answers to a question, if they are not just its values.

    Texts that say that something isn't known are added to ``unknown``. Where answers are given
    ``in_words``, a text that is both a label and another answer's value is the label.
    """
    if question.kind in ("text", "number") and not question.options:
        return
    if find_clashes(question):
        yield _reading(words, question, texts)
        return
    if question.kind == "choices":
        texts = list(dict.fromkeys(_single_answers(question, texts)))
    for text in texts:
        if _bare(text) in UNKNOWN:
            unknown.setdefault(_bare(text), text)
    other = [t for t in texts if _bare(t) not in UNKNOWN and not is_answer(question, t)]
    labels = _labels_of(question, texts) if in_words else {}
    if not other and all(_is_own_value(question, *pair) for pair in labels.items()):
        return
    yield f"  {question.id}:"
    for text, value in labels.items():
        yield _entry("    ", text, value)
    told = {alike(text) for text in labels}
    for text in other:
        if alike(text) in told:
            continue
        told.add(alike(text))
        taken, remark = _guess_answer(words, question, text)
        if taken is None:
            yield f"    # {check(words, 'no-answer-like', text=yaml_text(text))}"
        else:
            yield _entry("    ", text, taken, remark)


def _reading(words: Words, question: Question, texts: list[str]) -> str:
    """Return the line that says whether a column holds values or their labels, where both fit."""
    fitting = []
    for reading in READINGS:
        known = label_answers(question, reading)
        column = AnswerColumn(question, None, known, reading == LABELS)
        fitting.append((all(takes(column, text) for text in texts), reading))
    reading = next((name for fits, name in fitting if fits), READINGS[0])
    both = all(fits for fits, _ in fitting)
    clashes = find_clashes(question)
    clash = clashes[0]
    if not both and not both_fit(question, clashes):
        # A label that looks like no value tells what the others are.
        return f"  {question.id}: {reading}"
    key = "codes-or-labels" if both else "codes-or-labels-by-cells"
    remark = check(words, key, **clash._asdict())
    return f"  {question.id}: {reading}  # {_one_line(remark)}"


def _guess_answer(words: Words, question: Question, text: str) -> tuple[str | None, str | None]:
    """Return the value that a text seems to stand for, and what is to be said of it."""
    with suppress(NoAnswer):
        answer = AnswerColumn(question, words=label_answers(question)).read(text)
        if answer is not None:
            return written(answer), None
    form = _bare(text)
    if form in NOT_APPLICABLE:
        return "null", check(words, "unanswered")
    first = re.match(r"-?\w+", form)
    if first and first[0] in map(str, question.values):
        return first[0], check(words, "by-beginning")
    labels = {alike(t): str(o.value) for o in question.options for t in o.label.values()}
    if near := nearest(form, labels):
        return labels[near], check(words, "looks-like", text=near)
    if value := by_code(question, text):
        return value, check(words, "by-number")
    return None, None


def _labels_of(question: Question, texts: list[str]) -> dict[str, str]:
    """Return all labels of the question, in the language in which most of the texts are."""
    forms = {alike(text) for text in texts}
    best: dict[str, str] = {}
    most = 0
    for language in question.text:
        labels = {option.label[language]: str(option.value) for option in question.options}
        count = sum(alike(label) in forms for label in labels)
        if count > most:
            best, most = labels, count
    return best


def _single_answers(question: Question, texts: list[str]) -> Iterator[str]:
    """Yield the single answers in cells with several; commas part them where nothing else does."""
    labels = [alike(label) for option in question.options for label in option.label.values()]
    for text in texts:
        for part in text.split(";"):
            rest = part.strip()
            while rest:
                starts = [label for label in labels if alike(rest).startswith(label)]
                length = len(max(starts, key=len)) if starts else len(rest)
                yield rest[:length]
                rest = rest[length:].lstrip(", ")


def _bare(text: str) -> str:
    """Return the form in which answers are compared: without the full stop of a sentence."""
    return alike(text).rstrip(".")


def _is_own_value(question: Question, label: str, value: str) -> bool:
    """Tell whether a label reads as its own value, or as none."""
    return not is_answer(question, label) or alike(label) == alike(value)


def _dates(words: Words, texts: list[str]) -> list[str]:
    """Return the line that says which comes first, day or month, where dates don't tell."""
    order = date_order(texts)
    if order == "clear":
        return []
    if order == "either":
        return [f"dates: day-first  # {check(words, 'month-first')}"]
    return [f"dates: {order}"]


def _thousands(words: Words, asked: Sequence[tuple[Question, list[str]]]) -> list[str]:
    """Return the line that asks what separates thousands, if a number can be read in two ways."""
    for question, texts in asked:
        for text in texts:
            if may_be_thousands(question, text):
                mark = "," if "," in text else "."
                return [f'thousands: "{mark}"  # {check(words, "thousands", text=text)}']
    return []


def _entry(indent: str, key: str, value: str, remark: str | None = None) -> str:
    name = yaml_text(key)
    # YAML takes a longer key only where it is marked as one.
    long = len(name) >= _LONGEST_KEY
    start = f"{indent}? {name}\n{indent}: " if long else f"{indent}{name}: "
    return f"{start}{value}" + (f"  # {_one_line(remark)}" if remark else "")


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
