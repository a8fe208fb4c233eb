"""Fuzz one parser: ``python -m tests.fuzz.run case --runs 1000000`` (needs atheris).

Starts from the corpus in ``corpus/NAME`` and the shipped files; what is found new lands in
``--keep FOLDER``, an input that raises, or takes more than a second of CPU or 100 MB, in the
current folder as ``crash-…``. Put such a one in the corpus: ``test_corpus.py`` replays it for ever.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

import atheris

HERE = Path(__file__).parent

with atheris.instrument_imports(include=["burgerkompas", "yaml"]):
    sys.path.insert(0, str(HERE))
    from tests.helpers.fuzz_targets import TARGETS, Target, shipped

SECONDS = 1.0
MEGABYTES = 100


def watched(target: Target) -> Target:
    """Return a target that fails where it takes too long or too much."""
    shipped()
    target(b"")
    before = _megabytes()

    def run(data: bytes) -> None:
        start = time.process_time()
        target(data)
        took = time.process_time() - start
        assert took < SECONDS, f"{took:.1f} s"
        assert _megabytes() - before < 10 * MEGABYTES, "it keeps what it reads"

    return run


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=TARGETS)
    parser.add_argument("--runs", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, default=None)
    options = parser.parse_args()
    folders = [str(options.keep)] if options.keep else []
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
    seeds = HERE / "corpus" / options.name
    arguments = [sys.argv[0], f"-atheris_runs={options.runs}", "-max_len=8192", "-timeout=60"]
    arguments += ["-rss_limit_mb=2048", "-print_final_stats=1", *folders]
    arguments += [str(seeds)] if seeds.is_dir() else []
    atheris.Setup(arguments, watched(TARGETS[options.name]))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
