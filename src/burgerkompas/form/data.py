"""What the page needs to know, as JSON: the questionnaire, its routes, and a case to begin with.

Answers are written in the page as in a case file, so it never has to decide whether ``3`` is a
number, and saves what ``cases.dump_case`` would write.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from burgerkompas.cases import Answer, Case, CaseDecision, dump_case
from burgerkompas.cases.case import CASE_KEYS
from burgerkompas.cases.writer import answer_as_written, answer_text
from burgerkompas.form.result_data import fields, report_data, result_data
from burgerkompas.numbers import decimal_text
from burgerkompas.questionnaire.model import Gate, Question, Questionnaire, Value, tests_in
from burgerkompas.scoring.sections import follow_up
from burgerkompas.texts import Words

Data = dict[str, object]


NO_STORIES: Mapping[str, Case] = MappingProxyType({})


def page_data(
    questionnaire: Questionnaire,
    case: Case,
    language: str,
    stories: Mapping[str, Case] = NO_STORIES,
) -> Data:
    """Return everything the page's script reads, the questions in the order they are asked.

    ``key`` is where a browser keeps what isn't saved yet; it differs for another questionnaire
    or another case to begin with. ``stories`` are the cases to practise on.
    """
    begin = f"{questionnaire.digest}\n{dump_case(questionnaire, case)}"
    return {
        **fields(questionnaire, "id version languages title intro closing"),
        "key": hashlib.sha256(begin.encode()).hexdigest()[:16],
        "language": language,
        "rule": questionnaire.rule,
        "parts": [
            {
                **fields(part, "title intro"),
                "questions": [_question(questionnaire, name) for name in part.questions],
            }
            for part in questionnaire.parts
        ],
        "urgent": _urgent(questionnaire),
        "choosable": [
            {**fields(end, "id label meaning"), "strategy": end in questionnaire.strategies}
            for end in questionnaire.choosable.values()
        ],
        "retired": list(questionnaire.retired),
        "case": page_case(questionnaire, case),
        "result": result_data(questionnaire),
        "report": report_data(questionnaire),
        "practice": {spoken: Words("practice", spoken).texts for spoken in questionnaire.languages}
        if stories
        else {},
        "stories": [page_case(questionnaire, story) for story in stories.values()],
        "words": {spoken: Words("form", spoken).texts for spoken in questionnaire.languages},
    }


def page_case(questionnaire: Questionnaire, case: Case) -> Data:
    """Return a case as the page keeps it: what is absent is an empty string."""
    decision = case.decision
    return {
        "about": {key: getattr(case, key) or "" for key in CASE_KEYS},
        "answers": [
            [name, page_answer(questionnaire.question[name], answer)]
            for name, answer in case.answers.items()
        ],
        "retired": [[name, answer_as_written(answer)] for name, answer in case.retired.items()],
        "notes": list(case.notes.items()),
        "decision": {
            key: getattr(decision, key, None) or "" for key in CaseDecision.__struct_fields__
        },
        "story": case.story or "",
    }


def _urgent(questionnaire: Questionnaire) -> list[Data]:
    """Return what can't wait for the report: the urgent gates that test only answers."""
    found: list[Data] = []
    for gate in questionnaire.gates:
        tests = [*tests_in(gate.when), *tests_in(gate.unless)]
        if not gate.urgent or any(test.subject != "question" for test in tests):
            continue
        at = [test.id for test in tests_in(gate.when)]
        texts = {spoken: _alarm(questionnaire, gate, spoken) for spoken in questionnaire.languages}
        found.append({"gate": gate.id, "at": at, "text": texts})
    return found


def _alarm(questionnaire: Questionnaire, gate: Gate, language: str) -> str:
    """Return what an urgent gate says at once: its outcome with a first step, or its duty."""
    words = Words("form", language)
    if gate.outcome is None:
        duty = gate.duty or gate.because or {}
        return words("urgent-duty", duty=duty[language])
    end = questionnaire.ends[gate.outcome]
    return words("urgent", label=end.label[language], first=end.first_step[language])


def _question(questionnaire: Questionnaire, name: str) -> Data:
    question = questionnaire.question[name]
    # At a weak answer the question asks for a note, in the words of `why`.
    weak = [value for value in question.values if follow_up(questionnaire, name, value)]
    return {
        **fields(question, "id kind text help decimals shown heading why"),
        "options": [
            {
                "value": _value(question, option.value),
                **fields(option, "label alone"),
                "share": None if option.share is None else int(option.share),
            }
            for option in question.options
        ],
        "minimum": None if question.minimum is None else decimal_text(question.minimum),
        "maximum": None if question.maximum is None else decimal_text(question.maximum),
        "notApplicable": question.not_applicable,
        "shareNote": question.share_note,
        "canChange": question.can_change,
        "weak": [_value(question, value) for value in weak],
    }


def _value(question: Question, value: Value) -> str:
    """Return a value as it stands in a case file; ids in a list stand there without quotes."""
    return str(value) if question.kind == "choices" else answer_text(value)


def page_answer(question: Question, answer: Answer) -> str | list[str]:
    """Return an answer as the page keeps it: a text as it is, anything else as in a case file."""
    if isinstance(answer, tuple):
        return list(answer)
    return answer if question.kind == "text" and isinstance(answer, str) else answer_text(answer)


def as_json(data: Data) -> str:
    """Return data as JSON that can stand inside a page: nothing in it can end its element."""
    text = msgspec.json.encode(data).decode()
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
