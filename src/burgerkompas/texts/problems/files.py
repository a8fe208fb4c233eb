"""What is wrong with a file, or with the YAML in it."""

FILES = {
    # Files
    "no-such-file": {
        "nl": "Dit bestand is er niet. Kijk de naam en de map na.",
        "en": "This file does not exist. Check its name and folder.",
    },
    "part-not-there": {
        "nl": "Het bestand '{file}' is er niet. Een deel ligt naast het hoofdbestand.",
        "en": "There is no file '{file}'. A part lies beside the main file.",
    },
    "is-a-folder": {
        "nl": "Dit is een map. Noem een bestand.",
        "en": "This is a folder. Name a file.",
    },
    "not-a-file": {
        "nl": "Dit is geen gewoon bestand.",
        "en": "This is no ordinary file.",
    },
    "unreadable": {
        "nl": "Dit bestand kan niet gelezen worden ({reason}).",
        "en": "This file can't be read ({reason}).",
    },
    "unwritable": {
        "nl": "Hier kan niet geschreven worden ({reason}). Kies een andere plek.",
        "en": "This can't be written ({reason}). Choose another place.",
    },
    "too-large": {
        "nl": "Dit bestand is te groot: meer dan {most} bytes.",
        "en": "This file is too large: more than {most} bytes.",
    },
    "not-text": {
        "nl": "Dit is geen tekstbestand. Geef een YAML-bestand.",
        "en": "This is not a text file. Give a YAML file.",
    },
    "not-utf8": {
        "nl": "Dit teken is geen UTF-8. Sla het bestand op als UTF-8.",
        "en": "This character is not UTF-8. Save the file as UTF-8.",
    },
    "empty-file": {"nl": "Dit bestand is leeg.", "en": "This file is empty."},
    "more-documents": {
        "nl": "Hier begint een tweede document (---). Zet er één in een bestand, of gebruik batch.",
        "en": "A second document (---) starts here. Put one in a file, or use batch.",
    },
    # YAML
    "yaml-syntax": {
        "nl": "De YAML klopt hier niet ({reason}). Kijk naar inspringen (spaties, geen tabs), "
        "dubbele punten en aanhalingstekens.",
        "en": "The YAML is wrong here ({reason}). Look at indentation (spaces, no tabs), colons "
        "and quotation marks.",
    },
    "yaml-character": {
        "nl": "Op deze regel staat een teken dat niet mag ({reason}). Haal het weg.",
        "en": "This line has a character that is not allowed ({reason}). Remove it.",
    },
    "duplicate-key": {
        "nl": "'{key}' staat er twee keer; de eerste keer op regel {first}. Laat er één staan.",
        "en": "'{key}' stands here twice; the first is on line {first}. Keep one.",
    },
    "key-not-text": {
        "nl": "Een sleutel moet gewone tekst zijn.",
        "en": "A key must be plain text.",
    },
    "alias": {
        "nl": "Een verwijzing (*naam) mag hier niet. Schrijf de waarde uit.",
        "en": "An alias (*name) is not allowed here. Write the value out.",
    },
    "anchor": {
        "nl": "Een anker (&{name}) mag hier niet. Haal het weg.",
        "en": "An anchor (&{name}) is not allowed here. Remove it.",
    },
    "tag": {
        "nl": "Een tag ({tag}) mag hier niet. Haal hem weg.",
        "en": "A tag ({tag}) is not allowed here. Remove it.",
    },
    "too-deep": {
        "nl": "Dit gaat meer dan {most} niveaus diep. Maak het vlakker.",
        "en": "This goes more than {most} levels deep. Make it flatter.",
    },
    "private-email": {
        "nl": "Hier lijkt een e-mailadres te staan. In een casus staat geen persoon: kijk het na voor je dit deelt.",
        "en": "This looks like an e-mail address. No person stands in a case: look at it before you share this.",
    },
    "private-phone": {
        "nl": "Hier lijkt een telefoonnummer te staan. In een casus staat geen persoon: kijk het na voor je dit deelt.",
        "en": "This looks like a telephone number. No person stands in a case: look at it before you share this.",
    },
    "private-number": {
        "nl": "Hier lijkt een burgerservicenummer te staan. Dat hoort niet in een casus: haal het weg voor je dit deelt.",
        "en": "This looks like a citizen service number (BSN). It doesn't belong in a case: take it out before you share this.",
    },
    "too-many-problems": {
        "nl": "Er zijn meer dan {most} problemen; de rest staat hier niet. Los deze eerst op.",
        "en": "There are more than {most} problems; the rest is not shown. Mend these first.",
    },
    "too-much-text": {
        "nl": "Naam, notities en verhaal zijn samen langer dan {most} tekens. Kort ze in.",
        "en": "Name, notes and story are longer than {most} characters together. Shorten them.",
    },
    "line-too-long": {
        "nl": "Deze regel is langer dan {most} tekens. Is dit wel een tabel?",
        "en": "This line is longer than {most} characters. Is this a table?",
    },
    "too-many-columns": {
        "nl": "Deze tabel heeft meer dan {most} kolommen.",
        "en": "This table has more than {most} columns.",
    },
    "workbook-too-large": {
        "nl": "Deze werkmap is uitgepakt groter dan {most} bytes. Bewaar hem als CSV.",
        "en": "This workbook unpacks to more than {most} bytes. Save it as CSV.",
    },
    "too-many-cells": {
        "nl": "In deze werkmap heeft een blad meer dan {most} cellen. Bewaar het als CSV.",
        "en": "A sheet of this workbook has more than {most} cells. Save it as CSV.",
    },
    "too-many-values": {
        "nl": "Dit bestand heeft meer dan {most} waarden. Splits het.",
        "en": "This file has more than {most} values. Split it.",
    },
    "unknown-key": {
        "nl": "'{key}' is hier geen bekende sleutel.",
        "en": "'{key}' is not a known key here.",
    },
    "missing-key": {
        "nl": "Hier ontbreekt '{key}'. Vul het in.",
        "en": "'{key}' is missing here. Fill it in.",
    },
    "not-a-mapping": {
        "nl": "Hier moeten sleutels met waarden staan (sleutel: waarde).",
        "en": "Keys with values belong here (key: value).",
    },
    "not-a-list": {
        "nl": "Hier hoort een lijst: [een, twee], of regels die met een streepje beginnen.",
        "en": "A list belongs here: [one, two], or lines that start with a dash.",
    },
    "not-a-text": {"nl": "Hier hoort een tekst.", "en": "A text belongs here."},
    "not-a-value": {"nl": "Hier hoort één waarde.", "en": "A single value belongs here."},
    "not-a-number": {
        "nl": "'{value}' is geen getal. Schrijf het als 0.15.",
        "en": "'{value}' is not a number. Write it like 0.15.",
    },
    "not-a-whole-number": {
        "nl": "'{value}' is geen heel getal.",
        "en": "'{value}' is not a whole number.",
    },
    "not-true-or-false": {
        "nl": "'{value}' kan hier niet. Schrijf true of false.",
        "en": "'{value}' can't be used here. Write true or false.",
    },
    "not-one-of": {
        "nl": "'{value}' kan hier niet. Kies uit: {allowed}.",
        "en": "'{value}' can't be used here. Choose from: {allowed}.",
    },
}
