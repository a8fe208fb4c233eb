"""The parts of the report that only some questionnaires have."""

from __future__ import annotations

import msgspec

from burgerkompas.questionnaire.model.conditions import Test, Text


class Factors(msgspec.Struct, frozen=True):
    """A section that shows dimensions as bars, the lowest first, each with its advice."""

    title: Text
    dimensions: tuple[str, ...]
    """Dimensions shown as bars, the lowest first."""
    intro: Text | None = None
    sources: tuple[str, ...] = ()


class Trigger(msgspec.Struct, frozen=True):
    """One reason for a role; the subject of ``when`` says how weak the spot is."""

    when: Test
    because: Text


class Role(msgspec.Struct, frozen=True):
    """A way to carry the advice out, called for by any of its triggers."""

    id: str
    label: Text
    meaning: Text
    triggers: tuple[Trigger, ...]


class Roles(msgspec.Struct, frozen=True):
    """A section that names at most ``most`` roles, the one at the weakest spot first."""

    title: Text
    intro: Text | None
    most: int
    roles: tuple[Role, ...]
    sources: tuple[str, ...]


class Participation(msgspec.Struct, frozen=True):
    """A section that sets the degree of participation now beside the wished one.

    Both questions have the same values.
    """

    title: Text
    now: str
    """The scale question on the degree now."""
    wished: str
    """The scale question on the degree wished."""
    note: Text
    intro: Text | None = None
    sources: tuple[str, ...] = ()


class Sections(msgspec.Struct, frozen=True):
    """The parts of the report that only some questionnaires have."""

    success_factors: Factors | None = None
    roles: Roles | None = None
    participation: Participation | None = None
