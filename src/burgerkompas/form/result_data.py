"""What the page knows to report on a case, beside the questions: texts, and how to draw.

Keys are the names of the fields in ``questionnaire.model``; a text is in every language.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import msgspec

from burgerkompas.questionnaire.model import Classification, Dimension, Questionnaire, Scorecard
from burgerkompas.report.drawing import draw
from burgerkompas.report.view import QuadrantCell
from burgerkompas.report.view.measures import empty_quadrant
from burgerkompas.texts import Words
from burgerkompas.texts.dates import month_names
from burgerkompas.texts.report import REPORT, TRIED

Data = dict[str, object]


def result_data(questionnaire: Questionnaire) -> Data:
    """Return what the questionnaire says of results."""
    decision, sections = questionnaire.decision, questionnaire.sections
    card = decision if isinstance(decision, Scorecard) else None
    roles = sections.roles
    return {
        "kind": decision and ("scorecard" if card else "table"),
        "note": decision and decision.note,
        # As the lead that it is compared with, which is rounded in the JSON.
        "clear_margin": round(float(card.clear_margin), 4) if card else 0,
        "ends": {
            end.id: _fields(end, "label name meaning first_step look_again look_again_days")
            for end in questionnaire.ends.values()
        },
        "gates": _each(questionnaire.gates, "id because urgent"),
        "dimensions": [_dimension(dimension) for dimension in questionnaire.dimensions],
        "classifications": [
            {**_fields(spec, "id label axes"), "types": _each(spec.types, TYPE)}
            for spec in questionnaire.classifications
        ],
        "factors": _fields(sections.success_factors, "title intro"),
        "roles": roles and {"title": roles.title, "roles": _each(roles.roles, "id label meaning")},
        "participation": _fields(sections.participation, "title note now wished"),
        "sources": _each(questionnaire.sources, "id cite"),
    }


TYPE = "id label text first_thing warning at"


def _dimension(spec: Dimension) -> Data:
    return {
        **_fields(spec, "id label report levels_on"),
        "levels": _each(spec.levels, "id label advice low"),
        "itemIds": [item.question for item in spec.items],
    }


def _fields(value: msgspec.Struct | None, names: str) -> Data:
    found = {name: getattr(value, name) for name in names.split()} if value else {}
    return {k: float(v) if isinstance(v, Fraction) else v for k, v in found.items()}


def _each(values: Iterable[msgspec.Struct], names: str) -> list[Data]:
    return [_fields(value, names) for value in values]


def report_data(questionnaire: Questionnaire) -> Data:
    """Return what the program itself puts in a report: words, months, and empty quadrants."""
    languages = questionnaire.languages
    words = {language: Words({**REPORT, **TRIED}, language) for language in languages}
    return {
        "words": {
            name: {key: say(key) for key in (*REPORT, *TRIED)} for name, say in words.items()
        },
        "months": {language: month_names(language) for language in languages},
        "quadrants": {
            spec.id: {language: _quadrant(questionnaire, spec, language) for language in languages}
            for spec in questionnaire.classifications
            if len(spec.axes) == 2
        },
    }


def _quadrant(questionnaire: Questionnaire, spec: Classification, language: str) -> object:
    """Return a quadrant without a case, as it is drawn."""
    empty = empty_quadrant(
        questionnaire, spec, language, lambda kind: QuadrantCell(kind.label[language])
    )
    return draw(empty)
