"""A copy of a checked questionnaire saves time, and can never change what it says."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from burgerkompas.questionnaire.catalog import copy_of, home, load_questions, read_copy
from burgerkompas.questionnaire.model import Questionnaire
from tests.helpers.paths import DATA


@pytest.fixture
def main(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the main file of a small questionnaire of which there is a copy."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "small.yaml"
    shutil.copy(DATA / "invalid_base.yaml", path)
    load_questions(path)
    return path


def test_a_questionnaire_is_read_back_from_its_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shipped: Questionnaire
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert load_questions("burgerkompas") == shipped
    main = home() / "burgerkompas" / "burgerkompas.yaml"
    assert read_copy(copy_of(main), main) == shipped
    assert load_questions("burgerkompas") == shipped
    assert copy_of(main).stat().st_mode & 0o077 == 0
    assert copy_of(main).parent.stat().st_mode & 0o077 == 0


def test_a_copy_of_files_that_have_changed_is_not_used(main: Path) -> None:
    text = main.read_text(encoding="utf-8")
    main.write_text(text.replace("version: 1.0.0", "version: 1.0.1"), encoding="utf-8")
    assert read_copy(copy_of(main), main) is None
    assert load_questions(main).version == "1.0.1"
    assert read_copy(copy_of(main), main) is not None


def test_the_oldest_copies_make_way_for_a_new_one(main: Path) -> None:
    folder = copy_of(main).parent
    for age in range(100):
        other = folder / f"{age:02}.msgpack"
        other.write_bytes(b"")
        os.utime(other, (1_000_000 - age, 1_000_000 - age))
    (folder / "case.yaml").write_text("mine", encoding="utf-8")
    copy_of(main).unlink()
    load_questions(main)
    left = {one.name for one in folder.iterdir()}
    newest = {f"{age:02}.msgpack" for age in range(49)}
    assert left == {copy_of(main).name, "case.yaml", *newest}


def flip_bits(main: Path, times: int) -> None:
    copy = copy_of(main)
    whole, sound = copy.read_bytes(), read_copy(copy, main)
    assert sound is not None
    rng = random.Random(17)
    for _ in range(times):
        damaged = bytearray(whole)
        damaged[rng.randrange(len(damaged))] ^= 1 << rng.randrange(8)
        copy.write_bytes(damaged if rng.random() < 0.9 else whole[: rng.randrange(len(whole))])
        assert read_copy(copy, main) is None
    assert load_questions(main) == sound
    assert read_copy(copy, main) == sound


def test_a_copy_in_which_a_bit_has_flipped_is_none(main: Path) -> None:
    flip_bits(main, 300)


@pytest.mark.slow
def test_a_copy_in_which_any_bit_has_flipped_is_none(main: Path) -> None:
    flip_bits(main, 10_000)


@pytest.mark.parametrize("kind", ["link", "second name", "pipe", "folder"])
def test_what_is_no_file_of_its_own_is_no_copy(main: Path, tmp_path: Path, kind: str) -> None:
    copy, elsewhere = copy_of(main), tmp_path / "elsewhere"
    copy.rename(elsewhere)
    if kind == "link":
        copy.symlink_to(elsewhere)
    elif kind == "second name":
        copy.hardlink_to(elsewhere)
    elif kind == "pipe":
        os.mkfifo(copy)
    else:
        copy.mkdir()
    assert read_copy(copy, main) is None
    assert load_questions(main) is not None


def test_a_copy_in_a_folder_that_others_can_write_to_is_not_used(main: Path) -> None:
    copy = copy_of(main)
    copy.parent.chmod(0o777)
    assert read_copy(copy, main) is None
    load_questions(main)
    assert copy.parent.stat().st_mode & 0o077 == 0
    assert read_copy(copy, main) is not None
