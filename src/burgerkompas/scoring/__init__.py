"""Judging one case in exact arithmetic: from its answers to a result.

``grid`` puts the questionnaire on whole numbers; ``conditions`` says what holds and what is asked;
``dimensions`` adds up items to scores, levels and types; ``gates`` says which gates
fire and, with the scores, what is decided; ``scorecard`` adds the reasons. ``decision_table`` does
both for a table. ``judge`` does it all in turn.
"""

from burgerkompas.scoring.conditions import on_route
from burgerkompas.scoring.grid import Grid, grid_of
from burgerkompas.scoring.judge import advice_rests_on, end_and_scores, judge, urgent_outcome
from burgerkompas.scoring.scorecard import decider_kind, weight_range

__all__ = [
    "Grid",
    "advice_rests_on",
    "decider_kind",
    "end_and_scores",
    "grid_of",
    "judge",
    "on_route",
    "urgent_outcome",
    "weight_range",
]
