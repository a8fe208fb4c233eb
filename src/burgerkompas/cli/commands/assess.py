"""`assess`: collect the answers, hold the interview, save the case and show the report."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable
from contextlib import ExitStack, nullcontext
from errno import EACCES
from pathlib import Path
from typing import Annotated, Any, NoReturn

from msgspec import structs

from burgerkompas.cases import Answer, Case, not_an_answer, parse_answer, read_case
from burgerkompas.cases.store import (
    CHANGED,
    CaseFile,
    claim_path,
    copy_case,
    remember,
    save_case,
)
from burgerkompas.cases.versions import VersionedCase, open_case
from burgerkompas.cli import console, exit_codes
from burgerkompas.cli.find_case import ENDINGS, RecentCase, cases_like, recent
from burgerkompas.cli.named_cases import read_cases
from burgerkompas.cli.options import (
    CasePath,
    Data,
    Json,
    Output,
    Plain,
    Settings,
    check_format,
    chosen_format,
    command,
    command_line,
    option,
    show_questions,
    words,
)
from burgerkompas.engine import score
from burgerkompas.errors import (
    AnswersRefused,
    Problem,
    Refused,
    UsageRefused,
    Where,
    closest,
    system_problem,
)
from burgerkompas.files import is_there, refuse_to_read
from burgerkompas.interview import Asker, Entry, ask_about, flow, hold, open_asker
from burgerkompas.interview.since import begin_since, hold_since
from burgerkompas.locks import locked
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report import COMPARISON_FORMATS, REPORT_FORMATS, Format, Screen
from burgerkompas.texts import Words
from burgerkompas.texts.dates import say_date
from burgerkompas.texts.interview import INTERVIEW

Save = Callable[[Case], None]

_MISSING_SHOWN = 5
"""How many missing answers are named."""


@command
def assess(
    settings: Settings,
    case: CasePath = None,
    short: Annotated[bool, option("--short")] = False,
    data: Data = None,
    answer: Annotated[list[str] | None, option("--answer", metavar="ID=VALUE")] = None,
    since: Annotated[str | None, option("--since", metavar="FILE")] = None,
    no_input: Annotated[bool, option("--no-input")] = False,
    plain: Plain = False,
    json: Json = False,
    format: Annotated[str | None, option("--format", choices=REPORT_FORMATS)] = None,
    output: Output = None,
) -> None:
    """Hold the interview, save the case and show the report."""
    chosen = REPORT_FORMATS[chosen_format(json, format, REPORT_FORMATS, output)]
    check_format(chosen, output)
    questionnaire, language = settings.open_questions()
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
            _existing(questionnaire, path)
            raise AnswersRefused([Problem("no-terminal", Where(""))])
        asker = open_asker(language, plain, console.takes_color(sys.stderr, settings.no_color))
        # Answers given beforehand are meant for a new case.
        if path is None and more == Case() and not answers and then is None:
            path = offer_to_continue(questionnaire, language, asker)
        elif case is not None and path is not None and not is_there(path) and then is None:
            path = offer_similar(questionnaire, language, asker, case, path)
        filled, path = interview(
            questionnaire, language, asker, path, more, answers, short, since=then
        )
    show(settings, questionnaire, language, filled, path, chosen, output, asker, then)


def show(
    settings: Settings,
    questionnaire: Questionnaire,
    language: str,
    case: Case,
    path: Path | None,
    chosen: Format[Any],
    output: str | None,
    asker: Asker | None,
    since: Case | None = None,
) -> None:
    """Say where a case was saved and show its report; ``asker`` at a terminal offers the rest.

    What moved ``since`` an earlier case stands above the card, and below a whole report; in a
    format for one report only, the command that shows it is told.
    """
    if path is not None:
        console.notice(words("saved", path=path), settings.quiet)
    console.warn_if_shared([case], chosen.shared, output, language, settings.quiet)
    at_terminal = chosen.name == "terminal" and output is None and sys.stdout.isatty()
    screen = console.screen(output, settings.no_color)
    moved = ""
    if since is not None and chosen.name == "terminal":
        moved = _moved(questionnaire, since, case, path, language, screen)
    elif since is not None and path is not None:
        command = command_line("compare", Path(since.file or ""), path, "--as", "moments")
        console.notice(words("moved", command=command), settings.quiet)
    if at_terminal and path is not None and asker is not None:
        if moved:
            console.put(f"{moved}\n", None)
        offer_report(settings, questionnaire, language, case, path, asker)
        return
    product = chosen.render([score(questionnaire, case)], language, screen)
    if moved:
        product = f"{product!s}\n{moved}"
    console.deliver(product, output, language, settings.quiet)


def _moved(
    questionnaire: Questionnaire,
    since: Case,
    case: Case,
    path: Path | None,
    language: str,
    screen: Screen,
) -> str:
    """Return what is different from an earlier case, as ``compare --as moments`` tells it."""
    # Only this needs the comparison. A case without a date would come last.
    from burgerkompas.comparison import compare

    earlier = structs.replace(since, date=since.date or "")
    now = structs.replace(case, file=str(path or ""))
    comparison = compare(questionnaire, [earlier, now], "moments")
    return str(COMPARISON_FORMATS["terminal"].render(comparison, language, screen))


def offer_report(
    settings: Settings,
    questionnaire: Questionnaire,
    language: str,
    case: Case,
    path: Path,
    asker: Asker,
    asks: bool = True,
) -> None:
    """Show what a case asks to do first, and offer the rest, such as changing an answer.

    ``asks``: first ask what was decided, or what was done since.
    """
    # Only a terminal needs it.
    from burgerkompas.cli.decide import decide
    from burgerkompas.cli.report_menu import show_and_offer

    def change() -> Case:
        changed, _ = interview(questionnaire, language, asker, path, review=True)
        return changed

    def decided(since: bool) -> Case:
        return decide(questionnaire, language, path, asker, since)

    show_and_offer(settings, questionnaire, language, case, path, asker, change, decided, asks)


def fill_in(
    questionnaire: Questionnaire, path: Path | None, more: Case, answers: dict[str, Answer]
) -> Case:
    """Put a case together without asking anything, and save it if it has a file.

    Raises ``AnswersRefused`` if answers are missing.
    """
    with nullcontext() if path is None else locked(path.resolve()):
        case = _existing(questionnaire, path).case.merged_with(more, answers)
        _refuse_open(questionnaire, case)
        if path is not None:
            save_case(questionnaire, case, path.resolve())
            remember(path)
    return case


def interview(
    questionnaire: Questionnaire,
    language: str,
    asker: Asker,
    path: Path | None,
    more: Case = Case(),  # noqa: B008 - frozen
    answers: dict[str, Answer] | None = None,
    short: bool = False,
    review: bool = False,
    since: Case | None = None,
) -> tuple[Case, Path]:
    """Ask the open questions; return the finished case and the file it was saved in.

    Answers come from the case file, then ``more``, then ``answers``; later ones take precedence.
    ``short``: ask only what can still change the advice. ``review``: begin with the overview.
    ``since``: an earlier case, whose answers stand beside the questions to keep.
    """
    words = Words(INTERVIEW, language)
    stopped: list[Case] = []
    with ExitStack() as locks:
        try:
            # Lock before reading, so that nothing another session saves is overwritten.
            if path is not None:
                locks.enter_context(locked(path.resolve()))
            opened = _existing(questionnaire, path)
            case = opened.case.merged_with(more, answers or {})
            if path is not None:
                _tell_version(questionnaire, language, opened, path.resolve(), asker)
            if not case.name:
                if path is None and not os.access(".", os.W_OK):
                    denied = PermissionError(EACCES, os.strerror(EACCES))
                    raise UsageRefused([system_problem("unwritable", ".", denied)])
                today = datetime.date.today().isoformat()
                if since is not None:
                    case = begin_since(case, since, today)
                case = ask_about(asker, language, case, today, stopped.append)
        except (KeyboardInterrupt, EOFError):
            if not stopped:
                _stop(words("nothing-yet"))
            case = stopped[0]
        place = path or claim_path(locks, f"{case.name} {case.date or ''}")
        earlier: tuple[str | Path, ...] = ("--since", Path(since.file or "")) if since else ()
        command = command_line("assess", place, *earlier)

        def ask(save: Save) -> Case:
            if stopped:
                raise KeyboardInterrupt
            if since is not None:
                return hold_since(questionnaire, case, asker, language, save, short, since)
            return hold(questionnaire, case, asker, language, save, short, review)

        return sit(questionnaire, language, case, place, asker, command, ask), place


def _stop(text: str) -> NoReturn:
    console.notice(f"\n{text}")
    raise SystemExit(exit_codes.INTERRUPTED) from None


def with_ending(path: Path) -> Path:
    """Return the path of a case; a new one may be named without the ending of its file."""
    named = path.suffix in ENDINGS or is_there(path)
    return path if named else path.with_name(f"{path.name}.yaml")


def name_and_date(one: RecentCase, language: str) -> str:
    """Return what a case is called in a menu."""
    return ", ".join([one.name, *([say_date(one.case.date, language)] if one.case.date else [])])


def resume_entry(one: RecentCase, language: str) -> Entry:
    """Return the line of a menu that goes on with an unfinished case."""
    name, words = name_and_date(one, language), Words(INTERVIEW, language)
    return Entry(words("go-on-with", name=name, answered=one.answered, asked=one.asked))


def _existing(questionnaire: Questionnaire, path: Path | None) -> VersionedCase:
    """Open the case in a file; if there is no file, start with an empty case."""
    found = path is not None and is_there(path)
    return open_case(questionnaire, path) if path is not None and found else VersionedCase(Case())


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


def _refuse_open(questionnaire: Questionnaire, case: Case) -> None:
    missing = [n for n in flow.route(questionnaire, case.answers) if n not in case.answers]
    if not case.name:
        missing.insert(0, "name")
    if missing:
        shown = missing[:_MISSING_SHOWN] + ["…"] * (len(missing) > _MISSING_SHOWN)
        values = {
            "count": str(len(missing)),
            "missing": ", ".join(shown),
            "command": show_questions(questionnaire),
        }
        raise AnswersRefused([Problem("answers-missing", Where(case.file or ""), values)])


def sit(
    questionnaire: Questionnaire,
    language: str,
    case: Case,
    place: Path,
    asker: Asker,
    command: str,
    ask: Callable[[Save], Case],
) -> Case:
    """Let ``ask`` fill in a locked case; if it stops early, say with what to continue."""
    words = Words(INTERVIEW, language)
    save = CaseFile(questionnaire, place.resolve()).save
    save(case)
    remember(place)
    try:
        asker.tell(words("kept-in", path=place))
        case = ask(save)
        save(case)
    except (KeyboardInterrupt, EOFError):
        _stop(words("how-to-go-on", command=command))
    except Refused as refused:
        if refused.problems[0].code != CHANGED:
            console.notice(words("not-saved", command=command))
        raise
    return case


def offer_to_continue(questionnaire: Questionnaire, language: str, asker: Asker) -> Path | None:
    """Offer to continue with a recent case that is unfinished; return its file if chosen."""
    started = [one for one in recent(questionnaire) if not one.finished]
    if not started:
        return None
    words = Words(INTERVIEW, language)
    entries = (*(resume_entry(one, language) for one in started), Entry(words("resume-no")))
    chosen = _choose(asker, words("resume"), entries, words)
    return started[chosen].path if chosen < len(started) else None


def offer_similar(
    questionnaire: Questionnaire, language: str, asker: Asker, typed: Path, path: Path
) -> Path:
    """Offer the cases with a name like the one typed, or else the new ``path``."""
    found = cases_like(questionnaire, str(typed), shipped=False)
    if not found:
        return path
    words = Words(INTERVIEW, language)
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
        _stop(words("nothing-yet"))
    return chosen


def _tell_version(
    questionnaire: Questionnaire, language: str, opened: VersionedCase, path: Path, asker: Asker
) -> None:
    """Say what another version of the questionnaire means for a case that was filled in with it.

    Answers to questions that no longer exist are kept in a copy of the file.
    """
    if opened.other_version is None:
        return
    words = Words(INTERVIEW, language)
    asker.tell(words("version", old=opened.other_version, new=questionnaire.version))

    def listed(key: str, names: tuple[str, ...]) -> None:
        if names:
            asker.tell(words(key, count=len(names)))
            for name in names:
                asker.tell(f"- {questionnaire.question[name].text[language]}")

    answers = opened.case.answers
    still_open = [n for n in flow.route(questionnaire, answers) if n not in answers]
    listed("version-changed", opened.changed)
    listed("version-open", tuple(n for n in still_open if n not in opened.changed))
    if not still_open:
        asker.tell(words("version-nothing"))
    if opened.removed or opened.changed:
        copy = copy_case(path, opened.other_version)
        ids = ", ".join((*opened.removed, *opened.changed))
        asker.tell(words("version-copy", ids=ids, copy=copy))
