"""Write a first map for a table of somebody else, by what its columns and answers are called.

What is written as a question or answer is written in the questionnaire is taken; what only looks
like it is taken and marked CHECK, with what it was taken for. A column that looks like no question
is ignored, with the ids of those that it shares words with. An answer that looks like none is
left out, so that ``batch`` will name it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import islice

import msgspec

from burgerkompas.answers import quoted
from burgerkompas.batch.cells import Table
from burgerkompas.batch.columns import is_answer
from burgerkompas.batch.dates import date_order, looks_like_date
from burgerkompas.batch.headings import plain
from burgerkompas.batch.mapping import ABOUT, EVERYWHERE, IGNORE, alike
from burgerkompas.batch.proposals import proposals
from burgerkompas.errors import Problem
from burgerkompas.instrument.model import Instrument, Question
from burgerkompas.texts import Words
from burgerkompas.texts.forms import HEADINGS, NOT_APPLICABLE, PERSONAL, TOOLS, UNKNOWN
from burgerkompas.texts.template import TEMPLATE

CHECK = "CHECK"

_ROWS_LOOKED_AT = 10_000
_MOST_ANSWERS = 200
_ENOUGH = 0.8
_LONGEST_KEY = 1000

_PART = re.compile(r"^(.*?)\s*\[([^\[\]]*)\]$", re.DOTALL)
_CODE = re.compile(r"(?:a|ao|sq)0*(\d+)")


class Meant(msgspec.Struct, frozen=True):
    """What a column or an answer is taken for, with a remark where somebody has to look."""

    target: str
    question: Question | None = None
    choice: str | None = None
    remark: str | None = None


def template(instrument: Instrument, table: Table, language: str) -> tuple[str, int, int]:
    """Return the map as YAML, how many of its lines to check, how many columns have a meaning."""
    words = Words(TEMPLATE, language)
    seen = _seen(table)
    meant = [
        _unless_unread(words, column, texts)
        for column, texts in zip(_columns(words, instrument, table.names), seen, strict=True)
    ]
    lines = ["columns:"]
    for name, column in zip(table.names, meant, strict=True):
        target = column.target
        if column.choice is not None:
            target = f"{{question: {target}, includes: {quoted(column.choice)}}}"
        lines.append(_entry("  ", name, target, column.remark))
    if "name" not in [column.target for column in meant]:
        lines.append(f"  # {_check(words, 'which-is-name')}")
    found: list[str] = []
    unknown: dict[str, None] = {}
    asked = [(c.question, seen[at]) for at, c in enumerate(meant) if c.question and not c.choice]
    in_words = any(_labels(q, t) for q, t in asked if not all(is_answer(q, text) for text in t))
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


def _check(words: Words, remark: str, **values: str) -> str:
    """Return a remark that asks somebody to look."""
    return f"{CHECK}: {words(remark, **values)}"


def _seen(table: Table) -> list[list[str]]:
    """Return the different texts of each column, in the order in which they come."""
    seen: list[dict[str, None]] = [{} for _ in table.names]
    for _, cells in islice(table.lines, _ROWS_LOOKED_AT):
        if not isinstance(cells, Problem):
            for texts, cell in zip(seen, cells, strict=False):
                if cell.strip() and len(texts) < _MOST_ANSWERS:
                    texts[cell.strip()] = None
    return [list(texts) for texts in seen]


# -- columns ---------------------------------------------------------------------------------


def _columns(words: Words, instrument: Instrument, names: Iterable[str]) -> list[Meant]:
    names = list(names)
    personal = any(plain(name) in PERSONAL for name in names)
    texts = {plain(t): q for q in instrument.questions for t in (q.id, *q.text.values())}
    meant = [_column(words, instrument, texts, name, personal) for name in names]
    taken: set[object] = set()
    for at, column in enumerate(meant):
        key = (column.target, column.choice)
        if column.target == IGNORE:
            continue
        if key in taken:
            remark = _check(words, "second-time", target=column.target)
            meant[at] = Meant(IGNORE, remark=remark)
        taken.add(key)
    if ("name", None) not in taken:
        for at, name in enumerate(names):
            if plain(name) in HEADINGS["number"]:
                meant[at] = Meant("name", remark=_check(words, "no-other-name"))
                break
    return meant


def _column(
    words: Words,
    instrument: Instrument,
    texts: dict[str, Question],
    name: str,
    personal: bool,
) -> Meant:
    heading = plain(name)
    if name in ABOUT:
        return Meant(name)
    # Some tools write the question's code before its text.
    question = texts.get(heading) or texts.get(heading.partition(". ")[0])
    if question is not None:
        return Meant(question.id, question)
    if part := _PART.match(name.strip()):
        several = texts.get(plain(part[1]))
        if several is not None and several.kind == "choices":
            return _choice(words, several, plain(part[2]))
    if heading in PERSONAL or (personal and heading in ("name", "naam")):
        return Meant(IGNORE, remark=words("personal"))
    for key in ABOUT:
        if heading in HEADINGS[key]:
            return Meant(key)
    if heading in TOOLS:
        return Meant(IGNORE)
    if near := get_close_matches(heading, texts, n=1, cutoff=_ENOUGH):
        question = texts[near[0]]
        return Meant(question.id, question, remark=_check(words, "looks-like", text=near[0]))
    if likely := proposals(heading, instrument.questions):
        return Meant(IGNORE, remark=f"{CHECK}: {', '.join(likely)}?")
    return Meant(IGNORE, remark=_check(words, "no-question"))


def _unless_unread(words: Words, column: Meant, texts: list[str]) -> Meant:
    """Leave a column of dates out if none of them can be read: a year of two digits, say."""
    if column.target != "date" or not texts or any(map(looks_like_date, texts)):
        return column
    return Meant(IGNORE, remark=_check(words, "no-date", text=texts[0]))


def _choice(words: Words, question: Question, part: str) -> Meant:
    """Return what a column for one option of a question stands for."""
    for option in question.options:
        if part in (alike(str(option.value)), *map(plain, option.label.values())):
            return Meant(question.id, question, str(option.value))
    labels = {plain(t): str(o.value) for o in question.options for t in o.label.values()}
    near = get_close_matches(part, labels, n=1, cutoff=_ENOUGH)
    if near:
        remark = _check(words, "looks-like", text=near[0])
        return Meant(question.id, question, labels[near[0]], remark)
    if value := _by_code(question, part):
        return Meant(question.id, question, value, _check(words, "by-number"))
    return Meant(IGNORE, remark=_check(words, "no-answer-to", id=question.id))


def _by_code(question: Question, text: str) -> str | None:
    """Return the option that a form tool's code counts to: ``A2``, ``AO02`` or ``SQ002``."""
    code = _CODE.fullmatch(alike(text))
    if code is None or not 1 <= int(code[1]) <= len(question.options):
        return None
    return str(question.options[int(code[1]) - 1].value)


# -- answers ---------------------------------------------------------------------------------


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
        texts = list(dict.fromkeys(_parts(question, texts)))
    for text in texts:
        if _form(text) in UNKNOWN and _form(text) not in map(_form, unknown):
            unknown[text] = None
    other = [t for t in texts if _form(t) not in UNKNOWN and not is_answer(question, t)]
    labels = _labels(question, texts) if in_words else {}
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
        taken, remark = _answer(words, question, text)
        if taken is None:
            yield f"    # {_check(words, 'no-answer-like', text=quoted(text))}"
        else:
            yield _entry("    ", text, taken, remark)


def is_value(question: Question, text: str, value: str) -> bool:
    """Whether a label reads as its own value, or as none."""
    return not is_answer(question, text) or alike(text) == alike(value)


def _labels(question: Question, texts: list[str]) -> dict[str, str]:
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


def _parts(question: Question, texts: list[str]) -> Iterator[str]:
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


def _answer(words: Words, question: Question, text: str) -> tuple[str | None, str | None]:
    """Return the value that a text is taken for, and what is to be said of it."""
    form = _form(text)
    if form in NOT_APPLICABLE:
        if question.not_applicable:
            return "not_applicable", None
        return "null", _check(words, "unanswered")
    labels = {alike(t): str(o.value) for o in question.options for t in o.label.values()}
    values = {str(value) for value in question.values}
    first = re.match(r"-?\w+", form)
    if first and first[0] in values:
        return first[0], _check(words, "by-beginning")
    if near := get_close_matches(form, labels, n=1, cutoff=_ENOUGH):
        return labels[near[0]], _check(words, "looks-like", text=near[0])
    if value := _by_code(question, text):
        return value, _check(words, "by-number")
    return None, None


def _form(text: str) -> str:
    return alike(text).rstrip(".")


def _dates(words: Words, texts: list[str]) -> list[str]:
    """Return the line that says which comes first, day or month, where dates don't tell."""
    order = date_order(texts)
    if order == "clear":
        return []
    if order == "either":
        return [f"dates: day-first  # {_check(words, 'month-first')}"]
    return [f"dates: {order}"]


def _entry(indent: str, key: str, value: str, remark: str | None = None) -> str:
    written = quoted(key)
    # YAML takes a longer key only where it is marked as one.
    long = len(written) >= _LONGEST_KEY
    start = f"{indent}? {written}\n{indent}: " if long else f"{indent}{written}: "
    return f"{start}{value}" + (f"  # {_one_line(remark)}" if remark else "")


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
