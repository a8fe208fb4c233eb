"""What reports say between the words of the questionnaire."""

REPORT = {
    "advice": {"nl": "Advies", "en": "Advice"},
    "why": {"nl": "Waarom", "en": "Why"},
    "against": {"nl": "Daar staat tegenover: {text}", "en": "On the other hand: {text}"},
    "against-title": {"nl": "Daar staat tegenover", "en": "On the other hand"},
    "first-step": {"nl": "Eerste stap", "en": "First step"},
    "duties": {"nl": "Dit moet ook", "en": "This must also be done"},
    "cautions": {"nl": "Let op", "en": "Be careful"},
    "ask-group": {"nl": "Vraag aan de groep", "en": "Ask the group"},
    "look-again": {"nl": "Opnieuw kijken", "en": "When to look again"},
    "how-sure": {"nl": "Hoe zeker is dit?", "en": "How certain is this?"},
    "urgent": {
        "nl": "Zoek dit eerst uit, voor je iets doet: {question}",
        "en": "Find this out before you do anything: {question}",
    },
    "unclear": {
        "nl": "Geen duidelijke richting: {first} of {second}.",
        "en": "No clear direction: {first} or {second}.",
    },
    "unclear-alone": {
        "nl": "Geen duidelijke richting: er spreekt weinig voor {first}.",
        "en": "No clear direction: there is little to be said for {first}.",
    },
    "tie": {
        "nl": "{first} en {second} staan gelijk. Dan gaat voor wat in de vragenlijst het eerst staat.",
        "en": "{first} and {second} are tied. The one that comes first in the questionnaire wins.",
    },
    "margin": {
        "nl": "Voorsprong op {second}: {margin}. De scores lopen van -1 tot +1.",
        "en": "Lead over {second}: {margin}. Scores run from -1 to +1.",
    },
    "lead-shaded": {
        "nl": "{mark} is de voorsprong op {second}: {margin}",
        "en": "{mark} is the lead over {second}: {margin}",
    },
    "by-gate": {
        "nl": "Dit volgt niet uit de punten: er is iets dat voorgaat.",
        "en": "This doesn't follow from the scores: something else takes priority.",
    },
    "by-rule": {
        "nl": "Dit volgt uit een regel, niet uit punten.",
        "en": "This follows from a rule, not from scores.",
    },
    "provisional": {
        "nl": "Voorlopig: het antwoord op één open vraag kan het advies al veranderen.",
        "en": "Provisional: the answer to a single open question can change the advice.",
    },
    "settled-all": {
        "nl": "Dit advies staat vast, gegeven deze antwoorden.",
        "en": "With these answers, the advice can't change any more.",
    },
    "settled-one": {
        "nl": "Dit advies staat vast, wat het antwoord op de ene open vraag ook is.",
        "en": "The advice can't change any more, whatever the answer to the one open question.",
    },
    "settled": {
        "nl": "Dit advies staat vast, wat de antwoorden op de {count} open vragen ook zijn.",
        "en": "The advice can't change any more, whatever the answers to the {count} open questions.",
    },
    "possible": {
        "nl": "Niet alles is bekend. Ook nog mogelijk: {others}.",
        "en": "Not everything is known. Still possible: {others}.",
    },
    "undetermined": {
        "nl": "Of dit advies vaststaat is niet te berekenen.",
        "en": "Whether the advice can still change could not be worked out.",
    },
    "ask-next": {"nl": "Dit vragen helpt het meest", "en": "What it helps most to ask"},
    "changes": {"nl": "Wat zou het advies veranderen?", "en": "What would change the advice?"},
    "change-more": {
        "nl": "Voor '{to}' moeten meer dan drie antwoorden anders zijn.",
        "en": "For '{to}', more than three answers would have to be different.",
    },
    "change-one": {
        "nl": "Het wordt '{to}' als dit anders is:",
        "en": "The advice becomes '{to}' if this is different:",
    },
    "change-some": {
        "nl": "Het wordt '{to}' als deze {count} dingen anders zijn:",
        "en": "The advice becomes '{to}' if these {count} things are different:",
    },
    "change-answer": {"nl": "{question} {new} (nu: {old})", "en": "{question} {new} (now: {old})"},
    "now-is": {"nl": "nu: {old}", "en": "now: {old}"},
    "speaks-against": {"nl": "spreekt ertegen", "en": "speaks against"},
    "speaks-for": {"nl": "spreekt ervoor", "en": "speaks for"},
    "lead": {"nl": "{name} staat {margin} hoger.", "en": "{name} scores {margin} higher."},
    "range": {"nl": "kan nog van {low} tot {high}", "en": "could still be {low} to {high}"},
    "legend-place": {"nl": "plek van deze casus", "en": "where this case is"},
    "legend-reach": {"nl": "zo ver kan de plek nog schuiven", "en": "how far it can still move"},
    "legend-marks": {
        "nl": "●: plek van deze casus. ?: nog mogelijk.",
        "en": "●: where this case is. ?: still possible.",
    },
    "legend-border": {"nl": "op deze grens", "en": "on this boundary"},
    "contents": {"nl": "Op deze pagina", "en": "On this page"},
    "strategy-column": {"nl": "Strategie", "en": "Strategy"},
    "score-column": {"nl": "Score", "en": "Score"},
    "answer-column": {"nl": "Antwoord", "en": "Answer"},
    "share-column": {"nl": "Gepubliceerd", "en": "Published"},
    "ranking": {"nl": "De strategieën", "en": "The strategies"},
    "ranking-legend": {
        "nl": "Plus spreekt voor de strategie, min spreekt ertegen. Ook wat er juist weinig is, kan ervoor spreken.",
        "en": "Plus speaks for the strategy, minus against it. A low value can also speak for a strategy.",
    },
    "closed": {"nl": "gesloten", "en": "closed"},
    "why-not": {"nl": "'{name}' valt af. {reason}", "en": "'{name}' is ruled out. {reason}"},
    "contributions": {"nl": "Wat telt mee", "en": "What counts"},
    "unknown": {"nl": "weet ik niet", "en": "I don't know"},
    "unanswered": {"nl": "nog niet ingevuld", "en": "not answered yet"},
    "not-asked": {"nl": "niet gevraagd", "en": "not asked"},
    "not-applicable": {"nl": "niet van toepassing", "en": "not applicable"},
    "place": {"nl": "Plek in het schema: {label}.", "en": "Position in the chart: {label}."},
    "place-unknown": {
        "nl": "Te weinig bekend voor een plek.",
        "en": "Too little is known to place it.",
    },
    "place-possible": {"nl": "Nog mogelijk: {labels}.", "en": "Still possible: {labels}."},
    "borderline": {"nl": "Op de grens: {axis}.", "en": "On the boundary: {axis}."},
    "close": {"nl": "op de grens", "en": "borderline"},
    "first-thing": {"nl": "Eerst: {text}", "en": "First: {text}"},
    "no-score": {"nl": "te weinig bekend", "en": "too little known"},
    "note": {"nl": "Notitie: {text}", "en": "Note: {text}"},
    "now": {"nl": "Nu", "en": "Now"},
    "wished": {"nl": "Gewenst", "en": "Wanted"},
    "gap": {"nl": "Verschil: {count} graden.", "en": "Difference: {count} degrees."},
    "gap-one": {"nl": "Verschil: 1 graad.", "en": "Difference: 1 degree."},
    "gap-none": {"nl": "Nu en gewenst zijn gelijk.", "en": "What there is now is what is wanted."},
    "figures": {"nl": "Naast wat gepubliceerd is", "en": "Compared with published figures"},
    "yours": {"nl": "hier", "en": "here"},
    "shown": {"nl": "Verder ingevuld", "en": "Other answers"},
    "open": {"nl": "Wat is niet bekend?", "en": "What is not known?"},
    "open-count": {
        "nl": "Bekend: {known}. Weet ik niet: {unknown}. Niet ingevuld: {missing}.",
        "en": "Known: {known}. I don't know: {unknown}. Not answered: {missing}.",
    },
    "open-first": {"nl": "Zoek eerst uit (grenzen):", "en": "Find out first (limits):"},
    "open-rest": {"nl": "En verder over: {parts}.", "en": "And also about: {parts}."},
    "open-only": {"nl": "Dat gaat over: {parts}.", "en": "This is about: {parts}."},
    "notes": {"nl": "Notities", "en": "Notes"},
    "story": {"nl": "Het verhaal", "en": "The story"},
    "sources": {"nl": "Bronnen", "en": "Sources"},
    "basis": {"nl": "Waar komt dit vandaan?", "en": "Where does this come from?"},
    "levels": {"nl": "Schalen", "en": "Scales"},
    "of": {"nl": "{known} van {items} bekend", "en": "{known} of {items} known"},
    "filled-in-with": {
        "nl": "Ingevuld met {old}; dit is {new}.",
        "en": "Filled in with {old}; this is {new}.",
    },
}

PAGES = {
    "skip": {"nl": "Naar de inhoud", "en": "Skip to the content"},
    "made-with": {"nl": "Gemaakt met {tool}.", "en": "Made with {tool}."},
    "private": {
        "nl": "Deze pagina is één bestand en haalt niets op van internet.",
        "en": "This page is a single file and loads nothing from the internet.",
    },
}

NO_DECISION = {
    "undecided-label": {"nl": "nog niet te zeggen", "en": "can't be said yet"},
    "undecided-meaning": {
        "nl": "Er staat nog een vraag open die de uitkomst kan veranderen.",
        "en": "An open question can still change the outcome.",
    },
    "undecided-first-step": {
        "nl": "Zoek eerst de open vragen uit.",
        "en": "First find out the answers to the open questions.",
    },
    "no-rule-label": {"nl": "geen regel past", "en": "no rule applies"},
    "no-rule-meaning": {
        "nl": "Voor deze antwoorden heeft de vragenlijst geen regel.",
        "en": "The questionnaire has no rule for these answers.",
    },
    "no-rule-first-step": {
        "nl": "Meld dit aan wie de vragenlijst maakt: er zit een gat in de regels.",
        "en": "Tell whoever maintains the questionnaire: there is a gap in its rules.",
    },
    "conflict-label": {"nl": "regels spreken elkaar tegen", "en": "rules contradict each other"},
    "conflict-meaning": {
        "nl": "Voor deze antwoorden gelden regels die niet samen mogen gelden.",
        "en": "Rules apply to these answers that must not apply together.",
    },
    "conflict-first-step": {
        "nl": "Meld dit aan wie de vragenlijst maakt: er zit een overlap in de regels.",
        "en": "Tell whoever maintains the questionnaire: its rules overlap.",
    },
}
