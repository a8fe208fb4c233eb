"""A case: what is known of one initiative, read from a file, checked, and saved.

Answers are kept by question id. Absence is a value: a question that isn't there is
``UNANSWERED``; ``UNKNOWN`` was asked and is not known; ``NOT_APPLICABLE`` has no answer by
nature. ``NOT_ASKED`` is never stored: it follows from the route.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping as MappingLike
from contextlib import suppress
from enum import Enum
from fractions import Fraction
from pathlib import Path

import msgspec

from burgerkompas import strict_yaml
from burgerkompas.errors import AnswersRefused, Enough, Problem, Problems, Where, closest
from burgerkompas.exact import Number, decimal_text, plain
from burgerkompas.files import write_atomically
from burgerkompas.inert import inert
from burgerkompas.instrument.model import Instrument, Question, Value
from burgerkompas.nodes import Mapping, Node, Scalar, Sequence, exact_number, whole_number


class Absence(Enum):
    """Why there is no answer."""

    UNANSWERED = "unanswered"
    UNKNOWN = "unknown"
    NOT_ASKED = "not_asked"
    NOT_APPLICABLE = "not_applicable"

    # There is one object of each, so its identity will do; Enum hashes the name, in Python.
    __hash__ = object.__hash__


UNKNOWN = Absence.UNKNOWN
NOT_APPLICABLE = Absence.NOT_APPLICABLE

Answer = Value | Number | tuple[str, ...] | Absence
"""A value, a number, several choices in the question's order, or the reason for having none."""

_ABSENT = {
    "unknown": UNKNOWN,
    "weet_niet": UNKNOWN,
    "not_applicable": NOT_APPLICABLE,
    "niet_van_toepassing": NOT_APPLICABLE,
}

# Words that this or another YAML reader takes for something else than text.
_NOT_BARE = {"null", "true", "false", "yes", "no", "on", "off", "y", "n", *_ABSENT}

CASE_FORM = 1
"""The version of the case file's form, its first key."""

MOST_TEXT = 100_000
"""How many characters of text a case may have: some thirty pages."""

_CASE_KEYS = ("name", "place", "date", "respondent")
_FILE_KEYS = ("burgerkompas", "questions", "case", "answers", "notes", "story")


Story = str | dict[str, str]
"""What a case tells: one text, or one for each language by its code."""


class Case(msgspec.Struct, frozen=True):
    """One initiative as one respondent knows it on one day.

    ``questions`` is ``ID@VERSION`` of the questionnaire it was filled in with, if it says so;
    ``file`` is where it was read from. Answers and notes are kept by question id.
    """

    name: str | None = None
    place: str | None = None
    date: str | None = None
    respondent: str | None = None
    questions: str | None = None
    answers: dict[str, Answer] = {}
    notes: dict[str, str] = {}
    story: Story | None = None
    file: str | None = None

    def told_in(self, language: str) -> tuple[str, ...]:
        """Return the paragraphs of the story; where a language lacks, in the first it has."""
        story = self.story
        if isinstance(story, dict):
            story = story.get(language) or next(iter(story.values()), "")
        paragraphs = map(inert, (story or "").split("\n\n"))
        return tuple(paragraph for paragraph in paragraphs if paragraph)


def read_case(instrument: Instrument, path: Path) -> Case:
    """Read a case file; raises ``AnswersRefused`` with every problem in it."""
    data, problems = strict_yaml.read_bytes(path)
    if problems:
        raise AnswersRefused(problems)
    return parse_case(instrument, data, str(path))


def parse_case(instrument: Instrument, data: bytes, file: str) -> Case:
    """Read a case from the bytes of a file; ``file`` names it in problems."""
    text, problems = strict_yaml.decode(data, file)
    node: Node | None = None
    if not problems:
        node, problems = strict_yaml.parse_one(text, file, plain_answers(instrument))
    if node is None:
        raise AnswersRefused(problems)
    case, found = case_from_node(instrument, node, file)
    problems += [problem for problem in found if problem not in problems]
    if problems:
        raise AnswersRefused(
            sorted(problems, key=lambda p: (p.where.line or 0, p.where.column or 0))
        )
    return case


def case_from_node(instrument: Instrument, node: Node, file: str) -> tuple[Case, list[Problem]]:
    """Make a case of one YAML document, with the problems found in it."""
    reader = _CaseReader(instrument, file)
    try:
        return reader.case(node), reader.problems
    except Enough:
        return Case(), reader.problems


def answers_from_node(
    instrument: Instrument, node: Node, file: str
) -> tuple[dict[str, Answer], list[Problem]]:
    """Read a mapping of answers by question id, with the problems found in it."""
    reader = _CaseReader(instrument, file)
    return reader.answers(node), reader.problems


def parse_answer(question: Question, text: str) -> Answer | None:
    """Read one answer from plain text (a command line, a table's cell); ``None`` if it isn't one.

    Several choices are separated by ``;`` or ``,``; decimals stand after a point or a comma.
    """
    reader = _CaseReader(None, "")
    if question.kind == "number":
        text = text.replace(",", ".")
    node: Node = Scalar(text.strip(), True, 0, 0)
    if question.kind == "choices" and text.strip() not in _ABSENT:
        node = Sequence(0, 0)
        parts = text.replace(",", ";").split(";")
        node.items = [Scalar(part.strip(), True, 0, 0) for part in parts if part.strip()]
    answer = None
    with suppress(Enough):
        answer = reader.answer(question, node)
    return None if reader.problems else answer


def allowed(question: Question) -> str:
    """Return the values that a question takes, to print in an error."""
    if question.kind == "number":
        low, high = bounds(question)
        return f"{low}-{high}, unknown"
    values = [str(value) for value in question.values] + ["unknown"]
    return ", ".join(values + ["not_applicable"] * question.not_applicable)


def bounds(question: Question, language: str = "en") -> tuple[str, str]:
    """Return the lowest and the highest number that a question takes, to print."""
    low, high = question.minimum, question.maximum
    return (
        "…" if low is None else decimal_text(low, language),
        "…" if high is None else decimal_text(high, language),
    )


class _CaseReader:
    def __init__(self, instrument: Instrument | None, file: str) -> None:
        self.instrument = instrument
        self.file = file
        self.problems: list[Problem] = Problems()
        self.room = MOST_TEXT

    def problem(self, code: str, node: Node, suggestion: str | None = None, **values: str) -> None:
        where = Where(self.file, node.line, node.column)
        self.problems.append(Problem(code, where, values, suggestion))

    def case(self, root: Node) -> Case:
        if not isinstance(root, Mapping):
            self.problem("not-a-case", root)
            return Case()
        for key, (key_node, _) in root.entries.items():
            if key not in _FILE_KEYS:
                self.problem("unknown-key", key_node, closest(key, _FILE_KEYS), key=key)
        for key in ("case", "answers"):
            if key not in root.entries:
                self.problem("missing-key", root, key=key)
        self.form(root.entries.get("burgerkompas", (None, None))[1])
        about = self.about(root.entries.get("case", (None, None))[1])
        return Case(
            **about,
            questions=self.questionnaire(root.entries.get("questions", (None, None))[1]),
            answers=self.answers(root.entries.get("answers", (None, None))[1]),
            notes=self.notes(root.entries.get("notes", (None, None))[1]),
            story=self.story(root.entries.get("story", (None, None))[1]),
            file=self.file,
        )

    def form(self, node: Node | None) -> None:
        if node is None:
            return
        if not isinstance(node, Scalar) or whole_number(node) != CASE_FORM:
            written = node.value if isinstance(node, Scalar) else "…"
            self.problem("unknown-form", node, str(CASE_FORM), form=written)

    def questionnaire(self, node: Node | None) -> str | None:
        name = self.text(node)
        if name is None or node is None:
            return None
        assert self.instrument is not None
        if name.partition("@")[0] != self.instrument.id:
            self.problem("other-questionnaire", node, id=name, mine=self.instrument.id)
        return name

    def about(self, node: Node | None) -> dict[str, str]:
        if node is None:
            return {}
        if not isinstance(node, Mapping):
            self.problem("not-a-mapping", node)
            return {}
        about = {}
        for key, (key_node, value) in node.entries.items():
            if key not in _CASE_KEYS:
                self.problem("unknown-key", key_node, closest(key, _CASE_KEYS), key=key)
                continue
            text = self.text(value)
            if text is not None:
                about[key] = text
                if key == "date" and not is_date(text):
                    self.problem("not-a-date", value, value=text)
        if not about.get("name"):
            self.problem("missing-key", node, key="name")
        return about

    def text(self, node: Node | None) -> str | None:
        if node is None or (isinstance(node, Scalar) and node.is_null):
            return None
        if not isinstance(node, Scalar):
            self.problem("not-a-text", node)
            return None
        return self.counted(node).strip() or None

    def counted(self, node: Scalar) -> str:
        """Take a text from the room that a case has for them."""
        self.room -= len(node.value)
        if self.room < 0:
            self.problem("too-much-text", node, most=f"{MOST_TEXT:,}")
            raise Enough
        return node.value

    def story(self, node: Node | None) -> Story | None:
        assert self.instrument is not None
        if not isinstance(node, Mapping):
            return self.text(node)
        languages = self.instrument.languages
        for key, (key_node, _) in node.entries.items():
            if key not in languages:
                self.problem("unknown-language", key_node, closest(key, languages), key=key)
        told = {key: self.text(value) for key, (_, value) in node.entries.items()}
        return {key: text for key, text in told.items() if text} or None

    def notes(self, node: Node | None) -> dict[str, str]:
        assert self.instrument is not None
        if node is None or (isinstance(node, Scalar) and node.is_null):
            return {}
        if not isinstance(node, Mapping):
            self.problem("not-a-mapping", node)
            return {}
        names = list(self.instrument.question)
        if self.instrument.closing is not None:
            names.append(self.instrument.closing.id)
        notes = {}
        for key, (key_node, value) in node.entries.items():
            if key not in names:
                self.problem("unknown-question", key_node, closest(key, names), id=key)
            text = self.text(value)
            if text is not None:
                notes[key] = text
        return notes

    def answers(self, node: Node | None) -> dict[str, Answer]:
        assert self.instrument is not None
        if node is None or (isinstance(node, Scalar) and node.is_null):
            return {}
        if not isinstance(node, Mapping):
            self.problem("not-a-mapping", node)
            return {}
        if node.known is not None:
            return node.known
        answers: dict[str, Answer] = {}
        questions = self.instrument.question
        known = plain_answers(self.instrument)
        for key, row in node.rows().items():
            if row in known:
                answers[key] = known[row][1]
                continue
            key_node, value = node.entry(key)
            if key not in questions:
                self.problem("unknown-question", key_node, closest(key, questions), id=key)
                continue
            answer = self.answer(questions[key], value)
            if answer is None:
                continue
            if 0 < len(row) < LONG_ROW and not self.problems and len(known) < MOST_ROWS:
                known[row] = key, answer
            answers[key] = answer
        return answers

    def answer(self, question: Question, node: Node) -> Answer | None:
        """Read one answer; ``None`` where nothing is written or a problem was found."""
        if isinstance(node, Scalar):
            if node.is_null:
                return None
            absent = _ABSENT.get(node.value)
            if absent is NOT_APPLICABLE and not question.not_applicable:
                self.off(question, node)
                return None
            if absent is not None:
                return absent
        if question.kind == "choices":
            return self.choices(question, node)
        if not isinstance(node, Scalar):
            self.problem("one-answer-only", node, id=question.id, allowed=allowed(question))
            return None
        if question.kind == "text":
            return self.counted(node)
        if question.kind == "number":
            exact = exact_number(node) if question.decimals else whole_number(node)
            if exact is not None and question.takes(exact):
                return plain(Fraction(exact))
            self.off(question, node)
            return None
        number = whole_number(node)
        value: Value = node.value if number is None else number
        if value in question.values:
            return value
        self.off(question, node)
        return None

    def choices(self, question: Question, node: Node) -> Answer | None:
        if not isinstance(node, Sequence):
            single = Sequence(node.line, node.column)
            single.items = [node]
            node = single
        chosen: list[Value] = []
        for item in node.items:
            if not isinstance(item, Scalar) or item.value not in question.values:
                self.off(question, item)
            elif item.value in chosen:
                self.problem("chosen-twice", item, value=item.value)
            else:
                chosen.append(item.value)
        return tuple(str(value) for value in question.values if value in chosen)

    def off(self, question: Question, node: Node) -> None:
        written = node.value if isinstance(node, Scalar) else "…"
        guess = closest(written, map(str, question.values))
        if written in ("no", "false", "n") and len(question.values) == 2:
            guess = str(question.values[1])
        if written in ("yes", "true", "y", "j") and len(question.values) == 2:
            guess = str(question.values[0])
        self.problem(
            "not-an-answer",
            node,
            guess,
            id=question.id,
            value=written[:60],
            allowed=allowed(question),
        )


MOST_ROWS = 20_000
"""How many plain lines are remembered."""

LONG_ROW = 200
"""A longer line is read each time: it will hardly come back."""

_kept: dict[int, tuple[Instrument, dict[str, tuple[str, Answer]]]] = {}


def plain_answers(instrument: Instrument) -> dict[str, tuple[str, Answer]]:
    """Return what plain lines (``key: value``) mean: every value and absence of every question.

    It is what the reader makes of them, looked up, with the question's id; it adds further lines
    as it meets them. The latest few instruments are kept.
    """
    kept = _kept.get(id(instrument))
    if kept is None or kept[0] is not instrument:
        if len(_kept) >= 8:
            _kept.clear()
        kept = _kept[id(instrument)] = (
            instrument,
            {
                f"{question.id}: {text}": (question.id, answer)
                for question in instrument.questions
                for text, answer in _plain_answers(question).items()
            },
        )
    return kept[1]


def _plain_answers(question: Question) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    absent = [t for t, a in _ABSENT.items() if a is UNKNOWN or question.not_applicable]
    for text in (*map(str, question.values), *absent):
        reader = _CaseReader(None, "")
        answer = reader.answer(question, Scalar(text, True, 0, 0))
        if answer is not None and not reader.problems:
            found[text] = answer
    return found


def is_date(text: str) -> bool:
    """Whether a text is a calendar date in the form YYYY-MM-DD."""
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def check_answers(instrument: Instrument, raw: MappingLike[str, object]) -> dict[str, Answer]:
    """Check answers that come from Python; raises ``AnswersRefused`` with every problem.

    Takes values as in a case file: numbers, ids, lists of ids, ``"unknown"``, ``None`` or an
    ``Absence``.
    """
    reader = _CaseReader(instrument, "<answers>")
    root = Mapping(0, 0)
    for key, value in raw.items():
        root.entries[str(key)] = (Scalar(str(key), True, 0, 0), _node(value))
    answers: dict[str, Answer] = {}
    with suppress(Enough):
        answers = reader.answers(root)
    if reader.problems:
        places = [p._replace(where=Where("<answers>")) for p in reader.problems]
        raise AnswersRefused(places)
    return answers


def _node(value: object) -> Node:
    if value is None:
        return Scalar("", True, 0, 0)
    if isinstance(value, Absence):
        return Scalar("" if value is Absence.UNANSWERED else value.value, True, 0, 0)
    if isinstance(value, (list, tuple)):
        sequence = Sequence(0, 0)
        sequence.items = [_node(item) for item in value]
        return sequence
    if isinstance(value, bool):
        return Scalar(str(value).lower(), True, 0, 0)
    if isinstance(value, Fraction):
        return Scalar(decimal_text(value), True, 0, 0)
    return Scalar(str(value), isinstance(value, int) or not str(value).isdecimal(), 0, 0)


def dump_case(instrument: Instrument, case: Case) -> str:
    """Return a case as the text of a case file, its answers in the order of the questionnaire."""
    lines = [
        f"burgerkompas: {CASE_FORM}",
        f"questions: {quoted(case.questions or f'{instrument.id}@{instrument.version}')}",
        "case:",
    ]
    for key in _CASE_KEYS:
        value = getattr(case, key)
        if value is not None:
            lines.append(f"  {key}: {quoted(value)}")
    lines.append("answers:" if case.answers else "answers: {}")
    for question in instrument.questions:
        if question.id in case.answers:
            lines.append(f"  {question.id}: {written(case.answers[question.id])}")
    if case.notes:
        lines.append("notes:")
        lines += [f"  {key}: {quoted(note)}" for key, note in case.notes.items()]
    if isinstance(case.story, dict):
        lines.append("story:")
        lines += [f"  {language}: {quoted(text)}" for language, text in case.story.items()]
    elif case.story is not None:
        lines.append(f"story: {quoted(case.story)}")
    return "\n".join(lines) + "\n"


def written(answer: Answer) -> str:
    """Return an answer as it stands in a case file."""
    if isinstance(answer, Absence):
        return answer.value
    if isinstance(answer, tuple):
        return "[" + ", ".join(answer) + "]"
    return quoted(answer) if isinstance(answer, str) else decimal_text(answer)


def quoted(text: str) -> str:
    """Return a text as a YAML scalar: bare where that is safe, else as JSON, which YAML reads."""
    if _is_bare(text):
        return text
    plain = msgspec.json.encode(text).decode()
    # YAML allows fewer bare control characters than JSON.
    return "".join(c if c.isprintable() or c == " " else _escape(c) for c in plain)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _is_bare(text: str) -> bool:
    """Whether a text can stand without quotes, by a rule that errs on the safe side."""
    return (
        text.isprintable()
        and text[:1].isalpha()
        and not text[-1:].isspace()
        and not any(c in text for c in ":#'\"{}[],\\")
        and text.lower() not in _NOT_BARE
    ) or is_date(text)


def save_case(instrument: Instrument, case: Case, path: Path) -> None:
    """Save a case as a file, atomically."""
    write_atomically(path, dump_case(instrument, case))
