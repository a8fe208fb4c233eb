"""The form as a page: closed to the outside, whole in itself, with any questionnaire in it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from burgerkompas.cases import UNKNOWN, Case, CaseDecision, read_case
from burgerkompas.errors import UsageRefused
from burgerkompas.form.data import page_answer, page_data
from burgerkompas.form.page import SCRIPTS, to_page
from burgerkompas.questionnaire.loader import load
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.texts import Words
from tests.helpers.form_vectors import KINDS, VECTORS, asked, loaded, vectors
from tests.helpers.hard import scorecard
from tests.helpers.paths import CASES, EXAMPLES
from tests.helpers.yaml_texts import TEXTS


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the text directly in it."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[list] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.found.append([tag, dict(attrs), ""])

    def handle_endtag(self, tag: str) -> None:
        self.found.append([f"/{tag}", {}, ""])

    def handle_data(self, data: str) -> None:
        if self.found:
            self.found[-1][2] += data

    def all(self, tag: str) -> list[list]:
        return [element for element in self.found if element[0] == tag]


@pytest.fixture(scope="module")
def page(shipped: Questionnaire) -> Elements:
    return Elements(to_page(shipped, Case(), "nl"))


def test_the_policy_allows_this_script_and_style_and_nothing_else(page: Elements) -> None:
    (policy,) = [a["content"] for _, a, _ in page.all("meta") if "http-equiv" in a]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for rule, tag in (("script-src", "script"), ("style-src", "style")):
        # The first script is data, which nothing runs.
        texts = [text for _, a, text in page.all(tag) if "type" not in a]
        digests = [base64.b64encode(hashlib.sha256(t.encode()).digest()).decode() for t in texts]
        assert rules[rule].split() == [f"'sha256-{digest}'" for digest in digests]
    assert len(rules) == 5


def test_nothing_in_the_page_points_outside(page: Elements) -> None:
    for tag, attributes, text in page.found:
        assert not {"src", "href", "action", "srcset"} & set(attributes), tag
        if tag in ("style", "script"):
            # url(#id) is a pattern in the page itself.
            outside = r"url\((?!#)|@import|https?:|fetch\(|XMLHttp|WebSocket|eval\("
            assert not re.search(outside, text)


def test_every_text_that_the_script_says_is_there_and_every_one_is_said() -> None:
    folder = Path(to_page.__code__.co_filename).parent
    script = "".join((folder / name).read_text(encoding="utf-8") for name in SCRIPTS)
    said = set(re.findall(r'say\("([a-z-]+)"', script))
    told_by_gates = {"urgent", "urgent-duty"}
    texts = Words("form", "nl").texts
    assert said <= texts.keys()
    rest = {key for key in texts if key not in said and f'"{key}"' not in script} - told_by_gates
    assert rest == {"no-script", "bad-name"}


def test_the_same_case_gives_the_same_page_and_another_case_is_kept_elsewhere(
    shipped: Questionnaire,
) -> None:
    case = read_case(shipped, CASES / "oranje.yaml")
    page = to_page(shipped, case, "en")
    assert page == to_page(shipped, case, "en")
    key = re.compile(r'"key":"([0-9a-f]{16})"')
    other = to_page(shipped, Case(), "en")
    assert key.search(page)[1] != key.search(other)[1]  # type: ignore[index]


def test_no_text_of_a_case_becomes_part_of_the_page(shipped: Questionnaire, page: Elements) -> None:
    names = [question.id for question in shipped.questions]
    assert len(names) >= len(TEXTS) // 2
    for texts in (TEXTS[::2], TEXTS[1::2]):
        notes = dict(zip(names, texts, strict=False))
        every = "\n".join(texts)
        case = Case(name=texts[0], place=texts[1], notes=notes, story=every)
        found = Elements(to_page(shipped, case, "nl"))
        assert [tag for tag, _, _ in found.found] == [tag for tag, _, _ in page.found]
        data = json.loads(found.all("script")[0][2])["case"]
        assert (data["about"]["name"], data["about"]["place"]) == texts[:2]
        assert (dict(data["notes"]), data["story"]) == (notes, every)


def test_a_page_that_would_be_too_large_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "hard.yaml"
    path.write_text(scorecard(12, 4, 40, 6, 30, 20, seed=10), encoding="utf-8")
    with pytest.raises(UsageRefused) as refused:
        to_page(load(path), Case(), "en")
    assert [problem.code for problem in refused.value.problems] == ["page-too-large"]


def test_the_page_holds_all_of_a_case(shipped: Questionnaire) -> None:
    case = Case(
        name="x",
        retired={"partij": "nee", "wettelijke_eis": 2},
        decision=CaseDecision(next(iter(shipped.choosable)), why="no: really"),
        story={"nl": "Een.\n\nTwee.", "en": "One."},
    )
    held: Any = page_data(shipped, case, "nl")["case"]
    assert held["retired"] == [["partij", "nee"], ["wettelijke_eis", "2"]]
    assert held["decision"] == case.decision.texts() | {"by": "", "on": "", "done": ""}
    assert held["story"] == case.story
    assert page_data(shipped, Case(story=" a\n b"), "nl")["case"]["story"] == " a\n b"


def test_an_answer_stands_in_the_page_as_in_a_case_file() -> None:
    questionnaire = load(KINDS)
    given = {"yes_no": "yes", "text": "no", "several": ("a", "yes"), "number": -3, "one": UNKNOWN}
    found = {name: page_answer(questionnaire.question[name], given[name]) for name in given}
    assert found == {
        "yes_no": '"yes"', "text": "no", "several": ["a", "yes"], "number": "-3", "one": "unknown",
    }  # fmt: skip


@pytest.mark.parametrize("vector", VECTORS, ids=range(len(VECTORS)))
def test_python_routes_as_the_shared_vectors_say(vector: dict, tmp_path: Path) -> None:
    questionnaire = loaded(vector["questionnaire"], tmp_path)
    for answers, expected in vector["cases"]:
        assert asked(questionnaire, answers) == expected


@pytest.mark.slow
def test_the_shared_vectors_are_those_that_their_script_makes(tmp_path: Path) -> None:
    assert vectors(1, 50, 40, tmp_path) == VECTORS


def test_the_command_writes_the_form_and_refuses_a_case_that_is_wrong(
    call: Callable[..., CompletedProcess[bytes]], tmp_path: Path
) -> None:
    done = call("form", CASES / "oranje.yaml", "-o", "form.html", "--lang", "en")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"Written: form.html\n")
    page = (tmp_path / "form.html").read_text(encoding="utf-8")
    assert page.startswith('<!doctype html>\n<html lang="en">')
    (tmp_path / "bad.yaml").write_text("case: {name: x}\nanswers: {nothing: 1}\n", encoding="utf-8")
    done = call("form", "--data", "bad.yaml")
    assert done.returncode == 4
    assert done.stdout == b""
    assert b"bad.yaml:2:11" in done.stderr


def test_the_form_asks_in_any_questionnaire_of_the_format(
    call: Callable[..., CompletedProcess[bytes]], tmp_path: Path
) -> None:
    done = call("form", "--questions", KINDS, "--lang", "en")
    assert done.returncode == 0
    assert b'"kind":"number"' in done.stdout


def test_stories_are_put_in_all_or_by_name_and_a_page_has_none_unless_asked(
    call: Callable[..., CompletedProcess[bytes]], tmp_path: Path
) -> None:
    (tmp_path / "mine.yaml").write_text(
        "case: {name: Mine}\nanswers: {}\nstory: Told.\n", encoding="utf-8"
    )
    names = []
    for chosen in ((), ("--stories",), ("--story", "oranje", "--story", "mine.yaml")):
        page = Elements(call("form", *chosen, "--quiet").stdout.decode())
        stories = json.loads(page.all("script")[0][2])["stories"]
        names.append([story["about"]["name"] for story in stories])
    assert names[0] == []
    assert len(names[1]) == len(list(EXAMPLES.glob("*.yaml")))
    assert names[2] == ["Protest tegen opvang", "Mine"]
    assert call("form", "--story", "nothing").returncode == 4
    assert call("form", "--questions", "clear", "--stories").returncode == 2
