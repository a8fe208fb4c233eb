"""What the interview says around the questions."""

INTERVIEW = {
    "name": {
        "nl": "Hoe heet het initiatief? (geen namen van personen)",
        "en": "What is the initiative called? (no names of persons)",
    },
    "place": {"nl": "In welke plaats? (mag leeg)", "en": "In which place? (may be empty)"},
    "date": {"nl": "Van welke datum zijn de antwoorden?", "en": "What date are the answers of?"},
    "respondent": {
        "nl": "Wie vult in? Bijvoorbeeld: professional of initiatiefnemers (mag leeg)",
        "en": "Who fills in? For example: professional or initiators (may be empty)",
    },
    "name-needed": {"nl": "Vul een naam in.", "en": "Fill in a name."},
    "bad-date": {
        "nl": "Schrijf jaar-maand-dag, zoals 2026-11-24.",
        "en": "Write year-month-day, like 2026-11-24.",
    },
    "progress": {
        "nl": "Vraag {question} van {questions} · deel {section} van {sections} · nog ongeveer {minutes} min",
        "en": "Question {question} of {questions} · part {section} of {sections} · about {minutes} min left",
    },
    "progress-short": {
        "nl": "Korte vragenlijst · vraag {question}",
        "en": "Short questionnaire · question {question}",
    },
    "short-done": {
        "nl": "Na {asked} vragen kan geen ander antwoord het advies nog veranderen. Je slaat {saved} vragen over.",
        "en": "After {asked} questions no other answer can change the advice. You skip {saved} questions.",
    },
    "short-go-on": {
        "nl": "Verder voor het hele beeld: soorten en succesfactoren",
        "en": "Go on for the full picture: types and success factors",
    },
    "stage-two": {
        "nl": "Op de vragen tot hier rust het advies. Wat nu komt maakt het beeld compleet: soorten, succesfactoren en participatie.",
        "en": "The advice rests on the questions up to here. What comes now completes the picture: types, success factors and participation.",
    },
    "stage-one": {
        "nl": "Eerst de vragen waarop het advies rust.",
        "en": "First the questions on which the advice rests.",
    },
    "keys": {
        "nl": "w weet ik niet · b terug · ? uitleg · n notitie · o overzicht · Ctrl-C stoppen",
        "en": "w I don't know · b back · ? help · n note · o overview · Ctrl-C stop",
    },
    "keys-text": {
        "nl": "Enter leeg: weet ik niet · Ctrl-B terug · Ctrl-C stoppen",
        "en": "Enter empty: I don't know · Ctrl-B back · Ctrl-C stop",
    },
    "keys-checkbox": {
        "nl": "spatie kiest, Enter is klaar",
        "en": "space chooses, Enter is done",
    },
    "unknown": {"nl": "weet ik niet", "en": "I don't know"},
    "not-applicable": {"nl": "niet van toepassing", "en": "not applicable"},
    "none": {"nl": "nog niet ingevuld", "en": "not filled in yet"},
    "no-help": {
        "nl": "Bij deze vraag is geen uitleg.",
        "en": "There is no help with this question.",
    },
    "plain-choice": {"nl": "Typ een nummer", "en": "Type a number"},
    "plain-choices": {
        "nl": "Typ nummers met een komma ertussen",
        "en": "Type numbers with a comma between",
    },
    "plain-number": {"nl": "Typ een getal", "en": "Type a number"},
    "plain-text": {"nl": "Typ een tekst", "en": "Type a text"},
    "plain-now": {"nl": "Enter houdt: {answer}", "en": "Enter keeps: {answer}"},
    "invalid": {"nl": "'{text}' kan niet.", "en": "'{text}' is not possible."},
    "note": {
        "nl": "Notitie bij deze vraag (geen namen van personen)",
        "en": "Note with this question (no names of persons)",
    },
    "saved-note": {"nl": "Notitie bewaard.", "en": "Note saved."},
    "why": {"nl": "(mag leeg)", "en": "(may be empty)"},
    "review": {
        "nl": "Overzicht: alle antwoorden. Kies er een om te veranderen.",
        "en": "Overview: all answers. Choose one to change.",
    },
    "done": {"nl": "Klaar: toon het advies", "en": "Done: show the advice"},
    "go-on": {"nl": "Verder met de open vragen", "en": "Go on with the open questions"},
    "closing": {"nl": "(mag leeg)", "en": "(may be empty)"},
    "resume": {
        "nl": "Er is een gesprek dat niet af is: {name}.",
        "en": "There is an unfinished interview: {name}.",
    },
    "resume-yes": {"nl": "Daarmee verder", "en": "Go on with it"},
    "resume-no": {"nl": "Een nieuwe casus", "en": "A new case"},
    "how-to-go-on": {
        "nl": "Gestopt. Alles wat je invulde is bewaard. Ga verder met: burgerkompas assess {path}",
        "en": "Stopped. All that you filled in is saved. Go on with: burgerkompas assess {path}",
    },
    "nothing-yet": {
        "nl": "Gestopt. Er was nog niets om te bewaren.",
        "en": "Stopped. There was nothing to save yet.",
    },
    "kept-in": {"nl": "Antwoorden worden bewaard in {path}", "en": "Answers are saved in {path}"},
    "new-version": {
        "nl": "Deze casus is ingevuld met {old}; de vragenlijst is nu {new}. Nieuwe vragen: {count}.",
        "en": "This case was filled in with {old}; the questionnaire is now {new}. New questions: {count}.",
    },
}
