"""What authors of questionnaires read: of checks, of tests, and of two versions side by side."""

CHECK = {
    "error": {"nl": "fout", "en": "error"},
    "warning": {"nl": "waarschuwing", "en": "warning"},
    "shown-by": {"nl": "Bij deze antwoorden: {answers}", "en": "With these answers: {answers}"},
    "sound": {
        "nl": "{name}: in orde. Geen fouten gevonden, en alles is bewezen wat te bewijzen valt.",
        "en": "{name}: sound. No mistakes found, and everything that can be proven has been proven.",
    },
    "summary": {
        "nl": "{name}: fouten: {errors}, waarschuwingen: {warnings}.",
        "en": "{name}: errors: {errors}, warnings: {warnings}.",
    },
    "explained": {
        "nl": "Uitleg met voorbeelden bij een code: docs/problems/CODE.md, bij de broncode.",
        "en": "Each code is explained, with examples, in docs/problems/CODE.md in the source.",
    },
    "coverage": {
        "nl": "{name}: hoe vaak elke uitkomst komt",
        "en": "{name}: how often each outcome occurs",
    },
    "population-exact": {
        "nl": "Over alle {count} combinaties van antwoorden, elk even waarschijnlijk (exact).",
        "en": "Over all {count} combinations of answers, all equally likely (exact).",
    },
    "population-sample": {
        "nl": "Over een steekproef van {count} uit alle antwoorden, elk even waarschijnlijk (startgetal {seed}).",
        "en": "Over a sample of {count} from all answers, all equally likely (seed {seed}).",
    },
    "population-cases": {
        "nl": "Over {count} casussen; {failed} konden niet gelezen worden.",
        "en": "Over {count} cases; {failed} could not be read.",
    },
    "no-advice": {
        "nl": "Deze vragenlijst geeft geen advies, dus ook geen uitkomsten om te tellen.",
        "en": "This questionnaire gives no advice, so there are no outcomes to count.",
    },
}

TESTING = {
    "passed": {"nl": "{name}: alle {count} tests slagen.", "en": "{name}: all {count} tests pass."},
    "failed": {
        "nl": "{name}: {failed} van {count} tests slagen niet.",
        "en": "{name}: {failed} of {count} tests fail.",
    },
    "failure": {
        "nl": "{where}: '{test}': {path} moet zijn: {wanted}; het is: {came}",
        "en": "{where}: '{test}': {path} should be: {wanted}; it is: {came}",
    },
    "all-touched": {
        "nl": "De tests raken alles: elke strategie, uitkomst, poort, regel, soort, rol en elk niveau.",
        "en": "The tests touch everything: every strategy, outcome, gate, rule, type, role and level.",
    },
    "untouched": {"nl": "Geen test raakt:", "en": "No test touches:"},
    "kind-strategy": {"nl": "strategie", "en": "strategy"},
    "kind-outcome": {"nl": "uitkomst", "en": "outcome"},
    "kind-rule": {"nl": "regel", "en": "rule"},
    "kind-gate": {"nl": "poort", "en": "gate"},
    "kind-type": {"nl": "soort van {owner}", "en": "type of {owner}"},
    "kind-level": {"nl": "niveau van {owner}", "en": "level of {owner}"},
    "kind-role": {"nl": "rol", "en": "role"},
    "nothing": {"nl": "niets", "en": "nothing"},
    "op-is": {"nl": "{value}", "en": "{value}"},
    "op-not": {"nl": "niet {value}", "en": "not {value}"},
    "op-in": {"nl": "één van {value}", "en": "one of {value}"},
    "op-includes": {"nl": "met {value} erbij", "en": "including {value}"},
    "op-at_least": {"nl": "{value} of meer", "en": "{value} or more"},
    "op-at_most": {"nl": "{value} of minder", "en": "{value} or less"},
    "op-above": {"nl": "meer dan {value}", "en": "more than {value}"},
    "op-below": {"nl": "minder dan {value}", "en": "less than {value}"},
    "and": {"nl": " en ", "en": " and "},
    "decided-by": {"nl": "beslist door: {id}", "en": "decided by: {id}"},
    "score": {"nl": "{id} {score}: {parts}", "en": "{id} {score}: {parts}"},
    "closed-by": {"nl": "gesloten door {ids}", "en": "closed by {ids}"},
    "only-with": {"nl": "alleen bij {ids}", "en": "only with {ids}"},
    "gate-fired": {"nl": "poort {id} gaat af: {facts}", "en": "gate {id} fires: {facts}"},
    "gate-open": {
        "nl": "poort {id} staat nog open: {facts}",
        "en": "gate {id} is still open: {facts}",
    },
    "gate-silent": {
        "nl": "poort {id} doet niets: {facts}",
        "en": "gate {id} does nothing: {facts}",
    },
    "rule": {"nl": "regel {id} geeft {then}: {facts}", "en": "rule {id} gives {then}: {facts}"},
    "rule-of": {"nl": "{id} hangt af van: {facts}", "en": "{id} depends on: {facts}"},
    "dimension": {"nl": "{id} {score}: {answers}", "en": "{id} {score}: {answers}"},
    "always": {"nl": "altijd", "en": "always"},
    "unknown": {"nl": "onbekend", "en": "unknown"},
    "absent": {"nl": "{question} is {how}", "en": "{question} is {how}"},
    "unanswered": {"nl": "niet ingevuld", "en": "not answered"},
    "not_asked": {"nl": "niet gevraagd", "en": "not asked"},
    "not_applicable": {"nl": "niet van toepassing", "en": "not applicable"},
}

REVISING = {
    "same": {"nl": "Geen verschil.", "en": "No differences."},
    "same-version": {
        "nl": "Let op: beide heten versie {version}. Geef de nieuwe een ander nummer: een casus onthoudt met welke versie hij is ingevuld.",
        "en": "Note: both are version {version}. Give the new one a different number: a case records the version it was filled in with.",
    },
    "added": {"nl": "erbij", "en": "added"},
    "removed": {"nl": "weg", "en": "removed"},
    "reworded": {"nl": "andere tekst", "en": "reworded"},
    "rejudged": {"nl": "telt of werkt anders", "en": "scored or judged differently"},
    "moved": {"nl": "staat ergens anders", "en": "moved"},
    "what-question": {"nl": "vraag", "en": "question"},
    "what-dimension": {"nl": "dimensie", "en": "dimension"},
    "what-classification": {"nl": "indeling", "en": "classification"},
    "what-strategy": {"nl": "strategie", "en": "strategy"},
    "what-outcome": {"nl": "uitkomst", "en": "outcome"},
    "what-gate": {"nl": "poort", "en": "gate"},
    "what-rule": {"nl": "regel", "en": "rule"},
    "what-role": {"nl": "rol", "en": "role"},
    "what-decision": {"nl": "beslissing", "en": "decision"},
    "what-questionnaire": {"nl": "vragenlijst", "en": "questionnaire"},
    "cases": {
        "nl": "Casussen: {count}. Een ander advies: {moved}.",
        "en": "Cases: {count}. Different advice: {moved}.",
    },
    "failed": {"nl": "Niet te lezen: {count}.", "en": "Could not be read: {count}."},
    "same-advice": {"nl": "advies blijft {advice}", "en": "the advice stays {advice}"},
    "decided": {"nl": "beslist door: {before} → {after}", "en": "decided by: {before} → {after}"},
    "dropped": {
        "nl": "antwoorden die niet meer tellen: {ids}",
        "en": "answers that no longer count: {ids}",
    },
}
