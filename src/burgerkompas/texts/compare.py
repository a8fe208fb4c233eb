"""What a comparison of cases says. A text for moments has the key of the other with ``-moments``."""

COMPARE = {
    "title": {"nl": "Naast elkaar: {name}", "en": "Side by side: {name}"},
    "title-moments": {"nl": "Door de tijd: {name}", "en": "Over time: {name}"},
    "and": {"nl": "{first} en {last}", "en": "{first} and {last}"},
    "case": {"nl": "casus {number}", "en": "case {number}"},
    "read-as-asked": {
        "nl": "Gelezen zoals je vroeg: verschillende mensen over hetzelfde.",
        "en": "Compared as you asked: different people on the same initiative.",
    },
    "read-as-asked-moments": {
        "nl": "Gelezen zoals je vroeg: hetzelfde op verschillende momenten.",
        "en": "Compared as you asked: the same initiative at different moments.",
    },
    "read-as-respondents": {
        "nl": "Gelezen als verschillende mensen over hetzelfde, want de invullers verschillen. Zijn het momenten? Kies dan --as moments.",
        "en": "Compared as different people on the same initiative, because the respondents differ. If these are moments, use --as moments.",
    },
    "read-as-dates-moments": {
        "nl": "Gelezen als hetzelfde op verschillende momenten, want de datums verschillen en de invuller niet. Zijn het verschillende mensen? Kies dan --as respondents.",
        "en": "Compared as the same initiative at different moments, because the dates differ and the respondent doesn't. If these are different people, use --as respondents.",
    },
    "read-as-nothing": {
        "nl": "Gelezen als verschillende mensen over hetzelfde: invuller en datum verschillen niet. Zijn het momenten? Kies dan --as moments.",
        "en": "Compared as different people on the same initiative: respondent and date are the same. If these are moments, use --as moments.",
    },
    "names-differ": {
        "nl": "De namen verschillen: {names}. Gaat het om hetzelfde?",
        "en": "The names differ: {names}. Are these about the same initiative?",
    },
    "versions-differ": {
        "nl": "Niet alles is ingevuld met dezelfde versie van de vragenlijst: {versions}.",
        "en": "These cases were filled in with different versions of the questionnaire: {versions}.",
    },
    "no-judgement": {
        "nl": "Dit zegt niet wie er gelijk heeft. Het laat zien waar een gesprek over kan gaan.",
        "en": "This doesn't say who is right. It shows what is worth talking about.",
    },
    "no-judgement-moments": {
        "nl": "Dit zegt niet of het beter of slechter gaat. Het laat zien welke antwoorden anders zijn.",
        "en": "This doesn't say whether things are getting better or worse. It shows which answers have changed.",
    },
    "advice": {"nl": "Advies", "en": "Advice"},
    "advice-same": {
        "nl": "Het advies is hetzelfde: {advice}.",
        "en": "The advice is the same: {advice}.",
    },
    "advice-same-moments": {
        "nl": "Het advies bleef hetzelfde: {advice}.",
        "en": "The advice stayed the same: {advice}.",
    },
    "advice-differs": {"nl": "Het advies verschilt.", "en": "The advice differs."},
    "advice-differs-moments": {
        "nl": "Het advies ging van {advices}.",
        "en": "The advice changed from {advices}.",
    },
    "then": {"nl": "{first} naar '{next}'", "en": "{first} to '{next}'"},
    "outcome": {"nl": "Uitkomst", "en": "Outcome"},
    "settled": {
        "nl": "Kan een open vraag het nog veranderen?",
        "en": "Can an open question still change it?",
    },
    "settled-yes": {"nl": "nee", "en": "no"},
    "settled-no": {
        "nl": "ja, {count} uitkomsten zijn nog mogelijk",
        "en": "yes, {count} outcomes are still possible",
    },
    "settled-none": {"nl": "niet te berekenen", "en": "can't be worked out"},
    "known": {"nl": "Vragen met een antwoord", "en": "Questions answered"},
    "because": {
        "nl": "Deze antwoorden maken het advies anders",
        "en": "These answers make the difference",
    },
    "swap-one": {
        "nl": "Met het antwoord van {other} op één vraag was het advies bij {case} ook '{advice}':",
        "en": "If {case} had {other}'s answer to one question, its advice would also be '{advice}':",
    },
    "swap-some": {
        "nl": "Met de antwoorden van {other} op deze {count} vragen was het advies bij {case} ook '{advice}'. Met minder lukt het niet:",
        "en": "If {case} had {other}'s answers to these {count} questions, its advice would also be '{advice}'. Fewer won't do it:",
    },
    "swap-inexact": {
        "nl": "Met de antwoorden van {other} op deze {count} vragen was het advies bij {case} ook '{advice}'. Geen ervan kan weg; of het met minder andere vragen kan, is niet uitgerekend:",
        "en": "If {case} had {other}'s answers to these {count} questions, its advice would also be '{advice}'. None of them can be left out; whether fewer other answers would do was not worked out:",
    },
    "swap-one-moments": {
        "nl": "Had er bij {case} op één vraag het antwoord van {other} gestaan, dan was het advies toen ook '{advice}':",
        "en": "If {case} had had {other}'s answer to one question, its advice would also have been '{advice}':",
    },
    "swap-some-moments": {
        "nl": "Hadden er bij {case} op deze {count} vragen de antwoorden van {other} gestaan, dan was het advies toen ook '{advice}'. Met minder lukt het niet:",
        "en": "If {case} had had {other}'s answers to these {count} questions, its advice would also have been '{advice}'. Fewer won't do it:",
    },
    "swap-inexact-moments": {
        "nl": "Hadden er bij {case} op deze {count} vragen de antwoorden van {other} gestaan, dan was het advies toen ook '{advice}'. Geen ervan kan weg; of het met minder andere vragen kan, is niet uitgerekend:",
        "en": "If {case} had had {other}'s answers to these {count} questions, its advice would also have been '{advice}'. None of them can be left out; whether fewer other answers would do was not worked out:",
    },
    "or-these": {
        "nl": "Het kan ook hiermee: {questions}",
        "en": "These would also do it: {questions}",
    },
    "and-more": {
        "nl": "En er zijn nog meer manieren met evenveel vragen.",
        "en": "There are more combinations of the same size.",
    },
    "large": {
        "nl": "Hier verschillen de antwoorden het meest",
        "en": "Where the answers differ most",
    },
    "large-moments": {"nl": "Wat anders is beantwoord", "en": "What was answered differently"},
    "large-what": {
        "nl": "Twee stappen of meer, ja tegen nee, of een andere keuze.",
        "en": "Two steps or more apart, yes against no, or a different choice.",
    },
    "large-none": {
        "nl": "Nergens twee stappen of meer, ja tegen nee, of een andere keuze.",
        "en": "No answers are two steps or more apart, yes against no, or a different choice.",
    },
    "small": {"nl": "Kleine verschillen", "en": "Small differences"},
    "alike": {"nl": "Wat gelijk is", "en": "What is the same"},
    "small-what": {
        "nl": "Eén stap verschil, een deel van de keuzes, of andere woorden. Dat kan ook een kwestie van lezen zijn.",
        "en": "One step apart, some of the choices, or different wording. It may just be how the question was read.",
    },
    "small-what-moments": {
        "nl": "Eén stap verschil, een deel van de keuzes, of andere woorden. Dat kan ook een kwestie van lezen zijn: noem het geen vooruitgang of achteruitgang.",
        "en": "One step apart, some of the choices, or different wording. It may just be how the question was read: don't call it progress or decline.",
    },
    "part": {"nl": "{part} ({count}): {questions}", "en": "{part} ({count}): {questions}"},
    "open": {"nl": "De een weet het, de ander niet", "en": "One knows, the other doesn't"},
    "open-moments": {
        "nl": "De ene keer bekend, de andere keer niet",
        "en": "Known at one moment, not at the other",
    },
    "same": {
        "nl": "Hetzelfde antwoord: {same} vragen. Nergens een antwoord: {nobody}.",
        "en": "Same answer: {same} questions. Answered by nobody: {nobody}.",
    },
    "same-moments": {
        "nl": "Hetzelfde gebleven: {same} vragen. Nooit een antwoord: {nobody}.",
        "en": "Unchanged: {same} questions. Never answered: {nobody}.",
    },
    "levels": {"nl": "Soorten en niveaus", "en": "Types and levels"},
    "levels-same": {"nl": "Hetzelfde: {labels}.", "en": "The same: {labels}."},
    "levels-none": {"nl": "Nergens bekend: {labels}.", "en": "Not known anywhere: {labels}."},
    "borderline": {"nl": "{label} (op de grens)", "en": "{label} (borderline)"},
    "no-place": {"nl": "te weinig bekend", "en": "too little known"},
    "talk": {"nl": "Om over te praten", "en": "To talk about"},
    "talk-large": {
        "nl": "Over '{question}': wat zag of hoorde ieder van jullie?",
        "en": "On '{question}': what did each of you see or hear?",
    },
    "talk-large-moments": {
        "nl": "Over '{question}': wat gebeurde er tussen {first} en {last}? Of keek je nu anders?",
        "en": "On '{question}': what happened between {first} and {last}? Or did you look at it differently?",
    },
    "talk-open": {
        "nl": "Over '{question}': dit is bekend bij {who}. Waar komt dat vandaan, en wie kan het nog meer weten?",
        "en": "On '{question}': {who} knows this. Where does it come from, and who else might know?",
    },
    "talk-open-moments": {
        "nl": "Over '{question}': waarom was dit op het ene moment bekend en op het andere niet?",
        "en": "On '{question}': why was this known at one moment and not at the other?",
    },
    "talk-advice": {
        "nl": "Hier hangt het advies van af: {questions}. Welk antwoord past het best bij wat er te zien is?",
        "en": "The advice depends on this: {questions}. Which answer best fits what you can see?",
    },
    "talk-same": {
        "nl": "Waarover denken jullie hetzelfde, en hoe weten jullie dat?",
        "en": "What do you agree on, and how do you know?",
    },
    "talk-same-moments": {
        "nl": "Wat bleef hetzelfde, en is dat goed zo?",
        "en": "What stayed the same, and is that all right?",
    },
    "noted": {"nl": "notitie: {text}", "en": "note: {text}"},
}
