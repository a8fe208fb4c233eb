"""A consensus is what all answer alike, and at each difference what the group makes of it."""

from __future__ import annotations

import random
import signal
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from msgspec import structs

from burgerkompas.cases import UNKNOWN, Case, dump_case, parse_case, read_case
from burgerkompas.comparison import Comparison, compare
from burgerkompas.interview import flow
from burgerkompas.interview.asker import Command, Entry, Prompt
from burgerkompas.interview.consensus import Consensus
from burgerkompas.interview.plain import PlainAsker
from burgerkompas.interview.shared import begin, go_on, to_settle
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers import small
from tests.helpers.paths import CASES
from tests.helpers.rows import random_answers
from tests.helpers.slow import slow
from tests.helpers.terminal import Terminal

WHO = ("ann", "bob")
DAY = "2026-11-30"
START, NOW = CASES / "emmas-hof-start.yaml", CASES / "emmas-hof-nu.yaml"


def readings(shipped: Questionnaire, **bob: object) -> list[Case]:
    """Return two readings that differ in these answers of the second one only."""
    ann = structs.replace(read_case(shipped, NOW), respondent="ann", notes={})
    return [ann, structs.replace(ann, respondent="bob", answers={**ann.answers, **bob})]


def walk(comparison: Comparison, case: Case, asker: object, save: Callable[[Case], None]) -> Case:
    questionnaire = comparison.questionnaire
    return Consensus(questionnaire, case, asker, save, comparison=comparison, who=WHO).hold()


def walked(shipped: Questionnaire, lines: list[str], *cases: Case) -> tuple[Case, list[Case], str]:
    comparison = compare(shipped, cases)
    saved: list[Case] = []
    out = StringIO()
    asker = PlainAsker(StringIO("\n".join(lines) + "\n"), out, "nl")
    case = begin(comparison, WHO, DAY, "nl")
    found = walk(comparison, case, asker, saved.append)
    return found, saved, out.getvalue()


def apart(shipped: Questionnaire) -> list[Case]:
    ann, bob = readings(shipped, middelen=1, doelen=("natuur",), spreken_elkaar=UNKNOWN)
    return [
        structs.replace(ann, notes={"middelen": "twintig mensen"}),
        structs.replace(bob, notes={"middelen": "steeds dezelfden"}),
    ]


# What ends a walk: the overview.
END = [""]


def test_what_decides_comes_first_and_every_way_out_is_kept_with_both_readings(
    shipped: Questionnaire,
) -> None:
    lines = ["b", "wij telden", "c", "vragen aan de groep", "c", "a, b", *END]
    case, saved, shown = walked(shipped, lines, *apart(shipped))
    first = shown.index("Verschil 1 van 3 · hier hangt het advies van af")
    assert first < shown.index("Verschil 2")
    assert "Notitie van ann: twintig mensen" in shown
    assert "bob: weet ik niet" in shown
    assert (case.answers["middelen"], case.answers["spreken_elkaar"]) == (1, UNKNOWN)
    assert case.answers["doelen"] == tuple(map(str, shipped.question["doelen"].values[:2]))
    assert case.notes["middelen"] == (
        "wij telden [Apart: ann: ja, en ook voor het halve jaar daarna (twintig mensen); "
        "bob: nee, ze mist één ding (steeds dezelfden). Samen: zoals bob.]"
    )
    assert case.notes["spreken_elkaar"] == (
        "vragen aan de groep [Apart: ann: ja, geregeld; bob: weet ik niet. "
        "Samen: we zijn het nog niet eens.]"
    )
    assert case.notes["doelen"].endswith("Samen: een ander antwoord.]")
    assert case.respondent == "samen"
    # An answer and where it came from are saved at once, before a reason is asked.
    assert saved[0].answers["middelen"] == 1
    assert saved[0].notes["middelen"].startswith("[Apart: ")
    text = dump_case(shipped, case)
    assert parse_case(shipped, text.encode(), "x").answers == case.answers


def test_going_back_shows_what_was_chosen_and_keeps_the_note(shipped: Questionnaire) -> None:
    lines = ["b", "wij telden", "terug", "c", "d", "", "a", "a", *END]
    case, _, shown = walked(shipped, lines, *apart(shipped))
    assert "Enter houdt: nee, ze mist één ding (bob)" in shown
    assert case.answers["middelen"] == 3
    assert case.notes["middelen"].startswith("wij telden [Apart: ")
    assert case.notes["middelen"].endswith("Samen: een ander antwoord.]")


def test_a_note_may_look_like_where_an_answer_came_from(shipped: Questionnaire) -> None:
    odd = "[Apart: niet zo]"
    lines = ["notitie", odd, "b", "", "terug", "a", "", "c", "", "b", *END]
    case, _, _ = walked(shipped, lines, *apart(shipped))
    assert case.notes["middelen"].startswith(f"{odd} [Apart: ann: ")
    assert case.notes["middelen"].endswith("Samen: zoals ann.]")


def test_a_difference_that_is_no_longer_asked_is_passed_over_going_back(
    shipped: Questionnaire,
) -> None:
    ann, bob = readings(shipped, verlies_angst="zwijgen", doelen=("natuur",))
    route = flow.route(shipped, bob.answers)
    (name,) = set(route) - set(flow.route(shipped, ann.answers))
    values = shipped.question[name].values
    bob = structs.replace(bob, answers={**bob.answers, name: values[0]})
    lines = ["b", "", "b", "a", "terug", "terug", "terug", "a", "", "", "terug", "", *END]
    case, _, shown = walked(shipped, lines, ann, bob)
    assert case.answers["verlies_angst"] == ann.answers["verlies_angst"]
    screens = [text.partition("\n")[0] for text in shown.split("\nVerschil ")[1:]]
    numbers = [screen.partition(" ·")[0] for screen in screens]
    there, back = ["1 van 3", "2 van 3", "3 van 3"], ["3 van 3", "2 van 3", "1 van 3"]
    assert numbers == [*there, *back, "2 van 2", "2 van 2"]


def test_a_consensus_goes_on_where_it_was_and_settled_stays_settled(shipped: Questionnaire) -> None:
    comparison = compare(shipped, apart(shipped))
    case = begin(comparison, WHO, DAY, "nl")
    first, *rest = to_settle(comparison, case)
    half = structs.replace(case, answers={**case.answers, first: 2, "fase": "gestopt"})
    again = go_on(case, half)
    assert to_settle(comparison, again) == tuple(rest)
    assert (again.answers[first], again.answers["fase"]) == (2, "gestopt")


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_consensus_of_equal_cases_is_the_case(shipped: Questionnaire, path: Path) -> None:
    case = read_case(shipped, path)
    case = structs.replace(case, notes={"middelen": "a: [b]", "conclusie": "klaar"})
    for many in (2, 3):
        comparison = compare(shipped, [case] * many)
        found = begin(comparison, ["x"] * many, DAY, "nl")
        assert to_settle(comparison, found) == ()
        assert found.respondent == "samen"
        assert found.date == (case.date or DAY)
        same = structs.replace(case, questions=None, file=None, date=found.date, respondent="samen")
        assert found == same


class Anybody:
    """Answers at random, goes back and looks around; remembers what else was answered."""

    language = "en"

    def __init__(self, rng: random.Random, questionnaire: Questionnaire) -> None:
        self.rng = rng
        self.questionnaire = questionnaire
        self.given: dict[str, list[object]] = {}
        self.patience = 12

    def tell(self, text: str) -> None:
        """Listen to nothing."""

    accepted = tell

    def ask(self, screen: Prompt) -> object:
        """Choose anything; now and then something else than an answer."""
        name = screen.question.id
        self.patience -= 1
        if self.patience > 0 and self.rng.random() < 0.3:
            return self.rng.choice(list(Command))
        if screen.question is not self.questionnaire.question[name]:
            return self.rng.choice([*screen.question.values, UNKNOWN])
        answer = self.rng.choice([*small.domain(screen.question), UNKNOWN])
        self.given.setdefault(name, []).append(answer)
        return answer

    def text(self, prompt: str, now: str, explanation: str = "") -> str | None:
        """Note something, or keep what there is."""
        return self.rng.choice([now, "noted", "name"])

    def choose(
        self,
        title: str,
        entries: tuple[Entry, ...],
        at: int | None,
        stops: bool = False,
        pointed: int | None = None,
    ) -> int | None:
        """Go anywhere as long as there is patience; then end."""
        self.patience -= 1
        if self.patience > 0:
            return self.rng.choice([None, *range(len(entries))])
        return at if at is not None else 0


@pytest.mark.parametrize("block", [0, *slow(1, 2)])
def test_every_answer_of_a_walk_is_of_somebody_or_was_given_or_is_unknown(block: int) -> None:
    settled = 0
    for seed in range(block * 50, block * 50 + 50):
        rng = random.Random(seed)
        questionnaire = small.questionnaire(rng)
        cases = [
            Case(name="x", answers=small.answers(rng, questionnaire, 0.3), notes={"q0": who})
            for who in WHO
        ]
        comparison = compare(questionnaire, cases)
        case = begin(comparison, WHO, DAY, "en")
        asker = Anybody(rng, questionnaire)
        found = walk(comparison, case, asker, lambda case: None)
        given = asker.given
        settled += len(found.answers) - len(case.answers)
        for name, answer in found.answers.items():
            theirs = [one.answers.get(name, UNKNOWN) for one in cases]
            assert answer in [*theirs, *given.get(name, []), UNKNOWN], (seed, name)
            if theirs[0] == theirs[1] and name not in given:
                assert answer == theirs[0], (seed, name)
    assert settled > 60


def test_a_walk_of_random_readings_can_be_read_again(shipped: Questionnaire) -> None:
    for seed in range(3):
        rng = random.Random(seed)
        one = random_answers(rng, shipped, 0.2)
        other = {
            **one,
            **{n: a for n, a in random_answers(rng, shipped, 0.2).items() if n[0] > "v"},
        }
        comparison = compare(shipped, [Case(name="x", answers=a) for a in (one, other)])
        case = begin(comparison, WHO, DAY, "en")
        asker = Anybody(rng, shipped)
        found = walk(comparison, case, asker, lambda case: None)
        again = parse_case(shipped, dump_case(shipped, found).encode(), "x")
        assert (again.answers, again.notes) == (found.answers, found.notes)


# -- the command -----------------------------------------------------------------------------


def write(shipped: Questionnaire, folder: Path, *cases: Case) -> list[str]:
    names = [f"{'abc'[i]}.yaml" for i in range(len(cases))]
    for name, case in zip(names, cases, strict=True):
        (folder / name).write_text(dump_case(shipped, case), encoding="utf-8")
    return names


def test_without_asking_only_equal_cases_become_one(shipped: Questionnaire, call, tmp_path) -> None:
    equal = write(shipped, tmp_path, *readings(shipped))
    done = call("compare", *equal, "--agree", "samen", "--no-input", "--json")
    assert done.returncode == 0, done.stderr
    assert b'"schema": "burgerkompas/report/1"' in done.stdout
    found = read_case(shipped, tmp_path / "samen.yaml")
    assert (found.respondent, found.answers) == ("samen", readings(shipped)[0].answers)
    names = write(shipped, tmp_path, *apart(shipped))
    done = call("compare", *names, "--agree", "anders.yaml", "--no-input")
    assert (done.returncode, done.stdout) == (4, b"")
    assert b"(3): middelen, spreken_elkaar, doelen" in done.stderr
    done = call("compare", *names, "--agree", "anders.yaml")
    assert (done.returncode, b"terminal" in done.stderr) == (4, True)
    assert not (tmp_path / "anders.yaml").exists()


def test_no_reading_and_no_other_case_is_written_over(
    shipped: Questionnaire, call, tmp_path: Path
) -> None:
    one, other, third = write(shipped, tmp_path, *readings(shipped), readings(shipped)[0])
    (tmp_path / "link.yaml").symlink_to(tmp_path / "a.yaml")
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.yaml")}
    for agree, code in ((one, 2), ("link.yaml", 2), ("a", 4), (third, 4)):
        done = call("compare", one, other, "--agree", agree, "--no-input")
        assert done.returncode == code, (agree, done.stderr)
        assert {path.name: path.read_bytes() for path in tmp_path.glob("*.yaml")} == before
    done = call("compare", one, other, "--agree", "x.yaml", "-o", "x.yaml", "--no-input")
    assert done.returncode == 2


def test_texts_that_would_not_fit_in_one_case_are_refused_before_anything_is_asked(
    shipped: Questionnaire, call, tmp_path: Path
) -> None:
    notes = [{"middelen": letter * 40_000} for letter in "ab"]
    cases = [
        structs.replace(case, notes=note)
        for case, note in zip(readings(shipped), notes, strict=True)
    ]
    done = call("compare", *write(shipped, tmp_path, *cases), "--agree", "x", "--no-input")
    assert done.returncode == 4
    assert b"50.000" in done.stderr
    assert not (tmp_path / "x.yaml").exists()


@pytest.mark.parametrize("mode", ["menus", *slow("plain")])
def test_a_walk_in_a_real_terminal_stops_goes_on_and_ends_in_the_report(
    shipped: Questionnaire, tmp_path: Path, mode: str
) -> None:
    names = write(shipped, tmp_path, *apart(shipped))
    arguments = ["compare", *names, "--agree", "samen.yaml", *["--plain"] * (mode == "plain")]
    ready = "letter: " if mode == "plain" else "w weet ik niet"
    enter, stop = ("\n", "stop\n") if mode == "plain" else ("\r", "\x03")
    terminal = Terminal(tmp_path, *arguments)
    terminal.until(ready)
    terminal.type(f"b{enter}")
    terminal.until("Waarom dit antwoord?")
    terminal.until("): " if mode == "plain" else ">", after="terug")
    if mode == "plain":
        terminal.process.send_signal(signal.SIGINT)
    else:
        terminal.type("\x03")
    terminal.until("burgerkompas compare a.yaml b.yaml --agree samen.yaml")
    assert terminal.close() == 130
    assert read_case(shipped, tmp_path / "samen.yaml").answers["middelen"] == 1
    terminal = Terminal(tmp_path, *arguments)
    steps = [
        ("Verschil 2 van 3", ""), (ready, f"a{enter}"), ("Verschil 3 van 3", ""),
        (ready, f"c{enter}"), ("Je mag er meer kiezen", ""),
        ("iets anders" if mode == "menus" else "ertussen: ", f"b{enter}"),
        ("Klaar: toon het advies", enter),
        ("Opnieuw kijken: ", ""), ("Wat neem je mee", enter), ("Is al besloten", enter),
        ("En nu?", ""), ("Klaar", stop),
    ]  # fmt: skip
    for then, text in steps:
        terminal.until(then)
        if text:
            terminal.type(text)
    assert terminal.close() == 0
    found = read_case(shipped, tmp_path / "samen.yaml")
    assert found.answers["spreken_elkaar"] == 3
    assert [read_case(shipped, tmp_path / name).answers for name in names] == [
        case.answers for case in apart(shipped)
    ]
