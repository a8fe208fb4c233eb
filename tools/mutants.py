"""Change one thing in the engine at a time, and see whether a test notices.

    python tools/mutants.py --sample 300              # of what, by which tests: pyproject.toml
    python tools/mutants.py --module gates            # every mutant of one module
    python tools/mutants.py --module gates --line 42  # those of one line

Once, all tests run with nothing changed, watched: which lines does each execute, and how long does
it take? Then each mutant runs in a fork of this process, where an import hook hands out the changed
module; no file is touched. First come the tests that execute the changed line, the fastest first,
then all others, for what they see of a line may have been kept from an earlier test. Needs fork.
"""

from __future__ import annotations

import argparse
import importlib.machinery
import importlib.util
import json
import os
import random
import resource
import signal
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FrameType, ModuleType
from typing import Any

import pytest
from mutation import Mutant, mutants, mutated

ROOT = Path(__file__).resolve().parent.parent
CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutants"]
PACKAGE: str = CONFIG["package"]
FOLDER = ROOT / "src" / PACKAGE.replace(".", "/")

MOST_CALLS = 50
"""Of how many calls of a function in one test the lines are watched."""

MOST_MEMORY = 4 << 30
SECONDS = 3, 10, 900
"""So long a test may compute, and so many times what it takes watched; all tests on the clock."""


@dataclass(frozen=True)
class Watched:
    """What was seen of the tests: how long each takes, and which execute a line of a module."""

    seconds: dict[str, float]
    lines: dict[str, list[str]]

    def order(self, mutant: Mutant) -> list[str]:
        """Return the tests that execute a mutant's line, the fastest first."""
        return sorted(self.lines.get(f"{mutant.module}:{mutant.line}", ()), key=self.seconds.get)


class Watch:
    """A plugin that watches each test: its time, and the lines that it executes."""

    def __init__(self) -> None:
        self.modules = {str(path): path.stem for path in FOLDER.glob("*.py")}
        self.seconds: dict[str, float] = {}
        self.lines: dict[str, list[str]] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Run one test under watch."""
        seen: set[tuple[str, int]] = set()
        calls: Counter[CodeType] = Counter()
        start = time.process_time()
        sys.settrace(self.tracer(seen, calls))
        try:
            return (yield)
        finally:
            sys.settrace(None)
            self.seconds[item.nodeid] = time.process_time() - start
            for file, line in seen:
                self.lines.setdefault(f"{self.modules[file]}:{line}", []).append(item.nodeid)

    def tracer(
        self, seen: set[tuple[str, int]], calls: Counter[CodeType]
    ) -> Callable[[FrameType, str, Any], Any]:
        """Return a trace function that adds to ``seen`` what is executed."""

        def executed(frame: FrameType, event: str, _: Any) -> Any:
            if event == "line":
                seen.add((frame.f_code.co_filename, frame.f_lineno))
            return executed

        def called(frame: FrameType, _event: str, _: Any) -> Any:
            code = frame.f_code
            if code.co_filename not in self.modules or calls[code] >= MOST_CALLS:
                return None
            calls[code] += 1
            return executed

        return called


class Chosen:
    """A plugin that runs some tests only, in their order, each within its time."""

    def __init__(self, tests: Sequence[str], seconds: dict[str, float]) -> None:
        self.place = {name: place for place, name in enumerate(tests)}
        self.seconds = seconds

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave only the chosen ones."""
        items[:] = sorted(
            (item for item in items if item.nodeid in self.place),
            key=lambda item: self.place[item.nodeid],
        )

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Give a test its time; whoever takes more is ended by the system."""
        least, times, _ = SECONDS
        signal.setitimer(signal.ITIMER_VIRTUAL, least + times * self.seconds[item.nodeid])


class Loader(importlib.machinery.SourceFileLoader):
    """Load one module with its mutant, past the compiled files."""

    index = 0

    def get_code(self, fullname: str) -> CodeType:
        """Return the code of the changed module."""
        source = Path(self.path).read_text(encoding="utf-8")
        return compile(mutated(source, self.index), self.path, "exec")


class Finder(importlib.machinery.PathFinder):
    """Find one module in the sources, and give it the loader above."""

    def __init__(self, mutant: Mutant) -> None:
        self.name = f"{PACKAGE}.{mutant.module}"
        self.loader = Loader(self.name, str(FOLDER / f"{mutant.module}.py"))
        self.loader.index = mutant.index

    def find_spec(  # type: ignore[override]
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Return the spec of the changed module, None for every other."""
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(
            fullname, self.loader.path, loader=self.loader
        )


def run_tests(where: Sequence[str], plugin: object) -> int:
    """Run tests in this process until one fails; return pytest's exit code."""
    options = ["-x", "-p", "no:cacheprovider", "--no-header", "--tb=no", *CONFIG["arguments"]]
    return int(pytest.main([*options, *where], plugins=[plugin]))


def in_fork(work: Callable[[], int], quiet: bool = True) -> int:
    """Start some work in a fork, which exits with what it returns; return the process's id."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        if quiet:
            nowhere = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(nowhere, stream)
        code = work()
    finally:
        os._exit(code)


def watch(folder: Path) -> Watched | None:
    """Run all tests with nothing changed; None if one fails."""
    file = folder / "watched.json"

    def work() -> int:
        plugin = Watch()
        code = run_tests(CONFIG["tests"], plugin)
        file.write_text(json.dumps([plugin.seconds, plugin.lines]), encoding="utf-8")
        return code

    _, status = os.waitpid(in_fork(work, quiet=False), 0)
    return None if status else Watched(*json.loads(file.read_text(encoding="utf-8")))


def tried(mutant: Mutant, watched: Watched) -> int:
    """Start the tests on a mutant; the process that is returned ends with 0 if none notices."""

    def work() -> int:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.alarm(SECONDS[2])
        signal.setitimer(signal.ITIMER_VIRTUAL, 30)
        sys.meta_path.insert(0, Finder(mutant))  # type: ignore[arg-type]
        first = watched.order(mutant)
        others = sorted(watched.seconds.keys() - set(first), key=watched.seconds.__getitem__)
        for tests in (first, others):
            files = list(dict.fromkeys(name.partition("::")[0] for name in tests))
            if files and (code := run_tests(files, Chosen(tests, watched.seconds))):
                return code
        return 0

    return in_fork(work)


def trials(chosen: Sequence[Mutant], watched: Watched, jobs: int) -> Iterator[tuple[Mutant, int]]:
    """Yield every mutant with how its process ended, in the order in which they do."""
    running: dict[int, Mutant] = {}
    waiting = list(reversed(chosen))
    while waiting or running:
        while waiting and len(running) < jobs:
            mutant = waiting.pop()
            running[tried(mutant, watched)] = mutant
        child, status = os.wait()
        yield running.pop(child), os.waitstatus_to_exitcode(status)


def main() -> int:
    """Try the mutants, print those that survive and how many were killed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sample", type=int, metavar="N", help="so many of all, drawn at random")
    parser.add_argument("--seed", type=int, default=1, help="of that draw")
    parser.add_argument("--module", action="append", help="of this module only; may be repeated")
    parser.add_argument("--line", type=int, action="append", help="of this line only; the same")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N")
    parser.add_argument("--list", action="store_true", help="only list them")
    options = parser.parse_args()

    modules = options.module or sorted(p.stem for p in FOLDER.glob("*.py") if p.stem != "__init__")
    chosen = [
        mutant
        for module in modules
        for mutant in mutants(module, (FOLDER / f"{module}.py").read_text(encoding="utf-8"))
        if not options.line or mutant.line in options.line
    ]
    total = len(chosen)
    if options.sample:
        chosen = random.Random(options.seed).sample(chosen, min(options.sample, total))
    if options.list:
        for mutant in chosen:
            print(mutant)
        return 0
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        # What is compiled once serves all, and what hypothesis finds in one mutant no other one.
        sys.dont_write_bytecode, sys.pycache_prefix = False, folder
        os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = folder
        watched = watch(Path(folder))
        if watched is None:
            print("the tests fail with nothing changed", file=sys.stderr)
            return 2
        alive = slow = 0
        for number, (mutant, code) in enumerate(trials(chosen, watched, options.jobs), 1):
            print(f"{number} of {len(chosen)}", end="\r", file=sys.stderr, flush=True)
            slow += code < 0
            if code == 0:
                alive += 1
                print(mutant, flush=True)
    killed = len(chosen) - alive
    share = 100 * killed / len(chosen)
    print(
        f"{killed} of {len(chosen)} killed ({share:.1f} %), {slow} of them by taking too long;"
        f" {total} mutants in all"
    )
    return 0 if share >= CONFIG["least"] else 1


if __name__ == "__main__":
    sys.exit(main())
