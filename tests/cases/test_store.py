"""One session on one case, and no traces of those that were killed."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from errno import EACCES, EOPNOTSUPP
from pathlib import Path

import pytest

from burgerkompas import locks
from burgerkompas.errors import AnswersRefused, UsageRefused
from burgerkompas.files import write_atomically
from burgerkompas.locks import locked

HOLD = "from pathlib import Path; from burgerkompas.locks import locked; import sys, time\n"


def test_another_process_is_refused_and_told_who_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    code = f"{HOLD}with locked(Path(sys.argv[1])): print('held', flush=True); time.sleep(600)"
    holder = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE)
    try:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(AnswersRefused) as refused, locked(path):
            pass
        assert refused.value.problems[0].values == {"process": str(holder.pid)}
        holder.kill()
        holder.wait()
        # Killed: its file is still there, its lock is not.
        assert (tmp_path / ".a.yaml.lock").exists()
        with locked(path):
            pass
    finally:
        holder.kill()
        holder.wait()
        holder.stdout.close()
    assert list(tmp_path.iterdir()) == []


def test_a_lock_that_a_killed_process_left_is_taken_over_again_and_again(tmp_path: Path) -> None:
    path, beside = tmp_path / "a.yaml", tmp_path / ".a.yaml.lock"
    for _ in range(3):
        beside.write_bytes(b"123456")
        with locked(path):
            left = beside.read_bytes()
        assert left == str(os.getpid()).encode()
        beside.write_bytes(left)


def test_what_killed_writes_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    names = [
        "a.yaml",
        "b.yaml",
        ".b.yaml.abcdefgh.burgerkompas",
        ".a.yaml.original.tmp",
        ".a.yaml.x.burgerkompas",
        ".a.yaml.swp",
        "a.yaml.tmp",
    ]
    for name in [*names, ".a.yaml.k3j2_9zz.burgerkompas", ".a.yaml.abcdefgh.burgerkompas"]:
        (tmp_path / name).touch()
    with locked(path):
        assert {p.name for p in tmp_path.iterdir()} == {*names, ".a.yaml.lock"}


def test_what_a_write_leaves_when_it_is_killed_is_what_is_removed(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    code = (
        "import os, sys; from pathlib import Path\n"
        "from burgerkompas.files import write_atomically\n"
        "os.fsync = lambda _: os.kill(os.getpid(), 9)\n"
        "write_atomically(Path(sys.argv[1]), 'new')"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert len(list(tmp_path.iterdir())) == 1
    with locked(path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_the_folder_is_synced_after_the_name_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    synced = []
    fsync = os.fsync

    def watched(handle: int) -> None:
        synced.append((os.path.isdir(f"/proc/self/fd/{handle}"), path.exists()))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", watched)
    write_atomically(path, "x")
    assert synced == [(False, False), (True, True)]


def test_a_file_system_without_locks_is_worked_on_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object) -> None:
        raise OSError(EOPNOTSUPP, "not supported")

    monkeypatch.setattr(fcntl, "flock", none)
    with locked(tmp_path / "a.yaml"), locked(tmp_path / "a.yaml"):
        pass


def test_a_lock_on_windows_leaves_the_holder_readable(tmp_path: Path) -> None:
    """The call that Windows has, played with what this system has for a stretch of a file."""
    beside = tmp_path / "lock"
    beside.write_text("123", encoding="utf-8")

    def locking(handle: int, how: int, count: int) -> None:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, count, 0, os.SEEK_CUR)

    first = os.open(beside, os.O_RDWR)
    locks._lock_far(first, locking, 0)
    code = (
        "import fcntl, os, sys; from burgerkompas import locks\n"
        "def locking(handle, how, count):\n"
        "    fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, count, 0, os.SEEK_CUR)\n"
        "handle = os.open(sys.argv[1], os.O_RDWR)\n"
        "try: locks._lock_far(handle, locking, 0)\n"
        "except OSError as error: print(error.errno in locks._HELD, os.read(handle, 20))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(beside)], capture_output=True, check=True, text=True
    )
    assert done.stdout == "True b'123'\n"
    assert EACCES in locks._HELD
    os.close(first)


@pytest.mark.parametrize("kind", ["link", "second name", "pipe", "folder"])
def test_what_stands_where_the_lock_should_be_is_left_as_it_is(tmp_path: Path, kind: str) -> None:
    precious = tmp_path / "precious"
    precious.write_text("kept", encoding="utf-8")
    beside = tmp_path / ".a.yaml.lock"
    if kind == "link":
        beside.symlink_to(precious)
    elif kind == "second name":
        beside.hardlink_to(precious)
    elif kind == "pipe":
        os.mkfifo(beside)
    else:
        beside.mkdir()
    with pytest.raises(UsageRefused) as refused, locked(tmp_path / "a.yaml"):
        pass
    assert [problem.code for problem in refused.value.problems] == ["not-a-lock"]
    assert refused.value.problems[0].where.file == str(beside)
    assert precious.read_text(encoding="utf-8") == "kept"
    assert os.path.lexists(beside)
