"""Every parser bears what fuzzing found, and whatever is made of it by small changes."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers import spoil
from tests.helpers.fuzz_targets import TARGETS, folder
from tests.helpers.paths import CORPUS

LIBRARIES = {"xlsx": ("python_calamine", "xlsxwriter"), "parquet": ("polars",)}


def needed(name: str) -> None:
    for library in LIBRARIES.get(name, ()):
        pytest.importorskip(library)


@pytest.mark.parametrize("name", TARGETS)
def test_a_parser_bears_its_corpus(name: str) -> None:
    needed(name)
    seeds = sorted((CORPUS / name).iterdir())
    assert seeds
    for seed in seeds:
        TARGETS[name](seed.read_bytes())


def spoilt(name: str) -> st.SearchStrategy[bytes]:
    """Seeds in which pieces are cut, doubled, moved or replaced by what means something."""
    seeds = [seed.read_bytes() for seed in sorted((CORPUS / name).iterdir())]
    marks = [b"", b"\n", b"\0", b"\xff", b'"', b"'", b"[", b"{", b": ", b"- ", b"&a ", b"*a"]
    marks += [b"!!x ", b"\xef\xbb\xbf", b"\r", b"\t", b"# ", b"---\n", b"...\n", b"|\n"]
    marks += [b"\\u202e", b"1e999"]
    change = st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(marks), st.booleans())

    def change_all(seed: bytes, changes: list[tuple[float, int, bytes, bool]]) -> bytes:
        for share, length, mark, twice in changes:
            at = int(share * len(seed))
            piece = seed[at : at + length]
            seed = seed[:at] + (piece + mark + piece if twice else mark) + seed[at + length :]
        return seed

    return st.builds(change_all, st.sampled_from(seeds), st.lists(change, min_size=1, max_size=6))


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
def test_a_parser_bears_what_is_nearly_right(name: str) -> None:
    needed(name)

    @settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
    @given(spoilt(name))
    def bears(data: bytes) -> None:
        TARGETS[name](data)

    bears()


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["xlsx", "parquet"])
def test_a_spoilt_table_gives_rows_or_problems(kind: str, shipped: Questionnaire) -> None:
    needed(kind)
    rng, sound = random.Random(kind), spoil.seeds(kind)
    path = folder() / f"spoilt.{kind}"
    codes = set()
    for _ in range(60):
        path.write_bytes(spoil.spoilt(rng, rng.choice(sound))[1])
        codes.add(spoil.read(shipped, path))
    assert f"not-{kind}" in codes
