"""`assess`: collect the answers, hold the interview, save the case and show the report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from burgerkompas.cases import Answer, Case, not_an_answer, parse_answer, read_case
from burgerkompas.cli import console
from burgerkompas.cli.call import Settings, check_format, chosen_format
from burgerkompas.cli.named_cases import cases_like, read_cases
from burgerkompas.cli.options import AnswersFile, CasePath, Json, Output, Plain, command, option
from burgerkompas.cli.recent import RecentCase, names_of, recent, way_on
from burgerkompas.cli.report_menu import end_with_report
from burgerkompas.cli.sitting import existing, fill_in, interview, stop, with_ending
from burgerkompas.errors import AnswersRefused, Problem, Where, closest
from burgerkompas.files import is_there, refuse_to_read
from burgerkompas.interview import Asker, Entry
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report import REPORT_FORMATS
from burgerkompas.texts import Words


@command
def assess(
    settings: Settings,
    case: CasePath = None,
    short: Annotated[bool, option("--short")] = False,
    data: AnswersFile = None,
    answer: Annotated[list[str] | None, option("--answer", metavar="ID=VALUE")] = None,
    since: Annotated[str | None, option("--since", metavar="FILE")] = None,
    no_input: Annotated[bool, option("--no-input")] = False,
    plain: Plain = False,
    json: Json = False,
    format: Annotated[str | None, option("--format", choices=REPORT_FORMATS)] = None,
    output: Output = None,
) -> None:
    """Hold the interview, save the case and show the report."""
    chosen = chosen_format(json, format, REPORT_FORMATS, output)
    check_format(chosen, output)
    call = settings.open()
    questionnaire = call.questionnaire
    answers = parse_answers(questionnaire, answer or [])
    asker = None
    more = Case() if data is None else read_case(questionnaire, data)
    path = case and with_ending(case)
    with refuse_to_read([path] if path else []):
        then = read_cases(questionnaire, [since])[0] if since else None
    if no_input:
        filled = fill_in(questionnaire, path, more, answers)
    else:
        if not console.can_ask():
            # Problems in the file are worth reporting even if nothing can be asked.
            existing(questionnaire, path)
        console.require_terminal()
        asker = call.open_asker(plain)
        # Answers given beforehand are meant for a new case.
        if path is None and more == Case() and not answers and then is None:
            started = offer_to_continue(questionnaire, asker)
            if started is not None:
                path = started.path
                as_begun, then = way_on(questionnaire, started, asker)
                short = short or as_begun
        elif case is not None and path is not None and not is_there(path) and then is None:
            path = offer_similar(questionnaire, asker, case, path)
        filled, path = interview(questionnaire, asker, path, more, answers, short, since=then)
    end_with_report(call, filled, path, chosen, output, asker, then)


def resume_entry(one: RecentCase, name: str, words: Words) -> Entry:
    """Return the menu entry that continues an unfinished case, which is called ``name``."""
    key = "fill-up" if one.enough else "go-on-with"
    return Entry(words(key, name=name, answered=one.answered, asked=one.asked))


def parse_answers(questionnaire: Questionnaire, texts: list[str]) -> dict[str, Answer]:
    """Parse ID=VALUE answers; raise ``AnswersRefused`` with every one that is wrong."""
    answers: dict[str, Answer] = {}
    problems = []
    where = Where("--answer")
    for text in texts:
        name, equals, value = text.partition("=")
        question = questionnaire.question.get(name.strip())
        if not equals:
            problems.append(Problem("not-id-value", where, {"text": text}))
        elif question is None:
            guess = closest(name, questionnaire.question)
            problems.append(Problem("unknown-question", where, {"id": name}, guess))
        else:
            answer = parse_answer(question, value)
            if answer is None:
                problems.append(not_an_answer(question, value, where))
            elif question.id in answers:
                problems.append(Problem("answered-twice", where, {"id": question.id}))
            else:
                answers[question.id] = answer
    if problems:
        raise AnswersRefused(problems)
    return answers


def offer_to_continue(questionnaire: Questionnaire, asker: Asker) -> RecentCase | None:
    """Offer to continue with a recent case that is unfinished; return it if chosen."""
    started = [one for one in recent(questionnaire) if not one.finished]
    if not started:
        return None
    words = Words("interview", asker.language)
    named = zip(started, names_of(started, asker.language), strict=True)
    entries = (*(resume_entry(*one, words) for one in named), Entry(words("resume-no")))
    chosen = _choose(asker, words("resume"), entries, words)
    return started[chosen] if chosen < len(started) else None


def offer_similar(questionnaire: Questionnaire, asker: Asker, typed: Path, path: Path) -> Path:
    """Offer the cases with a name like the one typed, or else the new ``path``."""
    found = cases_like(questionnaire, str(typed), shipped=False)
    if not found:
        return path
    words = Words("interview", asker.language)
    entries = (
        *(Entry(f"{name} ({place})") for place, name in found.items()),
        Entry(words("new-in", path=path)),
    )
    chosen = _choose(asker, words("did-you-mean", name=typed), entries, words)
    return [*found, path][chosen]


def _choose(asker: Asker, title: str, entries: tuple[Entry, ...], words: Words) -> int:
    """Let the user choose before anything has begun; stop if that is the choice."""
    try:
        chosen = asker.choose(title, entries, 0, stops=True)
    except (KeyboardInterrupt, EOFError):
        chosen = None
    if chosen is None:
        stop(words("nothing-yet"))
    return chosen
