"""Find the differences between two versions of a questionnaire, thing by thing.

A thing has an id of its own: a question, a dimension, a strategy, a gate … Within it all
fields are compared, so that a field that is new to the model is compared too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

import msgspec

from burgerkompas.questionnaire.model import All, Any as AnyOf, Not, Questionnaire, Scorecard, Test

ChangeKind = Literal["added", "removed", "reworded", "rejudged", "moved"]
"""``reworded``: only texts. ``rejudged``: its answers, or what they mean, count or lead to.
``moved``: it is in another place."""

ThingKind = Literal[
    "question", "dimension", "classification", "strategy", "outcome", "gate", "rule", "role",
    "decision", "questionnaire",
]  # fmt: skip


class ValueChange(msgspec.Struct, frozen=True):
    """One value within a thing that differs, in words; ``None`` if it is absent."""

    path: tuple[str, ...]
    old: str | None
    new: str | None


class VersionChange(msgspec.Struct, frozen=True):
    """One thing that differs in one way."""

    what: ThingKind
    id: str | None
    kind: ChangeKind
    details: tuple[ValueChange, ...] = ()


_APART = {"questions", "dimensions", "classifications", "decision", "sections"}
_OWN = {"id", "version", "digest", "parts", *_APART}
_BESIDE = {("sources",), ("basis",), ("share",), ("languages",), ("closing",)}
"""Fields shown with a question or advice; changing them only changes its wording."""

_KEYS = ("id", "question", "dimension", "value", "strategy")


def differences(old: Questionnaire, new: Questionnaire) -> tuple[VersionChange, ...]:
    """Return every change, in the order of the questionnaire."""
    before, after = dict(_things(old)), dict(_things(new))
    found: list[VersionChange] = []
    for (what, name), thing in after.items():
        if (what, name) not in before:
            found.append(VersionChange(what, name, "added"))
        else:
            found += _within(what, name, before[what, name], thing)
    found += [VersionChange(*key, "removed") for key in before if key not in after]
    found += _order(before, after)
    order: dict[str, int] = {what: i for i, what in enumerate(ThingKind.__args__)}  # type: ignore[attr-defined]
    return tuple(sorted(found, key=lambda change: order[change.what]))


def _things(questionnaire: Questionnaire) -> Iterator[tuple[tuple[ThingKind, str | None], Any]]:
    decision = questionnaire.decision
    several: dict[ThingKind, Sequence[Any]] = {
        "question": questionnaire.questions,
        "dimension": questionnaire.dimensions,
        "classification": questionnaire.classifications,
        "strategy": questionnaire.strategies,
        "outcome": decision.outcomes if decision else (),
        "gate": questionnaire.gates,
        "rule": questionnaire.rules,
        "role": questionnaire.roles,
    }
    for kind, things in several.items():
        yield from (((kind, thing.id), thing) for thing in things)
    if decision is not None:
        told_already = {"tie_order", "strategies", "outcomes", "gates", "rules", "undecided"}
        name = "scorecard" if isinstance(decision, Scorecard) else "table"
        yield ("decision", name), _settings(decision, told_already)
    rest = _settings(questionnaire, _OWN)
    # The questions of a part are reported separately.
    rest["parts"] = tuple(msgspec.structs.replace(p, questions=()) for p in questionnaire.parts)
    rest["sections"] = {
        name: _settings(section, {"roles"})
        for name in ("success_factors", "roles", "participation")
        if (section := getattr(questionnaire.sections, name)) is not None
    }
    yield ("questionnaire", None), rest


def _settings(thing: msgspec.Struct, without: set[str]) -> dict[str, Any]:
    """Return the fields of a thing, called as the keys in its file."""
    fields = (field for field in msgspec.structs.fields(thing) if field.name not in without)
    return {field.encode_name.rstrip("_"): getattr(thing, field.name) for field in fields}


def _within(what: ThingKind, name: str | None, old: Any, new: Any) -> Iterator[VersionChange]:
    kinds: dict[ChangeKind, list[ValueChange]] = {}
    for detail, kind in _leaves(old, new, ()):
        kinds.setdefault(kind, []).append(detail)
    for kind, details in kinds.items():
        yield VersionChange(what, name, kind, tuple(details))


def _leaves(old: Any, new: Any, path: tuple[str, ...]) -> Iterator[tuple[ValueChange, ChangeKind]]:
    """Yield every value that differs, with the kind of change that this is."""
    if old == new:
        return
    if isinstance(old, msgspec.Struct) and type(old) is type(new) and not _is_condition(old):
        old, new = _settings(old, set()), _settings(new, set())
    before, after = _by_key(old), _by_key(new)
    if before is not None and after is not None:
        for key in dict.fromkeys([*before, *after]):
            yield from _leaves(before.get(key), after.get(key), (*path, str(key)))
    elif _is_text(old) and _is_text(new):
        for language in dict.fromkeys([*old, *new]):
            if old.get(language) != new.get(language):
                texts = old.get(language), new.get(language)
                yield _changed((*path, language), *texts), "reworded"
    else:
        yield _changed(path, old, new), _kind_of(old, new, path)


def _changed(path: tuple[str, ...], old: Any, new: Any) -> ValueChange:
    was, now = (None if value is None else in_words(value) for value in (old, new))
    return ValueChange(path, was, now)


def _kind_of(old: Any, new: Any, path: tuple[str, ...]) -> ChangeKind:
    only_texts = all(_is_text(value) for value in (old, new) if value is not None)
    if path[-1:] == ("part",) or (path[:1] == ("parts",) and not only_texts):
        return "moved"
    if only_texts or path[-1:] in _BESIDE or path[:1] in (("sources",), ("bases",)):
        return "reworded"
    return "rejudged"


def _by_key(value: Any) -> dict[Any, Any] | None:
    """Return a mapping, or a list of things by their ids, as a mapping; ``None`` for others."""
    if isinstance(value, dict):
        return None if _is_text(value) else value
    if not isinstance(value, tuple) or not all(isinstance(v, msgspec.Struct) for v in value):
        return None
    names = ([getattr(v, key) for key in _KEYS if hasattr(v, key)] for v in value)
    return {name[0]: v for name, v in zip(names, value, strict=True) if name}


def _is_text(value: Any) -> bool:
    """Return whether a value is a text in every language."""
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


def _order(before: dict[Any, Any], after: dict[Any, Any]) -> Iterator[VersionChange]:
    """Report a different order of things whose order decides."""
    several = {"question": "questions", "strategy": "strategies", "gate": "gates", "rule": "rules"}
    for what, name_of_all in several.items():
        old = [name for kind, name in before if kind == what and (kind, name) in after]
        new = [name for kind, name in after if kind == what and (kind, name) in before]
        if old != new:
            detail = _changed((name_of_all,), tuple(old), tuple(new))
            which: ThingKind = "questionnaire" if what == "question" else "decision"
            kind: ChangeKind = "moved" if what == "question" else "rejudged"
            yield VersionChange(which, None, kind, (detail,))


SIGNS = {"at_least": "≥", "at_most": "≤", "above": ">", "below": "<"}


def in_words(value: Any) -> str:
    """Return a value of a change in one line, ids as their author wrote them."""
    match value:
        case None:
            return "–"
        case Test() if value.op in SIGNS:
            return f"{value.id} {SIGNS[value.op]} {float(value.bound):g}"
        case Test():
            sign = "=" if value.op == "is" else "∋"
            return f"{value.id} {sign} {' | '.join(map(str, value.values))}"
        case All(parts):
            return f"({' & '.join(map(in_words, parts))})"
        case AnyOf(parts):
            return f"({' | '.join(map(in_words, parts))})"
        case Not(part):
            return f"not {in_words(part)}"
        case bool():
            return str(value).lower()
        case tuple() if value and all(isinstance(v, tuple) and len(v) == 2 for v in value):
            return in_words(dict(value))
        case tuple():
            return "[" + ", ".join(map(in_words, value)) + "]"
        case msgspec.Struct():
            names = (getattr(value, key) for key in _KEYS if hasattr(value, key))
            return str(next(names, type(value).__name__))
        case dict():
            return ", ".join(f"{in_words(key)}: {in_words(one)}" for key, one in value.items())
        case str():
            return value
    return f"{float(value):g}"
