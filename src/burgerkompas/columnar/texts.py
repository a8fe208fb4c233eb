"""How a cell writes that there is no value, and whole numbers."""

EMPTY = ("", "~", "null")
UNKNOWN_TEXTS = ("unknown", "weet_niet")
NOT_APPLICABLE_TEXTS = ("not_applicable", "niet_van_toepassing")

WHOLE_NUMBER = "^-?(?:0|[1-9][0-9]{0,14})$"
