"""Make the pictures of the docs: a report in the terminal (SVG), and pages in Chromium (PNG).

    python tools/pictures.py [FOLDER]        # default: docs/pictures

Needs the extra ``heavy`` and Chromium.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from rich import _export_format
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

import burgerkompas as bk
from burgerkompas.cases import read_case
from burgerkompas.engine import score
from burgerkompas.report import Screen
from burgerkompas.report.to_terminal import to_terminal

ROOT = Path(__file__).resolve().parent.parent
CASE = ROOT / "examples" / "buurttuin-aan-het-begin.yaml"
BLOCKS = 4
COLUMNS = 82

PAPER = TerminalTheme(
    (255, 255, 255),
    (34, 34, 34),
    [
        (34, 34, 34),
        (170, 30, 30),
        (20, 120, 50),
        (140, 95, 0),
        (20, 80, 160),
        (120, 40, 130),
        (0, 110, 120),
        (120, 120, 120),
    ],
)
# Rich's frame, without the fonts that it would download.
FRAME = re.sub(r"@font-face \{\{.*?\}\}\n", "", _export_format.CONSOLE_SVG_FORMAT, flags=re.DOTALL)


def terminal() -> str:
    """Render the first part of a terminal report as SVG."""
    questions = bk.load_questions()
    result = score(questions, read_case(questions, CASE))
    blocks = to_terminal([result], "nl", Screen(COLUMNS, color=True)).split("\n\n")[:BLOCKS]
    console = Console(file=io.StringIO(), record=True, width=COLUMNS, force_terminal=True)
    console.print(Text.from_ansi("\n\n".join(blocks)), no_wrap=True, soft_wrap=True)
    return console.export_svg(
        title=f"burgerkompas report {CASE.name}",
        theme=PAPER,
        code_format=FRAME,
        unique_id="report",
        font_aspect_ratio=0.6,
    )


def program(*arguments: object) -> None:
    """Run the program."""
    subprocess.run([sys.executable, "-m", "burgerkompas", *map(str, arguments)], check=True)


def main() -> None:
    """Write the pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.svg").write_text(terminal(), encoding="utf-8", newline="\n")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        pages = Path(name)
        program("report", CASE, "--format", "html", "-o", pages / "page.html")
        program("batch", ROOT / "examples", "--format", "html", "-o", pages / "overview.html")
        program("form", CASE, "--stories", "-o", pages / "form.html")
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for made in sorted(pages.glob("*.html")):
            page = browser.new_page(viewport={"width": 900, "height": 640})
            page.goto(made.as_uri())
            page.screenshot(path=folder / f"{made.stem}.png")
            if made.stem == "form":
                page.click("#advice")
                page.screenshot(path=folder / "advice.png")
        browser.close()


if __name__ == "__main__":
    main()
