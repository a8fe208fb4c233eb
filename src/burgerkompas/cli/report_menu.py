"""What follows a report at a terminal: the whole of it, a page, a document, or another answer."""

from __future__ import annotations

import os
import webbrowser
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

from burgerkompas.cases import Case
from burgerkompas.cli import console
from burgerkompas.cli.call import Call, check_format
from burgerkompas.cli.decide import conclude, decide
from burgerkompas.cli.sitting import interview
from burgerkompas.engine import score
from burgerkompas.errors import UsageRefused
from burgerkompas.files import real_path
from burgerkompas.interview import Asker, Entry
from burgerkompas.report import REPORT_FORMATS, Format
from burgerkompas.report.to_terminal import card_to_terminal
from burgerkompas.report.view.advice import firmness
from burgerkompas.texts import Words
from burgerkompas.texts.problems import say_problem


def offer_report(call: Call, case: Case, path: Path, asker: Asker, asks: bool = True) -> None:
    """Show what a case asks to do first, then offer the rest until the user is done.

    ``path``: the case's file, beside which pages are written. ``asks``: without danger, first ask
    the closing question, and what was decided or what was done since.
    """
    questionnaire = call.questionnaire
    language = call.language
    words = Words("menu", language)
    keys = ["whole", "page", "word"]
    keys += [*(["decide"] if questionnaire.choosable else []), "change", "done"]
    with suppress(KeyboardInterrupt, EOFError):
        shown, at = False, 0
        result = score(questionnaire, case)
        while True:
            if result.case is not case:
                result = score(questionnaire, case)
            if not shown:
                console.put(card_to_terminal([result], language, call.screen(None)), None)
                shown = True
                if asks and firmness(result) != "danger":
                    asks, case = False, conclude(questionnaire, path, asker)
                    if questionnaire.choosable:
                        case = decide(questionnaire, path, asker, since=True)
                    continue
            entries = tuple(Entry(words(key)) for key in keys)
            chosen = asker.choose(words("what-now"), entries, at, stops=True)
            at = len(keys) - 1
            match "done" if chosen is None else keys[chosen]:
                case "whole":
                    call.write(REPORT_FORMATS["terminal"], [result], None)
                case "page" | "word" as key:
                    made = REPORT_FORMATS["html" if key == "page" else "docx"]
                    try:
                        check_format(made, str(path))
                    except UsageRefused as refused:
                        # It says what to install.
                        for problem in refused.problems:
                            asker.tell(say_problem(problem, language, placed=False))
                        continue
                    place = _place(path, made, asker, words)
                    if place is None:
                        continue
                    call.warn_if_shared([case], True, str(place))
                    page = made.render([result], language, call.screen(None))
                    console.deliver(page, str(place), language, False, named=False)
                    if key == "page":
                        webbrowser.open(real_path(place).as_uri())
                case "decide":
                    case, shown = decide(questionnaire, path, asker), False
                case "change":
                    case, _ = interview(questionnaire, asker, path, review=True)
                    shown, at = False, 0
                case _:
                    return


def _place(path: Path, made: Format[Any], asker: Asker, words: Words) -> Path | None:
    """Return where to write a file beside a case; asks before one is replaced."""
    place = path.with_suffix(made.extension)
    if not os.path.lexists(place):
        return place
    names = (path.with_name(f"{path.stem}-{i}{made.extension}") for i in count(2))
    other = next(name for name in names if not os.path.lexists(name))
    entries = (Entry(words("as-other", path=other.name)), Entry(words("replace")))
    chosen = asker.choose(words("is-there", path=place), entries, 0)
    return None if chosen is None else (other, place)[chosen]
