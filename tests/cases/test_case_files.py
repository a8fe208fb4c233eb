"""Cases are read strictly, checked against the questionnaire, and saved so that nothing is lost."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

import burgerkompas as bk
from burgerkompas.cases import (
    NOT_APPLICABLE,
    UNKNOWN,
    Case,
    CaseDecision,
    check_answers,
    dump_case,
    parse_answer,
    parse_case,
    read_case,
)
from burgerkompas.cases.store import save_case
from burgerkompas.errors import AnswersRefused
from burgerkompas.files import write_atomically
from burgerkompas.questionnaire.catalog import home
from burgerkompas.questionnaire.loader import load

SHIPPED = load(home() / "burgerkompas")
HEAD = "case: {name: x}\nanswers:\n"


def refused(text: str | bytes) -> list[tuple[str, int | None, int | None, str | None]]:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(AnswersRefused) as caught:
        parse_case(SHIPPED, data, "f.yaml")
    return [(p.code, p.where.line, p.where.column, p.suggestion) for p in caught.value.problems]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("  midelen: 2", ("unknown-question", 3, 3, "middelen")),
        ("  middelen: 9", ("not-an-answer", 3, 13, None)),
        ("  middelen: veel", ("not-an-answer", 3, 13, None)),
        ("  middelen: Weet ik niet", ("not-an-answer", 3, 13, "unknown")),
        ("  middelen: 02", ("not-an-answer", 3, 13, "2")),
        ("  middelen: +2", ("not-an-answer", 3, 13, "2")),
        ("  middelen: 2.5", ("not-an-answer", 3, 13, None)),
        ("  middelen: 2.000", ("maybe-thousands", 3, 13, None)),
        ("  middelen: true", ("not-an-answer", 3, 13, None)),
        ("  middelen: [2]", ("one-answer-only", 3, 13, None)),
        ("  middelen: {a: 2}", ("one-answer-only", 3, 13, None)),
        ("  acuut_gevaar: no", ("not-an-answer", 3, 17, "nee")),
        ("  acuut_gevaar: yes", ("not-an-answer", 3, 17, "ja")),
        ("  doelen: [natuur, sprt]", ("not-an-answer", 3, 20, "sport")),
        ("  doelen: [natuur, natuur]", ("chosen-twice", 3, 20, None)),
        ("  opdracht: [geen, wijkdoelen]", ("excludes-others", 3, 13, None)),
        ("  middelen: not_applicable", ("not-an-answer", 3, 13, None)),
        ("  middelen: 2\n  middelen: 3", ("duplicate-key", 4, 3, None)),
    ],
)
def test_a_wrong_answer_is_one_problem_at_its_place(
    line: str, problem: tuple[str, int, int, str | None]
) -> None:
    found = refused(HEAD + line + "\n")
    assert [p[:3] for p in found] == [problem[:3]]
    if problem[3]:
        assert found[0][3] == problem[3]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty-file"),
        (b"\x00\x01\xff", "not-text"),
        ("just a text", "not-a-case"),
        ("- a\n- b\n", "not-a-case"),
        ("case: {name: x}\n", "missing-key"),
        ("answers: {}\n", "missing-key"),
        ("case: {place: x}\nanswers: {}\n", "missing-key"),
        ("burgerkompas: 2\ncase: {name: x}\nanswers: {}\n", "unknown-form"),
        ("questions: other@1.0.0\ncase: {name: x}\nanswers: {}\n", "other-questionnaire"),
        ("questions: other@1.0.0\ncase: {name: x}\nanswers: {a: 1, b: 2}\n", "other-questionnaire"),
        ("case: {name: x, date: 24-11-2026}\nanswers: {}\n", "not-a-date"),
        ("case: {name: x, naam: y}\nanswers: {}\n", "unknown-key"),
        ("case: {name: x}\nanswers: {}\nnotes: {geldd: y}\n", "unknown-question"),
        ("case: {name: x}\nanswers: {}\nextra: 1\n", "unknown-key"),
        ("case: {name: x}\nanswers: {}\ndecision: {why: y}\n", "missing-key"),
        ("case: {name: x}\nanswers: {}\ndecision: monitor\n", "not-a-mapping"),
        ("case: {name: x}\nanswers: {}\ndecision: {chosen: monitor, why: [y]}\n", "not-a-text"),
    ],
)
def test_a_wrong_file_is_one_problem(text: str | bytes, code: str) -> None:
    assert [found[0] for found in refused(text)] == [code]


def test_all_problems_come_at_once_in_the_order_of_the_file() -> None:
    found = refused(HEAD + "  middelen: 9\n  kenis: 1\n  acuut_gevaar: no\nextra: 1\n")
    assert [(code, line) for code, line, _, _ in found] == [
        ("not-an-answer", 3),
        ("unknown-question", 4),
        ("not-an-answer", 5),
        ("unknown-key", 6),
    ]


@pytest.mark.parametrize("make", ["folder", "missing"])
def test_a_folder_or_a_missing_file_is_one_problem(tmp_path: Path, make: str) -> None:
    path = tmp_path if make == "folder" else tmp_path / "none.yaml"
    with pytest.raises(AnswersRefused) as caught:
        read_case(SHIPPED, path)
    assert [p.code for p in caught.value.problems] == [
        "is-a-folder" if make == "folder" else "no-such-file"
    ]


def test_absence_is_a_value() -> None:
    text = (
        HEAD + "  middelen: weet_niet\n  zelf_draait: unknown\n  participatie_nu: not_applicable\n"
        "  plek:\n"
    )
    case = parse_case(SHIPPED, text.encode(), "f")
    assert case.answers == {
        "middelen": UNKNOWN,
        "zelf_draait": UNKNOWN,
        "participatie_nu": NOT_APPLICABLE,
    }


def test_python_answers_are_checked_like_a_file() -> None:
    assert check_answers(SHIPPED, {"middelen": 2, "doelen": ["natuur"], "zelf_draait": None}) == {
        "middelen": 2,
        "doelen": ("natuur",),
    }
    for number in (2.0, "2", "2.0", Fraction(2), Decimal("2.0")):
        assert check_answers(SHIPPED, {"middelen": number}) == {"middelen": 2}
    for wrong in (True, 2.5, "02", 1e16, float("nan")):
        with pytest.raises(AnswersRefused):
            check_answers(SHIPPED, {"middelen": wrong})


def test_one_answer_is_read_from_text() -> None:
    question = SHIPPED.question
    assert parse_answer(question["middelen"], " 2 ") == 2
    assert parse_answer(question["doelen"], "sport; natuur") == ("sport", "natuur")
    assert parse_answer(question["middelen"], "unknown") is UNKNOWN
    assert parse_answer(question["middelen"], "7") is None


texts = st.text(max_size=40).map(str.strip)
answers = st.fixed_dictionaries(
    {},
    optional={
        "middelen": st.sampled_from([0, 4, UNKNOWN]),
        "acuut_gevaar": st.sampled_from(["ja", "nee", UNKNOWN]),
        "doelen": st.sampled_from([("natuur",), ("sport", "natuur"), ()]),
        "participatie_nu": st.sampled_from([1, 8, NOT_APPLICABLE]),
    },
)
filled_in = texts.filter(bool) | st.none()
decisions = st.none() | st.builds(
    CaseDecision,
    st.sampled_from(list(SHIPPED.choosable)),
    filled_in,
    filled_in,
    st.dates().map(str) | st.none(),
    filled_in,
)


@given(texts, texts, answers, decisions)
def test_what_is_saved_is_read_back(
    name: str, note: str, given_answers: dict, decision: CaseDecision | None
) -> None:
    case = Case(
        name=name or "x",
        notes={"middelen": note} if note else {},
        story=note or None,
        answers=given_answers,
        decision=decision,
        questions="burgerkompas@2.0.0",
        file="f",
    )
    written = dump_case(SHIPPED, case).encode("utf-8", "surrogatepass")
    try:
        written.decode()
    except UnicodeDecodeError:
        return  # A lone surrogate can't be in a file.
    assert parse_case(SHIPPED, written, "f") == case


DECIDED = """\
case: {name: x}
answers: {}
decision:
  chosen: co-create
  why: Ze vroegen om handen.
  by: professional
  on: 2026-11-26
  done: Er is een sleutel.
"""


def test_a_decision_says_what_was_chosen_why_by_whom_when_and_what_was_done() -> None:
    assert parse_case(SHIPPED, DECIDED.encode(), "f").decision == CaseDecision(
        "co-create", "Ze vroegen om handen.", "professional", "2026-11-26", "Er is een sleutel."
    )
    only = parse_case(SHIPPED, HEAD.encode() + b"decision: {chosen: monitor, why: }\n", "f")
    assert only.decision == CaseDecision("monitor")
    assert parse_case(SHIPPED, HEAD.encode() + b"decision:\n", "f").decision is None


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("  chosen: cocreate", ("not-one-of", 4, 11, "co-create")),
        ("  chosen: [co-create]", ("not-one-of", 4, 11, None)),
        ("  chosen: undecided", ("not-one-of", 4, 11, None)),
        ("  chosen: monitor\n  on: morgen", ("not-a-date", 5, 7, None)),
        ("  chosen: monitor\n  reason: x", ("unknown-key", 5, 3, None)),
        ("  chosen: monitor\n  don: x", ("unknown-key", 5, 3, "done")),
    ],
)
def test_what_is_wrong_in_a_decision_is_told_at_its_place(
    line: str, problem: tuple[str, int, int, str | None]
) -> None:
    assert refused(f"case: {{name: x}}\nanswers: {{}}\ndecision:\n{line}\n") == [problem]


def test_a_questionnaire_that_decides_nothing_has_no_key_for_it(tmp_path: Path) -> None:
    (tmp_path / "two.yaml").write_text(TWO_TEXTS, encoding="utf-8")
    text = HEAD.encode() + b"decision: {chosen: a}\n"
    with pytest.raises(AnswersRefused) as caught:
        parse_case(load(tmp_path / "two.yaml"), text, "f")
    assert [(p.code, p.where.line) for p in caught.value.problems] == [("unknown-key", 3)]


def test_a_case_keeps_its_own_decision_and_takes_one_over_where_it_has_none() -> None:
    decided = Case(decision=CaseDecision("monitor", "why", done="done"))
    other = Case(decision=CaseDecision("inform"))
    assert decided.merged_with(other).decision == decided.decision
    assert Case().merged_with(other).decision == other.decision
    assert decided.without_notes().decision == CaseDecision("monitor")


@pytest.mark.parametrize(
    "word", ["no", "1:30", "---", "null", "~", "[nl]", "a: b", "# c", "\x1b[31m", "\u202ex"]
)
def test_naughty_names_survive(word: str) -> None:
    case = Case(name=word, questions="burgerkompas@2.0.0", file="f")
    assert parse_case(SHIPPED, dump_case(SHIPPED, case).encode(), "f").name == word


def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "case.yaml"
    save_case(SHIPPED, Case(name="old"), path)
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, "new")
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["case.yaml"]


def test_files_are_for_their_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    save_case(SHIPPED, Case(name="x"), path)
    assert path.stat().st_mode & 0o077 == 0


def test_a_story_may_be_told_in_each_language() -> None:
    head = "case: {name: x}\nanswers: {}\nstory:"
    case = parse_case(SHIPPED, f"{head}\n  nl: |\n    Een.\n\n    Twee\n    drie.\n".encode(), "f")
    assert case.story_in("nl") == case.story_in("en") == ("Een.", "Twee drie.")
    both = parse_case(SHIPPED, f"{head} {{nl: Een., en: One.}}\n".encode(), "f")
    assert (both.story_in("nl"), both.story_in("en")) == (("Een.",), ("One.",))
    for told in (case, both):
        again = parse_case(SHIPPED, dump_case(SHIPPED, told).encode(), "f")
        assert again.story == told.story
    assert refused(f"{head} {{nl: Een., de: Eins.}}\n") == [("unknown-language", 3, 19, None)]
    assert refused(f"{head} [a]\n") == [("not-a-text", 3, 8, None)]
    assert parse_case(SHIPPED, f"{head} {{nl: }}\n".encode(), "f").story_in("nl") == ()


TWO_TEXTS = """\
format: burgerkompas/questions/1
id: two
version: 1.0.0
languages: [en]
title: Two texts
questions:
- {id: a, kind: text, text: What?}
- {id: b, kind: text, text: And then?}
"""


def test_a_key_that_makes_the_line_of_another_is_no_question(tmp_path: Path) -> None:
    path = tmp_path / "two.yaml"
    path.write_text(TWO_TEXTS, encoding="utf-8")
    answers = ['a: "b: c"', "'a: \"b': c\""]
    first, second = (f"case: {{name: x}}\nanswers:\n  {line}\n".encode() for line in answers)
    assert parse_case(load(path), first, "f").answers == {"a": "b: c"}
    with pytest.raises(AnswersRefused) as caught:
        parse_case(load(path), second, "f")
    assert [problem.code for problem in caught.value.problems] == ["unknown-question"]


RETIRED = """
format: burgerkompas/questions/1
id: garden
version: 2.0.0
languages: [en]
title: Garden
yes_no: {yes: 'yes', no: 'no'}
retired:
  help: {to: asked, values: {0: nothing, 1: complaint}}
  same: {to: open}
  welcome: {}
questions:
  - {id: asked, kind: choice, text: Asked?, options: {nothing: Nothing, complaint: A complaint}}
  - {id: open, kind: yes_no, text: Open?}
"""


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("{help: 0, same: 'yes'}", {"asked": "nothing", "open": "yes"}),
        ("{help: 3, welcome: 2}", {}),
        ("{help: unknown}", {"asked": UNKNOWN}),
        ("{help: 1, asked: nothing}", {"asked": "nothing"}),
    ],
)
def test_answers_to_retired_questions_carry_over_where_that_is_safe_and_are_kept(
    tmp_path: Path, answers: str, expected: dict[str, object]
) -> None:
    (tmp_path / "garden.yaml").write_text(RETIRED, encoding="utf-8")
    questionnaire = bk.load_questions(tmp_path / "garden.yaml")
    text = f"questions: garden@1.0.0\ncase: {{name: x}}\nanswers: {answers}\n"
    case = parse_case(questionnaire, text.encode(), "x.yaml")
    assert case.answers == expected
    again = parse_case(questionnaire, dump_case(questionnaire, case).encode(), "x.yaml")
    assert (again.answers, again.retired) == (case.answers, case.retired)
    assert set(case.retired) == {name for name in ("help", "same", "welcome") if name in answers}
