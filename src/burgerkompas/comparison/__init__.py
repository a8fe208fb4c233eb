"""Two or more cases about the same thing beside each other: what differs, and what that does."""

from burgerkompas.comparison.compare import Comparison, ComparisonKind, Difference, compare
from burgerkompas.comparison.swaps import Swap

__all__ = ["Comparison", "ComparisonKind", "Difference", "Swap", "compare"]
