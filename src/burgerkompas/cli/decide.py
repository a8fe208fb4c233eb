"""Record in a case file what is taken away, what was decided, or what has been done since."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import structs

from burgerkompas.cases import Case, CaseDecision, read_case
from burgerkompas.cases.store import CaseFile, is_shipped, remember
from burgerkompas.engine import score
from burgerkompas.files import real_path
from burgerkompas.interview import Asker, Entry
from burgerkompas.interview.decision import ask_closing, ask_decision, ask_done
from burgerkompas.interview.practice import Choice
from burgerkompas.locks import locked
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.texts import Words


def conclude(questionnaire: Questionnaire, path: Path, asker: Asker) -> Case:
    """Ask the closing question about the case in a file, and save it there; return the case."""
    with _opened(questionnaire, path) as (file, case):
        return ask_closing(questionnaire, asker, case, lambda c: file.save(c, stamp_version=False))


def decide(questionnaire: Questionnaire, path: Path, asker: Asker, since: bool = False) -> Case:
    """Ask what was decided about the case in a file, and save it there; return the case.

    ``since``: if something was decided before, ask only what has been done.
    """
    language = asker.language
    with _opened(questionnaire, path) as (file, before):
        saved = before

        def save(case: Case) -> None:
            nonlocal saved
            if case != saved:
                file.save(case, stamp_version=False)
                saved = case

        if since and before.decision is not None:
            case = ask_done(asker, before, save)
        else:
            today = datetime.date.today().isoformat()
            case = ask_decision(asker, score(questionnaire, before, full=False), today, save)
    if case.decision != before.decision:
        remember(path)
        asker.tell(Words("decision", language)("kept", path=path))
    return case


def offer_to_keep(questionnaire: Questionnaire, told: Case, choice: Choice, asker: Asker) -> None:
    """Offer to keep a choice in the case it was made on as what was decided.

    A shipped case isn't the user's to change.
    """
    path = Path(told.file or "")
    if is_shipped(path):
        return
    words = Words("decision", asker.language)
    with _opened(questionnaire, path) as (file, case):
        old = case.decision
        over = questionnaire.choosable[old.chosen].label[asker.language] if old else ""
        keep = Entry(words("keep-over" if old else "keep-in", path=path, label=over))
        if not asker.choose(words("keep-choice"), (Entry(words("keep-not")), keep), 0):
            return
        kept = old or CaseDecision(choice.id, by=case.respondent)
        today = datetime.date.today().isoformat()
        new = structs.replace(kept, chosen=choice.id, why=choice.why or None, on=today)
        file.save(structs.replace(case, decision=new), stamp_version=False)
    asker.tell(words("kept", path=path))


@contextmanager
def _opened(questionnaire: Questionnaire, path: Path) -> Iterator[tuple[CaseFile, Case]]:
    """Lock the file of a case, and give it with the case that is in it."""
    with locked(path):
        yield CaseFile(questionnaire, real_path(path)), read_case(questionnaire, path)
