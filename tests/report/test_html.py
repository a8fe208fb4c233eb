"""The web page: one file that asks for nothing, with every text shown as text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from msgspec import structs

from burgerkompas.cases import Case, read_case
from burgerkompas.form.page import HERE
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report.to_html import TEMPLATES, environment
from burgerkompas.safe_text import inert
from tests.helpers.javascript import in_node
from tests.helpers.naughty import NAUGHTY, WORD
from tests.helpers.paths import CASES
from tests.helpers.rendered import report_on


def page(questionnaire: Questionnaire, language: str, *cases: Case) -> str:
    return report_on("html", questionnaire, language, *cases)


class Read(HTMLParser):
    """Collects elements and the text that a reader sees."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", ["zwerfvuil-piershil", "huurders-rotterdam"])
def test_the_page_looks_like_this(
    shipped: Questionnaire, snapshot, name: str, language: str
) -> None:
    text = page(shipped, language, read_case(shipped, CASES / f"{name}.yaml"))
    assert re.sub(r"<style>.*</style>", "<style>", text, flags=re.DOTALL) == snapshot


@pytest.mark.parametrize("count", [1, 2])
def test_headings_go_down_one_level_at_a_time(shipped: Questionnaire, count: int) -> None:
    case = read_case(shipped, CASES / "oranje.yaml")
    levels = [
        int(tag[1])
        for tag, _ in Read(page(shipped, "nl", *[case] * count)).tags
        if re.fullmatch("h[1-6]", tag)
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_several_cases_stand_on_one_page_with_ids_of_their_own(shipped: Questionnaire) -> None:
    cases = [read_case(shipped, path) for path in sorted(CASES.glob("*.yaml"))]
    read = Read(page(shipped, "nl", *cases))
    ids = [attributes["id"] for _, attributes in read.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert sum(tag == "article" for tag, _ in read.tags) == len(cases)
    assert all(case.name in read.text for case in cases if case.name)


def test_the_page_refers_to_nothing_outside_itself(shipped: Questionnaire) -> None:
    read = Read(page(shipped, "nl", read_case(shipped, CASES / "oranje.yaml")))
    assert not {tag for tag, _ in read.tags} & {"script", "link", "img", "iframe", "object"}
    for _, attributes in read.tags:
        assert not {"src", "srcset", "data", "action"} & attributes.keys()
        assert (attributes.get("href") or "#").startswith("#")
        assert not any(name.startswith("on") for name in attributes)


@pytest.mark.parametrize("naughty", NAUGHTY, ids=range(len(NAUGHTY)))
def test_naughty_text_is_shown_as_text(shipped: Questionnaire, naughty: str) -> None:
    case = structs.replace(
        read_case(shipped, CASES / "oranje.yaml"),
        name=naughty,
        place=naughty,
        respondent=naughty,
        notes={"plek": naughty, "middelen": naughty, "conclusie": naughty},
        story=naughty,
    )
    plain = structs.replace(case, name="x", place="x", respondent="x", story="x")
    plain = structs.replace(plain, notes=dict.fromkeys(case.notes, "x"))
    read, expected = Read(page(shipped, "nl", case)), Read(page(shipped, "nl", plain))
    assert read.tags == expected.tags
    assert read.text.count(inert(naughty)) == 8
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", read.text)


def test_a_word_of_ten_thousand_characters_is_there_whole(shipped: Questionnaire) -> None:
    case = structs.replace(read_case(shipped, CASES / "oranje.yaml"), name=WORD)
    assert Read(page(shipped, "nl", case)).text.count(WORD) == 2


@pytest.mark.parametrize("language", ["nl", "en"])
def test_telephone_numbers_in_the_advice_can_be_called(
    shipped: Questionnaire, language: str
) -> None:
    unsafe = next(gate for gate in shipped.gates if gate.urgent and gate.duty)
    danger = next(gate for gate in shipped.gates if gate.urgent and gate.outcome)
    for gate, numbers in ((danger, ["112", "0900-8844", "0800-2000"]), (unsafe, ["0800-2000"])):
        answers = {gate.when.id: gate.when.values[0]}
        case = Case(name="112 keer", answers=answers, notes={gate.when.id: "Bel 0900-8844"})
        tags = Read(page(shipped, language, case)).tags
        links = [attributes["href"] for tag, attributes in tags if tag == "a"]
        assert links == ["#main", *(f"tel:{number}" for number in numbers)]
        assert "(tel:" not in report_on("markdown", shipped, language, case)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Bel 112.", ["112"]),
        ("(0800-2000), 010-4567890", ["0800-2000", "010-4567890"]),
        ("112 0900-8844", ["112", "0900-8844"]),
        ("1122, 1.112, 112,50, -112, 112-7, a112, 2015-112, 0112", []),
        ("06-12, 01-2015, +310900-8844, 0900-8844-1, 0900-123456789, 2016-0900-8844", []),
    ],
)
def test_only_what_is_certainly_a_telephone_number_is_one(text: str, numbers: list[str]) -> None:
    parts = list(environment(TEMPLATES).filters["numbers"](text))
    assert "".join(map("".join, parts)) == text
    assert [number for _, number in parts if number] == numbers
    made = in_node(
        "(texts) => texts.map(new Function(`${texts.pop()}; return numbersIn;`)())",
        [text, (HERE / "wording.js").read_text(encoding="utf-8")],
    )
    assert made == [list(map(list, parts))]
