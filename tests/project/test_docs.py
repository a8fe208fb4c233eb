"""What the documentation says is so."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import typer
from msgspec import structs

import burgerkompas as bk
from burgerkompas.authoring.check import run_checks
from burgerkompas.batch.mapping import read_map
from burgerkompas.batch.results import table_columns
from burgerkompas.batch.spellings import alike
from burgerkompas.cases import Case, CaseDecision, parse_case, read_case
from burgerkompas.cli.commands.questions import write_starter
from burgerkompas.cli.main import app
from burgerkompas.comparison import compare
from burgerkompas.engine import score
from burgerkompas.questionnaire.documents import keys_of
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report import COMPARISON_FORMATS, Screen
from burgerkompas.report.validity import agreement_data, validation_data
from burgerkompas.validity import measure_agreement, validate
from burgerkompas.validity.labels import CaseLabel
from tests.helpers.components import require
from tests.helpers.format_kinds import KINDS
from tests.helpers.paths import CASES, ROOT

ROOT_COMMAND = typer.main.get_command(app)
README = (ROOT / "README.md").read_text(encoding="utf-8")
FORMAT = (ROOT / "docs" / "questionnaire-format.md").read_text(encoding="utf-8")
JSON = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("bench/*.md")])
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
MODULES = {
    path.name
    for folder in ("src", "tests", "bench", "tools")
    for path in (ROOT / folder).rglob("*.py")
}

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def prose(page: str) -> str:
    """Return a page without its blocks."""
    return re.sub(r"^```.*?^```$", "", page, flags=re.MULTILINE | re.DOTALL)


def sessions(page: str) -> list[tuple[str, list[str]]]:
    """Return the commands of the console blocks, each with the output that it promises."""
    found: list[tuple[str, list[str]]] = []
    for block in blocks(page, "console"):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


def commands() -> dict[str, Any]:
    """Return every command by what is typed after the program's name."""
    found = {
        name: ROOT_COMMAND.get_command(None, name) for name in ROOT_COMMAND.list_commands(None)
    }
    inner = found["questions"]
    names = inner.list_commands(None)
    return found | {f"questions {name}": inner.get_command(None, name) for name in names}


def options() -> set[str]:
    found = {"--help"}
    for command in [ROOT_COMMAND, *commands().values()]:
        for parameter in command.params:
            found |= {*parameter.opts, *parameter.secondary_opts}
    return found


def in_table(page: str) -> list[str]:
    """Return what stands as code in the first column of a page's tables."""
    return [
        name
        for row in re.findall(r"^\| (`.*?`) \|", page, re.MULTILINE)
        for name in re.findall(r"`([^`]+)`", row)
    ]


# -- the README ------------------------------------------------------------------------------


def test_the_readme_has_two_command_lines_to_install_and_to_test() -> None:
    lines = [line for block in blocks(README, "sh") for line in block.splitlines()]
    assert len(lines) == 2
    example = re.search(r"\S+\.yaml", lines[0])
    assert example
    assert (ROOT / example[0]) in EXAMPLES
    assert lines[1].endswith("python -m pytest")


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) <= 120


def test_every_command_in_the_readme_exists_and_every_command_is_in_it() -> None:
    named = set(re.findall(r"^\| `([a-z]+)(?: [^`]*)?` \|", README, re.MULTILINE))
    assert named == {name.partition(" ")[0] for name in commands()}


def test_every_option_in_the_readme_exists() -> None:
    code = re.findall("`[^`]+`", re.sub("`(?:py[^`]* -m|uv|pipx) [^`]*`", "", prose(README)))
    named = set(re.findall(r"(?<![\w-])(--?[a-z][a-z-]*)", " ".join(code)))
    assert named
    assert named <= options()


def test_the_case_file_on_its_page_is_one(shipped: Questionnaire) -> None:
    (text,) = blocks(read(ROOT / "docs" / "case-file.md"), "yaml")
    case = parse_case(shipped, text.encode(), "case-file.md")
    assert case.questions == f"{shipped.id}@{shipped.version}"


def test_the_map_on_the_page_of_data_is_one(shipped: Questionnaire, tmp_path: Path) -> None:
    (text,) = blocks(read(ROOT / "docs" / "data.md"), "yaml")
    (tmp_path / "map.yaml").write_text(text, encoding="utf-8")
    mapped = read_map(shipped, tmp_path / "map.yaml")
    assert mapped.day_first
    for question, values in mapped.words.items():
        labels = {alike(o.label["nl"]): o.value for o in shipped.question[question].options}
        assert values.items() <= labels.items()


def test_the_python_in_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = blocks(README, "python")
    exec(compile(code, "README.md", "exec"), {})
    assert capsys.readouterr().out.strip()


def test_every_id_in_the_glossary_exists_with_the_words_of_the_questionnaire(
    shipped: Questionnaire,
) -> None:
    page = read(ROOT / "docs" / "words.md")
    rows = re.findall(r"^\| ([^|]+) \| `([^`]+)` \| ([^|]+) \|$", page, re.MULTILINE)
    card = shipped.decision
    assert card is not None
    advised = {thing.id: thing.label for thing in (*card.strategies, *card.outcomes)}
    known = {*advised, *shipped.dimension, *shipped.question, *shipped.classification}
    assert len(rows) > 10
    for dutch, name, english in rows:
        assert name in known
        if name in advised:
            assert advised[name] == {"nl": dutch, "en": english}
    assert set(advised) <= {name for _, name, _ in rows}


def test_the_method_tells_what_became_of_each_retired_question(shipped: Questionnaire) -> None:
    text = read(ROOT / "docs" / "method.md")
    told = dict(re.findall(r"^\| `(\w+)` \| .*\| (?:`(\w+)`|no longer asked).* \|$", text, re.M))
    assert told == {name: one.to or "" for name, one in shipped.retired.items()}


# -- every page ------------------------------------------------------------------------------


@pytest.mark.parametrize("page", [p for p in PAGES if "\n$ burgerkompas" in read(p)], ids=named)
def test_what_a_page_shows_is_what_comes_out(call: Run, tmp_path: Path, page: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    for line, promised in sessions(read(page)):
        program, *arguments = shlex.split(line)
        if program != "burgerkompas":
            continue
        if any(argument.endswith("docx") for argument in arguments):
            pytest.importorskip("docx")
        done = call(*arguments)
        assert done.returncode == 0, f"{line}: {done.stderr.decode()}"
        rest = iter(done.stdout.decode().splitlines())
        for expected in promised:
            start, gap, _ = expected.partition("…")
            if expected.strip() == "…":
                continue
            matches = (got.startswith(start.rstrip()) if gap else got == expected for got in rest)
            assert any(matches), f"{line}: not there, or not in this order: {expected}"


def test_consoles_show_nothing_else_than_the_program_and_what_developers_run() -> None:
    programs = {line.split()[0] for page in PAGES for line, _ in sessions(read(page))}
    assert "burgerkompas" in programs
    assert programs <= {"burgerkompas", ".ci/run", "python", "python3", "ruff", "uv"}


def test_the_pages_that_the_program_writes_are_what_it_says() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "reference.py", "--check"],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr


def test_every_decision_has_a_number_of_its_own_and_tells_it() -> None:
    pages = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
    numbers = [int(page.name.partition("-")[0]) for page in pages]
    assert len(set(numbers)) == len(pages) > 10
    for number, page in zip(numbers, pages, strict=True):
        assert read(page).startswith(f"# {number}. "), page.name


def test_a_decision_is_named_by_its_own_number() -> None:
    for page in PAGES:
        for number, target in re.findall(r"\[(?:adr/)?(\d{4})\]\((?:\S*/)?(\d{4})-", read(page)):
            assert number == target, page.name


@pytest.mark.heavy
def test_the_site_builds_without_a_warning_and_asks_for_nothing_from_elsewhere(
    tmp_path: Path,
) -> None:
    require(packages=("mkdocs",))
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", tmp_path / "site"]
    subprocess.run(command, check=True, cwd=ROOT)
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > len(list((ROOT / "docs").rglob("*.md")))
    for page in pages:
        text = read(page)
        assert not re.search(r"""\ssrc=["'](?:https?:)?//""", text), page
        assert not re.search(r"""<link[^>]+href=["'](?:https?:)?//""", text), page
    for style in (tmp_path / "site").rglob("*.css"):
        assert not re.search(r"url\([\"']?(?:https?:)?//", read(style)), style


@pytest.mark.heavy
def test_the_pictures_can_be_made_and_those_kept_show_the_advice_of_now(tmp_path: Path) -> None:
    require(programs=("chromium",), packages=("playwright",))
    subprocess.run([sys.executable, ROOT / "tools" / "pictures.py", tmp_path], check=True)
    kept = ROOT / "docs" / "pictures"
    assert {p.name for p in tmp_path.iterdir()} == {p.name for p in kept.iterdir()}
    said = re.compile(r">([^<>]+)</text>")
    now, then = (said.findall(read(folder / "report.svg")) for folder in (tmp_path, kept))
    # Title, case, place and advice; a word that was mended elsewhere may wait for the next picture.
    assert now[:4] == then[:4], "run tools/pictures.py"
    assert len(now) > 30
    for picture in tmp_path.glob("*.png"):
        assert picture.stat().st_size < 150_000


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_inside_the_project_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_modules_and_folders_that_a_page_names_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for name in re.findall(r"`(?:\w+/)*(\w+\.py)`", text):
        assert name in MODULES
    for name in re.findall(
        r"`((?:src|tests|docs|examples|questions|bench|tools)(?:/\w+)*/)`", text
    ):
        assert (ROOT / name).is_dir(), name


def test_the_architecture_fits_on_a_page() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 120


# -- the format ------------------------------------------------------------------------------


SAMPLES = [text for text in blocks(FORMAT, "yaml") if text.startswith("format:")]


def test_the_format_is_taught_on_what_questions_new_writes(tmp_path: Path) -> None:
    main, tests = write_starter(tmp_path / "cycling.yaml")
    whole, its_tests, *_ = blocks(FORMAT, "yaml")
    assert main.read_text(encoding="utf-8") == whole
    assert tests.read_text(encoding="utf-8") == its_tests
    assert len(SAMPLES) == len(blocks(FORMAT, "yaml")) - 1


@pytest.mark.parametrize("text", SAMPLES, ids=lambda text: text[35:60].strip())
def test_every_sample_of_the_format_is_sound_and_scores(text: str, tmp_path: Path) -> None:
    path = tmp_path / "sample.yaml"
    path.write_text(text, encoding="utf-8")
    assert run_checks(path).findings == ()
    questions = bk.load_questions(path)
    assert bk.score(questions, {}).to_dict()["questions"]


def sample(name: str, folder: Path) -> Questionnaire:
    (text,) = (text for text in SAMPLES if f"\nid: {name}\n" in text)
    path = folder / "sample.yaml"
    path.write_text(text, encoding="utf-8")
    return bk.load_questions(path)


def test_the_advice_in_the_sample_is_what_its_gates_and_scores_say(tmp_path: Path) -> None:
    questions = sample("umbrella", tmp_path)

    def advice(**answers: object) -> str:
        result = bk.score(questions, answers)
        assert result.strategy is not None
        return result.end

    assert advice(storm="yes") == "stay-in"
    assert advice(storm="no", clouds=2, walk=1) == "take"
    assert advice(storm="no", clouds=0, walk=1) == "leave"


def test_the_table_in_the_sample_decides_as_its_rules_say(tmp_path: Path) -> None:
    questions = sample("loan", tmp_path)
    for answers, outcome, rule in [
        ({"age": 18, "risk": "medium", "affordable": "yes"}, "approved", "adult"),
        ({"age": 17, "risk": "low", "affordable": "yes"}, "declined", "minor"),
        ({"age": 30, "risk": "high", "affordable": "yes"}, "declined", "risky"),
        ({"affordable": "no"}, "declined", "dear"),
        ({"risk": "high"}, "undecided", "undecided"),
    ]:
        result = bk.score(questions, answers)
        assert result.strategy is not None
        assert (result.outcome, result.strategy.decided_by) == (outcome, rule)
    data = bk.score(questions, {"age": 18, "risk": "low", "affordable": "yes"}).to_dict()
    assert data["strategy"]["outputs"] == {"status": "Approved", "rate": "Standard"}


def test_every_key_of_the_format_is_explained() -> None:
    named = set(re.findall(r"`([^`]+)`", prose(FORMAT)))
    for kind in KINDS:
        for key in keys_of(kind):
            assert key in named, f"{kind.__name__}: {key}"


# -- the JSON --------------------------------------------------------------------------------


def nested(data: list[Any]) -> bool:
    """Whether a list holds lists of objects."""
    return isinstance(data[0], list) and bool(data[0]) and isinstance(data[0][0], dict)


def keys(data: object, path: str = "") -> Iterator[str]:
    """Yield the path of every value: ``a.b`` in objects, ``a[].b`` in lists, ID for ids."""
    if isinstance(data, dict) and data:
        for key, value in data.items():
            name = "ID" if path in ("dimensions", "classifications") else key
            yield from keys(value, f"{path}.{name}".removeprefix("."))
    elif isinstance(data, list) and data and (isinstance(data[0], dict) or nested(data)):
        for value in data:
            yield from keys(value, f"{path}[]")
    else:
        yield path


def as_json(value: object) -> object:
    """Return a value as reading its JSON gives it."""
    return msgspec.json.decode(msgspec.json.encode(value))


def test_every_key_of_the_report_is_explained_and_no_other(shipped: Questionnaire) -> None:
    found: set[str] = set()
    for path in EXAMPLES:
        found |= set(keys(score(shipped, read_case(shipped, path)).to_dict()))
    found |= set(keys(bk.score(shipped, {}).to_dict())) | {"changes", "strategy.own_view"}
    decided = Case(name="x", decision=CaseDecision(next(iter(shipped.choosable))))
    found |= set(keys(score(shipped, decided).to_dict()))
    part = JSON.partition("\n## ")[0]
    # A list that is empty somewhere and full elsewhere shows up with and without its entries;
    # of `changes` both are explained.
    bare = {name[: at.start()] for name in found for at in re.finditer(r"\[\]", name)} - {"changes"}
    # What is null in some report is there with and without its parts.
    named = found | set(in_table(part))
    whole = {name for name in named if any(other.startswith(f"{name}.") for other in named)}
    explained = set(in_table(part)) - whole
    assert explained == found - bare - whole


def test_every_key_of_a_comparison_is_explained_and_no_other(shipped: Questionnaire) -> None:
    cases = [read_case(shipped, path) for path in EXAMPLES[:2]]
    part = JSON.partition("\n## A comparison\n")[2].partition("\n## ")[0]
    text = COMPARISON_FORMATS["json"].render(compare(shipped, cases), "en", Screen())
    assert set(in_table(part)) == set(keys(json.loads(text)))


def test_every_key_of_an_error_is_explained_and_no_other(call: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("answers: {nothing: 1}\n", encoding="utf-8")
    done = call("batch", tmp_path / "bad.yaml", "--format", "jsonl")
    assert done.returncode == 5
    part = JSON.partition("\n## ")[2].partition("\n## ")[0]
    assert set(in_table(part)) == set(keys(json.loads(done.stdout)))


def test_every_key_of_the_summary_is_explained_and_no_other(call: Run) -> None:
    decided = ROOT / "examples" / "samen" / "samen.yaml"
    done = call("batch", CASES, decided, "--summary", "--json")
    assert done.returncode == 0
    part = JSON.partition("\n## A summary of many cases")[2].partition("\n## ")[0]
    assert set(in_table(part)) == set(keys(json.loads(done.stdout)))


def test_every_key_of_an_agenda_is_explained_and_no_other(call: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("answers: {}\n", encoding="utf-8")
    done = call("agenda", ROOT / "examples" / "samen", tmp_path / "bad.yaml", "--json")
    assert done.returncode == 5
    part = JSON.partition("\n## An agenda\n")[2].partition("\n## ")[0]
    assert set(in_table(part)) == set(keys(json.loads(done.stdout)))


def test_every_key_of_agreement_and_of_validation_is_explained_and_no_other(
    shipped: Questionnaire,
) -> None:
    cases = [read_case(shipped, path) for path in sorted(CASES.glob("*.yaml"))[:5]]
    others = [
        structs.replace(case, respondent="another", answers={**case.answers, "acuut_gevaar": "ja"})
        for case in cases
    ]
    labels = {case.name or "": CaseLabel(*[frozenset({"monitor"})] * 3) for case in cases}
    agreement = agreement_data(measure_agreement(shipped, cases + others), "nl")
    agreed = set(keys(as_json(agreement)))
    validated = keys(as_json(validation_data(validate(shipped, cases, labels), "nl")))
    shares = {re.sub(r"\.(count|of|interval)$", "", key) for key in validated}
    for title, found in (("between respondents", agreed), ("with labels", shares)):
        part = JSON.partition(f"\n## Agreement {title}\n")[2].partition("\n## ")[0]
        named = set(in_table(part))
        # What is null in some entries shows up with and without its parts.
        assert named == {key for key in found if not any(n.startswith(f"{key}.") for n in named)}


def test_the_columns_of_the_csv_are_named_after_the_keys(shipped: Questionnaire) -> None:
    names = {name.rpartition(".")[2] for name in in_table(JSON.partition("\n## ")[0])}
    for column in table_columns(shipped):
        assert column.rpartition(".")[2] in names | {"strategy", "error"}


# -- the examples ----------------------------------------------------------------------------


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_tells_its_story_and_names_its_source(
    shipped: Questionnaire, path: Path
) -> None:
    case = read_case(shipped, path)
    assert case.questions == f"{shipped.id}@{shipped.version}"
    assert isinstance(case.story, dict)
    assert tuple(case.story) == shipped.languages
    for language, cited in (("nl", r"Bron(nen)?: "), ("en", r"Sources?: ")):
        first, *_, last = case.story_in(language)
        assert len(first) <= 75, "the first line stands in a menu"
        assert re.match(cited, last)


def test_the_examples_show_every_strategy_and_safety_first(shipped: Questionnaire) -> None:
    results = [score(shipped, read_case(shipped, path), full=False) for path in EXAMPLES]
    advice = {r.end for r in results}
    assert advice == {s.id for s in shipped.strategies} | {"safety-first"}
    assert len(EXAMPLES) >= 8


def test_the_architecture_names_every_room() -> None:
    text = read(ROOT / "docs" / "architecture.md")
    for path in (ROOT / "src" / "burgerkompas").iterdir():
        if path.is_dir() and (path / "__init__.py").exists():
            assert f"`{path.name}/`" in text, path.name
