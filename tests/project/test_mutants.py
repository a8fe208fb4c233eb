"""The tool that tries the tests: every mutant is a change, can run, and is the one that is told."""

from __future__ import annotations

import ast
import importlib.util
import sys
from types import ModuleType

import pytest

from tests.helpers.paths import ROOT

HITS = ROOT / "src" / "burgerkompas" / "scoring" / "hits.py"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    path = ROOT / "tools" / "mutation.py"
    spec = importlib.util.spec_from_file_location("mutation", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["mutation"] = module  # where its dataclass looks for its own names
    spec.loader.exec_module(module)
    return module


def test_every_mutant_changes_the_module_and_compiles(tool: ModuleType) -> None:
    source = HITS.read_text(encoding="utf-8")
    found = tool.mutants("hits", source)
    assert len(found) > 10
    texts = {ast.unparse(tool.mutated(source, mutant.index)) for mutant in found}
    assert ast.unparse(ast.parse(source)) not in texts
    assert len(texts) > len(found) * 0.9
    for mutant in found:
        compile(tool.mutated(source, mutant.index), "hits.py", "exec")


@pytest.mark.parametrize(
    ("source", "changed"),
    [
        ("a < b", "a <= b"),
        ("a in b", "a not in b"),
        ("a + b", "a - b"),
        ("not a", "a"),
        ("a and b", "a or b"),
        ("max", "min"),
        ("1", "2"),
        ("True", "False"),
        ("'a'", "'a?'"),
        ("b if a else c", "b if not a else c"),
    ],
)
def test_an_expression_has_its_mutant(tool: ModuleType, source: str, changed: str) -> None:
    assert ast.unparse(tool.changed(ast.parse(source, mode="eval").body)) == changed


def test_nothing_is_changed_that_no_behaviour_hangs_on(tool: ModuleType) -> None:
    source = '''
"""A text."""
from x import y
if TYPE_CHECKING:
    z = 1
Z = Literal["a", 1]
@cache(1)
class A(B, frozen=True):
    """Another."""
    a: Literal[1]
def f(a: Literal["b"]) -> Literal["c"]:
    """One more."""
    raise ValueError(f"{a}!")
def g():
    return None
'''
    nodes = [node for _, _, _, node in tool.walk(ast.parse(source))]
    assert [node for node in nodes if tool.changed(node) is not None] == []
