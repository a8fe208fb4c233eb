"""A questionnaire with a mistake says what it is and where, and nothing else."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from burgerkompas.authoring.check import run_checks
from burgerkompas.cases.answers import ABSENCE_WORDS, Absence
from burgerkompas.cli.commands.questions import write_starter
from burgerkompas.errors import QuestionnaireRefused
from burgerkompas.questionnaire.catalog import home
from burgerkompas.questionnaire.loader import load
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.questionnaire.resolve.context import ID, NO_OPTIONS
from tests.helpers.hard import scorecard
from tests.helpers.paths import DATA

INVALID = sorted((DATA / "invalid").glob("*.yaml"))


def test_there_are_many_mistakes_of_every_kind() -> None:
    assert len(INVALID) >= 120


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_one_mistake_is_one_problem_at_its_line(path: Path) -> None:
    expected = path.read_text(encoding="utf-8").split("\n", 1)[0].removeprefix("# expect: ")
    code, _, line = expected.partition(" at ")
    found = [(f.problem.code, f.problem.where.line) for f in run_checks(path).findings]
    assert found == [(code, int(line) if line else None)]


def found_in(path: Path) -> list[tuple[str, int | None]]:
    return [(f.problem.code, f.problem.where.line) for f in run_checks(path).findings]


def changed(path: Path, *changes: tuple[str, str]) -> list[int]:
    """Write the small questionnaire with changes; return the lines that they are in."""
    text = (DATA / "invalid_base.yaml").read_text(encoding="utf-8")
    numbers = [text[: text.index(old)].count("\n") + 1 for old, _ in changes]
    for old, new in changes:
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return numbers


def test_mistakes_of_shape_hide_no_mistakes_of_reference(tmp_path: Path) -> None:
    path = tmp_path / "both.yaml"
    kind, route = changed(
        path, ("kind: yes_no, text", "kind: yes_no, txet"), ("{question: a,", "{question: aa,")
    )
    assert sorted(found_in(path)) == [("unknown-id", route), ("unknown-key", kind)]


@pytest.mark.parametrize(
    "broken", ["{idd: b, scale", "{id: [b], scale", "{id: b, scael", "{id: b, scale: [mate], x"]
)
def test_a_reference_to_what_was_left_out_is_no_second_mistake(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "lost.yaml"
    (line,) = changed(path, ("{id: b, scale", broken))
    assert {place for _, place in found_in(path)} == {line}


def test_while_a_strategy_is_closed_by_no_gate_nothing_is_asked_for_when_all_are(
    tmp_path: Path,
) -> None:
    path, _ = write_starter(tmp_path / "mine.yaml")
    text = path.read_text(encoding="utf-8").rstrip("\n")
    for closing, found in (("[bus]", []), ("[bus, cycle]", ["all-closed-missing"])):
        when = "{question: ice, is: nee}"
        gate = f"  - {{id: strike, when: {when}, close: {closing}, because: {{nl: s, en: s}}}}"
        path.write_text(f"{text}\n{gate}\n", encoding="utf-8")
        assert [code for code, _ in found_in(path)] == found


def test_mistakes_in_different_files_are_told_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "burgerkompas"
    shutil.copytree(home() / "burgerkompas", folder)
    main, parts = folder / "burgerkompas.yaml", folder / "contact.yaml"
    main.write_text(main.read_text(encoding="utf-8").replace("title:", "titel:", 1), "utf-8")
    text = parts.read_text(encoding="utf-8").replace("items: [kern_contact", "items: [kern_cntact")
    parts.write_text(text, encoding="utf-8")
    found = [(f.problem.code, Path(f.problem.where.file).name) for f in run_checks(folder).findings]
    assert found == [("unknown-key", "burgerkompas.yaml"), ("unknown-id", "contact.yaml")]


def test_every_question_has_words_a_source_and_answers_in_both_languages(
    shipped: Questionnaire,
) -> None:
    for question in shipped.questions:
        assert question.basis is not None, question.id
        assert set(question.text) == {"nl", "en"}
        for option in question.options:
            assert set(option.label) == {"nl", "en"}


def test_the_ids_of_the_domain_are_there(shipped: Questionnaire) -> None:
    assert [s.id for s in shipped.decision.strategies] == [
        "be-present",
        "inform",
        "co-create",
        "monitor",
    ]
    assert {o.id for o in shipped.decision.outcomes} == {"safety-first", "too-little-known"}
    assert len(shipped.decision.drivers) == 7
    assert {c.id for c in shipped.classifications} == {"definition", "contact_type", "ties_type"}
    assert shipped.sections.success_factors.dimensions == (
        "gedeeld_belang",
        "doelen_middelen",
        "openheid",
        "inbedding",
        "erkenning_regie",
    )


@pytest.mark.parametrize("path", sorted(home().rglob("*.yaml")), ids=lambda path: path.name)
def test_a_shipped_file_means_the_same_to_both_of_the_parsers_that_read_yaml(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert yaml.load(text, yaml.SafeLoader) == yaml.load(text, yaml.CSafeLoader)


def test_every_word_for_no_answer_is_reserved() -> None:
    words = {*ABSENCE_WORDS, *(absence.value for absence in Absence), "null"}
    assert {word for word in words if ID.fullmatch(word)} - {"not_asked"} == NO_OPTIONS


@pytest.mark.parametrize("kind", ["choice", "choices", "yes_no"])
@pytest.mark.parametrize("word", sorted(NO_OPTIONS))
def test_no_option_is_called_as_no_answer_is(tmp_path: Path, kind: str, word: str) -> None:
    named = "yes_no: {cap: cap, '%s': none}" if kind == "yes_no" else ""
    own = "" if kind == "yes_no" else "options: {cap: cap, '%s': none}, "
    path = tmp_path / "small.yaml"
    path.write_text(
        "format: burgerkompas/questions/1\nid: small\nversion: 1.0.0\nlanguages: [en]\n"
        f"title: Small\n{named and named % word}\nquestions:\n"
        f"  - {{id: hat, kind: {kind}, text: Which?, {own and own % word}shown: true}}\n",
        encoding="utf-8",
    )
    assert found_in(path) == [("reserved-option", 6 if kind == "yes_no" else 8)]


@pytest.mark.parametrize(
    ("languages", "places"),
    [
        ("[nl, x]", 1), ("[nl, nl_nl]", 1), ("[nl, frysk fy]", 1), ("[nl-, nl]", 1),
        ("['', nl]", 1),
        ("['nl\"><script>alert(1)</script>', nl]", 1), ("[toolong, nl]", 1), ("[nl-x-a, nl]", 1),
        ("[nl, fy-NL]", 0), ("[zh-Hant, zh-Hans-CN]", 0), ("[de-CH-1996, nds]", 0),
        ("[es-419, EN]", 0),
    ],
)  # fmt: skip
def test_a_language_is_a_code_that_browsers_know(
    tmp_path: Path, languages: str, places: int
) -> None:
    codes = [code.strip().strip("'") for code in languages.strip("[]").split(",")]
    text = "{" + ", ".join(f"'{code}': T" for code in codes) + "}"
    other = text.replace("T", "O")
    path = tmp_path / "small.yaml"
    path.write_text(
        "format: burgerkompas/questions/1\nid: small\nversion: 1.0.0\n"
        f"languages: {languages}\ntitle: {text}\nyes_no: {{y: {text}, n: {other}}}\nquestions:\n"
        f"  - {{id: hat, kind: yes_no, text: {text}, shown: true}}\n",
        encoding="utf-8",
    )
    assert found_in(path) == [("bad-language", 4)] * places


def test_weights_of_which_the_sums_have_no_common_denominator_are_refused(tmp_path: Path) -> None:
    """Two to the power of forty sums, in seven kilobytes."""
    path = tmp_path / "fine.yaml"
    path.write_text(scorecard(40, 4, 2, 40, 3), encoding="utf-8")
    with pytest.raises(QuestionnaireRefused) as refused:
        load(path)
    assert {problem.code for problem in refused.value.problems} == {"weights-too-fine"}
    rough = re.sub(r"(weight: \d\.\d\d)\d\d", r"\1", scorecard(20, 4, 2, 20, 3))
    path.write_text(rough, encoding="utf-8")
    assert len(load(path).dimensions) == 2
