"""Write the evidence of the shipped questionnaire from the labelled cases of the tests.

    python tools/evidence.py            # write `evidence:` in burgerkompas.yaml
    python tools/evidence.py --check    # only check whether it matches the cases

Only cases that were not used to design the rule count: see tests/data/validity/README.md.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from burgerkompas.batch import find_cases
from burgerkompas.questionnaire.loader import load
from burgerkompas.validity import read_labels, validate
from burgerkompas.validity.validation import evidence_yaml, measured_evidence

ROOT = Path(__file__).resolve().parent.parent
MAIN = ROOT / "questions" / "burgerkompas" / "burgerkompas.yaml"
UNSEEN = ROOT / "tests" / "data" / "validity" / "unseen"
BLOCK = re.compile(r"^evidence:\n(?: .*\n)*", re.MULTILINE)


def measured() -> str:
    """Return the questionnaire's main file with the evidence from the cases."""
    questionnaire = load(MAIN.parent)
    records = find_cases(questionnaire, [str(UNSEEN)])
    cases = [record.case for record in records if record.case is not None]
    labels = read_labels(questionnaire, UNSEEN.parent / "labels-unseen.csv")
    evidence = evidence_yaml(measured_evidence(validate(questionnaire, cases, labels)))
    text, count = BLOCK.subn(lambda _: evidence, MAIN.read_text(encoding="utf-8"))
    if count != 1:
        raise SystemExit(f"{MAIN.name} has {count} blocks of evidence")
    return text


def main() -> None:
    """Write the evidence, or check it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    text = measured()
    if parser.parse_args().check:
        if text != MAIN.read_text(encoding="utf-8"):
            sys.exit("the evidence is not what the cases give: python tools/evidence.py")
        return
    MAIN.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
