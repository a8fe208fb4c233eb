"""Measure what `report --json` costs beside a hello-world typer program, side by side.

CPU time of whole processes, user and system together. The programs take turns, so that a busy
machine slows all of them alike; what counts is the ratio of the medians. Both run from bytecode
that is compiled beforehand into a folder of its own: where PYTHONDONTWRITEBYTECODE is set, or an
installer compiled nothing, Python compiles at every start and every number grows.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from section import Options, Section, times

HELLO = '''\
import typer

app = typer.Typer()


@app.command()
def main(name: str = "world") -> None:
    """Greet."""
    print(f"Hello {name}")


if __name__ == "__main__":
    app()
'''

EXAMPLES = sorted((Path(__file__).resolve().parent.parent / "examples").glob("*.yaml"))
LIMIT = 1.2
"""How many times hello-world a report may cost."""


def cpu(command: list[str], environment: dict[str, str], folder: str) -> float:
    """Run a program and return the milliseconds of CPU time that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, env=environment, cwd=folder, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def measure(cases: list[Path], rounds: int) -> dict[str, list[float]]:
    """Return the times of every program: an empty one, hello-world, and a report of each case."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "hello.py").write_text(HELLO, encoding="utf-8")
        environment = compiled(folder)
        report = [sys.executable, "-m", "burgerkompas", "report", "--json"]
        programs = {
            "empty": [sys.executable, "-c", "pass"],
            "hello": [sys.executable, "-m", "hello"],
            **{f"report {case.name}": [*report, str(case.resolve())] for case in cases},
            "first report": [*report, str(cases[0].resolve())],
        }
        for command in programs.values():
            cpu(command, environment, folder)
            cpu(command, environment, folder)
        times: dict[str, list[float]] = {name: [] for name in programs}
        for _ in range(rounds):
            for name, command in programs.items():
                if name == "first report":
                    shutil.rmtree(Path(folder, "cache"), ignore_errors=True)
                times[name].append(cpu(command, environment, folder))
        return times


def programs(options: Options) -> Section:
    """Start-up beside a hello-world and two well-known programs of the same kind."""
    scripts = Path(sys.executable).parent
    own = [sys.executable, "-m", "burgerkompas"]
    example = str(EXAMPLES[0].resolve())
    commands = {
        "hello-world with typer": [sys.executable, "-m", "hello"],
        "`burgerkompas --version`": [*own, "--version"],
        "`burgerkompas report --json`, a case": [*own, "report", "--json", example],
        "`burgerkompas batch`, the same case": [*own, "batch", "--format", "jsonl", example],
        "`sqlite-utils --version`": [str(scripts / "sqlite-utils"), "--version"],
        "`copier --version`": [str(scripts / "copier"), "--version"],
        "an empty Python": [sys.executable, "-c", "pass"],
    }
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "hello.py").write_text(HELLO, encoding="utf-8")
        environment = compiled(folder)
        found: dict[str, list[float]] = {name: [] for name in commands}
        for turn in range(options.rounds + 2):
            for name, command in commands.items():
                took = cpu(command, environment, folder)
                found[name] += [took] * (turn > 1)
    medians = {name: statistics.median(took) for name, took in found.items()}
    hello = medians["hello-world with typer"]
    rows = [(name, times(median / hello)) for name, median in medians.items()]
    intro = "CPU time of a whole process, from bytecode compiled beforehand, in turns, median."
    return Section("Start-up", intro, ("what", "beside hello-world"), rows)


def compiled(folder: str) -> dict[str, str]:
    """Return the environment of a process that keeps its bytecode and cache in a folder."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(Path(folder, "bytecode"))
    environment["XDG_CACHE_HOME"] = str(Path(folder, "cache"))
    return environment


def main() -> None:
    """Measure, print the table and, with --check, fail where a report costs too much."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cases", nargs="*", type=Path, default=EXAMPLES, help="case files")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--json", action="store_true", help="print the medians as JSON")
    parser.add_argument("--check", action="store_true", help=f"fail above {LIMIT} x hello-world")
    options = parser.parse_args()
    times = measure(options.cases, options.rounds)
    medians = {name: statistics.median(found) for name, found in times.items()}
    ratios = {name: median / medians["hello"] for name, median in medians.items()}
    if options.json:
        print(json.dumps({"ms": medians, "ratio": ratios}, indent=2))
    else:
        width = max(map(len, medians))
        print(f"{'':{width}}  median ms     min     max   x hello")
        for name, median in medians.items():
            low, high = min(times[name]), max(times[name])
            print(f"{name:{width}}  {median:9.1f} {low:7.1f} {high:7.1f}   {ratios[name]:7.2f}")
    worst = max(ratio for name, ratio in ratios.items() if name.startswith("report "))
    if options.check and worst > LIMIT:
        sys.exit(f"a report costs {worst:.2f} x hello-world; at most {LIMIT} is allowed")


if __name__ == "__main__":
    main()
