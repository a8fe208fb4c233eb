"""What a comparison of cases says. A text for moments has the key of the other with ``-moments``."""

COMPARE = {
    "title": {"nl": "Naast elkaar: {name}", "en": "Side by side: {name}"},
    "title-moments": {"nl": "Door de tijd: {name}", "en": "Over time: {name}"},
    "and": {"nl": "{first} en {last}", "en": "{first} and {last}"},
    "case": {"nl": "casus {number}", "en": "case {number}"},
    "read-as-asked": {
        "nl": "Gelezen zoals je vroeg: verschillende mensen over hetzelfde.",
        "en": "Read as you asked: different people on the same thing.",
    },
    "read-as-asked-moments": {
        "nl": "Gelezen zoals je vroeg: hetzelfde op verschillende momenten.",
        "en": "Read as you asked: the same thing at different moments.",
    },
    "read-as-respondents": {
        "nl": "Gelezen als verschillende mensen over hetzelfde, want de invullers verschillen. Zijn het momenten? Kies dan --as moments.",
        "en": "Read as different people on the same thing, for the respondents differ. Are they moments? Then choose --as moments.",
    },
    "read-as-dates-moments": {
        "nl": "Gelezen als hetzelfde op verschillende momenten, want de datums verschillen en de invuller niet. Zijn het verschillende mensen? Kies dan --as respondents.",
        "en": "Read as the same thing at different moments, for the dates differ and the respondent doesn't. Are they different people? Then choose --as respondents.",
    },
    "read-as-nothing": {
        "nl": "Gelezen als verschillende mensen over hetzelfde: invuller en datum verschillen niet. Zijn het momenten? Kies dan --as moments.",
        "en": "Read as different people on the same thing: respondent and date don't differ. Are they moments? Then choose --as moments.",
    },
    "names-differ": {
        "nl": "De namen verschillen: {names}. Gaat het om hetzelfde?",
        "en": "The names differ: {names}. Are they about the same thing?",
    },
    "versions-differ": {
        "nl": "Niet alles is ingevuld met dezelfde versie van de vragenlijst: {versions}.",
        "en": "Not all was filled in with the same version of the questionnaire: {versions}.",
    },
    "no-judgement": {
        "nl": "Dit zegt niet wie er gelijk heeft. Het laat zien waar een gesprek over kan gaan.",
        "en": "This does not say who is right. It shows what a talk can be about.",
    },
    "no-judgement-moments": {
        "nl": "Dit zegt niet of het beter of slechter gaat. Het laat zien welke antwoorden anders zijn.",
        "en": "This does not say whether things go better or worse. It shows which answers are different.",
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
        "nl": "Het advies ging van: {advices}.",
        "en": "The advice went from: {advices}.",
    },
    "then": {"nl": "{first}; naar: {next}", "en": "{first}; to: {next}"},
    "outcome": {"nl": "Uitkomst", "en": "Outcome"},
    "settled": {"nl": "Staat het vast?", "en": "Is it settled?"},
    "settled-yes": {"nl": "ja", "en": "yes"},
    "settled-no": {
        "nl": "nee, {count} uitkomsten zijn nog mogelijk",
        "en": "no, {count} outcomes are still possible",
    },
    "settled-none": {"nl": "niet te berekenen", "en": "can't be computed"},
    "known": {"nl": "Vragen met een antwoord", "en": "Questions with an answer"},
    "because": {
        "nl": "Deze antwoorden maken het advies anders",
        "en": "These answers make the advice different",
    },
    "swap-one": {
        "nl": "Met het antwoord van {other} op één vraag was het advies bij {case} ook '{advice}':",
        "en": "With {other}'s answer to one question the advice for {case} would also be '{advice}':",
    },
    "swap-some": {
        "nl": "Met de antwoorden van {other} op deze {count} vragen was het advies bij {case} ook '{advice}'. Met minder lukt het niet:",
        "en": "With {other}'s answers to these {count} questions the advice for {case} would also be '{advice}'. Fewer won't do:",
    },
    "swap-inexact": {
        "nl": "Met de antwoorden van {other} op deze {count} vragen was het advies bij {case} ook '{advice}'. Geen ervan kan weg; of het met minder andere vragen kan, is niet uitgerekend:",
        "en": "With {other}'s answers to these {count} questions the advice for {case} would also be '{advice}'. None of them can be left out; whether fewer others would do was not computed:",
    },
    "swap-one-moments": {
        "nl": "Had er bij {case} op één vraag het antwoord van {other} gestaan, dan was het advies toen ook '{advice}':",
        "en": "Had one question of {case} had the answer of {other}, the advice would then also have been '{advice}':",
    },
    "swap-some-moments": {
        "nl": "Hadden er bij {case} op deze {count} vragen de antwoorden van {other} gestaan, dan was het advies toen ook '{advice}'. Met minder lukt het niet:",
        "en": "Had these {count} questions of {case} had the answers of {other}, the advice would then also have been '{advice}'. Fewer won't do:",
    },
    "swap-inexact-moments": {
        "nl": "Hadden er bij {case} op deze {count} vragen de antwoorden van {other} gestaan, dan was het advies toen ook '{advice}'. Geen ervan kan weg; of het met minder andere vragen kan, is niet uitgerekend:",
        "en": "Had these {count} questions of {case} had the answers of {other}, the advice would then also have been '{advice}'. None of them can be left out; whether fewer others would do was not computed:",
    },
    "or-these": {"nl": "Het kan ook hiermee: {questions}", "en": "These would do too: {questions}"},
    "and-more": {
        "nl": "En er zijn nog meer manieren met evenveel vragen.",
        "en": "And there are more ways with as many questions.",
    },
    "large": {
        "nl": "Hier verschillen de antwoorden het meest",
        "en": "Here the answers differ most",
    },
    "large-moments": {"nl": "Wat anders is beantwoord", "en": "What was answered differently"},
    "large-what": {
        "nl": "Twee stappen of meer, ja tegen nee, of een andere keuze.",
        "en": "Two steps or more, yes against no, or another choice.",
    },
    "large-none": {
        "nl": "Nergens twee stappen of meer, ja tegen nee, of een andere keuze.",
        "en": "Nowhere two steps or more, yes against no, or another choice.",
    },
    "small": {"nl": "Kleine verschillen", "en": "Small differences"},
    "alike": {"nl": "Wat gelijk is", "en": "What is the same"},
    "small-what": {
        "nl": "Eén stap verschil, een deel van de keuzes, of andere woorden. Dat kan ook een kwestie van lezen zijn.",
        "en": "One step apart, part of the choices, or other words. That may also be a matter of reading.",
    },
    "small-what-moments": {
        "nl": "Eén stap verschil, een deel van de keuzes, of andere woorden. Dat kan ook een kwestie van lezen zijn: noem het geen vooruitgang of achteruitgang.",
        "en": "One step apart, part of the choices, or other words. That may also be a matter of reading: don't call it progress or decline.",
    },
    "part": {"nl": "{part} ({count}): {questions}", "en": "{part} ({count}): {questions}"},
    "open": {
        "nl": "De een weet het, de ander niet",
        "en": "One knows, the other doesn't",
    },
    "open-moments": {
        "nl": "De ene keer bekend, de andere keer niet",
        "en": "Known one time, not the other",
    },
    "same": {
        "nl": "Hetzelfde antwoord: {same} vragen. Nergens een antwoord: {nobody}.",
        "en": "The same answer: {same} questions. No answer anywhere: {nobody}.",
    },
    "same-moments": {
        "nl": "Hetzelfde gebleven: {same} vragen. Nooit een antwoord: {nobody}.",
        "en": "Stayed the same: {same} questions. Never an answer: {nobody}.",
    },
    "levels": {"nl": "Soorten en niveaus", "en": "Types and levels"},
    "levels-same": {"nl": "Hetzelfde: {labels}.", "en": "The same: {labels}."},
    "levels-none": {"nl": "Nergens bekend: {labels}.", "en": "Known nowhere: {labels}."},
    "borderline": {"nl": "{label} (op de grens)", "en": "{label} (borderline)"},
    "no-place": {"nl": "te weinig bekend", "en": "too little known"},
    "talk": {"nl": "Om over te praten", "en": "To talk about"},
    "talk-large": {
        "nl": "Over '{question}': wat zag of hoorde ieder van jullie?",
        "en": "On '{question}': what did each of you see or hear?",
    },
    "talk-large-moments": {
        "nl": "Over '{question}': wat gebeurde er tussen {first} en {last}? Of keek je nu anders?",
        "en": "On '{question}': what happened between {first} and {last}? Or did you look differently?",
    },
    "talk-open": {
        "nl": "Over '{question}': dit is bekend bij {who}. Waar komt dat vandaan, en wie kan het nog meer weten?",
        "en": "On '{question}': this is known to {who}. Where does it come from, and who else may know?",
    },
    "talk-open-moments": {
        "nl": "Over '{question}': waarom was dit op het ene moment bekend en op het andere niet?",
        "en": "On '{question}': why was this known at one moment and not at the other?",
    },
    "talk-advice": {
        "nl": "Hier hangt het advies aan: {questions}. Welk antwoord past het best bij wat er te zien is?",
        "en": "The advice hangs on this: {questions}. Which answer fits best with what there is to see?",
    },
    "talk-same": {
        "nl": "Waarover denken jullie hetzelfde, en hoe weten jullie dat?",
        "en": "On what do you think the same, and how do you know?",
    },
    "talk-same-moments": {
        "nl": "Wat bleef hetzelfde, en is dat goed zo?",
        "en": "What stayed the same, and is that all right?",
    },
    "question": {"nl": "Vraag", "en": "Question"},
    "noted": {"nl": "notitie: {text}", "en": "note: {text}"},
}
