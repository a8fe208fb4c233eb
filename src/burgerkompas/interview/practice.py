"""Practice: tell a story, and ask what the user would do and why before showing the advice."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from burgerkompas.cases import Case, read_case
from burgerkompas.cases.store import examples_home
from burgerkompas.errors import AnswersRefused, Problem, UsageRefused, Where, closest
from burgerkompas.files import is_there
from burgerkompas.interview.asker import Asker, Entry
from burgerkompas.questionnaire.model import Outcome, Questionnaire, Strategy
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words

_FIRST_LINE = 80
"""How many characters of a story a menu shows."""


class Choice(msgspec.Struct, frozen=True):
    """The user's choice: the id of a strategy or outcome, and the reason (may be empty)."""

    id: str
    why: str


def pick_story(asker: Asker, stories: Mapping[str, Case], told: frozenset[str]) -> str | None:
    """Let the user choose a story, with those ``told`` marked; return ``None`` to stop."""
    words = Words("practice", asker.language)
    names = list(stories)
    told_before = f" ({words('told')})"
    lines = [_line(stories[n], asker.language) + told_before * (n in told) for n in names]
    entries = [Entry(line) for line in (*lines, words("stop"))]
    waiting = next((i for i, name in enumerate(names) if name not in told), len(names))
    title = words("which")
    chosen = asker.choose(title, tuple(entries), waiting, stops=True)
    return None if chosen is None or chosen == len(names) else names[chosen]


def wants_another(asker: Asker) -> bool:
    """Ask whether to choose another story, with what was said last still in view."""
    words = Words("practice", asker.language)
    entries = (Entry(words("to-stories")), Entry(words("stop")))
    return asker.choose(words("another"), entries, 0, stops=True) == 0


def _tell_strategies(asker: Asker, questionnaire: Questionnaire) -> None:
    """Explain each strategy, or each outcome of a decision table."""
    language = asker.language
    asker.tell(f"\n{Words('practice', language)('strategies')}")
    strategies, outcomes = _ends(questionnaire)
    for end in strategies or outcomes:
        meaning = end.meaning[language]
        asker.tell(f"- {end.label[language]}" + (f": {meaning}" if meaning else ""))


def tell_story(asker: Asker, case: Case) -> bool:
    """Tell the story of a case, without its answers, and wait; return False to go back."""
    words = Words("practice", asker.language)
    title = ", ".join(inert(text) for text in (case.name, case.place) if text)
    asker.tell(f"\n== {title} ==\n")
    asker.tell("\n\n".join(case.story_in(asker.language)))
    return asker.choose(words("read"), (Entry(words("to-choice")),), 0) is not None


def ask_choice(asker: Asker, questionnaire: Questionnaire, explain: bool = False) -> Choice | None:
    """Ask what to do and why, with nothing preselected; return ``None`` to go back.

    ``explain``: say first what each strategy means.
    """
    if explain:
        _tell_strategies(asker, questionnaire)
    words = Words("practice", asker.language)
    strategies, outcomes = _ends(questionnaire)
    apart = len(strategies) or None
    ends: tuple[Strategy | Outcome, ...] = (*strategies, *outcomes)
    entries = tuple(
        Entry(end.label[asker.language], words("or-first") if i == apart else None)
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
    """Return what the advice can be: the strategies, and the other outcomes."""
    outcomes = (end for end in questionnaire.choosable.values() if isinstance(end, Outcome))
    return questionnaire.strategies, tuple(outcomes)


def _line(case: Case, language: str) -> str:
    """Return how a story begins (a case's name may be in another language)."""
    first = case.story_in(language)[0]
    if len(first) > _FIRST_LINE:
        first = first[:_FIRST_LINE].rsplit(" ", 1)[0] + " …"
    return first


def choose_stories(
    questionnaire: Questionnaire, language: str, name: str | None
) -> Mapping[str, Case]:
    """Return the stories to practise on, by name: the one named, or else all shipped ones.

    ``name`` is a case file with a story, or the name of a shipped one. Raises ``UsageRefused``
    if the questionnaire gives no advice, ``AnswersRefused`` if there is no such story.
    """
    if questionnaire.decision is None:
        raise UsageRefused([Problem("no-advice", Where(""), {"id": questionnaire.id})])
    if name is not None and is_there(Path(name)):
        case = read_case(questionnaire, Path(name))
        if not case.story_in(language):
            raise AnswersRefused([Problem("no-story", Where(name))])
        return {name: case}
    stories = shipped_stories(questionnaire)
    if name is None:
        if not stories:
            raise UsageRefused([Problem("no-stories", Where(""), {"id": questionnaire.id})])
        return stories
    if name not in stories:
        guess = closest(name, stories)
        raise AnswersRefused([Problem("no-such-case", Where(name), {}, guess)])
    return {name: stories[name]}


def shipped_stories(questionnaire: Questionnaire) -> dict[str, Case]:
    """Return the shipped cases of a questionnaire that have a story, by file name."""
    found: dict[str, Case] = {}
    folder = examples_home()
    for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
        try:
            case = read_case(questionnaire, path)
        except AnswersRefused:
            # It is for another questionnaire, or for another version of this one.
            continue
        if case.story:
            found[path.stem] = case
    return found
