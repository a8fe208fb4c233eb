"""Translate the templates of a report into JavaScript, so that a page can draw one by itself.

The page then draws what ``to_html`` writes, from the same templates. The script passes a template's
own text and the values separately, so that a value never becomes markup. The translator knows the
parts of Jinja that these templates use, and raises ``TypeError`` for anything else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from jinja2 import Environment, nodes

COMPARE = {"eq": "===", "ne": "!==", "gt": ">", "gteq": ">=", "lt": "<", "lteq": "<="}


def to_script(environment: Environment, names: Iterable[str]) -> str:
    """Return the function ``templates(draw, globals)``, which returns templates' macros by name.

    ``draw`` takes what a macro prints (``markup``, ``value``) and knows Jinja's ways (``truthy``,
    ``each`` for the entries of a list with their ``loop``, the filters by name); ``globals`` are
    the names that no macro defines.
    """
    assert environment.loader is not None
    texts = [environment.loader.get_source(environment, name)[0] for name in names]
    macros = [one for text in texts for one in environment.parse(text).find_all(nodes.Macro)]
    writer = _ScriptWriter(frozenset(macro.name for macro in macros))
    written = "\n".join(map(writer.macro, macros))
    return (
        "// Made from report/templates.\n"
        f"function templates(draw, globals) {{\nconst macros = {{\n{written}\n}};\n"
        "return macros;\n}\n"
    )


class _ScriptWriter:
    """Writes nodes of Jinja's syntax tree; ``macros`` are the names that are called as such."""

    def __init__(self, macros: frozenset[str]) -> None:
        self.macros = macros
        self.variables: frozenset[str] = frozenset()

    def macro(self, node: nodes.Macro) -> str:
        names = [one.name for one in node.find_all(nodes.Name) if one.ctx in ("param", "store")]
        self.variables = frozenset({*names, "loop"})
        defaults = [f" = {self.value(default)}" for default in node.defaults]
        defaults = [""] * (len(node.args) - len(defaults)) + defaults
        heads = [f"${arg.name}{default}" for arg, default in zip(node.args, defaults, strict=True)]
        return f"{node.name}({', '.join(heads)}) {self.block(node.body)},"

    def block(self, body: Iterable[nodes.Node]) -> str:
        return "\n".join(["{", *map(self.statement, body), "}"])

    def statement(self, node: nodes.Node) -> str:
        match node:
            case nodes.Output():
                return "\n".join(map(self.printed, node.nodes))
            case nodes.Assign():
                return f"const {self.target(node.target)} = {self.value(node.node)};"
            case nodes.If():
                chain = " else ".join(
                    f"if ({self.test(one.test)}) {self.block(one.body)}"
                    for one in (node, *node.elif_)
                )
                return f"{chain} else {self.block(node.else_)}" if node.else_ else chain
            case nodes.For(else_=[], recursive=False):
                target, entries = self.target(node.target), self.value(node.iter)
                if node.test is not None:
                    entries += f".filter(({target}) => {self.test(node.test)})"
                return (
                    f"for (const [{target}, $loop] of draw.each({entries})) {self.block(node.body)}"
                )
        raise TypeError(node)

    def printed(self, node: nodes.Node) -> str:
        match node:
            case nodes.TemplateData():
                return f"draw.markup({json.dumps(node.data)});"
            case nodes.Call(node=nodes.Name(name=name)) if name in self.macros:
                return f"macros.{name}({self.values(node.args)});"
        return f"draw.value({self.value(node)});"

    def target(self, node: nodes.Node) -> str:
        match node:
            case nodes.Name(name=name):
                return f"${name}"
            case nodes.Tuple(items=items):
                return f"[{', '.join(map(self.target, items))}]"
        raise TypeError(node)

    def test(self, node: nodes.Node) -> str:
        """Write an expression as a condition: only in Jinja an empty list is false."""
        match node:
            case nodes.Compare() | nodes.Test() | nodes.Not():
                return self.value(node)
            case nodes.And() | nodes.Or():
                sign = "&&" if isinstance(node, nodes.And) else "||"
                return f"({self.test(node.left)} {sign} {self.test(node.right)})"
        return f"draw.truthy({self.value(node)})"

    def values(self, given: Iterable[nodes.Node]) -> str:
        return ", ".join(map(self.value, given))

    def value(self, node: nodes.Node) -> str:
        match node:
            case nodes.Const(value=value):
                return json.dumps(value)
            case nodes.Name(name=name):
                return f"${name}" if name in self.variables else f"globals.{name}"
            case nodes.Tuple(items=items) | nodes.List(items=items):
                return f"[{self.values(items)}]"
            case nodes.Getattr():
                return f"{self.value(node.node)}.{node.attr}"
            case nodes.Getitem(arg=nodes.Slice(start=nodes.Expr() as start, stop=None, step=None)):
                return f"{self.value(node.node)}.slice({self.value(start)})"
            case nodes.Getitem():
                return f"{self.value(node.node)}[{self.value(node.arg)}]"
            case nodes.Call(dyn_args=None, dyn_kwargs=None):
                named = ", ".join(f"{one.key}: {self.value(one.value)}" for one in node.kwargs)
                given = [*map(self.value, node.args), *([f"{{{named}}}"] if named else [])]
                return f"{self.value(node.node)}({', '.join(given)})"
            case nodes.Filter(node=nodes.Expr() as filtered, kwargs=[]):
                return f"draw.{node.name}({self.values((filtered, *node.args))})"
            case nodes.CondExpr():
                other = self.value(node.expr2) if node.expr2 else '""'
                return f"({self.test(node.test)} ? {self.value(node.expr1)} : {other})"
            case nodes.Not():
                return f"!{self.test(node.node)}"
            case nodes.Add() | nodes.Sub() | nodes.Mul():
                return f"({self.value(node.left)} {node.operator} {self.value(node.right)})"
            case nodes.Concat():
                return f"[{self.values(node.nodes)}].join('')"
            case nodes.Test(name="none"):
                return f"({self.value(node.node)} === null)"
            case nodes.Test(name="defined", node=nodes.Name(name=name)):
                return json.dumps(name in self.variables)
            case nodes.Compare(ops=[nodes.Operand(op="in", expr=expr)]):
                return f"{self.value(expr)}.includes({self.value(node.expr)})"
            case nodes.Compare(ops=[nodes.Operand(op=op, expr=expr)]) if op in COMPARE:
                return f"({self.value(node.expr)} {COMPARE[op]} {self.value(expr)})"
        raise TypeError(node)
