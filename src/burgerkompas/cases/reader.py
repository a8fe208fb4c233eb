"""Read a case from a file, its bytes or a node, with every problem in it."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction
from pathlib import Path

import msgspec
from msgspec import structs

from burgerkompas.cases.answers import ABSENCE_WORDS, Absence, Answer, AnswerReader, Answers
from burgerkompas.cases.case import CASE_FORM, CASE_KEYS, Case, CaseDecision, Story, is_date
from burgerkompas.errors import AnswersRefused, Problem, TooManyProblems, closest, in_file_order
from burgerkompas.files import printable
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.strictyaml import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    parse_bytes,
    read_file,
    whole_number,
    written_in,
)

_FILE_KEYS = ("burgerkompas", "questions", "case", "answers", "notes", "story", "decision")
_DECISION_KEYS = CaseDecision.__struct_fields__
_REMOVED = ("unknown-question",)
_CHANGED = ("not-an-answer", "excludes-others", "one-answer-only")
"""The problems that another version of the questionnaire explains."""


class VersionedCase(msgspec.Struct, frozen=True):
    """A case, and how it differs from the current questionnaire."""

    case: Case
    other_version: str | None = None
    """The version it was filled in with, if it is a different one."""
    removed: tuple[str, ...] = ()
    """Ids in the file that the questionnaire no longer has; the case leaves them out."""
    changed: tuple[str, ...] = ()
    """Questions whose answer is no longer valid; the case leaves those answers out."""


def read_case(questionnaire: Questionnaire, path: Path) -> Case:
    """Read a case file; raises ``AnswersRefused`` with every problem in it."""
    case, problems = examine_case(questionnaire, path)
    if problems:
        raise AnswersRefused(problems)
    return case


def parse_case(questionnaire: Questionnaire, data: bytes, file: str) -> Case:
    """Read a case from the bytes of a file; ``file`` names it in problems.

    Raises ``AnswersRefused`` with every problem in it.
    """
    case, problems = _examine(questionnaire, *parse_bytes(data, file), file)
    if problems:
        raise AnswersRefused(problems)
    return case


def examine_case(questionnaire: Questionnaire, path: Path) -> tuple[Case, list[Problem]]:
    """Read as much of a case file as possible; return it with every problem, in file order."""
    return _examine(questionnaire, *read_file(path), printable(path))


def open_case(questionnaire: Questionnaire, path: Path) -> VersionedCase:
    """Open a case that may have been filled in with another version of the questionnaire.

    Raises ``AnswersRefused`` for problems that no other version explains. A case records the
    version and the answers, not the questions: it is unknown whether a question without an answer
    is new or was left open, and which questions were only reworded.
    """
    case, problems = examine_case(questionnaire, path)
    other = case.other_version(questionnaire.reference)
    other = other and other.partition("@")[2]
    explained = all(problem.code in (*_REMOVED, *_CHANGED) for problem in problems)
    if problems and (other is None or not explained):
        raise AnswersRefused(problems)
    removed = dict.fromkeys(str(p.values["id"]) for p in problems if p.code in _REMOVED)
    changed = dict.fromkeys(str(p.values["id"]) for p in problems if p.code in _CHANGED)
    notes = {name: note for name, note in case.notes.items() if name not in removed}
    case = structs.replace(case, notes=notes)
    return VersionedCase(case, other, tuple(removed), tuple(changed))


def _examine(
    questionnaire: Questionnaire, root: Node | None, problems: list[Problem], file: str
) -> tuple[Case, list[Problem]]:
    if root is None:
        return Case(), problems
    case, found = case_from_node(questionnaire, root, file)
    return case, in_file_order([*problems, *(p for p in found if p not in problems)])


def case_from_node(
    questionnaire: Questionnaire, node: Node, file: str
) -> tuple[Case, list[Problem]]:
    """Make a case of one YAML document, with the problems found in it."""
    reader = _CaseReader(file)
    case = Case()
    with suppress(TooManyProblems):
        case = reader.case(questionnaire, node)
    return case, reader.problems


def _carried_over(questionnaire: Questionnaire, retired: Answers) -> dict[str, Answer]:
    """Return what answers to retired questions mean to those that took their place."""
    carried: dict[str, Answer] = {}
    for name, answer in retired.items():
        spec = questionnaire.retired[name]
        if spec.to is None:
            continue
        if isinstance(answer, Absence):
            carried[spec.to] = answer
        elif not isinstance(answer, (tuple, Fraction)):
            new = answer if spec.values is None else spec.values.get(answer)
            if new is not None and new in questionnaire.question[spec.to].values:
                carried[spec.to] = new
    return carried


def _as_written(node: Node) -> Answer:
    if isinstance(node, Sequence):
        return tuple(item.value for item in node.items if isinstance(item, Scalar))
    if not isinstance(node, Scalar):
        return ""
    number = whole_number(node)
    return ABSENCE_WORDS.get(node.value, node.value if number is None else number)


class _CaseReader(AnswerReader):
    """Read the parts of a case; a problem in one doesn't stop the others."""

    def case(self, questionnaire: Questionnaire, root: Node) -> Case:
        if not isinstance(root, Mapping):
            self.problem("not-a-case", root)
            return Case()
        known = _FILE_KEYS if questionnaire.choosable else _FILE_KEYS[:-1]
        values = self.fields(root, known, required=("case", "answers")) or {}
        self._check_form(values.get("burgerkompas"))
        about = self._about(values.get("case"))
        questions = self.text(values.get("questions"))
        if questions is not None:
            named = questions.partition("@")[0]
            if named != questionnaire.id:
                ids = {"id": questions, "mine": questionnaire.id, "named": named}
                self.problem("other-questionnaire", values["questions"], **ids)
                # Everything else would be checked against the wrong questionnaire.
                return Case()
        retired = self._retired(questionnaire, values.get("answers"))
        carried = _carried_over(questionnaire, retired)
        return Case(
            **about,
            questions=questions,
            answers=carried | self.answers(questionnaire, values.get("answers")),
            retired=retired,
            notes=self._notes(questionnaire, values.get("notes")),
            decision=self._decision(questionnaire, values.get("decision")),
            story=self._story(questionnaire, values.get("story")),
            file=self.file,
        )

    def _retired(self, questionnaire: Questionnaire, node: Node | None) -> dict[str, Answer]:
        """Return the answers to questions of an earlier version, as they are written."""
        if not questionnaire.retired or not isinstance(node, Mapping):
            return {}
        return {
            key.value: _as_written(value)
            for key, value in node.entries.values()
            if key.value in questionnaire.retired
        }

    def _check_form(self, node: Node | None) -> None:
        if node is None or (isinstance(node, Scalar) and whole_number(node) == CASE_FORM):
            return
        self.problem("unknown-form", node, str(CASE_FORM), form=written_in(node))

    def _about(self, node: Node | None) -> dict[str, str]:
        values = None if node is None else self.fields(node, CASE_KEYS)
        if node is None or values is None:
            return {}
        texts = {key: self.text(value) for key, value in values.items()}
        about = {key: text for key, text in texts.items() if text is not None}
        self._check_date(values.get("date"), about.get("date"))
        if "name" not in about:
            self.problem("missing-key", node, key="name")
        return about

    def _check_date(self, node: Node | None, text: str | None) -> None:
        if node is not None and text is not None and not is_date(text):
            self.problem("not-a-date", node, value=text)

    def _decision(self, questionnaire: Questionnaire, node: Node | None) -> CaseDecision | None:
        if node is None or (isinstance(node, Scalar) and node.is_null):
            return None
        values = self.fields(node, _DECISION_KEYS, required=("chosen",)) or {}
        chosen = values.pop("chosen", None)
        texts = {key: self.text(value) for key, value in values.items()}
        self._check_date(values.get("on"), texts.get("on"))
        end = None if chosen is None else self.one_of(chosen, questionnaire.choosable)
        return None if end is None else CaseDecision(end, **texts)

    def _notes(self, questionnaire: Questionnaire, node: Node | None) -> dict[str, str]:
        ids = [*questionnaire.question, *questionnaire.retired]
        if questionnaire.closing is not None:
            ids.append(questionnaire.closing.id)
        notes = {}
        for key, value in self.entries(node):
            if key.value not in ids:
                self.problem("unknown-question", key, closest(key.value, ids), id=key.value)
            text = self.text(value)
            if text is not None:
                notes[key.value] = text
        return notes

    def _story(self, questionnaire: Questionnaire, node: Node | None) -> Story | None:
        if not isinstance(node, Mapping):
            return self.text(node)
        languages = questionnaire.languages
        for key, (key_node, _) in node.entries.items():
            if key not in languages:
                self.problem("unknown-language", key_node, closest(key, languages), key=key)
        told = {key: self.text(value) for key, (_, value) in node.entries.items()}
        return {key: text for key, text in told.items() if text} or None
