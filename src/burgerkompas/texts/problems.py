"""What is wrong and how to mend it: one text for each problem code, with its values filled in."""

PROBLEMS = {
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
        "nl": "Hier lijkt een e-mailadres te staan. Een casus noemt een initiatief, geen persoon: kijk het na voor je dit deelt.",
        "en": "This looks like an e-mail address. A case names an initiative, not a person: look at it before you share this.",
    },
    "private-phone": {
        "nl": "Hier lijkt een telefoonnummer te staan. Een casus noemt een initiatief, geen persoon: kijk het na voor je dit deelt.",
        "en": "This looks like a telephone number. A case names an initiative, not a person: look at it before you share this.",
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
        "nl": "Deze werkmap is uitgepakt groter dan {most}. Bewaar hem als CSV.",
        "en": "This workbook unpacks to more than {most}. Save it as CSV.",
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
        "nl": "Deze casus hoort bij vragenlijst '{id}', niet bij '{mine}'. Gebruik --questions.",
        "en": "This case belongs to questionnaire '{id}', not to '{mine}'. Use --questions.",
    },
    "unknown-question": {
        "nl": "De vragenlijst heeft geen vraag '{id}'.",
        "en": "The questionnaire has no question '{id}'.",
    },
    "not-an-answer": {
        "nl": "'{value}' is geen antwoord op '{id}'. Het kan zijn: {allowed}.",
        "en": "'{value}' is not an answer to '{id}'. It can be: {allowed}.",
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
        "nl": "Zonder vragen te stellen kan dit niet: er ontbreken antwoorden: {missing}. "
        "Geef ze met --answer ID=WAARDE of --data, of schrijf 'unknown'.",
        "en": "This can't be done without asking: answers are missing: {missing}. "
        "Give them with --answer ID=VALUE or --data, or write 'unknown'.",
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
    "cannot-write-together": {
        "nl": "'{first}' en '{second}' gaan niet samen. Kies er één.",
        "en": "'{first}' and '{second}' don't go together. Choose one.",
    },
    # Questionnaires
    "no-such-questionnaire": {
        "nl": "Deze vragenlijst is er niet. 'burgerkompas questions list' laat zien welke er zijn.",
        "en": "There is no such questionnaire. 'burgerkompas questions list' shows which there are.",
    },
    "text-not-translated": {
        "nl": "Deze tekst moet in elke taal staan: {{nl: …, en: …}}. De talen zijn: {languages}.",
        "en": "This text must be there in every language: {{nl: …, en: …}}. The languages are: "
        "{languages}.",
    },
    "unknown-language": {
        "nl": "'{key}' is geen taal van deze vragenlijst.",
        "en": "'{key}' is not a language of this questionnaire.",
    },
    "missing-translation": {
        "nl": "De vertaling '{language}' ontbreekt.",
        "en": "The translation '{language}' is missing.",
    },
    "empty-text": {
        "nl": "De tekst voor '{key}' is leeg.",
        "en": "The text for '{key}' is empty.",
    },
    "part-outside-folder": {
        "nl": "Deel '{part}' ligt niet in de map van de vragenlijst. Noem alleen een bestandsnaam "
        "zonder .yaml.",
        "en": "Part '{part}' does not lie in the questionnaire's folder. Name just a file, "
        "without .yaml.",
    },
    "bad-id": {
        "nl": "'{id}' is geen goede id: kleine letters, cijfers, _ en -, te beginnen met een letter.",
        "en": "'{id}' is not a good id: lower-case letters, digits, _ and -, a letter first.",
    },
    "bad-version": {
        "nl": "'{version}' is geen versie. Schrijf drie getallen: 1.0.0.",
        "en": "'{version}' is not a version. Write three numbers: 1.0.0.",
    },
    "duplicate-id": {
        "nl": "'{id}' bestaat al. Kies een andere id.",
        "en": "'{id}' exists already. Choose another id.",
    },
    "unknown-id": {
        "nl": "'{id}' bestaat niet ({what}).",
        "en": "'{id}' does not exist ({what}).",
    },
    "asked-later": {
        "nl": "'{id}' wordt pas hierna gevraagd. Een route kijkt alleen naar eerdere vragen.",
        "en": "'{id}' is asked only after this. A route looks at earlier questions only.",
    },
    "twice-in-list": {
        "nl": "'{id}' staat twee keer in deze lijst.",
        "en": "'{id}' stands twice in this list.",
    },
    "unknown-value": {
        "nl": "'{value}' is hier geen bestaande waarde.",
        "en": "'{value}' is not an existing value here.",
    },
    "no-questions": {"nl": "Er staan geen vragen in.", "en": "It has no questions."},
    "empty-list": {"nl": "Deze lijst is leeg.", "en": "This list is empty."},
    "key-does-not-fit": {
        "nl": "'{key}' hoort niet bij '{kind}'.",
        "en": "'{key}' does not belong with '{kind}'.",
    },
    "bad-scale": {
        "nl": "Een schaal heeft ten minste twee verschillende waarden.",
        "en": "A scale has at least two different values.",
    },
    "bad-decimals": {
        "nl": "decimals is een heel getal van 1 tot en met {most}. Laat het weg voor hele getallen.",
        "en": "decimals is a whole number from 1 to {most}. Leave it out for whole numbers.",
    },
    "bound-between-answers": {
        "nl": "{key} heeft meer cijfers achter de komma dan een antwoord mag hebben. Zie decimals.",
        "en": "{key} has more decimals than an answer may have. See decimals.",
    },
    "bad-range": {"nl": "min is groter dan max.", "en": "min is above max."},
    "yes-no-not-named": {
        "nl": "Zet in het hoofdbestand hoe ja en nee heten: "
        "yes_no: {{ja: {{nl: ja}}, nee: {{nl: nee}}}}.",
        "en": "Say in the main file what yes and no are called: "
        "yes_no: {{'yes': {{en: 'yes'}}, 'no': {{en: 'no'}}}}.",
    },
    "bad-weight": {"nl": "Een gewicht is groter dan 0.", "en": "A weight is above 0."},
    "value-without-points": {
        "nl": "Waarde '{value}' heeft geen punten.",
        "en": "Value '{value}' has no points.",
    },
    "item-without-points": {
        "nl": "'{id}' is van de soort '{kind}'. Die telt alleen mee met 'points' (keuze of ja/nee).",
        "en": "'{id}' is of kind '{kind}'. That only counts with 'points' (a choice or yes/no).",
    },
    "item-without-spread": {
        "nl": "Elk antwoord op '{id}' geeft evenveel punten. Zo meet het niets.",
        "en": "Every answer to '{id}' gives the same points. So it measures nothing.",
    },
    "bad-min-known": {
        "nl": "min_known ligt van 1 tot en met {most}.",
        "en": "min_known lies from 1 to {most}.",
    },
    "two-bounds-on-one-side": {
        "nl": "Kies 'from' of 'above', en 'below' of 'up_to'.",
        "en": "Choose 'from' or 'above', and 'below' or 'up_to'.",
    },
    "levels-gap-or-overlap": {
        "nl": "Bij niveau '{level}' zit een gat of een overlap. Samen bedekken de niveaus alles, "
        "één keer; één kant heeft de grens (from, up_to), de andere niet (below, above).",
        "en": "There is a gap or an overlap at level '{level}'. Together the levels cover "
        "everything once; one side owns the bound (from, up_to), the other doesn't "
        "(below, above).",
    },
    "axes-or-rules": {
        "nl": "Een indeling heeft 'axes' met 'cells', of 'rules'; niet allebei.",
        "en": "A classification has 'axes' with 'cells', or 'rules'; not both.",
    },
    "axis-without-levels": {
        "nl": "Dimensie '{id}' heeft geen niveaus. Geef haar 'levels'.",
        "en": "Dimension '{id}' has no levels. Give it 'levels'.",
    },
    "unknown-cell": {
        "nl": "Cel '{cell}' past niet bij de niveaus van de assen.",
        "en": "Cell '{cell}' does not fit the levels of the axes.",
    },
    "missing-cell": {"nl": "Cel '{cell}' ontbreekt.", "en": "Cell '{cell}' is missing."},
    "last-rule-holds-otherwise": {
        "nl": "Alle regels hebben 'when', behalve de laatste: die geldt anders.",
        "en": "All rules have 'when', except the last: that holds otherwise.",
    },
    "bad-condition": {
        "nl": "Een voorwaarde is één onderwerp met één vergelijking, zoals "
        "{{question: x, is: ja}}, of all, any of not.",
        "en": "A condition is one subject with one comparison, like {{question: x, is: ja}}, "
        "or all, any or not.",
    },
    "subject-not-here": {
        "nl": "'{subject}' kan hier niet. Wel: {allowed}.",
        "en": "'{subject}' can't be used here. These can: {allowed}.",
    },
    "comparison-does-not-fit": {
        "nl": "'{op}' past niet bij '{id}'.",
        "en": "'{op}' does not fit '{id}'.",
    },
    "no-scorecard": {
        "nl": "Er is geen 'scorecard'. Zonder die betekent dit niets.",
        "en": "There is no 'scorecard'. Without it this means nothing.",
    },
    "second-scorecard": {
        "nl": "Er is al een 'scorecard'. Laat er één staan.",
        "en": "There is a 'scorecard' already. Keep one.",
    },
    "no-table": {
        "nl": "Er is geen 'table'. Zonder die betekent deze regel niets.",
        "en": "There is no 'table'. Without it this rule means nothing.",
    },
    "second-table": {
        "nl": "Er is al een 'table'. Laat er één staan.",
        "en": "There is a 'table' already. Keep one.",
    },
    "two-decisions": {
        "nl": "Een vragenlijst beslist met een 'scorecard' of met een 'table', niet met allebei.",
        "en": "A questionnaire decides by a 'scorecard' or by a 'table', not by both.",
    },
    "reserved-outcome": {
        "nl": "'{id}' komt vanzelf als geen regel beslist. Laat de regel iets anders geven.",
        "en": "'{id}' comes by itself when no rule decides. Let the rule give something else.",
    },
    "tie-order-incomplete": {
        "nl": "tie_order noemt elke strategie één keer: {all}.",
        "en": "tie_order names every strategy once: {all}.",
    },
    "all-closed-missing": {
        "nl": "Er zijn poorten die strategieën sluiten. Zeg met 'all_closed' wat er geldt als ze "
        "alle gesloten zijn.",
        "en": "There are gates that close strategies. Say with 'all_closed' what holds when all "
        "are closed.",
    },
    "driver-without-words": {
        "nl": "'{id}' heeft 'high' en 'low' nodig: die staan als reden in het advies.",
        "en": "'{id}' needs 'high' and 'low': they are the reasons in the advice.",
    },
    "driver-twice": {
        "nl": "'{id}' staat twee keer bij deze strategie.",
        "en": "'{id}' stands twice in this strategy.",
    },
    "gate-without-effect": {
        "nl": "'{id}' doet niets. Geef outcome, close, first, duty of caution.",
        "en": "'{id}' does nothing. Give outcome, close, first, duty or caution.",
    },
    "not-the-same-scale": {
        "nl": "'{id}' moet een schaal zijn met dezelfde waarden als de andere vraag.",
        "en": "'{id}' must be a scale with the same values as the other question.",
    },
    "trigger-must-compare": {
        "nl": "Een aanleiding is één vergelijking: at_least, at_most, above of below.",
        "en": "A trigger is one comparison: at_least, at_most, above or below.",
    },
    # Tests of a questionnaire
    "no-tests": {
        "nl": "Er zijn geen tests bij deze vragenlijst. Schrijf ze in dit bestand.",
        "en": "There are no tests with this questionnaire. Write them in this file.",
    },
    "already-there": {
        "nl": "Dit bestand is er al en blijft zoals het is. Kies een andere naam.",
        "en": "This file is there already and stays as it is. Choose another name.",
    },
    "no-test-before": {
        "nl": "'{name}' is geen test die hiervoor staat.",
        "en": "'{name}' is no test that stands before this one.",
    },
    "no-such-part": {
        "nl": "Het rapport van deze vragenlijst heeft geen '{path}' (bij '{step}').",
        "en": "The report of this questionnaire has no '{path}' (at '{step}').",
    },
    "only-parts-compare": {
        "nl": "'{path}' is een geheel. Noem er een deel van: {parts}.",
        "en": "'{path}' is a whole. Name a part of it: {parts}.",
    },
}
