"""What is different between two versions of a questionnaire, thing by thing.

A thing is what has an id of its own: a question, a dimension, a strategy, a gate … Within it all
fields are compared, so that a field that is new to the model is compared too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from burgerkompas.questionnaire.model import (
    All,
    Not,
    Questionnaire,
    Scorecard,
    Test,
)
from burgerkompas.questionnaire.model import (
    Any as AnyOf,
)

Kind = Literal["added", "removed", "reworded", "rejudged", "moved"]

What = Literal[
    "question",
    "dimension",
    "classification",
    "strategy",
    "outcome",
    "gate",
    "rule",
    "role",
    "decision",
    "questionnaire",
]


class Detail(msgspec.Struct, frozen=True):
    """One value within a thing that is different; ``None`` where it isn't there."""

    path: tuple[str, ...]
    old: object
    new: object


class Change(msgspec.Struct, frozen=True):
    """One thing that is different, in one way.

    ``reworded``: only texts. ``rejudged``: what its answers are, mean, count or lead to.
    ``moved``: it stands at another place.
    """

    kind: Kind
    what: What
    id: str
    details: tuple[Detail, ...] = ()


_APART = {"questions", "dimensions", "classifications", "decision", "sections"}
_OWN = {"id", "version", "digest", "parts", *_APART}
_BESIDE = {("sources",), ("basis",), ("share",), ("languages",), ("closing",)}
"""What is told beside a question or an advice, and changes no more than its words."""

_KEYS = ("id", "question", "dimension", "value", "strategy")


def differences(old: Questionnaire, new: Questionnaire) -> tuple[Change, ...]:
    """Return every change, in the order of the questionnaire."""
    before, after = dict(_things(old)), dict(_things(new))
    found: list[Change] = []
    for (what, name), thing in after.items():
        if (what, name) not in before:
            found.append(Change("added", what, name))
        else:
            found += _within(what, name, before[what, name], thing)
    found += [Change("removed", *key) for key in before if key not in after]
    found += _order(before, after)
    order: dict[str, int] = {what: i for i, what in enumerate(What.__args__)}  # type: ignore[attr-defined]
    return tuple(sorted(found, key=lambda change: order[change.what]))


def _things(questionnaire: Questionnaire) -> Iterator[tuple[tuple[What, str], Any]]:
    for question in questionnaire.questions:
        yield ("question", question.id), question
    for dimension in questionnaire.dimensions:
        yield ("dimension", dimension.id), dimension
    for classification in questionnaire.classifications:
        yield ("classification", classification.id), classification
    decision, roles = questionnaire.decision, questionnaire.sections.roles
    for strategy in questionnaire.strategies:
        yield ("strategy", strategy.id), strategy
    for outcome in decision.outcomes if decision else ():
        yield ("outcome", outcome.id), outcome
    for gate in questionnaire.gates:
        yield ("gate", gate.id), gate
    for rule in questionnaire.rules:
        yield ("rule", rule.id), rule
    for role in roles.roles if roles else ():
        yield ("role", role.id), role
    if decision is not None:
        told_already = {"strategies", "outcomes", "gates", "rules", "undecided"}
        name = "scorecard" if isinstance(decision, Scorecard) else "table"
        yield ("decision", name), _settings(decision, told_already)
    rest = _settings(questionnaire, _OWN)
    # Which questions a part has is told with the questions.
    rest["parts"] = tuple(msgspec.structs.replace(p, questions=()) for p in questionnaire.parts)
    rest["sections"] = {
        name: _settings(section, {"roles"})
        for name in ("success_factors", "roles", "participation")
        if (section := getattr(questionnaire.sections, name)) is not None
    }
    yield ("questionnaire", ""), rest


def _settings(thing: msgspec.Struct, without: set[str]) -> dict[str, Any]:
    names = (field.name for field in msgspec.structs.fields(thing))
    return {name: getattr(thing, name) for name in names if name not in without}


def _within(what: What, name: str, old: Any, new: Any) -> Iterator[Change]:
    kinds: dict[Kind, list[Detail]] = {}
    for detail, kind in _leaves(old, new, ()):
        kinds.setdefault(kind, []).append(detail)
    for kind, details in kinds.items():
        yield Change(kind, what, name, tuple(details))


def _leaves(old: Any, new: Any, path: tuple[str, ...]) -> Iterator[tuple[Detail, Kind]]:
    if old == new:
        return
    if isinstance(old, msgspec.Struct) and type(old) is type(new) and not _is_condition(old):
        old, new = _settings(old, set()), _settings(new, set())
    if _by_key(old) is not None and _by_key(new) is not None:
        yield from _listed(_by_key(old) or {}, _by_key(new) or {}, path)
    elif isinstance(old, dict) and isinstance(new, dict) and not (_is_text(old) or _is_text(new)):
        yield from _listed(old, new, path)
    elif _is_text(old) and _is_text(new):
        for language in dict.fromkeys([*old, *new]):
            if old.get(language) != new.get(language):
                detail = Detail((*path, language), old.get(language), new.get(language))
                yield detail, "reworded"
    else:
        texts = [value for value in (old, new) if value is not None]
        kind: Kind = "reworded" if all(_is_text(value) for value in texts) else "rejudged"
        if path[-1:] == ("part",) or (path[:1] == ("parts",) and kind != "reworded"):
            kind = "moved"
        elif path[-1:] in _BESIDE or path[:1] in (("sources",), ("bases",)):
            kind = "reworded"
        yield Detail(path, old, new), kind


def _listed(
    old: dict[Any, Any], new: dict[Any, Any], path: tuple[str, ...]
) -> Iterator[tuple[Detail, Kind]]:
    for key in dict.fromkeys([*old, *new]):
        yield from _leaves(old.get(key), new.get(key), (*path, str(key)))


def _by_key(value: Any) -> dict[Any, Any] | None:
    """Return a list of things as a mapping; ``None`` when it is no such list."""
    if not isinstance(value, tuple) or not all(isinstance(v, msgspec.Struct) for v in value):
        return None
    return {next(getattr(v, k) for k in _KEYS if hasattr(v, k)): v for v in value if _has_key(v)}


def _has_key(value: Any) -> bool:
    return any(hasattr(value, key) for key in _KEYS)


def _is_text(value: Any) -> bool:
    """Whether a value is a text in every language."""
    return (
        isinstance(value, dict)
        and bool(value)
        and all(
            isinstance(key, str) and len(key) <= 3 and isinstance(text, str)
            for key, text in value.items()
        )
    )


def _is_condition(value: Any) -> bool:
    return isinstance(value, (Test, All, AnyOf, Not))


def _order(before: dict[Any, Any], after: dict[Any, Any]) -> Iterator[Change]:
    """Say of what decides by its order when that is different."""
    several = {"question": "questions", "strategy": "strategies", "gate": "gates", "rule": "rules"}
    for what, name_of_all in several.items():
        old = [name for kind, name in before if kind == what and (kind, name) in after]
        new = [name for kind, name in after if kind == what and (kind, name) in before]
        if old != new:
            detail = Detail((name_of_all,), tuple(old), tuple(new))
            which: What = "questionnaire" if what == "question" else "decision"
            kind: Kind = "moved" if what == "question" else "rejudged"
            yield Change(kind, which, "", (detail,))


SIGNS = {"at_least": "≥", "at_most": "≤", "above": ">", "below": "<"}


def in_words(value: Any) -> str:
    """Return a value of a change in one line, ids as their author wrote them."""
    if value is None:
        return "–"
    if isinstance(value, Test):
        if value.op in SIGNS:
            return f"{value.id} {SIGNS[value.op]} {float(value.bound):g}"
        sign = "=" if value.op == "is" else "∋"
        return f"{value.id} {sign} {' | '.join(map(str, value.values))}"
    if isinstance(value, (All, AnyOf)):
        return (
            "("
            + (" & " if isinstance(value, All) else " | ").join(map(in_words, value.parts))
            + ")"
        )
    if isinstance(value, Not):
        return f"not {in_words(value.part)}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        if all(isinstance(one, tuple) and len(one) == 2 for one in value) and value:
            return ", ".join(f"{in_words(k)}: {in_words(v)}" for k, v in value)
        return "[" + ", ".join(map(in_words, value)) + "]"
    if isinstance(value, msgspec.Struct):
        names = (getattr(value, key) for key in _KEYS if hasattr(value, key))
        return str(next(names, type(value).__name__))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {in_words(one)}" for key, one in value.items())
    return str(value) if isinstance(value, str) else f"{float(value):g}"
