"""Vectors for routes: questionnaires, answers, and which questions are asked.

``python tests/form/vectors.py`` writes them anew. Both evaluators, that of ``scoring/`` and the
script of the form, are held to the same file.
"""

from __future__ import annotations

import itertools
import json
import random
from pathlib import Path
from typing import Any

from burgerkompas.cases import Absence, check_answers
from burgerkompas.questionnaire.loader import load
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.scoring import on_route
from tests.helpers.paths import DATA

FILE = DATA / "form_vectors.json"
KINDS = FILE.with_name("kinds.yaml")
"""A questionnaire with a question of every kind."""

VECTORS = json.loads(FILE.read_text(encoding="utf-8"))
EACH = {
    "scale": {"scale": {"values": [-1, 0, 2, 3], "labels": {}}},
    "choice": {"options": {"red": "red", "no": "no", "blue": "blue"}},
    "choices": {"options": {"cat": "cat", "yes": "yes"}},
    "yes_no": {},
    "number": {"min": -10, "max": 10**13 - 1, "decimals": 2},
}
ANSWERS: dict[str, list[object]] = {
    "scale": [-1, 0, 2, 3],
    "choice": ["red", "no", "blue"],
    "choices": [[], ["cat"], ["yes"], ["cat", "yes"]],
    "yes_no": ["yes", "no"],
    "number": [-10, -0.05, 0, 2.5, 3, 10**13 - 2, 10**13 - 1],
}
BOUNDS = {"scale": [-1, 0, 0.5, 2], "number": [-9.999, -0.05, 0, 2.5, 2.51, 9999999999998, 0.3333]}


def condition(rng: random.Random, earlier: list[dict[str, Any]], depth: int) -> dict[str, Any]:
    """Return a condition on questions before, as it stands in a questionnaire."""
    shape = rng.choice(["test", "test", "all", "any", "not"]) if depth else "test"
    if shape == "not":
        return {"not": condition(rng, earlier, depth - 1)}
    if shape != "test":
        count = rng.randint(1, 3)
        return {shape: [condition(rng, earlier, depth - 1) for _ in range(count)]}
    question = rng.choice(earlier)
    kind, test = question["kind"], {"question": question["id"]}
    if kind in BOUNDS and (kind == "number" or rng.random() < 0.6):
        op = rng.choice(["at_least", "at_most", "above", "below"])
        return test | {op: rng.choice(BOUNDS[kind])}
    if kind == "choices":
        return test | {"includes": rng.choice(["cat", "yes"])}
    values = ANSWERS[kind]
    if rng.random() < 0.5:
        return test | {"is": rng.choice(values)}
    return test | {"in": rng.sample(values, rng.randint(1, len(values)))}


def random_source(rng: random.Random) -> dict[str, Any]:
    """Return a questionnaire of two to five questions with routes, as its file has it."""
    questions: list[dict[str, Any]] = []
    for i in range(rng.randint(2, 5)):
        kind = rng.choice(list(EACH))
        question = {"id": f"q{i}", "kind": kind, "text": "Text?", **EACH[kind]}
        question["not_applicable"] = rng.random() < 0.5
        if questions and rng.random() < 0.8:
            question["ask_if"] = condition(rng, questions, 3)
        questions.append(question)
    return {
        "format": "burgerkompas/questions/1",
        "id": "routes",
        "version": "1.0.0",
        "languages": ["en"],
        "title": "Routes",
        "yes_no": {"yes": "yes", "no": "no"},
        "questions": questions,
    }


def cases(rng: random.Random, source: dict[str, Any], most: int) -> list[dict[str, object]]:
    """Return every combination of answers, or ``most`` of them."""
    open_too = [
        [
            None,
            "unknown",
            *["not_applicable"] * question["not_applicable"],
            *ANSWERS[question["kind"]],
        ]
        for question in source["questions"]
    ]
    every = list(itertools.islice(itertools.product(*open_too), 20_000))
    chosen = every if len(every) <= most else rng.sample(every, most)
    names = [question["id"] for question in source["questions"]]
    return [
        {name: a for name, a in zip(names, answers, strict=True) if a is not None}
        for answers in chosen
    ]


def loaded(source: dict[str, Any], folder: Path) -> Questionnaire:
    """Load a questionnaire that is written here."""
    path = folder / "routes.yaml"
    path.write_text(json.dumps(source), encoding="utf-8")
    return load(path)


def asked(questionnaire: Questionnaire, answers: dict[str, object]) -> list[str]:
    """Return the questions that the route asks, by Python's conditions."""
    route = on_route(questionnaire, check_answers(questionnaire, answers))
    return [name for name, answer in route.items() if answer is not Absence.NOT_ASKED]


def vectors(seed: int, count: int, most: int, folder: Path) -> list[dict[str, Any]]:
    """Return vectors made by chance: the same seed gives the same."""
    rng = random.Random(seed)
    made = []
    for _ in range(count):
        source = random_source(rng)
        questionnaire = loaded(source, folder)
        found = [[a, asked(questionnaire, a)] for a in cases(rng, source, most)]
        made.append({"questionnaire": source, "cases": found})
    return made


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        lines = [json.dumps(v, separators=(",", ":")) for v in vectors(1, 50, 40, Path(name))]
    FILE.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
