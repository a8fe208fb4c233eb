"""What form tools write: one YAML for each, which says how headings name questions and choices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

import msgspec

from burgerkompas.batch.spellings import plain_heading


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one form tool writes. Headings are given as ``plain_heading`` has them."""

    title: str
    """The name of the tool."""
    recognised_by: tuple[tuple[str, ...], ...]
    """Headings that tell the tool if all of one list are there."""
    headings: tuple[str, ...] = ()
    """Patterns of headings that name a ``question``, some with one ``choice`` of it."""
    about: dict[str, tuple[str, ...]] = {}
    """Headings of what is told about the case."""
    number: tuple[str, ...] = ()
    """Headings of what tells the rows apart, where no name does; the first that is there counts."""
    ignored: tuple[str, ...] = ()
    """Patterns of the headings that the tool adds, in small letters."""
    reading: str | None = None
    """Whether cells hold ``codes`` or ``labels``, where the tool always writes one of them."""
    unanswered: tuple[str, ...] = ()
    """What the tool writes where a question was not shown or not answered."""
    separator: str | None = None
    """What parts several choices in a cell, if not what does elsewhere."""
    heading_rows: int = 1
    """How many rows the headings have; the second names a part of what the first does."""
    plain_parts: tuple[str, ...] = ()
    """Texts in the second row that name no choice."""
    headings_end: str | None = None
    """A pattern of cells in the last row below the headings that holds no case."""
    letters_only: bool = False
    """Whether headings have lost everything but letters and digits."""


@lru_cache(maxsize=1)
def all_profiles() -> tuple[Profile, ...]:
    """Return every profile; read once, for every table asks."""
    every = sorted(files(__package__).iterdir(), key=lambda file: file.name)
    texts = (file.read_bytes() for file in every if file.name.endswith(".yaml"))
    return tuple(msgspec.yaml.decode(text, type=Profile) for text in texts)


def recognise(names: Sequence[str]) -> Profile | None:
    """Return the profile of the tool that wrote a table, by its headings."""
    there = {plain_heading(name) for name in names}
    for profile in all_profiles():
        if any(there.issuperset(some) for some in profile.recognised_by):
            return profile
    return None


def is_ignored(profile: Profile, heading: str) -> bool:
    """Tell whether a heading, in its plain form, is one that the tool adds of itself."""
    return any(re.fullmatch(pattern, heading) for pattern in profile.ignored)


def joined_headings(profile: Profile, first: Sequence[str], second: Sequence[str]) -> list[str]:
    """Return one heading for each column, of two rows in which a name counts until the next."""
    names: list[str] = []
    above = ""
    for at in range(max(len(first), len(second))):
        above = (first[at] if at < len(first) else "") or above
        part = second[at] if at < len(second) else ""
        whole = not part or plain_heading(part) in profile.plain_parts
        names.append(above if whole else f"{above} [{part}]")
    return names
