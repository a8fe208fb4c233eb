"""What is wrong with a questionnaire, with its tests, or in what a check proves about it."""

QUESTIONNAIRES = {
    # Questionnaires
    "no-such-questionnaire": {
        "nl": "Deze vragenlijst is er niet. 'burgerkompas questions list' laat zien welke er zijn.",
        "en": "There is no such questionnaire. 'burgerkompas questions list' shows the ones there are.",
    },
    "text-not-translated": {
        "nl": "Deze tekst moet in elke taal staan: {{nl: …, en: …}}. De talen zijn: {languages}.",
        "en": "This text is needed in every language: {{nl: …, en: …}}. The languages are: {languages}.",
    },
    "unknown-language": {
        "nl": "'{key}' is geen taal van deze vragenlijst.",
        "en": "'{key}' is not a language of this questionnaire.",
    },
    "missing-translation": {
        "nl": "De vertaling '{language}' ontbreekt.",
        "en": "The translation '{language}' is missing.",
    },
    "empty-text": {"nl": "De tekst voor '{key}' is leeg.", "en": "The text for '{key}' is empty."},
    "part-outside-folder": {
        "nl": "Deel '{part}' ligt niet in de map van de vragenlijst. Noem alleen een bestandsnaam zonder .yaml.",
        "en": "Part '{part}' is not in the questionnaire's folder. Give only a file name, without .yaml.",
    },
    "reserved-option": {
        "nl": "'{id}' betekent dat er geen antwoord is, en kan zelf geen antwoord zijn. Kies een ander id.",
        "en": "'{id}' means that there is no answer, so it can't be one. Choose another id.",
    },
    "bad-language": {
        "nl": "'{language}' is geen taalcode. Schrijf er een als nl, en of fy-NL.",
        "en": "'{language}' is not a language code. Write one such as nl, en or fy-NL.",
    },
    "bad-id": {
        "nl": "'{id}' is geen goede id: kleine letters, cijfers, _ en -, te beginnen met een letter.",
        "en": "'{id}' is not a valid id: use lower-case letters, digits, _ and -, starting with a letter.",
    },
    "bad-version": {
        "nl": "'{version}' is geen versie. Schrijf drie getallen: 1.0.0.",
        "en": "'{version}' is not a valid version. Write three numbers: 1.0.0.",
    },
    "duplicate-id": {
        "nl": "'{id}' bestaat al. Kies een andere id.",
        "en": "'{id}' already exists. Choose another id.",
    },
    "unknown-id": {"nl": "'{id}' bestaat niet ({what}).", "en": "'{id}' does not exist ({what})."},
    "asked-later": {
        "nl": "'{id}' wordt pas hierna gevraagd. Een route kijkt alleen naar eerdere vragen.",
        "en": "'{id}' is asked after this. A route can only look at earlier questions.",
    },
    "twice-in-list": {
        "nl": "'{id}' staat twee keer in deze lijst.",
        "en": "'{id}' appears twice in this list.",
    },
    "unknown-value": {
        "nl": "'{value}' is hier geen bestaande waarde.",
        "en": "'{value}' is not one of the values here.",
    },
    "no-questions": {"nl": "Er staan geen vragen in.", "en": "There are no questions in it."},
    "empty-list": {"nl": "Deze lijst is leeg.", "en": "This list is empty."},
    "key-does-not-fit": {
        "nl": "'{key}' hoort niet bij '{kind}'.",
        "en": "'{key}' doesn't go with '{kind}'.",
    },
    "bad-scale": {
        "nl": "Een schaal heeft ten minste twee verschillende waarden.",
        "en": "A scale needs at least two different values.",
    },
    "bad-decimals": {
        "nl": "decimals is een heel getal van 1 tot en met {most}. Laat het weg voor hele getallen.",
        "en": "decimals must be a whole number from 1 to {most}. Leave it out for whole numbers.",
    },
    "bound-between-answers": {
        "nl": "{key} heeft meer cijfers achter de komma dan een antwoord mag hebben. Zie decimals.",
        "en": "{key} has more decimal places than an answer can have. See decimals.",
    },
    "bad-range": {"nl": "min is groter dan max.", "en": "min is greater than max."},
    "yes-no-not-named": {
        "nl": "Zet in het hoofdbestand hoe ja en nee heten: yes_no: {{ja: {{nl: ja}}, nee: {{nl: nee}}}}.",
        "en": "Say in the main file what yes and no are called: yes_no: {{'yes': {{en: 'yes'}}, 'no': {{en: 'no'}}}}.",
    },
    "weights-too-fine": {
        "nl": "De gewichten zijn te fijn: deze items maken te veel verschillende sommen om er precies mee te rekenen. Geef gewichten met minder decimalen, of minder items.",
        "en": "The weights are too fine: these items make too many different sums to calculate exactly. Use weights with fewer decimals, or fewer items.",
    },
    "bad-weight": {"nl": "Een gewicht is groter dan 0.", "en": "A weight must be greater than 0."},
    "value-without-points": {
        "nl": "Waarde '{value}' heeft geen punten.",
        "en": "Value '{value}' has no points.",
    },
    "item-without-points": {
        "nl": "'{id}' is van de soort '{kind}'. Die telt alleen mee met 'points' (keuze of ja/nee).",
        "en": "'{id}' is a question of kind '{kind}'. It only counts if it has 'points' (for choices and yes/no).",
    },
    "item-without-spread": {
        "nl": "Elk antwoord op '{id}' geeft evenveel punten. Zo meet het niets.",
        "en": "Every answer to '{id}' gives the same number of points, so it measures nothing.",
    },
    "bad-min-known": {
        "nl": "min_known ligt van 1 tot en met {most}.",
        "en": "min_known must be from 1 to {most}.",
    },
    "missing-item-counts": {
        "nl": "Zonder evenredig aanvullen (prorate: false) telt een ontbrekend item 0, maar '{id}' kan geen 0 punten geven. Geef het 'points' waar 0 tussen ligt.",
        "en": "Without prorating (prorate: false) a missing item counts 0, but 0 is outside the points of '{id}'. Give it 'points' with 0 among them.",
    },
    "always-asked": {
        "nl": "'{id}' wordt altijd gevraagd: de vraag heeft geen 'ask_if'. Haal 'not_asked' weg.",
        "en": "'{id}' is always asked: the question has no 'ask_if'. Remove 'not_asked'.",
    },
    "not-asked-out-of-range": {
        "nl": "'not_asked' van '{id}' ligt niet tussen de minste en de meeste punten van het item.",
        "en": "'not_asked' of '{id}' is not between the fewest and the most points of the item.",
    },
    "two-bounds-on-one-side": {
        "nl": "Kies 'from' of 'above', en 'below' of 'up_to'.",
        "en": "Choose 'from' or 'above', and 'below' or 'up_to'.",
    },
    "levels-gap-or-overlap": {
        "nl": "Bij niveau '{level}' zit een gat of een overlap. Samen bedekken de niveaus alles, één keer; één kant heeft de grens (from, up_to), de andere niet (below, above).",
        "en": "There is a gap or an overlap at level '{level}'. Together the levels must cover everything exactly once; one side includes the bound (from, up_to), the other doesn't (below, above).",
    },
    "axes-or-rules": {
        "nl": "Een indeling heeft 'axes' met 'cells', of 'rules'; niet allebei.",
        "en": "A classification has either 'axes' with 'cells', or 'rules'; not both.",
    },
    "axis-without-levels": {
        "nl": "Dimensie '{id}' heeft geen niveaus. Geef haar 'levels'.",
        "en": "Dimension '{id}' has no levels. Give it 'levels'.",
    },
    "unknown-cell": {
        "nl": "Cel '{cell}' past niet bij de niveaus van de assen.",
        "en": "Cell '{cell}' doesn't match the levels of the axes.",
    },
    "missing-cell": {"nl": "Cel '{cell}' ontbreekt.", "en": "Cell '{cell}' is missing."},
    "last-rule-holds-otherwise": {
        "nl": "Alle regels hebben 'when', behalve de laatste: die geldt anders.",
        "en": "Every rule needs a 'when', except the last one, which applies when no other does.",
    },
    "bad-condition": {
        "nl": "Een voorwaarde is één onderwerp met één vergelijking, zoals {{question: x, is: ja}}, of all, any of not.",
        "en": "A condition is one subject with one comparison, such as {{question: x, is: ja}}, or all, any or not.",
    },
    "subject-not-here": {
        "nl": "'{subject}' kan hier niet. Wel: {allowed}.",
        "en": "'{subject}' is not allowed here. Allowed: {allowed}.",
    },
    "comparison-does-not-fit": {
        "nl": "'{op}' past niet bij '{id}'.",
        "en": "'{op}' can't be used with '{id}'.",
    },
    "no-scorecard": {
        "nl": "Er is geen 'scorecard'. Zonder die betekent dit niets.",
        "en": "There is no 'scorecard'. This means nothing without one.",
    },
    "second-scorecard": {
        "nl": "Er is al een 'scorecard'. Laat er één staan.",
        "en": "There is already a 'scorecard'. Keep one.",
    },
    "no-table": {
        "nl": "Er is geen 'table'. Zonder die betekent deze regel niets.",
        "en": "There is no 'table'. This rule means nothing without one.",
    },
    "second-table": {
        "nl": "Er is al een 'table'. Laat er één staan.",
        "en": "There is already a 'table'. Keep one.",
    },
    "two-decisions": {
        "nl": "Een vragenlijst beslist met een 'scorecard' of met een 'table', niet met allebei.",
        "en": "A questionnaire decides by a 'scorecard' or by a 'table', not by both.",
    },
    "reserved-outcome": {
        "nl": "'{id}' komt vanzelf als geen regel beslist. Laat de regel iets anders geven.",
        "en": "'{id}' is what comes out when no rule decides. Let the rule give something else.",
    },
    "tie-order-incomplete": {
        "nl": "tie_order noemt elke strategie één keer: {all}.",
        "en": "tie_order must name every strategy once: {all}.",
    },
    "all-closed-missing": {
        "nl": "De poorten kunnen samen alle strategieën sluiten. Zeg met 'all_closed' wat er dan geldt.",
        "en": "Together, the gates can close every strategy. Use 'all_closed' to say what happens then.",
    },
    "driver-without-words": {
        "nl": "'{id}' heeft 'high' en 'low' nodig: die staan als reden in het advies.",
        "en": "'{id}' needs 'high' and 'low': the advice gives them as reasons.",
    },
    "driver-twice": {
        "nl": "'{id}' staat twee keer bij deze strategie.",
        "en": "'{id}' appears twice in this strategy.",
    },
    "gate-without-effect": {
        "nl": "'{id}' doet niets. Geef outcome, close, first, duty of caution.",
        "en": "'{id}' has no effect. Give it outcome, close, first, duty or caution.",
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
        "en": "This questionnaire has no tests. Write them in this file.",
    },
    "already-there": {
        "nl": "Dit bestand is er al en blijft zoals het is. Kies een andere naam.",
        "en": "This file already exists and has been left as it is. Choose another name.",
    },
    "no-test-before": {
        "nl": "'{name}' is geen test die hiervoor staat.",
        "en": "'{name}' is not a test that comes before this one.",
    },
    "no-such-part": {
        "nl": "Het rapport van deze vragenlijst heeft geen '{path}' (bij '{step}').",
        "en": "The report of this questionnaire has no '{path}' (at '{step}').",
    },
    "only-parts-compare": {
        "nl": "'{path}' is een geheel. Noem er een deel van: {parts}.",
        "en": "'{path}' can't be compared as a whole. Name a part of it: {parts}.",
    },
}

KINDS = {
    "question": {"nl": "vraag", "en": "question"},
    "dimension": {"nl": "dimensie", "en": "dimension"},
    "classification": {"nl": "indeling", "en": "classification"},
    "strategy": {"nl": "strategie", "en": "strategy"},
    "outcome": {"nl": "uitkomst", "en": "outcome"},
    "gate": {"nl": "poort of dimensie", "en": "gate or dimension"},
    "scale": {"nl": "schaal", "en": "scale"},
    "source": {"nl": "bron", "en": "source"},
    "basis": {"nl": "basis", "en": "basis"},
}
"""What an id is of, where a problem says so."""

CHECKS = {
    # Decision tables
    "rule-gap": {
        "nl": "Er zit een gat in de regels: er zijn antwoorden waarbij geen regel geldt. Voeg een regel toe.",
        "en": "There is a gap in the rules: for some answers, no rule applies. Add a rule.",
    },
    "rules-overlap": {
        "nl": "Regel '{id}' kan tegelijk met '{other}' gelden, en dat mag hier niet. Maak er één nauwer, of kies hit_policy: first.",
        "en": "Rule '{id}' can apply together with '{other}', which is not allowed here. Narrow one of them, or choose hit_policy: first.",
    },
    "rule-never-holds": {
        "nl": "Regel '{id}' geldt nooit: geen antwoorden maken de voorwaarde waar.",
        "en": "Rule '{id}' never applies: no answers make its condition true.",
    },
    "rule-shadowed": {
        "nl": "Regel '{id}' telt nooit: er geldt altijd al een regel die voorgaat.",
        "en": "Rule '{id}' never counts: whenever it applies, so does a rule that takes priority over it.",
    },
    "outcome-unreachable": {
        "nl": "Uitkomst '{id}' komt nooit: geen antwoorden leiden ertoe.",
        "en": "Outcome '{id}' can't be reached: no answers lead to it.",
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
        "en": "'{key}' of gate '{id}' never has an effect: another gate always takes priority.",
    },
    "unless-never-holds": {
        "nl": "'unless' van poort '{id}' is nooit waar en doet dus niets.",
        "en": "'unless' of gate '{id}' is never true, so it does nothing.",
    },
    "all-closed-unreachable": {
        "nl": "'{id}' komt nooit: de poorten sluiten nooit alle strategieën tegelijk. Staat het er voor de zekerheid? Zet het dan bij 'accepted'.",
        "en": "'{id}' can't be reached: the gates never close all strategies at once. If it is there for safety, list it under 'accepted'.",
    },
    "not-monotone": {
        "nl": "Met only_above onder 0 telt een hogere '{id}' op één plek mínder voor '{strategy}'. Kies 0 of hoger.",
        "en": "With only_above below 0, a higher '{id}' counts for less at one point in '{strategy}'. Choose 0 or more.",
    },
    "opposite-signs": {
        "nl": "'{question}' telt in '{id}' en in '{other}' tegengesteld voor '{strategy}'. Klopt het teken, of 'reverse'?",
        "en": "'{question}' counts in opposite directions for '{strategy}', through '{id}' and '{other}'. Is the sign, or 'reverse', right?",
    },
    "driver-one-way": {
        "nl": "'{id}' telt bij {count} strategieën (regel {lines}), overal onder '{way}'. Zo onderscheidt het weinig. Hoort het ergens aan de andere kant?",
        "en": "'{id}' counts in {count} strategies (lines {lines}), always under '{way}', so it hardly tells them apart. Should it be on the other side somewhere?",
    },
    "gate-against-score": {
        "nl": "'{id}' telt bij '{strategy}' andersom dan poort '{gate}' (regel {line}) zegt over '{thing}'. Staat het goed bij 'for' of 'against', en klopt 'reverse'?",
        "en": "'{id}' counts in '{strategy}' the opposite way from what gate '{gate}' (line {line}) says about '{thing}'. Is 'for' or 'against' right, and 'reverse'?",
    },
    "texts-meet": {
        "nl": "De teksten van poort '{id}' en '{other}' sluiten elkaar uit, maar kunnen bij dezelfde antwoorden horen. Het rapport laat dan een van de twee weg.",
        "en": "The texts of gate '{id}' and '{other}' exclude each other, but the same answers can call for both. The report then shows only one of the two.",
    },
    # Conditions
    "comparison-never-holds": {
        "nl": "Deze vergelijking bij '{id}' is nooit waar.",
        "en": "This comparison with '{id}' is never true.",
    },
    "comparison-always-holds": {
        "nl": "Deze vergelijking bij '{id}' is altijd waar, welk antwoord er ook komt.",
        "en": "This comparison with '{id}' is always true, whatever the answer.",
    },
    "question-never-asked": {
        "nl": "Vraag '{id}' wordt nooit gesteld: geen antwoorden maken 'ask_if' waar.",
        "en": "Question '{id}' is never asked: no answers make its 'ask_if' true.",
    },
    "trigger-never-holds": {
        "nl": "Deze aanleiding voor '{id}' komt nooit voor.",
        "en": "This trigger for '{id}' never occurs.",
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
        "en": "Type '{id}' can't be reached: no answers lead to it.",
    },
    "skipped-item-scaled-up": {
        "nl": "Wordt een item niet gevraagd ({items}), dan wordt '{id}' aangevuld alsof het antwoord ontbreekt. Zeg met 'not_asked' hoeveel punten het dan telt (vaak 0).",
        "en": "If an item is not asked ({items}), '{id}' is scaled up as if the answer were missing. Say with 'not_asked' how many points it counts then (often 0).",
    },
    "min-known-skippable": {
        "nl": "Voor een score op '{id}' is min_known {needed}, maar ook als elke vraag beantwoord is kan het aantal bekende items {known} zijn. Dan is er geen score.",
        "en": "A score for '{id}' needs min_known {needed}, but even with every question answered, the number of known items can be {known}. Then there is no score.",
    },
    # Use
    "question-unused": {
        "nl": "Vraag '{id}' beslist niets en staat nergens in het rapport. Gebruik haar, zet 'shown: true', of haal haar weg.",
        "en": "Question '{id}' decides nothing and is not shown anywhere. Use it, add 'shown: true', or remove it.",
    },
    "dimension-unused": {
        "nl": "Dimensie '{id}' beslist niets en staat nergens in het rapport.",
        "en": "Dimension '{id}' decides nothing and is not shown anywhere.",
    },
    "definition-unused": {
        "nl": "'{id}' ({what}) wordt nergens gebruikt.",
        "en": "'{id}' ({what}) is not used anywhere.",
    },
    "without-source": {
        "nl": "'{id}' zegt niet waar het vandaan komt. Noem 'sources' of 'basis'.",
        "en": "'{id}' doesn't say where it comes from. Give 'sources' or 'basis'.",
    },
    "same-answers": {
        "nl": "Bij '{id}' staan twee antwoorden met dezelfde tekst ({language}): {one} en {other}.",
        "en": "Two answers to '{id}' have the same text ({language}): {one} and {other}.",
    },
    "undetermined": {
        "nl": "Of '{id}' kan voorkomen is hier niet te bewijzen: dat kost te veel rekenwerk.",
        "en": "Whether '{id}' can occur can't be proven here: it would take too much computing.",
    },
    "accepted-in-vain": {
        "nl": "Hier is niets te accepteren: '{code}' komt bij '{id}' niet voor.",
        "en": "There is nothing to accept here: '{code}' doesn't occur for '{id}'.",
    },
}
