"""How a cell writes that there is no value, and numbers."""

EMPTY = ("", "~", "null")
UNKNOWN_TEXTS = ("unknown", "weet_niet")
NOT_APPLICABLE_TEXTS = ("not_applicable", "niet_van_toepassing")


def number_pattern(decimals: int) -> str:
    """Return what numbers look like that have at most 15 digits, so many of them decimals."""
    whole = f"^-?(?:0|[1-9][0-9]{{0,{14 - decimals}}})"
    return f"{whole}(?:[.][0-9]{{1,{decimals}}})?$" if decimals else f"{whole}$"
