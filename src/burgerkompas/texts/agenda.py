"""What an agenda says: when to look again, and what was decided."""

AGENDA = {
    "title": {"nl": "Agenda van {today}", "en": "Agenda for {today}"},
    "nothing": {"nl": "Er zijn geen casussen.", "en": "There are no cases."},
    "overdue": {"nl": "Te laat ({count})", "en": "Overdue ({count})"},
    "due": {"nl": "Deze week ({count})", "en": "This week ({count})"},
    "later": {"nl": "Later ({count})", "en": "Later ({count})"},
    "no-date": {"nl": "Zonder datum ({count})", "en": "Without a date ({count})"},
    "failed": {"nl": "Niet te lezen", "en": "Could not be read"},
    "look-again": {"nl": "Opnieuw kijken", "en": "Look again"},
    "ago": {"nl": "{days} dagen geleden", "en": "{days} days ago"},
    "yesterday": {"nl": "gisteren", "en": "yesterday"},
    "today": {"nl": "vandaag", "en": "today"},
    "tomorrow": {"nl": "morgen", "en": "tomorrow"},
    "ahead": {"nl": "over {days} dagen", "en": "in {days} days"},
    "decided": {"nl": "Besloten", "en": "Decided"},
    "not-decided": {
        "nl": "nog niets; het advies is: {advice}",
        "en": "nothing yet; the advice is: {advice}",
    },
    "done": {"nl": "Gedaan", "en": "Done"},
    "not-done": {"nl": "nog niets opgeschreven", "en": "nothing written down yet"},
    "file": {"nl": "Bestand", "en": "File"},
    "event": {"nl": "Opnieuw kijken: {name}", "en": "Look again: {name}"},
}
