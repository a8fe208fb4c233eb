"""What is wrong with a questionnaire, with its tests, or in what a check proves about it."""

QUESTIONNAIRES = {
    # Questionnaires
    "no-such-questionnaire": {
        "nl": "Deze vragenlijst is er niet. 'burgerkompas questions list' laat zien welke er zijn.",
        "en": "There is no such questionnaire. 'burgerkompas questions list' shows which there are.",
    },
    "text-not-translated": {
        "nl": "Deze tekst moet in elke taal staan: {{nl: …, en: …}}. De talen zijn: {languages}.",
        "en": "This text must be there in every language: {{nl: …, en: …}}. The languages are: "
        "{languages}.",
    },
    "unknown-language": {
        "nl": "'{key}' is geen taal van deze vragenlijst.",
        "en": "'{key}' is not a language of this questionnaire.",
    },
    "missing-translation": {
        "nl": "De vertaling '{language}' ontbreekt.",
        "en": "The translation '{language}' is missing.",
    },
    "empty-text": {
        "nl": "De tekst voor '{key}' is leeg.",
        "en": "The text for '{key}' is empty.",
    },
    "part-outside-folder": {
        "nl": "Deel '{part}' ligt niet in de map van de vragenlijst. Noem alleen een bestandsnaam "
        "zonder .yaml.",
        "en": "Part '{part}' does not lie in the questionnaire's folder. Name just a file, "
        "without .yaml.",
    },
    "bad-id": {
        "nl": "'{id}' is geen goede id: kleine letters, cijfers, _ en -, te beginnen met een letter.",
        "en": "'{id}' is not a good id: lower-case letters, digits, _ and -, a letter first.",
    },
    "bad-version": {
        "nl": "'{version}' is geen versie. Schrijf drie getallen: 1.0.0.",
        "en": "'{version}' is not a version. Write three numbers: 1.0.0.",
    },
    "duplicate-id": {
        "nl": "'{id}' bestaat al. Kies een andere id.",
        "en": "'{id}' exists already. Choose another id.",
    },
    "unknown-id": {
        "nl": "'{id}' bestaat niet ({what}).",
        "en": "'{id}' does not exist ({what}).",
    },
    "asked-later": {
        "nl": "'{id}' wordt pas hierna gevraagd. Een route kijkt alleen naar eerdere vragen.",
        "en": "'{id}' is asked only after this. A route looks at earlier questions only.",
    },
    "twice-in-list": {
        "nl": "'{id}' staat twee keer in deze lijst.",
        "en": "'{id}' stands twice in this list.",
    },
    "unknown-value": {
        "nl": "'{value}' is hier geen bestaande waarde.",
        "en": "'{value}' is not an existing value here.",
    },
    "no-questions": {"nl": "Er staan geen vragen in.", "en": "It has no questions."},
    "empty-list": {"nl": "Deze lijst is leeg.", "en": "This list is empty."},
    "key-does-not-fit": {
        "nl": "'{key}' hoort niet bij '{kind}'.",
        "en": "'{key}' does not belong with '{kind}'.",
    },
    "bad-scale": {
        "nl": "Een schaal heeft ten minste twee verschillende waarden.",
        "en": "A scale has at least two different values.",
    },
    "bad-decimals": {
        "nl": "decimals is een heel getal van 1 tot en met {most}. Laat het weg voor hele getallen.",
        "en": "decimals is a whole number from 1 to {most}. Leave it out for whole numbers.",
    },
    "bound-between-answers": {
        "nl": "{key} heeft meer cijfers achter de komma dan een antwoord mag hebben. Zie decimals.",
        "en": "{key} has more decimals than an answer may have. See decimals.",
    },
    "bad-range": {"nl": "min is groter dan max.", "en": "min is above max."},
    "yes-no-not-named": {
        "nl": "Zet in het hoofdbestand hoe ja en nee heten: "
        "yes_no: {{ja: {{nl: ja}}, nee: {{nl: nee}}}}.",
        "en": "Say in the main file what yes and no are called: "
        "yes_no: {{'yes': {{en: 'yes'}}, 'no': {{en: 'no'}}}}.",
    },
    "bad-weight": {"nl": "Een gewicht is groter dan 0.", "en": "A weight is above 0."},
    "value-without-points": {
        "nl": "Waarde '{value}' heeft geen punten.",
        "en": "Value '{value}' has no points.",
    },
    "item-without-points": {
        "nl": "'{id}' is van de soort '{kind}'. Die telt alleen mee met 'points' (keuze of ja/nee).",
        "en": "'{id}' is of kind '{kind}'. That only counts with 'points' (a choice or yes/no).",
    },
    "item-without-spread": {
        "nl": "Elk antwoord op '{id}' geeft evenveel punten. Zo meet het niets.",
        "en": "Every answer to '{id}' gives the same points. So it measures nothing.",
    },
    "bad-min-known": {
        "nl": "min_known ligt van 1 tot en met {most}.",
        "en": "min_known lies from 1 to {most}.",
    },
    "two-bounds-on-one-side": {
        "nl": "Kies 'from' of 'above', en 'below' of 'up_to'.",
        "en": "Choose 'from' or 'above', and 'below' or 'up_to'.",
    },
    "levels-gap-or-overlap": {
        "nl": "Bij niveau '{level}' zit een gat of een overlap. Samen bedekken de niveaus alles, "
        "één keer; één kant heeft de grens (from, up_to), de andere niet (below, above).",
        "en": "There is a gap or an overlap at level '{level}'. Together the levels cover "
        "everything once; one side owns the bound (from, up_to), the other doesn't "
        "(below, above).",
    },
    "axes-or-rules": {
        "nl": "Een indeling heeft 'axes' met 'cells', of 'rules'; niet allebei.",
        "en": "A classification has 'axes' with 'cells', or 'rules'; not both.",
    },
    "axis-without-levels": {
        "nl": "Dimensie '{id}' heeft geen niveaus. Geef haar 'levels'.",
        "en": "Dimension '{id}' has no levels. Give it 'levels'.",
    },
    "unknown-cell": {
        "nl": "Cel '{cell}' past niet bij de niveaus van de assen.",
        "en": "Cell '{cell}' does not fit the levels of the axes.",
    },
    "missing-cell": {"nl": "Cel '{cell}' ontbreekt.", "en": "Cell '{cell}' is missing."},
    "last-rule-holds-otherwise": {
        "nl": "Alle regels hebben 'when', behalve de laatste: die geldt anders.",
        "en": "All rules have 'when', except the last: that holds otherwise.",
    },
    "bad-condition": {
        "nl": "Een voorwaarde is één onderwerp met één vergelijking, zoals "
        "{{question: x, is: ja}}, of all, any of not.",
        "en": "A condition is one subject with one comparison, like {{question: x, is: ja}}, "
        "or all, any or not.",
    },
    "subject-not-here": {
        "nl": "'{subject}' kan hier niet. Wel: {allowed}.",
        "en": "'{subject}' can't be used here. These can: {allowed}.",
    },
    "comparison-does-not-fit": {
        "nl": "'{op}' past niet bij '{id}'.",
        "en": "'{op}' does not fit '{id}'.",
    },
    "no-scorecard": {
        "nl": "Er is geen 'scorecard'. Zonder die betekent dit niets.",
        "en": "There is no 'scorecard'. Without it this means nothing.",
    },
    "second-scorecard": {
        "nl": "Er is al een 'scorecard'. Laat er één staan.",
        "en": "There is a 'scorecard' already. Keep one.",
    },
    "no-table": {
        "nl": "Er is geen 'table'. Zonder die betekent deze regel niets.",
        "en": "There is no 'table'. Without it this rule means nothing.",
    },
    "second-table": {
        "nl": "Er is al een 'table'. Laat er één staan.",
        "en": "There is a 'table' already. Keep one.",
    },
    "two-decisions": {
        "nl": "Een vragenlijst beslist met een 'scorecard' of met een 'table', niet met allebei.",
        "en": "A questionnaire decides by a 'scorecard' or by a 'table', not by both.",
    },
    "reserved-outcome": {
        "nl": "'{id}' komt vanzelf als geen regel beslist. Laat de regel iets anders geven.",
        "en": "'{id}' comes by itself when no rule decides. Let the rule give something else.",
    },
    "tie-order-incomplete": {
        "nl": "tie_order noemt elke strategie één keer: {all}.",
        "en": "tie_order names every strategy once: {all}.",
    },
    "all-closed-missing": {
        "nl": "De poorten kunnen samen alle strategieën sluiten. Zeg met 'all_closed' wat er dan "
        "geldt.",
        "en": "Together the gates can close every strategy. Say with 'all_closed' what holds then.",
    },
    "driver-without-words": {
        "nl": "'{id}' heeft 'high' en 'low' nodig: die staan als reden in het advies.",
        "en": "'{id}' needs 'high' and 'low': they are the reasons in the advice.",
    },
    "driver-twice": {
        "nl": "'{id}' staat twee keer bij deze strategie.",
        "en": "'{id}' stands twice in this strategy.",
    },
    "gate-without-effect": {
        "nl": "'{id}' doet niets. Geef outcome, close, first, duty of caution.",
        "en": "'{id}' does nothing. Give outcome, close, first, duty or caution.",
    },
    "not-the-same-scale": {
        "nl": "'{id}' moet een schaal zijn met dezelfde waarden als de andere vraag.",
        "en": "'{id}' must be a scale with the same values as the other question.",
    },
    "trigger-must-compare": {
        "nl": "Een aanleiding is één vergelijking: at_least, at_most, above of below.",
        "en": "A trigger is one comparison: at_least, at_most, above or below.",
    },
    # Tests of a questionnaire
    "no-tests": {
        "nl": "Er zijn geen tests bij deze vragenlijst. Schrijf ze in dit bestand.",
        "en": "There are no tests with this questionnaire. Write them in this file.",
    },
    "already-there": {
        "nl": "Dit bestand is er al en blijft zoals het is. Kies een andere naam.",
        "en": "This file is there already and stays as it is. Choose another name.",
    },
    "no-test-before": {
        "nl": "'{name}' is geen test die hiervoor staat.",
        "en": "'{name}' is no test that stands before this one.",
    },
    "no-such-part": {
        "nl": "Het rapport van deze vragenlijst heeft geen '{path}' (bij '{step}').",
        "en": "The report of this questionnaire has no '{path}' (at '{step}').",
    },
    "only-parts-compare": {
        "nl": "'{path}' is een geheel. Noem er een deel van: {parts}.",
        "en": "'{path}' is a whole. Name a part of it: {parts}.",
    },
}

KINDS = {
    "question": {"nl": "vraag", "en": "question"},
    "dimension": {"nl": "dimensie", "en": "dimension"},
    "classification": {"nl": "indeling", "en": "classification"},
    "strategy": {"nl": "strategie", "en": "strategy"},
    "outcome": {"nl": "uitkomst", "en": "outcome"},
    "scale": {"nl": "schaal", "en": "scale"},
    "source": {"nl": "bron", "en": "source"},
    "basis": {"nl": "basis", "en": "basis"},
}
"""What an id is of, where a problem says so."""

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
