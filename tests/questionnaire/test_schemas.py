"""The JSON Schemas that are committed say what the program says, and fit what is real."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import msgspec
import pytest

import burgerkompas as bk
from burgerkompas.authoring.tests.suite import read_suite
from burgerkompas.cases import read_case
from burgerkompas.cli.commands.questions import SCHEMAS, schema_text
from burgerkompas.engine import score
from burgerkompas.errors import QuestionnaireRefused
from burgerkompas.questionnaire.catalog import home, load_questions, shipped
from burgerkompas.questionnaire.documents import keys_of
from burgerkompas.questionnaire.json_schema import explained
from burgerkompas.questionnaire.loader import load
from burgerkompas.strictyaml import Mapping, Node, Scalar, Sequence, exact_number, parse_one
from tests.helpers.format_kinds import KINDS
from tests.helpers.paths import CASES, DATA, EXAMPLES, QUESTIONNAIRES, ROOT

# An environment from before these tests lacks it; that of the README's line has it.
jsonschema = pytest.importorskip("jsonschema")
Draft7Validator, Draft202012Validator = jsonschema.Draft7Validator, jsonschema.Draft202012Validator

Run = Callable[..., CompletedProcess[bytes]]

KEPT = ROOT / "docs" / "schemas"
MAIN = Draft7Validator(SCHEMAS["questions"]())
PART = Draft7Validator(SCHEMAS["part"]())
TESTS = Draft7Validator(SCHEMAS["tests"]())
SAMPLES = sorted(
    path
    for path in (*QUESTIONNAIRES.glob("*.yaml"), DATA / "invalid_base.yaml")
    if not path.name.endswith(".tests.yaml")
)
PARTS = sorted(
    path
    for name in shipped()
    for path in (home() / name).glob("*.yaml")
    if path.name != "tests.yaml"
)
SUITES = sorted([*QUESTIONNAIRES.rglob("*.tests.yaml"), *home().glob("*/tests.yaml")])


def data(node: Node) -> Any:
    """Return a node as an editor sees it."""
    if isinstance(node, Mapping):
        return {key: data(value) for key, (_, value) in node.entries.items()}
    if isinstance(node, Sequence):
        return [data(item) for item in node.items]
    return plain(node)


def plain(node: Scalar) -> Any:
    if not node.plain:
        return node.value
    if node.value in ("true", "false"):
        return node.value == "true"
    number = exact_number(node)
    if number is None:
        return node.value
    return int(number) if number.denominator == 1 else float(number)


def parsed(text: str) -> Any:
    node, problems = parse_one(text, "sample.yaml")
    assert node is not None
    assert not problems
    return data(node)


def mistakes(path: Path) -> list[str]:
    found = parsed(path.read_text(encoding="utf-8"))
    validator = MAIN if "format" in found else PART
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(found)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schema_is_what_the_program_prints(name: str) -> None:
    assert (KEPT / f"{name}.json").read_text(encoding="utf-8") == schema_text(name), (
        f"write it anew: burgerkompas questions schema … -o docs/schemas/{name}.json"
    )


def test_the_schemas_are_schemas() -> None:
    Draft7Validator.check_schema(SCHEMAS["questions"]())
    Draft7Validator.check_schema(SCHEMAS["part"]())
    Draft7Validator.check_schema(SCHEMAS["tests"]())
    Draft202012Validator.check_schema(SCHEMAS["report"]())


@pytest.mark.parametrize("path", SUITES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_a_file_of_tests_that_runs_fits_the_schema(path: Path) -> None:
    found = parsed(path.read_text(encoding="utf-8"))
    assert [error.message for error in TESTS.iter_errors(found)] == []


@pytest.mark.parametrize(
    "wrong",
    [
        "test: []",
        "tests: []",
        "tests: [{name: x}]",
        "tests: [{name: x, expect: {}}]",
        "tests: [{name: x, expect: {outcome: {iss: y}}}]",
        "tests: [{name: x, expect: {outcome: {in: y}}}]",
        "tests: [{name: x, expect: {outcome: {not: {above: y}}}}]",
        "tests: [{name: x, answer: {}, expect: {outcome: y}}]",
    ],
)
def test_of_tests_the_schema_refuses_what_the_program_refuses(tmp_path: Path, wrong: str) -> None:
    assert list(TESTS.iter_errors(parsed(wrong)))
    (tmp_path / "some.tests.yaml").write_text(wrong, encoding="utf-8")
    with pytest.raises(QuestionnaireRefused):
        read_suite(load(QUESTIONNAIRES / "phq9.yaml"), tmp_path / "some.yaml")


@pytest.mark.parametrize("path", [*SAMPLES, *PARTS], ids=lambda p: p.stem)
def test_a_questionnaire_that_loads_fits_the_schema(path: Path) -> None:
    assert mistakes(path) == []


@pytest.mark.parametrize(
    ("change", "at"),
    [
        (("reverse: true", "revers: true"), "$.dimensions.d.items[1]"),
        (("kind: yes_no", "kind: yesno"), "$.questions[2].kind"),
        (("tie_order: [s, u]", "tie_orders: [s, u]"), "$.scorecard"),
        (("languages: [nl, en]", "languages: nl"), "$.languages"),
        (("near: 0.15", "near: close"), "$.dimensions.d.near"),
    ],
)
def test_an_editor_marks_a_mistake_in_a_key_or_a_kind(change: tuple[str, str], at: str) -> None:
    text = (DATA / "invalid_base.yaml").read_text(encoding="utf-8")
    assert change[0] in text
    found = parsed(text.replace(*change, 1))
    assert at in {error.json_path for error in MAIN.iter_errors(found)}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_key_has_a_line_to_show_in_an_editor(kind: type[msgspec.Struct]) -> None:
    for key in keys_of(kind):
        assert explained(kind, key)


def closed(schema: Any) -> Any:
    """Return the report's schema without room for more keys."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    shut = {key: closed(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and "required" in schema:
        shut["additionalProperties"] = False
    return shut


def reports() -> Iterator[tuple[str, dict[str, object]]]:
    for name in shipped():
        yield f"empty {name}", bk.score(load_questions(name), {}).to_dict()
    for path in QUESTIONNAIRES.glob("*.yaml"):
        if not path.name.endswith(".tests.yaml"):
            yield path.stem, bk.score(bk.load_questions(path), {}).to_dict()
    main = load_questions()
    for path in [*(CASES).glob("*.yaml"), *(EXAMPLES).glob("*.yaml")]:
        for full in (True, False):
            yield path.stem, score(main, read_case(main, path), full=full).to_dict("en")


def test_real_reports_fit_the_schema_and_have_no_key_that_it_does_not_name() -> None:
    validator = Draft202012Validator(closed(SCHEMAS["report"]()))
    count = 0
    for name, report in reports():
        found = json.loads(json.dumps(report))
        assert [f"{e.json_path}: {e.message}" for e in validator.iter_errors(found)] == [], name
        count += 1
    assert count > 30


@pytest.mark.parametrize(
    ("key", "value"),
    [("schema", "burgerkompas/report/2"), ("outcome", None), ("gates", {}), ("answered", {})],
)
def test_what_is_no_report_does_not_fit(key: str, value: object) -> None:
    report = json.loads(json.dumps(bk.score(load_questions(), {}).to_dict())) | {key: value}
    assert not Draft202012Validator(SCHEMAS["report"]()).is_valid(report)


def test_the_command_prints_each_and_no_two_at_once(call: Run) -> None:
    assert json.loads(call("questions", "schema").stdout)["title"] == "A questionnaire"
    assert json.loads(call("questions", "schema", "--report").stdout)["title"]
    assert json.loads(call("questions", "schema", "--tests").stdout)["title"]
    assert call("questions", "schema", "--part", "--report").returncode == 2
