"""Exports of form tools are known by their headings, and what a first map says can be read."""

from __future__ import annotations

import csv
import io
import random
from pathlib import Path

import pytest

from burgerkompas import load_questions
from burgerkompas.batch import find_cases, read_map
from burgerkompas.batch.mapping import EMPTY
from burgerkompas.batch.profiles import all_profiles, recognise
from burgerkompas.batch.tables import open_table
from burgerkompas.batch.template import write_template
from burgerkompas.cases import Answer
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers.paths import QUESTIONNAIRES
from tests.helpers.slow import slow

Rows = list[list[str]]

TEXTS = [
    "How often do members meet?", "How often is there a quarrel?",
    "How often do you cook together?",
    "How many members are there?", "How many hours a week?", "Is anybody paid?",
]  # fmt: skip
IDS = ["meet", "quarrel", "cook", "size", "hours", "paid"]
WORDS = ["Often", "Rarely", "Sometimes", "3-5", "2.5", "No"]
CODES = ["4", "2", "3", "some", "2.5", "no"]
CHOICES = ["walks", "food", "talks", "other"]
LABELS = ["Walks, rides and tours", "Food", "Talks and debates", "Other"]
TOPICS = "What do you do together?"
EXPECTED: dict[str, Answer] = {
    "meet": 4, "quarrel": 2, "cook": 3, "topics": ("walks", "talks"), "size": "some",
    "hours": 2.5, "paid": "no",
}  # fmt: skip

EXPORTS: dict[str, Rows] = {
    "LimeSurvey, texts": [
        ["Response ID", "Date submitted", "Last page", "Start language", "Seed", "Name",
         *TEXTS, *(f"{TOPICS} [{label}]" for label in LABELS)],
        ["1", "2026-03-01 10:10:10", "3", "en", "123", "Chess", *WORDS, "Yes", "No", "Yes", "No"],
    ],
    "LimeSurvey, codes": [
        ["id", "submitdate", "lastpage", "startlanguage", "seed", "naam", *IDS,
         *(f"topics[{choice}]" for choice in CHOICES)],
        ["1", "2026-03-01 10:10:10", "3", "en", "123", "Chess", *CODES[:5], "N", "Y", "", "Y", ""],
    ],
    "LimeSurvey, expression manager": [
        ["id", "submitdate", "lastpage", "startlanguage", "naam", *IDS,
         *(f"topics_{choice}" for choice in CHOICES)],
        ["1", "2026-03-01 10:10:10", "3", "en", "Chess", *CODES[:5], "N", "Y", "N/A", "Y", ""],
    ],
    "Google Forms": [
        ["Timestamp", "Name", *(f"How is it? [{text}]" for text in TEXTS[:3]), *TEXTS[3:], TOPICS],
        ["3/13/2026 10:00:00", "Chess", *WORDS, "Walks, rides and tours, Talks and debates"],
    ],
    "Microsoft Forms": [
        ["ID", "Start time", "Completion time", "Email", "Name of the initiative", *TEXTS, TOPICS],
        ["1", "3/13/2026 9:00:00", "3/13/2026 10:00:00", "anonymous", "Chess", *WORDS,
         "Walks, rides and tours;Talks and debates;"],
    ],
    "KoboToolbox": [
        ["start", "end", "name", *(f"grp/{i}" for i in IDS), "grp/topics",
         *(f"grp/topics/{choice}" for choice in CHOICES), "_id", "_uuid", "_submission_time",
          "_index"],
        ["2026-03-01T10:00:00.000+01:00", "2026-03-01T10:05:00.000+01:00", "Chess", *CODES,
         "walks talks", "1", "0", "1", "0", "1001", "aa-bb", "2026-03-01T09:05:30", "1"],
    ],
    "ODK Central": [
        ["SubmissionDate", "meta-instanceID", "name", *(f"grp-{i}" for i in IDS), "grp-topics",
         "KEY"],
        ["2026-03-01T09:05:30.000Z", "uuid:1", "Chess", *CODES, "walks talks", "uuid:1"],
    ],
    "REDCap": [
        ["record_id", *IDS, *(f"topics___{choice}" for choice in CHOICES), "club_complete"],
        ["7", *CODES[:5], "0", "1", "0", "1", "0", "2"],
    ],
    "Qualtrics": [
        ["StartDate", "EndDate", "Status", "Finished", "RecordedDate", "ResponseId", "name", *IDS,
         "topics"],
        ["Start Date", "End Date", "Response Type", "Finished", "Recorded Date", "Response ID",
         "Name",
         *TEXTS, f"{TOPICS} - Selected ChoiceColumn"],
        ['{"ImportId":"QID"}'] * 14,
        ["2026-03-01 10:00:00", "2026-03-01 10:05:00", "IP Address", "True",
         "2026-03-01 10:05:01", "R_1",
         "Chess", *WORDS, "Walks, rides and tours,Talks and debates"],
    ],
    "SurveyMonkey": [
        ["Respondent ID", "Collector ID", "Start Date", "End Date", TOPICS, "", "", "", *TEXTS],
        ["", "", "", "", *LABELS, *["Response"] * 6],
        ["118000001", "43", "03/01/2026 10:00:00 AM", "03/01/2026 10:05:00 AM",
         LABELS[0], "", LABELS[2], "", *WORDS],
    ],
    "pandas": [
        ["Unnamed: 0", "name", *IDS, *(f"topics.{choice}" for choice in CHOICES)],
        ["0", "Chess", "4.0", "2.0", "3.0", "some", "2.5", "False", "1.0", "0.0", "1.0", "0.0"],
    ],
    "R": [
        ["X", "Name", *("".join(c if c.isalnum() else "." for c in text) for text in TEXTS),
         "topics"],
        ["1", "Chess", *WORDS[:5], "FALSE", "walks;talks"],
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def club() -> Questionnaire:
    return load_questions(QUESTIONNAIRES / "club.yaml")


def written(path: Path, rows: Rows) -> Path:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(rows)
    path.write_text(stream.getvalue(), encoding="utf-8")
    return path


@pytest.mark.parametrize("tool", EXPORTS)
def test_an_export_is_scored_without_a_map(club: Questionnaire, tmp_path: Path, tool: str) -> None:
    (found,) = find_cases(club, [str(written(tmp_path / "t.csv", EXPORTS[tool]))])
    assert found.problems == ()
    assert found.case
    assert found.case.name
    assert {name: float(a) if name == "hours" else a for name, a in found.case.answers.items()} == (  # type: ignore[arg-type]
        EXPECTED
    )


@pytest.mark.parametrize("tool", EXPORTS)
def test_what_a_first_map_says_of_an_export_is_what_is_read_without(
    club: Questionnaire, tmp_path: Path, tool: str
) -> None:
    path = written(tmp_path / "t.csv", EXPORTS[tool])
    text = write_template(club, open_table(path, "t.csv", ".csv", nameless=True), "en").text
    (tmp_path / "m.yaml").write_text(text, encoding="utf-8")
    (found,) = find_cases(club, [str(path)], read_map(club, tmp_path / "m.yaml"))
    (without,) = find_cases(club, [str(path)])
    assert found.problems == ()
    assert found.case
    assert without.case
    assert found.case.answers == without.case.answers


def test_every_profile_says_how_it_is_recognised_and_only_by_all_of_it() -> None:
    for profile in all_profiles():
        for some in profile.recognised_by:
            assert recognise(some) is not None
    assert recognise(["name", "meet", "end", "start", "x.1"]) is None


PIECES = [
    "", " ", "name", "Name", "meet", "MEET", "meet ", "Explain", "explain", "cook", "topics",
    "topics[walks]",
    "*", "7", "#", "- a", "a: b", "{x}", "[y]", "'q'", '"d"', "é", "yes", "null", "~", "a\nb",
    "\u2028", "&x",
    "!t", "%", "@", "`", "|", ">", "? k", "How often do members meet?", "Timestamp", "ignore",
    "x" * 1200,
]  # fmt: skip


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(s, marks=pytest.mark.slow) for s in range(1, 20))]
)
def test_what_a_first_map_says_can_be_read_whatever_the_headings(
    club: Questionnaire, tmp_path: Path, seed: int
) -> None:
    rng = random.Random(seed)
    for _ in range(100):
        names = [
            rng.choice(PIECES) + rng.choice(["", "", " ", ":"]) for _ in range(rng.randint(1, 9))
        ]
        if not any(name.strip() for name in names):
            continue
        rows = [[rng.choice(["", "4", "Never", "N/A", "walks"]) for _ in names] for _ in range(3)]
        path = written(tmp_path / "t.csv", [names, *rows])
        text = write_template(club, open_table(path, "t.csv", ".csv", nameless=True), "en").text
        (tmp_path / "m.yaml").write_text(text, encoding="utf-8")
        mapped = read_map(club, tmp_path / "m.yaml")
        codes = {p.code for one in find_cases(club, [str(path)], mapped) for p in one.problems}
        of_columns = {"unknown-column", "unknown-columns", "duplicate-column", "column-missing"}
        assert not codes & of_columns, (names, text)


def test_columns_of_choices_by_number_are_proposed_and_read_only_with_the_map(
    club: Questionnaire, tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        "StartDate,EndDate,Status,ResponseId,name,meet,topics_1,topics_2,topics_3\n"
        "Start Date,End Date,Response Type,Response ID,Name,How often?,- Walks,- Food,- Talks\n"
        '"{""ImportId"":""a""}",,,,,,,,\n'
        "2026-03-01 10:00:00,2026-03-01 10:00:00,0,R_1,Chess,4,1,,1\n"
    )
    (found,) = find_cases(club, [str(path)])
    assert {problem.code for problem in found.problems} <= {"unknown-column", "unknown-columns"}
    assert found.problems
    text = write_template(club, open_table(path, "t.csv", ".csv", nameless=True), "en").text
    assert "topics_2: {question: topics, includes: food}  # CHECK" in text
    (tmp_path / "m.yaml").write_text(text, encoding="utf-8")
    (found,) = find_cases(club, [str(path)], read_map(club, tmp_path / "m.yaml"))
    assert found.case is not None
    assert found.case.answers == {"meet": 4, "topics": ("walks", "talks")}


@pytest.mark.parametrize("tool", ["qualtrics", "limesurvey"])
@pytest.mark.parametrize("language", ["nl", *slow("en")])
def test_an_export_of_the_shipped_questionnaire_needs_no_map(
    shipped: Questionnaire, tmp_path: Path, tool: str, language: str
) -> None:
    """Names that say nothing are told by the texts below them, or texts stand above at once."""
    columns = []
    for at, question in enumerate(shipped.questions, 1):
        text = question.text[language]
        options = [option.label[language] for option in question.options]
        alone = [option.label[language] for option in question.options if option.alone]
        if question.kind != "choices":
            columns.append((f"Q{at}", text, options[-1] if options else "7"))
        elif tool == "qualtrics":
            columns += [
                (f"Q{at}_{n}", f"{text} - Selected Choice - {label}", label * (label not in alone))
                for n, label in enumerate(options, 1)
            ]
        else:
            yes = {"nl": "Ja", "en": "Yes"}[language]
            columns += [("", f"{text} [{label}]", yes * (label not in alone)) for label in options]
    names, texts, cells = map(list, zip(*columns, strict=True))
    if tool == "qualtrics":
        ids = [f'{{"ImportId":"QID{at}"}}' for at in range(len(names) + 2)]
        rows = [["RecordedDate", "ResponseId", *names], ["Recorded Date", "Response ID", *texts]]
        rows += [ids, ["2026-03-01 10:00:00", "R_1", *cells]]
    else:
        rows = [["Response ID", "Date submitted", "Last page", "Start language", *texts]]
        rows += [["1", "2026-03-01 10:00:00", "4", language, *cells]]
    path = written(tmp_path / "t.csv", rows)
    expected = {
        question.id: tuple(str(option.value) for option in question.options if not option.alone)
        if question.kind == "choices"
        else question.values[-1]
        for question in shipped.questions
        if question.options
    }
    template = write_template(shipped, open_table(path, "t.csv", ".csv", nameless=True), language)
    assert template.check <= 1
    (tmp_path / "m.yaml").write_text(template.text, encoding="utf-8")
    for column_map in (EMPTY, read_map(shipped, tmp_path / "m.yaml")):
        (found,) = find_cases(shipped, [str(path)], column_map)
        assert found.case is not None, found.problems
        assert expected.items() <= found.case.answers.items()


def test_a_column_whose_name_is_sure_is_what_its_name_says_whatever_stands_below(
    club: Questionnaire, tmp_path: Path
) -> None:
    rows = [
        ["RecordedDate", "ResponseId", "meet", "Q9"],
        ["Recorded Date", "Response ID", *["How often do you cook together?"] * 2],
        ['{"ImportId":"a"}', "", "", ""],
        ["2026-03-01 10:00:00", "R_1", "4", "2"],
    ]
    (found,) = find_cases(club, [str(written(tmp_path / "t.csv", rows))])
    assert found.case is not None, found.problems
    assert found.case.answers == {"meet": 4, "cook": 2}
