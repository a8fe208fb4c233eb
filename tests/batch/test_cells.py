"""A table may say an answer in the questionnaire's own words, where they can mean only that."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from burgerkompas.batch import find_cases
from burgerkompas.batch.cells import label_answers
from burgerkompas.cases import UNKNOWN, Answer
from burgerkompas.questionnaire.model import Option, Question, Questionnaire


def scale(shipped: Questionnaire, *labels: dict[str, str]) -> Question:
    options = tuple(Option(value=value, label=label) for value, label in enumerate(labels))
    return replace(shipped.question["middelen"], options=options)


def test_labels_in_every_language_are_answers(shipped: Questionnaire) -> None:
    words = label_answers(
        scale(shipped, {"nl": "Helemaal niet", "en": "Not at all"}, {"nl": "Deels"})
    )
    assert words["helemaal niet"] == words["not at all"] == 0
    assert words["deels"] == 1
    assert words["weet ik niet"] is UNKNOWN


def test_what_could_be_two_answers_is_none(shipped: Questionnaire) -> None:
    words = label_answers(
        scale(shipped, {"nl": "geen", "en": "none"}, {"nl": "Geen"}, {"nl": "1"}, {"nl": "veel"})
    )
    assert "geen" not in words
    assert words["none"] == 0
    # A value keeps its meaning, whatever another answer is called.
    assert words.get("1", 1) == 1
    assert words["veel"] == 3


def test_a_label_that_sounds_like_not_knowing_is_that_answer(shipped: Questionnaire) -> None:
    assert label_answers(scale(shipped, {"nl": "onbekend"}, {"nl": "bekend"}))["onbekend"] == 0


def test_a_text_has_no_words_but_its_own(shipped: Questionnaire) -> None:
    assert label_answers(replace(shipped.question["middelen"], kind="text")) == {}


@pytest.mark.parametrize(
    ("column", "cell", "answer"),
    [
        ("acuut_gevaar", "Ja", "ja"),
        ("acuut_gevaar", " NEE ", "nee"),
        ("acuut_gevaar", "yes", "ja"),
        ("acuut_gevaar", "Weet  niet", UNKNOWN),
        ("middelen", "Ja, voor de volgende stap", 3),
        ("middelen", "I don’t know", UNKNOWN),
        ("doelen", "Natuur; Sport: bewegen", ("sport", "natuur")),
        ("doelen", "sport: being active, nature: greenery, animals or the environment",
         ("sport", "natuur")),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_people_write_it(
    shipped: Questionnaire, tmp_path: Path, column: str, cell: str, answer: Answer
) -> None:
    (tmp_path / "t.csv").write_text(f'name,{column}\nx,"{cell}"\n', encoding="utf-8")
    (found,) = find_cases(shipped, [str(tmp_path / "t.csv")])
    assert found.case is not None, found.problems
    assert found.case.answers[column] == answer


def test_what_a_map_says_goes_first(shipped: Questionnaire, tmp_path: Path) -> None:
    from burgerkompas.batch import read_map

    (tmp_path / "t.csv").write_text("name,acuut_gevaar\nx,Ja\n", encoding="utf-8")
    (tmp_path / "m.yaml").write_text("values: {acuut_gevaar: {Ja: nee}}\n", encoding="utf-8")
    mapped = read_map(shipped, tmp_path / "m.yaml")
    (found,) = find_cases(shipped, [str(tmp_path / "t.csv")], mapped)
    assert found.case is not None
    assert found.case.answers["acuut_gevaar"] == "nee"
