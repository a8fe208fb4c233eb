#!/usr/bin/env python3
"""Which changes of the rule carry over from one set of labelled cases to the other?

rules.py QUESTIONS SET SET     (a SET is LABELS.csv,READING.yaml,READING.yaml)

Six changes were made after the second set was seen. Every choice of them is tried on both sets: chosen on one
and held against the other, chosen with one case left out, and each change switched off. All of it is too kind:
the changes were thought out with both sets in sight.
"""
import collections
import copy
import csv
import itertools
import shutil
import sys
import tempfile
from pathlib import Path

import yaml

import burgerkompas as bk


class AsWritten(yaml.SafeLoader):
    """Read ja and nee as texts, as the questionnaires do."""


AsWritten.yaml_implicit_resolvers = {k: [(t, r) for t, r in v if t != "tag:yaml.org,2002:bool" or k in "tTfF"] for k, v in yaml.SafeLoader.yaml_implicit_resolvers.items()}
FOLDER = Path(sys.argv[1])
RULE = yaml.load((FOLDER / "strategie.yaml").read_text(), AsWritten)
CHANGES = {
    "quiet": "silence after contact, no longer first of all",
    "stuck": "talks that are stuck: inform, whatever was asked",
    "theirs": "another must change its plan: inform, also if they know who decides",
    "spoken": "who no longer talks is not yet brought together",
    "end": "what a group ends is not propped up",
    "half": "half of it, with enough for half a year: monitor",
}


def is_(question, **how):
    return {"question": question, **{k.rstrip("_"): v for k, v in how.items()}}


def rule(on):
    """Return the rule with these changes, the others taken back."""
    y = copy.deepcopy(RULE)
    gate = {g["id"]: g for g in y["gates"]}
    answer = gate["antwoord_eerst"]["when"]["any"]
    if "quiet" not in on:
        gate["nabij"]["when"] = is_("verlies_angst", in_=["zwijgen", "rouw"])
        gate["nabij"]["unless"] = {"any": [gate["nabij"]["unless"], {"all": [is_("verlies_angst", is_="zwijgen"), is_("spreken_elkaar", at_most=1)]}]}
        gate["vertrouwen_eerst"]["when"]["any"].pop()
    if "theirs" not in on:
        answer.pop()
    if "stuck" not in on:
        answer[0] = {"all": [answer[0], is_("vraag_open", in_=["niets", "klacht", "oor", "besluit"])]}
    if "spoken" not in on:
        gate["contact_eerst"]["when"]["any"][0] = is_("spreken_elkaar", at_most=1)
    if "end" not in on:
        y["gates"].remove(gate["goed_einde"])
    if "half" not in on:
        gate["niets_tekort"]["when"]["all"][1] = is_("zelf_draait", at_least=3)
        gate["handen_tekort"]["when"]["any"][-1] = is_("zelf_draait", at_most=2)
    return y


def read(spec):
    labels, *readings = spec.split(",")
    said = collections.defaultdict(lambda: collections.defaultdict(set))
    for row in csv.DictReader(Path(labels).open()):
        for key in ("first", "second", "never"):
            said[row["case"]][key] |= set(row[key].split("|")) - {"", "-"}
    return said, [case for path in readings for case in yaml.safe_load(Path(path).read_text()).items()]


def judged(questions, labels, cases):
    known, out = {q.id for q in questions.questions}, []
    for case, answers in cases:
        d = bk.score(questions, {k: v for k, v in answers.items() if k in known}).to_dict()
        got, said = d["strategy"]["id"] or d["outcome"], labels[case]
        fine = said["first"] | said["second"]
        out.append((case, got in said["first"], got in fine, got in said["never"] - fine, got))
    return out


def worth(rows):
    return sum(first + 0.3 * fine - 2 * never for _, first, fine, never, _ in rows)


def told(rows):
    n, by = len(rows), collections.defaultdict(set)
    for row in rows:
        by[row[0]].add(row[4])
    first, fine, never = (sum(r[i] for r in rows) for i in (1, 2, 3))
    return f"first {first}/{n} {100 * first / n:.0f} %, defensible {100 * fine / n:.0f} %, clearly wrong {never}, same {sum(len(v) == 1 for v in by.values())}/{len(by)}"


sets = [read(spec) for spec in sys.argv[2:4]]
found = {}
with tempfile.TemporaryDirectory() as tmp:
    copied = Path(shutil.copytree(FOLDER, Path(tmp, FOLDER.name)))
    for bits in itertools.product((0, 1), repeat=len(CHANGES)):
        on = frozenset(k for k, bit in zip(CHANGES, bits, strict=True) if bit)
        (copied / "strategie.yaml").write_text(yaml.safe_dump(rule(on), allow_unicode=True, sort_keys=False))
        questions = bk.load_questions(copied)
        found[on] = [judged(questions, *s) for s in sets]
every = frozenset(CHANGES)
for name, on in (("none of the changes", frozenset()), ("all", every)):
    print(name, *(f"\n  set {i + 1}: {told(found[on][i])}" for i in (0, 1)))
for train, test in ((0, 1), (1, 0)):
    best = max(found, key=lambda on: (round(worth(found[on][train]), 6), len(on)))
    print(f"chosen on set {train + 1} ({' '.join(k for k in CHANGES if k in best)})\n  set {test + 1}: {told(found[best][test])}")
pooled = {on: sum(rows, []) for on, rows in found.items()}
left, total = [], {on: worth(rows) for on, rows in pooled.items()}
for case in sorted({row[0] for row in pooled[every]}):
    best = max(pooled, key=lambda on: (round(total[on] - worth([r for r in pooled[on] if r[0] == case]), 6), -len(on)))
    left += [r for r in pooled[best] if r[0] == case]
print("leave one case out")
for i in (0, 1):
    print(f"  set {i + 1}: {told([r for r in left if r[0] in {x[0] for x in found[every][i]}])}")
print("each change switched off: first choices it gains and loses by being there, clearly wrong")
for key, what in CHANGES.items():
    off, firsts = every - {key}, collections.Counter()
    for a, b in zip(pooled[off], pooled[every], strict=True):
        firsts[a[0]] += b[1] - a[1]
    print(f"  {what}: gains {' '.join(c for c, n in firsts.items() if n > 0) or '-'}, loses {' '.join(c for c, n in firsts.items() if n < 0) or '-'}, clearly wrong {sum(r[3] for r in pooled[off])} -> {sum(r[3] for r in pooled[every])}")
