"""Change one thing in the engine at a time, and see whether a test notices.

    python tools/mutants.py --sample 300      # of what, and by which tests: pyproject.toml
    python tools/mutants.py --module gates    # every mutant of one module

A mutant is one node of a module's syntax tree, changed. Each runs in a process of its own, where an
import hook hands out the changed module; no file is touched. Left alone is what no behaviour hangs
on: docstrings, annotations, decorators, the keywords of a class, and what only a type checker runs.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib.machinery
import importlib.util
import itertools
import os
import random
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, ModuleType

ROOT = Path(__file__).resolve().parent.parent
CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutants"]
PACKAGE: str = CONFIG["package"]
FOLDER = ROOT / "src" / PACKAGE.replace(".", "/")

SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.And: ast.Or,
    ast.Or: ast.And,
}
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True)
class Mutant:
    """One change: of which module, at which node as it is walked, in words."""

    module: str
    index: int
    line: int
    change: str


def changed(node: ast.AST) -> ast.AST | None:
    """Return a node's mutant, or None if it has none."""
    new = copy.deepcopy(node)
    match new:
        case ast.Compare(ops=[op, *rest]) if type(op) in SWAPS:
            new.ops = [SWAPS[type(op)](), *rest]  # type: ignore[list-item]
        case ast.BinOp(op=op) | ast.AugAssign(op=op) | ast.BoolOp(op=op) if type(op) in SWAPS:
            new.op = SWAPS[type(op)]()  # type: ignore[assignment]
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            return operand
        case ast.Constant(value=bool(value)):
            new.value = not value
        case ast.Constant(value=int(value)):
            new.value = value + 1
        case ast.Constant(value=str(value)):
            new.value = value + "?"
        case ast.Name(id=name, ctx=ast.Load()) if name in NAMES:
            new.id = NAMES[name]
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            new.test = ast.UnaryOp(ast.Not(), test)
        case ast.comprehension(ifs=[_, *rest]):
            new.ifs = rest
        case ast.Return(value=ast.AST()):
            new.value = ast.Constant(None)
        case ast.Expr(value=ast.Call()):
            return ast.Pass()
        case ast.Continue():
            return ast.Break()
        case ast.Break():
            return ast.Continue()
        case _:
            return None
    return new


def is_docstring(node: ast.AST) -> bool:
    """Whether a statement is a text on its own."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def walk(node: ast.AST) -> Iterator[tuple[ast.AST, str, int | None, ast.AST]]:
    """Yield every node that behaviour hangs on: whose it is, in which field, where in it."""
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list", "keywords", "type_params") and (
            field != "keywords" or isinstance(node, ast.ClassDef)
        ):
            continue
        if isinstance(node, ast.JoinedStr):
            continue
        children = value if isinstance(value, list) else [value]
        for at, child in enumerate(children):
            if not isinstance(child, ast.AST) or is_docstring(child):
                continue
            if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
                continue
            yield node, field, at if isinstance(value, list) else None, child
            yield from walk(child)


def mutated(source: str, index: int) -> ast.Module:
    """Return the tree of a module with its mutant of that number."""
    tree = ast.parse(source)
    for number, (parent, field, at, node) in enumerate(walk(tree)):
        if number == index:
            new = changed(node)
            if new is None:
                break
            if at is None:
                setattr(parent, field, new)
            else:
                getattr(parent, field)[at] = new
            return ast.fix_missing_locations(tree)
    raise ValueError(f"no mutant {index}")


def head(node: ast.AST) -> str:
    """Return a node as it is written, of a block only its first line."""
    text = ast.unparse(ast.fix_missing_locations(node)).splitlines()[0]
    return text if len(text) <= 90 else text[:89] + "…"


def mutants(module: str) -> list[Mutant]:
    """Return every mutant of a module."""
    found = []
    line = 0
    tree = ast.parse((FOLDER / f"{module}.py").read_text(encoding="utf-8"))
    for index, (_, _, _, node) in enumerate(walk(tree)):
        line = getattr(node, "lineno", line)
        new = changed(node)
        if new is not None:
            found.append(Mutant(module, index, line, f"{head(node)}  →  {head(new)}"))
    return found


class Loader(importlib.machinery.SourceFileLoader):
    """Load one module with its mutant, past the compiled files."""

    index = 0

    def get_code(self, fullname: str) -> CodeType:
        """Return the code of the changed module."""
        source = Path(self.path).read_text(encoding="utf-8")
        return compile(mutated(source, self.index), self.path, "exec")


class Finder(importlib.machinery.PathFinder):
    """Find one module in the sources, and give it the loader above."""

    def __init__(self, mutant: str, index: int) -> None:
        self.name = f"{PACKAGE}.{mutant}"
        self.loader = Loader(self.name, str(FOLDER / f"{mutant}.py"))
        self.loader.index = index

    def find_spec(  # type: ignore[override]
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Return the spec of the changed module, None for every other."""
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(
            fullname, self.loader.path, loader=self.loader
        )


def run_tests(mutant: str, index: int) -> int:
    """Run the tests on one mutant in this process; an index of -1 changes nothing."""
    try:
        import resource
    except ImportError:  # Windows: only the clock stops a mutant, not memory or computing
        pass
    else:
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
        resource.setrlimit(resource.RLIMIT_CPU, (CONFIG["seconds"], CONFIG["seconds"]))
    if index >= 0:
        sys.meta_path.insert(0, Finder(mutant, index))  # type: ignore[arg-type]
    import pytest

    wanted = ["-x", "-p", "no:cacheprovider", "--no-header", "--tb=no", *CONFIG["arguments"]]
    # Most mutants are noticed by the quick tests; then the others aren't even read.
    for tests in (CONFIG["quick"], CONFIG["thorough"]):
        code = int(pytest.main([*wanted, *tests]))
        if code:
            return code
    return 0


def survives(mutant: Mutant, compiled: str) -> bool:
    """Whether no test notices a mutant; what takes too long was noticed.

    ``compiled`` is the folder where Python keeps compiled files from one mutant to the next.
    """
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    try:
        done = subprocess.run(
            [sys.executable, __file__, "--run", mutant.module, str(mutant.index)],
            cwd=ROOT,
            env=kept | {"PYTHONPYCACHEPREFIX": compiled},
            capture_output=True,
            timeout=20 * CONFIG["seconds"],
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def main() -> int:
    """Try the mutants, print those that survive and how many were killed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sample", type=int, metavar="N", help="so many of all, drawn at random")
    parser.add_argument("--seed", type=int, default=1, help="of that draw")
    parser.add_argument("--module", action="append", help="of this module only; may be repeated")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N")
    parser.add_argument("--list", action="store_true", help="only list them")
    parser.add_argument("--run", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        return run_tests(options.run[0], int(options.run[1]))

    modules = options.module or sorted(p.stem for p in FOLDER.glob("*.py") if p.stem != "__init__")
    chosen = [mutant for module in modules for mutant in mutants(module)]
    total = len(chosen)
    if options.sample:
        chosen = random.Random(options.seed).sample(chosen, min(options.sample, total))
    if options.list:
        for mutant in chosen:
            print(f"{mutant.module}.py:{mutant.line}: {mutant.change}")
        return 0
    alive = 0
    with (
        tempfile.TemporaryDirectory() as compiled,
        ThreadPoolExecutor(options.jobs) as pool,
    ):
        if not survives(Mutant(modules[0], -1, 0, "nothing"), compiled):
            print("the tests fail with nothing changed", file=sys.stderr)
            return 2
        lives = pool.map(survives, chosen, itertools.repeat(compiled))
        for number, (mutant, alone) in enumerate(zip(chosen, lives, strict=True), 1):
            print(f"{number} of {len(chosen)}", end="\r", file=sys.stderr, flush=True)
            if alone:
                alive += 1
                print(f"{mutant.module}.py:{mutant.line}: {mutant.change}", flush=True)
    killed = len(chosen) - alive
    share = 100 * killed / len(chosen)
    print(f"{killed} of {len(chosen)} killed ({share:.1f} %), of {total} mutants in all")
    return 0 if share >= CONFIG["least"] else 1


if __name__ == "__main__":
    sys.exit(main())
