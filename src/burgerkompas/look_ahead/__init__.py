"""What can still come of a case, whatever its open answers turn out to be: one exact search.

A completion gives every open answer a value or leaves it open. ``groups`` cuts the questions into
groups that don't touch, ``effects`` lists all that the completions of a group can do, ``ways``
writes the decision out, and ``search`` chooses an effect of each group so that a way comes.
``look_ahead`` asks the questions of a case, ``levels`` those of one dimension, ``proofs`` those
of a whole questionnaire.
"""

from burgerkompas.look_ahead.budget import WORK, WORK_IN_BATCH, Budget, TooHardError
from burgerkompas.look_ahead.look_ahead import LookAhead
from burgerkompas.look_ahead.proofs import Shown, fewest_answers, fewest_known
from burgerkompas.look_ahead.robustness import deciding_question, robustness
from burgerkompas.look_ahead.ways import Demand, Ways

__all__ = [
    "WORK",
    "WORK_IN_BATCH",
    "Budget",
    "Demand",
    "LookAhead",
    "Shown",
    "TooHardError",
    "Ways",
    "deciding_question",
    "fewest_answers",
    "fewest_known",
    "robustness",
]
