"""What a report shows: every format for people draws this one view, and none computes.

Here words are chosen in one language, and numbers become positions to draw. Nothing is scored.
"""

from __future__ import annotations

from burgerkompas.report.view import advice, changes, decision, measures, sections
from burgerkompas.report.view.values import Quadrant, QuadrantCell, ReportView, TextGroup
from burgerkompas.report.view.wording import Wording
from burgerkompas.results import Result
from burgerkompas.safe_text import inert

__all__ = ["Quadrant", "QuadrantCell", "ReportView", "TextGroup", "report_view"]


def report_view(result: Result, language: str, group: bool = False) -> ReportView:
    """Return what a report on a result shows, in one of the questionnaire's languages.

    ``group``: what the group itself may read. In danger there is only what to do at once.
    """
    w = Wording(result, language)
    questionnaire, advised = result.questionnaire, result.strategy
    about, title = sections.about(w), w.text(questionnaire.title)
    case = inert(result.case.name or result.case.file or "")
    told = advice.advice_view(w, advised) if advised else None
    decided, agreed = decision.decision_view(w, group), decision.agreements(w, group)
    if group:
        parts = sections.for_group(w, told)
        return ReportView(
            language, title, case, about, True, decision=decided, agreements=agreed, **parts
        )
    if told and told.firmness == "danger":
        return ReportView(language, title, case, about, advice=told, decision=decided)
    closing, roles = questionnaire.closing, questionnaire.sections.roles
    # Where no strategy is advised there is something to do first, not to compare or to change.
    strategy = advised if advised and advised.id else None
    rows = changes.ranking(w, strategy) if strategy else ()
    return ReportView(
        language=language,
        title=title,
        case=case,
        about=about,
        warnings=advice.warnings(w),
        advice=told,
        decision=decided,
        agreements=agreed,
        changes=changes.changes(w) if strategy else (),
        ranking=rows,
        margin=changes.margin(w, strategy) if strategy else "",
        why_not=changes.why_not(w, rows),
        definitions=tuple(measures.definitions(w)),
        quadrants=tuple(measures.quadrants(w)),
        bar_groups=tuple(measures.bar_groups(w)),
        roles_title=w.text(roles.title) if roles else "",
        roles=sections.roles(w),
        participation=sections.participation(w),
        published=sections.published(w),
        shown=sections.shown(w),
        open=sections.open_questions(w),
        notes=sections.notes(w),
        story=result.case.story_in(language),
        basis=w.text(questionnaire.decision.note) if questionnaire.decision else "",
        sources=tuple(w.text(source.cite) for source in questionnaire.sources),
        closing=w.text(closing.text) if closing else "",
        conclusion=w.note(closing.id) if closing else "",
    )
