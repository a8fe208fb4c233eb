"""The report in which a sitting ends, and what can be chosen below it at a terminal."""

from __future__ import annotations

import os
import sys
import webbrowser
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

from msgspec import structs

from burgerkompas.cases import Case
from burgerkompas.cli import console
from burgerkompas.cli.call import Call, check_format, command_line, words
from burgerkompas.cli.decide import conclude, decide
from burgerkompas.cli.sitting import interview
from burgerkompas.comparison import Comparison, compare
from burgerkompas.engine import score
from burgerkompas.errors import UsageRefused
from burgerkompas.files import real_path
from burgerkompas.interview import Asker, Entry
from burgerkompas.interview.asker import lines_of
from burgerkompas.report import CARD, COMPARISON_FORMATS, REPORT_FORMATS, Format
from burgerkompas.report.comparison import advice_line
from burgerkompas.report.view.advice import firmness
from burgerkompas.results import Result
from burgerkompas.texts import Words
from burgerkompas.texts.problems import say_problem

_LEAST = 5
"""The number of lines that are shown at a time, however low the screen is."""


def end_with_report(
    call: Call,
    case: Case,
    path: Path | None,
    chosen: Format[Any],
    output: str | None,
    asker: Asker | None,
    since: Case | None = None,
) -> None:
    """Say where a case was saved and show its report; ``asker`` at a terminal offers the rest.

    What changed ``since`` an earlier case is offered there, and shown below a whole report; in a
    format for one report only, the command that shows it is told.
    """
    if path is not None:
        call.notice(words("saved", path=path))
    call.warn_if_shared([case], chosen.shared, output)
    at_terminal = chosen.name == "terminal" and output is None and sys.stdout.isatty()
    if at_terminal and path is not None and asker is not None:
        offer_report(call, case, path, asker, since=since)
        return
    moved = ""
    if since is not None and chosen.name == "terminal":
        terminal, found = COMPARISON_FORMATS["terminal"], compared(call, since, case, path)
        moved = str(terminal.render(found, call.language, call.screen(output)))
    elif since is not None and path is not None:
        command = command_line("compare", Path(since.file or ""), path, "--as", "moments")
        call.notice(words("moved", command=command))
    if path is not None and asker is not None:
        # Only who was asked anything has an answer to the closing question.
        with suppress(KeyboardInterrupt, EOFError):
            case = conclude(call.questionnaire, path, asker)
    product = chosen.render([score(call.questionnaire, case)], call.language, call.screen(output))
    call.deliver(f"{product!s}\n{moved}" if moved else product, output)


def offer_report(
    call: Call,
    case: Case,
    path: Path,
    asker: Asker,
    asks: bool = True,
    since: Case | None = None,
) -> None:
    """Show what a case asks to do first, then offer the rest until the user is done.

    ``path``: the case's file, beside which pages are written. ``asks``: without danger, first ask
    the closing question, and what was decided or what was done since. ``since``: an earlier case.
    """
    questionnaire = call.questionnaire
    language = call.language
    menu = Words("menu", language)
    keys = ["whole", *(["moved"] if since else []), "page", "word"]
    keys += [*(["decide"] if questionnaire.choosable else []), "change", "done"]
    entries = tuple(Entry(menu(key)) for key in keys)

    def room() -> int:
        """Return how many lines fit on the screen above the menu."""
        lines = [lines_of(entry.text, call.screen(None).width - 6) for entry in entries]
        return console.height() - asker.around - "\n".join(lines).count("\n") - 1

    def read(form: Format[Any], subject: Any) -> None:
        """Show something long, a screen at a time."""
        show_in_parts(str(form.render(subject, language, call.screen(None))), room(), asker, menu)

    def show(case: Case) -> Result:
        """Show the card, and leave room for what is asked below it."""
        result, screen = score(questionnaire, case), call.screen(None)
        note = ""
        if since:
            note = advice_line(compared(call, since, case, path, full=False), language)
        console.put(CARD.render([result], language, screen, most=room(), note=note), None)
        return result

    with suppress(KeyboardInterrupt, EOFError):
        at, result = 0, show(case)
        if asks and not (result.strategy and firmness(result) == "danger"):
            case = conclude(questionnaire, path, asker)
            if questionnaire.choosable:
                case = decide(questionnaire, path, asker, since=True)
            # What was asked stands where the card was.
            result = show(case)
        while True:
            chosen = asker.choose(menu("what-now"), entries, at, stops=True)
            at = len(keys) - 1
            match "done" if chosen is None else keys[chosen]:
                case "whole":
                    read(REPORT_FORMATS["terminal"], [result])
                case "moved" if since:
                    read(COMPARISON_FORMATS["terminal"], compared(call, since, case, path))
                case "page" | "word" as key:
                    _write(call, result, key == "page", path, asker)
                case "decide":
                    case = decide(questionnaire, path, asker)
                    result = show(case)
                case "change":
                    case, _ = interview(questionnaire, asker, path, review=True, since=since)
                    at, result = 0, show(case)
                case _:
                    return


def show_in_parts(text: str, room: int, asker: Asker, menu: Words) -> None:
    """Show a text as far as there is room for it, and on from there as often as is asked for."""
    lines, room = text.splitlines(keepends=True), max(room, _LEAST)
    entries = tuple(Entry(menu(key)) for key in ("read-on", "read-all", "read-no"))
    while lines:
        console.put("".join(lines[:room]), None)
        lines = lines[room:]
        match asker.choose(menu("read-more", count=len(lines)), entries, 0) if lines else 0:
            case 0:
                pass
            case 1:
                room = len(lines)
            case _:
                return


def _write(call: Call, result: Result, page: bool, path: Path, asker: Asker) -> None:
    """Write a report beside its case, as a page that is opened in the browser, or for Word."""
    made = REPORT_FORMATS["html" if page else "docx"]
    try:
        check_format(made, str(path))
    except UsageRefused as refused:
        # It says what to install.
        for problem in refused.problems:
            asker.tell(say_problem(problem, call.language, placed=False))
        return
    menu = Words("menu", call.language)
    place = _place(path, made, asker, menu)
    if place is None:
        return
    call.warn_if_shared([result.case], True, str(place))
    product = made.render([result], call.language, call.screen(None))
    console.deliver(product, str(place), call.language, False, named=False)
    where = real_path(place)
    opens = page and webbrowser.open(where.as_uri())
    asker.tell(menu("opens" if opens else "to-open", folder=where.parent, name=where.name))


def _place(path: Path, made: Format[Any], asker: Asker, menu: Words) -> Path | None:
    """Return where to write a file beside a case; asks before one is replaced."""
    place = path.with_suffix(made.extension)
    if not os.path.lexists(place):
        return place
    names = (path.with_name(f"{path.stem}-{i}{made.extension}") for i in count(2))
    other = next(name for name in names if not os.path.lexists(name))
    entries = (Entry(menu("as-other", path=other.name)), Entry(menu("replace")))
    chosen = asker.choose(menu("is-there", path=place), entries, 0)
    return None if chosen is None else (other, place)[chosen]


def compared(
    call: Call, since: Case, case: Case, path: Path | None, full: bool = True
) -> Comparison:
    """Compare a case with an earlier one, as ``compare --as moments`` does; ``full`` as there."""
    # A case without a date would come last.
    earlier = structs.replace(since, date=since.date or "")
    now = structs.replace(case, file=str(path or ""))
    return compare(call.questionnaire, [earlier, now], "moments", full=full)
