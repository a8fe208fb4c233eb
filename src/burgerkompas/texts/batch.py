"""What batch says, and the headings and words that it recognises in other people's tables."""

BATCH = {
    "name": {"nl": "Naam", "en": "Name"},
    "place": {"nl": "Plaats", "en": "Place"},
    "date": {"nl": "Datum", "en": "Date"},
    "advice": {"nl": "Advies", "en": "Advice"},
    "margin": {"nl": "Voorsprong", "en": "Lead"},
    "sure": {"nl": "Zekerheid", "en": "Certainty"},
    "levels": {"nl": "Niveaus", "en": "Levels"},
    "clear": {"nl": "duidelijk", "en": "clear"},
    "not-settled": {"nl": "kan nog anders", "en": "can still change"},
    "provisional": {"nl": "voorlopig", "en": "provisional"},
    "unclear": {"nl": "onduidelijk", "en": "unclear"},
    "tie": {"nl": "gelijk", "en": "tie"},
    "errors": {"nl": "Niet beoordeeld:", "en": "Not assessed:"},
    "progress": {
        "nl": "{done} casussen, {rate} per seconde",
        "en": "{done} cases, {rate} per second",
    },
    "progress-of": {
        "nl": "{done} casussen ({share}), {rate} per seconde, nog {left}",
        "en": "{done} cases ({share}), {rate} per second, {left} left",
    },
    "summary": {
        "nl": "Beoordeeld: {assessed}. Met fouten: {failed}.",
        "en": "Assessed: {assessed}. With errors: {failed}.",
    },
    "of-n": {"nl": "van {n}", "en": "of {n}"},
    "not-known": {"nl": "niet bekend bij {count}", "en": "unknown for {count}"},
    "decisions": {"nl": "Besluit naast het advies", "en": "Decisions compared with the advice"},
    "without-decision": {"nl": "nog niets besloten bij {count}", "en": "none yet for {count}"},
    "decision-followed": {"nl": "zoals het advies", "en": "as advised"},
    "decision-departed": {"nl": "anders, met reden", "en": "differently, with a reason"},
    "decision-departed-without-why": {
        "nl": "anders, reden niet opgeschreven",
        "en": "differently, no reason written down",
    },
    "decision-no-advice": {"nl": "er was geen advies", "en": "there was no advice"},
    "decision-none": {"nl": "nog niets besloten", "en": "nothing decided yet"},
    "share-settled": {
        "nl": "open vragen veranderen niets meer",
        "en": "open questions change nothing",
    },
    "share-provisional": {"nl": "voorlopig", "en": "provisional"},
    "share-clear": {"nl": "duidelijk advies", "en": "clear advice"},
    "often-open": {"nl": "Vaakst niet bekend", "en": "Most often unknown"},
    "more-open": {
        "nl": "En nog {count} vragen; --json noemt ze alle.",
        "en": "And {count} more questions; --json lists them all.",
    },
    "map-done": {
        "nl": "Herkend: {known} van de {all} kolommen. Regels om na te kijken (CHECK): {check}.",
        "en": "Recognised: {known} of {all} columns. Lines to check (CHECK): {check}.",
    },
    "map-ids": {
        "nl": "Welke id hoort bij welke vraag: {command}",
        "en": "To see which id belongs to which question: {command}",
    },
    "map-next": {
        "nl": "Kijk de map na. Daarna: {command}",
        "en": "Check the map. Then: {command}",
    },
    "profile": {
        "nl": "{file} is gelezen als een export van {tool}.",
        "en": "{file} was read as an export of {tool}.",
    },
    "encoding-guessed": {
        "nl": "{file} zegt niet in welke tekens het geschreven is, en is gelezen als {encoding}. Kloppen letters als é of ë niet? Sla het dan op als CSV UTF-8.",
        "en": "{file} doesn't say which encoding it is in, and was read as {encoding}. If letters such as é or ë are wrong, save it as CSV UTF-8.",
    },
    "ignored": {
        "nl": "Genegeerde kolommen, volgens de map ({count}): {names}.",
        "en": "Columns ignored because of the map ({count}): {names}.",
    },
    "whole": {
        "nl": "De tabel is in één keer beoordeeld: 'settled' en 'possible' staan er alleen in met --full of --engine python.",
        "en": "The table was scored in one go: 'settled' and 'possible' are only included with --full or --engine python.",
    },
    "other-versions": {
        "nl": "Ingevuld met een andere versie van de vragenlijst: {count} ({versions}). Nu is het {current}; een vraag of antwoord kan iets anders zijn gaan betekenen.",
        "en": "Filled in with another version of the questionnaire: {count} ({versions}). This is {current}; a question or an answer may have changed its meaning.",
    },
    "done": {
        "nl": "Beoordeeld: {done}. Met fouten: {failed}.",
        "en": "Assessed: {done}. With errors: {failed}.",
    },
    "done-in": {
        "nl": "Beoordeeld: {done}. Met fouten: {failed}. Geschreven in {file}.",
        "en": "Assessed: {done}. With errors: {failed}. Written to {file}.",
    },
    "kept": {
        "nl": "Er kon niets beoordeeld worden. {file} is gebleven zoals het was.",
        "en": "Nothing could be assessed. {file} was left as it was.",
    },
    "personal": {
        "nl": "Casussen waarin misschien persoonsgegevens staan: {count}. De eerste:",
        "en": "Cases that may contain personal data: {count}. The first:",
    },
}

OVERVIEW = {
    "title": {"nl": "Overzicht", "en": "Overview"},
    "assessed": {"nl": "Beoordeeld: {count}.", "en": "Assessed: {count}."},
    "failed": {"nl": "Niet beoordeeld: {count}.", "en": "Not assessed: {count}."},
    "no-ranking": {
        "nl": "Dit is geen ranglijst. Geen advies en geen soort is beter dan een ander. De tabel staat in de volgorde waarin de casussen zijn gelezen.",
        "en": "This is not a ranking. No advice and no type is better than another. The table is in the order in which the cases were read.",
    },
    "by-advice": {"nl": "Adviezen", "en": "Advice"},
    "by-mark": {"nl": "Zekerheid", "en": "Certainty"},
    "marks-overlap": {
        "nl": "Een casus kan hier meer dan één keer staan.",
        "en": "A case may appear here more than once.",
    },
    "dots": {
        "nl": "Elke stip is een plek; hoe groter, hoe meer casussen er staan.",
        "en": "Each dot is a place in the chart; the larger the dot, the more cases are there.",
    },
    "unplaced": {
        "nl": "Zonder plek (te weinig bekend): {count}.",
        "en": "No place (too little known): {count}.",
    },
    "unknown-type": {"nl": "te weinig bekend", "en": "too little known"},
    "cases": {"nl": "Casussen", "en": "Cases"},
    "name": {"nl": "Naam", "en": "Name"},
    "place": {"nl": "Plaats", "en": "Place"},
    "date": {"nl": "Datum", "en": "Date"},
    "advice": {"nl": "Advies", "en": "Advice"},
    "sure": {"nl": "Zekerheid", "en": "Certainty"},
    "filter": {"nl": "Zoek en kies", "en": "Search and filter"},
    "search": {"nl": "Zoek op naam of plaats", "en": "Search by name or place"},
    "all": {"nl": "alles", "en": "all"},
    "reset": {"nl": "Toon alles", "en": "Show all"},
    "shown": {"nl": "{shown} van de {all} casussen", "en": "{shown} of {all} cases"},
    "show-more": {"nl": "Toon er meer", "en": "Show more"},
    "errors": {"nl": "Niet beoordeeld", "en": "Not assessed"},
    "errors-text": {
        "nl": "Deze casussen tellen hierboven niet mee. Herstel ze en maak het overzicht opnieuw.",
        "en": "These cases are not counted above. Fix them and make the overview again.",
    },
    "more": {"nl": "en nog {count}", "en": "and {count} more"},
}

TEMPLATE = {
    "which-is-name": {
        "nl": "welke kolom houdt de rijen uit elkaar? Zet daar achter: name",
        "en": "which column tells the rows apart? Set it to: name",
    },
    "second-time": {
        "nl": "zou nog een keer {target} zijn",
        "en": "would be {target} a second time",
    },
    "no-other-name": {
        "nl": "geen andere kolom houdt de rijen uit elkaar",
        "en": "no other column tells the rows apart",
    },
    "personal": {
        "nl": "wie het invulde; namen van personen worden niet bewaard",
        "en": "who filled it in; people's names are not kept",
    },
    "looks-like": {"nl": "lijkt op: {text}", "en": "looks like: {text}"},
    "no-question": {"nl": "lijkt op geen vraag", "en": "looks like no question"},
    "no-answer-to": {"nl": "lijkt op geen antwoord op {id}", "en": "looks like no answer to {id}"},
    "no-answer-like": {
        "nl": "hier lijkt geen antwoord op: {text}",
        "en": "no answer looks like this: {text}",
    },
    "codes-or-labels": {
        "nl": "'{text}' is het label van {label_of} en de waarde {value_of}; staan er labels, zet dan: labels",
        "en": "'{text}' is the label of {label_of} and the value {value_of}; if these are labels, set it to: labels",
    },
    "codes-or-labels-by-cells": {
        "nl": "gekozen naar wat er staat; '{text}' is het label van {label_of} en de waarde {value_of}",
        "en": "chosen by what is there; '{text}' is the label of {label_of} and the value {value_of}",
    },
    "by-number": {"nl": "naar het nummer", "en": "by its number"},
    "by-beginning": {"nl": "naar het begin", "en": "by how it begins"},
    "unanswered": {"nl": "genomen als niet beantwoord", "en": "treated as unanswered"},
    "no-date": {
        "nl": "geen datum met een jaar van vier cijfers: {text}",
        "en": "not a date with a four-digit year: {text}",
    },
    "month-first": {
        "nl": "het kan ook maand-dag zijn: month-first",
        "en": "could also be month-first",
    },
    "thousands": {
        "nl": "scheidt dit teken duizendtallen, of de decimalen? '{text}'",
        "en": "does this sign separate thousands, or the decimals? '{text}'",
    },
}

HEADINGS = {
    "name": frozenset(
        [
            "naam", "name", "titel", "title", "initiatief", "initiative", "naam initiatief",
            "naam van het initiatief", "name of the initiative", "initiative name",
            "hoe heet het initiatief?", "hoe heet het initiatief",
            "what is the initiative called?", "what is the name of the initiative?",
            "wat is de naam van het initiatief?", "casus", "case", "hoe noem je deze casus?",
            "what do you call this case?",
        ]
    ),
    "place": frozenset(
        [
            "plaats", "place", "gemeente", "woonplaats", "stad", "dorp", "locatie", "location",
            "municipality", "town", "city", "waar?", "where?", "in welke plaats?",
            "in welke gemeente?", "plaatsnaam",
        ]
    ),
    "date": frozenset(
        [
            "datum", "date", "tijdstempel", "timestamp", "submitdate", "date submitted",
            "datum ingediend", "inzenddatum", "datum van inzenden", "completion time",
            "tijd van voltooien", "voltooiingstijd", "tijdstip van voltooien", "invuldatum",
            "datum ingevuld",
        ]
    ),
    "respondent": frozenset(
        ["respondent", "rol", "role", "ingevuld door", "filled in by", "functie", "wie vult dit in?"]
    ),
    "number": frozenset(
        ["id", "response id", "antwoord-id", "antwoord id", "respons-id", "nummer", "number", "nr"]
    ),
}  # fmt: skip
"""Headings of what a table says about the case itself, and of a number that tells rows apart."""

PERSONAL = frozenset(
    [
        "email", "e-mail", "email address", "e-mailadres", "emailadres", "username",
        "gebruikersnaam", "first name", "last name", "voornaam", "achternaam", "ip address",
        "ip-adres", "ipaddr", "telefoon", "telefoonnummer", "phone", "phone number",
    ]
)  # fmt: skip
"""Headings over what says who filled it in."""

TOOLS = frozenset(
    [
        "id", "response id", "antwoord-id", "antwoord id", "respons-id", "lastpage", "last page",
        "laatste pagina", "startlanguage", "start language", "begintaal", "taal", "seed",
        "startdate", "date started", "datum gestart", "datestamp", "date last action",
        "datum laatste actie", "refurl", "referrer url", "start time", "begintijd", "starttijd",
        "last modified time", "tijd van laatste wijziging", "tijdstip van laatste wijziging",
        "language", "token", "toegangscode", "access code", "interviewtime", "total time", "score",
        "totaal aantal punten", "total points", "quiz feedback",
    ]
)  # fmt: skip
"""Headings that form tools write of themselves."""

UNKNOWN = frozenset(
    [
        "weet niet", "weet ik niet", "ik weet het niet", "weet het niet", "onbekend", "unknown",
        "don't know", "i don't know", "do not know", "dont know", "not sure", "geen idee", "?",
        "weet niet/geen mening", "weet niet / geen mening", "niet bekend",
    ]
)  # fmt: skip

NOT_APPLICABLE = frozenset(
    ["n.v.t", "nvt", "niet van toepassing", "not applicable", "n/a", "na", "n.a"]
)

TRUE = frozenset(["true", "waar", "y", "yes", "j", "ja", "1"])
FALSE = frozenset(["false", "onwaar", "n", "no", "nee", "0"])
"""How yes and no are written by spreadsheets and form tools."""

TICKED = TRUE | {"x", "checked", "aangevinkt", "selected", "geselecteerd"}
UNTICKED = FALSE | {
    "-", "unchecked", "niet aangevinkt", "not selected", "not_selected", "unselected",
    "niet geselecteerd",
}  # fmt: skip
NOT_SEEN = NOT_APPLICABLE | {"-99"}
"""How form tools write, in a column of one choice, that it was ticked, was not, was not seen."""
