"""What the columns and answers of a table of somebody else are taken for.

What is written as the questionnaire writes it is taken as it stands. What only looks like it, or is
counted as form tools do (``A2``, ``SQ002``), is taken with a remark that asks somebody to look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

import msgspec

from burgerkompas.batch.dates import looks_like_date
from burgerkompas.batch.headings import plain
from burgerkompas.batch.mapping import ABOUT, IGNORE, alike
from burgerkompas.batch.proposals import proposals
from burgerkompas.questionnaire.model import Question, Questionnaire
from burgerkompas.texts import Words
from burgerkompas.texts.batch import HEADINGS, NOT_APPLICABLE, PERSONAL, TOOLS

CHECK = "CHECK"
"""How a remark begins where somebody has to look."""

_ENOUGH = 0.8

_PART = re.compile(r"^(.*?)\s*\[([^\[\]]*)\]$", re.DOTALL)
_CODE = re.compile(r"(?:a|ao|sq)0*(\d+)")


class Meant(msgspec.Struct, frozen=True):
    """What a column or an answer is taken for, with a remark where somebody has to look."""

    target: str
    question: Question | None = None
    choice: str | None = None
    remark: str | None = None


def check(words: Words, remark: str, **values: str) -> str:
    """Return a remark that asks somebody to look."""
    return f"{CHECK}: {words(remark, **values)}"


def meant_columns(
    words: Words, questionnaire: Questionnaire, names: Sequence[str], seen: Sequence[list[str]]
) -> list[Meant]:
    """Return what each column is taken for, by its name and the texts ``seen`` in it."""
    found = _by_names(words, questionnaire, names)
    return [_unless_unread(words, column, texts) for column, texts in zip(found, seen, strict=True)]


def _by_names(words: Words, questionnaire: Questionnaire, names: Sequence[str]) -> list[Meant]:
    personal = any(plain(name) in PERSONAL for name in names)
    texts = {plain(t): q for q in questionnaire.questions for t in (q.id, *q.text.values())}
    meant = [_column(words, questionnaire, texts, name, personal) for name in names]
    taken: set[object] = set()
    for at, column in enumerate(meant):
        key = (column.target, column.choice)
        if column.target == IGNORE:
            continue
        if key in taken:
            remark = check(words, "second-time", target=column.target)
            meant[at] = Meant(IGNORE, remark=remark)
        taken.add(key)
    if ("name", None) not in taken:
        for at, name in enumerate(names):
            if plain(name) in HEADINGS["number"]:
                meant[at] = Meant("name", remark=check(words, "no-other-name"))
                break
    return meant


def _column(
    words: Words,
    questionnaire: Questionnaire,
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
        return Meant(question.id, question, remark=check(words, "looks-like", text=near[0]))
    if likely := proposals(heading, questionnaire.questions):
        return Meant(IGNORE, remark=f"{CHECK}: {', '.join(likely)}?")
    return Meant(IGNORE, remark=check(words, "no-question"))


def _unless_unread(words: Words, column: Meant, texts: list[str]) -> Meant:
    """Leave a column of dates out if none of them can be read: a year of two digits, say."""
    if column.target != "date" or not texts or any(map(looks_like_date, texts)):
        return column
    return Meant(IGNORE, remark=check(words, "no-date", text=texts[0]))


def _choice(words: Words, question: Question, part: str) -> Meant:
    """Return what a column for one option of a question stands for."""
    for option in question.options:
        if part in (alike(str(option.value)), *map(plain, option.label.values())):
            return Meant(question.id, question, str(option.value))
    labels = {plain(t): str(o.value) for o in question.options for t in o.label.values()}
    near = get_close_matches(part, labels, n=1, cutoff=_ENOUGH)
    if near:
        remark = check(words, "looks-like", text=near[0])
        return Meant(question.id, question, labels[near[0]], remark)
    if value := _by_code(question, part):
        return Meant(question.id, question, value, check(words, "by-number"))
    return Meant(IGNORE, remark=check(words, "no-answer-to", id=question.id))


def _by_code(question: Question, text: str) -> str | None:
    """Return the option that a form tool's code counts to: ``A2``, ``AO02`` or ``SQ002``."""
    code = _CODE.fullmatch(alike(text))
    if code is None or not 1 <= int(code[1]) <= len(question.options):
        return None
    return str(question.options[int(code[1]) - 1].value)


def meant_answer(words: Words, question: Question, text: str) -> tuple[str | None, str | None]:
    """Return the value that a text is taken for, and what is to be said of it."""
    form = bare(text)
    if form in NOT_APPLICABLE:
        if question.not_applicable:
            return "not_applicable", None
        return "null", check(words, "unanswered")
    labels = {alike(t): str(o.value) for o in question.options for t in o.label.values()}
    values = {str(value) for value in question.values}
    first = re.match(r"-?\w+", form)
    if first and first[0] in values:
        return first[0], check(words, "by-beginning")
    if near := get_close_matches(form, labels, n=1, cutoff=_ENOUGH):
        return labels[near[0]], check(words, "looks-like", text=near[0])
    if value := _by_code(question, text):
        return value, check(words, "by-number")
    return None, None


def labels_of(question: Question, texts: list[str]) -> dict[str, str]:
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


def single_answers(question: Question, texts: list[str]) -> Iterator[str]:
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


def bare(text: str) -> str:
    """Return the form in which answers are compared: without the full stop of a sentence."""
    return alike(text).rstrip(".")
