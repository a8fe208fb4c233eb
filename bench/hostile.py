"""Seconds of CPU that the program spends on files made to take many: at most one each."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.helpers.hostile_inputs import TABLES, YAML, cost_of_table, cost_of_text, least_costs

MAX_SECONDS = 1


def main() -> int:
    """Print the seconds of each, beyond those of a small file; return 1 if one takes too many."""
    slowest = 0.0
    with TemporaryDirectory() as home:
        folder = Path(home)
        least = least_costs(folder)
        kinds = (("report", YAML, cost_of_text), ("batch", TABLES, cost_of_table))
        for command, names, cost in kinds:
            for name in names:
                seconds = cost(folder, name).seconds - least[command].seconds
                slowest = max(slowest, seconds)
                print(f"{seconds:6.2f} s  {command}  {name}")
    return int(slowest > MAX_SECONDS)


if __name__ == "__main__":
    raise SystemExit(main())
