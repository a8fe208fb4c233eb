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
    "several-cases": {
        "nl": "Dit past bij meer casussen: {names}. Noem er een helemaal.",
        "en": "This fits more than one case: {names}. Give the whole name of one.",
    },
    "part-not-there": {
        "nl": "Het bestand '{file}' is er niet. Een deel ligt naast het hoofdbestand.",
        "en": "There is no file '{file}'. A part must be next to the main file.",
    },
    "is-a-folder": {
        "nl": "Dit is een map. Noem een bestand.",
        "en": "This is a folder. Name a file.",
    },
    "not-a-file": {"nl": "Dit is geen gewoon bestand.", "en": "This is not a regular file."},
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
        "nl": "Dit is geen tekstbestand. Sla het op als tekst: YAML, JSON of CSV.",
        "en": "This is not a text file. Save it as text: YAML, JSON or CSV.",
    },
    "no-character": {
        "nl": "In deze rij staat iets wat in {encoding} geen teken is. Sla het bestand opnieuw op, als CSV UTF-8.",
        "en": "This row contains something that is not a character in {encoding}. Save the file again, as CSV UTF-8.",
    },
    "not-utf8": {
        "nl": "Dit teken is geen UTF-8. Sla het bestand op als UTF-8.",
        "en": "This character is not UTF-8. Save the file as UTF-8.",
    },
    "empty-file": {"nl": "Dit bestand is leeg.", "en": "This file is empty."},
    "more-documents": {
        "nl": "Hier begint een tweede document (---). Zet er één in een bestand, of gebruik batch.",
        "en": "A second document (---) starts here. Use one document per file, or use batch.",
    },
    # YAML
    "yaml-syntax": {
        "nl": "De YAML klopt hier niet ({reason}). Kijk naar inspringen (spaties, geen tabs), dubbele punten en aanhalingstekens.",
        "en": "This is not valid YAML ({reason}). Check the indentation (spaces, no tabs), colons and quotation marks.",
    },
    "yaml-character": {
        "nl": "Op deze regel staat een teken dat niet mag ({reason}). Haal het weg.",
        "en": "This line contains a character that is not allowed ({reason}). Remove it.",
    },
    "duplicate-key": {
        "nl": "'{key}' staat er twee keer; de eerste keer op regel {first}. Laat er één staan.",
        "en": "'{key}' appears twice; the first is on line {first}. Keep one.",
    },
    "key-not-text": {
        "nl": "Een sleutel moet gewone tekst zijn.",
        "en": "A key must be plain text.",
    },
    "alias": {
        "nl": "Een verwijzing (*naam) mag hier niet. Schrijf de waarde uit.",
        "en": "An alias (*name) is not allowed here. Write out the value.",
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
        "en": "This is nested more than {most} levels deep. Make it flatter.",
    },
    "private-email": {
        "nl": "Hier lijkt een e-mailadres te staan. In een casus staat geen persoon: kijk het na voor je dit deelt.",
        "en": "This looks like an email address. A case should not identify anyone: check it before you share this.",
    },
    "private-phone": {
        "nl": "Hier lijkt een telefoonnummer te staan. In een casus staat geen persoon: kijk het na voor je dit deelt.",
        "en": "This looks like a phone number. A case should not identify anyone: check it before you share this.",
    },
    "private-number": {
        "nl": "Hier lijkt een burgerservicenummer te staan. Dat hoort niet in een casus: haal het weg voor je dit deelt.",
        "en": "This looks like a citizen service number (BSN). It does not belong in a case: remove it before you share this.",
    },
    "too-many-problems": {
        "nl": "Er zijn meer dan {most} problemen; de rest staat hier niet. Los deze eerst op.",
        "en": "There are more than {most} problems; the rest are not shown. Fix these first.",
    },
    "too-much-text": {
        "nl": "Naam, notities en verhaal zijn samen langer dan {most} tekens. Kort ze in.",
        "en": "The name, notes and story together are longer than {most} characters. Shorten them.",
    },
    "line-too-long": {
        "nl": "Deze regel is langer dan {most} tekens. Is dit wel een tabel?",
        "en": "This line is longer than {most} characters. Is this really a table?",
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
        "en": "A sheet in this workbook has more than {most} cells. Save it as CSV.",
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
        "en": "'{key}' is missing here. Add it.",
    },
    "not-a-mapping": {
        "nl": "Hier moeten sleutels met waarden staan (sleutel: waarde).",
        "en": "This must be a mapping of keys to values (key: value).",
    },
    "not-a-list": {
        "nl": "Hier hoort een lijst: [een, twee], of regels die met een streepje beginnen.",
        "en": "This must be a list: [one, two], or lines that start with a dash.",
    },
    "not-a-text": {"nl": "Hier hoort een tekst.", "en": "This must be text."},
    "not-a-value": {"nl": "Hier hoort één waarde.", "en": "This must be a single value."},
    "not-a-number": {
        "nl": "'{value}' is geen getal. Schrijf het als 0.15.",
        "en": "'{value}' is not a number. Write it as 0.15.",
    },
    "not-a-whole-number": {
        "nl": "'{value}' is geen heel getal.",
        "en": "'{value}' is not a whole number.",
    },
    "not-true-or-false": {
        "nl": "'{value}' kan hier niet. Schrijf true of false.",
        "en": "'{value}' is not valid here. Write true or false.",
    },
    "labels-without-column": {
        "nl": "Een bestand met oordelen heeft een kolom '{name}'. Die is er niet.",
        "en": "A file of labels has a column '{name}'. This one has not.",
    },
    "two-labels": {
        "nl": "Er zijn twee oordelen voor deze casus: bij '{one}' (de naam) en bij '{other}' (het bestand). Verander een van die twee namen.",
        "en": "There are two labels for this case: for '{one}' (its name) and for '{other}' (its file). Change one of those names.",
    },
    "unknown-end": {
        "nl": "'{id}' is geen strategie of uitkomst van deze vragenlijst.",
        "en": "'{id}' is not a strategy or outcome of this questionnaire.",
    },
    "not-one-of": {
        "nl": "'{value}' kan hier niet. Kies uit: {allowed}.",
        "en": "'{value}' is not valid here. Choose from: {allowed}.",
    },
}

CASES = {
    # Cases
    "not-a-case": {
        "nl": "Dit is geen casusbestand: het begint met 'case:' en 'answers:'.",
        "en": "This is not a case file: a case file has 'case:' and 'answers:'.",
    },
    "unknown-form": {
        "nl": "Vorm '{form}' van het casusbestand is onbekend bij deze versie.",
        "en": "This version doesn't know case file format '{form}'.",
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
        "en": "'{value}' is not an answer to '{id}'. Allowed: {allowed}.",
    },
    "maybe-thousands": {
        "nl": "'{value}' bij '{id}' kan op twee manieren gelezen worden. Schrijf het getal zonder scheiding van duizendtallen en zonder nullen achter de komma, of zet in een map welk teken ze scheidt: thousands: \".\".",
        "en": "'{value}' for '{id}' can be read in two ways. Write the number without thousands separators and without zeros after the point, or say in a map what separates thousands: thousands: \".\".",
    },
    "text-not-an-answer": {
        "nl": "'{value}' is geen antwoord op '{id}'. Het kan zijn: {allowed}. Een andere tekst kan ook: zeg met --map, bij 'values', welk antwoord het is.",
        "en": "'{value}' is not an answer to '{id}'. Allowed: {allowed}. To use other texts, say with --map, under 'values', which answer each one means.",
    },
    "one-answer-only": {
        "nl": "Bij '{id}' hoort één antwoord. Het kan zijn: {allowed}.",
        "en": "'{id}' takes one answer. Allowed: {allowed}.",
    },
    "too-many-decimals": {
        "nl": "'{value}' heeft te veel decimalen voor '{id}'. Hooguit: {decimals}.",
        "en": "'{value}' has too many decimals for '{id}'. At most: {decimals}.",
    },
    "answered-twice": {
        "nl": "'{id}' krijgt hier twee antwoorden. Laat er één staan.",
        "en": "'{id}' is answered twice here. Keep one.",
    },
    "chosen-twice": {
        "nl": "'{value}' is twee keer gekozen. Laat er één staan.",
        "en": "'{value}' has been chosen twice. Keep one.",
    },
    "not-a-date": {
        "nl": "'{value}' is geen datum. Schrijf jaar-maand-dag, zoals 2026-11-24.",
        "en": "'{value}' is not a date. Write year-month-day, for example 2026-11-24.",
    },
    "answers-missing": {
        "nl": "Zonder vragen te stellen kan dit niet. Antwoorden die ontbreken ({count}): {missing}. Geef ze met --answer ID=WAARDE of --data, of schrijf 'unknown'. Alle vragen: {command}",
        "en": "This can't be done without asking questions. Missing answers ({count}): {missing}. Give them with --answer ID=VALUE or --data, or answer 'unknown'. To see all questions: {command}",
    },
    "not-id-value": {
        "nl": "'{text}' heeft niet de vorm ID=WAARDE.",
        "en": "'{text}' is not in the form ID=VALUE.",
    },
    "no-terminal": {
        "nl": "Er is geen terminal om vragen op te stellen. Zonder terminal kan wel: 'report' met een casusbestand, of 'assess --no-input' met --answer.",
        "en": "There is no terminal to ask questions on. Without one, use 'report' with a case file, or 'assess --no-input' with --answer.",
    },
    "no-story": {
        "nl": "Deze casus vertelt niets om op te oefenen. Geef hem een 'story:'.",
        "en": "This case has no story to practise on. Give it a 'story:'.",
    },
    "no-stories": {
        "nl": "Bij vragenlijst '{id}' zijn geen verhalen meegeleverd. Noem een casusbestand met een 'story:'.",
        "en": "Questionnaire '{id}' comes with no stories. Give a case file that has a 'story:'.",
    },
    "no-advice": {
        "nl": "Vragenlijst '{id}' geeft geen advies; er is dus niets te kiezen.",
        "en": "Questionnaire '{id}' gives no advice, so there is nothing to choose.",
    },
    "in-use": {
        "nl": "Dit bestand is in gebruik door een ander gesprek (proces {process}). Sluit dat eerst.",
        "en": "This file is in use by another session (process {process}). Close that one first.",
    },
    "not-a-lock": {
        "nl": "Dit staat waar het slot van '{file}' hoort, maar is geen slot van jou. Werkt niemand aan '{file}'? Haal dit dan weg, en probeer het opnieuw.",
        "en": "This is where the lock of '{file}' belongs, but it is no lock of yours. If nobody is working on '{file}', remove it and try again.",
    },
    "changed-elsewhere": {
        "nl": "Dit bestand is tijdens het gesprek door iets anders veranderd. Er is niets overschreven; alleen je laatste antwoord staat er niet in. Open het opnieuw met 'assess'.",
        "en": "Something else changed this file during the interview. Nothing was overwritten; only your last answer is missing. Open it again with 'assess'.",
    },
    "one-case-only": {
        "nl": "Vergelijken kan met twee casussen of meer.",
        "en": "Comparing needs at least two cases.",
    },
    "still-to-agree": {
        "nl": "Zonder vragen te stellen kan dit niet. Op deze vragen is er nog geen gezamenlijk antwoord ({count}): {missing}. Bespreek ze in een terminal, zonder --no-input.",
        "en": "This can't be done without asking. These questions have no shared answer yet ({count}): {missing}. Go through them in a terminal, without --no-input.",
    },
    "not-together": {
        "nl": "Dit bestand bestaat al, maar het is geen casus die jullie samen invulden over '{name}'. Er is niets veranderd. Kies bij --agree een andere naam.",
        "en": "This file already exists, and it is not a case that was agreed on about '{name}'. Nothing was changed. Choose another name with --agree.",
    },
    "no-case": {
        "nl": "Er is nog geen casus. Noem een casusbestand, of begin met: {command}",
        "en": "There is no case yet. Give a case file, or start with: {command}",
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
        "nl": "Kolom '{name}' is geen vraag van de vragenlijst, en ook niet name, place, date of respondent. Geef met --map op wat de kolom betekent.",
        "en": "Column '{name}' is not a question in the questionnaire, and not name, place, date or respondent either. Use --map to say what the column means.",
    },
    "unknown-columns": {
        "nl": "{count} kolommen zijn geen vraag van de vragenlijst: {names}, … Is dit de export van een formulier? Maak een eerste map: burgerkompas batch --map-template {table} -o map.yaml{options}",
        "en": "{count} columns are not questions in the questionnaire: {names}, … Is this an export from a form? Write a first map: burgerkompas batch --map-template {table} -o map.yaml{options}",
    },
    "cut-off": {
        "nl": "Het bestand werd korter terwijl het gelezen werd. Vanaf hier ontbreken er rijen.",
        "en": "The file got shorter while it was being read. Rows are missing from here on.",
    },
    "table-of-results": {
        "nl": "Dit is een tabel met uitkomsten die batch zelf schreef. Geef de tabel met antwoorden.",
        "en": "This is a table of results written by batch itself. Give the table with the answers.",
    },
    "duplicate-column": {
        "nl": "Kolom '{name}' betekent hetzelfde als kolom '{first}': {target}. Laat er één staan.",
        "en": "Column '{name}' means the same as column '{first}': {target}. Keep one.",
    },
    "column-missing": {
        "nl": "De kolom '{name}' uit de map staat niet in deze tabel.",
        "en": "Column '{name}' from the map is not in this table.",
    },
    "no-name-column": {
        "nl": "Er is geen kolom 'name'. Elke kolom die de rijen uit elkaar houdt is goed, ook een nummer; geef met --map op welke dat is.",
        "en": "There is no column 'name'. Any column that tells the rows apart will do, even a number; use --map to say which one.",
    },
    "cell-without-column": {
        "nl": "Hier staat een waarde zonder kolomnaam erboven. Geef de kolom een naam, of noem haar plek in een map, bij 'places'.",
        "en": "This value has no column name above it. Give the column a name, or name its place in a map, under 'places'.",
    },
    "no-such-sheet": {
        "nl": "Deze werkmap heeft geen blad '{sheet}'. Wel: {sheets}.",
        "en": "This workbook has no sheet '{sheet}'. It has: {sheets}.",
    },
    "columns-contradict": {
        "nl": "De kolommen {names} spreken elkaar tegen over '{id}'. Laat er één staan, of zeg met --map welke telt.",
        "en": "The columns {names} contradict each other about '{id}'. Keep one, or say with --map which counts.",
    },
    "codes-or-labels": {
        "nl": "Kolom '{name}' kan op twee manieren gelezen worden: '{text}' is het label van {label_of} en ook de waarde {value_of}. Zeg met --map welke er staan: 'values: {{{id}: codes}}' of 'values: {{{id}: labels}}'.",
        "en": "Column '{name}' can be read in two ways: '{text}' is the label of {label_of} and also the value {value_of}. Say with --map which it holds: 'values: {{{id}: codes}}' or 'values: {{{id}: labels}}'.",
    },
    "label-among-codes": {
        "nl": "'{value}' is het label van een antwoord op '{id}', maar deze kolom wordt als waarden gelezen, omdat een ander label er ook een waarde is. Staan er labels in, zeg dat dan met --map: 'values: {{{id}: labels}}'.",
        "en": "'{value}' is the label of an answer to '{id}', but this column is read as values, because another of its labels is also a value. If it holds labels, say so with --map: 'values: {{{id}: labels}}'.",
    },
    "tick-or-not": {
        "nl": "Kolom '{name}' is voor de keuze {label_of}, en '{text}' zegt meestal dat iets niet is aangevinkt. Zeg met --map wat het hier is: 'values: {{{id}: {{\"{text}\": ticked}}}}', of unticked.",
        "en": "Column '{name}' is for the choice {label_of}, and '{text}' usually says that something was not ticked. Say with --map what it is here: 'values: {{{id}: {{\"{text}\": ticked}}}}', or unticked.",
    },
    "no-such-day": {
        "nl": "'{value}' is een dag die niet bestaat. Kijk de datum na.",
        "en": "'{value}' is not a day that exists. Check the date.",
    },
    "day-or-month": {
        "nl": "'{value}' kan twee dagen zijn. Schrijf jaar-maand-dag, of zet 'dates: day-first' in een map.",
        "en": "'{value}' could be two different days. Write year-month-day, or put 'dates: day-first' in a map.",
    },
    "not-this-date": {
        "nl": "'{value}' is hier geen datum. Schrijf jaar-maand-dag, of pas 'dates' in de map aan.",
        "en": "'{value}' is not a date here. Write year-month-day, or change 'dates' in the map.",
    },
    "csv-syntax": {
        "nl": "Deze rij is geen goede CSV ({reason}). Kijk naar de aanhalingstekens.",
        "en": "This row is not valid CSV ({reason}). Check the quotation marks.",
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
        "nl": "Deze tabel is beschadigd of te groot: verder lezen lukt niet binnen {gigabytes} GB geheugen en {seconds} seconden. Maak het bestand opnieuw, of bewaar het als CSV.",
        "en": "This table is damaged or too large: it can't be read any further within {gigabytes} GB of memory and {seconds} seconds. Create the file again, or save it as CSV.",
    },
    "too-many-rows-for-its-size": {
        "nl": "Dit bestand zegt {rows} rijen te hebben in {size} bytes: dat zijn geen casussen.",
        "en": "This file claims to have {rows} rows in {size} bytes: those can't be cases.",
    },
    "missing-library": {
        "nl": "Hiervoor is de aanvulling '{extra}' nodig ({library} ontbreekt). Die komt erbij met: {command}",
        "en": "This needs the extra '{extra}' ({library} is not installed). Install it with: {command}",
    },
    "not-a-table": {
        "nl": "'{table}' is geen naam van een tabel. Schrijf delen met punten ertussen, zo nodig elk tussen dubbele aanhalingstekens.",
        "en": "'{table}' is not the name of a table. Separate its parts by dots, each in double quotes where needed.",
    },
    "engine-needs-a-table": {
        "nl": "{engine} beoordeelt één tabel ({sources}) en schrijft die met --format ({formats}) en -o naar een bestand, zonder --full, --map, --from en --summary. Kijk naar {option}.",
        "en": "{engine} scores a single table ({sources}) and writes it with --format ({formats}) and -o to a file, without --full, --map, --from or --summary. Check {option}.",
    },
    "spark-refused": {
        "nl": "Spark kan dit niet doen: {reason}. Spark heeft Java 17 of hoger nodig, en een --master die bereikbaar is.",
        "en": "Spark can't do this: {reason}. Spark needs Java 17 or later, and a --master that can be reached.",
    },
    "folder-exists": {
        "nl": "Dit is er al. Spark schrijft een nieuwe map: kies een andere naam.",
        "en": "This already exists. Spark writes a new folder: choose another name.",
    },
    "grid-too-large": {
        "nl": "De scores van '{id}' zijn breuken met noemer {unit}: te groot om in SQL of een tabel precies mee te rekenen. Beoordeel de casussen los, of neem eenvoudiger gewichten.",
        "en": "The scores of '{id}' are fractions of {unit}: too large for exact arithmetic in SQL or a table. Score the cases one by one, or use simpler weights.",
    },
    "page-too-large": {
        "nl": "Vragenlijst '{id}' is te uitgebreid voor één pagina: alleen het oordeel telt al meer dan {most} tekens. Gebruik 'assess', of maak de vragenlijst kleiner.",
        "en": "Questionnaire '{id}' is too much for one page: its judging alone takes more than {most} characters. Use 'assess', or make the questionnaire smaller.",
    },
    "unknown-target": {
        "nl": "'{target}' is geen vraag van de vragenlijst, en ook niet name, place, date, respondent of ignore.",
        "en": "'{target}' is not a question in the questionnaire, and not name, place, date, respondent or ignore either.",
    },
    "not-several": {
        "nl": "'{id}' is geen vraag met meer keuzes; alleen die kan een kolom per keuze hebben.",
        "en": "'{id}' does not take several choices; only questions that do can have a column for each choice.",
    },
    "answer-nowhere": {
        "nl": "'{value}' is bij geen enkele vraag een antwoord.",
        "en": "'{value}' is not an answer to any question.",
    },
    # Batch
    "no-paths": {
        "nl": "Noem bestanden, mappen of patronen, of - voor stdin.",
        "en": "Give files, folders or patterns, or - for stdin.",
    },
    "bug": {
        "nl": "Dit is een fout in het programma, niet van jou: {error}.",
        "en": "This is a bug in the program, not yours: {error}.",
    },
    "process-died": {
        "nl": "Bij deze casus viel het proces weg, misschien door te weinig geheugen.",
        "en": "The process died on this case, perhaps because it ran out of memory.",
    },
    "no-pdf": {
        "nl": "'{value}' kan hier niet. Kies html, open die pagina en druk haar af als pdf.",
        "en": "'{value}' is not valid here. Choose html, open that page and print it as a PDF.",
    },
    "not-to-a-terminal": {
        "nl": "'{format}' kan niet op het scherm. Geef een bestand: -o FILE.",
        "en": "'{format}' can't be shown on a screen. Give a file: -o FILE.",
    },
    "too-many-rows": {
        "nl": "Een werkblad heeft plaats voor {most} rijen. Neem csv of parquet.",
        "en": "A sheet has room for {most} rows. Use csv or parquet.",
    },
    # Command line
    "written-over": {
        "nl": "Dit bestand wordt ook gelezen, en zou verloren gaan. Kies een andere naam.",
        "en": "This file is also read, and would be lost. Choose another name.",
    },
    "written-twice": {
        "nl": "Hier zou twee keer iets in hetzelfde bestand komen. Kies twee verschillende namen.",
        "en": "Two things would be written to this same file. Choose two different names.",
    },
    "not-replaced": {
        "nl": "Niet geschreven: dit bestand bestaat al. Kies een andere naam.",
        "en": "Not written: this file already exists. Choose another name.",
    },
    "cannot-write-together": {
        "nl": "'{first}' en '{second}' gaan niet samen. Kies er één.",
        "en": "'{first}' and '{second}' don't go together. Choose one.",
    },
}

SYSTEM = {
    "EACCES": {"nl": "je hebt er geen rechten voor", "en": "you don't have permission"},
    "EPERM": {"nl": "dat mag hier niet", "en": "that is not allowed here"},
    "ENOENT": {"nl": "die map of dat bestand is er niet", "en": "no such folder or file"},
    "EISDIR": {"nl": "dit is een map", "en": "this is a folder"},
    "ENOTDIR": {"nl": "een deel van het pad is geen map", "en": "part of the path is not a folder"},
    "EEXIST": {"nl": "dit bestaat al", "en": "it already exists"},
    "ENOSPC": {"nl": "de schijf is vol", "en": "the disk is full"},
    "EDQUOT": {"nl": "je ruimte op de schijf is op", "en": "you have used up your disk space"},
    "EFBIG": {"nl": "het bestand wordt te groot", "en": "the file would become too large"},
    "EROFS": {"nl": "van deze schijf kun je alleen lezen", "en": "this disk is read-only"},
    "EIO": {"nl": "de schijf geeft een fout", "en": "the disk reports an error"},
    "EBADF": {"nl": "het staat niet open", "en": "it is not open"},
    "EMFILE": {"nl": "er staan te veel bestanden open", "en": "too many files are open"},
    "ELOOP": {"nl": "de koppelingen gaan in een kring", "en": "the links form a loop"},
    "ENAMETOOLONG": {"nl": "de naam is te lang", "en": "the name is too long"},
    "could not find expected ':'": {
        "nl": "er ontbreekt een dubbele punt",
        "en": "a colon is missing",
    },
    "mapping values are not allowed in this context": {
        "nl": "hier kan geen dubbele punt staan, of de regel springt verkeerd in",
        "en": "a colon is not allowed here, or the line is indented wrongly",
    },
    "found character that cannot start any token": {
        "nl": "met dit teken kan niets beginnen; zet er aanhalingstekens om",
        "en": "nothing can start with this character; put the value in quotation marks",
    },
    "did not find expected key": {
        "nl": "hier hoort een sleutel te staan, even ver ingesprongen als die erboven",
        "en": "a key is expected here, indented like the ones above it",
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
        "en": "unknown escape after \\; use single quotation marks",
    },
    "did not find expected comment or line break": {
        "nl": "na | of > begint de tekst op een nieuwe regel",
        "en": "after | or > the text starts on a new line",
    },
    "did not find expected node content": {
        "nl": "hier hoort een waarde te staan; zet er aanhalingstekens om",
        "en": "a value is expected here; put it in quotation marks",
    },
    "found unexpected document indicator": {
        "nl": "voor deze regel is een aanhalingsteken nog niet gesloten",
        "en": "a quotation mark before this line is not closed",
    },
    "found a tab character that violates indentation": {
        "nl": "een tab kan niet inspringen; neem spaties",
        "en": "tabs can't be used for indentation; use spaces",
    },
    "found a tab character where an indentation space is expected": {
        "nl": "een tab kan niet inspringen; neem spaties",
        "en": "tabs can't be used for indentation; use spaces",
    },
    "mapping keys are not allowed in this context": {
        "nl": "hier kan geen vraagteken staan; zet er aanhalingstekens om",
        "en": "a question mark is not allowed here; put the value in quotation marks",
    },
    "block sequence entries are not allowed in this context": {
        "nl": "hier kan geen streepje staan; een lijst begint op een nieuwe regel",
        "en": "a dash is not allowed here; start the list on a new line",
    },
    "did not find expected hexdecimal number": {
        "nl": "na \\x of \\u hoort een teken als getal; gebruik enkele aanhalingstekens",
        "en": "\\x or \\u must be followed by a hexadecimal number; use single quotation marks",
    },
    "found invalid Unicode character escape code": {
        "nl": "na \\u staat een half teken of een dat er niet is",
        "en": "\\u is followed by half a character, or by one that doesn't exist",
    },
    "did not find expected <document start>": {
        "nl": "hier staat iets na het einde",
        "en": "there is something after the end",
    },
}

PROBLEMS = {**FILES, **CASES, **QUESTIONNAIRES}
"""One text for each problem that keeps something from being used."""

_DID_YOU_MEAN = {"nl": "Bedoel je '{}'?", "en": "Did you mean '{}'?"}

_MOST_SHOWN = 2_000
"""How many characters of one value a problem shows."""


def say_problem(problem: Problem, language: str, placed: bool = True, options: str = "") -> str:
    """Put a problem in one line: where (unless ``placed`` is off), what, and how to fix it.

    ``options``: what a command in the text needs behind it.
    """
    words = Words(PROBLEMS if problem.code in PROBLEMS else CHECKS, language)
    values = {
        name: words.number(value) if isinstance(value, int) else _one_line(value)
        for name, value in problem.values.items()
    }
    for name, table in (("reason", SYSTEM), ("what", KINDS)):
        if values.get(name) in table:
            values[name] = table[values[name]][words.language]
    text = words(problem.code, **values, options=options)
    if problem.suggestion is not None:
        text += " " + _DID_YOU_MEAN[words.language].format(_one_line(problem.suggestion))
    where = _one_line(str(problem.where)) if placed else ""
    return escape_controls(f"{where}: {text}" if where else text)


def _one_line(text: str) -> str:
    """Return somebody's text so that it can't pass for a line of ours, nor fill the screen."""
    short = text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
    return short.replace("\n", "\\n")
