"""YAML is read strictly, with positions, and never with an exception."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from burgerkompas.strictyaml.decoding import decode
from burgerkompas.strictyaml.nodes import Mapping, Scalar, Sequence
from burgerkompas.strictyaml.parser import parse, parse_one
from tests.helpers.paths import CASES


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
    monkeypatch.setattr("burgerkompas.strictyaml.parser.MOST_VALUES", 40)
    found = codes(text)
    assert [code for code, _, _ in found] == ["too-many-values"]
    assert line is None or found[0][1] == line


def test_a_refused_key_takes_its_value_with_it() -> None:
    root, problems = parse_one("? [a, b]\n: {c: 1, c: 2}\n*x : 3\nd: 4\n", "f")
    assert isinstance(root, Mapping)
    assert [p.code for p in problems] == ["key-not-text", "duplicate-key", "alias"]
    assert plain(root) == {"d": "4"}


@given(yaml_like)
def test_the_quick_look_at_a_mapping_shows_what_its_nodes_hold(text: str) -> None:
    for once in (False, True):
        for root in parse(text, "f")[0]:
            if isinstance(root, Mapping):
                seen = root.rows() if once else (root.entries, root.rows())[1]
                for name, row in seen.items():
                    key, node = root.entry(name)
                    plain = isinstance(node, Scalar) and node.plain
                    assert key.value == name
                    assert row == (f"{name}: {node.value}" if plain else "")


def test_the_rows_of_a_plain_block_are_its_lines() -> None:
    root, _ = parse_one("answers:\n  a: 1\n  b:\n  - p\n  - q\n  c: [r]\n  d:\n  e: 2\n", "f")
    assert isinstance(root, Mapping)
    block = root.entry("answers")[1]
    assert isinstance(block, Mapping)
    assert block.rows() == {
        "a": "a: 1",
        "b": "b:\n  - p\n  - q",
        "c": "c: [r]",
        "d": "d:",
        "e": "e: 2",
    }


def places(node: Mapping | Sequence | Scalar) -> object:
    """Everything that a node holds, with where it stands."""
    here = node.line, node.column
    if isinstance(node, Scalar):
        return (*here, node.value, node.plain)
    if isinstance(node, Sequence):
        return (*here, [places(item) for item in node.items])
    entries = node.entries
    assert [(name, *map(places, node.entry(name))) for name in entries] == [
        (name, *map(places, pair)) for name, pair in entries.items()
    ]
    return (*here, [(name, places(key), places(value)) for name, (key, value) in entries.items()])


def compare_with_events_only(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    documents, problems = parse(text, "f")
    with monkeypatch.context() as without:
        without.setattr("burgerkompas.strictyaml.parser.whole", lambda *_: None)
        without.setattr("burgerkompas.strictyaml.parser.take_out", lambda text, _: (text, {}))
        expected, expected_problems = parse(text, "f")
    assert [places(root) for root in documents] == [places(root) for root in expected]
    assert problems == expected_problems


LINES = """
a:;b:;answers:;a: 1;story: |;story: >;story: "x;x";{;};---;...;? a;: b;- a;x;"";&x;!t;|
b: g h;c: é - a; k;  j: l'm (n), o & p/q +r @s;  k: - t;  l: &u;  m: v: w;  n: x #y;  o: z#;
  a: 1;  b: x-y.z;  b:;  c: [a, b];  c: [];  c: [a,b];  d: null;  - a;    - b;  e: f g;  e: &x 1
  *x;# note;  # note;   f: 1;  h: 1 ;  i: 'q';  o: "p: q";  p: 'r''s';  q: 'it;    s on';  r: "t
  u;  v';    - w;   w;    w: x;  "x";  s: y;    goes on;t: 'one;  two''s;u: v;  goes
    b';  w: "a\\n";  x: "tab";  y: "é’“x" ;z: "a" b;  z: 'a'b;  'k': v;  "k": v
"""
line = st.sampled_from(
    [
        *LINES.strip("\n").replace("\n", ";").split(";"),
        "\tg: 1",
        "\u2028",
        "\r",
        "   ",
        "  v: 'a ",
        '  x: "\t"',
    ]
)
some_lines = st.lists(line, max_size=9).map("\n".join)


@given(some_lines)
@settings(max_examples=600, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_plain_blocks_are_read_as_the_parser_reads_them(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    compare_with_events_only(text, monkeypatch)
    compare_with_events_only(f"a: 1\nanswers:\n  x: 1\n  y:\n  - p\n  - q\n{text}\n", monkeypatch)
    compare_with_events_only(f"{text}\nanswers:\n  x: 1\n  y: [p, q]\nz: 1\n", monkeypatch)


PLAIN = """
a:;b:;c: 1;d: g h;e: é - a;---;  j: l'm (n), o & p/q +r @s;  k: 1;  l:;  m: [a, b];  n: [];  - p
    - q;    - r;  o: "p: q - r";  p: '';  q: 'it''s
    more';    goes on;      further;  r: "it's #1";f: "g";h: 'i
  j''k';  goes;   on;s: t? u! 10% = v;  - w: x;    y: z;  t:  - u;  v: w  x
"""
plain_line = st.sampled_from(PLAIN.strip("\n").replace("\n", ";").split(";"))


@given(st.sampled_from(["", "---\n", "---\nf: 2\n"]), st.lists(plain_line, max_size=12))
@settings(max_examples=600, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_text_of_plain_lines_is_read_as_the_parser_reads_it(
    monkeypatch: pytest.MonkeyPatch, start: str, lines: list[str]
) -> None:
    text = start + "\n".join(lines)
    compare_with_events_only(text, monkeypatch)
    compare_with_events_only(f"{text}\n", monkeypatch)


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_real_cases_are_plain(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compare_with_events_only(path.read_text(encoding="utf-8"), monkeypatch)
    monkeypatch.setattr("burgerkompas.strictyaml.parser._Parser", None)
    assert parse_one(path.read_text(encoding="utf-8"), "f")[0] is not None


def test_a_case_of_plain_lines_is_read_without_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("burgerkompas.strictyaml.parser._Parser", None)
    root, problems = parse_one("---\na: 1\ncase:\n  name: Tuin & Co\nanswers:\n  x: [p]\n", "f")
    assert not problems
    assert plain(root) == {"a": "1", "case": {"name": "Tuin & Co"}, "answers": {"x": ["p"]}}


def test_a_key_that_is_too_long_for_yaml_is_left_to_the_parser() -> None:
    long = "k" * 1200
    for text in (f"{long}: 1\n", f"a:\n  {long}: 1\n", f'b: "x"\na:\n  {long}: 1\n'):
        assert [code for code, _, _ in codes(text)] == ["yaml-syntax"]


def test_a_block_inside_a_text_stays_text() -> None:
    root, problems = parse_one('story: "\nanswers:\n  a: 1\nend"\n', "f")
    assert not problems
    assert plain(root) == {"story": " answers: a: 1 end"}
