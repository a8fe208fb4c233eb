"""Draw how far respondents agree with each other, and the advice with labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from msgspec import structs

from burgerkompas.questionnaire.model import Evidence
from burgerkompas.report.blocks import (
    PageSection,
    Paragraph,
    SectionedPage,
    TextTable,
    bullets,
)
from burgerkompas.results.data import questionnaire_data
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words
from burgerkompas.validity.agreement import FEWEST, Agreement, AgreementReport, Coefficient
from burgerkompas.validity.validation import Share, Validation, evidence_yaml, measured_evidence

AGREEMENT_SCHEMA = "burgerkompas/agreement/1"
VALIDATION_SCHEMA = "burgerkompas/validation/1"


def agreement_view(report: AgreementReport, language: str) -> SectionedPage:
    """Return what agreement between respondents shows, in one of the questionnaire's languages."""
    words, questionnaire = Words("validity", language), report.questionnaire
    types = {one.id: one.label[language] for one in questionnaire.classifications}
    dimensions = {one.id: one.label[language] for one in questionnaire.dimensions}
    known = {one.id: _percent(one.percent, words) for one in report.of("known")}
    ids = {name: name for name in known}
    together = (*report.of("advice"), *report.of("type"))
    return SectionedPage(
        questionnaire_title=questionnaire.title[language],
        title=words("agreement-title"),
        notices=tuple(_agreement_notices(report, words)),
        sections=(
            _rates("advice-and-types", together, types | {"advice": words("advice")}, words),
            _hinges(report, words),
            _rates("dimensions", report.of("dimension"), dimensions, words),
            _rates("questions", report.of("question"), ids, words, known),
        ),
    )


def _agreement_notices(report: AgreementReport, words: Words) -> Iterator[str]:
    counted = {"readings": report.readings, "initiatives": report.initiatives}
    yield words("counted", **counted, pairs=report.pairs)
    if report.alone:
        yield words("alone", names="; ".join(map(inert, report.alone)))
    if report.initiatives < FEWEST:
        yield words("few", least=FEWEST)
    yield words("how-to-read")


def _rates(
    title: str,
    found: Iterable[Agreement],
    labels: Mapping[str, str],
    words: Words,
    known: Mapping[str, str] | None = None,
) -> PageSection:
    """Return a table of agreement; ``known`` is that on whether there is an answer."""
    heads = (words("what"), "n", words("alike"), "α", "AC1", *([words("known")] if known else []))
    rows = []
    for one in found:
        alpha, ac1 = (_coefficient(value, words) for value in (one.alpha, one.ac1))
        more = [known[one.id]] if known else []
        percent = _percent(one.percent, words)
        rows.append((labels[one.id], str(one.initiatives), percent, alpha, ac1, *more))
    return _section(words(title), heads, rows)


def _hinges(report: AgreementReport, words: Words) -> PageSection:
    question, language = report.questionnaire.question, words.language
    apart = Paragraph(words("apart", apart=report.pairs_apart, pairs=report.pairs))
    told = (
        words("hinge", question=question[one.question].text[language], count=one.pairs)
        for one in report.hinges
    )
    return PageSection(words("hinges"), (apart, *bullets(told)))


def validation_view(validation: Validation, language: str) -> SectionedPage:
    """Return what agreement with labels shows, with the evidence to paste."""
    words, evidence = Words("validity", language), measured_evidence(validation)
    return SectionedPage(
        questionnaire_title=validation.questionnaire.title[language],
        title=words("validation-title"),
        notices=tuple(_validation_notices(validation, words)),
        sections=(
            *(_shares(validation, where, words) for where in _COUNTED),
            _confusion(validation, words),
            _bands(evidence, words),
            PageSection(
                words("evidence"), tuple(map(Paragraph, evidence_yaml(evidence).splitlines()))
            ),
        ),
    )


_COUNTED: dict[str, tuple[bool | None, tuple[str, ...]]] = {
    "agreement": (None, ("first", "defensible", "never", "told_as_clear")),
    "clear": (True, ("first", "defensible", "never")),
    "unclear": (False, ("one_of_two", "neither_never")),
}
"""The properties counted by heading: among which readings (clear, not clear, all), and which."""


def _counted(validation: Validation, where: str) -> dict[str, Share]:
    clear, names = _COUNTED[where]
    found = {name: validation.share(name, clear) for name in names}
    return found if where != "agreement" else found | {"same_advice": validation.same_advice}


def _validation_notices(validation: Validation, words: Words) -> Iterator[str]:
    yield words("judged", readings=len(validation.judgements), cases=validation.cases)
    if validation.unlabelled:
        yield words("unlabelled", names="; ".join(map(inert, validation.unlabelled)))
    yield words("labels-are-judgements")


def _shares(validation: Validation, where: str, words: Words) -> PageSection:
    found = _counted(validation, where)
    rows = [(words(name.replace("_", "-")), _share(share, words)) for name, share in found.items()]
    return _section(words(where), (words("what"), words("share")), rows)


def _bands(evidence: Evidence, words: Words) -> PageSection:
    rows = [
        (b.id, str(b.readings), f"{b.first}/{b.readings}", f"{b.defensible}/{b.readings}")
        for b in evidence.bands
    ]
    heads = tuple(map(words, ("what", "readings", "first", "defensible")))
    return _section(words("bands"), heads, rows)


def _confusion(validation: Validation, words: Words) -> PageSection:
    rows = [(label, end, str(count)) for label, end, count in validation.confusion]
    heads = (words("label"), words("advice"), words("readings"))
    return _section(words("confusion"), heads, rows)


def _section(title: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> PageSection:
    return PageSection(title, (TextTable(heads, tuple(rows), narrow=True),))


def _share(share: Share, words: Words) -> str:
    if not share.of:
        return "–"
    reach = share.interval
    within = "" if reach is None else f" ({round(100 * reach.low)}–{round(100 * reach.high)})"
    return f"{share.count}/{share.of} = {_percent(share.count / share.of, words)}{within}"


def _percent(share: float | None, words: Words) -> str:
    return "–" if share is None else f"{words.number(100 * share)} %"


def _coefficient(value: Coefficient | None, words: Words) -> str:
    if value is None:
        return "–"
    reach = value.interval
    within = "" if reach is None else f" ({_two(reach.low, words)}–{_two(reach.high, words)})"
    return f"{_two(value.value, words)}{within}"


def _two(number: float, words: Words) -> str:
    return words.decimal(f"{number:.2f}".replace("-", "−"))


def agreement_data(report: AgreementReport, language: str) -> dict[str, Any]:
    """Return agreement between respondents as JSON data; numbers to 4 places."""
    found = structs.asdict(report)
    questions = questionnaire_data(found.pop("questionnaire"))
    return _plain({"schema": AGREEMENT_SCHEMA, "questions": questions, **found})


def validation_data(validation: Validation, language: str) -> dict[str, Any]:
    """Return agreement with labels as JSON data; shares as counts, with their intervals."""
    evidence = measured_evidence(validation)
    data = {
        "schema": VALIDATION_SCHEMA,
        "questions": questionnaire_data(validation.questionnaire),
        "readings": len(validation.judgements),
        "cases": validation.cases,
        "unlabelled": validation.unlabelled,
        **{where: _counted(validation, where) for where in _COUNTED},
        "confusion": [
            {"label": label, "advice": end, "readings": count}
            for label, end, count in validation.confusion
        ],
        "evidence": {
            "cases": evidence.cases,
            "bands": [
                {"id": b.id, "readings": b.readings, "first": b.first, "defensible": b.defensible}
                for b in evidence.bands
            ],
        },
    }
    return _plain(data)


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    """Return data with the structs in it as mappings, and numbers rounded to 4 places."""
    plain: dict[str, Any] = _rounded(msgspec.to_builtins(data))
    return plain


def _rounded(value: Any) -> Any:
    match value:
        case float():
            return round(value, 4)
        case dict():
            return {key: _rounded(one) for key, one in value.items()}
        case list() | tuple():
            return [_rounded(one) for one in value]
    return value
