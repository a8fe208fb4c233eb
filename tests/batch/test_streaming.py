"""Many cases pass through: memory doesn't grow with them, and rows come as they are done."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from burgerkompas.cases import Answer, Case, dump_case
from burgerkompas.questionnaire.model import Questionnaire

COMMAND = [sys.executable, "-m", "burgerkompas", "batch", "--format", "jsonl", "--quiet"]
MAX_MB = 100


def different_cases(shipped: Questionnaire, number: int) -> bytes:
    chance = random.Random(number)
    closed = [question for question in shipped.questions if question.kind in ("scale", "yes_no")]
    texts = []
    for n in range(number):
        answers: dict[str, Answer] = {
            question.id: chance.choice(question.values)
            for question in closed
            if chance.random() < 0.8
        }
        texts.append(dump_case(shipped, Case(name=f"n{n}", answers=answers)))
    return "---\n".join(texts).encode()


def largest(source: Path, jobs: int) -> float:
    """Return the memory, in MB, of the largest process of a run."""
    command = [*COMMAND, str(source), "--jobs", str(jobs), "-o", str(source.with_suffix(".out"))]
    program = subprocess.Popen(command)
    _, status, usage = os.wait4(program.pid, 0)
    program.returncode = os.waitstatus_to_exitcode(status)
    assert program.returncode == 0
    return usage.ru_maxrss / 1024


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in KB on Linux only")
@pytest.mark.parametrize("jobs", [1, 2])
def test_memory_does_not_grow_with_the_number_of_cases(
    shipped: Questionnaire, tmp_path: Path, jobs: int
) -> None:
    few, many = tmp_path / "few.yaml", tmp_path / "many.yaml"
    few.write_bytes(different_cases(shipped, 1))
    many.write_bytes(different_cases(shipped, 10_000))
    assert largest(many, jobs) - largest(few, jobs) < MAX_MB
    assert many.with_suffix(".out").read_bytes().count(b"\n") == 10_000


def test_rows_come_before_the_input_ends(shipped: Questionnaire, tmp_path: Path) -> None:
    program = subprocess.Popen([*COMMAND, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert program.stdin is not None
    assert program.stdout is not None
    program.stdin.write(different_cases(shipped, 40))
    program.stdin.flush()
    first = program.stdout.readline()
    assert first.startswith(b'{"schema":"burgerkompas/report/1"')
    program.stdin.close()
    assert len(program.stdout.read().splitlines()) == 39
    assert program.wait() == 0
