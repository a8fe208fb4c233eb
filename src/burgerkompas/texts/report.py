"""What reports say between the words of the questionnaire."""

REPORT = {
    "advice": {"nl": "Advies", "en": "Advice"},
    "for": {"nl": "voor {name}", "en": "for {name}"},
    "why": {"nl": "Waarom", "en": "Why"},
    "against": {"nl": "Daar staat tegenover: {text}", "en": "On the other hand: {text}"},
    "against-title": {"nl": "Daar staat tegenover", "en": "On the other hand"},
    "first-step": {"nl": "Eerste stap", "en": "First step"},
    "duties": {"nl": "Dit moet ook", "en": "This must be done too"},
    "cautions": {"nl": "Let op", "en": "Take care"},
    "ask-group": {"nl": "Vraag aan de groep", "en": "Ask the group"},
    "look-again": {"nl": "Opnieuw kijken", "en": "Look again"},
    "how-sure": {"nl": "Hoe zeker is dit?", "en": "How sure is this?"},
    "urgent": {
        "nl": "Zoek dit eerst uit, voor je iets doet: {question}",
        "en": "Find this out first, before you do anything: {question}",
    },
    "unclear": {
        "nl": "Geen duidelijke richting: {first} of {second}.",
        "en": "No clear direction: {first} or {second}.",
    },
    "unclear-alone": {
        "nl": "Geen duidelijke richting: er spreekt weinig voor {first}.",
        "en": "No clear direction: little speaks for {first}.",
    },
    "tie": {
        "nl": "{first} en {second} staan gelijk. Dan gaat voor wat in de vragenlijst het eerst staat.",
        "en": "{first} and {second} are tied. Then the one that the questionnaire puts first goes first.",
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
        "en": "This does not follow from the scores: something else comes first.",
    },
    "by-rule": {
        "nl": "Dit volgt uit een regel, niet uit punten.",
        "en": "This follows from a rule, not from scores.",
    },
    "provisional": {
        "nl": "Voorlopig: het antwoord op één open vraag kan het advies al veranderen.",
        "en": "Provisional: the answer to one open question can already change the advice.",
    },
    "settled-all": {
        "nl": "Dit advies staat vast, gegeven deze antwoorden.",
        "en": "This advice is settled, given these answers.",
    },
    "settled-one": {
        "nl": "Dit advies staat vast, wat het antwoord op de ene open vraag ook is.",
        "en": "This advice is settled, whatever the answer to the one open question.",
    },
    "settled": {
        "nl": "Dit advies staat vast, wat de antwoorden op de {count} open vragen ook zijn.",
        "en": "This advice is settled, whatever the answers to the {count} open questions.",
    },
    "possible": {
        "nl": "Niet alles is bekend. Ook nog mogelijk: {others}.",
        "en": "Not everything is known. Also still possible: {others}.",
    },
    "undetermined": {
        "nl": "Of dit advies vaststaat is niet te berekenen.",
        "en": "Whether this advice is settled can't be computed.",
    },
    "ask-next": {"nl": "Dit vragen helpt het meest", "en": "Asking this helps most"},
    "changes": {"nl": "Wat zou het advies veranderen?", "en": "What would change the advice?"},
    "change-more": {
        "nl": "Voor '{to}' moeten meer dan drie antwoorden anders zijn.",
        "en": "For '{to}' more than three answers would have to be different.",
    },
    "change-one": {
        "nl": "Het wordt '{to}' als dit anders is:",
        "en": "It becomes '{to}' if this is different:",
    },
    "change-some": {
        "nl": "Het wordt '{to}' als deze {count} dingen anders zijn:",
        "en": "It becomes '{to}' if these {count} things are different:",
    },
    "change-answer": {
        "nl": "{question} {new} (nu: {old})",
        "en": "{question} {new} (now: {old})",
    },
    "now-is": {"nl": "nu: {old}", "en": "now: {old}"},
    "speaks-against": {"nl": "spreekt ertegen", "en": "speaks against"},
    "speaks-for": {"nl": "spreekt ervoor", "en": "speaks for"},
    "lead": {
        "nl": "{name} staat {margin} hoger.",
        "en": "{name} stands {margin} higher.",
    },
    "range": {
        "nl": "kan nog van {low} tot {high}",
        "en": "can still be {low} to {high}",
    },
    "legend-place": {"nl": "plek van deze casus", "en": "place of this case"},
    "legend-reach": {
        "nl": "zo ver kan de plek nog schuiven",
        "en": "how far the place can still move",
    },
    "legend-marks": {
        "nl": "●: plek van deze casus. ?: nog mogelijk.",
        "en": "●: place of this case. ?: still possible.",
    },
    "legend-border": {"nl": "op deze grens", "en": "on this border"},
    "contents": {"nl": "Op deze pagina", "en": "On this page"},
    "strategy-column": {"nl": "Strategie", "en": "Strategy"},
    "score-column": {"nl": "Score", "en": "Score"},
    "answer-column": {"nl": "Antwoord", "en": "Answer"},
    "share-column": {"nl": "Gepubliceerd", "en": "Published"},
    "ranking": {"nl": "De strategieën", "en": "The strategies"},
    "ranking-legend": {
        "nl": "Plus spreekt voor de strategie, min spreekt ertegen. Ook wat er juist weinig is, "
        "kan ervoor spreken.",
        "en": "Plus speaks for the strategy, minus against it. What there is little of can "
        "speak for it too.",
    },
    "closed": {"nl": "gesloten", "en": "closed"},
    "why-not": {"nl": "'{name}' valt af. {reason}", "en": "'{name}' drops out. {reason}"},
    "contributions": {"nl": "Wat telt mee", "en": "What counts"},
    "unknown": {"nl": "weet ik niet", "en": "I don't know"},
    "unanswered": {"nl": "nog niet ingevuld", "en": "not filled in yet"},
    "not-asked": {"nl": "niet gevraagd", "en": "not asked"},
    "not-applicable": {"nl": "niet van toepassing", "en": "not applicable"},
    "place": {"nl": "Plek in het schema: {label}.", "en": "Place in the chart: {label}."},
    "place-unknown": {
        "nl": "Te weinig bekend voor een plek.",
        "en": "Too little is known for a place.",
    },
    "place-possible": {"nl": "Nog mogelijk: {labels}.", "en": "Still possible: {labels}."},
    "borderline": {"nl": "Op de grens: {axis}.", "en": "On the border: {axis}."},
    "close": {"nl": "op de grens", "en": "on the border"},
    "first-thing": {"nl": "Eerst: {text}", "en": "First: {text}"},
    "no-score": {"nl": "te weinig bekend", "en": "too little known"},
    "note": {"nl": "Notitie: {text}", "en": "Note: {text}"},
    "now": {"nl": "Nu", "en": "Now"},
    "wished": {"nl": "Gewenst", "en": "Wished"},
    "gap": {"nl": "Verschil: {count} graden.", "en": "Gap: {count} degrees."},
    "gap-one": {"nl": "Verschil: 1 graad.", "en": "Gap: 1 degree."},
    "gap-none": {"nl": "Nu en gewenst zijn gelijk.", "en": "Now and wished are the same."},
    "asked": {"nl": "Bij het advies", "en": "With the advice"},
    "figures": {"nl": "Naast wat gepubliceerd is", "en": "Beside what was published"},
    "yours": {"nl": "hier", "en": "here"},
    "shown": {"nl": "Verder ingevuld", "en": "Also filled in"},
    "open": {"nl": "Wat is niet bekend?", "en": "What is not known?"},
    "open-count": {
        "nl": "Bekend: {known}. Weet ik niet: {unknown}. Niet ingevuld: {missing}.",
        "en": "Known: {known}. I don't know: {unknown}. Not filled in: {missing}.",
    },
    "open-first": {"nl": "Zoek eerst uit (grenzen):", "en": "Find out first (limits):"},
    "open-rest": {"nl": "En verder over: {parts}.", "en": "And further on: {parts}."},
    "open-only": {"nl": "Dat gaat over: {parts}.", "en": "That is about: {parts}."},
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
    "skip": {"nl": "Naar de inhoud", "en": "To the content"},
    "made-with": {"nl": "Gemaakt met {tool}.", "en": "Made with {tool}."},
    "private": {
        "nl": "Deze pagina is één bestand en haalt niets op van internet.",
        "en": "This page is one file and fetches nothing from the internet.",
    },
}

NO_DECISION = {
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
