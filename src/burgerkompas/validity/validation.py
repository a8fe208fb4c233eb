"""Measure how well the advice agrees with independent labels of the same cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from pathlib import PurePath
from typing import Literal

import msgspec
from msgspec import structs

from burgerkompas.cases import Case
from burgerkompas.cases.writer import yaml_text
from burgerkompas.engine import score
from burgerkompas.errors import AnswersRefused, Problem, Where
from burgerkompas.numbers import decimal_text
from burgerkompas.questionnaire.model import Band, Evidence, Questionnaire
from burgerkompas.scoring import decider_kind
from burgerkompas.validity.coefficients import Interval, bootstrap
from burgerkompas.validity.labels import NOTHING, CaseLabel

BANDS = (
    Band(id="outcome", decided_by="outcome"),
    Band(id="clear", clear=True),
    Band(id="unclear", clear=False),
)
"""The bands to count where a questionnaire names none of its own."""


class Judgement(msgspec.Struct, frozen=True):
    """One reading of a case, compared with its label.

    Attributes:
        end: the strategy advised, or the outcome instead.
        runner_up: the second that the report names, if there is one.
        kind: the deciding part: a gate, the scores, or an outcome that is not a strategy.
        lead: the winner's lead over it on a scale of -1 to +1, where scores decided.

    """

    case: str
    label: CaseLabel
    end: str
    runner_up: str | None
    decided_by: str
    clear: bool
    kind: Literal["gate", "scores", "outcome"]
    lead: Fraction | None

    @property
    def first(self) -> bool:
        """Return whether the advice is a first choice."""
        return self.end in self.label.first

    @property
    def defensible(self) -> bool:
        """Return whether the advice is a first or a second choice."""
        return self.end in self.label.defensible

    @property
    def never(self) -> bool:
        """Return whether the advice is clearly wrong: ruled out, and nobody's choice."""
        return self.end in self.label.never

    @property
    def told_as_clear(self) -> bool:
        """Return whether the report gives the advice without reservation."""
        return self.clear

    @property
    def one_of_two(self) -> bool:
        """Return whether the advice or the runner-up is a first choice."""
        return bool(self.label.first & {self.end, self.runner_up})

    @property
    def neither_never(self) -> bool:
        """Return whether neither the advice nor the runner-up is clearly wrong."""
        return not self.label.never & {self.end, self.runner_up}


class Share(msgspec.Struct, frozen=True):
    """A count out of a total, with a bootstrap interval of the share over cases."""

    count: int
    of: int
    interval: Interval | None


class Validation(msgspec.Struct, frozen=True):
    """Counts of how well the advice agrees with labels.

    Attributes:
        judgements: one per reading, in the order of the cases.
        unlabelled: names of cases without a label, which do not count.
        same_advice: the cases with several readings that all have one advice.
        confusion: how often a first choice (the first of several by name) got which advice.

    """

    questionnaire: Questionnaire
    judgements: tuple[Judgement, ...]
    unlabelled: tuple[str, ...]
    same_advice: Share
    confusion: tuple[tuple[str, str, int], ...]

    @property
    def cases(self) -> int:
        """Return the number of cases that were judged."""
        return len({judgement.case for judgement in self.judgements})

    def share(self, holds: str, clear: bool | None = None) -> Share:
        """Return how often a property of a judgement holds, among those that are clear or not."""
        return _share([one for one in self.judgements if clear in (None, one.clear)], holds)


def validate(
    questionnaire: Questionnaire, cases: Iterable[Case], labels: Mapping[str, CaseLabel]
) -> Validation:
    """Score cases and compare the results with their labels.

    A label is found by the case's name, or by that of its file where it is the only case in it.
    Several cases with one label are several readings of it. Raises ``AnswersRefused`` for a case
    with two labels.
    """
    cases = list(cases)
    in_file = Counter(case.file for case in cases)
    judgements, unlabelled, problems = [], [], []
    for case in cases:
        file = PurePath(case.file or "")
        names = [case.name, *([file.name, file.stem] if in_file[case.file] == 1 else [])]
        found = [name for name in dict.fromkeys(names) if name in labels]
        if len(found) > 1:
            values = {"one": found[0] or "", "other": found[1] or ""}
            problems.append(Problem("two-labels", Where(case.file or ""), values))
        elif found:
            judgements.append(_judge(questionnaire, case, found[0] or "", labels[found[0] or ""]))
        else:
            unlabelled.append(case.name or case.file or "")
    if problems:
        raise AnswersRefused(problems)
    return Validation(
        questionnaire=questionnaire,
        judgements=tuple(judgements),
        unlabelled=tuple(dict.fromkeys(unlabelled)),
        same_advice=_same_advice(judgements),
        confusion=_confusion(judgements),
    )


def _judge(questionnaire: Questionnaire, case: Case, name: str, label: CaseLabel) -> Judgement:
    result = score(questionnaire, case, full=False)
    advice = result.strategy
    return Judgement(
        case=name,
        label=label,
        end=result.end,
        runner_up=advice.runner_up if advice else None,
        decided_by=advice.decided_by if advice else "",
        clear=bool(advice and advice.clear),
        kind=decider_kind(
            None if advice and advice.id else result.outcome, advice.decided_by if advice else ""
        ),
        lead=Fraction(advice.margin, result.unit) if advice and advice.margin is not None else None,
    )


def _share(judgements: Sequence[Judgement], holds: str) -> Share:
    by_case: dict[str, list[bool]] = {}
    for judgement in judgements:
        by_case.setdefault(judgement.case, []).append(getattr(judgement, holds))
    units = list(by_case.values())
    count = sum(map(sum, units))
    return Share(count, len(judgements), bootstrap(units, _mean))


def _mean(units: Sequence[Sequence[bool]]) -> float | None:
    count = sum(map(len, units))
    return sum(map(sum, units)) / count if count else None


def measured_evidence(validation: Validation) -> Evidence:
    """Return the questionnaire's evidence as these labels give it: every band counted anew.

    The bands are those that the questionnaire names, else clear, not clear, and outcomes.
    """
    named = validation.questionnaire.evidence
    note = dict.fromkeys(validation.questionnaire.languages, "…")
    old = named or Evidence(note=note, cases=0, bands=BANDS)
    judged = [(old.band_of(j.clear, j.kind, j.lead), j) for j in validation.judgements]
    bands = []
    for band in old.bands:
        own = [one for found, one in judged if found == band]
        first, defensible = sum(one.first for one in own), sum(one.defensible for one in own)
        counted = structs.replace(band, readings=len(own), first=first, defensible=defensible)
        bands.append(counted)
    return structs.replace(old, cases=validation.cases, bands=tuple(bands))


_BAND = ("id", "clear", "decided_by", "above", "below", "readings", "first", "defensible")


def evidence_yaml(evidence: Evidence) -> str:
    """Return evidence as it is written in a questionnaire."""
    lines = ["evidence:", f"  cases: {evidence.cases}", "  note:"]
    lines += [f"    {code}: {yaml_text(text)}" for code, text in evidence.note.items()]
    lines.append("  bands:")
    for band in evidence.bands:
        values = ((name, getattr(band, name)) for name in _BAND)
        written = (f"{name}: {_scalar(value)}" for name, value in values if value is not None)
        lines.append(f"    - {{{', '.join(written)}}}")
    return "\n".join(lines) + "\n"


def _scalar(value: str | bool | int | Fraction) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return decimal_text(value) if isinstance(value, Fraction) else str(value)


def _same_advice(judgements: Sequence[Judgement]) -> Share:
    ends: dict[str, list[str]] = {}
    for judgement in judgements:
        ends.setdefault(judgement.case, []).append(judgement.end)
    same = [[len(set(some)) == 1] for some in ends.values() if len(some) > 1]
    return Share(sum(map(sum, same)), len(same), bootstrap(same, _mean))


def _confusion(judgements: Sequence[Judgement]) -> tuple[tuple[str, str, int], ...]:
    counts: Counter[tuple[str, str]] = Counter()
    for one in judgements:
        label = one.end if one.first else min(one.label.first, default=NOTHING)
        counts[label, one.end] += 1
    return tuple((label, end, n) for (label, end), n in sorted(counts.items()))
