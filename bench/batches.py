"""Many cases: beside PyYAML alone and two rule engines, on two cores, in memory, as they grow."""

from __future__ import annotations

import sys
from functools import cache, partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import rivals
import yaml
from cases import like_real, made_up, random_cases
from section import FIXED, Options, Section, least, spent, times

from burgerkompas.batch.results import Presentation, Scorer
from burgerkompas.batch.sinks import json_lines
from burgerkompas.batch.sources import find_chunks
from burgerkompas.cases import Absence, Case, dump_case, parse_case
from burgerkompas.engine import score
from burgerkompas.questionnaire.catalog import load_questions
from burgerkompas.questionnaire.model import Questionnaire

BATCH = [sys.executable, "-m", "burgerkompas", "batch", "--quiet", "--format", "jsonl", "-o"]
NUMBER, FEW = 1000, 100


@cache
def questionnaire() -> Questionnaire:
    return load_questions()


def yaml_cases(options: Options) -> Section:
    """From files to lines of JSON, beside PyYAML reading the same files and nothing else."""
    rows = []
    for label, make in (("random", made_up), ("like the real ones", like_real)):
        with TemporaryDirectory() as folder:
            paths = _written(Path(folder), make(questionnaire(), 2 * NUMBER))
            loader, cold, warm, more = _beside_the_loader(paths, options.rounds)
        rows += [
            (f"{label}: `yaml.load(CSafeLoader)`, nothing else", "1.00 ×"),
            ("read, check, score, write: the first thousand", times(cold / loader)),
            ("the second thousand, all of them new as well", times(warm / loader)),
            (f"the first {FEW} with `--full`", times(more / FEW * NUMBER / loader)),
        ]
    intro = (
        f"Cases of {len(questionnaire().questions)} questions, a file each, on one core, CPU time: "
        "random ones, 10 to 30 % open, and the real ones of the tests, with their stories, a "
        "quarter to a half open, each with a quarter of its answers changed. No case comes twice; "
        "what comes back is parts of cases, so the first ones, which meet nothing that they know, "
        "take longer."
    )
    return Section("A YAML case", intro, ("what", "beside the loader"), rows)


def _written(folder: Path, files: list[bytes]) -> list[str]:
    paths = [folder / f"{n:05}.yaml" for n in range(len(files))]
    for path, data in zip(paths, files, strict=True):
        path.write_bytes(data)
    return list(map(str, paths))


def _beside_the_loader(paths: list[str], rounds: int) -> list[float]:
    """Return what the loader takes for the second thousand, and a batch for all that is told."""
    first, second = paths[:NUMBER], paths[NUMBER:]
    usual = [_scorer(full=False) for _ in range(rounds)]
    full = [_scorer(full=True) for _ in range(rounds)]
    fresh, known, all_of_it = iter(usual), iter(usual), iter(full)

    def bare() -> None:
        for path in second:
            with open(path, "rb") as file:
                yaml.load(file, yaml.CSafeLoader)

    return least(
        rounds,
        bare,
        lambda: _work(next(fresh), first),
        lambda: _work(next(known), second),
        lambda: _work(next(all_of_it), first[:FEW]),
    )


def _work(scorer: Scorer, paths: list[str]) -> None:
    for chunk in find_chunks(questionnaire(), paths):
        scorer(chunk)


def _scorer(full: bool) -> Scorer:
    """Return one that remembers nothing of the cases that were scored before."""
    anew = load_questions()
    return Scorer(anew, partial(json_lines, shown=Presentation(anew, "nl", str)), full=full)


def engines(options: Options) -> Section:
    """The decision alone in two rule engines, beside scoring with all that belongs to it."""
    fixed = load_questions(FIXED)
    cases = [parse_case(fixed, data, "case.yaml") for data in made_up(fixed, NUMBER)]
    answers = [plain_answers(fixed, case) for case in cases]
    ours = [score(fixed, case, full=False).end for case in cases]
    zen, logic = rivals.zen_engine(fixed), rivals.json_logic(fixed)
    alike = [
        sum(decide(a) == o for a, o in zip(answers, ours, strict=True)) for decide in (zen, logic)
    ]
    own, judged, of_zen, of_logic = least(
        options.rounds,
        lambda: _score(load_questions(FIXED), cases),
        lambda: _score(load_questions(FIXED), cases, look_ahead=False),
        lambda: [zen(one) for one in answers],
        lambda: [logic(one) for one in answers],
    )
    rows = [
        ("score: levels, types, reasons, what is possible, `settled`", "1.00 ×", "all"),
        ("the same without what is possible", times(judged / own), "all"),
        ("zen-engine: the decision only", times(of_zen / own), f"{alike[0]} of {len(cases)}"),
        ("json-logic: the decision only", times(of_logic / own), f"{alike[1]} of {len(cases)}"),
    ]
    intro = (
        "Answers in memory, from a fresh start of the scorer, one case at a time, CPU time. The "
        "engines get the decision as far as they can express it ([rivals.py](rivals.py)): drivers, "
        "gates with open answers, scores and the winner. Neither reads nor checks, gives reasons, "
        "or says what is possible."
    )
    return Section("Scoring", intro, ("what", "time", "same outcome"), rows)


def _score(anew: Questionnaire, cases: list[Case], look_ahead: bool = True) -> None:
    for case in cases:
        score(anew, case, full=False, look_ahead=look_ahead)


def plain_answers(questionnaire: Questionnaire, case: Case) -> dict[str, object]:
    found: dict[str, object] = {}
    for question in questionnaire.questions:
        answer = case.answers.get(question.id)
        absent = answer is None or isinstance(answer, Absence)
        value = list(answer) if isinstance(answer, tuple) else answer
        found[rivals.plain(question.id)] = None if absent else value
    return found


def cores(options: Options) -> Section:
    """One and two processes on the same cases."""
    with TemporaryDirectory() as folder:
        source = _many(Path(folder), 60_000)
        walls = {1: float("inf"), 2: float("inf")}
        works = dict(walls)
        for _ in range(max(1, options.rounds // 2)):
            for jobs in (1, 2):
                command = [*BATCH, str(Path(folder, "out")), "--jobs", str(jobs), str(source)]
                found = spent(command)
                walls[jobs] = min(walls[jobs], found.wall)
                works[jobs] = min(works[jobs], found.cpu)
    rows = [
        ("one process", "1.00 ×", "1.00 ×"),
        ("two", times(walls[1] / walls[2]), times(2 * works[1] / works[2])),
    ]
    intro = (
        "60,000 YAML cases in one file, start and all. By the clock it means something only where "
        "two cores have nothing else to do; the last column is what the CPU time of all "
        "processes allows."
    )
    return Section(
        "Two cores", intro, ("processes", "speed by the clock", "at best, by CPU time"), rows
    )


def growth(options: Options) -> Section:
    """CPU and memory for ten, a hundred and a thousand times as many cases."""
    sizes = [1_000, 10_000, 100_000] + [1_000_000] * options.large
    rows = []
    with TemporaryDirectory() as folder:
        for label, write in (("YAML", _many), ("CSV", _table)):
            one = spent([*BATCH, "/dev/null", str(write(Path(folder), 1))])
            first = 0.0
            for size in sizes:
                source = write(Path(folder), size)
                found = spent([*BATCH, str(Path(folder, "out")), "--jobs", "2", str(source)])
                each = (found.cpu - one.cpu) / size
                first = first or each
                more = max(0.0, found.memory - one.memory)
                rows.append((label, f"{size:,}", times(each / first), f"{more:.0f} MB"))
                source.unlink()
    intro = (
        "One file in two processes, every case another. Memory is that of the largest process, "
        "above a run with one case: what the scorer keeps so as to be fast."
    )
    columns = ("cases as", "number", "CPU a case", "memory above one case")
    return Section("Growth", intro, columns, rows)


def _many(folder: Path, number: int) -> Path:
    """Write a file with that many documents."""
    path = folder / "many.yaml"
    with path.open("w", encoding="utf-8") as file:
        for case in islice(random_cases(questionnaire()), number):
            file.write("---\n" + dump_case(questionnaire(), case))
    return path


def _table(folder: Path, number: int) -> Path:
    """Write the same as CSV."""
    path = folder / "many.csv"
    questions = [question.id for question in questionnaire().questions]
    with path.open("w", encoding="utf-8") as file:
        file.write(",".join(["name", *questions]) + "\n")
        for case in islice(random_cases(questionnaire()), number):
            cells = [_cell(case.answers.get(name)) for name in questions]
            file.write(",".join([case.name or "", *cells]) + "\n")
    return path


def _cell(answer: object) -> str:
    if answer is None:
        return ""
    if isinstance(answer, Absence):
        return answer.value
    return ";".join(answer) if isinstance(answer, tuple) else str(answer)
