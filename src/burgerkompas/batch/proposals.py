"""Questions that a heading may stand for, where it is written as none of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from math import log

from burgerkompas.batch.mapping import alike
from burgerkompas.questionnaire.model import Question

_WORD = re.compile(r"[^\W_]{4,}")
"""Shorter ones are in texts about anything."""
_MOST = 3
_ENOUGH = 0.4
"""From this share of its words on, weighed, a heading may be meant as the question."""

_OF_THE_BEST = 0.6


def proposals(heading: str, questions: Iterable[Question]) -> list[str]:
    """Return the ids of at most three questions that share most of what a heading says, best first.

    A word counts for more, the fewer the texts it is in; one that is in no text counts most.
    """
    texts = [(q.id, _words(f"{q.id} {text}")) for q in questions for text in q.text.values()]
    often = Counter(word for _, words in texts for word in words)
    weights = {word: log(1 + len(texts) / (1 + often[word])) for word in _words(heading)}
    best: dict[str, float] = {}
    for name, words in texts:
        shared = sum(weight for word, weight in weights.items() if word in words)
        best[name] = max(best.get(name, 0.0), shared)
    enough = max(_ENOUGH * sum(weights.values()), _OF_THE_BEST * max(best.values(), default=0.0))
    likely = [name for name, shared in best.items() if shared and shared >= enough]
    return sorted(likely, key=lambda name: -best[name])[:_MOST]


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(alike(text)))
