"""What the overview of many cases says."""

OVERVIEW = {
    "title": {"nl": "Overzicht", "en": "Overview"},
    "assessed": {"nl": "Beoordeeld: {count}.", "en": "Assessed: {count}."},
    "failed": {"nl": "Niet beoordeeld: {count}.", "en": "Not assessed: {count}."},
    "no-ranking": {
        "nl": "Dit is geen ranglijst. Geen advies en geen soort is beter dan een ander. De tabel "
        "staat in de volgorde waarin de casussen zijn gelezen.",
        "en": "This is no ranking. No advice and no kind is better than another. The table is in "
        "the order in which the cases were read.",
    },
    "by-advice": {"nl": "Adviezen", "en": "Advice"},
    "by-mark": {"nl": "Zekerheid", "en": "Certainty"},
    "marks-overlap": {
        "nl": "Een casus kan hier meer dan één keer staan.",
        "en": "A case may stand here more than once.",
    },
    "dots": {
        "nl": "Elke stip is een plek; hoe groter, hoe meer casussen er staan.",
        "en": "Every dot is a place; the larger, the more cases stand there.",
    },
    "unplaced": {
        "nl": "Zonder plek (te weinig bekend): {count}.",
        "en": "Without a place (too little known): {count}.",
    },
    "unknown-type": {"nl": "te weinig bekend", "en": "too little known"},
    "cases": {"nl": "Casussen", "en": "Cases"},
    "name": {"nl": "Naam", "en": "Name"},
    "place": {"nl": "Plaats", "en": "Place"},
    "date": {"nl": "Datum", "en": "Date"},
    "advice": {"nl": "Advies", "en": "Advice"},
    "sure": {"nl": "Zekerheid", "en": "Certainty"},
    "filter": {"nl": "Zoek en kies", "en": "Search and choose"},
    "search": {"nl": "Zoek op naam of plaats", "en": "Search by name or place"},
    "all": {"nl": "alles", "en": "all"},
    "reset": {"nl": "Toon alles", "en": "Show all"},
    "shown": {"nl": "{shown} van de {all} casussen", "en": "{shown} of {all} cases"},
    "show-more": {"nl": "Toon er meer", "en": "Show more"},
    "errors": {"nl": "Niet beoordeeld", "en": "Not assessed"},
    "errors-text": {
        "nl": "Deze casussen tellen hierboven niet mee. Herstel ze en maak het overzicht opnieuw.",
        "en": "These cases are not counted above. Mend them and make the overview again.",
    },
    "more": {"nl": "en nog {count}", "en": "and {count} more"},
}
