"""Resolve questions with their answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import structs

from burgerkompas.questionnaire import model
from burgerkompas.questionnaire.binding import KeyPath
from burgerkompas.questionnaire.resolve.context import Context, check_condition

MAX_DECIMALS = 6
"""The numbers of decimals that a question may allow."""

_KEYS = {
    "scale": ("scale", "anchors"),
    "choice": ("options",),
    "choices": ("options",),
    "yes_no": ("anchors",),
    "number": ("min", "max", "decimals"),
    "text": (),
}
"""The keys that fit one kind of question only, by kind."""


def question(context: Context, spec: model.Question, part: str, path: KeyPath) -> model.Question:
    """Complete a question and add it to those of the questionnaire."""
    context.fresh(spec.id, context.questions, (*path, "id"))
    context.cited(spec.sources, spec.basis, path)
    if spec.kind == "number":
        _check_range(context, spec, path)
    if spec.heading and spec.kind != "text":
        context.problem("key-does-not-fit", (*path, "heading"), key="heading", kind=spec.kind)
    # Only questions that came before are known here, so no route can run in a circle.
    check_condition(context, spec.ask_if, (*path, "ask_if"), only=("question",))
    options = _options(context, spec, path)
    # What the options were made of is no longer needed.
    complete = structs.replace(spec, part=part, options=options, scale=None, anchors={})
    context.questions.setdefault(spec.id, complete)
    return complete


def _check_range(context: Context, spec: model.Question, path: KeyPath) -> None:
    """Report bounds that are in the wrong order, or not answers themselves."""
    if (*path, "decimals") in context.places and not 1 <= spec.decimals <= MAX_DECIMALS:
        context.problem("bad-decimals", (*path, "decimals"), most=MAX_DECIMALS)
        return
    low, high = spec.minimum, spec.maximum
    for key, bound in (("min", low), ("max", high)):
        if bound is not None and (bound * spec.grain).denominator != 1:
            context.problem("bound-between-answers", (*path, key), key=key)
    if low is not None and high is not None and low > high:
        context.problem("bad-range", (*path, "min"))


def scale(context: Context, spec: model.Scale, path: KeyPath) -> tuple[model.Option, ...]:
    """Resolve the scale at ``path``."""
    if len(set(spec.values)) != len(spec.values) or len(spec.values) < 2:
        context.problem("bad-scale", (*path, "values"))
    check_values(context, spec.labels, spec.values, (*path, "labels"))
    return _numbered(context, spec)


def _numbered(context: Context, spec: model.Scale) -> tuple[model.Option, ...]:
    bare = context.main.languages
    return tuple(
        model.Option(value=value, label=spec.labels.get(value, dict.fromkeys(bare, str(value))))
        for value in spec.values
    )


def check_values(
    context: Context, named: Iterable[model.Value], values: Sequence[object], path: KeyPath
) -> None:
    """Report what is given for a value that the answers don't have."""
    for value in named:
        context.allowed(value, values, (*path, str(value)))


def _options(context: Context, spec: model.Question, path: KeyPath) -> tuple[model.Option, ...]:
    """Return the answers of a question of any kind; report keys that don't fit it."""
    for key in ("scale", "options", "anchors", "min", "max", "decimals"):
        if (*path, key) in context.places and key not in _KEYS[spec.kind]:
            context.problem("key-does-not-fit", (*path, key), key=key, kind=spec.kind)
    options: tuple[model.Option, ...] = ()
    if spec.kind == "scale":
        if spec.scale is None:
            context.problem("missing-key", path, key="scale")
        elif isinstance(spec.scale, model.Scale):
            options = scale(context, spec.scale, (*path, "scale"))
        elif context.known(spec.scale, context.main.scales, "scale", (*path, "scale")):
            options = _numbered(context, context.main.scales[spec.scale])
    elif spec.kind in ("choice", "choices"):
        if not spec.options:
            context.problem("missing-key", path, key="options")
        options = spec.options
        for option in options:
            at = (*path, "options", str(option.value))
            context.well_formed_option(str(option.value), at)
            if option.alone and spec.kind == "choice":
                context.problem("key-does-not-fit", (*at, "alone"), key="alone", kind=spec.kind)
    elif spec.kind == "yes_no":
        if context.main.yes_no is None or len(context.main.yes_no) != 2:
            context.problem("yes-no-not-named", path)
        named = (context.main.yes_no or {}).items()
        options = tuple(model.Option(value=value, label=label) for value, label in named)
    check_values(context, spec.anchors, [o.value for o in options], (*path, "anchors"))
    return tuple(structs.replace(o, label=spec.anchors.get(o.value, o.label)) for o in options)
