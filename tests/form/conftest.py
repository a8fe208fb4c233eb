"""The page of a questionnaire, opened in Chromium from disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from burgerkompas.cases import Case
from burgerkompas.form.data import NO_STORIES
from burgerkompas.form.page import to_page
from burgerkompas.questionnaire.model import Questionnaire

if TYPE_CHECKING:
    from playwright.sync_api import Page

EMPTY = Case()


@pytest.fixture
def form(open_page: Callable[..., Page], tmp_path: Path) -> Callable[..., Page]:
    """Return a function that opens the page of a questionnaire, with a case and stories in it."""

    def opener(
        questionnaire: Questionnaire,
        case: Case = EMPTY,
        language: str = "en",
        stories: Mapping[str, Case] = NO_STORIES,
        **how: Any,
    ) -> Page:
        path = tmp_path / "form.html"
        path.write_text(to_page(questionnaire, case, language, stories), encoding="utf-8")
        return open_page(path, **how)

    return opener
