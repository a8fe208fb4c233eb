"""What the command line says about itself: the frame of its help, and how it was called wrongly."""

USAGE = {
    "usage": {"nl": "Gebruik", "en": "Usage"},
    "commands": {"nl": "Opdrachten", "en": "Commands"},
    "arguments": {"nl": "Invoer", "en": "Arguments"},
    "options": {"nl": "Opties", "en": "Options"},
    "default": {"nl": "{text} Vanzelf: {value}.", "en": "{text} By itself: {value}."},
    "help": {"nl": "Toon deze uitleg.", "en": "Show this help."},
    "install-completion": {
        "nl": "Laat de Tab-toets opdrachten aanvullen in deze terminal.",
        "en": "Let the Tab key complete commands in this terminal.",
    },
    "show-completion": {
        "nl": "Toon wat daarvoor nodig is, om zelf te plaatsen.",
        "en": "Show what that takes, to put in place yourself.",
    },
    "more": {"nl": "Uitleg: {command} --help", "en": "Help: {command} --help"},
    "no-option": {"nl": "Er is geen optie {name}.", "en": "There is no option {name}."},
    "no-option-near": {
        "nl": "Er is geen optie {name}. Bedoel je {near}?",
        "en": "There is no option {name}. Did you mean {near}?",
    },
    "no-command": {"nl": "Er is geen opdracht {name}.", "en": "There is no command {name}."},
    "no-command-near": {
        "nl": "Er is geen opdracht {name}. Bedoel je {near}?",
        "en": "There is no command {name}. Did you mean {near}?",
    },
    "needs-value": {
        "nl": "Na {name} moet nog iets komen.",
        "en": "Something has to come after {name}.",
    },
    "takes-no-value": {
        "nl": "Bij {name} hoort geen waarde.",
        "en": "No value goes with {name}.",
    },
    "missing": {
        "nl": "Hier hoort nog iets achter: {name}",
        "en": "Something is missing here: {name}",
    },
    "extra": {"nl": "Dit is te veel: {name}.", "en": "This is too much: {name}."},
    "not-whole": {
        "nl": "Na {name} hoort een heel getal.",
        "en": "After {name} comes a whole number.",
    },
}
