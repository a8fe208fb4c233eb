"""What comes of a decision table when none of its rules decides."""

TABLE = {
    "undecided-label": {"nl": "nog niet te zeggen", "en": "cannot be said yet"},
    "undecided-meaning": {
        "nl": "Er staat nog een vraag open die de uitkomst kan veranderen.",
        "en": "A question is still open that can change the outcome.",
    },
    "undecided-first-step": {
        "nl": "Zoek eerst de open vragen uit.",
        "en": "Find out the open questions first.",
    },
    "no-rule-label": {"nl": "geen regel past", "en": "no rule applies"},
    "no-rule-meaning": {
        "nl": "Voor deze antwoorden heeft de vragenlijst geen regel.",
        "en": "The questionnaire has no rule for these answers.",
    },
    "no-rule-first-step": {
        "nl": "Meld dit aan wie de vragenlijst maakt: er zit een gat in de regels.",
        "en": "Tell whoever makes the questionnaire: there is a gap in the rules.",
    },
    "conflict-label": {"nl": "regels spreken elkaar tegen", "en": "rules contradict each other"},
    "conflict-meaning": {
        "nl": "Voor deze antwoorden gelden regels die niet samen mogen gelden.",
        "en": "For these answers rules hold that must not hold together.",
    },
    "conflict-first-step": {
        "nl": "Meld dit aan wie de vragenlijst maakt: er zit een overlap in de regels.",
        "en": "Tell whoever makes the questionnaire: the rules overlap.",
    },
}
