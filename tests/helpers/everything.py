"""Random cases of a questionnaire, and their results in lines."""

from __future__ import annotations

import json
import random

import burgerkompas as bk
from burgerkompas.questionnaire.model import Questionnaire


def drawn(questions: Questionnaire, seed: int) -> dict[str, object]:
    rng = random.Random(seed)
    answers: dict[str, object] = {}
    for question in questions.questions:
        values: list[object] = [o.value for o in question.options] or [15, 20, 45, 60]
        chosen = rng.choice([*values, "unknown", None])
        if question.kind == "choices" and chosen is not None and chosen != "unknown":
            chosen = [chosen]
        if chosen is not None:
            answers[question.id] = chosen
    return answers


def told(questions: Questionnaire, answers: dict[str, object]) -> dict[str, str]:
    """Return a result, a line for each part, without what only the questionnaire says."""
    data = bk.score(questions, answers).to_dict()
    parts = {**data, "strategy": None, **data["strategy"]}
    for key in ("schema", "tool", "questions", "language", "case", "strategy"):
        del parts[key]
    return {key: json.dumps(value, ensure_ascii=False) for key, value in parts.items()}
