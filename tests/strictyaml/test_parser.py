"""YAML is read strictly, with positions, and never with an exception."""

from __future__ import annotations

from fractions import Fraction

import pytest
import yaml
from hypothesis import given, strategies as st

from burgerkompas.strictyaml import decode
from burgerkompas.strictyaml.nodes import Mapping, Scalar, Sequence, exact_number, whole_number
from burgerkompas.strictyaml.parser import parse, parse_one


def codes(text: str) -> list[tuple[str, int | None, int | None]]:
    return [(p.code, p.where.line, p.where.column) for p in parse_one(text, "f")[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", ("duplicate-key", 3, 1)),
        ("a: !!python/object:os.system x\n", ("tag", 1, 4)),
        ("a: &x 1\n", ("anchor", 1, 4)),
        ("a: *x\n", ("alias", 1, 4)),
        ("[a, b]: 1\n", ("key-not-text", 1, 1)),
        ("a: [1, 2\nb: 3\n", ("yaml-syntax", 2, 2)),
        ("a:\n\t- 1\n", ("yaml-syntax", 2, 1)),
        ("", ("empty-file", None, None)),
        ("# only a comment\n", ("empty-file", None, None)),
        ("~\n", ("empty-file", None, None)),
        ("a: 1\n---\nb: 2\n", ("more-documents", 3, 1)),
    ],
)
def test_what_is_refused_is_named_with_its_place(
    text: str, expected: tuple[str, int | None, int | None]
) -> None:
    assert codes(text)[0][0] == expected[0]
    if expected[0] != "yaml-syntax":
        assert codes(text) == [expected]


def test_every_problem_is_reported_at_once() -> None:
    found = codes("a: &x 1\nb: !!int 2\na: 3\n")
    assert [code for code, _, _ in found] == ["anchor", "tag", "duplicate-key"]


def test_an_alias_bomb_costs_nothing() -> None:
    bomb = "a: &a [x]\n" + "".join(f"{c}: &{c} [*a, *a, *a]\n" for c in "bcdefgh")
    assert {code for code, _, _ in codes(bomb)} == {"anchor", "alias"}


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 10_000, "{a: " * 5_000, "? " * 5_000])
def test_deep_nesting_is_a_problem_not_a_crash(text: str) -> None:
    assert codes(text)


@pytest.mark.parametrize("word", ["no", "yes", "1:30", "010", "1_000", "0x10", "2026-11-24", "~x"])
def test_plain_words_keep_their_text(word: str) -> None:
    root, problems = parse_one(f"a: {word}\n", "f")
    assert not problems
    assert root.entries["a"][1].value == word


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a: \xff\n", "not-utf8"),
        (b"\x00\x01\x02", "not-text"),
        (b"PK\x03\x04\xff\x00\x80", "not-text"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, code: str) -> None:
    assert decode(data, "f")[1][0].code == code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_texts_of_windows_are_read(encoding: str) -> None:
    assert decode("naam: café\r\n".encode(encoding), "f") == ("naam: café\r\n", [])


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (r'{"a": "\ud83d\ude00 \\ud83d\ude00"}', r'{"a": "😀 \\ud83d\ude00"}'),
        (r"a: '\ud83d\ude00'", r"a: '\ud83d\ude00'"),
    ],
)
def test_two_escapes_for_one_character_are_read_in_json_only(text: str, read: str) -> None:
    assert decode(text.encode(), "f") == (read, [])


def plain(node: Mapping | Sequence | Scalar) -> object:
    if isinstance(node, Mapping):
        return {key: plain(value) for key, (_, value) in node.entries.items()}
    return [plain(item) for item in node.items] if isinstance(node, Sequence) else node.value


yaml_like = st.text(
    alphabet=st.sampled_from(list("ab:-[]{},'\"#&*!|>?%@ \n\t0é\0\x1b")), max_size=60
)


@given(yaml_like | st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    parse(text, "f")


trees = st.recursive(
    st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text(max_size=5), trees, min_size=1, max_size=4))
def test_it_reads_what_a_standard_reader_reads(tree: dict[str, object]) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True)
    root, problems = parse_one(text, "f")
    if not problems:
        assert plain(root) == yaml.load(text, Loader=yaml.BaseLoader)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: [" + "x, " * 50 + "]\n", 1),
        ("a: 1\nb:\n" + "".join(f"  'k{n}': 1\n" for n in range(50)), 3),
        ("---\nx\n" * 50, None),
        ("---\na:\n  b: c\n" * 50, None),
    ],
)
def test_more_values_than_are_looked_at_are_a_problem_wherever_they_stand(
    text: str, line: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("burgerkompas.strictyaml.parser.MAX_VALUES", 40)
    found = codes(text)
    assert [code for code, _, _ in found] == ["too-many-values"]
    assert line is None or found[0][1] == line


def test_a_refused_key_takes_its_value_with_it() -> None:
    root, problems = parse_one("? [a, b]\n: {c: 1, c: 2}\n*x : 3\nd: 4\n", "f")
    assert isinstance(root, Mapping)
    assert [p.code for p in problems] == ["key-not-text", "duplicate-key", "alias"]
    assert plain(root) == {"d": "4"}


def test_a_key_that_is_too_long_for_yaml_is_refused() -> None:
    long = "k" * 1200
    for text in (f"{long}: 1\n", f"a:\n  {long}: 1\n", f'b: "x"\na:\n  {long}: 1\n'):
        assert [code for code, _, _ in codes(text)] == ["yaml-syntax"]


def test_a_block_inside_a_text_stays_text() -> None:
    root, problems = parse_one('story: "\nanswers:\n  a: 1\nend"\n', "f")
    assert not problems
    assert plain(root) == {"story": " answers: a: 1 end"}


def test_every_node_has_its_place() -> None:
    root, _ = parse_one("a: 1\nb:\n- 'c'\n- {d: e}\n", "f")
    inner = Mapping({"d": (Scalar("d", True, 4, 4), Scalar("e", True, 4, 7))}, 4, 3)
    listed = Sequence((Scalar("c", False, 3, 3), inner), 3, 1)
    assert root == Mapping(
        {
            "a": (Scalar("a", True, 1, 1), Scalar("1", True, 1, 4)),
            "b": (Scalar("b", True, 2, 1), listed),
        },
        1,
        1,
    )


@pytest.mark.parametrize(
    ("text", "whole", "exact"),
    [
        ("4", 4, Fraction(4)),
        ("-4", -4, Fraction(-4)),
        ("0.15", None, Fraction(3, 20)),
        ("-0.50", None, Fraction(-1, 2)),
        *((word, None, None) for word in ("04", "+4", "4.", ".5", "1e3", "٤", "9" * 16, "", "1_0")),
    ],
)
def test_a_plain_number_is_read_exactly(
    text: str, whole: int | None, exact: Fraction | None
) -> None:
    assert (whole_number(Scalar(text)), exact_number(Scalar(text))) == (whole, exact)
    assert (whole_number(Scalar(text, plain=False)), exact_number(Scalar(text, plain=False))) == (
        None,
        None,
    )
