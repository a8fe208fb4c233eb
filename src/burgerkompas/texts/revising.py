"""What is said of two versions of a questionnaire."""

REVISING = {
    "same": {"nl": "Geen verschil.", "en": "No difference."},
    "same-version": {
        "nl": "Let op: beide heten versie {version}. Geef de nieuwe een ander nummer: een casus onthoudt met "
        "welke versie hij is ingevuld.",
        "en": "Mind: both are called version {version}. Give the new one another number: a case remembers the "
        "version that it was filled in with.",
    },
    "added": {"nl": "erbij", "en": "added"},
    "removed": {"nl": "weg", "en": "removed"},
    "reworded": {"nl": "andere tekst", "en": "reworded"},
    "rejudged": {"nl": "telt of werkt anders", "en": "scored or judged otherwise"},
    "moved": {"nl": "staat ergens anders", "en": "stands elsewhere"},
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
        "en": "Cases: {count}. Another advice: {moved}.",
    },
    "failed": {"nl": "Niet te lezen: {count}.", "en": "Could not be read: {count}."},
    "same-advice": {"nl": "advies blijft {advice}", "en": "the advice stays {advice}"},
    "decided": {
        "nl": "beslist door: {before} → {after}",
        "en": "decided by: {before} → {after}",
    },
    "deciding": {
        "nl": "geeft dit al in zijn eentje: {things}",
        "en": "does this all by itself: {things}",
    },
    "together": {
        "nl": "door meer veranderingen samen: geen ervan doet dit alleen",
        "en": "by several changes together: none does this by itself",
    },
    "dropped": {
        "nl": "antwoorden die niet meer tellen: {ids}",
        "en": "answers that no longer count: {ids}",
    },
}
