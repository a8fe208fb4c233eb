"""Mistakes made in the shipped questionnaire are told with their code, at their line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from burgerkompas.authoring.check import run_checks
from burgerkompas.questionnaire.catalog import home

# Which file, what stands there, what is made of it, the code, and (if it is told elsewhere than
# where the text changes) what stands on the line.
MISTAKES = [
    # Ids
    ("strategie", "{question: eerst_vragen, is: ja}", "{question: eerst_vraagen, is: ja}",
     "unknown-id", None),
    ("strategie", "close: [co-create, monitor]\n    first: inform", "close: [cocreate, monitor]\n"
     "    first: inform", "unknown-id", "close: [cocreate"),
    ("strategie", "outcome: safety-first", "outcome: safety_first", "unknown-id", None),
    ("situatie", "items: [zelf_draait]", "items: [zelf_draaid]", "unknown-id", None),
    ("contact", "items: [kern_contact, kern_omvang", "items: [kern_contact, kern_omfang",
     "unknown-id", None),
    ("strategie", "tie_order: [be-present, inform,", "tie_order: [be_present, inform,",
     "tie-order-incomplete", None),
    ("succesfactoren", "- id: gedeeld_wat\n", "- id: herkomst\n", "duplicate-id", None),
    ("contact", "- id: kern_omvang\n", "- id: kern_contact\n", "duplicate-id", None),
    ("contact", "- id: kern_contact\n", "- id: kern contact\n", "bad-id", None),
    ("contact", "id: federatief\n", "id: Federatief\n", "bad-id", None),
    ("strategie", "{dimension: intern_contact, below: 0}",
     "{dimension: intern_contact, bellow: 0}", "unknown-key", None),
    ("contact", "items: [kern_contact, kern_omvang", "items: &a [kern_contact, kern_omvang",
     "anchor", None),
    ("contact", "title: {nl:", "title: {nk:", "unknown-language", None),
    ("contact", "questions:\n", "question:\n", "unknown-key", None),
    ("contact", "title:", "<<: {intro: x}\ntitle:", "unknown-key", None),
    ("burgerkompas", "parts:\n", "parts:\n  - nergens\n", "part-not-there", None),
    ("situatie", "- id: zelf_draait\n", "- id: zelf_draait\n    kind: nubmer\n", "not-one-of",
     None),
    # Signs
    ("strategie", "for: [vraag, zelfstandigheid]\n    against: [draagkracht]",
     "for: [vraag, zelfstandigheid]\n    against: [draagkracht, vraag]", "driver-twice", None),
    ("strategie", "    for: [zelfstandigheid, draagkracht]\n"
     "    against: [vraag,", "    for: [zelfstandigheid]\n"
     "    against: [draagkracht, vraag,", "gate-against-score", None),
    ("strategie", "for: [vraag, zelfstandigheid]", "for: [zelfstandigheid]", "driver-one-way",
     "against: [vraag]"),
    ("situatie", "{id: spreken_elkaar, reverse: true}", "spreken_elkaar", "gate-against-score",
     "contactkloof"),
    # Gates that can't fire, or never decide
    ("strategie", "{question: regel_mist, at_least: 2}",
     "{question: regel_mist, at_least: 4}", "gate-never-fires", None),
    ("strategie", "{count: known_drivers, below: 4}", "{count: known_drivers, below: 0}",
     "gate-never-fires", None),
    ("strategie", "{question: overbelast, at_least: 3}", "{question: overbelast, above: 4}",
     "comparison-never-holds", None),
    ("strategie", "when: {question: onenigheid, is: ja}",
     "when: {all: [{question: onenigheid, is: ja}, {question: onenigheid, is: nee}]}",
     "gate-never-fires", None),
    ("strategie", "{dimension: intern_contact, below: 0}", "{dimension: intern_contact, below: -1}",
     "trigger-never-holds", None),
    ("strategie", "{question: wie_belt, at_most: 0}", "{question: wie_belt, at_most: 3}",
     "comparison-always-holds", None),
    ("strategie", "close: [co-create, monitor]", "close: [monitor, monitor]", "twice-in-list",
     None),
    ("situatie", "- id: zelf_draait\n", "- id: zelf_draait\n"
     "    ask_if: {question: waarmaken, at_least: 1}\n", "asked-later", None),
    # Translations
    ("strategie", "label: {nl: eerst veiligheid, en: safety first}",
     "label: {nl: eerst veiligheid}", "missing-translation", None),
    ("contact", "label: {nl: federatief initiatief, en: federative initiative}",
     "label: {en: federative initiative}", "missing-translation", None),
    ("burgerkompas", "title: {nl: Burgerkompas, en: Community initiative compass}",
     "title: Burgerkompas", "text-not-translated", None),
    # Cells and levels
    ("contact", "      veel/weinig:\n", "      veel/veel:\n", "duplicate-key", None),
    ("contact", "      veel/weinig:\n", "      veel / veel:\n", "duplicate-id", None),
    ("contact", "        id: cooperatief\n", "        id: federatief\n", "duplicate-id", None),
    ("contact", "      weinig:\n        below: 0\n", "      weinig:\n        below: -0.1\n",
     "levels-gap-or-overlap", "      veel:\n"),
    # Keys, values, versions
    ("strategie", "    close: [inform]\n", "    closes: [inform]\n", "unknown-key", None),
    ("strategie", "is: jouw_organisatie", "is: jouw_organisaties", "unknown-value", None),
    ("burgerkompas", "version: 2.0.0", "version: 2.0", "bad-version", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "elsewhere"), MISTAKES, ids=[f"{m[0]}-{m[2]}" for m in MISTAKES]
)
def test_a_mistake_is_told_at_its_line(
    file: str, old: str, new: str, code: str, elsewhere: str | None, tmp_path: Path
) -> None:
    folder = tmp_path / "burgerkompas"
    shutil.copytree(home() / "burgerkompas", folder)
    path = folder / f"{file}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    at = text.index(old)
    path.write_text(text[:at] + new + text[at + len(old) :], encoding="utf-8")
    changed = path.read_text(encoding="utf-8")
    findings = run_checks(folder).findings
    found = [f for f in findings if f.problem.code == code]
    assert found, [(f.problem.code, str(f.problem.where)) for f in findings]
    if elsewhere is None:
        first = changed.count("\n", 0, at) + 1
        lines = set(range(first, first + new.rstrip("\n").count("\n") + 1))
        assert lines & {f.problem.where.line for f in found}, found
    else:
        where = found[0].problem.where
        told = Path(where.file).read_text(encoding="utf-8").splitlines()[(where.line or 0) - 1]
        assert elsewhere.strip() in told
    assert {f.problem.code for f in findings} == {code}
