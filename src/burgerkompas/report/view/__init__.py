"""What a report shows: every renderer draws from this one view, and none computes.

Here the words are chosen in one language, and numbers become places to draw. Nothing is scored.
"""

from __future__ import annotations

from burgerkompas.report.view import advice, bars, sections, typologies
from burgerkompas.report.view.shapes import (
    Bar,
    Cell,
    Figure,
    Group,
    Open,
    Pair,
    Quadrant,
    Range,
    Role,
    Row,
    Switch,
    Turn,
    View,
)
from burgerkompas.report.view.wording import Wording
from burgerkompas.results.result import Result
from burgerkompas.safe_text import inert

__all__ = [
    "Bar",
    "Cell",
    "Figure",
    "Group",
    "Open",
    "Pair",
    "Quadrant",
    "Range",
    "Role",
    "Row",
    "Switch",
    "Turn",
    "View",
    "view",
]


def view(result: Result, language: str) -> View:
    """Return what a report on a result shows, in one of the questionnaire's languages."""
    w = Wording(result, language)
    questionnaire, found = result.questionnaire, result.strategy
    parts, closing = questionnaire.sections, questionnaire.closing
    decision = questionnaire.decision
    # Where no strategy is advised there is something to do first, not to compare or to change.
    advised = found if found and found.id else None
    rows = advice.ranking(w, advised) if advised else ()
    return View(
        language=language,
        title=w.text(questionnaire.title),
        case=inert(result.case.name or result.case.file or ""),
        about=_about(w),
        warnings=advice.warnings(w),
        advice=w.text(found.label) if found else "",
        meaning=advice.meaning(w, found) if found else "",
        because=w.texts(*found.because) if found else (),
        against=w.text(found.against) or None if found else None,
        first_step=w.text(found.first_step) if found else "",
        duties=w.texts(*found.duties) if found else (),
        cautions=w.texts(*found.cautions) if found else (),
        how_sure=advice.how_sure(w, found) if found else (),
        ask_the_group=w.text(found.ask_the_group) if found else "",
        look_again=w.text(found.look_again) if found else "",
        ask_next=tuple(w.question(name) for name in (result.ask_next or ())[:3]),
        changes=advice.changes(w) if advised else (),
        ranking=rows,
        margin=advice.margin(w, advised) if advised else "",
        why_not=advice.why_not(w, rows),
        definitions=typologies.definitions(w),
        quadrants=typologies.quadrants(w),
        scales=bars.scales(w),
        factors_title=w.text(parts.success_factors.title) if parts.success_factors else "",
        factors_intro=w.text(parts.success_factors.intro) if parts.success_factors else "",
        factors=bars.factors(w),
        roles_title=w.text(parts.roles.title) if parts.roles else "",
        roles=sections.roles(w),
        participation=sections.participation(w),
        figures=sections.figures(w),
        shown=sections.shown(w),
        open=sections.open_questions(w),
        notes=sections.notes(w),
        story=w.story(),
        basis=w.text(decision.note) if decision else "",
        sources=tuple(w.text(source.cite) for source in questionnaire.sources),
        closing=w.text(closing.text) if closing else None,
        conclusion=w.note(closing.id) or None if closing else None,
    )


def _about(w: Wording) -> tuple[str, ...]:
    case = w.result.case
    given = (case.place, case.date, case.respondent)
    lines = [", ".join(inert(text) for text in given if text)]
    mine = f"{w.questionnaire.id}@{w.questionnaire.version}"
    if case.questions and "@" in case.questions and case.questions != mine:
        lines.append(w.words("filled-in-with", old=inert(case.questions), new=mine))
    return tuple(line for line in lines if line)
