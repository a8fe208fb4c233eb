"""Two or more cases about the same thing: what differs, and how that changes the advice."""

from burgerkompas.comparison.compare import Comparison, ComparisonKind, Difference, compare
from burgerkompas.comparison.swaps import Swap

__all__ = ["Comparison", "ComparisonKind", "Difference", "Swap", "compare"]
