"""Lists by others: all of YAML's corners, and all the strings that broke somebody's program."""

from __future__ import annotations

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from burgerkompas.cases import Case, dump_case, parse_case
from burgerkompas.engine import score
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.safe_text import inert
from burgerkompas.strictyaml.parser import parse
from tests.helpers.paths import QUESTIONNAIRES
from tests.helpers.rendered import report

HERE = Path(__file__).parent
SUITE = json.loads((HERE / "yaml_test_suite.json").read_text(encoding="utf-8"))
STRINGS = json.loads((HERE / "naughty_strings.json").read_text(encoding="utf-8"))

# Errors by YAML 1.2 that libyaml, which reads YAML 1.1, lets pass: a comment that touches what is
# before it, lines of a flow or of quotes that stand too far left, "-" as a word in a flow,
# directives out of place, and blank lines that are deeper than the block after them.
LENIENT = {
    "9C9N", "9JBA", "CVW2", "DK95-1", "EB22", "G5U8", "MUS6", "MUS6-1", "QB6E", "RHX7", "S98Z",
    "SU5Z", "X4QW", "Y79Y-3", "YJV2",
}  # fmt: skip


@pytest.mark.parametrize(("name", "text", "is_error"), SUITE, ids=[row[0] for row in SUITE])
def test_what_yaml_calls_an_error_is_refused(
    name: str, text: str, is_error: bool, shipped: Questionnaire
) -> None:
    _, problems = parse(text, "f")
    if is_error:
        assert bool(problems) == (name not in LENIENT)


def test_what_is_refused_else_is_what_is_not_for_us() -> None:
    codes = {p.code for _, text, is_error in SUITE if not is_error for p in parse(text, "f")[1]}
    assert codes <= {"anchor", "alias", "tag", "key-not-text", "duplicate-key", "yaml-syntax"}
    # What a parser of YAML 1.1 can't read of YAML 1.2.
    unread = [
        name
        for name, text, is_error in SUITE
        if not is_error and any(p.code == "yaml-syntax" for p in parse(text, "f")[1])
    ]
    assert len(unread) < 60


class Skeleton(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[object] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, [name for name, _ in attrs]))


def case_with(text: str) -> Case:
    return Case(
        name=f"x {text}", place=text, notes={"middelen": f"x {text}"}, story=f"x {text}", file="f"
    )


@pytest.mark.parametrize(
    "strings",
    [
        pytest.param(STRINGS[::10], id="one in ten"),
        pytest.param(STRINGS, id="every one", marks=pytest.mark.slow),
    ],
)
def test_a_naughty_string_is_text_and_nothing_else(
    shipped: Questionnaire, strings: list[str]
) -> None:
    plain = Skeleton(report("html", [score(shipped, case_with("x"), full=False)], "nl")).found
    for text in strings:
        case = case_with(text)
        again = parse_case(shipped, dump_case(shipped, case).encode(), "f")
        assert (again.notes, again.story) == (
            {"middelen": f"x {text}".strip()},
            f"x {text}".strip(),
        )
        result = score(shipped, again, full=False)
        assert json.loads(report("json", [result], "nl"))["case"]["name"] == f"x {text}".strip()
        page = Skeleton(report("html", [result], "nl")).found
        # A place of which nothing is left to show takes its elements along.
        if inert(text):
            assert page == plain, text
        shown = report("terminal", [result], "nl")
        assert not any(not c.isprintable() and c not in "\n\u200c\u200d" for c in shown), text
        assert report("markdown", [result], "nl")


def test_files_may_be_called_anything(
    tmp_path: Path, call: Callable[..., CompletedProcess[bytes]]
) -> None:
    short = (text.replace("/", "").replace("\0", "").encode()[:200] for text in STRINGS)
    names = {name.decode(errors="ignore") for name in short}
    for name in names:
        (tmp_path / f"a{name}.yaml").write_text("case: {name: x}\nanswers: {}\n", encoding="utf-8")
    # Its cases take no time.
    batch = ("batch", ".", "--questions", QUESTIONNAIRES / "phq9.yaml", "--format")
    done = call(*batch, "jsonl")
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {row["case"]["file"] for row in rows} == {f"./a{name}.yaml" for name in names}
    for shape in ("html", "table", "csv"):
        assert call(*batch, shape).returncode == 0
