"""Practise: hear what happened, say what you would do and why, before the advice is shown."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from burgerkompas.cases import Case, read_case
from burgerkompas.errors import AnswersRefused
from burgerkompas.interview.asker import Asker, Entry
from burgerkompas.questionnaire.model import RESERVED, Outcome, Questionnaire, Strategy
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words
from burgerkompas.texts.interview import PRACTICE

_FIRST_LINE = 80
"""Characters of a story's first paragraph that a menu shows."""


class Choice(msgspec.Struct, frozen=True):
    """What somebody would do: the id of a strategy or outcome, and the reason (may be empty)."""

    id: str
    why: str


def pick_story(
    asker: Asker, language: str, stories: Mapping[str, Case], told: frozenset[str]
) -> str | None:
    """Let one of some stories be chosen; ``told`` are marked. ``None`` is stopping."""
    words = Words(PRACTICE, language)
    names = list(stories)
    entries = [
        Entry(_line(stories[name], language) + (f" ({words('told')})" if name in told else ""))
        for name in names
    ]
    entries.append(Entry(words("stop")))
    waiting = next((i for i, name in enumerate(names) if name not in told), len(names))
    title = words("another" if told else "which")
    chosen = asker.choose(title, tuple(entries), waiting, stops=True)
    return None if chosen is None or chosen == len(names) else names[chosen]


def tell_strategies(asker: Asker, language: str, questionnaire: Questionnaire) -> None:
    """Say what each strategy means; of a decision table, each outcome that is explained."""
    asker.tell(f"\n{Words(PRACTICE, language)('strategies')}")
    strategies, outcomes = _ends(questionnaire)
    for end in strategies or outcomes:
        meaning = end.meaning[language]
        asker.tell(f"- {end.label[language]}" + (f": {meaning}" if meaning else ""))


def tell_story(asker: Asker, language: str, case: Case) -> None:
    """Tell what happened, and nothing of the answers."""
    title = ", ".join(inert(text) for text in (case.name, case.place) if text)
    asker.tell(f"\n== {title} ==\n")
    asker.tell("\n\n".join(case.story_in(language)))


def ask_choice(asker: Asker, language: str, questionnaire: Questionnaire) -> Choice | None:
    """Ask what to do and why, with nothing chosen beforehand; ``None`` is going back."""
    words = Words(PRACTICE, language)
    strategies, outcomes = _ends(questionnaire)
    apart = len(strategies) or None
    ends: tuple[Strategy | Outcome, ...] = (*strategies, *outcomes)
    entries = tuple(
        Entry(end.label[language], words("or-first") if i == apart else None)
        for i, end in enumerate(ends)
    )
    at = None
    while True:
        at = asker.choose(words("what"), entries, at)
        if at is None:
            return None
        why = asker.text(words("why"), "")
        if why is not None:
            return Choice(ends[at].id, why)


def _ends(questionnaire: Questionnaire) -> tuple[tuple[Strategy, ...], tuple[Outcome, ...]]:
    """Return what an advice can be: strategies, and outcomes that are none."""
    outcomes = questionnaire.decision.outcomes if questionnaire.decision else ()
    return questionnaire.strategies, tuple(o for o in outcomes if o.id not in RESERVED)


def _line(case: Case, language: str) -> str:
    """Return how a case's story begins: its name may be in another language."""
    first = case.story_in(language)[0]
    if len(first) > _FIRST_LINE:
        first = first[:_FIRST_LINE].rsplit(" ", 1)[0] + " …"
    return first


def examples_home() -> Path:
    """Return the folder of the shipped cases: in the package, else in the checkout."""
    package = Path(__file__).resolve().parent.parent
    packaged = package / "examples"
    return packaged if packaged.is_dir() else package.parent.parent / "examples"


def shipped_stories(questionnaire: Questionnaire) -> dict[str, Case]:
    """Return the shipped cases that tell a story and belong to a questionnaire, by name of file."""
    found: dict[str, Case] = {}
    folder = examples_home()
    for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
        try:
            case = read_case(questionnaire, path)
        except AnswersRefused:
            # It belongs to another questionnaire, or to another version of this one.
            continue
        if case.story:
            found[path.stem] = case
    return found
