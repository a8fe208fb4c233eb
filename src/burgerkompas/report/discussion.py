"""Set somebody's own choice beside the advice, to talk about the difference; no mark is given.

Everything is in the result already; here the words are chosen.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from burgerkompas.cases import Absence
from burgerkompas.questionnaire.model import Strategy, tests_in
from burgerkompas.report.view import TextGroup
from burgerkompas.report.view.advice import advice_view, firmness
from burgerkompas.report.view.changes import counterfactual
from burgerkompas.report.view.wording import Wording
from burgerkompas.results import Advice, Contribution, Result, is_worth_mentioning
from burgerkompas.texts import Words

MAX_KNOWN = 4
"""The most answers behind the advice that are named."""


def discuss(result: Result, chosen: str, why: str, language: str) -> tuple[TextGroup, ...]:
    """Return what there is to say about a choice, the id of a strategy or an outcome.

    The questionnaire gives advice. Lines that start with ``-`` are items of a list.
    """
    assert result.strategy is not None
    return _Discussion(result, result.strategy, language).groups(chosen, why)


class _Discussion:
    def __init__(self, result: Result, advice: Advice, language: str) -> None:
        self.result = result
        self.questionnaire = result.questionnaire
        self.advice = advice
        self.words = Words("practice", language)
        self.wording = Wording(result, language)

    def groups(self, chosen: str, why: str) -> tuple[TextGroup, ...]:
        strategy = next((s for s in self.questionnaire.strategies if s.id == chosen), None)
        same = chosen == self.result.end
        reason = (self.words("your-why", why=why),) if why else ()
        you = TextGroup(self.words("you", label=self.wording.ends[chosen]), reason)
        if same:
            between = self.same(strategy)
        else:
            between = self.outcome(chosen) if strategy is None else self.other(strategy)
        return (you, self.compass(), between, self.talk(strategy, same))

    def compass(self) -> TextGroup:
        """Say what the advice is, why, and how sure."""
        # The view in the story is not that of the person who practises.
        told = advice_view(self.wording, structs.replace(self.advice, own_view=None))
        lines = [told.intro] if told.intro else []
        lines += [f"{self.wording.words('certain')} {told.certain}"] if told.certain else []
        reasons = {self.words("reasons"): told.because, self.words("against"): (told.against,)}
        speaks_for = self.wording.words
        for side in told.sides:
            reasons[f"{speaks_for('speaks-for-name', name=side.name)}:"] = side.because
        for head, texts in reasons.items():
            if any(texts):
                lines += [head, *(f"- {text}" for text in texts)]
        if told.decides:
            # Without its answer, which is not the reader's.
            lines.append(f"{told.decides_title}: {told.decides}")
        lines += [*told.beside, *self.story_view(), *told.how_sure, *self.knew()]
        return TextGroup(self.words("compass", label=told.headline), tuple(lines))

    def story_view(self) -> Iterator[str]:
        """Say what the person who filled in the story sees, if that is known."""
        view = self.advice.own_view
        if view and view.points_to:
            question = self.questionnaire.question[view.question]
            answer = self.wording.answer(question, view.answer)
            yield self.words("story-view", answer=answer, name=self.wording.name(view.points_to))

    def knew(self) -> list[str]:
        """Name the answers that count most here: of the gate that decides, then of the drivers."""
        gates = [g.when for g in self.questionnaire.gates if g.id == self.advice.decided_by]
        found = [t.id for when in gates for t in tests_in(when) if t.subject == "question"]
        ranking = {entry.id: entry.contributions for entry in self.advice.ranking}
        for name in (self.advice.id, self.advice.runner_up):
            parts = sorted(ranking.get(name or "", ()), key=lambda c: -abs(c.contribution))
            drivers = [self.questionnaire.dimension[c.driver] for c in parts if c.contribution]
            found += [item.question for driver in drivers for item in driver.items]
        answers = self.result.case.answers
        known = [n for n in dict.fromkeys(found) if not isinstance(answers.get(n), Absence | None)]
        said = [
            f"- {self.wording.question(n)} "
            f"{self.wording.answer(self.questionnaire.question[n], answers[n])}"
            for n in known[:MAX_KNOWN]
        ]
        return [self.words("knew"), *said] if said else []

    def same(self, strategy: Strategy | None) -> TextGroup:
        """Say what to keep in mind where both say the same."""
        against = self.against(strategy) if strategy else []
        lines = [self.words("still-against"), *against] if against else []
        # What is not firm, nobody can agree with outright.
        firm = firmness(self.result)
        if firm == "unclear" and self.advice.runner_up:
            title = "one-of-two"
        else:
            title = "together" if firm in ("clear", "danger") else "together-maybe"
        return TextGroup(self.words(title), tuple(lines))

    def other(self, strategy: Strategy) -> TextGroup:
        """Say what speaks for and against a strategy not advised, and what would lead to it."""
        words, label = self.words, self.wording.ends[strategy.id]
        pro, contra = self.pro(strategy), self.against(strategy)
        lines = [] if self.advice.id else [words("first-that")]
        lines += [words("for", label=label), *pro] if pro else [words("for-nothing", label=label)]
        lines += [words("against-it", label=label), *contra] if contra else []
        silent = [c.driver for c in self.contributions(strategy) if c.value is None]
        if silent:
            lines.append(words("silent", names="; ".join(map(self.wording.dimension, silent))))
        unclear = firmness(self.result) == "unclear"
        one_of_two = unclear and strategy.id == self.advice.runner_up
        title = words("one-of-two" if one_of_two else "apart")
        return TextGroup(title, (*lines, *self.when(strategy.id)))

    def outcome(self, name: str) -> TextGroup:
        """Say when an outcome comes that did not come here."""
        because = [gate.because for gate in self.questionnaire.gates if gate.outcome == name]
        because += [rule.because for rule in self.questionnaire.rules if rule.then == name]
        reasons = [f"- {text}" for text in self.wording.texts(*because)]
        lines = (self.words("outcome-when"), *reasons, *self.when(name))
        return TextGroup(self.words("apart"), lines)

    def pro(self, strategy: Strategy) -> list[str]:
        """Put what speaks for a strategy in words, the strongest first."""
        found = [c for c in self.contributions(strategy) if c.contribution > 0]
        return [f"- {self.said(c)}" for c in sorted(found, key=lambda c: -c.contribution)]

    def against(self, strategy: Strategy) -> list[str]:
        """Put what speaks against a strategy in words: what closed it, then the strongest first."""
        closed_by = next(e.closed_by for e in self.advice.ranking if e.id == strategy.id)
        because = {gate.id: gate.because for gate in self.questionnaire.gates}
        closed = self.wording.texts(*(because[name] for name in closed_by))
        found = [c for c in self.contributions(strategy) if c.contribution < 0]
        said = [self.said(c) for c in sorted(found, key=lambda c: c.contribution)]
        return [f"- {text}" for text in (*closed, *said)]

    def contributions(self, strategy: Strategy) -> tuple[Contribution, ...]:
        """Return what counts for or against a strategy, and what is unknown."""
        entry = next(e for e in self.advice.ranking if e.id == strategy.id)
        unit = self.result.unit
        return tuple(
            c for c in entry.contributions if c.value is None or is_worth_mentioning(c, unit)
        )

    def said(self, contribution: Contribution) -> str:
        dimension = self.questionnaire.dimension[contribution.driver]
        return self.wording.text(dimension.high if (contribution.value or 0) > 0 else dimension.low)

    def when(self, name: str) -> list[str]:
        """Say which other answers would lead to a strategy, or to an outcome of a table."""
        change = next((c for c in self.result.changes or () if c.to == name), None)
        # Without an advised strategy something has to be done or known first.
        if self.advice.id is None or change is None:
            return []
        told = counterfactual(self.wording, change)
        switches = [self.words("changed", **structs.asdict(one)) for one in told.answers]
        return [told.head, *(f"- {text}" for text in switches)]

    def talk(self, strategy: Strategy | None, same: bool) -> TextGroup:
        """Ask what a group may talk about."""
        lines = [f"- {self.words('talk-same' if same else 'talk-other')}"]
        if strategy is not None and strategy.not_when is not None:
            not_when = self.wording.text(strategy.not_when)
            lines.append(f"- {not_when} {self.words('talk-not-when')}")
        lines.append(f"- {self.words('talk-know')}")
        return TextGroup(self.words("talk"), (self.words("no-mark"), *lines))
