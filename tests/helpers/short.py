"""Simulate the short interview: how many questions it asks, and that its advice is the whole one's.

    python -m tests.helpers.short --cases 1000

Takes the real cases of the tests, and random ones of which a part of the answers is *unknown*. The
short interview is asked of each as a person would who knows just that; whatever it leaves out would
have been answered so in the whole interview. Its advice, with only what it asked, has to be the
advice with everything.
"""

from __future__ import annotations

import argparse
import random
import statistics
from collections.abc import Iterator

from burgerkompas.cases import UNKNOWN, Answer, Case, read_case
from burgerkompas.engine import score
from burgerkompas.interview.short import most_after, next_short
from burgerkompas.questionnaire.catalog import load_questions
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers.paths import CASES


def random_person(rng: random.Random, questionnaire: Questionnaire) -> dict[str, Answer]:
    """Return what a person answers to every question: a tenth to three tenths is unknown."""
    share = rng.uniform(0.1, 0.3)
    answers: dict[str, Answer] = {}
    for question in questionnaire.questions:
        if not question.values or rng.random() < share:
            answers[question.id] = UNKNOWN
        elif question.kind == "choices":
            answers[question.id] = (str(rng.choice(question.values)),)
        elif question.kind == "yes_no":
            # A gate that fires in nearly every case would be no realistic case.
            answers[question.id] = question.values[rng.random() > 0.1]
        else:
            answers[question.id] = rng.choice(question.values)
    return answers


def advice(questionnaire: Questionnaire, answers: dict[str, Answer]) -> str:
    """Return the strategy, or the outcome in its place."""
    result = score(questionnaire, Case(answers=answers), full=False)
    return result.end


def share_asked(questionnaire: Questionnaire, whole: dict[str, Answer]) -> float:
    """Return which part of all questions is asked; fail where the advice differs."""
    answers: dict[str, Answer] = {}
    most = len(questionnaire.questions)
    while (name := next_short(questionnaire, answers)) is not None:
        assert most > 0, "more is asked than was told"
        most = min(most - 1, most_after(questionnaire, answers, name))
        answers[name] = whole.get(name, UNKNOWN)
    assert advice(questionnaire, answers) == advice(questionnaire, whole), whole
    return len(answers) / len(questionnaire.questions)


def real_people(questionnaire: Questionnaire) -> Iterator[dict[str, Answer]]:
    """Yield the answers of the real cases."""
    for file in sorted(CASES.glob("*.yaml")):
        yield dict(read_case(questionnaire, file).answers)


def main() -> None:
    """Simulate and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=1000, help="random cases")
    options = parser.parse_args()
    questionnaire = load_questions()
    rng = random.Random(1)
    people = {
        "real": list(real_people(questionnaire)),
        "random": [random_person(rng, questionnaire) for _ in range(options.cases)],
    }
    for label, answers in people.items():
        shares = [share_asked(questionnaire, whole) for whole in answers]
        print(
            f"{label}: {len(shares)} cases, the same advice in all; asked in the median "
            f"{statistics.median(shares):.0%} of {len(questionnaire.questions)} questions, "
            f"at most {max(shares):.0%}"
        )


if __name__ == "__main__":
    main()
