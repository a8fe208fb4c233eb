"""How tables of form tools and spreadsheets call things, to recognise them by."""

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
