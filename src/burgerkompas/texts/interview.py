"""What the interview and the practice say around the questions and the stories."""

INTERVIEW = {
    "name": {
        "nl": "Hoe noem je deze casus? (geen namen van personen)",
        "en": "What do you call this case? (don't name any people)",
    },
    "place": {"nl": "In welke plaats? (mag leeg)", "en": "Where is it? (optional)"},
    "date": {
        "nl": "Van welke datum zijn de antwoorden? Bijvoorbeeld: vandaag, of 24-11-2026",
        "en": "What date do the answers describe? For example: today, or 24 November 2026",
    },
    "respondent": {
        "nl": "Wie vult in? Een rol, geen naam. Bijvoorbeeld: professional (mag leeg)",
        "en": "Who is filling this in? Give a role, not a name. For example: professional (optional)",
    },
    "name-needed": {"nl": "Vul een naam in.", "en": "Enter a name."},
    "bad-date": {
        "nl": "Schrijf de datum zo: 24-11-2026, 24 november 2026 of vandaag.",
        "en": "Write the date like this: 24 November 2026, 2026-11-24 or today.",
    },
    "progress": {
        "nl": "Vraag {question} van {questions} · deel {section} van {sections} · nog ongeveer {minutes} min",
        "en": "Question {question} of {questions} · part {section} of {sections} · about {minutes} min left",
    },
    "progress-short": {
        "nl": "Korte vragenlijst · vraag {question} · hierna hooguit nog {left}",
        "en": "Short questionnaire · question {question} · at most {left} more after this",
    },
    "short-done": {
        "nl": "De vragen die nog open zijn, kunnen het advies niet meer veranderen. Beantwoord: {asked}. Overgeslagen: {saved}.",
        "en": "The questions that are still open can no longer change the advice. Answered: {asked}. Skipped: {saved}.",
    },
    "short-go-on": {"nl": "Verder voor het hele beeld", "en": "Continue for the full picture"},
    "short-review": {"nl": "Antwoorden bekijken of veranderen", "en": "Review or change answers"},
    "stage-two": {
        "nl": "Wat nu komt, maakt het beeld compleet.",
        "en": "What comes now completes the picture.",
    },
    "stop-offer": {
        "nl": "Dit waren de vragen waarop het advies rust.",
        "en": "Those were the questions the advice rests on.",
    },
    "stop-go-on": {
        "nl": "Verder voor het hele beeld (nog {count} vragen, ongeveer {minutes} min)",
        "en": "Continue for the full picture ({count} more questions, about {minutes} min)",
    },
    "stage-one": {
        "nl": "Eerst de vragen die nodig zijn voor het advies.",
        "en": "First, the questions that the advice needs.",
    },
    "keys": {
        "nl": "Toetsen: de letter voor een antwoord kiest het; pijltjes en Enter kan ook. w: weet ik niet. Backspace of Esc: terug. ?: uitleg. Ctrl-N: notitie. Ctrl-O: overzicht. Ctrl-S: naar een deel. Ctrl-C: stoppen, alles is bewaard.",
        "en": "Keys: the letter in front of an answer chooses it; arrow keys and Enter work too. w: I don't know. Backspace or Esc: back. ?: help. Ctrl-N: note. Ctrl-O: overview. Ctrl-S: go to a section. Ctrl-C: stop, everything is saved.",
    },
    "keys-in-text": {
        "nl": "Toetsen: Enter: klaar. Ctrl-W: weet ik niet. Esc: terug. ? en Enter: uitleg. Ctrl-N: notitie. Ctrl-O: overzicht. Ctrl-S: naar een deel. Ctrl-C: stoppen, alles is bewaard.",
        "en": "Keys: Enter: done. Ctrl-W: I don't know. Esc: back. ? and Enter: help. Ctrl-N: note. Ctrl-O: overview. Ctrl-S: go to a section. Ctrl-C: stop, everything is saved.",
    },
    "keys-menu": {
        "nl": "Backspace terug · ? uitleg en toetsen",
        "en": "Backspace back · ? help and keys",
    },
    "keys-text": {
        "nl": "Enter klaar · Ctrl-W weet ik niet · Esc terug · ? en Enter uitleg en toetsen",
        "en": "Enter when done · Ctrl-W I don't know · Esc back · ? and Enter help and keys",
    },
    "keys-line": {"nl": "Enter klaar · Esc terug", "en": "Enter when done · Esc back"},
    "unknown": {"nl": "weet ik niet", "en": "I don't know"},
    "not-applicable": {"nl": "niet van toepassing", "en": "not applicable"},
    "none": {"nl": "nog niet ingevuld", "en": "not answered yet"},
    "no-help": {
        "nl": "Bij deze vraag is geen uitleg.",
        "en": "There is no help for this question.",
    },
    "plain-choice": {"nl": "Typ een letter", "en": "Type a letter"},
    "plain-choices": {
        "nl": "Typ letters met een komma ertussen",
        "en": "Type letters separated by commas",
    },
    "plain-number": {"nl": "Typ een getal", "en": "Type a number"},
    "plain-text": {"nl": "Typ een tekst", "en": "Type some text"},
    "plain-now": {"nl": "Enter houdt: {answer}", "en": "Enter keeps: {answer}"},
    "note": {
        "nl": "Notitie bij deze vraag (geen namen van personen)",
        "en": "Note on this question (don't name any people)",
    },
    "review": {
        "nl": "Overzicht: alle antwoorden. Kies er een om te veranderen. Een * is nog open.",
        "en": "Overview of all answers. Choose one to change it. A * marks an open question.",
    },
    "done": {"nl": "Klaar: toon het advies", "en": "Done: show the advice"},
    "go-on": {"nl": "Verder met de open vragen", "en": "Continue with the open questions"},
    "resume": {
        "nl": "Er is een casus die niet af is.",
        "en": "There is an unfinished case.",
    },
    "resume-no": {"nl": "Een nieuwe casus", "en": "Start a new case"},
    "how-to-go-on": {
        "nl": "Gestopt. Alles wat je invulde is bewaard. Ga verder met:\n{command}",
        "en": "Stopped. Everything you entered has been saved. Continue with:\n{command}",
    },
    "nothing-yet": {
        "nl": "Gestopt. Er was nog niets om te bewaren.",
        "en": "Stopped. There was nothing to save yet.",
    },
    "kept-in": {"nl": "Antwoorden worden bewaard in {path}", "en": "Answers are saved in {path}"},
    "version": {
        "nl": "Deze casus is ingevuld met versie {old} van de vragenlijst. Nu is er versie {new}.",
        "en": "This case was filled in with version {old} of the questionnaire. The current version is {new}.",
    },
    "version-open": {
        "nl": "Zonder antwoord, dus nieuw of toen overgeslagen ({count}):",
        "en": "No answer, so new or left open then ({count}):",
    },
    "version-changed": {
        "nl": "Hier past je antwoord niet meer bij ({count}):",
        "en": "Your answer no longer fits ({count}):",
    },
    "version-nothing": {
        "nl": "Elke vraag die er nu is, heeft al een antwoord.",
        "en": "Every question in the current version already has an answer.",
    },
    "version-copy": {
        "nl": "Wat niet meer past ({ids}), staat nog in een kopie: {copy}",
        "en": "What no longer fits ({ids}) is kept in a copy: {copy}",
    },
    "first": {
        "nl": "Stoppen kan altijd: alles is dan bewaard.",
        "en": "You can stop at any time: everything is saved.",
    },
    "first-what": {"nl": "Waarmee begin je?", "en": "Where do you want to start?"},
    "first-new": {
        "nl": "Een nieuwe casus ({count} vragen, {least} tot {longest} minuten)",
        "en": "A new case ({count} questions, {least} to {longest} minutes)",
    },
    "first-short": {
        "nl": "Een nieuwe casus, kort: alleen het advies (hooguit {count} vragen, {minutes} minuten)",
        "en": "A new case, short: only the advice (at most {count} questions, {minutes} minutes)",
    },
    "first-open": {"nl": "Een andere casus openen", "en": "Open another case"},
    "which-file": {
        "nl": "Welke casus? Typ een deel van de naam, of het bestand",
        "en": "Which case? Type part of its name, or the file",
    },
    "go-on-with": {
        "nl": "Verder met {name} ({answered} van {asked})",
        "en": "Continue with {name} ({answered} of {asked})",
    },
    "report-of": {"nl": "Rapport van {name}", "en": "Report on {name}"},
    "did-you-mean": {
        "nl": "Er is geen bestand '{name}'. Bedoel je:",
        "en": "There is no file '{name}'. Did you mean:",
    },
    "new-in": {"nl": "Een nieuwe casus, in {path}", "en": "A new case, in {path}"},
    "first-try": {
        "nl": "Oefenen met een verhaal dat echt gebeurde",
        "en": "Practise on a true story",
    },
    "keys-choices": {
        "nl": "letter of spatie kiest, Enter is klaar · w weet ik niet · Backspace terug · ? uitleg en toetsen",
        "en": "letter or space selects, Enter when done · w I don't know · Backspace back · ? help and keys",
    },
    "keys-entries": {"nl": "pijltjes en Enter · Esc terug", "en": "arrows and Enter · Esc back"},
    "keys-stop": {"nl": "pijltjes en Enter · Esc stoppen", "en": "arrows and Enter · Esc stop"},
    "keys-plain": {
        "nl": "Typ de letter voor een antwoord, en dan Enter. Of typ w: weet ik niet; ?: uitleg; terug; notitie; overzicht; deel: naar een ander deel. Ctrl-C: stoppen, alles is bewaard.",
        "en": "Type the letter in front of an answer, then press Enter. Or type w: I don't know; ?: help; back; note; overview; section: go to another section. Ctrl-C: stop, everything is saved.",
    },
    "=help": {"nl": "uitleg", "en": "help"},
    "=unknown": {"nl": "weet ik niet", "en": "i don't know"},
    "=not-applicable": {"nl": "nvt", "en": "na"},
    "=back": {"nl": "terug", "en": "back"},
    "=note": {"nl": "notitie", "en": "note"},
    "=sections": {"nl": "deel", "en": "section"},
    "=review": {"nl": "overzicht", "en": "overview"},
    "=stop": {"nl": "stop", "en": "stop"},
    "none-of-these": {"nl": "geen van deze", "en": "none of these"},
    "empty": {
        "nl": "Er is nog niets ingevuld. Typ w als je het niet weet.",
        "en": "Nothing has been entered yet. Type w if you don't know.",
    },
    "nothing-chosen": {
        "nl": "Er is niets gekozen. Kies met een letter of spatie, of druk nog eens op Enter: geen van deze.",
        "en": "Nothing is selected. Select with a letter or space, or press Enter again for: none of these.",
    },
    "invalid-entry": {
        "nl": "'{text}' kan niet. Typ een nummer van {low} tot en met {high}.",
        "en": "'{text}' won't work. Type a number from {low} to {high}.",
    },
    "invalid-choice": {
        "nl": "'{text}' kan niet. Typ een letter van {low} tot en met {high}.",
        "en": "'{text}' won't work. Type a letter from {low} to {high}.",
    },
    "invalid-choices": {
        "nl": "'{text}' kan niet. Typ letters van {low} tot en met {high}, met een komma ertussen, of - voor geen.",
        "en": "'{text}' won't work. Type letters from {low} to {high}, separated by commas, or - for none.",
    },
    "not-together": {
        "nl": "'{alone}' kan niet samen met iets anders. Kies alleen dat, of haal het weg.",
        "en": "'{alone}' can't be combined with anything else. Choose only that, or leave it out.",
    },
    "invalid-number": {
        "nl": "'{text}' kan niet. Typ een heel getal van {low} tot en met {high}.",
        "en": "'{text}' won't work. Type a whole number from {low} to {high}.",
    },
    "invalid-decimal": {
        "nl": "'{text}' kan niet. Typ een getal van {low} tot en met {high}, met hoogstens {decimals} cijfers achter de komma.",
        "en": "'{text}' won't work. Type a number from {low} to {high}, with at most {decimals} decimal places.",
    },
    "plain-entry": {
        "nl": "Typ een nummer, of 'terug'",
        "en": "Type a number, or 'back'",
    },
    "plain-stop": {"nl": "Typ een nummer, of 'stop'", "en": "Type a number, or 'stop'"},
    "plain-back": {"nl": "'terug' gaat terug", "en": "'back' goes back"},
    "urgent": {
        "nl": "!! {label}: {first} Je kunt nu stoppen (Ctrl-C): wat je hebt ingevuld, is bewaard.",
        "en": "!! {label}: {first} You can stop now (Ctrl-C): what you have entered has been saved.",
    },
    "urgent-duty": {
        "nl": "!! Dit moet nu: {duty} Daarna kun je verder; alles is bewaard.",
        "en": "!! Do this now: {duty} You can continue afterwards; everything has been saved.",
    },
    "urgent-open": {
        "nl": "!! Zoek dit eerst uit, voor je iets doet: {question}",
        "en": "!! Find this out before you do anything: {question}",
    },
    "doubt": {"nl": "Twijfel je? Kies 'weet ik niet'.", "en": "In doubt? Choose 'I don't know'."},
    "several": {"nl": "Je mag er meer kiezen.", "en": "You may choose more than one."},
    "subject": {"nl": "Dit gaat over: {answers}", "en": "This is about: {answers}"},
    "note-saved": {"nl": "Notitie bewaard.", "en": "Note saved."},
    "note-gone": {"nl": "Notitie gewist.", "en": "Note removed."},
    "noted": {"nl": "Notitie: {text}", "en": "Note: {text}"},
    "was": {"nl": "{answer} (was: {before})", "en": "{answer} (was: {before})"},
    "noted-short": {"nl": "met notitie", "en": "with a note"},
    "may-be-empty": {"nl": "(mag leeg)", "en": "(optional)"},
    "at-the-start": {"nl": "Dit is het begin.", "en": "This is the start."},
    "section": {"nl": "{title} ({done} van {total})", "en": "{title} ({done} of {total})"},
    "sections": {"nl": "Naar welk deel?", "en": "Go to which section?"},
    "done-so-far": {"nl": "Klaar voor nu: toon het advies", "en": "Done for now: show the advice"},
    "about": {"nl": "Verander: {about}", "en": "Change: {about}"},
    "clear": {"nl": "- maakt leeg", "en": "- clears"},
    "not-saved": {
        "nl": "Het laatste antwoord kon niet bewaard worden. Alles daarvoor is bewaard. Ga verder met:\n{command}",
        "en": "The last answer could not be saved. Everything before it has been saved. Continue with:\n{command}",
    },
    "deciding": {"nl": "Hier rust het advies op:", "en": "The advice rests on:"},
    "the-rest": {"nl": "Voor het hele beeld:", "en": "For the full picture:"},
}

CONSENSUS = {
    # A fixed word: programs go by it, and so do we where somebody goes on.
    "respondent": {"nl": "samen", "en": "samen"},
    "begin": {
        "nl": "Verschillen: {count}. Eerst die waar het advies van afhangt. Wat jullie hetzelfde invulden, is overgenomen.",
        "en": "Differences: {count}. Those that the advice depends on come first. Where your answers agree, they have been kept.",
    },
    "begin-plain": {
        "nl": "Verschillen: {count}. Wat jullie hetzelfde invulden, is overgenomen.",
        "en": "Differences: {count}. Where your answers agree, they have been kept.",
    },
    "no-differences": {
        "nl": "Er zijn geen verschillen: alles is overgenomen.",
        "en": "There are no differences: all answers have been kept.",
    },
    "progress": {"nl": "Verschil {number} van {count}", "en": "Difference {number} of {count}"},
    "decides": {"nl": "hier hangt het advies van af", "en": "the advice depends on this"},
    "answer-of": {"nl": "{answer} ({who})", "en": "{answer} ({who})"},
    "said": {"nl": "{who}: {text}", "en": "{who}: {text}"},
    "note-of": {"nl": "Notitie van {who}: {text}", "en": "Note by {who}: {text}"},
    "with-note": {"nl": "{text} ({note})", "en": "{text} ({note})"},
    "not-asked": {"nl": "niet gevraagd", "en": "not asked"},
    "other": {"nl": "een ander antwoord", "en": "another answer"},
    "other-now": {
        "nl": "een ander antwoord (nu: {answer})",
        "en": "another answer (now: {answer})",
    },
    "not-yet": {"nl": "we zijn het nog niet eens", "en": "not agreed yet"},
    "whose": {"nl": "zoals {who}", "en": "as {who} said"},
    "why": {"nl": "Waarom dit antwoord?", "en": "Why this answer?"},
    "to-agree": {
        "nl": "Wat is er nodig om het eens te worden?",
        "en": "What do you need in order to agree?",
    },
    "origin": {
        "nl": "[Apart: {readings}. Samen: {how}.]",
        "en": "[Apart: {readings}. Together: {how}.]",
    },
}

SINCE = {
    "begin": {
        "nl": "Vorige keer: {about}. Bij elke vraag staat het antwoord van toen. Met Enter houd je dat. Een vraag die je overslaat, telt niet mee.",
        "en": "Last time: {about}. Each question shows the answer you gave then; Enter keeps it. A question that you skip doesn't count.",
    },
    "decided": {"nl": "Toen besloten: {text}", "en": "The decision then: {text}"},
    "by": {"nl": "Door: {text}", "en": "By: {text}"},
    "why": {"nl": "Waarom: {text}", "en": "Why: {text}"},
    "done": {"nl": "Al gedaan: {text}", "en": "Done so far: {text}"},
    "then": {"nl": "Vorige keer: {answer}", "en": "Last time: {answer}"},
    "then-note": {"nl": "Notitie van toen: {text}", "en": "Your note then: {text}"},
}

PRACTICE = {
    "story-view": {
        "nl": "Wie dit verhaal invulde, vond het meest nodig: '{answer}'. Dat past bij {name}.",
        "en": "The person who filled in this story thought this was needed most: '{answer}'. That fits {name}.",
    },
    "knew": {"nl": "Dit wist het kompas ook:", "en": "The compass also knew this:"},
    "which": {"nl": "Welk verhaal?", "en": "Which story?"},
    "another": {"nl": "Nog een verhaal?", "en": "Another story?"},
    "told": {"nl": "gehad", "en": "done"},
    "stop": {"nl": "Stoppen", "en": "Stop"},
    "strategies": {"nl": "Hieruit kun je kiezen:", "en": "You can choose from:"},
    "what": {"nl": "Wat zou jij doen?", "en": "What would you do?"},
    "or-first": {"nl": "Of eerst iets anders:", "en": "Or do something else first:"},
    "why": {"nl": "Waarom? In één regel (mag leeg)", "en": "Why? In one line (optional)"},
    "you": {"nl": "Jij koos: {label}", "en": "You chose: {label}"},
    "your-why": {"nl": "Omdat: {why}", "en": "Because: {why}"},
    "compass": {"nl": "Het kompas zegt: {label}", "en": "The compass says: {label}"},
    "reasons": {"nl": "Waarom:", "en": "Why:"},
    "against": {"nl": "Daar staat tegenover:", "en": "On the other hand:"},
    "together": {"nl": "Jullie komen op hetzelfde uit", "en": "You and the compass agree"},
    "together-maybe": {
        "nl": "Misschien komen jullie op hetzelfde uit",
        "en": "You and the compass may agree",
    },
    "still-against": {
        "nl": "Toch spreekt er ook iets tegen:",
        "en": "Still, something speaks against it:",
    },
    "apart": {"nl": "Waar jullie verschillen", "en": "Where you and the compass differ"},
    "one-of-two": {"nl": "Jij koos een van de twee", "en": "You chose one of the two"},
    "first-that": {
        "nl": "Het kompas kiest nu geen strategie: eerst moet dit gebeuren. Daarna telt jouw keuze weer.",
        "en": "The compass chooses no strategy yet: this has to happen first. After that, your choice counts again.",
    },
    "for": {
        "nl": "Voor jouw keuze ({label}) spreekt:",
        "en": "What speaks for your choice ({label}):",
    },
    "for-nothing": {
        "nl": "Voor jouw keuze ({label}) vindt het kompas in deze antwoorden geen reden.",
        "en": "The compass finds no reason for your choice ({label}) in these answers.",
    },
    "against-it": {"nl": "Ertegen spreekt:", "en": "What speaks against it:"},
    "silent": {
        "nl": "Hierover is in deze casus niets bekend: {names}.",
        "en": "Nothing is known in this case about: {names}.",
    },
    "changed": {"nl": "{question} {new} (nu: {old})", "en": "{question} {new} (now: {old})"},
    "outcome-when": {
        "nl": "Het kompas zegt dit alleen als het volgende zo is. Dat bleek hier niet uit de antwoorden.",
        "en": "The compass only says this if the following is true. The answers here did not show it.",
    },
    "talk": {"nl": "Om over te praten", "en": "To talk about"},
    "no-mark": {
        "nl": "Een verschil is geen fout. Het kompas kent alleen de antwoorden, jij hoorde het verhaal.",
        "en": "A difference is not a mistake. The compass only knows the answers; you read the story.",
    },
    "talk-same": {
        "nl": "Had jij dezelfde redenen als het kompas?",
        "en": "Were your reasons the same as the compass's?",
    },
    "talk-other": {
        "nl": "Wat zag jij in het verhaal dat het kompas niet meetelt?",
        "en": "What did you see in the story that the compass doesn't take into account?",
    },
    "talk-not-when": {"nl": "Speelt dat hier?", "en": "Is that the case here?"},
    "talk-know": {
        "nl": "Wat wil je nog weten voor je iets doet, en aan wie vraag je dat?",
        "en": "What else do you want to know before you act, and whom will you ask?",
    },
    "whole-report": {"nl": "Het hele rapport: {command}", "en": "The full report: {command}"},
}

DECISION = {
    "chosen": {
        "nl": "Is al besloten wat jullie gaan doen?",
        "en": "Have you decided what to do?",
    },
    "chosen-before": {
        "nl": "Besloten is: {label}. Blijft dat zo?",
        "en": "The decision is: {label}. Does it stand?",
    },
    "not-yet": {"nl": "Nog niet", "en": "Not yet"},
    "as-it-is": {"nl": "Ja", "en": "Yes"},
    "advised": {"nl": "(advies)", "en": "(advised)"},
    "why": {
        "nl": "Waarom kiezen jullie hiervoor? Dan kun je het later teruglezen. (mag leeg)",
        "en": "Why this choice? You can read it back later. (optional)",
    },
    "by": {
        "nl": "Wie besloot dit? Een rol, geen naam. (mag leeg)",
        "en": "Who decided? Give a role, not a name. (optional)",
    },
    "on": {
        "nl": "Wanneer? Bijvoorbeeld: vandaag, of 24-11-2026",
        "en": "When? For example: today, or 24 November 2026",
    },
    "done": {
        "nl": "Wat is er tot nu toe gedaan met het besluit? (mag leeg)",
        "en": "What has been done about the decision so far? (optional)",
    },
    "bad-date": {
        "nl": "Schrijf de datum zo: 24-11-2026, 24 november 2026 of vandaag.",
        "en": "Write the date like this: 24 November 2026, 2026-11-24 or today.",
    },
    "kept": {"nl": "Bewaard in {path}.", "en": "Saved in {path}."},
    "keep-choice": {
        "nl": "Je keuze als besluit bewaren?",
        "en": "Keep your choice as the decision?",
    },
    "keep-not": {"nl": "Niet bewaren", "en": "Don't keep it"},
    "keep-in": {"nl": "Bewaren in {path}", "en": "Keep it in {path}"},
    "keep-over": {
        "nl": "Bewaren in {path}, in plaats van: {label}",
        "en": "Keep it in {path}, in place of: {label}",
    },
}
