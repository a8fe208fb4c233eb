"""A session loses nothing: line by line, with menus, interrupted and killed."""

from __future__ import annotations

import re
import signal
import statistics
from io import StringIO
from pathlib import Path

import pytest

from burgerkompas.cases import NOT_APPLICABLE, UNKNOWN, Case, dump_case, read_case
from burgerkompas.engine import Engine, score
from burgerkompas.interview import flow, short
from burgerkompas.interview.plain import PlainAsker
from burgerkompas.interview.review import ask_about
from burgerkompas.interview.session import Session
from burgerkompas.interview.short import asked_for_gates, next_short
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.scoring.sections import follow_up
from tests.helpers.kills import MODES, SITTINGS, kill_often
from tests.helpers.paths import CASES
from tests.helpers.slow import slow
from tests.helpers.terminal import Terminal


def held(shipped: Questionnaire, lines: list[str], case: Case) -> tuple[Case, list[Case], str]:
    saved: list[Case] = []
    out = StringIO()
    asker = PlainAsker(StringIO("\n".join(lines) + "\n"), out, "nl")
    return Session(shipped, case, asker, saved.append).hold(), saved, out.getvalue()


def almost(shipped: Questionnaire, *open_ones: str) -> Case:
    names = [q.id for q in shipped.questions if q.id not in open_ones]
    return Case(name="x", answers=dict.fromkeys(names, UNKNOWN))


def test_every_answer_is_saved_before_the_next_question(shipped: Questionnaire) -> None:
    case, saved, _ = held(shipped, ["c", "w", "", ""], almost(shipped, "middelen", "overbelast"))
    assert case.answers["middelen"] == 2
    assert case.answers["overbelast"] is UNKNOWN
    assert "overbelast" not in saved[0].answers
    assert saved[0].answers["middelen"] == 2


def test_back_help_note_and_wrong_entries(shipped: Questionnaire) -> None:
    lines = ["?", "2", "x", "notitie", "een notitie", "a", "terug", "b", "D", ""]
    case, _, shown = held(shipped, lines, almost(shipped, "middelen", "overbelast"))
    assert shipped.question["middelen"].help["nl"] in shown
    assert "'2' kan niet." in shown
    assert case.notes == {"middelen": "een notitie"}
    assert case.answers["middelen"] == 1
    assert case.answers["overbelast"] == 3


def test_danger_is_told_at_once_and_not_only_in_the_report(shipped: Questionnaire) -> None:
    open_ones = ("acuut_gevaar", "middelen")
    _, _, shown = held(shipped, ["a", "a", "", ""], almost(shipped, *open_ones))
    told, asked = shown.index("!! eerst veiligheid: Bel 112"), shown.index("Heeft de groep genoeg")
    assert shown.index("Is er nu gevaar waarvoor") < told < asked
    assert shown.count("!! eerst veiligheid") == 1


def test_the_short_interview_asks_nothing_more_when_there_is_danger(shipped: Questionnaire) -> None:
    danger, safe = shipped.question["acuut_gevaar"].values
    assert next_short(shipped, {"acuut_gevaar": danger}) is None
    assert next_short(shipped, {"acuut_gevaar": safe}) is not None


def test_the_review_changes_an_answer(shipped: Questionnaire) -> None:
    full = almost(shipped)
    place = flow.route(shipped, full.answers).index("middelen") + 3
    case, _, _ = held(shipped, [str(place), "e", "", ""], full)
    assert case.answers["middelen"] == 4


def test_back_from_the_review_is_the_last_question(shipped: Questionnaire) -> None:
    last = flow.order(shipped)[-1]
    case, _, _ = held(shipped, ["terug", "b", ""], almost(shipped))
    assert case.answers[last] == shipped.question[last].values[1]


@pytest.mark.parametrize("short", [False, True])
def test_who_went_back_and_answers_gets_the_question_after_that_one(
    shipped: Questionnaire, short: bool
) -> None:
    # Back three times; the first of those is changed, Enter keeps the others.
    lines = ["x", "y", "b", "b", "b", "b", *["terug"] * 3, "c", "", "", "a"]
    out, saved = StringIO(), []
    asker = PlainAsker(StringIO("\n".join(lines) + "\n"), out, "nl")
    with pytest.raises(EOFError):
        Session(shipped, Case(name="x"), asker, saved.append, short=short).hold()
    numbers = re.findall(r"[Vv]raag (\d+) (?:van|·)", out.getvalue())
    assert [int(number) for number in numbers] == [1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 5, 6, 7, 8]
    before, after = (list(case.answers.items()) for case in (saved[5], saved[-1]))
    changed = [i for i, pair in enumerate(before) if pair not in after]
    assert changed == [3]


def test_a_lone_w_is_unknown_in_a_text_too(shipped: Questionnaire) -> None:
    case, _, _ = held(shipped, ["w", "", ""], almost(shipped, "groep"))
    assert case.answers["groep"] is UNKNOWN


class Reviewing(PlainAsker):
    """Notes where each overview points, and what it points at."""

    def __init__(self, lines: str) -> None:
        super().__init__(StringIO(lines), StringIO(), "nl")
        self.pointed: list[str] = []

    def choose(self, title, entries, at, stops=False, pointed=None):  # type: ignore[no-untyped-def]
        self.pointed.append(entries[at if pointed is None else pointed].text)
        return super().choose(title, entries, at, stops)


def test_the_overview_stays_where_an_answer_was_changed(shipped: Questionnaire) -> None:
    full = almost(shipped)
    place = flow.route(shipped, full.answers).index("middelen") + 3
    asker = Reviewing(f"{place}\ne\n\n")
    Session(shipped, full, asker, lambda _: None).hold()
    begin, after, *_ = asker.pointed
    assert begin == "Klaar: toon het advies"
    assert after.startswith(f"- {shipped.question['middelen'].text['nl']}")


def test_back_at_the_first_question_goes_to_the_name(shipped: Questionnaire) -> None:
    lines = ["terug", "Tuin", "", "", "", "a", "", ""]
    case, saved, _ = held(shipped, lines, almost(shipped, flow.order(shipped)[0]))
    assert case.name == saved[0].name == "Tuin"


def test_a_section_can_be_jumped_to(shipped: Questionnaire) -> None:
    lines = ["deel", "3", "e", "a", "", ""]
    case, saved, _ = held(shipped, lines, almost(shipped, "fase", "middelen"))
    assert (case.answers["middelen"], "fase" in saved[0].answers) == (4, False)


def test_a_note_can_be_taken_away(shipped: Questionnaire) -> None:
    before = Case(name="x", answers=almost(shipped, "middelen").answers, notes={"middelen": "weg"})
    case, _, _ = held(shipped, ["notitie", "-", "a", "", ""], before)
    assert case.notes == {}


def test_several_choices_none_and_nothing_typed(shipped: Questionnaire) -> None:
    for typed, answer in [("a, c", 2), ("-", 0), ("b b", 1)]:
        case, _, shown = held(shipped, ["", typed, "", ""], almost(shipped, "doelen"))
        assert len(case.answers["doelen"]) == answer
        assert "nog niets ingevuld" in shown


def test_not_applicable_only_where_it_is_an_answer(shipped: Questionnaire) -> None:
    open_ones = ("middelen", "participatie_nu")
    case, _, shown = held(shipped, ["x", "a", "nvt", "", ""], almost(shipped, *open_ones))
    assert case.answers["participatie_nu"] is NOT_APPLICABLE
    assert "'x' kan niet." in shown


def test_what_a_case_says_has_no_power_over_the_terminal(shipped: Questionnaire) -> None:
    case = Case(
        name="\x1b[2Jx", answers=almost(shipped, "middelen").answers, notes={"middelen": "\x1b]0;"}
    )
    _, _, shown = held(shipped, ["a", "", ""], case)
    assert "\x1b" not in shown


def test_a_weak_factor_may_get_a_reason(shipped: Questionnaire) -> None:
    case, _, shown = held(shipped, ["a", "ik zag niemand", "", ""], almost(shipped, "plek"))
    assert "(mag leeg)" in shown
    assert case.notes["plek"] == "ik zag niemand"


def test_a_note_that_a_weak_answer_finds_is_shown_with_the_follow_up(
    shipped: Questionnaire,
) -> None:
    lines = ["notitie", "ik sprak Jan", "a", "ik zag niemand", "", ""]
    case, _, shown = held(shipped, lines, almost(shipped, "plek"))
    asked = f"{shipped.question['plek'].why['nl']} (mag leeg)"
    assert "ik sprak Jan" in shown.partition(asked)[2]
    assert case.notes["plek"] == "ik zag niemand"


def test_a_note_at_a_weak_answer_is_asked_for_as_its_follow_up(shipped: Questionnaire) -> None:
    before = Case(name="x", answers={**almost(shipped).answers, "plek": 0})
    place = flow.route(shipped, before.answers).index("plek") + 3
    _, _, shown = held(shipped, [str(place), "notitie", "geen zaal", "", ""], before)
    assert f"{shipped.question['plek'].why['nl']} (mag leeg)" in shown


def test_who_only_came_to_change_an_answer_goes_back_without_a_question(
    shipped: Questionnaire,
) -> None:
    before = almost(shipped, "plek", "middelen")
    # A question would find the end of the input.
    asker = PlainAsker(StringIO("terug\n"), StringIO(), "nl")
    assert Session(shipped, before, asker, lambda _: None).hold(review=True) == before


def test_end_of_input_invents_nothing(shipped: Questionnaire) -> None:
    saved: list[Case] = []
    asker = PlainAsker(StringIO("\n\n1"), StringIO(), "nl")
    with pytest.raises(EOFError):
        Session(shipped, almost(shipped, "middelen"), asker, saved.append).hold()
    assert saved == []


def test_a_name_is_needed_and_a_date_checked() -> None:
    asker = PlainAsker(StringIO("\nTuin\nUtrecht\ngisteren\n2026-11-24\n\n"), StringIO(), "nl")
    case = ask_about(asker, Case(), "2026-11-24")
    assert (case.name, case.place, case.date) == ("Tuin", "Utrecht", "2026-11-24")


def test_a_day_to_come_is_no_date_of_a_case_but_one_that_is_there_can_stay() -> None:
    behind = "1 januari 20271-11-2026"
    for typed, date in (
        ("25-11-2026\nvandaag", "2026-11-24"), ("", "2027-01-01"), (behind, "2026-11-01"),
    ):  # fmt: skip
        out = StringIO()
        asker = PlainAsker(StringIO(f"\n\n{typed}\n\n"), out, "nl")
        case = ask_about(asker, Case(name="Tuin", date="2027-01-01"), "2026-11-24")
        assert case.date == date
        assert ("Die dag komt nog." in out.getvalue()) == typed.startswith("25")


def test_who_stops_after_the_name_keeps_what_was_typed() -> None:
    for typed, kept in (("", []), ("Tuin\n", ["Tuin"]), ("Tuin\nUtrecht\n", ["Tuin"])):
        found: list[Case] = []
        asker = PlainAsker(StringIO(typed), StringIO(), "nl")
        with pytest.raises(EOFError):
            ask_about(asker, Case(), "2026-01-01", found.append)
        assert [case.name for case in found] == kept
    assert (found[0].place, found[0].date) == ("Utrecht", "2026-01-01")


def test_a_date_may_be_written_as_the_dutch_do_and_only_in_dutch() -> None:
    typed = "Tuin\n\n31-2-2026\n5-3-2026\n\n"
    case = ask_about(PlainAsker(StringIO(typed), StringIO(), "nl"), Case(), "2026-12-31")
    assert case.date == "2026-03-05"
    typed = "Garden\n\n5-3-2026\n2026-03-05\n\n"
    case = ask_about(PlainAsker(StringIO(typed), StringIO(), "en"), Case(), "2026-12-31")
    assert case.date == "2026-03-05"


START = [
    ("Tuin\r", "plaats"), ("\r", "datum"), ("\r", "vult"), ("\r", "Om welke groep"),
    ("de tuinders\r", "Welk moment"), ("nu\r", "w weet ik niet"),
]  # fmt: skip


def test_menus_in_a_real_terminal_go_forward_back_and_stop(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    terminal = Terminal(tmp_path, "assess", "tuin.yaml")
    terminal.until("Hoe noem je deze casus")
    # Enter alone chooses nothing: the question stays.
    down = "\x1b[B"
    for text, then in [
        *START[:-1], ("w\r", "w weet ik niet"),
        (f"\r{down}{down}\r", "Hoe ken je"), ("\x7f", "Voor wie werk"),
        (f"{down}\r", "Hoe ken je"), ("w\r", "Hoe ver is het"),
        ("\x0e", "Notitie"), ("een noot\r", "Notitie: een noot"),
        ("ik b\r", "'ik b' kan hier niet"),
        ("\x1b[200~een\rzin\x1b[201~\r", "een zin' kan"), ("\x7fb\r", "zelf een belang"),
        ("\x13", "Banden"), ("\x7f", "w weet ik niet"), ("\x03", "burgerkompas assess tuin.yaml"),
    ]:  # fmt: skip
        terminal.type(text)
        terminal.until(then)
        if then.startswith(("Hoe", "Voor", "Notitie: ", "zelf een")):
            terminal.until("w weet ik niet")
    assert terminal.close() == 130
    case = read_case(shipped, tmp_path / "tuin.yaml")
    assert case.answers == {
        "groep": "de tuinders", "moment": UNKNOWN, "werkgever": "corporatie",
        "bekendheid": UNKNOWN, "fase": "start",
    }  # fmt: skip
    assert case.notes == {"fase": "een noot"}
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".lock")] == []


def test_ctrl_c_at_the_place_of_a_new_case_keeps_what_was_typed(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    terminal = Terminal(tmp_path, "assess")
    terminal.until("Hoe noem je deze casus")
    terminal.type("Tuin De Hoek\r")
    terminal.until(">", after="plaats")
    terminal.type("Utr\x03")
    terminal.until("burgerkompas assess tuin-de-hoek")
    assert terminal.close() == 130
    [saved] = tmp_path.glob("*.yaml")
    case = read_case(shipped, saved)
    assert (case.name, case.place, case.answers) == ("Tuin De Hoek", "Utr", {})


def test_several_choices_in_a_menu(shipped: Questionnaire, tmp_path: Path) -> None:
    case = dump_case(shipped, almost(shipped, "doelen"))
    (tmp_path / "o.yaml").write_text(case, encoding="utf-8")
    terminal = Terminal(tmp_path, "assess", "o.yaml")
    terminal.until("spatie")
    for text, then in [
        ("\r", "Er is niets gekozen"), ("aw\r", "'weet ik niet' kan niet samen"),
        ("wC1", "'1' kan hier niet"), ("\r?", "Toetsen"), ("\r", "Overzicht"), ("\r", "mag leeg"),
        ("\r", "Is al besloten"), ("\r", "En nu?"), ("\x7f", ""),
    ]:  # fmt: skip
        terminal.type(text)
        terminal.until(then)
    assert terminal.close() == 0
    values = shipped.question["doelen"].values
    assert read_case(shipped, tmp_path / "o.yaml").answers["doelen"] == (values[0], values[2])


@pytest.mark.parametrize("encoding", ["ascii", *slow("cp1252")])
def test_menus_on_a_narrow_stream(tmp_path: Path, encoding: str) -> None:
    terminal = Terminal(tmp_path, "assess", "tuin.yaml", encoding=encoding)
    terminal.until("Hoe noem je deze casus")
    for text, then in [*START, ("\x1b[B", "> "), ("\x03", "burgerkompas assess")]:
        terminal.type(text)
        terminal.until(then)
    assert terminal.close() == 130


def test_a_second_session_on_one_case_is_refused(run, tmp_path: Path) -> None:
    first = Terminal(tmp_path, "assess", "--plain", "tuin.yaml")
    first.until("Hoe noem je deze casus")
    for text, then in [
        ("Tuin\n", "plaats"),
        ("\n", "datum"),
        ("\n", "vult"),
        ("\n", "Typ een tekst"),
    ]:
        first.type(text)
        first.until(then)
    second = Terminal(tmp_path, "assess", "--plain", "tuin.yaml")
    second.until("in gebruik")
    assert second.close() == 4
    first.process.send_signal(signal.SIGINT)
    first.until("Gestopt")
    assert first.close() == 130


@pytest.mark.slow
@pytest.mark.parametrize("sitting", SITTINGS)
@pytest.mark.parametrize("mode", MODES)
def test_a_killed_session_leaves_every_accepted_answer(
    tmp_path: Path, mode: str, sitting: str
) -> None:
    report = kill_often(tmp_path, mode, 8, seed=1, sitting=sitting)
    assert report.accepted > 0
    assert report.wrong == []


def test_a_short_interview_stops_when_the_advice_stands_and_offers_the_rest(
    shipped: Questionnaire,
) -> None:
    known = dict.fromkeys((*flow.headings(shipped), *asked_for_gates(shipped)), UNKNOWN)
    case = Case(name="x", answers=known | {"acuut_gevaar": "ja"})
    total = len(flow.route(shipped, case.answers))
    out = StringIO()
    asker = PlainAsker(StringIO("1\n\n"), out, "nl")
    done = Session(shipped, case, asker, lambda _: None, short=True).hold()
    assert done.answers == case.answers
    told = f"Je kreeg er {len(case.answers)} van de {total}."
    assert told in " ".join(out.getvalue().split())


def in_danger(shipped: Questionnaire) -> Case:
    """Return a case of a short interview that an answer about danger ended."""
    first = (*flow.headings(shipped), *asked_for_gates(shipped))
    before = first[: first.index("acuut_gevaar")]
    return Case(name="x", answers=dict.fromkeys(before, UNKNOWN) | {"acuut_gevaar": "ja"})


def held_short(shipped: Questionnaire, lines: list[str], case: Case) -> tuple[Case, str]:
    """Hold a short interview until its lines are up; return the case saved last, and its screen."""
    out, saved = StringIO(), [case]
    asker = PlainAsker(StringIO("".join(f"{line}\n" for line in lines)), out, "nl")
    with pytest.raises(EOFError):
        Session(shipped, case, asker, saved.append, short=True).hold()
    return saved[-1], " ".join(out.getvalue().split())


def test_back_from_the_end_of_a_resumed_short_interview_mends_the_last_answer(
    shipped: Questionnaire,
) -> None:
    case, shown = held_short(shipped, ["terug", "b"], in_danger(shipped))
    assert case.answers["acuut_gevaar"] == "nee"
    count = len(case.answers)
    assert shown.index(f"vraag {count} ") < shown.index(f"vraag {count + 1} ")


def test_the_end_of_a_short_interview_leads_to_the_review_and_back(shipped: Questionnaire) -> None:
    start = in_danger(shipped)
    place = flow.route(shipped, start.answers).index("acuut_gevaar") + 3
    # The review, back to where it came from, the review again, the answer that was wrong.
    case, shown = held_short(shipped, ["3", "terug", "3", str(place), "b", ""], start)
    assert case.answers["acuut_gevaar"] == "nee"
    assert (shown.count("kunnen het advies niet meer"), shown.count("Overzicht:")) == (2, 3)
    assert shown.endswith("Typ een letter:")


def test_a_short_interview_counts_back_when_going_back(shipped: Questionnaire) -> None:
    _, shown = held_short(shipped, ["w", "w", "terug", "terug"], Case(name="x"))
    numbers = re.findall(r"Korte vragenlijst · vraag (\d+) ", shown)
    assert numbers == ["1", "2", "3", "2", "1"]


def test_a_short_interview_asks_no_reason_for_a_weak_answer(shipped: Questionnaire) -> None:
    start = in_danger(shipped)
    place = flow.route(shipped, start.answers).index("plek") + 3
    case, shown = held_short(shipped, ["3", str(place), "a"], start)
    assert follow_up(shipped, "plek", case.answers["plek"])
    assert shown.count("Overzicht:") == 2
    assert "(mag leeg)" not in shown


def test_a_short_interview_on_a_full_case_opens_in_the_review(shipped: Questionnaire) -> None:
    _, shown = held_short(shipped, ["terug"], almost(shipped))
    assert "Overzicht:" in shown


def test_a_short_interview_past_the_budget_asks_all_that_the_advice_rests_on_and_no_more(
    shipped: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Engine, "possible", lambda *_: None)
    answers: dict = {}
    told = []
    while (name := next_short(shipped, answers)) is not None:
        told.append(short.most_after(shipped, answers, name))
        answers[name] = UNKNOWN
    assert set(answers) == short.most_asked(shipped)
    assert told == [*reversed(range(len(answers)))]


def test_the_short_interview_gives_the_advice_of_the_whole_one(shipped: Questionnaire) -> None:
    asked = []
    for path in sorted(CASES.glob("*.yaml")):
        given = read_case(shipped, path).answers
        whole = {q.id: given.get(q.id, UNKNOWN) for q in shipped.questions}
        part: dict = {}
        while (name := next_short(shipped, part)) is not None:
            part[name] = whole[name]
        results = [score(shipped, Case(answers=a), full=False) for a in (whole, part)]
        assert len({(r.outcome, r.strategy.id) for r in results}) == 1
        asked.append(len(part))
    assert statistics.median(asked) <= 22
    assert max(asked) <= 25
