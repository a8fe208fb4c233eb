"""Show questionnaires to their authors and users, as plain text."""

from __future__ import annotations

from textwrap import wrap

from burgerkompas.questionnaire.catalog import load_questions, shipped
from burgerkompas.questionnaire.model import Question, Questionnaire
from burgerkompas.texts import Words
from burgerkompas.texts.command_line import CLI


def listing(language: str) -> str:
    """Return one line for every shipped questionnaire."""
    words = Words(CLI, language)
    lines = []
    for name in shipped():
        questionnaire = load_questions(name)
        spoken = language if language in questionnaire.languages else questionnaire.languages[0]
        count = words(
            "show-count",
            questions=len(questionnaire.questions),
            version=questionnaire.version,
            languages=", ".join(questionnaire.languages),
        )
        lines.append(f"{name}: {questionnaire.title[spoken]} ({count})")
    return "\n".join(lines) + "\n"


def shown(questionnaire: Questionnaire, language: str, width: int) -> str:
    """Return every question with its answers, theme by theme, at most ``width`` wide."""
    words = Words(CLI, language)
    lines = [questionnaire.title[language], "=" * len(questionnaire.title[language])]
    for part in questionnaire.parts:
        lines += ["", part.title[language], "-" * len(part.title[language])]
        if part.intro:
            lines += wrap(part.intro[language], width)
        for name in part.questions:
            lines += ["", *_question(questionnaire.question[name], language, words, width)]
    return "\n".join(lines) + "\n"


def _question(question: Question, language: str, words: Words, width: int) -> list[str]:
    kind = words(f"show-kind-{question.kind}")
    if question.ask_if is not None:
        kind += "; " + words("show-asked-if")
    lines = [f"{question.id} ({kind})"]
    lines += wrap(question.text[language], width, initial_indent="  ", subsequent_indent="  ")
    for option in question.options:
        head = f"    {option.value}  "
        label = option.label[language]
        lines += wrap(label, width, initial_indent=head, subsequent_indent=" " * len(head))
    if question.help:
        lines += wrap(
            question.help[language], width, initial_indent="  ? ", subsequent_indent="    "
        )
    return lines
