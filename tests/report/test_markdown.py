"""Markdown for mail and wikis: readable as it stands, and every text is only text."""

from __future__ import annotations

import html
import re

import pytest
from markdown_it import MarkdownIt
from msgspec import structs

from burgerkompas.cases import Case, read_case
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report.to_markdown import escape
from burgerkompas.safe_text import inert
from tests.helpers.naughty import NAUGHTY
from tests.helpers.paths import CASES
from tests.helpers.rendered import report_on

# As wikis and mail programs read it: with tables, strikethrough and HTML.
READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def text(questionnaire: Questionnaire, language: str, *cases: Case) -> str:
    return report_on("markdown", questionnaire, language, *cases)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", ["zwerfvuil-piershil", "huurders-rotterdam"])
def test_the_report_reads_like_this(
    shipped: Questionnaire, snapshot, name: str, language: str
) -> None:
    assert text(shipped, language, read_case(shipped, CASES / f"{name}.yaml")) == snapshot


@pytest.mark.parametrize("naughty", NAUGHTY, ids=range(len(NAUGHTY)))
@pytest.mark.parametrize("block", ["{}", "- {}", "before\n{}", "| a |\n|---|\n| {} |", "# x: {}"])
def test_an_escaped_text_is_only_text(naughty: str, block: str) -> None:
    plain = READER.render(block.format("x"))
    expected = plain.replace("x", "{}") if "x:" not in block else "<h1>x: {}</h1>\n"
    rendered = READER.render(block.format(escape(inert(naughty))))
    assert html.unescape(rendered) == html.unescape(expected).replace("{}", inert(naughty))


@pytest.mark.parametrize("naughty", NAUGHTY, ids=range(len(NAUGHTY)))
def test_naughty_text_is_shown_as_text(shipped: Questionnaire, naughty: str) -> None:
    case = structs.replace(
        read_case(shipped, CASES / "oranje.yaml"),
        name=naughty,
        place=naughty,
        notes={"plek": naughty, "middelen": naughty, "conclusie": naughty},
        story=naughty,
    )
    rendered = READER.render(text(shipped, "nl", case))
    tags = r"</?(h\d|p|ul|li|table|t\w+|strong|hr|blockquote)\b[^>]*>"
    seen = html.unescape(re.sub(tags, "", rendered))
    assert seen.count(inert(naughty)) == 6


def test_addresses_and_names_of_emoji_are_no_links() -> None:
    assert escape("http://x.nl") == r"http\://x.nl"
    assert escape("www.x.nl a@b.nl") == r"www\.x.nl a\@b.nl"
    assert escape(":smile: 12:30") == r"\:smile: 12:30"


def test_plain_sentences_are_left_as_they_are() -> None:
    plain = "Bel 112 (nu). Is dit 'zo'? Ja, 20% - en 0,5 + 1; co-creatie: 4 weken."
    assert escape(plain) == plain


def test_several_cases_are_told_apart(shipped: Questionnaire) -> None:
    case = read_case(shipped, CASES / "oranje.yaml")
    assert text(shipped, "nl", case, case).count("\n\n---\n\n# ") == 1
