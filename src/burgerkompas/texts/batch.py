"""What batch says."""

BATCH = {
    "name": {"nl": "Naam", "en": "Name"},
    "place": {"nl": "Plaats", "en": "Place"},
    "date": {"nl": "Datum", "en": "Date"},
    "advice": {"nl": "Advies", "en": "Advice"},
    "margin": {"nl": "Voorsprong", "en": "Lead"},
    "sure": {"nl": "Zekerheid", "en": "Certainty"},
    "levels": {"nl": "Niveaus", "en": "Levels"},
    "settled": {"nl": "staat vast", "en": "settled"},
    "not-settled": {"nl": "kan anders", "en": "can differ"},
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
    "resume": {
        "nl": "{done} casussen zijn klaar. Ga verder met hetzelfde commando en --resume.",
        "en": "{done} cases are done. Go on with the same command and --resume.",
    },
    "summary": {
        "nl": "Beoordeeld: {assessed}. Met fouten: {failed}.",
        "en": "Assessed: {assessed}. With errors: {failed}.",
    },
    "of-n": {"nl": "van {n}", "en": "of {n}"},
    "not-known": {"nl": "niet bekend bij {count}", "en": "not known for {count}"},
    "share-settled": {"nl": "staat vast", "en": "settled"},
    "share-provisional": {"nl": "voorlopig", "en": "provisional"},
    "share-clear": {"nl": "duidelijke richting", "en": "clear direction"},
    "often-open": {"nl": "Vaakst niet bekend", "en": "Most often not known"},
    "more-open": {
        "nl": "En nog {count} vragen; --json noemt ze alle.",
        "en": "And {count} more questions; --json names them all.",
    },
    "map-done": {
        "nl": "Herkend: {known} van de {all} kolommen. Regels om na te kijken (CHECK): {check}.",
        "en": "Recognised: {known} of {all} columns. Lines to be checked (CHECK): {check}.",
    },
    "map-ids": {
        "nl": "Welke id hoort bij welke vraag: burgerkompas questions show {questions}",
        "en": "Which id is which question: burgerkompas questions show {questions}",
    },
    "map-next": {
        "nl": "Kijk de map na. Daarna: burgerkompas batch {table} --map {map}",
        "en": "Check the map. Then: burgerkompas batch {table} --map {map}",
    },
    "ignored": {
        "nl": "Genegeerde kolommen, volgens de map ({count}): {names}.",
        "en": "Columns ignored, by the map ({count}): {names}.",
    },
    "whole": {
        "nl": "De tabel is in één keer beoordeeld: 'settled' en 'possible' staan er alleen in met "
        "--full of --engine python.",
        "en": "The table was scored at once: 'settled' and 'possible' are there only with --full or "
        "--engine python.",
    },
    "done": {
        "nl": "Beoordeeld: {done}. Met fouten: {failed}.",
        "en": "Assessed: {done}. With errors: {failed}.",
    },
    "done-in": {
        "nl": "Beoordeeld: {done}. Met fouten: {failed}. Geschreven in {file}.",
        "en": "Assessed: {done}. With errors: {failed}. Written to {file}.",
    },
    "personal": {
        "nl": "Casussen waarin misschien persoonsgegevens staan: {count}. De eerste:",
        "en": "Cases that may hold personal data: {count}. The first:",
    },
}
