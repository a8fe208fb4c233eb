"""What the page needs for a report besides the questions: texts, and how to draw.

Keys are the names of the fields in ``questionnaire.model``; a text is in every language.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import msgspec

from burgerkompas.engine import engine_for
from burgerkompas.questionnaire.model import (
    Classification,
    Dimension,
    Gate,
    Questionnaire,
    Rule,
    Scorecard,
    tests_in,
)
from burgerkompas.report.drawing import draw
from burgerkompas.report.view import QuadrantCell
from burgerkompas.report.view.measures import empty_quadrant
from burgerkompas.report.view.wording import origin_mark
from burgerkompas.results.data import TOOL, answer_data
from burgerkompas.texts import Words
from burgerkompas.texts.dates import month_names

Data = dict[str, object]

END = (
    "label name meaning not_when first_step ask_the_group look_again look_again_days outputs "
    "participation participation_text"
)


def result_data(questionnaire: Questionnaire) -> Data:
    """Return what the questionnaire says about results."""
    decision, sections = questionnaire.decision, questionnaire.sections
    card = decision if isinstance(decision, Scorecard) else None
    factors, participation = sections.success_factors, sections.participation
    roles, evidence = sections.roles, questionnaire.evidence
    return {
        "tool": TOOL,
        "digest": questionnaire.digest,
        "kind": decision and ("scorecard" if card else "table"),
        "basis": decision and decision.basis,
        "note": decision and decision.note,
        # As the lead that it is compared with, which is rounded in the JSON.
        "clear_margin": round(float(card.clear.margin), 4) if card else 0,
        "ends": {end.id: fields(end, END) for end in questionnaire.ends.values()},
        "gates": [*map(_gate, questionnaire.gates), *map(_rule, questionnaire.rules)],
        "all_closed": card and card.all_closed and fields(card.all_closed, "id because"),
        "own_view": card and card.own_view and card.own_view.question,
        "evidence": evidence
        and {
            **fields(evidence, "note cases"),
            "bands": _each(evidence.bands, "id readings first defensible"),
        },
        "dimensions": [_dimension(dimension) for dimension in questionnaire.dimensions],
        "classifications": [
            {
                **fields(spec, "id label axes"),
                "types": _each(spec.types, "id label text first_thing warning at"),
            }
            for spec in questionnaire.classifications
        ],
        "factors": factors and fields(factors, "title intro dimensions"),
        "roles": roles
        and {
            "title": roles.title,
            "roles": [
                {
                    **fields(role, "id label meaning"),
                    "because": [trigger.because for trigger in role.triggers],
                }
                for role in roles.roles
            ],
        },
        "participation": participation and fields(participation, "title note now wished"),
        "sources": _each(questionnaire.sources, "id cite"),
        "trying": _trying(questionnaire),
    }


def _trying(questionnaire: Questionnaire) -> Data | None:
    """Return what the page may try: ``answers`` by question, the ends to look for, what must stay.

    ``tested``: for a question with several choices, those that may change. ``stays``: for each
    gate, the questions whose known answers stay unless that gate decides.
    """
    ahead = engine_for(questionnaire).look_ahead
    if ahead.model is None or questionnaire.decision is None:
        return None
    questions = [one for group in ahead.model.groups for one in group.questions]
    several = [one for one in questions if one.spec.kind == "choices"]
    return {
        "targets": ahead.targets,
        "answers": {one.spec.id: [*map(answer_data, one.domain)] for one in questions},
        "tested": {one.spec.id: sorted(map(str, one.tested)) for one in several},
        "stays": {gate: sorted(names) for gate, names in ahead.gate_questions.items()},
    }


def _gate(gate: Gate) -> Data:
    """Return a gate.

    ``asks`` are the questions it tests; ``effects`` has the targets of each effect, and the name
    of its text.
    """
    effects = {
        "outcome": ([gate.outcome], "because"),
        "close": (gate.close, "because"),
        "first": ([gate.first], "because"),
        "duty": ((), "duty"),
        "caution": ((), "caution"),
        "unknown": ((), "because" if gate.because else "duty" if gate.duty else "caution"),
    }
    asks = [test.id for test in tests_in(gate.when) if test.subject == "question"]
    texts = fields(gate, "id urgent because first first_step advice duty caution")
    return {**texts, "asks": asks, "effects": effects}


def _rule(rule: Rule) -> Data:
    effects = {"outcome": ([rule.then], "because"), "unknown": ((), "because")}
    return {**fields(rule, "id because"), "effects": effects}


def _dimension(spec: Dimension) -> Data:
    return {
        **fields(spec, "id label report levels_on high low"),
        "levels": _each(spec.levels, "id label advice low"),
        "itemIds": [item.question for item in spec.items],
    }


def fields(value: msgspec.Struct, names: str) -> Data:
    """Return those fields that exist for a value of this kind."""
    return {k: _plain(getattr(value, k)) for k in names.split() if hasattr(value, k)}


def _plain(value: object) -> object:
    return float(value) if isinstance(value, Fraction) else value


def _each(values: Iterable[msgspec.Struct], names: str) -> list[Data]:
    return [fields(value, names) for value in values]


def report_data(questionnaire: Questionnaire) -> Data:
    """Return what the program itself puts in a report: words, months, and empty quadrants."""
    languages = questionnaire.languages
    return {
        "words": {
            language: Words("report", language).texts
            | Words("tried", language).texts
            | {"apart": origin_mark(language)}
            for language in languages
        },
        "months": {language: month_names(language) for language in languages},
        "quadrants": {
            spec.id: {language: _quadrant(questionnaire, spec, language) for language in languages}
            for spec in questionnaire.classifications
            if len(spec.axes) == 2
        },
    }


def _quadrant(questionnaire: Questionnaire, spec: Classification, language: str) -> Data:
    """Return a quadrant without a case, and its drawing."""
    empty = empty_quadrant(
        questionnaire, spec, language, lambda kind: QuadrantCell(kind.label[language])
    )
    return {"quadrant": empty, "drawing": draw(empty)}
