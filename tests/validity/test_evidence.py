"""The evidence of the shipped questionnaire is what labelled cases give, and nothing else."""

from __future__ import annotations

import subprocess
import sys

from burgerkompas.batch import find_cases
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.validity import read_labels, validate
from tests.helpers.paths import DATA, ROOT

VALIDITY = DATA / "validity"


def test_the_evidence_is_what_the_unseen_cases_give() -> None:
    tool = ROOT / "tools" / "evidence.py"
    done = subprocess.run([sys.executable, tool, "--check"], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_the_method_tells_what_the_unseen_cases_give(shipped: Questionnaire) -> None:
    records = list(find_cases(shipped, [str(VALIDITY / "unseen")]))
    cases = [record.case for record in records if record.case is not None]
    found = validate(shipped, cases, read_labels(shipped, VALIDITY / "labels-unseen.csv"))
    shares = [
        found.share("first"),
        found.share("defensible"),
        found.share("never"),
    ]
    told = [f"**{share.count / share.of:.0%}**".replace("%", " %") for share in shares]
    for share in shares:
        assert share.interval is not None
    spans = [
        f"[{float(s.interval.low):.0%}-{float(s.interval.high):.0%}]".replace("%", "")
        for s in shares
        if s.interval
    ]
    row = " | ".join(f"{share} {span}" for share, span in zip(told, spans, strict=True))
    same = f"{found.same_advice.count}/{found.same_advice.of}"
    method = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
    assert f"| **sets 6 and 7, unseen** | {len(found.judgements)} | {row} | {same} |" in method


def test_on_known_cases_what_is_told_as_clear_is_never_clearly_wrong(
    shipped: Questionnaire,
) -> None:
    records = list(find_cases(shipped, [str(VALIDITY / "known")]))
    assert all(record.case is not None for record in records)
    cases = [record.case for record in records if record.case is not None]
    found = validate(shipped, cases, read_labels(shipped, VALIDITY / "labels-known.csv"))
    assert (len(found.judgements), found.cases, found.unlabelled) == (336, 168, ())
    clear = [one for one in found.judgements if one.clear]
    assert len(clear) > 0.4 * len(found.judgements)
    assert not any(one.never for one in clear)
    assert sum(one.first for one in clear) >= 0.88 * len(clear)
