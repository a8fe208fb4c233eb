"""What agreement between respondents and with labels is told in."""

VALIDITY = {
    # Agreement
    "agreement-title": {"nl": "Zijn invullers het eens?", "en": "Do respondents agree?"},
    "counted": {
        "nl": "{readings} invullingen van {initiatives} initiatieven, {pairs} paren.",
        "en": "{readings} readings of {initiatives} initiatives, {pairs} pairs.",
    },
    "alone": {
        "nl": "Door één persoon ingevuld, en hier niet geteld: {names}.",
        "en": "Filled in by one person, and not counted here: {names}.",
    },
    "few": {
        "nl": "Minder dan {least} initiatieven: alleen percentages. Een coëfficiënt zou toeval zijn.",
        "en": "Fewer than {least} initiatives: percentages only. A coefficient would be chance.",
    },
    "how-to-read": {
        "nl": "%: hoe vaak twee invullers hetzelfde kiezen. α (Krippendorff) en AC1 (Gwet): 1 is steeds "
        "hetzelfde, 0 is toeval. Tussen haakjes: het interval van 95 %, door steeds één initiatief weg te "
        "laten. n: initiatieven met twee antwoorden of meer.",
        "en": "%: how often two respondents choose the same. α (Krippendorff) and AC1 (Gwet): 1 is always "
        "the same, 0 is chance. In brackets: the 95 % interval, leaving out one initiative at a time. "
        "n: initiatives with two answers or more.",
    },
    "advice-and-types": {"nl": "Advies en soorten", "en": "Advice and types"},
    "dimensions": {"nl": "Dimensies", "en": "Dimensions"},
    "questions": {"nl": "Vragen", "en": "Questions"},
    "advice": {"nl": "advies", "en": "advice"},
    "what": {"nl": "wat", "en": "what"},
    "alike": {"nl": "% gelijk", "en": "% alike"},
    "known": {"nl": "% wel of niet bekend gelijk", "en": "% known or not alike"},
    "hinges": {"nl": "Waardoor het advies verschilt", "en": "What makes the advice differ"},
    "apart": {
        "nl": "In {apart} van {pairs} paren verschilt het advies.",
        "en": "In {apart} of {pairs} pairs the advice differs.",
    },
    "hinge": {
        "nl": "{question}: in {count} van die paren",
        "en": "{question}: in {count} of those pairs",
    },
    # Validation
    "validation-title": {
        "nl": "Past het advies bij onafhankelijke oordelen?",
        "en": "Does the advice agree with independent labels?",
    },
    "judged": {
        "nl": "{readings} invullingen van {cases} casussen.",
        "en": "{readings} readings of {cases} cases.",
    },
    "unlabelled": {
        "nl": "Zonder oordeel, en niet geteld: {names}.",
        "en": "Without a label, and not counted: {names}.",
    },
    "labels-are-judgements": {
        "nl": "Een oordeel is wat iemand koos die de casus las. Het is geen uitkomst. Tussen haakjes: het "
        "interval van 95 %, door casussen opnieuw te trekken.",
        "en": "A label is what someone chose who read the case. It is not an outcome. In brackets: the 95 % "
        "interval, from drawing cases again.",
    },
    "agreement": {"nl": "Hoe vaak het past", "en": "How often it agrees"},
    "share": {"nl": "hoe vaak", "en": "how often"},
    "first": {"nl": "eerste keus", "en": "first choice"},
    "defensible": {"nl": "verdedigbaar", "en": "defensible"},
    "never": {"nl": "duidelijk fout", "en": "clearly wrong"},
    "same-advice": {
        "nl": "hetzelfde advies bij alle invullers",
        "en": "same advice for all respondents",
    },
    "clear": {"nl": "Duidelijk advies", "en": "Clear advice"},
    "unclear": {"nl": "Twee genoemd", "en": "Two named"},
    "told-as-clear": {"nl": "als duidelijk verteld", "en": "told as clear"},
    "one-of-two": {
        "nl": "een van de twee is eerste keus",
        "en": "one of the two is a first choice",
    },
    "neither-never": {"nl": "geen van beide is duidelijk fout", "en": "neither is clearly wrong"},
    "bands": {"nl": "Per soort advies", "en": "By kind of advice"},
    "readings": {"nl": "invullingen", "en": "readings"},
    "confusion": {"nl": "Oordeel en advies", "en": "Label and advice"},
    "label": {"nl": "oordeel", "en": "label"},
    "evidence": {"nl": "Om in de vragenlijst te zetten", "en": "To paste into the questionnaire"},
}
