"""Kill an interview at random moments, again and again, and look at what is left.

    python -m tests.helpers.kills [COUNT] [SEED] [SITTING...]

A sitting is an interview, one beside an earlier case (``since``) or a consensus (``agree``). A
script answers in a real terminal, with menus and line by line, and goes on where the last kill
left off. After every kill the file must be a whole case with all that was in it and all that had
been shown as accepted, and at most the one thing more that was being saved.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
import time
from itertools import product
from pathlib import Path

import msgspec
from msgspec import structs

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from burgerkompas.cases import UNKNOWN, Absence, Answer, Case, dump_case, read_case
from burgerkompas.comparison import compare
from burgerkompas.errors import AnswersRefused
from burgerkompas.interview import flow
from burgerkompas.interview.asker import letter_of
from burgerkompas.interview.shared import begin, to_settle
from burgerkompas.questionnaire.catalog import load_questions
from burgerkompas.questionnaire.model import Question, Questionnaire
from tests.helpers.terminal import Terminal

MODES = ("plain", "menus")
SITTINGS = ("interview", "since", "agree")
LONGEST = 1.5
"""Seconds within which a kill comes that waits for no answer."""

_SIGNS = {
    "line": ("mag leeg)", "casus? (geen", "Van welke datum"),
    "question": ("· deel ", "Verschil "),
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


class Interview:
    """A sitting in which everything is open: what is asked, and what may be typed."""

    arguments: tuple[str, ...] = ("assess", "case.yaml")
    about: tuple[str, ...] = ("Tuin", "", "", "")
    start = Case()

    def __init__(self, folder: Path, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire

    def first(self, answers: dict[str, Answer]) -> str | None:
        return flow.first_unanswered(self.questionnaire, answers)

    def after(self, answers: dict[str, Answer], at: str) -> str | None:
        return flow.next_unanswered(self.questionnaire, answers, at)

    def reply(self, rng: random.Random, at: str, number: int) -> tuple[str, list[Said]]:
        """Return what to type at a question, and what that is to leave."""
        question = self.questionnaire.question[at]
        if question.kind == "text":
            line = f"tekst {number}"
            return line, [Said(0, at, line, f"> {line}")]
        place = rng.randrange(len(question.options))
        value = question.values[place]
        kept = (str(value),) if question.kind == "choices" else value
        return letter_of(place), [Said(0, at, kept, _sign(question.options[place].label["nl"]))]

    def wrong(self, case: Case) -> str:
        """Return what is wrong with a case beside its answers and notes."""
        return ""


class Since(Interview):
    """A sitting beside an earlier case: often nothing but Enter is typed."""

    arguments = ("assess", "case.yaml", "--since", "then.yaml")
    about = ("", "", "", "")

    def __init__(self, folder: Path, questionnaire: Questionnaire) -> None:
        super().__init__(folder, questionnaire)
        rng = random.Random(1)
        answers = {q.id: _any(rng, q) for q in questionnaire.questions}
        notes = {name: f"toen {name}" for name in list(answers)[::3]}
        self.then = Case(name="Tuin", date="2026-10-01", answers=answers, notes=notes)
        (folder / "then.yaml").write_text(dump_case(questionnaire, self.then), encoding="utf-8")

    def reply(self, rng: random.Random, at: str, number: int) -> tuple[str, list[Said]]:
        """Keep what was answered then, or answer something else."""
        question, then = self.questionnaire.question[at], self.then.answers[at]
        if question.kind not in ("text", "choices") and rng.random() < 0.4:
            line, said = super().reply(rng, at, number)
            if said[0].kept != then:
                return line, said
        shown = then[0] if isinstance(then, tuple) else then
        sign = _sign(str(question.label(shown, "nl")))
        kept = [Said(0, at, then, sign)]
        if at in self.then.notes:
            kept.append(Said(0, at, self.then.notes[at], sign, note=True))
        return "", kept


class Agree(Interview):
    """A walk through two readings that differ nearly everywhere."""

    arguments = ("compare", "ann.yaml", "bob.yaml", "--agree", "case.yaml")
    about = ()

    def __init__(self, folder: Path, questionnaire: Questionnaire) -> None:
        super().__init__(folder, questionnaire)
        rng = random.Random(1)
        readings = [
            Case(
                name="Tuin",
                respondent=who,
                answers={q.id: _any(rng, q) for q in questionnaire.questions},
            )
            for who in ("ann", "bob")
        ]
        readings[1].answers["vraag_open"] = UNKNOWN
        for case in readings:
            path = folder / f"{case.respondent}.yaml"
            path.write_text(dump_case(questionnaire, case), encoding="utf-8")
        self.comparison = compare(questionnaire, readings)
        self.start = begin(self.comparison, ("ann", "bob"), "2026-11-30", "nl")

    def first(self, answers: dict[str, Answer]) -> str | None:
        case = structs.replace(self.start, answers=answers)
        return next(iter(to_settle(self.comparison, case)), None)

    def after(self, answers: dict[str, Answer], at: str) -> str | None:
        return self.first(answers)

    def reply(self, rng: random.Random, at: str, number: int) -> tuple[str, list[Said]]:
        """Take one of the readings, or leave it open."""
        question = self.questionnaire.question[at]
        answers = dict.fromkeys(answers[at] for answers in self.comparison.answers)
        known = [answer for answer in answers if not isinstance(answer, Absence)]
        place = rng.randrange(len(known) + 1)
        if place == len(known):
            return letter_of(place + 1), [Said(0, at, UNKNOWN, "> we zijn het nog niet eens")]
        shown = known[place][0] if isinstance(known[place], tuple) else known[place]
        return letter_of(place), [Said(0, at, known[place], _sign(question.label(shown, "nl")))]

    def wrong(self, case: Case) -> str:
        """Tell which differences don't say where their answer came from."""
        settled = set(case.answers) - set(self.start.answers)
        silent = [n for n in settled if not case.notes.get(n, "").endswith("]")]
        return f"nothing says where {silent} came from" if silent else ""


_KINDS = {"interview": Interview, "since": Since, "agree": Agree}


def _any(rng: random.Random, question: Question) -> Answer:
    if question.kind == "text":
        return f"tekst {rng.randrange(9)}"
    value = rng.choice(question.values)
    return (str(value),) if question.kind == "choices" else value


def _sign(label: str) -> str:
    return f"> {label[:20]}"


def kill_often(
    folder: Path, mode: str, count: int, seed: int, sitting: str = "interview"
) -> Report:
    """Kill a scripted sitting some times; each one goes on where the last one ended."""
    rng = random.Random(seed)
    questionnaire = load_questions()
    report = Report(wrong=[])
    path = folder / "case.yaml"
    script = _KINDS[sitting](folder, questionnaire)
    while report.kills < count:
        before = _read(questionnaire, path, report, script.start)
        if before.name and script.first(before.answers) is None:
            report.interviews += 1
            path.unlink(missing_ok=True)
            before = script.start
        said, seen = _sit(folder, mode, rng, script, before)
        report.kills += 1
        report.leftovers += len(list(folder.glob(".case.yaml.*.burgerkompas")))
        after = _read(questionnaire, path, report, script.start)
        _check(report, said, seen, before, after)
        if wrong := script.wrong(after):
            report.wrong.append(f"kill {report.kills}: {wrong}")
    return report


def _read(questionnaire: Questionnaire, path: Path, report: Report, start: Case) -> Case:
    if not path.exists():
        return start
    try:
        return read_case(questionnaire, path)
    except AnswersRefused as refused:
        report.wrong.append(f"kill {report.kills}: the file is broken: {refused}")
        path.unlink()
        return start


def _sit(
    folder: Path, mode: str, rng: random.Random, script: Interview, before: Case
) -> tuple[list[Said], str]:
    """Answer until it is time to kill; return what was typed and all that was seen."""
    plain = ["--plain"] if mode == "plain" else []
    terminal = Terminal(folder, *script.arguments, *plain)
    # Half of the kills come at any moment, half just after an answer has been typed.
    by_clock, some, pause = rng.random() < 0.5, rng.randrange(1, 7), rng.random() * 0.03
    deadline = time.monotonic() + (rng.random() * LONGEST if by_clock else 20)
    said: list[Said] = []
    answers = dict(before.answers)
    texts = [] if before.name else list(script.about)
    at = script.first(answers)
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
            line, kept = script.reply(rng, at, len(said))
            said += [structs.replace(one, place=typed) for one in kept]
            answers[at] = kept[0].kept
            at = script.after(answers, at)
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
    ready = {"question": ("w weet ik niet", "\n>"), "line": ("\n>",), "offer": ("bekijken",)}
    return kind if any(sign in rest for sign in ready[kind]) else None


def _type(terminal: Terminal, text: str) -> None:
    seen = terminal.seen
    terminal.type(text)
    terminal.seen = seen


def _check(report: Report, said: list[Said], seen: str, before: Case, after: Case) -> None:
    """Compare what is in the file with what was in it and what was accepted."""
    where = f"kill {report.kills}"
    pending: set[str] = set()
    answers: dict[str, object] = dict(before.answers)
    notes: dict[str, object] = dict(_typed(before))
    for one in said:
        accepted = one.sign in _DRAWING.sub("", seen[one.place :])
        kept = _typed(after).get(one.id) if one.note else after.answers.get(one.id)
        report.accepted += accepted
        if kept == one.kept:
            (notes if one.note else answers)[one.id] = one.kept
            pending |= set() if accepted else {one.id}
        elif accepted:
            report.wrong.append(f"{where}: {one.id} was accepted as {one.kept!r}, is {kept!r}")
    report.unseen += len(pending)
    if len(pending) > 1:
        report.wrong.append(f"{where}: {pending} were saved without being shown")
    if after.answers != answers or _typed(after) != notes:
        report.wrong.append(f"{where}: the file has other answers or notes than were given")


def _typed(case: Case) -> dict[str, str]:
    """Return the notes as they were typed, without where an answer came from."""
    typed = {name: note.partition("[Apart: ")[0].strip() for name, note in case.notes.items()}
    return {name: note for name, note in typed.items() if note}


def main() -> None:
    """Run from the command line; ends with 1 when anything is wrong."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    sittings = sys.argv[3:] or SITTINGS
    failed = False
    for sitting, mode in product(sittings, MODES):
        with tempfile.TemporaryDirectory() as folder:
            report = kill_often(Path(folder), mode, count, seed, sitting)
        print(
            f"{sitting}, {mode}: {report.kills} kills, {report.interviews} done, {report.accepted} "
            f"accepted, {report.unseen} saved before it was shown, {report.leftovers} leftovers, "
            f"{len(report.wrong)} wrong",
            flush=True,
        )
        print("".join(f"  {line}\n" for line in report.wrong), end="")
        failed = failed or bool(report.wrong)
    sys.exit(failed)


if __name__ == "__main__":
    main()
