"""What reports say between the words of the questionnaire."""

REPORT = {
    # How notes begin on what respondents agreed together: as in CONSENSUS["origin"].
    "apart": {"nl": "[Apart: ", "en": "[Apart: "},
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
    "tie": {
        "nl": "{first} en {second} staan gelijk. Dan gaat voor wat in de vragenlijst het eerst staat.",
        "en": "{first} and {second} are tied. The one that comes first in the questionnaire wins.",
    },
    "lead-shaded": {
        "nl": "{mark} is de voorsprong op {second}: {margin}",
        "en": "{mark} is the lead over {second}: {margin}",
    },
    "by-rule": {
        "nl": "Dit volgt uit een regel, niet uit punten.",
        "en": "This follows from a rule, not from scores.",
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
    "legend-marks": {"nl": "●: plek van deze casus.", "en": "●: where this case is."},
    "legend-possible": {"nl": "?: nog mogelijk.", "en": "?: still possible."},
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
    "open-first": {"nl": "Zoek dit nog uit:", "en": "Still to find out:"},
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
    "two": {"nl": "{first} of {second}?", "en": "{first} or {second}?"},
    "perhaps": {"nl": "misschien {first}", "en": "perhaps {first}"},
    "brief-provisional": {
        "nl": "eerst uitzoeken (het lijkt op {name})",
        "en": "find out first (it looks like {name})",
    },
    "find-out-first": {"nl": "Zoek eerst uit: {question}", "en": "Find out first: {question}"},
    "too-early": {"nl": "Nog te vroeg voor een advies", "en": "Too early for advice"},
    "as-it-looks": {
        "nl": "Eén antwoord kan dit nog anders maken. Zoals het er nu uitziet: {label}.",
        "en": "A single answer can still change this. As it looks now: {label}.",
    },
    "speaks-for-name": {"nl": "Voor {name}", "en": "For {name}"},
    "nothing-for": {
        "nl": "Er is niets bekend dat hier duidelijk voor spreekt.",
        "en": "Nothing is known that clearly speaks for this.",
    },
    "decides": {"nl": "Dit beslist tussen de twee", "en": "What decides between the two"},
    "answered": {
        "nl": "{question} Je antwoord nu: {answer}. Klopt dat?",
        "en": "{question} Your answer now: {answer}. Is that right?",
    },
    "step-if": {"nl": "Wordt het {name}? {step}", "en": "If it is {name}: {step}"},
    "after-that": {"nl": "Daarna", "en": "After that"},
    "find-out-too": {"nl": "Zoek ook uit", "en": "Find out as well"},
    "own-view": {
        "nl": "Jij zegt zelf: '{answer}'. Dat past bij {name}.",
        "en": "Your own view is '{answer}'. That fits {name}.",
    },
    "own-view-only": {
        "nl": "Dat zeg je zelf: '{answer}'. In je andere antwoorden spreekt er weinig voor.",
        "en": "That is your own view: '{answer}'. Little in your other answers speaks for it.",
    },
    "own-view-agrees": {
        "nl": "Jij zegt zelf: '{answer}'. Dat past bij dit advies.",
        "en": "Your own view is '{answer}'. That fits this advice.",
    },
    "own-view-open": {
        "nl": "Wat je zelf vindt, ontbreekt nog: {question}",
        "en": "Your own view is still missing: {question}",
    },
    "evidence": {
        "nl": "Bij {readings} eerdere invullingen met zo'n advies kozen onafhankelijke lezers {first} keer hetzelfde.",
        "en": "In {readings} earlier assessments with advice like this, independent readers chose the same {first} times.",
    },
    "evidence-two": {
        "nl": "Bij {readings} eerdere invullingen met zo'n uitkomst kozen onafhankelijke lezers {first} keer wat als eerste genoemd werd.",
        "en": "In {readings} earlier assessments with a result like this, independent readers chose the one named first {first} times.",
    },
    "beside": {"nl": "Daarnaast", "en": "Beside this"},
    "lead-small": {
        "nl": "Het verschil met {second} is klein.",
        "en": "The difference from {second} is small.",
    },
    "lead-plain": {
        "nl": "Het verschil met {second} is duidelijk.",
        "en": "The difference from {second} is plain.",
    },
    "little-for": {
        "nl": "Er spreekt weinig voor {first}.",
        "en": "There is little to be said for {first}.",
    },
    "by-gate": {
        "nl": "Eén reden geeft hier de doorslag: de eerste bij '{where}'.",
        "en": "A single reason settles this: the first under '{where}'.",
    },
    "settled": {
        "nl": "Wat nog niet bekend is, verandert dit advies niet meer.",
        "en": "What is not known yet can no longer change this advice.",
    },
    "all-answered": {
        "nl": "Alle vragen zijn beantwoord.",
        "en": "Every question has been answered.",
    },
    "one-step": {
        "nl": "Al één antwoord dat een stap anders is, verandert dit advies. Kijk dus goed naar: {questions}.",
        "en": "Even a single answer that is one step off changes this advice. So look closely at: {questions}.",
    },
    "and-more": {"nl": "; en nog {count}", "en": "; and {count} more"},
    "two-steps": {
        "nl": "Ook als twee antwoorden een stap anders zijn, blijft het hierbij.",
        "en": "Even if two answers are one step off, this stays the same.",
    },
    "no-step": {
        "nl": "Als één antwoord een stap anders is, blijft het hierbij.",
        "en": "If one answer is one step off, this stays the same.",
    },
    "weights": {
        "nl": "Elke reden mag tot {weight} keer zo zwaar of zo licht tellen; dan blijft het hierbij.",
        "en": "Each reason may count up to {weight} times as much or as little, and this stays the same.",
    },
    "changes-check": {
        "nl": "Controleer dit: dan wordt het advies anders",
        "en": "Check this: it would change the advice",
    },
    "changes-grow": {
        "nl": "Dit kan groeien: dan wordt het advies anders",
        "en": "This can develop: it would change the advice",
    },
    "changes-far": {"nl": "Verder weg", "en": "Further away"},
    "wants-less": {
        "nl": "De groep wil minder dan dit advies vraagt. Ga niet verder dan de groep wil.",
        "en": "The group wants less than this advice asks for. Go no further than the group wants.",
    },
    "too-little": {"nl": "Te weinig bekend: {names}.", "en": "Too little is known about: {names}."},
    "decided": {"nl": "Besloten: {label}", "en": "Decided: {label}"},
    "decided-by": {"nl": "Door wie en wanneer", "en": "By whom and when"},
    "beside-advice": {"nl": "Naast het advies", "en": "Compared with the advice"},
    "decided-same": {"nl": "Dit is ook het advies.", "en": "This is also the advice."},
    "decided-one-of-two": {
        "nl": "Dit is een van de twee die het advies noemt.",
        "en": "This is one of the two strategies that the advice names.",
    },
    "decided-early": {
        "nl": "Zo ziet het er nu ook uit. Eén antwoord kan het nog anders maken.",
        "en": "For now the answers point the same way. A single answer can still change that.",
    },
    "decided-other": {
        "nl": "Gekozen is iets anders dan het advies ('{advice}'). Dat kan. Wie erbij is, weet meer dan hier is ingevuld.",
        "en": "What was chosen differs from the advice ('{advice}'). That is fine. The people involved know more than the answers show.",
    },
    "done": {"nl": "Wat is er gedaan", "en": "What has been done"},
    "agreements": {"nl": "Afspraken", "en": "Agreements"},
    "who": {"nl": "Wie", "en": "Who"},
    "what": {"nl": "Wat", "en": "What"},
    "when": {"nl": "Wanneer", "en": "When"},
    "more-inside": {
        "nl": "En nog {count}: zie het hele rapport.",
        "en": "And {count} more: see the whole report.",
    },
    "details": {"nl": "In cijfers", "en": "In numbers"},
    "not-for-group": {
        "nl": "Dit is geen blad voor de groep. Lees eerst het rapport zelf.",
        "en": "This is not a page for the group. Read the report itself first.",
    },
}

TRIED = {
    "tried-none": {
        "nl": "Geprobeerd: één of twee andere antwoorden op vragen die meetellen. Er kwam geen ander advies uit.",
        "en": "Tried: one or two different answers to the questions that count. The advice stayed the same.",
    },
    "tried-some": {
        "nl": "Geprobeerd: één of twee andere antwoorden op vragen die meetellen. Soms komt er dan een ander advies uit: kijk hieronder. Meer antwoorden tegelijk zijn niet geprobeerd.",
        "en": "Tried: one or two different answers to the questions that count. Some of these lead to different advice: see below. Changing more answers at once was not tried.",
    },
}
"""What the offline page says of what it tried, where the program has searched."""

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
