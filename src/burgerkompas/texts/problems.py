"""What is wrong and how to fix it: one text for each problem code."""

from __future__ import annotations

from burgerkompas.errors import Problem
from burgerkompas.safe_text import escape_controls
from burgerkompas.texts import Words
from burgerkompas.texts.questionnaire_problems import CHECKS, KINDS, QUESTIONNAIRES

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

CASES = {
    # Cases
    "not-a-case": {
        "nl": "Dit is geen casusbestand: het begint met 'case:' en 'answers:'.",
        "en": "This is not a case file: that has 'case:' and 'answers:'.",
    },
    "unknown-form": {
        "nl": "Vorm '{form}' van het casusbestand is onbekend bij deze versie.",
        "en": "Form '{form}' of the case file is not known to this version.",
    },
    "other-questionnaire": {
        "nl": "Deze casus hoort bij vragenlijst '{id}', niet bij '{mine}'. Gebruik --questions {named}.",
        "en": "This case belongs to questionnaire '{id}', not to '{mine}'. Use --questions {named}.",
    },
    "unknown-question": {
        "nl": "De vragenlijst heeft geen vraag '{id}'.",
        "en": "The questionnaire has no question '{id}'.",
    },
    "not-an-answer": {
        "nl": "'{value}' is geen antwoord op '{id}'. Het kan zijn: {allowed}.",
        "en": "'{value}' is not an answer to '{id}'. It can be: {allowed}.",
    },
    "text-not-an-answer": {
        "nl": "'{value}' is geen antwoord op '{id}'. Het kan zijn: {allowed}. Een andere tekst kan "
        "ook: zeg met --map, bij 'values', welk antwoord het is.",
        "en": "'{value}' is not an answer to '{id}'. It can be: {allowed}. Another text will do "
        "too: say with --map, under 'values', which answer it is.",
    },
    "one-answer-only": {
        "nl": "Bij '{id}' hoort één antwoord. Het kan zijn: {allowed}.",
        "en": "'{id}' takes one answer. It can be: {allowed}.",
    },
    "chosen-twice": {
        "nl": "'{value}' is twee keer gekozen. Laat er één staan.",
        "en": "'{value}' is chosen twice. Keep one.",
    },
    "not-a-date": {
        "nl": "'{value}' is geen datum. Schrijf jaar-maand-dag, zoals 2026-11-24.",
        "en": "'{value}' is not a date. Write year-month-day, like 2026-11-24.",
    },
    "answers-missing": {
        "nl": "Zonder vragen te stellen kan dit niet. Antwoorden die ontbreken ({count}): {missing}. "
        "Geef ze met --answer ID=WAARDE of --data, of schrijf 'unknown'. "
        "Alle vragen: burgerkompas questions show {questions}.",
        "en": "This can't be done without asking. Answers that are missing ({count}): {missing}. "
        "Give them with --answer ID=VALUE or --data, or write 'unknown'. "
        "All questions: burgerkompas questions show {questions}.",
    },
    "not-id-value": {
        "nl": "'{text}' heeft niet de vorm ID=WAARDE.",
        "en": "'{text}' is not of the form ID=VALUE.",
    },
    "no-terminal": {
        "nl": "Er is geen terminal om vragen op te stellen. Zonder terminal kan wel: 'report' met een "
        "casusbestand, of 'assess --no-input' met --answer.",
        "en": "There is no terminal to ask on. Without one you can use 'report' with a case file, or "
        "'assess --no-input' with --answer.",
    },
    "no-story": {
        "nl": "Deze casus vertelt niets om op te oefenen. Geef hem een 'story:'.",
        "en": "This case tells nothing to practise on. Give it a 'story:'.",
    },
    "no-stories": {
        "nl": "Bij vragenlijst '{id}' zijn geen verhalen meegeleverd. Noem een casusbestand met een 'story:'.",
        "en": "No stories come with questionnaire '{id}'. Name a case file that has a 'story:'.",
    },
    "no-advice": {
        "nl": "Vragenlijst '{id}' geeft geen advies; er is dus niets te kiezen.",
        "en": "Questionnaire '{id}' gives no advice, so there is nothing to choose.",
    },
    "in-use": {
        "nl": "Dit bestand is in gebruik door een ander gesprek (proces {process}). Sluit dat eerst.",
        "en": "This file is in use by another session (process {process}). Close that first.",
    },
    "changed-elsewhere": {
        "nl": "Dit bestand is tijdens het gesprek door iets anders veranderd. Er is niets overschreven; "
        "alleen je laatste antwoord staat er niet in. Open het opnieuw met 'assess'.",
        "en": "Something else has changed this file during the interview. Nothing was overwritten; only "
        "your last answer is not in it. Open it again with 'assess'.",
    },
    "one-case-only": {
        "nl": "Vergelijken kan met twee casussen of meer.",
        "en": "Comparing takes two cases or more.",
    },
    "no-case": {
        "nl": "Er is nog geen casus. Noem een casusbestand, of begin met 'burgerkompas assess'.",
        "en": "There is no case yet. Name a case file, or start with 'burgerkompas assess'.",
    },
    "no-cases-here": {
        "nl": "Hier staan geen casusbestanden.",
        "en": "There are no case files here.",
    },
    "unknown-suffix": {
        "nl": "Dit soort bestand ({suffix}) kan niet als casus gelezen worden.",
        "en": "This kind of file ({suffix}) can't be read as a case.",
    },
    # Tables
    "unknown-column": {
        "nl": "Kolom '{name}' is geen vraag van de vragenlijst, en ook niet name, place, date of "
        "respondent. Geef met --map op wat de kolom betekent.",
        "en": "Column '{name}' is no question of the questionnaire, nor name, place, date or "
        "respondent. Say with --map what the column means.",
    },
    "unknown-columns": {
        "nl": "{count} kolommen zijn geen vraag van de vragenlijst: {names}, … Is dit de export van een "
        "formulier? Maak een eerste map: burgerkompas batch --map-template {file} -o map.yaml",
        "en": "{count} columns are no question of the questionnaire: {names}, … Is this the export of "
        "a form? Write a first map: burgerkompas batch --map-template {file} -o map.yaml",
    },
    "cut-off": {
        "nl": "Het bestand werd korter terwijl het gelezen werd. Vanaf hier ontbreken er rijen.",
        "en": "The file became shorter while it was read. From here on rows are missing.",
    },
    "table-of-results": {
        "nl": "Dit is een tabel met uitkomsten die batch zelf schreef. Geef de tabel met antwoorden.",
        "en": "This is a table of results that batch wrote itself. Give the table with the answers.",
    },
    "duplicate-column": {
        "nl": "Kolom '{name}' betekent hetzelfde als kolom '{first}': {target}. Laat er één staan.",
        "en": "Column '{name}' means the same as column '{first}': {target}. Keep one.",
    },
    "column-missing": {
        "nl": "De kolom '{name}' uit de map staat niet in deze tabel.",
        "en": "Column '{name}' of the map is not in this table.",
    },
    "no-name-column": {
        "nl": "Er is geen kolom 'name'. Elke kolom die de rijen uit elkaar houdt is goed, ook een "
        "nummer; geef met --map op welke dat is.",
        "en": "There is no column 'name'. Any column that tells the rows apart will do, a number "
        "too; say with --map which one that is.",
    },
    "cell-without-column": {
        "nl": "Hier staat een waarde zonder kolomnaam erboven.",
        "en": "Here is a value with no column name above it.",
    },
    "no-such-day": {
        "nl": "'{value}' is een dag die niet bestaat. Kijk de datum na.",
        "en": "'{value}' is a day that doesn't exist. Look at the date.",
    },
    "day-or-month": {
        "nl": "'{value}' kan twee dagen zijn. Schrijf jaar-maand-dag, of zet 'dates: day-first' in een map.",
        "en": "'{value}' may be two days. Write year-month-day, or put 'dates: day-first' in a map.",
    },
    "not-this-date": {
        "nl": "'{value}' is hier geen datum. Schrijf jaar-maand-dag, of pas 'dates' in de map aan.",
        "en": "'{value}' is no date here. Write year-month-day, or change 'dates' in the map.",
    },
    "csv-syntax": {
        "nl": "Deze rij is geen goede CSV ({reason}). Kijk naar de aanhalingstekens.",
        "en": "This row is not proper CSV ({reason}). Look at the quotation marks.",
    },
    "not-xlsx": {
        "nl": "Dit is geen Excel-bestand ({reason}).",
        "en": "This is not an Excel file ({reason}).",
    },
    "not-parquet": {
        "nl": "Dit is geen Parquet-bestand ({reason}).",
        "en": "This is not a Parquet file ({reason}).",
    },
    "reader-died": {
        "nl": "Deze tabel is beschadigd of te groot: verder lezen lukt niet binnen {gigabytes} GB geheugen "
        "en {seconds} seconden. Maak het bestand opnieuw, of bewaar het als CSV.",
        "en": "This table is damaged or too large: it can't be read on within {gigabytes} GB of memory and "
        "{seconds} seconds. Make the file anew, or save it as CSV.",
    },
    "too-many-rows-for-its-size": {
        "nl": "Dit bestand zegt {rows} rijen te hebben in {size} bytes: dat zijn geen casussen.",
        "en": "This file claims {rows} rows in {size} bytes: those are no cases.",
    },
    "missing-library": {
        "nl": "Hiervoor is de aanvulling '{extra}' nodig ({library} ontbreekt). Die komt erbij met: {command}",
        "en": "This needs the extra '{extra}' ({library} is missing). This adds it: {command}",
    },
    "not-a-table": {
        "nl": "'{table}' is niet één tabel. Geef een naam, zo nodig tussen aanhalingstekens, of een functie.",
        "en": "'{table}' is not one table. Give a name, quoted where needed, or a function.",
    },
    "engine-needs-a-table": {
        "nl": "{engine} beoordeelt één tabel ({sources}) en schrijft die met --format ({formats}) en -o "
        "naar een bestand, zonder --full, --map, --from en --summary. Kijk naar {option}.",
        "en": "{engine} scores one table ({sources}) and writes it with --format ({formats}) and -o to "
        "a file, without --full, --map, --from and --summary. Look at {option}.",
    },
    "spark-refused": {
        "nl": "Spark kan dit niet doen: {reason}. Spark heeft Java 17 of hoger nodig, en een --master "
        "die bereikbaar is.",
        "en": "Spark can't do this: {reason}. Spark needs Java 17 or higher, and a --master that can be "
        "reached.",
    },
    "folder-exists": {
        "nl": "Dit is er al. Spark schrijft een nieuwe map: kies een andere naam.",
        "en": "This exists already. Spark writes a new folder: choose another name.",
    },
    "grid-too-large": {
        "nl": "De scores van '{id}' zijn breuken met noemer {unit}: te groot om in SQL of een tabel "
        "precies mee te rekenen. Beoordeel de casussen los, of neem eenvoudiger gewichten.",
        "en": "The scores of '{id}' are fractions of {unit}: too large to compute with exactly in "
        "SQL or a table. Score the cases one by one, or use simpler weights.",
    },
    "unknown-target": {
        "nl": "'{target}' is geen vraag van de vragenlijst, en ook niet name, place, date, "
        "respondent of ignore.",
        "en": "'{target}' is no question of the questionnaire, nor name, place, date, respondent "
        "or ignore.",
    },
    "not-several": {
        "nl": "'{id}' is geen vraag met meer keuzes; alleen die kan een kolom per keuze hebben.",
        "en": "'{id}' is no question with several choices; only those can have a column a choice.",
    },
    "answer-nowhere": {
        "nl": "'{value}' is bij geen enkele vraag een antwoord.",
        "en": "'{value}' is not an answer to any question.",
    },
    # Batch
    "no-paths": {
        "nl": "Noem bestanden, mappen of patronen, of - voor stdin.",
        "en": "Name files, folders or patterns, or - for stdin.",
    },
    "bug": {
        "nl": "Dit is een fout in het programma, niet van jou: {error}.",
        "en": "This is a bug in the program, not yours: {error}.",
    },
    "process-died": {
        "nl": "Bij deze casus viel het proces weg, misschien door te weinig geheugen.",
        "en": "The process died at this case, perhaps for want of memory.",
    },
    "not-to-a-terminal": {
        "nl": "'{format}' kan niet op het scherm. Geef een bestand: -o FILE.",
        "en": "'{format}' can't be shown on a screen. Give a file: -o FILE.",
    },
    "too-many-rows": {
        "nl": "Een werkblad heeft plaats voor {most} rijen. Neem csv of parquet.",
        "en": "A sheet has room for {most} rows. Take csv or parquet.",
    },
    # Command line
    "written-over": {
        "nl": "Dit bestand wordt ook gelezen, en zou verloren gaan. Kies een andere naam.",
        "en": "This file is read too, and would be lost. Choose another name.",
    },
    "cannot-write-together": {
        "nl": "'{first}' en '{second}' gaan niet samen. Kies er één.",
        "en": "'{first}' and '{second}' don't go together. Choose one.",
    },
}

SYSTEM = {
    "EACCES": {"nl": "je hebt er geen rechten voor", "en": "you have no rights to it"},
    "EPERM": {"nl": "dat mag hier niet", "en": "that is not allowed here"},
    "ENOENT": {"nl": "die map of dat bestand is er niet", "en": "no such folder or file"},
    "EISDIR": {"nl": "dit is een map", "en": "this is a folder"},
    "ENOTDIR": {"nl": "een deel van het pad is geen map", "en": "a part of the path is no folder"},
    "EEXIST": {"nl": "dit bestaat al", "en": "this is there already"},
    "ENOSPC": {"nl": "de schijf is vol", "en": "the disk is full"},
    "EDQUOT": {"nl": "je ruimte op de schijf is op", "en": "your room on the disk is used up"},
    "EFBIG": {"nl": "het bestand wordt te groot", "en": "the file becomes too large"},
    "EROFS": {"nl": "van deze schijf kun je alleen lezen", "en": "this disk can only be read"},
    "EIO": {"nl": "de schijf geeft een fout", "en": "the disk gives an error"},
    "EBADF": {"nl": "het staat niet open", "en": "it is not open"},
    "EMFILE": {"nl": "er staan te veel bestanden open", "en": "too many files are open"},
    "ELOOP": {"nl": "de koppelingen gaan in een kring", "en": "the links go round in a circle"},
    "ENAMETOOLONG": {"nl": "de naam is te lang", "en": "the name is too long"},
    "could not find expected ':'": {
        "nl": "er ontbreekt een dubbele punt",
        "en": "a colon is missing",
    },
    "mapping values are not allowed in this context": {
        "nl": "hier kan geen dubbele punt staan, of de regel springt verkeerd in",
        "en": "a colon can't stand here, or the line is indented wrongly",
    },
    "found character that cannot start any token": {
        "nl": "met dit teken kan niets beginnen; zet er aanhalingstekens om",
        "en": "nothing can begin with this character; put it in quotation marks",
    },
    "did not find expected key": {
        "nl": "hier hoort een sleutel te staan, even ver ingesprongen als die erboven",
        "en": "a key is expected here, indented as those above it",
    },
    "did not find expected '-' indicator": {
        "nl": "hier hoort een streepje te staan, zoals erboven",
        "en": "a dash is expected here, as above",
    },
    "did not find expected ',' or ']'": {
        "nl": "er ontbreekt een komma of een sluithaak",
        "en": "a comma or a closing bracket is missing",
    },
    "did not find expected ',' or '}'": {
        "nl": "er ontbreekt een komma of een sluitende accolade",
        "en": "a comma or a closing brace is missing",
    },
    "found unexpected end of stream": {
        "nl": "een aanhalingsteken wordt nergens gesloten",
        "en": "a quotation mark is never closed",
    },
    "found unknown escape character": {
        "nl": "na \\ staat iets onbekends; gebruik enkele aanhalingstekens",
        "en": "something unknown follows a \\; use single quotation marks",
    },
    "did not find expected comment or line break": {
        "nl": "na | of > begint de tekst op een nieuwe regel",
        "en": "after | or > the text begins on a new line",
    },
    "did not find expected node content": {
        "nl": "hier hoort een waarde te staan; zet er aanhalingstekens om",
        "en": "a value is expected here; put it in quotation marks",
    },
    "found unexpected document indicator": {
        "nl": "voor deze regel is een aanhalingsteken nog niet gesloten",
        "en": "a quotation mark is not closed before this line",
    },
    "found a tab character that violates indentation": {
        "nl": "een tab kan niet inspringen; neem spaties",
        "en": "a tab can't indent; use spaces",
    },
    "found a tab character where an indentation space is expected": {
        "nl": "een tab kan niet inspringen; neem spaties",
        "en": "a tab can't indent; use spaces",
    },
    "mapping keys are not allowed in this context": {
        "nl": "hier kan geen vraagteken staan; zet er aanhalingstekens om",
        "en": "a question mark can't stand here; put it in quotation marks",
    },
    "block sequence entries are not allowed in this context": {
        "nl": "hier kan geen streepje staan; een lijst begint op een nieuwe regel",
        "en": "a dash can't stand here; a list begins on a new line",
    },
    "did not find expected hexdecimal number": {
        "nl": "na \\x of \\u hoort een teken als getal; gebruik enkele aanhalingstekens",
        "en": "a character as a number belongs after \\x or \\u; use single quotation marks",
    },
    "found invalid Unicode character escape code": {
        "nl": "na \\u staat een half teken of een dat er niet is",
        "en": "half a character, or one that doesn't exist, follows a \\u",
    },
    "did not find expected <document start>": {
        "nl": "hier staat iets na het einde",
        "en": "something stands here after the end",
    },
}

PROBLEMS = {**FILES, **CASES, **QUESTIONNAIRES}
"""One text for each problem that keeps something from being used."""

_DID_YOU_MEAN = {"nl": "Bedoel je '{}'?", "en": "Did you mean '{}'?"}

_MOST_SHOWN = 2_000
"""How many characters of one value a problem shows."""


def say_problem(problem: Problem, language: str, placed: bool = True) -> str:
    """Put a problem in one line: where (unless ``placed`` is off), what, and how to fix it."""
    words = Words(PROBLEMS if problem.code in PROBLEMS else CHECKS, language)
    values = {
        name: words.number(value) if isinstance(value, int) else _one_line(value)
        for name, value in problem.values.items()
    }
    for name, table in (("reason", SYSTEM), ("what", KINDS)):
        if values.get(name) in table:
            values[name] = table[values[name]][words.language]
    text = words(problem.code, **values)
    if problem.suggestion is not None:
        text += " " + _DID_YOU_MEAN[words.language].format(_one_line(problem.suggestion))
    where = _one_line(str(problem.where)) if placed else ""
    return escape_controls(f"{where}: {text}" if where else text)


def _one_line(text: str) -> str:
    """Return somebody's text so that it can't pass for a line of ours, nor fill the screen."""
    short = text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
    return short.replace("\n", "\\n")
