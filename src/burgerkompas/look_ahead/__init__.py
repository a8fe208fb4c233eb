"""What can still happen in a case, whatever its open answers turn out to be: one exact search.

A completion gives every open answer a value or leaves it open. ``groups`` divides the questions
into independent groups, ``effects`` lists what a group can contribute, ``ways`` writes out the
decision, and ``search`` chooses one effect of each group so that a way is fulfilled. ``analyses``
is about cases, ``levels`` about single dimensions and classifications.
"""

from burgerkompas.look_ahead.analyses import LookAhead
from burgerkompas.look_ahead.budget import WORK, WORK_IN_BATCH, Budget, TooHardError
from burgerkompas.look_ahead.robustness import deciding_question, robustness
from burgerkompas.look_ahead.ways import Demand, Ways

__all__ = [
    "WORK",
    "WORK_IN_BATCH",
    "Budget",
    "Demand",
    "LookAhead",
    "TooHardError",
    "Ways",
    "deciding_question",
    "robustness",
]
