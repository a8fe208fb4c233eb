"""What the page says around the questions and the report; it has all of it, in every language."""

FORM = {
    "no-script": {
        "nl": "Dit formulier werkt alleen met JavaScript. Er gaat niets naar internet.",
        "en": "This form needs JavaScript. Nothing is sent over the internet.",
    },
    "skip": {"nl": "Naar de vragen", "en": "Skip to the questions"},
    "language": {"nl": "Taal", "en": "Language"},
    "parts": {"nl": "Onderdelen", "en": "Sections"},
    "part-progress": {"nl": "{done} van {total} ingevuld", "en": "{done} of {total} filled in"},
    "progress": {
        "nl": "{done} van de {total} vragen ingevuld",
        "en": "{done} of {total} questions filled in",
    },
    "to-advice": {"nl": "Naar het advies", "en": "To the advice"},
    "to-report": {"nl": "Naar het rapport", "en": "To the report"},
    "advice-so-far": {"nl": "Advies tot nu toe", "en": "Advice so far"},
    "report-so-far": {"nl": "Rapport tot nu toe", "en": "Report so far"},
    "to-questions": {"nl": "Naar de vragen", "en": "To the questions"},
    "advice": {"nl": "Het advies", "en": "The advice"},
    "report": {"nl": "Het rapport", "en": "The report"},
    "so-far": {
        "nl": "Je hebt {done} van de {total} vragen ingevuld. Elk antwoord dat erbij komt, kan dit misschien nog veranderen.",
        "en": "You have answered {done} of {total} questions. Each further answer may still change this.",
    },
    "print": {"nl": "Afdrukken", "en": "Print"},
    "save-report": {"nl": "Rapport als bestand", "en": "Report as a file"},
    "save-report-hint": {
        "nl": "In het bestand staan ook je notities en het verhaal. Op papier staan die niet.",
        "en": "The file also has your notes and the story. The printed report does not.",
    },
    "nothing-yet": {
        "nl": "Er is nog niets ingevuld. Beantwoord eerst een paar vragen. Daarna lees je hier wat eruit volgt.",
        "en": "Nothing has been filled in yet. Answer some questions first. What follows from them will appear here.",
    },
    "report-file": {"nl": "rapport", "en": "report"},
    "to-decision": {"nl": "Wat besluiten jullie?", "en": "What do you decide?"},
    "decision": {"nl": "Wat besluiten jullie?", "en": "What do you decide?"},
    "decision-hint": {
        "nl": "Mag leeg. Het advies is het begin van een gesprek; jullie besluiten, het liefst samen met de groep.",
        "en": "Optional. The advice is the start of a conversation; you decide, preferably together with the group.",
    },
    "decided": {"nl": "Dit gaan we doen", "en": "This is what we will do"},
    "or-first": {"nl": "Of eerst iets anders:", "en": "Or do something else first:"},
    "decided-why": {"nl": "Waarom?", "en": "Why?"},
    "decided-why-other": {
        "nl": "Waarom kiezen jullie iets anders dan het advies?",
        "en": "Why do you choose something other than the advice?",
    },
    "decided-by": {"nl": "Wie besloot dit?", "en": "Who decided this?"},
    "decided-on": {"nl": "Op welke datum?", "en": "On what date?"},
    "decided-done": {
        "nl": "Wat is er tot nu toe gedaan?",
        "en": "What has been done so far?",
    },
    "decided-done-hint": {
        "nl": "Vul dit in als je later nog eens kijkt.",
        "en": "Fill this in when you look again later.",
    },
    "no-decision": {"nl": "Toch nog geen besluit", "en": "No decision yet after all"},
    "practice": {"nl": "Oefenen", "en": "Practice"},
    "practice-first": {
        "nl": "Eerst oefenen met een verhaal dat echt gebeurde",
        "en": "Practise first on a story that really happened",
    },
    "see-advice": {"nl": "Laat zien wat het kompas zegt", "en": "Show what the compass says"},
    "another-story": {"nl": "Een ander verhaal", "en": "Another story"},
    "own-case": {"nl": "Nu zelf een casus invullen", "en": "Now fill in a case yourself"},
    "whole-report": {"nl": "Het hele rapport", "en": "The full report"},
    "previous": {"nl": "Vorige", "en": "Back"},
    "next": {"nl": "Volgende", "en": "Next"},
    "save": {"nl": "Opslaan", "en": "Save"},
    "start": {"nl": "Over deze casus", "en": "About this case"},
    "private": {
        "nl": "Alles blijft op dit apparaat: deze pagina stuurt niets weg. Noem nergens namen van personen. Stoppen kan altijd: deze browser onthoudt je antwoorden, behalve in een privévenster. Met Opslaan krijg je ze als bestand.",
        "en": "Everything stays on this device: this page sends nothing anywhere. Don't name any people. You can stop at any time: this browser remembers your answers, except in a private window. Save gives them to you as a file.",
    },
    "open-file": {
        "nl": "Verdergaan met een bestand dat je eerder opsloeg",
        "en": "Continue with a file you saved earlier",
    },
    "open-file-label": {"nl": "Kies het bestand (.yaml)", "en": "Choose the file (.yaml)"},
    "opened": {
        "nl": "Geopend: {file}. Je antwoorden staan er weer.",
        "en": "Opened: {file}. Your answers are back.",
    },
    "not-opened": {
        "nl": "{file} kan hier niet open: het is niet met deze pagina gemaakt, het komt van een andere versie of het is beschadigd. Open het in de pagina waarmee je het opsloeg. Lukt dat niet, stuur het bestand dan aan wie je de pagina gaf: met 'burgerkompas form BESTAND' maakt die er een pagina van.",
        "en": "{file} can't be opened here: it was not made with this page, it comes from another version, or it is damaged. Open it in the page you saved it with. If that doesn't work, send the file to whoever gave you this page: 'burgerkompas form FILE' turns it into a page.",
    },
    "name": {"nl": "Hoe noem je deze casus?", "en": "What do you call this case?"},
    "name-hint": {
        "nl": "Nodig om op te slaan. Bijvoorbeeld: de buurttuin.",
        "en": "Needed for saving. For example: the neighbourhood garden.",
    },
    "place": {"nl": "In welke plaats?", "en": "Where is it?"},
    "date": {
        "nl": "Van welke datum zijn de antwoorden?",
        "en": "What date do the answers describe?",
    },
    "respondent": {"nl": "Wie vult dit in?", "en": "Who is filling this in?"},
    "respondent-hint": {
        "nl": "Mag leeg. Schrijf een rol, geen naam. Bijvoorbeeld: professional.",
        "en": "Optional. Give a role, not a name. For example: professional.",
    },
    "may-be-empty": {"nl": "Mag leeg.", "en": "Optional."},
    "help": {"nl": "Uitleg", "en": "Help"},
    "note": {"nl": "Notitie", "en": "Note"},
    "note-hint": {
        "nl": "Mag leeg. Noem geen namen van personen.",
        "en": "Optional. Don't name any people.",
    },
    "note-label": {"nl": "Notitie bij deze vraag", "en": "Note on this question"},
    "urgent": {
        "nl": "{label}: {first} Je kunt nu stoppen en opslaan.",
        "en": "{label}: {first} You can stop now and save.",
    },
    "urgent-duty": {
        "nl": "Dit moet nu: {duty} Daarna kun je verder.",
        "en": "Do this now: {duty} You can continue afterwards.",
    },
    "urgent-open": {
        "nl": "Zoek dit eerst uit, voor je iets doet.",
        "en": "Find this out before you do anything.",
    },
    "unknown": {"nl": "weet ik niet", "en": "I don't know"},
    "not-applicable": {"nl": "niet van toepassing", "en": "not applicable"},
    "none-of-these": {"nl": "geen van deze", "en": "none of these"},
    "several": {
        "nl": "Je mag meer dan één antwoord kiezen.",
        "en": "You can choose more than one answer.",
    },
    "clear": {"nl": "Antwoord wissen", "en": "Clear answer"},
    "bounds": {"nl": "{kind}, van {low} tot en met {high}.", "en": "{kind}, from {low} to {high}."},
    "at-least": {"nl": "{kind}, {low} of meer.", "en": "{kind}, {low} or more."},
    "at-most": {"nl": "{kind}, {high} of minder.", "en": "{kind}, {high} or less."},
    "whole": {"nl": "Een heel getal", "en": "A whole number"},
    "decimal": {
        "nl": "Een getal, met hoogstens {decimals} cijfers achter de komma",
        "en": "A number with at most {decimals} decimal places",
    },
    "point": {"nl": ",", "en": "."},
    "bad-number": {"nl": "Dit kan niet. {hint}", "en": "That won't work. {hint}"},
    "bad-text": {
        "nl": "Dit woord alleen kan hier geen antwoord zijn. Schrijf er iets bij.",
        "en": "This word on its own can't be an answer here. Add something to it.",
    },
    "bad-name": {
        "nl": "Vul een naam in. Zonder naam kan dit niet worden opgeslagen.",
        "en": "Enter a name. The case can't be saved without one.",
    },
    "bad-date": {
        "nl": "Dit is geen datum. Schrijf jaar-maand-dag, zoals 2026-11-24.",
        "en": "That is not a date. Write year-month-day, for example 2026-11-24.",
    },
    "finish": {"nl": "Afronden", "en": "Finish"},
    "story": {"nl": "Het verhaal erbij", "en": "The story behind it"},
    "story-hint": {
        "nl": "Mag leeg. Wat er gebeurde en wat je zag, in je eigen woorden. Noem geen namen van personen.",
        "en": "Optional. What happened and what you saw, in your own words. Don't name any people.",
    },
    "all-done": {"nl": "Alle vragen zijn ingevuld.", "en": "All questions have been answered."},
    "open": {
        "nl": "Nog niet ingevuld: {count}. Dat mag. Wat open blijft, telt niet mee.",
        "en": "Not answered yet: {count}. That's fine. Unanswered questions don't count.",
    },
    "open-list": {"nl": "Laat zien welke", "en": "Show them"},
    "how-to-save": {
        "nl": "Met Opslaan krijg je een bestand met je antwoorden, notities en besluit. Daarmee kun je hier later verder, of een collega.",
        "en": "Save gives you a file with your answers, notes and decision. With that file you, or a colleague, can continue here later.",
    },
    "as-text": {
        "nl": "Lukt opslaan niet? Kopieer deze tekst",
        "en": "Can't save? Copy this text instead",
    },
    "as-text-label": {"nl": "Je antwoorden als tekst", "en": "Your answers as text"},
    "saved": {
        "nl": "Opgeslagen als {file}. Kijk of het bestand in je downloads staat.",
        "en": "Saved as {file}. Check that the file is in your downloads.",
    },
    "kept-too": {
        "nl": "Deze browser onthoudt je antwoorden ook nog, tot je opnieuw begint.",
        "en": "This browser keeps your answers too, until you start over.",
    },
    "too-much-text": {
        "nl": "Er is te veel tekst om op te slaan: meer dan {most} tekens. Maak je notities of het verhaal korter.",
        "en": "There is too much text to save: more than {most} characters. Shorten your notes or the story.",
    },
    "restored": {
        "nl": "Je antwoorden van de vorige keer staan er weer. Ze zijn nog niet opgeslagen in een bestand.",
        "en": "Your answers from last time are back. They haven't been saved to a file yet.",
    },
    "restored-saved": {
        "nl": "Je antwoorden van de vorige keer staan er weer. Je hebt ze toen opgeslagen.",
        "en": "Your answers from last time are back. You saved them then.",
    },
    "elsewhere": {
        "nl": "Deze pagina staat ook open in een ander tabblad. De browser onthoudt wat je daar invult; wat je hier invult, onthoudt hij niet. Ga daar verder, of sla het hier op.",
        "en": "This page is also open in another tab. The browser keeps what you fill in there, not what you fill in here. Continue there, or save it here.",
    },
    "close": {"nl": "Sluiten", "en": "Close"},
    "start-again": {"nl": "Opnieuw beginnen", "en": "Start over"},
    "start-again-sure": {
        "nl": "Alles wat hier is ingevuld en niet is opgeslagen, gaat weg. Weet je het zeker?",
        "en": "Everything you entered here and didn't save will be lost. Are you sure?",
    },
    "not-kept": {
        "nl": "Deze browser kan je antwoorden niet onthouden. Sla ze op voor je deze pagina sluit.",
        "en": "This browser can't keep your answers. Save them before you close this page.",
    },
}
