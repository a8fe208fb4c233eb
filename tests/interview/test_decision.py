"""What was decided is asked once the advice is known; nothing of it is lost."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from msgspec import structs

from burgerkompas.cases import Case, CaseDecision, dump_case, read_case
from burgerkompas.cases.store import examples_home
from burgerkompas.cli.decide import decide, offer_to_keep
from burgerkompas.engine import score
from burgerkompas.interview.asker import HalfTyped
from burgerkompas.interview.decision import ask_closing, ask_decision, ask_done
from burgerkompas.interview.plain import PlainAsker
from burgerkompas.interview.practice import Choice
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers.paths import CASES

ORANJE = CASES / "oranje.yaml"
TODAY = "2026-11-26"
OLD = CaseDecision("inform", "why", "professional", "2026-11-01", "done")


def asked(
    questionnaire: Questionnaire, lines: str, old: CaseDecision | None = None
) -> tuple[CaseDecision | None, list[Case], str]:
    """Return what was decided, what was saved on the way, and what was shown."""
    case = structs.replace(read_case(questionnaire, ORANJE), decision=old)
    out, saved = StringIO(), list[Case]()
    asker = PlainAsker(StringIO(lines), out, "nl")
    result = score(questionnaire, case, full=False)
    decided = ask_decision(asker, result, TODAY, saved.append)
    return decided.decision, saved, out.getvalue()


def test_what_is_taken_away_is_a_note_and_enter_or_back_leaves_it(shipped: Questionnaire) -> None:
    case = read_case(shipped, ORANJE)

    def closed(lines: str, case: Case) -> tuple[Case, list[Case], str]:
        out, saved = StringIO(), list[Case]()
        asker = PlainAsker(StringIO(lines), out, "nl")
        return ask_closing(shipped, asker, case, saved.append), saved, out.getvalue()

    for lines in ("\n", "terug\n"):
        assert closed(lines, case)[:2] == (case, [])
    noted, saved, shown = closed("Ik bel 06-12345678\n", case)
    assert noted.notes == {**case.notes, "conclusie": "Ik bel 06-12345678"}
    assert saved == [noted]
    assert "telefoonnummer" in shown
    assert closed("\n", noted)[:2] == (noted, [])
    same, saved_then, shown = closed("?\n\n", case)
    assert (same, saved_then) == (case, [])
    assert "Bij deze vraag is geen uitleg." in shown
    with pytest.raises(HalfTyped):
        ask_closing(shipped, Interrupted(StringIO(), StringIO(), "nl"), case, saved.append)
    assert saved[-1].notes["conclusie"] == "De sleut"


class Interrupted(PlainAsker):
    """Somebody who presses Ctrl-C in the middle of a word."""

    def text(self, prompt: str, now: str, explanation: str = "") -> str | None:
        raise HalfTyped("De sleut")


def test_enter_alone_decides_nothing_and_saves_nothing(shipped: Questionnaire) -> None:
    assert asked(shipped, "\n")[:2] == (None, [])
    decided, saved, _ = asked(shipped, "\n\n", OLD)
    assert decided == OLD
    assert {case.decision for case in saved} == {OLD}


def test_what_was_advised_needs_no_reason(shipped: Questionnaire) -> None:
    decided, saved, out = asked(shipped, "3\n\n\n")
    assert decided == CaseDecision("inform", by="professional", on=TODAY)
    assert saved[-1].decision == decided
    assert "Waarom" not in out
    assert out.count("(advies)") == 2, "the report names two together"


def test_a_choice_that_differs_is_asked_why(shipped: Questionnaire) -> None:
    decided, _, out = asked(shipped, "4\nOmdat.\ngroep\n1-11-2026\n")
    assert decided == CaseDecision("co-create", "Omdat.", "groep", "2026-11-01")
    assert "Waarom kiezen jullie hiervoor?" in out
    assert asked(shipped, "4\n\n\n\n")[0] == CaseDecision("co-create", None, "professional", TODAY)


def test_every_answer_is_saved_at_once(shipped: Questionnaire) -> None:
    _, saved, _ = asked(shipped, "4\nOmdat.\ngroep\n\n")
    reasons = [(c.decision.why, c.decision.by) for c in saved if c.decision]
    assert reasons[:3] == [(None, "professional"), ("Omdat.", "professional"), ("Omdat.", "groep")]


def test_going_back_to_the_choice_leaves_the_case_as_it_was(shipped: Questionnaire) -> None:
    for old in (None, OLD):
        decided, saved, _ = asked(shipped, "4\nterug\nterug\n", old)
        assert decided == saved[-1].decision == old
    decided, _, _ = asked(shipped, "4\nOmdat.\nterug\nToch.\n\n\n")
    assert decided is not None
    assert decided.why == "Toch."


def test_a_new_choice_keeps_what_was_done(shipped: Questionnaire) -> None:
    decided, _, out = asked(shipped, "5\nAnders.\n\n\n\n", OLD)
    assert decided == CaseDecision("monitor", "Anders.", "professional", TODAY, "done")
    assert "Besloten is: initiatief nemen en informeren. Blijft dat zo?" in out
    assert asked(shipped, "\nMeer.\n", OLD)[0] == structs.replace(OLD, done="Meer.")


def test_a_wrong_date_is_asked_again(shipped: Questionnaire) -> None:
    decided, _, out = asked(shipped, "3\n\nmorgen\n27-11-2026\n25-11-2026\n")
    assert decided is not None
    assert decided.on == "2026-11-25"
    assert "Schrijf de datum zo" in out
    assert "Die dag komt nog." in out


def test_today_is_today_also_where_something_was_decided_before(shipped: Questionnaire) -> None:
    decided, _, _ = asked(shipped, "3\n\n\nvandaag\n\n", OLD)
    assert decided == structs.replace(OLD, on=TODAY)


def test_what_was_half_typed_is_kept(shipped: Questionnaire) -> None:
    saved: list[Case] = []
    case = Case(name="x", decision=OLD)
    with pytest.raises(KeyboardInterrupt):
        ask_done(Interrupted(StringIO(), StringIO(), "nl"), case, saved.append)
    assert saved[-1].decision == structs.replace(OLD, done="De sleut")


def test_a_second_time_only_what_was_done_is_asked_and_the_file_has_it(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    path = tmp_path / "c.yaml"
    case = structs.replace(read_case(shipped, ORANJE), decision=OLD, questions="burgerkompas@1.0.0")
    path.write_text(dump_case(shipped, case), encoding="utf-8")
    out = StringIO()
    decide(shipped, path, PlainAsker(StringIO("Gedaan.\n"), out, "nl"), since=True)
    after = read_case(shipped, path)
    assert after.decision == structs.replace(OLD, done="Gedaan.")
    assert after.questions == "burgerkompas@1.0.0", "it was not filled in anew"
    assert f"Bewaard in {path}." in out.getvalue()
    before = path.stat().st_mtime_ns
    decide(shipped, path, PlainAsker(StringIO("\n"), out, "nl"), since=True)
    assert path.stat().st_mtime_ns == before


def test_a_choice_made_in_practice_can_be_kept_in_the_case_and_in_no_shipped_one(
    shipped: Questionnaire, tmp_path: Path
) -> None:
    path, choice = tmp_path / "c.yaml", Choice("monitor", "Daarom.")
    path.write_text(dump_case(shipped, read_case(shipped, ORANJE)), encoding="utf-8")

    def offer(lines: str, told: Path) -> str:
        out = StringIO()
        asker = PlainAsker(StringIO(lines), out, "nl")
        offer_to_keep(shipped, read_case(shipped, told), choice, asker)
        return out.getvalue()

    assert f"Bewaren in {path}" in offer("\n", path)
    assert read_case(shipped, path).decision is None
    offer("2\n", path)
    kept = read_case(shipped, path).decision
    assert kept is not None
    assert (kept.chosen, kept.why, kept.by) == ("monitor", "Daarom.", "professional")
    assert "in plaats van: monitoren" in offer("\n", path)
    assert offer("", examples_home() / "oranje.yaml") == ""
