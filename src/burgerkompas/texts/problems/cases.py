"""What is wrong with a case, with a table of them, or with how many are asked for."""

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
        "naar een bestand, zonder --full, --map, --resume, --from en --summary. Kijk naar {option}.",
        "en": "{engine} scores one table ({sources}) and writes it with --format ({formats}) and -o to "
        "a file, without --full, --map, --resume, --from and --summary. Look at {option}.",
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
    "resume-needs-lines": {
        "nl": "Verdergaan kan alleen in een bestand (-o) met een van deze vormen: {formats}.",
        "en": "Going on needs a file (-o) in one of these formats: {formats}.",
    },
    "nothing-to-resume": {
        "nl": "Dit bestand is af, of van een ander. Laat --resume weg om het opnieuw te maken.",
        "en": "This file is complete, or somebody else's. Leave --resume out to write it anew.",
    },
    "resume-other-run": {
        "nl": "Deze run begon met andere paden, opties of vragen. Geef dezelfde, of laat --resume weg.",
        "en": "This run began with other paths, options or questions. Give the same, or leave "
        "--resume out.",
    },
    "resume-other-input": {
        "nl": "De invoer is veranderd sinds deze run begon. Laat --resume weg om opnieuw te beginnen.",
        "en": "The input has changed since this run began. Leave --resume out to begin anew.",
    },
    "resume-unreadable": {
        "nl": "Dit bestand is beschadigd. Haal het weg en laat --resume weg.",
        "en": "This file is damaged. Remove it and leave --resume out.",
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
