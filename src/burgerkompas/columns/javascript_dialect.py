"""Write the scoring as one JavaScript function, for a page that judges by itself.

A column is a local constant. Numbers are plain JavaScript numbers where they are proven to
fit, and ``BigInt`` where they may not be; what is open or missing is ``null``. Names and texts
come from a questionnaire, so they are always quoted as JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from burgerkompas.columns import expression as ex, javascript_text as js
from burgerkompas.columns.javascript_text import Js
from burgerkompas.columns.nulls import Nulls
from burgerkompas.columns.report import ReportProgram
from burgerkompas.columns.report_decision import Shape
from burgerkompas.errors import Problem, UsageRefused, Where
from burgerkompas.questionnaire.model import Question
from burgerkompas.results.columns import result_columns

MOST_SAFE = 2**53 - 1
"""The largest whole number up to which JavaScript's own numbers are exact."""

MOST_CHARACTERS = 5_000_000
"""How long the function may be: a script of that size is already a burden to a phone."""

_ABSENCES = (
    *((text, ex.MISSING) for text in ex.MISSING_TEXTS),
    *((text, ex.UNKNOWN) for text in ex.UNKNOWN_TEXTS),
    *((text, ex.NOT_APPLICABLE) for text in ex.NOT_APPLICABLE_TEXTS),
)


def to_javascript(program: ReportProgram) -> str:
    """Return ``const engine = …``: what to read, and the function that judges.

    ``engine.judge(codes, values, endOnly)`` takes for every question, in their order, the code of
    its answer and its number (in smallest steps) or its choices. It gives the ``end`` and the
    strategies' ``scores`` on the grid, or an object with the ``columns`` of a table, the report,
    and ``asked``: the codes on the route.

    Raises ``UsageRefused`` where the function becomes too long.
    """
    return _Writer(program).script()


class _Writer(Nulls):
    def __init__(self, program: ReportProgram) -> None:
        super().__init__()
        self.program = program
        self.questions = {one.id: i for i, one in enumerate(program.questionnaire.questions)}
        self.wide = max(program.most, 10_000 * program.unit) > MOST_SAFE
        self.definitions = program.definitions
        self.names: dict[str, str] = {}
        self.short = js.short_names()
        self.length = 0

    def script(self) -> str:
        program = self.program
        lines = [*self.needed([program.end, *program.scores.values()])]
        scores = ",".join(f"{js.as_key(k)}:{self.value(v).text}" for k, v in program.scores.items())
        lines.append(f"if(E)return{{end:{self.value(program.end).text},scores:{{{scores}}}}};")
        leaves = [*_leaves(program.report), *(one.expression for one in program.outputs)]
        lines += self.needed(leaves)
        ahead = {one.name: ex.NULL for one in result_columns(program.questionnaire)}
        columns = ahead | {one.name: one.expression for one in program.outputs}
        shape = self.shape({"columns": columns, **program.report})
        questions = ",\n".join(map(self.question, program.questionnaire.questions))
        parts = {
            "judge": f"(C, V, E) => {{\n{''.join(lines)}\nreturn {shape};\n}}",
            "questions": f"[\n{questions}]",
            "retired": js.as_json(list(program.questionnaire.retired)),
            "absences": f"new Map({js.as_json(_ABSENCES)})",
            "missing": str(ex.MISSING),
            "unknown": str(ex.UNKNOWN),
            "notApplicable": str(ex.NOT_APPLICABLE),
            "notAsked": str(ex.NOT_ASKED),
            "wide": js.as_json(self.wide),
        }
        written = "".join(f"{name}: {part},\n" for name, part in parts.items())
        return f"const engine = (() => {{\n{js.RUNTIME}return {{\n{written}}};\n}})();\n"

    def question(self, question: Question) -> str:
        """Write what the function needs to read answers to a question."""
        bounds = (
            None if bound is None else int(bound * question.grain)
            for bound in (question.minimum, question.maximum)
        )
        own = [question.id, question.kind, question.values, question.not_applicable]
        return js.as_json([*own, question.decimals, *bounds])

    def needed(self, wanted: Iterable[ex.Expression]) -> Iterator[str]:
        """Yield the definitions that some expressions need and that have not been written."""
        for expression in wanted:
            if isinstance(expression, ex.ColumnRef):
                if expression.name not in self.names:
                    one = self.definitions[expression.name]
                    yield from self.needed([one])
                    written = self.counted(one)
                    self.may_be_null[expression.name] = self.null(one)
                    name = self.names[expression.name] = next(self.short)
                    yield f"const {name}={written};"
            else:
                yield from self.needed(expression.parts_within())

    def counted(self, expression: ex.Expression) -> str:
        """Write the value of an expression, unless everything together is too long by then."""
        written = self.value(expression).text
        self.length += len(written)
        if self.length > MOST_CHARACTERS:
            name = self.program.questionnaire.id
            values: dict[str, str | int] = {"id": name, "most": MOST_CHARACTERS}
            raise UsageRefused([Problem("page-too-large", Where(""), values)])
        return written

    def shape(self, shape: Shape) -> str:
        """Write an object, a list, or the value of an expression."""
        if isinstance(shape, ex.Expression):
            value = self.counted(shape)
            if self.wide and self.is_integer(shape):
                return f"known(Number,{value})" if self.null(shape) else f"Number({value})"
            return value
        if isinstance(shape, Mapping):
            return "{" + ",".join(f"{js.as_key(k)}:{self.shape(v)}" for k, v in shape.items()) + "}"
        return "[" + ",".join(map(self.shape, shape)) + "]"

    def is_integer(self, expression: ex.Expression) -> bool:
        """Return whether an expression is a whole number."""
        match expression:
            case ex.ColumnRef(name):
                return self.is_integer(self.definitions[name])
            case ex.Conditional(branches, otherwise):
                return any(map(self.is_integer, [*(value for _, value in branches), otherwise]))
            case ex.Operation(op):
                return op in js.INFIX or op == "greatest"
        return isinstance(expression, ex.Integer | ex.AnswerCode | ex.NumberInCell)

    # -- expressions -------------------------------------------------------------------------

    def value(self, expression: ex.Expression) -> Js:
        """Write an expression's value: a number, a text, true, false or null."""
        match expression:
            case ex.ColumnRef(name):
                return Js(self.names[name])
            case ex.Integer(number):
                return Js(f"{number}{'n' * self.wide}", js.ATOM if number >= 0 else js.SIGNED)
            case ex.Truth(truth):
                return Js(js.as_json(truth))
            case ex.AnswerCode(question):
                return Js(f"C[{self.questions[question]}]")
            case ex.NumberInCell(question):
                return Js(f"V[{self.questions[question]}]")
            case ex.ChoiceInCell(question, choice):
                return Js(f"V[{self.questions[question]}].includes({js.as_json(choice)})")
            case ex.Conditional(((condition, ex.Truth(True)),), ex.Truth(False)):
                if not self.null(condition):
                    return self.value(condition)
                return Js(f"!!{self.true(condition).within(js.SIGNED)}", js.SIGNED)
            case ex.Conditional():
                return self.choice(expression)
            case ex.TextAt(ex.Integer(index), texts):
                return Js(js.as_json(texts[index]))
            case ex.TextAt(index, texts):
                place = f"{js.as_json(texts)}[{self.value(index).text}]"
                return Js(f"{place}??null", js.CHOICE) if self.null(index) else Js(place)
            case ex.Operation(op, parts):
                return self.operation(expression, op, parts)
        raise TypeError(expression)

    def choice(self, expression: ex.Conditional) -> Js:
        """Write the value of the first branch whose condition is true."""
        chain = ""
        for case in self.cases(expression):
            with self.knowing(case.before):
                when = self.true(case.condition)
            with self.knowing(case.before | case.told):
                written = self.value(case.value)
            if when.text == "true":
                return Js(chain + written.text, js.CHOICE) if chain else written
            if when.text != "false":
                chain += f"{when.within(js.OR)}?{written.within(js.OR)}:"
        raise AssertionError("the last branch always holds")

    def operation(
        self, expression: ex.Expression, op: ex.Operator, parts: tuple[ex.Expression, ...]
    ) -> Js:
        if op in ("rounded", "fraction"):
            return js.call(op, map(self.value, parts))
        if op == "greatest":
            return js.call(op if self.wide else "Math.max", map(self.value, parts))
        if op == "null":
            causes = self.causes(parts[0])
            if causes is None:
                return Js(f"{self.value(parts[0]).within(js.EQUAL + 1)}===null", js.EQUAL)
            return js.joined(
                "or", [Js(f"{name}===null", js.EQUAL) for name in self.short_of(causes)]
            )
        causes = self.causes(expression)
        if causes is not None:
            absent = "||".join(f"{name}===null" for name in self.short_of(causes))
            with self.knowing(causes):
                values = [self.value(part) for part in parts]
            there = js.joined(op, values) if op in ("and", "or") else js.plain(op, values)
            return Js(f"{absent}?null:{there.within(js.OR)}", js.CHOICE) if absent else there
        values = [self.value(part) for part in parts]
        if op in ("and", "or"):
            return js.call("both" if op == "and" else "either", values)
        letters = js.LETTERS[: len(values)]
        inner = js.plain(op, [Js(letter) for letter in letters])
        return js.call("known", [Js(f"({','.join(letters)})=>{inner.text}"), *values])

    def short_of(self, names: Iterable[str]) -> list[str]:
        """Return the constants of columns, always in the same order."""
        return [self.names[name] for name in sorted(names)]

    def true(self, condition: ex.Expression) -> Js:
        """Write an expression that is truthy exactly when a condition is true."""
        return self.tested(condition, wanted=True)

    def tested(self, condition: ex.Expression, wanted: bool) -> Js:
        """Write an expression that is truthy exactly when a condition is ``wanted``, not open."""
        match condition:
            case ex.Truth(value):
                return Js(js.as_json(value is wanted))
            case ex.Operation("not", (part,)):
                return self.tested(part, not wanted)
            case ex.Operation("and" | "or" as op, parts):
                every = (op == "and") is wanted
                written = []
                with self.knowing():
                    for part in parts:
                        written.append(self.tested(part, wanted))
                        if every:
                            self.present |= self.told_by(part, wanted)
                return js.joined("and" if every else "or", written)
            case ex.Conditional(((inner, ex.Truth(True)),), ex.Truth(False)):
                return self.true(inner) if wanted else js.negated(self.true(inner))
            case ex.Operation(op, parts) if op in js.COMPARE:
                causes = self.causes(condition)
                if causes is not None:
                    return self.compared(op if wanted else js.OPPOSITE[op], parts, causes)
        written_value = self.value(condition)
        if wanted:
            return written_value
        if self.null(condition):
            return Js(f"{written_value.within(js.EQUAL + 1)}===false", js.EQUAL)
        return js.negated(written_value)

    def compared(self, op: str, parts: tuple[ex.Expression, ...], causes: frozenset[str]) -> Js:
        """Write a comparison that is false if any of the given columns is null."""
        with self.knowing(causes):
            written = js.plain(op, [self.value(part) for part in parts])
        nullable = [part for part in parts if self.null(part)]
        if op == "=" and len(nullable) == 1 and isinstance(nullable[0], ex.ColumnRef):
            # Null equals no number.
            return written
        there = [Js(f"{name}!==null", js.EQUAL) for name in self.short_of(causes)]
        return js.joined("and", [*there, written])


def _leaves(shape: Shape) -> Iterator[ex.Expression]:
    if isinstance(shape, ex.Expression):
        yield shape
    else:
        for part in shape.values() if isinstance(shape, Mapping) else shape:
            yield from _leaves(part)
