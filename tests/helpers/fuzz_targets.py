"""Every way in for a file from outside: one function a parser, from bytes to nothing.

Each may refuse its input, with problems that can be told in every language; anything else that it
raises is a find. ``TARGETS`` has them by name.
"""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from burgerkompas.authoring.check import run_checks
from burgerkompas.batch import find_cases, read_map
from burgerkompas.cases import Case, dump_case, parse_answer, parse_case
from burgerkompas.cases.answers import accepted_answers
from burgerkompas.engine import score
from burgerkompas.errors import Problem, Refused
from burgerkompas.questionnaire.catalog import home
from burgerkompas.questionnaire.loader import load
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.strictyaml import decode, parse
from burgerkompas.texts.problems import say_problem

Target = Callable[[bytes], None]

SHEET = "xl/worksheets/sheet1.xml"


@cache
def shipped() -> Questionnaire:
    return load(home() / "burgerkompas")


@cache
def folder() -> Path:
    """Return a folder of this process, in memory where there is such a thing."""
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    kept = TemporaryDirectory(dir=memory, prefix="fuzz")
    _kept.append(kept)
    return Path(kept.name)


_kept: list[TemporaryDirectory[str]] = []


def told(problems: tuple[Problem, ...]) -> None:
    """See that every problem can be told in one line, without power over a terminal."""
    assert problems
    for problem in problems[:20]:
        for language in ("nl", "en"):
            line = say_problem(problem, language)
            assert "\x1b" not in line
            assert "\n" not in line
            assert "{" not in problem.code


@contextmanager
def refusing() -> Iterator[None]:
    try:
        yield
    except Refused as refused:
        told(refused.problems)


def case(data: bytes) -> None:
    """A case file: what is read is written and read again as the same case."""
    with refusing():
        read = parse_case(shipped(), data, "f")
        again = parse_case(shipped(), dump_case(shipped(), read).encode(), "f")
        kept = f"{shipped().id}@{shipped().version}" if read.questions is None else read.questions
        assert again == _with_questions(read, kept)


def _with_questions(read: Case, questions: str) -> Case:
    from msgspec import structs

    return structs.replace(read, questions=questions)


def yaml(data: bytes) -> None:
    """Any YAML: read to nodes, or all that is wrong with it."""
    text, problems = decode(data, "f")
    if not problems:
        _, problems = parse(text, "f")
    if problems:
        told(tuple(problems))


def questionnaire(data: bytes) -> None:
    """A questionnaire of one file: loaded, checked, and an empty case scored with it."""
    path = folder() / "q.yaml"
    path.write_bytes(data)
    with refusing():
        questionnaire = load(path)
        score(questionnaire, Case(name="x"))
        for finding in run_checks(path).findings:
            told((finding.problem,))


def mapping(data: bytes) -> None:
    """A map of the columns of somebody else's table."""
    path = folder() / "map.yaml"
    path.write_bytes(data)
    with refusing():
        read_map(shipped(), path)


@cache
def begun() -> tuple[Questionnaire, Path]:
    """Return the example for authors, and where it lies."""
    from burgerkompas.cli.commands.questions import write_starter

    main, _ = write_starter(folder() / "trip.yaml")
    return load(main), main


def suite(data: bytes) -> None:
    """The tests of a questionnaire: read, and made."""
    from burgerkompas.authoring.tests import run_tests

    questionnaire, main = begun()
    main.with_name("trip.tests.yaml").write_bytes(data)
    with refusing():
        run_tests(questionnaire, main)


def _cases(name: str, data: bytes) -> None:
    path = folder() / name
    path.write_bytes(data)
    with refusing():
        for found in find_cases(shipped(), [str(path)]):
            if found.case is None:
                told(found.problems)
            else:
                score(shipped(), found.case, full=False)


def csv(data: bytes) -> None:
    _cases("c.csv", data)


def jsonl(data: bytes) -> None:
    _cases("c.jsonl", data)


def json(data: bytes) -> None:
    _cases("c.json", data)


def documents(data: bytes) -> None:
    """A file of many case files."""
    _cases("c.yaml", data)


def xlsx(data: bytes) -> None:
    """A workbook; what begins as XML becomes the first sheet of a sound one."""
    _cases("c.xlsx", workbook(data) if data.startswith(b"<") else data)


def parquet(data: bytes) -> None:
    _cases("c.parquet", data)


def answer(data: bytes) -> None:
    """What stands behind ``--answer ID=``, for every question."""
    text = data.decode("utf-8", "surrogateescape")
    for question in shipped().questions:
        parse_answer(question, text)
        assert accepted_answers(question)


@cache
def _parts() -> tuple[tuple[str, bytes], ...]:
    """Return a sound workbook's parts without its sheet."""
    import xlsxwriter

    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        book.add_worksheet().write_row(0, 0, ["name", "place"])
    with zipfile.ZipFile(kept) as parts:
        return tuple((name, parts.read(name)) for name in parts.namelist() if name != SHEET)


def workbook(sheet: bytes) -> bytes:
    """Return a workbook around the XML of a sheet."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, part in _parts():
            parts.writestr(name, part)
        parts.writestr(SHEET, sheet)
    return kept.getvalue()


TARGETS: dict[str, Target] = {
    "case": case,
    "yaml": yaml,
    "questionnaire": questionnaire,
    "map": mapping,
    "suite": suite,
    "csv": csv,
    "json": json,
    "jsonl": jsonl,
    "documents": documents,
    "xlsx": xlsx,
    "parquet": parquet,
    "answer": answer,
}
