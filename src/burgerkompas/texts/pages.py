"""What every web page says around its content."""

PAGES = {
    "skip": {"nl": "Naar de inhoud", "en": "To the content"},
    "made-with": {"nl": "Gemaakt met {tool}.", "en": "Made with {tool}."},
    "private": {
        "nl": "Deze pagina is één bestand en haalt niets op van internet.",
        "en": "This page is one file and fetches nothing from the internet.",
    },
}
