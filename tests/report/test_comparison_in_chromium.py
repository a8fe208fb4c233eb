"""The page of a comparison in real Chromium: nothing asked for, nothing cut, nothing for axe."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers.compared import moments, naughty, people
from tests.helpers.components import require
from tests.helpers.naughty import WORD
from tests.helpers.pages import spilt, violations
from tests.helpers.rendered import compared

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.heavy


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 800, 1400])
def test_axe_finds_nothing_and_nothing_is_cut(
    shipped: Questionnaire,
    open_page: Callable[..., Page],
    tmp_path: Path,
    language: str,
    scheme: str,
    width: int,
) -> None:
    require(packages=("axe_playwright_python",))
    for comparison in (people(shipped), moments(shipped), naughty(shipped, WORD)):
        path = tmp_path / "comparison.html"
        path.write_text(compared("html", comparison, language), encoding="utf-8")
        page = open_page(path, color_scheme=scheme, viewport={"width": width, "height": 900})
        assert violations(page) == []
        assert spilt(page) == []
