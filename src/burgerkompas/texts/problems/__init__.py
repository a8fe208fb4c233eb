"""What is wrong and how to mend it: one text for each problem code, with its values filled in."""

from burgerkompas.texts.problems.cases import CASES
from burgerkompas.texts.problems.files import FILES
from burgerkompas.texts.problems.questionnaires import KINDS, QUESTIONNAIRES

__all__ = ["KINDS", "PROBLEMS"]

PROBLEMS = {**FILES, **CASES, **QUESTIONNAIRES}
