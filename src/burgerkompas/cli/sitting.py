"""One session with a case file: open and lock it, ask the questions, and save every answer."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from contextlib import ExitStack, nullcontext
from errno import EACCES
from pathlib import Path
from typing import NoReturn

from burgerkompas.cases import Answer, Case
from burgerkompas.cases.reader import VersionedCase, open_case
from burgerkompas.cases.store import (
    CHANGED,
    ENDINGS,
    Begun,
    CaseFile,
    claim_path,
    copy_case,
    remember,
    save_case,
)
from burgerkompas.cli import console, exit_codes
from burgerkompas.cli.call import command_line, show_questions
from burgerkompas.errors import (
    AnswersRefused,
    Problem,
    Refused,
    UsageRefused,
    Where,
    system_problem,
)
from burgerkompas.files import is_there, real_path
from burgerkompas.interview import Asker, Session, ask_about, flow
from burgerkompas.interview.since import SessionSince, begin_since
from burgerkompas.locks import locked
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.texts import Words

Save = Callable[[Case], None]

_MISSING_SHOWN = 5
"""The number of missing answers that are named."""


def interview(
    questionnaire: Questionnaire,
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
    ``since``: an earlier case, whose answers are shown so that they can be kept.
    """
    words = Words("interview", asker.language)
    stopped: list[Case] = []
    with ExitStack() as locks:
        try:
            # Lock before reading, so that nothing another session saves is overwritten.
            if path is not None:
                locks.enter_context(locked(path))
            opened = existing(questionnaire, path)
            case = opened.case.merged_with(more, answers or {})
            if path is not None:
                _tell_version(questionnaire, opened, real_path(path), asker)
            if not case.name:
                if path is None and not os.access(".", os.W_OK):
                    denied = PermissionError(EACCES, os.strerror(EACCES))
                    raise UsageRefused([system_problem("unwritable", ".", denied)])
                today = datetime.date.today().isoformat()
                if since is not None:
                    case = begin_since(case, since, today)
                case = ask_about(asker, case, today, stopped.append)
        except (KeyboardInterrupt, EOFError):
            if not stopped:
                stop(words("nothing-yet"))
            case = stopped[0]
        place = path or claim_path(locks, f"{case.name} {case.date or ''}")
        earlier: tuple[str | Path, ...] = ("--since", Path(since.file or "")) if since else ()
        command = command_line("assess", *(["--short"] if short else []), place, *earlier)

        def ask(save: Save) -> Case:
            if stopped:
                raise KeyboardInterrupt
            if since is not None:
                given = (questionnaire, case, asker, save, short)
                return SessionSince(*given, since=since).hold(review)
            return Session(questionnaire, case, asker, save, short).hold(review)

        # Who looks at the answers again doesn't begin.
        earlier_file = real_path(Path(since.file)) if since and since.file else None
        begun = None if review else Begun(short, earlier_file)
        return sit(questionnaire, case, place, asker, command, ask, begun), place


def sit(
    questionnaire: Questionnaire,
    case: Case,
    place: Path,
    asker: Asker,
    command: str,
    ask: Callable[[Save], Case],
    begun: Begun | None = None,
) -> Case:
    """Let ``ask`` fill in a locked case; if it stops early, say with what to continue.

    ``begun``: as ``remember`` notes it.
    """
    words = Words("interview", asker.language)
    save = CaseFile(questionnaire, real_path(place)).save
    save(case)
    remember(place, begun)
    try:
        asker.tell(words("kept-in", path=place))
        case = ask(save)
        save(case)
    except (KeyboardInterrupt, EOFError):
        stop(words("how-to-go-on", command=command))
    except Refused as refused:
        if refused.problems[0].code != CHANGED:
            console.notice(words("not-saved", command=command))
        raise
    return case


def stop(text: str) -> NoReturn:
    """End the program because the user stopped, after a last text."""
    console.notice(f"\n{text}")
    raise SystemExit(exit_codes.INTERRUPTED) from None


def with_ending(path: Path) -> Path:
    """Return the path of a case; a new one may be named without the ending of its file."""
    named = path.suffix in ENDINGS or is_there(path)
    return path if named else path.with_name(f"{path.name}.yaml")


def existing(questionnaire: Questionnaire, path: Path | None) -> VersionedCase:
    """Open the case in a file; if there is no file, start with an empty case."""
    found = path is not None and is_there(path)
    return open_case(questionnaire, path) if path is not None and found else VersionedCase(Case())


def fill_in(
    questionnaire: Questionnaire, path: Path | None, more: Case, answers: dict[str, Answer]
) -> Case:
    """Put a case together without asking anything, and save it if it has a file.

    Raises ``AnswersRefused`` if answers are missing.
    """
    with nullcontext() if path is None else locked(path):
        case = existing(questionnaire, path).case.merged_with(more, answers)
        _refuse_open(questionnaire, case)
        if path is not None:
            save_case(questionnaire, case, real_path(path))
            remember(path)
    return case


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


def _tell_version(
    questionnaire: Questionnaire, opened: VersionedCase, path: Path, asker: Asker
) -> None:
    """Say what it means for a case that it was filled in with another version of the questionnaire.

    Answers to questions that no longer exist are kept in a copy of the file.
    """
    if opened.other_version is None:
        return
    words = Words("interview", asker.language)
    asker.tell(words("version", old=opened.other_version, new=questionnaire.version))

    def listed(key: str, names: tuple[str, ...]) -> None:
        if names:
            asker.tell(words(key, count=len(names)))
            for name in names:
                asker.tell(f"- {questionnaire.question[name].text[asker.language]}")

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
