"""What a comparison shows, in one language, and its JSON. Nothing is computed here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import structs

from burgerkompas.cases import OPEN
from burgerkompas.comparison import Comparison
from burgerkompas.report.blocks import (
    Answers,
    ListItem,
    PageSection,
    Paragraph,
    SectionedPage,
    TextTable,
    bullets,
)
from burgerkompas.report.comparison_wording import ComparisonWording
from burgerkompas.report.view.advice import told_briefly
from burgerkompas.report.view.wording import shortest
from burgerkompas.results.data import answer_data, case_data, head
from burgerkompas.safe_text import inert

SCHEMA = "burgerkompas/compare/1"

MAX_LARGE = 3
MAX_OPEN = 2
"""The most questions of each size to talk about; a talk has no room for all."""


def comparison_view(comparison: Comparison, language: str) -> SectionedPage:
    """Return what a comparison shows, in one of the questionnaire's languages."""
    w = ComparisonWording(comparison, language)
    large, partly_open = (_differing(comparison, w, size) for size in ("large", "open"))
    return SectionedPage(
        questionnaire_title=comparison.questionnaire.title[language],
        title=w.say("title", name=w.together(w.names)),
        people=w.people,
        notices=tuple(_notices(comparison, w)),
        sections=(
            *_advice(comparison, w),
            *_because(comparison, w),
            PageSection(
                w.say("large"), (Paragraph(w.say("large-what" if large else "large-none")), *large)
            ),
            *([PageSection(w.say("open"), partly_open)] if partly_open else []),
            _small(comparison, w),
            *_shifts(comparison, w),
            PageSection(w.say("talk"), bullets(_talk(comparison, w))),
        ),
    )


def _notices(comparison: Comparison, w: ComparisonWording) -> Iterator[str]:
    yield w.say(f"read-as-{comparison.reason}")
    if comparison.names_differ:
        yield w.say("names-differ", names="; ".join(w.names))
    mine = comparison.questionnaire.reference
    versions = dict.fromkeys(case.other_version(mine) or mine for case in w.cases)
    if len(versions) > 1:
        yield w.say("versions-differ", versions="; ".join(map(inert, versions)))
    elif mine not in versions:
        yield w.wordings[0].words("filled-in-with", old=inert(*versions), new=mine)
    yield w.say("no-judgement")


def advice_line(comparison: Comparison, language: str) -> str:
    """Say whether all cases get the same advice; empty where none is given."""
    decides = comparison.questionnaire.decision is not None
    return _advices(ComparisonWording(comparison, language))[1] if decides else ""


def _advices(w: ComparisonWording) -> tuple[list[str], str]:
    labels = [told_briefly(wording) for wording in w.wordings]
    if len(set(labels)) == 1:
        return labels, w.say("advice-same", advice=labels[0])
    return labels, w.say("advice-differs", advices=w.then(labels))


def _advice(comparison: Comparison, w: ComparisonWording) -> Iterator[PageSection]:
    if comparison.questionnaire.decision is None:
        return
    labels, line = _advices(w)
    settled = []
    for result in comparison.results:
        possible = result.strategy.possible if result.strategy else None
        if possible is None:
            settled.append(w.say("settled-none"))
        elif len(possible) == 1:
            settled.append(w.say("settled-yes"))
        else:
            settled.append(w.say("settled-no", count=len(possible)))
    rows = (
        (w.say("outcome"), *labels),
        (w.say("settled"), *settled),
        (w.say("known"), *(str(result.answered.known) for result in comparison.results)),
    )
    yield PageSection(w.say("advice"), (Paragraph(line), TextTable(("", *w.who), rows)))


def _because(comparison: Comparison, w: ComparisonWording) -> Iterator[PageSection]:
    """Yield for each swap which answers give the other's advice."""
    for i, swap in enumerate(comparison.swaps):
        first, *others = swap.ways
        key = "inexact" if not swap.exact else "one" if len(first) == 1 else "some"
        head = w.say(
            f"swap-{key}",
            case=w.who[swap.case],
            other=w.who[swap.other],
            advice=w.ends[swap.outcome],
            count=len(first),
        )
        after = [w.say("or-these", questions=w.quoted(way)) for way in others]
        after += [w.say("and-more")] if swap.more else []
        questions = (_answers(w, name, (swap.case, swap.other)) for name in first)
        title = w.say("because") if i == 0 else ""
        yield PageSection(title, (Paragraph(head), *questions, *map(_after, after)))


def _after(text: str) -> Paragraph:
    return Paragraph(text, small=True)


def _answers(w: ComparisonWording, name: str, cases: Sequence[int]) -> Answers:
    notes = {i: w.note(name, i) for i in cases}
    answers = (ListItem(w.answer(name, i), w.who[i], (notes[i],) * bool(notes[i])) for i in cases)
    return Answers(w.question(name), tuple(answers))


def _differing(comparison: Comparison, w: ComparisonWording, size: str) -> tuple[Answers, ...]:
    cases = range(len(w.who))
    return tuple(_answers(w, found.question, cases) for found in comparison.of(size))


def _small(comparison: Comparison, w: ComparisonWording) -> PageSection:
    same = w.say("same", same=comparison.same, nobody=comparison.nobody)
    small = {difference.question for difference in comparison.of("small")}
    told = []
    for part in comparison.questionnaire.parts:
        here = [w.question(name) for name in part.questions if name in small]
        if here:
            title = part.title[w.language]
            told.append(w.say("part", part=title, count=len(here), questions=" ".join(here)))
    if not told:
        return PageSection(w.say("alike"), (_after(same),))
    lines = Paragraph(w.say("small-what"))
    return PageSection(w.say("small"), (lines, *bullets(told), _after(same)))


def _shifts(comparison: Comparison, w: ComparisonWording) -> Iterator[PageSection]:
    """Yield a table of the types and levels that differ, and what is the same or known nowhere."""
    rows, same, nowhere = [], [], []
    for label, places, cells in (*_types(comparison, w), *_levels(comparison, w)):
        if not any(places):
            nowhere.append(label)
        elif len(set(places)) == 1:
            same.append(label)
        else:
            rows.append((label, *cells))
    if not rows and not same:
        return
    after = [w.say("levels-same", labels="; ".join(same))] if same else []
    after += [w.say("levels-none", labels="; ".join(nowhere))] if nowhere else []
    table = [TextTable(("", *w.who), tuple(rows))] if rows else []
    yield PageSection(w.say("levels"), (*table, *map(_after, after)))


_Shift = tuple[str, list[str | None], list[str]]
"""Its subject, and the place of each case: as an id, and in words."""


def _types(comparison: Comparison, w: ComparisonWording) -> Iterator[_Shift]:
    for at, spec in enumerate(comparison.questionnaire.classifications):
        found = [result.classifications[at] for result in comparison.results]
        labels = {kind.id: kind.label[w.language] for kind in spec.types}
        cells = [_cell(w, labels.get(c.type or "", ""), c.borderline) for c in found]
        yield spec.label[w.language], [c.type for c in found], cells


def _levels(comparison: Comparison, w: ComparisonWording) -> Iterator[_Shift]:
    """Yield the levels; where there is no decision, a scale goes by its raw value."""
    decides = comparison.questionnaire.decision is not None
    for at, spec in enumerate(comparison.questionnaire.dimensions):
        if not spec.report or (decides and not spec.levels):
            continue
        found = [result.dimensions[at] for result in comparison.results]
        places: list[str | None] = [d.level for d in found]
        cells = [w.wordings[0].level(spec, d.level) for d in found]
        if not decides:
            places = [None if d.raw is None else shortest(float(d.raw), w.language) for d in found]
            pairs = zip(places, cells, strict=True)
            cells = [": ".join(part for part in pair if part) for pair in pairs]
        told = [_cell(w, cell, d.borderline) for cell, d in zip(cells, found, strict=True)]
        yield spec.label[w.language], places, told


def _cell(w: ComparisonWording, label: str, borderline: bool) -> str:
    if not label:
        return w.say("no-place")
    return w.say("borderline", label=label) if borderline else label


def _talk(comparison: Comparison, w: ComparisonWording) -> Iterator[str]:
    """Yield questions to talk about: what decides the advice first."""
    deciding = dict.fromkeys(name for swap in comparison.swaps for name in swap.ways[0])
    if deciding and all(swap.exact for swap in comparison.swaps):
        yield w.say("talk-advice", questions=w.quoted(list(deciding)[:MAX_LARGE]))
    large = [d.question for d in comparison.of("large") if d.question not in deciding]
    for name in large[:MAX_LARGE]:
        yield w.say("talk-large", question=w.question(name), first=w.who[0], last=w.who[-1])
    for difference in comparison.of("open")[:MAX_OPEN]:
        knows = next(i for i, answer in enumerate(difference.answers) if answer not in OPEN)
        question = w.question(difference.question)
        yield w.say("talk-open", question=question, who=w.who[knows])
    yield w.say("talk-same")


def comparison_data(comparison: Comparison, language: str) -> dict[str, object]:
    """Return a comparison as JSON data."""
    questionnaire, results = comparison.questionnaire, comparison.results
    w = ComparisonWording(comparison, language)
    differences = [
        {
            "item": found.question,
            "text": w.question(found.question),
            "size": found.size,
            "steps": found.steps,
            "answers": [answer_data(answer) for answer in found.answers],
        }
        for found in comparison.differences
    ]
    return {
        **head(SCHEMA, questionnaire, language),
        "kind": comparison.kind,
        "reason": comparison.reason,
        "cases": [_case(comparison, i, name, language) for i, name in enumerate(w.who)],
        "advice": {"differs": len(set(comparison.outcomes)) > 1, "swaps": _swaps(comparison)},
        "same": comparison.same,
        "nobody": comparison.nobody,
        "differences": differences,
        "dimensions": {
            spec.id: {
                "scores": [result.number(result.dimensions[at].score) for result in results],
                "levels": [result.dimensions[at].level for result in results],
            }
            for at, spec in enumerate(questionnaire.dimensions)
        },
        "classifications": {
            spec.id: {"types": [result.classifications[at].type for result in results]}
            for at, spec in enumerate(questionnaire.classifications)
        },
    }


def _case(comparison: Comparison, at: int, name: str, language: str) -> dict[str, object]:
    result = comparison.results[at]
    advice = result.strategy
    return {
        "called": name,
        **structs.asdict(case_data(result.case)),
        **structs.asdict(result.answered),
        "outcome": comparison.outcomes[at],
        "label": advice.label[language] if advice else None,
        "possible": advice.possible if advice else None,
    }


def _swaps(comparison: Comparison) -> list[dict[str, object]]:
    swaps: list[dict[str, object]] = []
    for swap in comparison.swaps:
        mine, theirs = comparison.answers[swap.case], comparison.answers[swap.other]
        changed = {
            name: {"item": name, "from": answer_data(mine[name]), "to": answer_data(theirs[name])}
            for way in swap.ways
            for name in way
        }
        ways = [[changed[name] for name in way] for way in swap.ways]
        swaps.append(structs.asdict(swap) | {"ways": ways})
    return swaps
