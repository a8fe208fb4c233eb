"""Set somebody's own choice beside the advice, for a talk about the difference; no mark is given.

All of it stands in the result already; here the words are chosen.
"""

from __future__ import annotations

from collections.abc import Callable

from burgerkompas.questionnaire.model import Strategy
from burgerkompas.report.view import Group, view
from burgerkompas.report.view.advice import changes
from burgerkompas.report.view.wording import Wording
from burgerkompas.results.result import Advice, Contribution, Result
from burgerkompas.texts import Words
from burgerkompas.texts.interview import PRACTICE


def discuss(result: Result, chosen: str, why: str, language: str) -> tuple[Group, ...]:
    """Return what there is to say about a choice, the id of a strategy or an outcome.

    The questionnaire gives an advice. Lines that start with ``-`` are items of a list.
    """
    assert result.strategy is not None
    return _Discussion(result, result.strategy, language).groups(chosen, why)


class _Discussion:
    def __init__(self, result: Result, advice: Advice, language: str) -> None:
        self.result = result
        self.advice = advice
        self.language = language
        self.words = Words(PRACTICE, language)
        self.wording = Wording(result, language)
        self.view = view(result, language)
        self.strategies = {s.id: s for s in result.questionnaire.strategies}
        self.gates = result.questionnaire.gates
        self.rules = result.questionnaire.rules

    def groups(self, chosen: str, why: str) -> tuple[Group, ...]:
        label = self.wording.names[chosen]
        strategy = self.strategies.get(chosen)
        same = chosen == self.result.end
        reason = (self.words("your-why", why=why),) if why else ()
        if same:
            between = self.same(strategy)
        else:
            between = self.outcome(chosen) if strategy is None else self.other(strategy)
        you = Group(self.words("you", label=label), reason)
        return (you, self.compass(), between, self.talk(strategy, same))

    def compass(self) -> Group:
        """Say what the advice is, why, and how sure."""
        v = self.view
        lines = [v.meaning] if v.meaning else []
        lines += [self.words("reasons"), *(f"- {text}" for text in v.because)]
        if v.against:
            lines += [self.words("against"), f"- {v.against}"]
        return Group(self.words("compass", label=v.advice), (*lines, *v.how_sure))

    def same(self, strategy: Strategy | None) -> Group:
        """Say what to keep in mind where both say the same."""
        against = self.against(strategy) if strategy else []
        lines = [self.words("still-against"), *against] if against else []
        return Group(self.words("together"), tuple(lines))

    def other(self, strategy: Strategy) -> Group:
        """Say what speaks for and against a strategy not advised, and what would lead to it."""
        words, label = self.words, strategy.label[self.language]
        pro, contra = self.pro(strategy), self.against(strategy)
        lines = [] if self.advice.id else [words("first-that")]
        lines += [words("for", label=label), *pro] if pro else [words("for-nothing", label=label)]
        lines += [words("against-it", label=label), *contra] if contra else []
        silent = self.drivers(strategy, lambda c: c.value is None)
        if silent:
            names = [self.result.questionnaire.dimension[c.driver].label for c in silent]
            names_here = "; ".join(name[self.language] for name in names)
            lines.append(words("silent", names=names_here))
        return Group(words("apart"), (*lines, *self.when(strategy.id)))

    def outcome(self, name: str) -> Group:
        """Say when an outcome comes that did not come here."""
        because = [gate.because for gate in self.gates if gate.outcome == name]
        because += [rule.because for rule in self.rules if rule.then == name]
        reasons = [f"- {text}" for text in self.wording.texts(*because)]
        return Group(self.words("apart"), (self.words("outcome-when"), *reasons, *self.when(name)))

    def pro(self, strategy: Strategy) -> list[str]:
        """Put what speaks for a strategy in words, the strongest first."""
        found = self.drivers(strategy, lambda c: c.contribution > 0)
        return [f"- {self.said(c)}" for c in sorted(found, key=lambda c: -c.contribution)]

    def against(self, strategy: Strategy) -> list[str]:
        """Put what speaks against a strategy in words: what closed it, then the strongest first."""
        entry = next(entry for entry in self.advice.ranking if entry.id == strategy.id)
        because = {gate.id: gate.because for gate in self.gates}
        closed = [text for name in entry.closed_by if (text := because[name]) is not None]
        found = self.drivers(strategy, lambda c: c.contribution < 0)
        return [
            *(f"- {text[self.language]}" for text in closed),
            *(f"- {self.said(c)}" for c in sorted(found, key=lambda c: c.contribution)),
        ]

    def drivers(
        self, strategy: Strategy, wanted: Callable[[Contribution], bool]
    ) -> list[Contribution]:
        entry = next(entry for entry in self.advice.ranking if entry.id == strategy.id)
        return [c for c in entry.contributions if wanted(c)]

    def said(self, contribution: Contribution) -> str:
        dimension = self.result.questionnaire.dimension[contribution.driver]
        text = dimension.high if (contribution.value or 0) > 0 else dimension.low
        assert text is not None
        return text[self.language]

    def when(self, name: str) -> list[str]:
        """Say which other answers would lead to a strategy, or to an outcome of a table."""
        if self.advice.id is None:
            # Something has to be done or known first; then it is not a matter of answers.
            return []
        for change, turn in zip(self.result.changes or (), changes(self.wording), strict=True):
            if change.to == name:
                answers = [
                    self.words("changed", question=a.question, new=a.new, old=a.old)
                    for a in turn.answers
                ]
                return [turn.head, *(f"- {answer}" for answer in answers)]
        return []

    def talk(self, strategy: Strategy | None, same: bool) -> Group:
        """Ask what a group may talk about."""
        lines = [f"- {self.words('talk-same' if same else 'talk-other')}"]
        if strategy is not None and strategy.not_when is not None:
            lines.append(f"- {strategy.not_when[self.language]} {self.words('talk-not-when')}")
        lines.append(f"- {self.words('talk-know')}")
        return Group(self.words("talk"), (self.words("no-mark"), *lines))
