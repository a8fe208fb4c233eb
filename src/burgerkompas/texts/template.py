"""Remarks in a first map, after CHECK or on their own."""

TEMPLATE = {
    "which-is-name": {
        "nl": "welke kolom houdt de rijen uit elkaar? Zet daar achter: name",
        "en": "which column tells the rows apart? It is to be: name",
    },
    "second-time": {
        "nl": "zou nog een keer {target} zijn",
        "en": "would be {target} a second time",
    },
    "no-other-name": {
        "nl": "geen andere kolom houdt de rijen uit elkaar",
        "en": "no other column tells the rows apart",
    },
    "personal": {
        "nl": "wie het invulde; namen van personen worden niet bewaard",
        "en": "who filled it in; names of persons are not kept",
    },
    "looks-like": {"nl": "lijkt op: {text}", "en": "looks like: {text}"},
    "no-question": {"nl": "lijkt op geen vraag", "en": "looks like no question"},
    "no-answer-to": {"nl": "lijkt op geen antwoord op {id}", "en": "looks like no answer to {id}"},
    "no-answer-like": {
        "nl": "hier lijkt geen antwoord op: {text}",
        "en": "no answer looks like this: {text}",
    },
    "by-number": {"nl": "naar het nummer", "en": "by its number"},
    "by-beginning": {"nl": "naar het begin", "en": "by what it begins with"},
    "unanswered": {"nl": "genomen als niet beantwoord", "en": "taken as unanswered"},
    "no-date": {
        "nl": "geen datum met een jaar van vier cijfers: {text}",
        "en": "no date with a year of four digits: {text}",
    },
    "month-first": {
        "nl": "het kan ook maand-dag zijn: month-first",
        "en": "they could be month-first",
    },
}
