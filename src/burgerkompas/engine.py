"""Score cases: judge them, and look ahead to what their open answers can still do."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property, lru_cache

from msgspec import structs

from burgerkompas.cases import OPEN, Answers, Case
from burgerkompas.look_ahead import WORK, LookAhead, deciding_question, robustness
from burgerkompas.questionnaire.model import Outcome, Questionnaire
from burgerkompas.results import Result
from burgerkompas.scoring import Grid, end_and_scores, grid_of, judge, urgent_outcome


class Engine:
    """A questionnaire made ready to score cases; every part is made when it is first needed."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire

    @cached_property
    def grid(self) -> Grid:
        """The questionnaire on whole numbers."""
        return grid_of(self.questionnaire)

    @cached_property
    def look_ahead(self) -> LookAhead:
        """What can still come of cases."""
        return LookAhead(self.grid)

    def score(
        self, case: Case, *, look_ahead: bool = True, full: bool = True, work: int = WORK
    ) -> Result:
        """Score one case. Pure: the same case gives the same result.

        Without ``full``, what would change the advice and what to ask next are not worked out;
        without ``look_ahead`` neither is what is still possible. An analysis that would take more
        than a budget of ``work`` is not told.
        """
        result = judge(self.grid, case)
        if not look_ahead:
            return result
        ahead, answers, advice = self.look_ahead, case.answers, result.strategy
        result = ahead.levels.added_to(result, work)
        if advice is None:
            return result
        possible = ahead.possible(answers, result.end, work=work)
        settled = None if possible is None else len(possible) == 1
        advice = structs.replace(advice, settled=settled, possible=possible)
        if not full:
            return structs.replace(result, strategy=advice)
        open_now = [name for name, answer in result.answers.items() if answer in OPEN]
        ask_next = () if settled else ahead.next_questions(answers, open_now, possible, work=work)
        name, alone = deciding_question(ahead, result, work) or (None, None)
        advice = structs.replace(
            advice,
            robust=robustness(ahead, result, work),
            decides_between=name,
            decides_alone=alone,
        )
        changes = ahead.smallest_changes(result, work)
        return structs.replace(result, strategy=advice, changes=changes, ask_next=ask_next)

    def end(self, answers: Answers) -> str:
        """Return what comes out, as ``Result.end`` is: for callers that try many answers."""
        return end_and_scores(self.grid, answers)[0]

    def urgent_outcome(self, answers: Answers) -> Outcome | None:
        """Return the outcome of an urgent gate that fires: it can't wait for the rest."""
        return urgent_outcome(self.grid, answers)

    def possible(self, answers: Answers) -> tuple[str, ...] | None:
        """Return the ends that can still come where an answer *unknown* stays so."""
        return self.look_ahead.possible(answers, unknown_stays=True)

    def next_questions(
        self, answers: Answers, open_now: Collection[str], possible: tuple[str, ...] | None
    ) -> tuple[str, ...] | None:
        """Return what to ask next, the most telling first, where an answer *unknown* stays so."""
        return self.look_ahead.next_questions(answers, open_now, possible, unknown_stays=True)


@lru_cache(maxsize=8)
def engine_for(questionnaire: Questionnaire) -> Engine:
    """Return the engine of a questionnaire. A command makes it once for all its cases."""
    return Engine(questionnaire)


def score(
    questionnaire: Questionnaire, case: Case, *, look_ahead: bool = True, full: bool = True
) -> Result:
    """Score one case with the questionnaire's engine; see ``Engine.score``."""
    return engine_for(questionnaire).score(case, look_ahead=look_ahead, full=full)
