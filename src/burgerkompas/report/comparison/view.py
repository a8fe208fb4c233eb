"""What a comparison shows: every shape of it is drawn from this one view.

Here words are chosen in one language; nothing is computed. Texts of cases are made inert.
"""

from __future__ import annotations

import msgspec

from burgerkompas.comparison.comparison import Comparison, Difference, Swap
from burgerkompas.report.comparison.shifts import shifts
from burgerkompas.report.comparison.talk import talk
from burgerkompas.report.comparison.voice import Voice
from burgerkompas.safe_text import inert


class Said(msgspec.Struct, frozen=True):
    """What one case says to a question, with what was noted there."""

    who: str
    answer: str
    note: str


class Entry(msgspec.Struct, frozen=True):
    """A question with what each case says."""

    question: str
    said: tuple[Said, ...]


class Table(msgspec.Struct, frozen=True):
    """Rows under heads; the first cell of a row names it."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Section(msgspec.Struct, frozen=True):
    """A heading and what stands under it, in this order."""

    title: str
    lines: tuple[str, ...] = ()
    table: Table | None = None
    entries: tuple[Entry, ...] = ()
    bullets: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class ComparisonView(msgspec.Struct, frozen=True):
    """A whole comparison in one language."""

    language: str
    questionnaire_title: str
    title: str
    people: tuple[tuple[str, str], ...]
    notices: tuple[str, ...]
    sections: tuple[Section, ...]


def comparison_view(comparison: Comparison, language: str) -> ComparisonView:
    """Return what a comparison shows, in one of the questionnaire's languages."""
    voice = Voice(comparison, language)
    return ComparisonView(
        language=language,
        questionnaire_title=comparison.questionnaire.title[language],
        title=voice.say("title", name=voice.together(voice.names)),
        people=voice.people,
        notices=_notices(comparison, voice),
        sections=(
            *_advice(comparison, voice),
            *_because(comparison, voice),
            *_large(comparison, voice),
            *_open(comparison, voice),
            *_small(comparison, voice),
            *_levels(comparison, voice),
            Section(voice.say("talk"), bullets=talk(comparison, voice)),
        ),
    )


def _notices(comparison: Comparison, voice: Voice) -> tuple[str, ...]:
    lines = [voice.say(f"read-as-{comparison.reason}")]
    if comparison.names_differ:
        lines.append(voice.say("names-differ", names="; ".join(voice.names)))
    mine = f"{comparison.questionnaire.id}@{comparison.questionnaire.version}"
    versions = dict.fromkeys(inert(r.case.questions or mine) for r in comparison.results)
    if len(versions) > 1:
        lines.append(voice.say("versions-differ", versions="; ".join(versions)))
    return (*lines, voice.say("no-judgement"))


def _advice(comparison: Comparison, voice: Voice) -> tuple[Section, ...]:
    told = [result.strategy for result in comparison.results]
    if not all(told):
        return ()
    labels = [voice.wording.names[outcome] for outcome in comparison.outcomes]
    if len(set(comparison.outcomes)) == 1:
        line = voice.say("advice-same", advice=labels[0])
    else:
        line = voice.say("advice-differs", advices=voice.then(labels))
    settled = []
    for advice in told:
        possible = advice.possible if advice else None
        if possible is None:
            settled.append(voice.say("settled-none"))
        elif len(possible) == 1:
            settled.append(voice.say("settled-yes"))
        else:
            settled.append(voice.say("settled-no", count=len(possible)))
    known = [str(result.answered.known) for result in comparison.results]
    rows = (
        (voice.say("outcome"), *labels),
        (voice.say("settled"), *settled),
        (voice.say("known"), *known),
    )
    return (Section(voice.say("advice"), (line,), Table(("", *voice.who), rows)),)


def _because(comparison: Comparison, voice: Voice) -> tuple[Section, ...]:
    sections = []
    for i, swap in enumerate(comparison.swaps):
        first, *others = swap.ways
        key = "inexact" if not swap.exact else "one" if len(first) == 1 else "some"
        head = voice.say(
            f"swap-{key}",
            case=voice.who[swap.case],
            other=voice.who[swap.other],
            advice=voice.wording.names[swap.outcome],
            count=len(first),
        )
        after = [voice.say("or-these", questions=voice.quoted(way)) for way in others]
        after += [voice.say("and-more")] if swap.more else []
        title = voice.say("because") if i == 0 else ""
        entries = tuple(_swapped(comparison, voice, swap, name) for name in first)
        sections.append(Section(title, (head,), entries=entries, after=tuple(after)))
    return tuple(sections)


def _swapped(comparison: Comparison, voice: Voice, swap: Swap, name: str) -> Entry:
    return Entry(
        voice.question(name), tuple(_said(voice, name, case) for case in (swap.case, swap.other))
    )


def _said(voice: Voice, name: str, case: int) -> Said:
    return Said(voice.who[case], voice.answer(name, case), voice.note(name, case))


def _entry(voice: Voice, difference: Difference) -> Entry:
    name = difference.question
    return Entry(voice.question(name), tuple(_said(voice, name, i) for i in range(len(voice.who))))


def _large(comparison: Comparison, voice: Voice) -> tuple[Section, ...]:
    found = tuple(_entry(voice, difference) for difference in comparison.of("large"))
    line = voice.say("large-what" if found else "large-none")
    return (Section(voice.say("large"), (line,), entries=found),)


def _open(comparison: Comparison, voice: Voice) -> tuple[Section, ...]:
    found = tuple(_entry(voice, difference) for difference in comparison.of("open"))
    return (Section(voice.say("open"), entries=found),) if found else ()


def _small(comparison: Comparison, voice: Voice) -> tuple[Section, ...]:
    same = voice.say("same", same=comparison.same, nobody=comparison.nobody)
    small = {difference.question for difference in comparison.of("small")}
    bullets = []
    for part in comparison.questionnaire.parts:
        here = [voice.question(name) for name in part.questions if name in small]
        if here:
            title = part.title[voice.language]
            bullets.append(voice.say("part", part=title, count=len(here), questions=" ".join(here)))
    lines = (voice.say("small-what"),) if bullets else ()
    title = voice.say("small" if bullets else "alike")
    return (Section(title, lines, bullets=tuple(bullets), after=(same,)),)


def _levels(comparison: Comparison, voice: Voice) -> tuple[Section, ...]:
    rows, same, nowhere = shifts(comparison, voice)
    if not rows and not same:
        return ()
    after = [voice.say("levels-same", labels="; ".join(same))] if same else []
    after += [voice.say("levels-none", labels="; ".join(nowhere))] if nowhere else []
    table = Table(("", *voice.who), tuple(rows)) if rows else None
    return (Section(voice.say("levels"), table=table, after=tuple(after)),)
