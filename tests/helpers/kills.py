"""Kill the interview at random moments, again and again, and look at what is left.

    python -m tests.helpers.kills [COUNT] [SEED]

A script answers in a real terminal, with menus and line by line, and goes on where the last kill
left off. After every kill the file must be a whole case with all that was in it and all that had
been shown as accepted, and at most the one thing more that was being saved.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
import time
from pathlib import Path

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from burgerkompas.cases import Answer, Case, read_case
from burgerkompas.errors import AnswersRefused
from burgerkompas.interview import flow
from burgerkompas.interview.asker import letter_of
from burgerkompas.questionnaire.catalog import load_questions
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers.terminal import Terminal

MODES = ("plain", "menus")
LONGEST = 1.5
"""Seconds within which a kill comes that waits for no answer."""

_SIGNS = {
    "line": ("mag leeg)", "casus? (geen", "Van welke datum"),
    "question": ("· deel ",),
    "offer": ("Dit waren de vragen",),
}
_DRAWING = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r")


class Said(msgspec.Struct):
    """One thing typed: where in what was seen, what is to be kept, and how its acceptance looks."""

    place: int
    id: str
    kept: Answer | str
    sign: str
    note: bool = False


class Report(msgspec.Struct):
    """What many kills did; ``wrong`` is what must not be."""

    kills: int = 0
    accepted: int = 0
    unseen: int = 0
    leftovers: int = 0
    interviews: int = 0
    wrong: list[str] = []


def kill_often(folder: Path, mode: str, count: int, seed: int) -> Report:
    """Kill a scripted interview some times; each one goes on where the last one ended."""
    rng = random.Random(seed)
    questionnaire = load_questions()
    report = Report(wrong=[])
    path = folder / "case.yaml"
    while report.kills < count:
        before = _read(questionnaire, path, report)
        if before.name and flow.first_unanswered(questionnaire, before.answers) is None:
            report.interviews += 1
            path.unlink()
            before = Case()
        said, seen = _sit(folder, mode, rng, questionnaire, before)
        report.kills += 1
        report.leftovers += len(list(folder.glob(".case.yaml.*.tmp")))
        _check(report, said, seen, before, _read(questionnaire, path, report))
    return report


def _read(questionnaire: Questionnaire, path: Path, report: Report) -> Case:
    if not path.exists():
        return Case()
    try:
        return read_case(questionnaire, path)
    except AnswersRefused as refused:
        report.wrong.append(f"kill {report.kills}: the file is broken: {refused}")
        path.unlink()
        return Case()


def _sit(
    folder: Path, mode: str, rng: random.Random, questionnaire: Questionnaire, before: Case
) -> tuple[list[Said], str]:
    """Answer until it is time to kill; return what was typed and all that was seen."""
    plain = ["--plain"] if mode == "plain" else []
    terminal = Terminal(folder, "assess", *plain, "case.yaml")
    # Half of the kills come at any moment, half just after an answer has been typed.
    by_clock, some, pause = rng.random() < 0.5, rng.randrange(1, 7), rng.random() * 0.03
    deadline = time.monotonic() + (rng.random() * LONGEST if by_clock else 20)
    said: list[Said] = []
    answers = dict(before.answers)
    texts = [] if before.name else ["Tuin", "", "", ""]
    at = flow.first_unanswered(questionnaire, answers)
    typed = 0
    while at is not None and time.monotonic() < deadline and terminal.process.poll() is None:
        if not by_clock and len(said) >= some:
            time.sleep(pause)
            break
        terminal.read(0.01)
        kind = _asked(_DRAWING.sub("", terminal.seen[typed:]), mode)
        if kind is None:
            continue
        typed = len(terminal.seen)
        end = "\n" if mode == "plain" else "\r"
        if kind == "line":
            line = texts.pop(0) if texts else rng.choice(["", f"n{len(said)}"])
            if line.startswith("n"):
                said.append(Said(typed, said[-1].id, line, "Notitie bewaard.", note=True))
        elif kind == "offer":
            line = ""
        else:
            question = questionnaire.question[at]
            place = rng.randrange(len(question.options))
            value = question.values[place]
            sign = "> " + question.options[place].label["nl"][:20]
            several = question.kind == "choices"
            said.append(Said(typed, at, (str(value),) if several else value, sign))
            answers[at] = (str(value),) if several else value
            at = flow.next_unanswered(questionnaire, answers, at)
            line = letter_of(place)
            end = end if several or mode == "plain" else ""
        _type(terminal, line + end)
    if at is None:
        # The last answer is being saved, or the overview is shown.
        time.sleep(rng.random() * 0.3)
    terminal.kill()
    return said, terminal.seen


def _asked(shown: str, mode: str) -> str | None:
    """Return what is waited for by now: a ``line``, a ``question`` or an ``offer``; or nothing."""
    begun = {kind: max(map(shown.rfind, signs)) for kind, signs in _SIGNS.items()}
    kind = max(begun, key=lambda kind: begun[kind])
    if begun[kind] < 0:
        return None
    rest = shown[begun[kind] :]
    if mode == "plain":
        return kind if rest.endswith(": ") else None
    ready = {"question": "w weet ik niet", "line": "\n>", "offer": "bekijken"}
    return kind if ready[kind] in rest else None


def _type(terminal: Terminal, text: str) -> None:
    seen = terminal.seen
    terminal.type(text)
    terminal.seen = seen


def _check(report: Report, said: list[Said], seen: str, before: Case, after: Case) -> None:
    """Compare what is in the file with what was in it and what was accepted."""
    where = f"kill {report.kills}"
    pending = 0
    answers: dict[str, object] = dict(before.answers)
    notes: dict[str, object] = dict(before.notes)
    for one in said:
        accepted = one.sign in _DRAWING.sub("", seen[one.place :])
        kept = (after.notes if one.note else after.answers).get(one.id)
        report.accepted += accepted
        if kept == one.kept:
            (notes if one.note else answers)[one.id] = one.kept
            pending += not accepted
        elif accepted:
            report.wrong.append(f"{where}: {one.id} was accepted as {one.kept!r}, is {kept!r}")
    report.unseen += pending
    if pending > 1:
        report.wrong.append(f"{where}: {pending} things were saved without being shown")
    if after.answers != answers or after.notes != notes:
        report.wrong.append(f"{where}: the file has other answers or notes than were given")


def main() -> None:
    """Run from the command line; ends with 1 when anything is wrong."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    modes = sys.argv[3:] or MODES
    failed = False
    for mode in modes:
        with tempfile.TemporaryDirectory() as folder:
            report = kill_often(Path(folder), mode, count, seed)
        print(
            f"{mode}: {report.kills} kills, {report.interviews} interviews, {report.accepted} "
            f"accepted, {report.unseen} saved before it was shown, {report.leftovers} leftovers, "
            f"{len(report.wrong)} wrong",
            flush=True,
        )
        print("".join(f"  {line}\n" for line in report.wrong), end="")
        failed = failed or bool(report.wrong)
    sys.exit(failed)


if __name__ == "__main__":
    main()
