"""What the form says around the questions; the page has all of it, in every language."""

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
    "previous": {"nl": "Vorige", "en": "Back"},
    "next": {"nl": "Volgende", "en": "Next"},
    "save": {"nl": "Opslaan", "en": "Save"},
    "start": {"nl": "Over deze casus", "en": "About this case"},
    "private": {
        "nl": "Alles blijft op dit apparaat: deze pagina stuurt niets weg. Noem nergens namen van personen. Klaar, of wil je stoppen? Kies dan Opslaan. Je krijgt een bestand met je antwoorden.",
        "en": "Everything stays on this device: this page sends nothing anywhere. Don't name any people. When you have finished, or want to stop, choose Save. You get a file with your answers.",
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
        "nl": "{file} kan hier niet open: het is niet met dit formulier gemaakt, of met een andere versie. Met 'burgerkompas form BESTAND' krijg je een formulier waar het al in staat.",
        "en": "{file} can't be opened here: it was not made with this form, or it was made with another version. 'burgerkompas form FILE' makes a form with its answers filled in.",
    },
    "name": {"nl": "Hoe noem je deze casus?", "en": "What do you call this case?"},
    "name-hint": {"nl": "Dit moet je invullen.", "en": "Required."},
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
        "nl": "Kies Opslaan. Je krijgt een bestand met je antwoorden. Geef dat aan wie dit formulier aan je gaf. Met 'burgerkompas report BESTAND' komt het advies.",
        "en": "Choose Save. You get a file with your answers. Give it to whoever gave you this form. 'burgerkompas report FILE' gives the advice.",
    },
    "as-text": {
        "nl": "Lukt opslaan niet? Kopieer deze tekst",
        "en": "Can't save? Copy this text instead",
    },
    "as-text-label": {"nl": "Je antwoorden als tekst", "en": "Your answers as text"},
    "saved": {
        "nl": "Opgeslagen als {file}. Kijk of het bestand in je downloads staat. Deze browser onthoudt je antwoorden nu niet meer.",
        "en": "Saved as {file}. Check that the file is in your downloads. This browser no longer keeps your answers.",
    },
    "restored": {
        "nl": "Je antwoorden van de vorige keer staan er weer. Ze zijn nog niet opgeslagen in een bestand.",
        "en": "Your answers from last time are back. They haven't been saved to a file yet.",
    },
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
