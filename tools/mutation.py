"""What a mutant is: one node of a module's syntax tree, changed.

Left alone is what no behaviour hangs on: docstrings, annotations and types, decorators, the
keywords of a class, and what only a type checker runs.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

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

    def __str__(self) -> str:
        return f"{self.module}.py:{self.line}: {self.change}"


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
        case ast.Return(value=ast.Constant(None)):
            return None
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
            if isinstance(child, ast.Subscript) and ast.unparse(child.value) == "Literal":
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


def mutants(module: str, source: str) -> list[Mutant]:
    """Return every mutant of a module."""
    found = []
    line = 0
    for index, (_, _, _, node) in enumerate(walk(ast.parse(source))):
        line = getattr(node, "lineno", line)
        new = changed(node)
        if new is not None:
            found.append(Mutant(module, index, line, f"{head(node)}  →  {head(new)}"))
    return found
