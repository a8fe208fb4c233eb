"""The classes that define the format of questionnaires: one for every mapping in the YAML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import msgspec

from burgerkompas.questionnaire.documents import MainFile, PartFile, keys_of


def _kinds(hint: Any, found: set[type]) -> Iterator[type[msgspec.Struct]]:
    """Yield the classes that a type is made of, each once."""
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct) and hint not in found:
        found.add(hint)
        yield hint
        for _, inner, _ in keys_of(hint).values():
            yield from _kinds(inner, found)
    for part in get_args(hint):
        yield from _kinds(part, found)


_FOUND: set[type] = set()
KINDS = [kind for root in (MainFile, PartFile) for kind in _kinds(root, _FOUND)]
