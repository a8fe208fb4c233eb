"""What a comparison ends with: questions to talk about."""

from __future__ import annotations

from burgerkompas.comparison.comparison import Comparison
from burgerkompas.comparison.differing import OPEN
from burgerkompas.report.comparison.voice import Voice

MOST_LARGE = 3
MOST_OPEN = 2
"""How many questions of each sort are put; a talk has no room for all."""


def talk(comparison: Comparison, voice: Voice) -> tuple[str, ...]:
    """Return the questions: on what decides the advice first."""
    lines = []
    deciding = dict.fromkeys(name for swap in comparison.swaps for name in swap.ways[0])
    if deciding and all(swap.exact for swap in comparison.swaps):
        names = voice.quoted(list(deciding)[:MOST_LARGE])
        lines.append(voice.say("talk-advice", questions=names))
    first, last = voice.who[0], voice.who[-1]
    large = [d for d in comparison.of("large") if d.question not in deciding]
    for difference in large[:MOST_LARGE]:
        question = voice.question(difference.question)
        lines.append(voice.say("talk-large", question=question, first=first, last=last))
    for difference in comparison.of("open")[:MOST_OPEN]:
        knows = next(i for i, answer in enumerate(difference.answers) if answer not in OPEN)
        question = voice.question(difference.question)
        lines.append(voice.say("talk-open", question=question, who=voice.who[knows]))
    return (*lines, voice.say("talk-same"))
