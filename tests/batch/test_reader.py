"""A stream is cut where YAML says, however it comes, and never too much is in memory."""

from __future__ import annotations

import random

import pytest
import yaml

from burgerkompas.batch import reader
from burgerkompas.batch.reader import cut_texts


def cut(data: bytes, suffix: str = ".yaml", size: int = 0) -> list[tuple[int, str]]:
    size = size or len(data) or 1
    blocks = [data[i : i + size] for i in range(0, len(data), size)]
    found = []
    for _, above, text in cut_texts(blocks, "f", suffix):
        found.append((above, text[0].code if isinstance(text, tuple) else text.decode()))
    return found


@pytest.mark.parametrize("size", [1, 2, 3, 5, 1000])
def test_documents_are_cut_at_their_marks_whatever_the_size_of_the_blocks(size: int) -> None:
    text = (
        "# what this is\n%YAML 1.1\n---\na: 1\n---  # second\nb: |\n ---\n  ---x\n...\n"
        "# between\n---\nc: '--- x'\n----\n---\n---\n\n--- {d: 4}\n...\n...\n"
    )
    assert cut(text.encode(), size=size) == [
        (0, "# what this is\n%YAML 1.1\n---\na: 1\n"),
        (4, "---  # second\nb: |\n ---\n  ---x\n...\n"),
        (9, "# between\n---\nc: '--- x'\n----\n"),
        (16, "--- {d: 4}\n...\n"),
    ]


def test_yaml_itself_finds_as_many_documents() -> None:
    chance = random.Random(6)
    lines = [
        "a: 1",
        "b: |",
        " text",
        " --- text",
        "# note",
        "---",
        "--- # x",
        "...",
        "",
        "c: [1,",
        " 2]",
    ]
    tried = 0
    while tried < 300:
        text = "\n".join(chance.choice(lines) for _ in range(chance.randint(1, 14))) + "\n"
        try:
            whole = [d for d in yaml.safe_load_all(text) if d is not None]
        except yaml.YAMLError:
            continue
        tried += 1
        apart = [d for _, piece in cut(text.encode()) for d in yaml.safe_load_all(piece)]
        assert [d for d in apart if d is not None] == whole, text


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# nothing\n", b"---\n", b"---\n# x\n...\n"])
def test_where_there_is_nothing_nothing_is_found(data: bytes) -> None:
    assert cut(data) == []


@pytest.mark.parametrize("size", [1, 7, 1000])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_encoding_of_unicode_will_do(encoding: str, size: int) -> None:
    found = cut("a: é\n---\nb: 😀\n".encode(encoding), size=size)
    assert [(above, text.lstrip("\ufeff")) for above, text in found] == [
        (0, "a: é\n"),
        (1, "---\nb: 😀\n"),
    ]


@pytest.mark.parametrize("size", [1, 4, 1000])
def test_lines_are_cut_at_their_ends_and_empty_ones_left_out(size: int) -> None:
    assert cut(b"{}\n\n{}\r\n[]", ".jsonl", size) == [(0, "{}\n"), (2, "{}\r\n"), (3, "[]")]


@pytest.mark.parametrize(("suffix", "mark"), [(".yaml", b"---\n"), (".jsonl", b"")])
def test_what_is_too_large_is_told_where_it_is_and_left_out(
    monkeypatch: pytest.MonkeyPatch, suffix: str, mark: bytes
) -> None:
    monkeypatch.setattr(reader, "MAX_BYTES", 100)
    large = mark + b"b: " + b"x" * 300 + b"\n"
    data = b"a: 1\n" + large + mark + b"c: 3\n"
    for size in (10, 50, 120, 10_000):
        assert cut(data, suffix, size) == [
            (0, "a: 1\n"),
            (1, "too-large"),
            (3, "---\nc: 3\n") if mark else (2, "c: 3\n"),
        ], size
