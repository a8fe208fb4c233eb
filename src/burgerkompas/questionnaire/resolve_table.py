"""From the files' classes to the decision table: its rules checked against its outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from burgerkompas.questionnaire import model
from burgerkompas.questionnaire.resolve_conditions import condition
from burgerkompas.texts import Words
from burgerkompas.texts.report import NO_DECISION

if TYPE_CHECKING:
    from burgerkompas.questionnaire.documents import OutcomeSource, RuleSource
    from burgerkompas.questionnaire.places import Path
    from burgerkompas.questionnaire.resolve import Resolver

    Outcomes = dict[str, tuple[OutcomeSource, Path]]


def decision_table(resolver: Resolver, outcomes: Outcomes) -> model.DecisionTable | None:
    """Return the questionnaire's decision table, if it has one; reports what is wrong with it."""
    tables = [(f, s.table) for f, s in resolver.files.values() if s.table is not None]
    if not tables:
        for file, source in resolver.files.values():
            for i in range(len(source.rules)):
                resolver.problem("no-table", (file, "rules", i))
        return None
    for file, _ in tables[1:]:
        resolver.problem("second-table", (file, "table"))
    for file, source in resolver.files.values():
        if source.scorecard is not None:
            resolver.problem("two-decisions", (file, "scorecard"))
    file, table = tables[0]
    resolver.cited((), table.basis, (file, "table"))
    rules: list[model.Rule] = []
    for rule_file, source in resolver.files.values():
        for i, rule in enumerate(source.rules):
            _rule(resolver, rule, outcomes, rules, (rule_file, "rules", i))
    if not any(source.rules for _, source in resolver.files.values()):
        resolver.problem("empty-list", (file, "table"))
    blank = dict.fromkeys(resolver.main.languages, "")
    return model.DecisionTable(
        hit_policy=table.hit_policy,
        rules=tuple(rules),
        outcomes=tuple(
            model.Outcome(
                id=name,
                label=o.label,
                meaning=o.meaning or blank,
                first_step=o.first_step or blank,
                ask_the_group=o.ask_the_group or blank,
                look_again=o.look_again or blank,
                outputs=o.outputs,
            )
            for name, (o, _) in outcomes.items()
        ),
        basis=table.basis,
        note=table.note,
        undecided=tuple(_undecided(name, resolver.main.languages) for name in model.RESERVED),
    )


def _undecided(name: str, languages: tuple[str, ...]) -> model.Outcome:
    """Describe a reserved outcome in the program's words."""

    def text(key: str) -> model.Text:
        return {language: Words(NO_DECISION, language)(f"{name}-{key}") for language in languages}

    blank = dict.fromkeys(languages, "")
    return model.Outcome(name, text("label"), text("meaning"), text("first-step"), blank, blank)


def _rule(
    resolver: Resolver,
    rule: RuleSource,
    outcomes: Outcomes,
    rules: list[model.Rule],
    path: Path,
) -> None:
    resolver.fresh(rule.id, [other.id for other in rules], (*path, "id"))
    if rule.then in model.RESERVED:
        resolver.problem("reserved-outcome", (*path, "then"), id=rule.then)
    else:
        resolver.known(rule.then, outcomes, "outcome", (*path, "then"))
    when = None
    if rule.when is not None:
        subjects = ("question", "dimension", "raw", "classification")
        when = condition(resolver, rule.when, (*path, "when"), only=subjects)
        if when is None:
            return
    rules.append(model.Rule(rule.id, when, rule.then, rule.because))
