"""What batch says."""

BATCH = {
    "name": {"nl": "Naam", "en": "Name"},
    "place": {"nl": "Plaats", "en": "Place"},
    "date": {"nl": "Datum", "en": "Date"},
    "advice": {"nl": "Advies", "en": "Advice"},
    "runner-up": {"nl": "Daarna", "en": "Next"},
    "margin": {"nl": "Voorsprong", "en": "Lead"},
    "sure": {"nl": "Zekerheid", "en": "Certainty"},
    "settled": {"nl": "staat vast", "en": "settled"},
    "not-settled": {"nl": "kan anders", "en": "can differ"},
    "provisional": {"nl": "voorlopig", "en": "provisional"},
    "unclear": {"nl": "onduidelijk", "en": "unclear"},
    "tie": {"nl": "gelijk", "en": "tie"},
    "errors": {"nl": "Niet beoordeeld:", "en": "Not assessed:"},
    "progress": {"nl": "{done} casussen, {rate}/s", "en": "{done} cases, {rate}/s"},
    "done": {
        "nl": "{done} casussen beoordeeld, {failed} met fouten.",
        "en": "{done} cases assessed, {failed} with errors.",
    },
}
