"""What practising says around a story, and about the difference between a choice and the advice."""

PRACTICE = {
    "which": {"nl": "Welk verhaal?", "en": "Which story?"},
    "another": {"nl": "Nog een verhaal?", "en": "Another story?"},
    "told": {"nl": "gehad", "en": "done"},
    "stop": {"nl": "Stoppen", "en": "Stop"},
    "strategies": {"nl": "Hieruit kun je kiezen:", "en": "You can choose from these:"},
    "what": {"nl": "Wat zou jij doen?", "en": "What would you do?"},
    "or-first": {"nl": "Of eerst iets anders:", "en": "Or something else first:"},
    "why": {
        "nl": "Waarom? In één regel (mag leeg)",
        "en": "Why? In one line (may be empty)",
    },
    "you": {"nl": "Jij koos: {label}", "en": "You chose: {label}"},
    "your-why": {"nl": "Omdat: {why}", "en": "Because: {why}"},
    "compass": {"nl": "Het kompas zegt: {label}", "en": "The compass says: {label}"},
    "reasons": {"nl": "Waarom:", "en": "Why:"},
    "against": {"nl": "Daar staat tegenover:", "en": "On the other hand:"},
    "together": {
        "nl": "Jullie komen op hetzelfde uit",
        "en": "You both end up at the same",
    },
    "still-against": {
        "nl": "Toch spreekt er ook iets tegen:",
        "en": "Still, something speaks against it too:",
    },
    "apart": {"nl": "Waar jullie verschillen", "en": "Where you differ"},
    "first-that": {
        "nl": "Het kompas kiest nu geen strategie: eerst moet dit gebeuren. Daarna telt jouw keuze weer.",
        "en": "The compass chooses no strategy now: this must be done first. After that your choice counts again.",
    },
    "for": {
        "nl": "Voor jouw keuze ({label}) spreekt:",
        "en": "For your choice ({label}) speaks:",
    },
    "for-nothing": {
        "nl": "Voor jouw keuze ({label}) vindt het kompas in deze antwoorden geen reden.",
        "en": "For your choice ({label}) the compass finds no reason in these answers.",
    },
    "against-it": {"nl": "Ertegen spreekt:", "en": "Against it speaks:"},
    "silent": {
        "nl": "Hierover is in deze casus niets bekend: {names}.",
        "en": "Nothing is known in this case about: {names}.",
    },
    "changed": {
        "nl": "{question} {new} (nu: {old})",
        "en": "{question} {new} (now: {old})",
    },
    "outcome-when": {
        "nl": "Het kompas zegt dit alleen als het volgende zo is. Dat bleek hier niet uit de antwoorden.",
        "en": "The compass says this only if the following is so. The answers here did not show that.",
    },
    "talk": {"nl": "Om over te praten", "en": "To talk about"},
    "no-mark": {
        "nl": "Een verschil is geen fout. Het kompas kent alleen de antwoorden, jij hoorde het verhaal.",
        "en": "A difference is no mistake. The compass knows only the answers, you heard the story.",
    },
    "talk-same": {
        "nl": "Had jij dezelfde redenen als het kompas?",
        "en": "Did you have the same reasons as the compass?",
    },
    "talk-other": {
        "nl": "Wat zag jij in het verhaal dat het kompas niet meetelt?",
        "en": "What did you see in the story that the compass does not count?",
    },
    "talk-not-when": {"nl": "Speelt dat hier?", "en": "Is that at play here?"},
    "talk-know": {
        "nl": "Wat wil je nog weten voor je iets doet, en aan wie vraag je dat?",
        "en": "What do you still want to know before you act, and whom do you ask?",
    },
    "whole-report": {
        "nl": "Het hele rapport: {command}",
        "en": "The whole report: {command}",
    },
}
