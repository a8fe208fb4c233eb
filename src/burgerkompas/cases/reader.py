"""From the nodes of a case file to a case, with every problem found on the way."""

from __future__ import annotations

from fractions import Fraction

from burgerkompas.cases.accepted import allowed, not_an_answer
from burgerkompas.cases.case import (
    ABSENT,
    CASE_FORM,
    CASE_KEYS,
    NOT_APPLICABLE,
    UNKNOWN,
    Answer,
    Case,
    Story,
    is_date,
)
from burgerkompas.errors import Enough, Problem, Problems, Where, closest
from burgerkompas.kept import Kept
from burgerkompas.numbers import plain
from burgerkompas.questionnaire.model import Question, Questionnaire, Value
from burgerkompas.strictyaml.nodes import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    exact_number,
    whole_number,
)

MOST_TEXT = 100_000
"""How many characters of text a case may have: some thirty pages."""

_FILE_KEYS = ("burgerkompas", "questions", "case", "answers", "notes", "story")


class CaseReader:
    """Reads the parts of a case; what is wrong with one doesn't stop the others."""

    def __init__(self, questionnaire: Questionnaire | None, file: str) -> None:
        self.questionnaire = questionnaire
        self.file = file
        self.problems: list[Problem] = Problems()
        self.room = MOST_TEXT

    def problem(
        self, code: str, node: Node, suggestion: str | None = None, **values: str | int
    ) -> None:
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
            questions=self.named_questionnaire(root.entries.get("questions", (None, None))[1]),
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

    def named_questionnaire(self, node: Node | None) -> str | None:
        name = self.text(node)
        if name is None or node is None:
            return None
        assert self.questionnaire is not None
        named = name.partition("@")[0]
        if named != self.questionnaire.id:
            self.problem(
                "other-questionnaire", node, id=name, mine=self.questionnaire.id, named=named
            )
            # All else would be held against the wrong questionnaire.
            raise Enough
        return name

    def about(self, node: Node | None) -> dict[str, str]:
        if node is None:
            return {}
        if not isinstance(node, Mapping):
            self.problem("not-a-mapping", node)
            return {}
        about = {}
        for key, (key_node, value) in node.entries.items():
            if key not in CASE_KEYS:
                self.problem("unknown-key", key_node, closest(key, CASE_KEYS), key=key)
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
            self.problem("too-much-text", node, most=MOST_TEXT)
            raise Enough
        return node.value

    def story(self, node: Node | None) -> Story | None:
        assert self.questionnaire is not None
        if not isinstance(node, Mapping):
            return self.text(node)
        languages = self.questionnaire.languages
        for key, (key_node, _) in node.entries.items():
            if key not in languages:
                self.problem("unknown-language", key_node, closest(key, languages), key=key)
        told = {key: self.text(value) for key, (_, value) in node.entries.items()}
        return {key: text for key, text in told.items() if text} or None

    def mapping(self, node: Node | None) -> Mapping | None:
        """Return what may be left out or empty, and is a mapping else."""
        if node is None or (isinstance(node, Scalar) and node.is_null):
            return None
        if not isinstance(node, Mapping):
            self.problem("not-a-mapping", node)
            return None
        return node

    def notes(self, node: Node | None) -> dict[str, str]:
        assert self.questionnaire is not None
        node = self.mapping(node)
        if node is None:
            return {}
        names = list(self.questionnaire.question)
        if self.questionnaire.closing is not None:
            names.append(self.questionnaire.closing.id)
        notes = {}
        for key, (key_node, value) in node.entries.items():
            if key not in names:
                self.problem("unknown-question", key_node, closest(key, names), id=key)
            text = self.text(value)
            if text is not None:
                notes[key] = text
        return notes

    def answers(self, node: Node | None) -> dict[str, Answer]:
        assert self.questionnaire is not None
        node = self.mapping(node)
        if node is None:
            return {}
        if node.known is not None:
            return node.known
        answers: dict[str, Answer] = {}
        questions = self.questionnaire.question
        known = plain_answers(self.questionnaire)
        for key, row in node.rows().items():
            meant = known.get(row)
            # A key in quotes may make the line of another key: ``'a: "b': c"``.
            if meant is not None and meant[0] == key:
                answers[key] = meant[1]
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
            absent = ABSENT.get(node.value)
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
        where = Where(self.file, node.line, node.column)
        self.problems.append(not_an_answer(question, written, where))


MOST_ROWS = 20_000
"""How many plain lines are remembered."""

LONG_ROW = 200
"""A longer line is read each time: it will hardly come back."""


@Kept
def plain_answers(questionnaire: Questionnaire) -> dict[str, tuple[str, Answer]]:
    """Return what plain lines (``key: value``) mean: every value and absence of every question.

    It is what the reader makes of them, looked up, with the question's id; it adds further lines
    as it meets them. The latest few questionnaires are kept.
    """
    return {
        f"{question.id}: {text}": (question.id, answer)
        for question in questionnaire.questions
        for text, answer in _plain_answers(question).items()
    }


def _plain_answers(question: Question) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    absent = [t for t, a in ABSENT.items() if a is UNKNOWN or question.not_applicable]
    for text in (*map(str, question.values), *absent):
        reader = CaseReader(None, "")
        answer = reader.answer(question, Scalar(text, True, 0, 0))
        if answer is not None and not reader.problems:
            found[text] = answer
    return found
