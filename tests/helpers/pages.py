"""What holds of every page in a real browser, and what a print of it holds."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

SPILT = """() => [...document.querySelectorAll('body *')].filter(e => {
    const box = e.getBoundingClientRect(), style = getComputedStyle(e)
    if (!box.width || e.closest('.hidden, .skip, .wide *')) return false
    return box.right > document.documentElement.clientWidth + 1 || box.left < -1
        || (['hidden', 'clip'].includes(style.overflowX) && e.scrollWidth > e.clientWidth + 1)
        || (['hidden', 'clip'].includes(style.overflowY) && e.scrollHeight > e.clientHeight + 1)
}).map(e => e.outerHTML.slice(0, 120))"""


def spilt(page: Page) -> list[str]:
    """Return the elements that stick out of the page or are cut off."""
    return page.evaluate(SPILT)


def violations(page: Page) -> list[str]:
    """Return what axe-core finds."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {node['html'][:150]}" for v in found for node in v["nodes"]]


SMALLEST = """() => Math.min(...[...document.querySelectorAll('body *')].filter(e => {
    const own = [...e.childNodes].some(node => node.nodeType === 3 && node.data.trim())
    return own && e.getClientRects().length && e.localName !== 'style'
}).map(e => {
    const scale = e.ownerSVGElement ? e.ownerSVGElement.getScreenCTM().a : 1
    return scale * parseFloat(getComputedStyle(e).fontSize)
}))"""


def smallest_print(page: Page) -> float:
    """Return how many points the smallest letters of a page have on A4."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 710, "height": 1054})
    return page.evaluate(SMALLEST) * 0.75


def print_to(page: Page, path: Path) -> tuple[int, str]:
    """Print a page on its own paper; return the number of pages and their text on one line."""
    page.pdf(path=path, prefer_css_page_size=True, print_background=True)
    information = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True)
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True)
    count = re.search(r"^Pages:\s+(\d+)", information.stdout, re.MULTILINE)
    assert count is not None
    return int(count[1]), " ".join(text.stdout.split())


def sheets_of(path: Path) -> list[str]:
    """Return the text of each page of a PDF."""
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True)
    return text.stdout.split("\f")[:-1]
