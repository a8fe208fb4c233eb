"""Comparisons to look at: two people, two moments, and any text at all."""

from __future__ import annotations

from pathlib import Path

from conftest import CASES
from msgspec import structs

from burgerkompas.answers import Case, read_case
from burgerkompas.comparing.compare import compare
from burgerkompas.comparing.comparison import Comparison
from burgerkompas.instrument.model import Instrument

HERE = Path(__file__).parent
INSTRUMENTS = HERE.parent / "instruments"


def people(instrument: Instrument) -> Comparison:
    names = ("professional", "initiatiefnemers")
    cases = [read_case(instrument, HERE / "comparison" / f"{name}.yaml") for name in names]
    return compare(instrument, [_without_file(case) for case in cases])


def moments(instrument: Instrument) -> Comparison:
    cases = [read_case(instrument, CASES / f"emmas-hof-{when}.yaml") for when in ("start", "nu")]
    return compare(instrument, [_without_file(case) for case in cases], "moments")


def _without_file(case: Case) -> Case:
    return structs.replace(case, file=None)


def naughty(instrument: Instrument, text: str) -> Comparison:
    cases = [
        Case(
            name=f"{text}{i}", place=text, respondent=f"{i}{text}", answers={"hulpvraag": 4 * i},
            notes={"hulpvraag": text},
        )
        for i in range(2)
    ]  # fmt: skip
    return compare(instrument, cases)
