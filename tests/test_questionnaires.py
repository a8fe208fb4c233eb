"""A questionnaire with a mistake says what it is and where, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from burgerkompas.checking.check import check
from burgerkompas.instrument.catalog import home, load_questions
from burgerkompas.instrument.model import Instrument

HERE = Path(__file__).parent / "instrument"
INVALID = sorted((HERE / "invalid").glob("*.yaml"))


def test_there_are_many_mistakes_of_every_kind() -> None:
    assert len(INVALID) >= 120


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_one_mistake_is_one_problem_at_its_line(path: Path) -> None:
    expected = path.read_text(encoding="utf-8").split("\n", 1)[0].removeprefix("# expect: ")
    code, _, line = expected.partition(" at ")
    found = [(f.problem.code, f.problem.where.line) for f in check(path).findings]
    assert found == [(code, int(line) if line else None)]


def test_a_loaded_questionnaire_is_kept_and_read_back_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shipped: Instrument
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first, second = load_questions("burgerkompas"), load_questions("burgerkompas")
    assert first == second == shipped
    (kept,) = (tmp_path / "burgerkompas").iterdir()
    kept.write_bytes(b"spoilt")
    assert load_questions("burgerkompas") == shipped


def test_every_question_has_words_a_source_and_answers_in_both_languages(
    shipped: Instrument,
) -> None:
    for question in shipped.questions:
        assert question.basis is not None, question.id
        assert set(question.text) == {"nl", "en"}
        for option in question.options:
            assert set(option.label) == {"nl", "en"}


def test_the_ids_of_the_domain_are_there(shipped: Instrument) -> None:
    assert [s.id for s in shipped.scorecard.strategies] == [
        "be-present",
        "monitor",
        "co-create",
        "inform",
    ]
    assert {o.id for o in shipped.scorecard.outcomes} == {"safety-first", "too-little-known"}
    assert len(shipped.scorecard.drivers) == 11
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
