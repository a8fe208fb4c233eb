"""Spoil sound files and read them as batch does: ``python -m tests.helpers.spoil parquet|xlsx``.

Each spoilt file must give rows or problems and leave this process as it is; one that doesn't is
left in the current folder as ``crash-…``.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from burgerkompas.batch import find_cases
from burgerkompas.questionnaire.catalog import load_questions
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers.paths import CORPUS

Way = Callable[[random.Random, bytearray], None]


def bits(rng: random.Random, data: bytearray) -> None:
    for _ in range(rng.choice([1, 1, 2, 5, 20])):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def end(rng: random.Random, data: bytearray) -> None:
    """Other bytes near the end, where these files say what is where."""
    for _ in range(rng.choice([1, 1, 2, 5])):
        data[-1 - rng.randrange(min(len(data), 4000))] = rng.randrange(256)


def length(rng: random.Random, data: bytearray) -> None:
    at = rng.randrange(len(data) - 20, len(data) - 4)
    data[at : at + 4] = rng.choice([b"\xff\xff\xff\x7f", b"\xff" * 4, b"\0" * 4])


def cut(rng: random.Random, data: bytearray) -> None:
    del data[rng.randrange(len(data)) :]


def gap(rng: random.Random, data: bytearray) -> None:
    at = rng.randrange(len(data))
    size = min(len(data) - at, rng.randrange(1, 200))
    data[at : at + size] = bytes(size)


def extra(rng: random.Random, data: bytearray) -> None:
    at = rng.randrange(len(data))
    data[at:at] = rng.randbytes(rng.randrange(1, 30))


WAYS: tuple[Way, ...] = (bits, end, length, cut, gap, extra)


def spoilt(rng: random.Random, sound: bytes) -> tuple[str, bytes]:
    """Return a file in which one thing went wrong, with the name of it."""
    way, data = rng.choice(WAYS), bytearray(sound)
    way(rng, data)
    return way.__name__, bytes(data)


def read(questionnaire: Questionnaire, path: Path) -> str:
    """Return the first code of what is wrong with a file, if anything."""
    codes = [
        problem.code for one in find_cases(questionnaire, [str(path)]) for problem in one.problems
    ]
    assert "bug" not in codes
    return codes[0] if codes else "sound"


def seeds(kind: str) -> list[bytes]:
    """Return the files of a kind in the corpus."""
    return [path.read_bytes() for path in sorted((CORPUS / kind).glob(f"*.{kind}"))]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=["xlsx", "parquet"])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_intermixed_args()
    rng, questionnaire = random.Random(options.seed), load_questions()
    sound = [path.read_bytes() for path in options.files] or seeds(options.kind)
    told: Counter[tuple[str, str]] = Counter()
    crashes = 0
    with TemporaryDirectory() as folder:
        path = Path(folder, f"spoilt.{options.kind}")
        for run in range(options.runs):
            how, data = spoilt(rng, rng.choice(sound))
            path.write_bytes(data)
            try:
                told[how, read(questionnaire, path)] += 1
            except Exception as error:
                crashes += 1
                print(f"run {run}, {how}: {type(error).__name__}: {error}"[:300])
                Path(f"crash-{options.seed}-{run}.{options.kind}").write_bytes(data)
    for (how, code), count in sorted(told.items()):
        print(f"{how:8} {code:30} {count:6}")
    return crashes > 0


if __name__ == "__main__":
    sys.exit(main())
