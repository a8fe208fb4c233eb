"""Run the comparisons with brute force in large numbers, on as many cores as there are.

    python tests/properties/many.py possible --number 10000
    python tests/properties/many.py changes --number 10000
    python tests/properties/many.py law --number 2000
    python tests/properties/many.py narrow --number 2000
    python tests/properties/many.py tables --number 10000
    python tests/properties/many.py proofs --number 2000

Counts only questionnaires that were small enough to compare. Ends at the first difference, with its
seed.
"""

from __future__ import annotations

import argparse
import itertools
from concurrent.futures import ProcessPoolExecutor

from tests.helpers import exact, proofs, small_tables as tables

CHECKS = {
    "possible": exact.compare_possible,
    "changes": exact.compare_changes,
    "law": exact.keep_the_law,
    "narrow": exact.only_narrow,
    "tables": tables.compare,
    "proofs": proofs.compare,
}
BLOCK = 100


def run_block(name: str, block: int) -> int:
    """Run one block of seeds; return how many were compared."""
    return sum(bool(CHECKS[name](seed)) for seed in range(block * BLOCK, (block + 1) * BLOCK))


def main() -> None:
    """Run blocks until so many questionnaires were compared."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("check", choices=CHECKS)
    parser.add_argument("--number", type=int, default=10_000)
    options = parser.parse_args()
    compared = 0
    with ProcessPoolExecutor() as pool:
        for start in itertools.count(0, 16):
            blocks = range(start, start + 16)
            compared += sum(pool.map(run_block, itertools.repeat(options.check), blocks))
            if compared >= options.number:
                break
    print(f"{options.check}: {compared} questionnaires, no difference")


if __name__ == "__main__":
    main()
