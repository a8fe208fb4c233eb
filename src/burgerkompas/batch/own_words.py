"""What people write for an answer, where it can be no other: its label, a value in capitals."""

from __future__ import annotations

from burgerkompas.batch.mapping import alike
from burgerkompas.cases import NOT_APPLICABLE, UNKNOWN, Answer, parse_answer
from burgerkompas.questionnaire.model import Question
from burgerkompas.texts import batch as forms


def own_words(question: Question) -> dict[str, Answer]:
    """Return answers by texts that are alike; those that could be two answers are left out.

    What a cell may hold as it stands (a value, ``unknown``) keeps that meaning. A text is its own
    answer, so such a question has no words but its own.
    """
    if question.kind == "text":
        return {}
    several = question.kind == "choices"
    meant: dict[str, list[Answer]] = {}
    for option in question.options:
        answer: Answer = (str(option.value),) if several else option.value
        for text in dict.fromkeys(map(alike, (str(option.value), *option.label.values()))):
            meant.setdefault(text, []).append(answer)
    words = {text: answers[0] for text, answers in meant.items() if len(answers) == 1}
    absent = [(forms.UNKNOWN, UNKNOWN)]
    absent += [(forms.NOT_APPLICABLE, NOT_APPLICABLE)] if question.not_applicable else []
    for texts, answer in absent:
        words |= {text: answer for text in sorted(texts) if text not in meant}
    return {t: a for t, a in words.items() if parse_answer(question, t) in (None, a)}
