"""Two versions of a questionnaire: what changed, and for whom."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from burgerkompas.authoring.changes import differences, in_words
from burgerkompas.authoring.diff import Deciders, Revision, revise, to_text
from burgerkompas.questionnaire.loader import load
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers.paths import ROOT

Run = Callable[..., CompletedProcess[bytes]]

CYCLING = ROOT / "src" / "burgerkompas" / "starter" / "cycling.yaml"
TEXT = CYCLING.read_text(encoding="utf-8")
OLD = load(CYCLING)
DRY = "{ice: nee, rain: 2, wind: 1, luggage: 3, energy: 3, trailer: nee}"


def version(tmp_path: Path, *edits: tuple[str, str]) -> Questionnaire:
    text = TEXT.replace("version: 1.0.0", "version: 1.1.0")
    for old, new in edits:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    path = tmp_path / "cycling.yaml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def case(tmp_path: Path, answers: str, name: str = "ann") -> str:
    path = tmp_path / f"{name}.case.yaml"
    path.write_text(f"case: {{name: {name}}}\nanswers: {answers}\n", encoding="utf-8")
    return str(path)


WEATHER = (
    "items: [{id: rain, reverse: true}, {id: wind, reverse: true}]",
    "items: [rain, wind]",
)
HIGHER = (
    "bad: {below: 0, label: {nl: slecht, en: bad}}\n      good: {from: 0,",
    "bad: {below: 0.5, label: {nl: slecht, en: bad}}\n      good: {from: 0.5,",
)
LUGGAGE = """\
  - id: luggage
    scale: much
    text: {nl: "Hoeveel moet je meenemen?", en: "How much do you have to carry?"}
    basis: own
"""
ENERGY = """\
  - id: energy
    scale: much
    text: {nl: "Hoeveel zin heb je?", en: "How much do you feel like it?"}
    basis: own
"""


@pytest.mark.parametrize(
    ("edit", "kind", "what", "name", "detail"),
    [
        (("Hoe hard regent het?", "Regent het?"), "reworded", "question", "rain",
         ("text.nl", "Hoe hard regent het?", "Regent het?")),
        (("questions:\n", "questions:\n  - {id: hat, kind: yes_no, text: {nl: H, en: H}}\n"),
         "added", "question", "hat", None),
        (("{id: rain, reverse: true}", "rain"), "rejudged", "dimension", "weather",
         ("items.rain.reverse", "true", "false")),
        (("{id: rain, reverse: true}", "{id: rain, reverse: true, weight: 2}"),
         "rejudged", "dimension", "weather", ("items.rain.weight", "1", "2")),
        (("items: [energy, ", "items: [wind, energy, "), "rejudged", "dimension", "ride",
         ("items.wind", "–", "wind")),
        (HIGHER, "rejudged", "dimension", "weather",
         ("levels.bad.below", "0", "0.5")),
        (("near: 0.15", "near: 0.2"), "rejudged", "dimension", "weather", ("near", "0.15", "0.2")),
        (("at_least: 3", "at_least: 2"), "rejudged", "question", "trailer",
         ("ask_if", "luggage ≥ 3", "luggage ≥ 2")),
        (("when: {question: ice, is: ja}", "when: {question: ice, is: nee}"),
         "rejudged", "gate", "ice", ("when", "ice = ja", "ice = nee")),
        (("against: [weather, ride]", "against: [weather]"), "rejudged", "strategy", "bus",
         ("against.ride", "ride", "–")),
        (("clear: {margin: 0.1}", "clear: {margin: 0.2}"), "rejudged", "decision", "scorecard",
         ("clear.margin", "0.1", "0.2")),
        (("tie_order: [cycle, bus]", "tie_order: [bus, cycle]"), "rejudged", "decision", "",
         ("strategies", "[cycle, bus]", "[bus, cycle]")),
        (("Op ijs val je.", "Op ijs glij je."), "reworded", "gate", "ice",
         ("because.nl", "Op ijs val je.", "Op ijs glij je.")),
        (("id: fine,", "id: lovely,"), "rejudged", "classification", "day",
         ("cells.good/light.id", "fine", "lovely")),
        ((f"{LUGGAGE}{ENERGY}", f"{ENERGY}{LUGGAGE}"), "moved", "questionnaire", "", None),
        (("Kijk naar buiten", "Kijk uit het raam"), "reworded", "questionnaire", "",
         ("intro.nl", None, None)),
    ],
)  # fmt: skip
def test_every_kind_of_change_is_told_for_what_it_is(
    edit: tuple[str, str],
    kind: str,
    what: str,
    name: str,
    detail: tuple[str, str | None, str | None] | None,
    tmp_path: Path,
) -> None:
    found = differences(OLD, version(tmp_path, edit))
    assert (kind, what, name) in {(c.kind, c.what, c.id or "") for c in found}
    assert all(c.what in (what, "questionnaire") for c in found)
    if detail is not None:
        told = {
            (".".join(d.path), in_words(d.old), in_words(d.new)) for c in found for d in c.details
        }
        path, old, new = detail
        assert any(p == path and (old is None or (o, n) == (old, new)) for p, o, n in told), told


def test_an_added_question_is_one_change(tmp_path: Path) -> None:
    hat = "questions:\n  - {id: hat, kind: yes_no, text: {nl: H, en: H}}\n"
    for found, kind in (
        (differences(OLD, version(tmp_path, ("questions:\n", hat))), "added"),
        (differences(version(tmp_path, ("questions:\n", hat)), OLD), "removed"),
    ):
        assert [(c.kind, c.what, c.id) for c in found] == [(kind, "question", "hat")]


def test_a_version_is_not_different_from_itself(tmp_path: Path) -> None:
    assert differences(OLD, OLD) == ()
    assert differences(OLD, version(tmp_path)) == ()


def moved(tmp_path: Path, answers: str, *edits: tuple[str, str]) -> Revision:
    return revise(OLD, version(tmp_path, *edits), [case(tmp_path, answers)])


def test_a_case_with_another_advice_is_told_with_what_decided(tmp_path: Path) -> None:
    (one,) = moved(tmp_path, DRY, WEATHER, ("Hoe hard regent het?", "Regent het?")).readvised
    assert (one.name, one.old, one.new) == ("ann", "cycle", "bus")
    assert one.decided_by == Deciders("scores", "scores")


def test_a_gate_that_is_new_decides(tmp_path: Path) -> None:
    gate = (
        "gates:\n  - {id: wet, when: {question: rain, at_least: 2}, outcome: stay,"
        " because: {nl: n, en: n}}\n"
    )
    (one,) = moved(tmp_path, DRY, ("gates:\n", gate)).readvised
    assert (one.old, one.new, one.decided_by) == ("cycle", "stay", Deciders("scores", "wet"))


def test_a_level_that_shifts_is_told_though_the_advice_stays(tmp_path: Path) -> None:
    revision = moved(tmp_path, DRY, HIGHER)
    assert revision.readvised == ()
    (one,) = revision.moved
    assert [(s.id, s.old, s.new) for s in one.shifts] == [
        ("weather", "good", "bad"),
        ("day", "fine", "wet"),
    ]


def test_an_answer_that_the_new_version_does_not_know_is_named_and_not_counted(
    tmp_path: Path,
) -> None:
    edits = [(f"{key}: luggage", f"{key}: load") for key in ("- id", "{question", "{id")]
    (one,) = moved(tmp_path, DRY, *edits).moved
    assert (one.old, one.new, one.dropped) == ("cycle", "cycle", ("luggage",))


def test_a_case_of_the_new_version_can_be_read_too(tmp_path: Path) -> None:
    hat = ("questions:\n", "questions:\n  - {id: hat, kind: yes_no, text: {nl: H, en: H}}\n")
    new = version(tmp_path, hat)
    revision = revise(
        OLD, new, [case(tmp_path, "{hat: ja, rain: 1}"), case(tmp_path, "{cap: 1}", "b")]
    )
    assert (revision.cases, revision.failed, revision.moved) == (1, 1, ())


def test_the_same_number_on_another_version_is_told(tmp_path: Path) -> None:
    new = version(tmp_path, ("version: 1.1.0", "version: 1.0.0"), ("near: 0.15", "near: 0.2"))
    assert "both are version 1.0.0" in to_text(revise(OLD, new, []), "en")
    assert "No difference" in to_text(revise(OLD, OLD, []), "en")


def test_the_command_tells_it_as_text_and_as_json(call: Run, tmp_path: Path) -> None:
    version(tmp_path, ("when: {question: ice, is: ja}", "when: {question: rain, at_least: 2}"))
    cases = case(tmp_path, DRY)
    done = call("questions", "diff", CYCLING, "cycling.yaml", cases, "--lang", "en")
    assert done.returncode == 0
    text = done.stdout.decode()
    assert "gate ice: scored or judged differently" in text
    assert "when: ice = ja → rain ≥ 2" in text
    assert "ann: cycle → stay" in text
    assert "decided by: scores → ice" in text
    data = json.loads(call("questions", "diff", CYCLING, "cycling.yaml", cases, "--json").stdout)
    assert data["schema"] == "burgerkompas/diff/1"
    assert (data["cases"], data["readvised"]) == (1, 1)
    assert data["moved"][0]["decided_by"] == {"old": "scores", "new": "ice"}
    assert data["changes"][0]["details"][0]["path"] == ["when"]
