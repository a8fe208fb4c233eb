"""What the command line says: help, wrong calls and notices."""

CLI = {
    "about": {
        "nl": "Wat zou jij doen? Beantwoord de vragen en lees een advies: met de redenen, hoe zeker het is en wat het zou veranderen.",
        "en": "What would you do? Answer the questions and read the advice: the reasons for it, how sure it is and what would change it.",
    },
    "assess": {
        "nl": "Vul de vragenlijst in en lees het advies. Bewaart een casusbestand.",
        "en": "Answer the questions and read the advice. Saves a case file.",
    },
    "report": {
        "nl": "Toon het advies bij een casusbestand.",
        "en": "Show the advice for a case file.",
    },
    "batch": {
        "nl": "Beoordeel veel casussen tegelijk: bestanden, mappen, patronen.",
        "en": "Assess many cases at once: files, folders, patterns.",
    },
    "agenda": {
        "nl": "Toon welke initiatieven weer aan de beurt zijn, en wat er besloten is.",
        "en": "List which initiatives are due to be looked at again, and what was decided.",
    },
    "on": {
        "nl": "Reken met deze datum, in plaats van met vandaag (jjjj-mm-dd).",
        "en": "Use this date instead of today's (yyyy-mm-dd).",
    },
    "agree": {
        "nl": "Meet hoe vaak invullers het eens zijn over dezelfde initiatieven: per vraag, per soort en in het advies.",
        "en": "Measure how often respondents agree about the same initiatives: by question, type and advice.",
    },
    "labels": {
        "nl": "Oordelen van mensen die de casussen lazen: CSV met case, labeller, first, second, never.",
        "en": "What people chose who read the cases: CSV with case, labeller, first, second, never.",
    },
    "questions-validate": {
        "nl": "Leg het advies naast onafhankelijke oordelen over dezelfde casussen.",
        "en": "Hold the advice against independent labels of the same cases.",
    },
    "compare": {
        "nl": "Leg casussen over hetzelfde naast elkaar: van verschillende mensen, of van verschillende momenten.",
        "en": "Compare cases about the same initiative, by different people or at different moments.",
    },
    "compare-as": {
        "nl": "Wat het zijn: respondents (verschillende mensen) of moments. Anders zeggen de casussen het zelf.",
        "en": "What the cases are: respondents (different people) or moments. Default: worked out from the cases.",
    },
    "since": {
        "nl": "Casus van de vorige keer: bij elke vraag staat het antwoord van toen; met Enter houd je dat.",
        "en": "The case from last time: each question shows the answer given then, and Enter keeps it.",
    },
    "moved": {
        "nl": "Wat er veranderde sinds de vorige keer: {command}",
        "en": "What has changed since last time: {command}",
    },
    "agree-in": {
        "nl": "Loop de verschillen samen door, en bewaar in dit bestand waarover jullie het eens zijn.",
        "en": "Walk through the differences together, and save what you agree on in this file.",
    },
    "practice": {
        "nl": "Oefen: lees wat er gebeurde, zeg wat jij zou doen, en leg het advies ernaast.",
        "en": "Practise: read what happened, say what you would do, and compare it with the advice.",
    },
    "story": {
        "nl": "Casusbestand met een verhaal, of de naam van een meegeleverd verhaal.",
        "en": "Case file with a story, or the name of one that is included.",
    },
    "form": {
        "nl": "Maak één webpagina die zonder internet de vragen stelt en het advies geeft.",
        "en": "Write one web page that asks the questions and gives the advice, offline.",
    },
    "stories": {
        "nl": "Zet de meegeleverde verhalen erbij, om op te oefenen.",
        "en": "Add the stories that are included, to practise on.",
    },
    "story-option": {
        "nl": "Zet dit verhaal erbij: een casusbestand, of de naam van een meegeleverd verhaal. Mag vaker.",
        "en": "Add this story: a case file, or the name of one that is included. Repeatable.",
    },
    "engine": {
        "nl": "Waarmee een tabel wordt beoordeeld: {all}; auto is polars voor grote tabellen.",
        "en": "What scores a table: {all}; auto uses polars for large tables.",
    },
    "master": {
        "nl": "Het Spark-cluster (zoals spark://host:7077), met --engine spark.",
        "en": "Spark cluster (such as spark://host:7077), with --engine spark.",
    },
    "sql": {
        "nl": "Geef de beoordeling als één SQL-opdracht, voor een datawarehouse.",
        "en": "Print the scoring as one SQL statement, for a data warehouse.",
    },
    "dialect": {"nl": "SQL voor: {all}.", "en": "SQL dialect: {all}."},
    "sql-table": {
        "nl": "De tabel met de casussen, zoals ze in de opdracht komt te staan.",
        "en": "Table with the cases, as it should appear in the statement.",
    },
    "sql-above": {
        "nl": "{id} ({digest}), SQL voor {dialect}. De tabel heeft een rij per casus, met de kolommen\n"
        "{about} en een kolom voor elke vraag ({count}: {first} … {last}).\n"
        "Cellen zijn tekst of gehele getallen; leeg is niet ingevuld, 'unknown' is weet ik niet,\n"
        "meer keuzes staan met ; ertussen. Een rij met een cel die geen antwoord is, krijgt 'error'.",
        "en": "{id} ({digest}), SQL for {dialect}. The table has one row per case, with the columns\n{about} and one for each question ({count}: {first} … {last}).\nCells hold text or whole numbers; empty means unanswered, 'unknown' means unknown, several\nchoices are separated by ;. A row with a cell that is not an answer gets an 'error'.",
    },
    "questions": {
        "nl": "Bekijk vragenlijsten, of maak en test er zelf een.",
        "en": "Show questionnaires, or write and test your own.",
    },
    "questions-list": {
        "nl": "Noem de meegeleverde vragenlijsten.",
        "en": "List the included questionnaires.",
    },
    "questions-check": {
        "nl": "Controleer vragenlijsten: fouten, en bewijzen dat alles bereikbaar is.",
        "en": "Check questionnaires: find mistakes, and prove that everything can be reached.",
    },
    "check-paths": {
        "nl": "Vragenlijsten (map, bestand of id); zonder: de meegeleverde.",
        "en": "Questionnaires (folder, file or id). Default: the included ones.",
    },
    "coverage": {
        "nl": "Tel ook hoe vaak elke uitkomst komt, als elk antwoord even waarschijnlijk is.",
        "en": "Also count how often each outcome occurs, if all answers are equally likely.",
    },
    "coverage-cases": {
        "nl": "Tel dat over casussen (bestand, map of tabel); mag vaker.",
        "en": "Count that over cases instead (file, folder or table). Can be repeated.",
    },
    "strict": {"nl": "Laat waarschuwingen tellen als fouten.", "en": "Treat warnings as errors."},
    "questions-show": {
        "nl": "Toon een vragenlijst: elke vraag met haar antwoorden.",
        "en": "Show a questionnaire: every question with its answers.",
    },
    "lang": {"nl": "Taal: nl of en.", "en": "Language: nl or en."},
    "questions-option": {
        "nl": "Een andere vragenlijst: map, bestand of id.",
        "en": "Another questionnaire: folder, file or id.",
    },
    "quiet": {"nl": "Geen voortgang of meldingen.", "en": "No progress or notices."},
    "no-notes": {"nl": "Zonder notities en verhaal.", "en": "Leave out the notes and the story."},
    "no-color": {"nl": "Geen kleur.", "en": "No colour."},
    "debug": {
        "nl": "Toon bij een fout in het programma de volledige melding.",
        "en": "Show the full traceback if the program has a bug.",
    },
    "version": {"nl": "Toon de versie.", "en": "Show the version."},
    "json": {"nl": "Geef JSON.", "en": "Output JSON."},
    "format": {"nl": "Vorm: {all}.", "en": "Format: {all}."},
    "output": {
        "nl": "Schrijf naar dit bestand (- is stdout).",
        "en": "Write to this file (- is stdout).",
    },
    "case": {"nl": "Casusbestand.", "en": "Case file."},
    "cases": {"nl": "Casusbestanden (- is stdin).", "en": "Case files (- is stdin)."},
    "cases-or-last": {
        "nl": "Casusbestanden (- is stdin); zonder, in een terminal: de laatst bewaarde.",
        "en": "Case files (- is stdin). Default, in a terminal: the one saved last.",
    },
    "paths": {"nl": "Bestanden, mappen of patronen.", "en": "Files, folders or patterns."},
    "data": {
        "nl": "Casusbestand met antwoorden vooraf.",
        "en": "Case file with answers to start from.",
    },
    "answer": {
        "nl": "Antwoord vooraf: ID=WAARDE.",
        "en": "Answer to start from: ID=VALUE. Can be repeated.",
    },
    "no-input": {"nl": "Stel geen vragen.", "en": "Don't ask anything."},
    "short": {
        "nl": "Vraag alleen wat het advies nog kan veranderen.",
        "en": "Ask only what can still change the advice.",
    },
    "plain": {
        "nl": "Regel voor regel, voor een schermlezer.",
        "en": "Ask line by line, for a screen reader.",
    },
    "full": {
        "nl": "Ook wat het advies zou veranderen en wat te vragen (duurt langer).",
        "en": "Include what would change the advice and what to ask next (slower).",
    },
    "map": {
        "nl": "Wat de kolommen en antwoorden van een tabel betekenen (YAML).",
        "en": "File that says what a table's columns and answers mean (YAML).",
    },
    "summary": {
        "nl": "Tel op: adviezen, soorten, niveaus, en wat het vaakst niet bekend is.",
        "en": "Add everything up: advice, types, levels, and what is most often unknown.",
    },
    "map-template": {
        "nl": "Schrijf een eerste map voor deze tabel, om na te kijken.",
        "en": "Write a first map for this table, for you to check.",
    },
    "from": {
        "nl": "Wat er op stdin komt, als de eerste regel het niet zegt: {all}.",
        "en": "Format of stdin, if its first line doesn't show it: {all}.",
    },
    "jobs": {
        "nl": "Hoeveel processen meedoen (anders: zoveel als er kernen zijn).",
        "en": "Number of processes. Default: the number of cores.",
    },
    "questions-test": {
        "nl": "Voer de tests van vragenlijsten uit (tests.yaml), en zeg wat ze nooit raken.",
        "en": "Run the tests of questionnaires (tests.yaml), and say what they never touch.",
    },
    "questions-new": {
        "nl": "Begin een vragenlijst: schrijf een klein voorbeeld dat af is, om te veranderen.",
        "en": "Start a questionnaire: write a small, complete example for you to change.",
    },
    "new-path": {
        "nl": "Een bestand (NAAM.yaml) of een map die er nog niet is.",
        "en": "A file (NAME.yaml) or folder that doesn't exist yet.",
    },
    "began": {
        "nl": "Geschreven: {main} en {tests}. Verder:\n{commands}",
        "en": "Written: {main} and {tests}. Next:\n{commands}",
    },
    "questions-schema": {
        "nl": "Toon een JSON Schema van de vorm van vragenlijsten, voor een editor. Een bestand bij -o wordt overschreven.",
        "en": "Print a JSON Schema for questionnaire files, for use in an editor. Overwrites the file given with -o.",
    },
    "schema-part": {
        "nl": "Van een deel (een verder bestand in de map) in plaats van het hoofdbestand.",
        "en": "For a part (another file in the folder) instead of the main file.",
    },
    "schema-tests": {
        "nl": "Van het bestand met tests in plaats van het hoofdbestand.",
        "en": "For the file with tests instead of the main file.",
    },
    "schema-report": {
        "nl": "Van de JSON van het rapport in plaats van een vragenlijst.",
        "en": "For the report's JSON instead of a questionnaire.",
    },
    "questions-diff": {
        "nl": "Vergelijk twee versies van een vragenlijst: wat is anders, en voor wie?",
        "en": "Compare two versions of a questionnaire: what changed, and for whom?",
    },
    "diff-old": {"nl": "De oude: id, bestand of map.", "en": "Old version: id, file or folder."},
    "diff-new": {"nl": "De nieuwe: id, bestand of map.", "en": "New version: id, file or folder."},
    "diff-cases": {
        "nl": "Casussen (bestanden, mappen, tabellen): welke krijgen een ander advies?",
        "en": "Cases (files, folders, tables) to look for: which ones get different advice?",
    },
    "test-paths": {
        "nl": "Vragenlijsten: ids, bestanden of mappen (anders: de meegeleverde).",
        "en": "Questionnaires (folder, file or id). Default: the included ones.",
    },
    "junit": {
        "nl": "Schrijf de uitslag ook als JUnit-XML, voor CI.",
        "en": "Also write the results as JUnit XML, for CI.",
    },
    "strict-tests": {
        "nl": "Ook wat geen test raakt telt als fout.",
        "en": "Treat what no test touches as a failure.",
    },
    "short-id": {
        "nl": "Vragenlijst (map, bestand of id); zonder: de meegeleverde.",
        "en": "Questionnaire (folder, file or id). Default: the included one.",
    },
    "full-report": {
        "nl": "Toon het hele rapport. Zonder: in een terminal eerst wat je nu doet.",
        "en": "Show the whole report. Default, in a terminal: what to do first.",
    },
    "for": {
        "nl": "Voor wie: {all}. Een blad zonder scores en notities, met plaats voor afspraken.",
        "en": "For whom: {all}. A page without scores or notes, with room for agreements.",
    },
    "all-of-it": {
        "nl": "Het hele rapport: --full. Als pagina: -o NAAM.html.",
        "en": "The whole report: --full. As a page: -o NAME.html.",
    },
    "written": {"nl": "Geschreven: {path}", "en": "Written: {path}"},
    "replace-it": {
        "nl": "{path} bestaat al. Vervangen? (j/n)",
        "en": "{path} already exists. Replace it? (y/n)",
    },
    "found-case": {"nl": "Gevonden: {path}", "en": "Found: {path}"},
    "saved": {"nl": "Bewaard: {path}", "en": "Saved: {path}"},
    "interrupted": {"nl": "Onderbroken.", "en": "Interrupted."},
    "problems": {"nl": "{count} problemen.", "en": "{count} problems."},
    "bug": {
        "nl": "Dit is een fout in het programma, niet van jou: {error}. Met --debug zie je de volledige melding. Je bestanden zijn niet veranderd.",
        "en": "This is a bug in the program, not a mistake of yours: {error}. Use --debug to see the full traceback. Your files were not changed.",
    },
    "show-kind-scale": {"nl": "schaal", "en": "scale"},
    "show-kind-choice": {"nl": "één keuze", "en": "one choice"},
    "show-kind-choices": {"nl": "meer keuzes", "en": "multiple choice"},
    "show-kind-yes_no": {"nl": "ja of nee", "en": "yes or no"},
    "show-kind-number": {"nl": "getal", "en": "number"},
    "show-kind-text": {"nl": "tekst", "en": "text"},
    "show-unknown": {"nl": "weet ik niet", "en": "I don't know"},
    "show-not-applicable": {"nl": "niet van toepassing", "en": "not applicable"},
    "show-asked-if": {
        "nl": "alleen bij bepaalde antwoorden",
        "en": "asked only after certain answers",
    },
    "show-count": {
        "nl": "{questions} vragen, versie {version}, talen: {languages}",
        "en": "{questions} questions, version {version}, languages: {languages}",
    },
}

MENU = {
    "what-now": {"nl": "En nu?", "en": "What now?"},
    "whole": {"nl": "Het hele rapport lezen", "en": "Read the whole report"},
    "page": {"nl": "Pagina om te printen of te mailen", "en": "Page to print or mail"},
    "word": {"nl": "Word-bestand", "en": "Word document"},
    "decide": {
        "nl": "Vastleggen wat besloten of gedaan is",
        "en": "Record what was decided or done",
    },
    "change": {"nl": "Een antwoord veranderen", "en": "Change an answer"},
    "done": {"nl": "Klaar", "en": "Done"},
    "is-there": {"nl": "{path} bestaat al.", "en": "{path} already exists."},
    "as-other": {"nl": "Schrijf het als {path}", "en": "Write it as {path}"},
    "replace": {"nl": "Vervang het", "en": "Replace it"},
}

USAGE = {
    "usage": {"nl": "Gebruik", "en": "Usage"},
    "commands": {"nl": "Opdrachten", "en": "Commands"},
    "arguments": {"nl": "Invoer", "en": "Arguments"},
    "options": {"nl": "Opties", "en": "Options"},
    "default": {"nl": "{text} Vanzelf: {value}.", "en": "{text} Default: {value}."},
    "help": {"nl": "Toon deze uitleg.", "en": "Show this help."},
    "install-completion": {
        "nl": "Laat de Tab-toets opdrachten aanvullen in deze terminal.",
        "en": "Let the Tab key complete commands in this shell.",
    },
    "show-completion": {
        "nl": "Toon wat daarvoor nodig is, om zelf te plaatsen.",
        "en": "Show the completion script, to install it yourself.",
    },
    "more": {"nl": "Uitleg: {command}", "en": "Help: {command}"},
    "no-option": {"nl": "Er is geen optie {name}.", "en": "No such option: {name}."},
    "no-option-near": {
        "nl": "Er is geen optie {name}. Bedoel je {near}?",
        "en": "No such option: {name}. Did you mean {near}?",
    },
    "no-command": {"nl": "Er is geen opdracht {name}.", "en": "No such command: {name}."},
    "no-command-near": {
        "nl": "Er is geen opdracht {name}. Bedoel je {near}?",
        "en": "No such command: {name}. Did you mean {near}?",
    },
    "twice": {
        "nl": "{name} staat er twee keer. Laat er één staan.",
        "en": "{name} is given twice. Keep one.",
    },
    "needs-value": {"nl": "Na {name} moet nog iets komen.", "en": "{name} needs a value."},
    "takes-no-value": {"nl": "Bij {name} hoort geen waarde.", "en": "{name} doesn't take a value."},
    "missing": {"nl": "Hier hoort nog iets achter: {name}", "en": "Missing: {name}"},
    "extra": {"nl": "Dit is te veel: {name}.", "en": "Unexpected: {name}."},
    "not-whole": {"nl": "Na {name} hoort een heel getal.", "en": "{name} needs a whole number."},
}
