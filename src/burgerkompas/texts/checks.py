"""What a check of a questionnaire finds: one text for each code, and the words around them."""

CHECKS = {
    # Decision tables
    "rule-gap": {
        "nl": "Er zit een gat in de regels: er zijn antwoorden waarbij geen regel geldt. Voeg een "
        "regel toe.",
        "en": "There is a gap in the rules: for some answers no rule holds. Add a rule.",
    },
    "rules-overlap": {
        "nl": "Regel '{id}' kan tegelijk met '{other}' gelden, en dat mag hier niet. Maak er één "
        "nauwer, of kies hit_policy: first.",
        "en": "Rule '{id}' can hold together with '{other}', which must not be here. Narrow one of "
        "them, or choose hit_policy: first.",
    },
    "rule-never-holds": {
        "nl": "Regel '{id}' geldt nooit: geen antwoorden maken de voorwaarde waar.",
        "en": "Rule '{id}' never holds: no answers make its condition true.",
    },
    "rule-shadowed": {
        "nl": "Regel '{id}' telt nooit: er geldt altijd al een regel die voorgaat.",
        "en": "Rule '{id}' never counts: whenever it holds, so does one that goes before it.",
    },
    "outcome-unreachable": {
        "nl": "Uitkomst '{id}' komt nooit: geen antwoorden leiden ertoe.",
        "en": "Outcome '{id}' never comes: no answers lead to it.",
    },
    # Scorecards
    "strategy-unreachable": {
        "nl": "Strategie '{id}' wordt nooit geadviseerd: geen antwoorden leiden ertoe.",
        "en": "Strategy '{id}' is never advised: no answers lead to it.",
    },
    "gate-never-fires": {
        "nl": "Poort '{id}' gaat nooit af: geen antwoorden maken de voorwaarde waar.",
        "en": "Gate '{id}' never fires: no answers make its condition true.",
    },
    "gate-never-decides": {
        "nl": "'{key}' van poort '{id}' doet nooit iets: er gaat altijd een andere poort voor.",
        "en": "'{key}' of gate '{id}' never does anything: another gate always comes before it.",
    },
    "unless-never-holds": {
        "nl": "'unless' van poort '{id}' is nooit waar en doet dus niets.",
        "en": "'unless' of gate '{id}' is never true, so it does nothing.",
    },
    "all-closed-unreachable": {
        "nl": "'{id}' komt nooit: de poorten sluiten nooit alle strategieën tegelijk. Staat het er voor "
        "de zekerheid? Zet het dan bij 'accepted'.",
        "en": "'{id}' never comes: the gates never close all strategies at once. Is it there for safety? "
        "Then put it under 'accepted'.",
    },
    "not-monotone": {
        "nl": "Met only_above onder 0 telt een hogere '{id}' op één plek mínder voor '{strategy}'. "
        "Kies 0 of hoger.",
        "en": "With only_above under 0 a higher '{id}' counts for less at one place in "
        "'{strategy}'. Choose 0 or more.",
    },
    "opposite-signs": {
        "nl": "'{question}' telt in '{id}' en in '{other}' tegengesteld voor '{strategy}'. Klopt "
        "het teken, of 'reverse'?",
        "en": "'{question}' counts in '{id}' and in '{other}' in opposite ways for '{strategy}'. "
        "Is the sign right, or 'reverse'?",
    },
    "driver-one-way": {
        "nl": "'{id}' telt bij {count} strategieën (regel {lines}), overal onder '{way}'. Zo "
        "onderscheidt het weinig. Hoort het ergens aan de andere kant?",
        "en": "'{id}' counts in {count} strategies (lines {lines}), in all of them under '{way}'. "
        "So it tells little apart. Does it belong on the other side somewhere?",
    },
    "gate-against-score": {
        "nl": "'{id}' telt bij '{strategy}' andersom dan poort '{gate}' (regel {line}) zegt over "
        "'{thing}'. Staat het goed bij 'for' of 'against', en klopt 'reverse'?",
        "en": "'{id}' counts in '{strategy}' the other way round from what gate '{gate}' (line "
        "{line}) says about '{thing}'. Is 'for' or 'against' right, and 'reverse'?",
    },
    # Conditions
    "comparison-never-holds": {
        "nl": "Deze vergelijking bij '{id}' is nooit waar.",
        "en": "This comparison at '{id}' is never true.",
    },
    "comparison-always-holds": {
        "nl": "Deze vergelijking bij '{id}' is altijd waar, welk antwoord er ook komt.",
        "en": "This comparison at '{id}' is always true, whatever the answer.",
    },
    "question-never-asked": {
        "nl": "Vraag '{id}' wordt nooit gesteld: geen antwoorden maken 'ask_if' waar.",
        "en": "Question '{id}' is never asked: no answers make its 'ask_if' true.",
    },
    "trigger-never-holds": {
        "nl": "Deze aanleiding voor '{id}' komt nooit voor.",
        "en": "This trigger of '{id}' never occurs.",
    },
    # Measures
    "level-unreachable": {
        "nl": "Geen antwoorden leiden tot niveau '{level}' van '{id}'.",
        "en": "No answers lead to level '{level}' of '{id}'.",
    },
    "cell-unreachable": {
        "nl": "Geen antwoorden leiden tot de cel van '{id}'.",
        "en": "No answers lead to the cell of '{id}'.",
    },
    "type-unreachable": {
        "nl": "Type '{id}' komt nooit: geen antwoorden leiden ertoe.",
        "en": "Type '{id}' never comes: no answers lead to it.",
    },
    "min-known-skippable": {
        "nl": "Voor een score op '{id}' is min_known {needed}, maar ook als elke vraag beantwoord "
        "is kan het aantal bekende items {known} zijn. Dan is er geen score.",
        "en": "For a score on '{id}' min_known is {needed}, but even with every question answered "
        "the number of known items may be {known}. Then there is no score.",
    },
    # Use
    "question-unused": {
        "nl": "Vraag '{id}' beslist niets en staat nergens in het rapport. Gebruik haar, zet "
        "'shown: true', of haal haar weg.",
        "en": "Question '{id}' decides nothing and is shown nowhere. Use it, write 'shown: true', "
        "or take it out.",
    },
    "dimension-unused": {
        "nl": "Dimensie '{id}' beslist niets en staat nergens in het rapport.",
        "en": "Dimension '{id}' decides nothing and is shown nowhere.",
    },
    "definition-unused": {
        "nl": "'{id}' ({what}) wordt nergens gebruikt.",
        "en": "'{id}' ({what}) is used nowhere.",
    },
    "without-source": {
        "nl": "'{id}' zegt niet waar het vandaan komt. Noem 'sources' of 'basis'.",
        "en": "'{id}' does not say where it comes from. Name 'sources' or 'basis'.",
    },
    "same-answers": {
        "nl": "Bij '{id}' staan twee antwoorden met dezelfde tekst ({language}): {one} en {other}.",
        "en": "Two answers to '{id}' have the same words ({language}): {one} and {other}.",
    },
    "undetermined": {
        "nl": "Of '{id}' kan voorkomen is hier niet te bewijzen: dat kost te veel rekenwerk.",
        "en": "Whether '{id}' can occur can't be proven here: it would take too much computing.",
    },
    "accepted-in-vain": {
        "nl": "Hier is niets te accepteren: '{code}' komt bij '{id}' niet voor.",
        "en": "There is nothing to accept here: '{code}' does not occur at '{id}'.",
    },
}

CHECK = {
    "error": {"nl": "fout", "en": "error"},
    "warning": {"nl": "waarschuwing", "en": "warning"},
    "shown-by": {"nl": "Bij deze antwoorden: {answers}", "en": "With these answers: {answers}"},
    "sound": {
        "nl": "{name}: in orde. Geen fouten gevonden, en alles is bewezen wat te bewijzen valt.",
        "en": "{name}: sound. No mistakes found, and all that can be proven is proven.",
    },
    "summary": {
        "nl": "{name}: fouten: {errors}, waarschuwingen: {warnings}.",
        "en": "{name}: errors: {errors}, warnings: {warnings}.",
    },
    "explained": {
        "nl": "Uitleg met voorbeelden bij een code: docs/problems/CODE.md, bij de broncode.",
        "en": "A code explained, with examples: docs/problems/CODE.md, with the source code.",
    },
    "coverage": {
        "nl": "{name}: hoe vaak elke uitkomst komt",
        "en": "{name}: how often each outcome comes",
    },
    "population-exact": {
        "nl": "Over alle {count} combinaties van antwoorden, elk even waarschijnlijk (exact).",
        "en": "Over all {count} combinations of answers, each as likely (exact).",
    },
    "population-sample": {
        "nl": "Over een steekproef van {count} uit alle antwoorden, elk even waarschijnlijk "
        "(startgetal {seed}).",
        "en": "Over a sample of {count} out of all answers, each as likely (seed {seed}).",
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
