"""Draw how far respondents agree with each other, and the advice with labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import structs

from burgerkompas.questionnaire.model import Evidence
from burgerkompas.report.comparison_view import (
    ComparisonSection,
    ComparisonTable,
    ComparisonView,
)
from burgerkompas.report.formats import Format, Screen
from burgerkompas.results.data import json_text, questionnaire_data
from burgerkompas.safe_text import inert
from burgerkompas.texts import Words
from burgerkompas.validity.agreement import FEWEST, Agreement, AgreementReport, Coefficient
from burgerkompas.validity.validation import (
    Judgement,
    Share,
    Validation,
    evidence_yaml,
    measured_evidence,
)

AGREEMENT_SCHEMA = "burgerkompas/agreement/1"
VALIDATION_SCHEMA = "burgerkompas/validation/1"


def agreement_view(report: AgreementReport, language: str) -> ComparisonView:
    """Return what agreement between respondents shows, in one of the questionnaire's languages."""
    words = Words("validity", language)
    return ComparisonView(
        language=language,
        questionnaire_title=report.questionnaire.title[language],
        title=words("agreement-title"),
        people=(),
        notices=tuple(_agreement_notices(report, words)),
        sections=(
            _advice_and_types(report, words),
            _hinges(report, words),
            _dimensions(report, words),
            _questions(report, words),
        ),
    )


def _agreement_notices(report: AgreementReport, words: Words) -> Iterator[str]:
    yield words(
        "counted",
        readings=report.readings,
        initiatives=report.initiatives,
        pairs=report.pairs,
    )
    if report.alone:
        yield words("alone", names="; ".join(map(inert, report.alone)))
    if report.initiatives < FEWEST:
        yield words("few", least=FEWEST)
    yield words("how-to-read")


def _advice_and_types(report: AgreementReport, words: Words) -> ComparisonSection:
    questionnaire, language = report.questionnaire, words.language
    names = {spec.id: spec.label[language] for spec in questionnaire.classifications}
    rows = [
        (names.get(one.id, words("advice")), *_cells(one, words))
        for one in (*report.of("advice"), *report.of("type"))
    ]
    return _section(words("advice-and-types"), _agreement_heads(words), rows)


def _dimensions(report: AgreementReport, words: Words) -> ComparisonSection:
    labels = {one.id: one.label[words.language] for one in report.questionnaire.dimensions}
    rows = [(labels[one.id], *_cells(one, words)) for one in report.of("dimension")]
    return _section(words("dimensions"), _agreement_heads(words), rows)


def _questions(report: AgreementReport, words: Words) -> ComparisonSection:
    known = {one.id: _percent(one.percent, words) for one in report.of("known")}
    rows = [(one.id, *_cells(one, words), known[one.id]) for one in report.of("question")]
    return _section(words("questions"), (*_agreement_heads(words), words("known")), rows)


def _agreement_heads(words: Words) -> tuple[str, ...]:
    return words("what"), "n", words("alike"), "α", "AC1"


def _cells(one: Agreement, words: Words) -> tuple[str, ...]:
    alpha, ac1 = (_coefficient(value, words) for value in (one.alpha, one.ac1))
    return str(one.initiatives), _percent(one.percent, words), alpha, ac1


def _hinges(report: AgreementReport, words: Words) -> ComparisonSection:
    question, language = report.questionnaire.question, words.language
    return ComparisonSection(
        words("hinges"),
        lines=(words("apart", apart=report.pairs_apart, pairs=report.pairs),),
        bullets=tuple(
            words("hinge", question=question[one.question].text[language], count=one.pairs)
            for one in report.hinges
        ),
    )


def validation_view(validation: Validation, language: str) -> ComparisonView:
    """Return what agreement with labels shows, with the evidence to paste."""
    words, evidence = Words("validity", language), measured_evidence(validation)
    return ComparisonView(
        language=language,
        questionnaire_title=validation.questionnaire.title[language],
        title=words("validation-title"),
        people=(),
        notices=tuple(_validation_notices(validation, words)),
        sections=(
            _shares("agreement", _OVERALL, validation, words),
            _shares("clear", _CLEAR, validation, words),
            _shares("unclear", _UNCLEAR, validation, words),
            _confusion(validation, words),
            _bands(evidence, words),
            ComparisonSection(words("evidence"), lines=tuple(evidence_yaml(evidence).splitlines())),
        ),
    )


def _is_clear(judgement: Judgement) -> bool:
    return judgement.clear


def _is_unclear(judgement: Judgement) -> bool:
    return not judgement.clear


def _all(judgement: Judgement) -> bool:
    return True


_OVERALL = (
    ("first", lambda one: one.first, _all),
    ("defensible", lambda one: one.defensible, _all),
    ("never", lambda one: one.never, _all),
    ("told-as-clear", _is_clear, _all),
)
_CLEAR = tuple((name, holds, _is_clear) for name, holds, _ in _OVERALL[:3])
_UNCLEAR = (
    ("one-of-two", lambda one: one.one_of_two_first, _is_unclear),
    ("neither-never", lambda one: one.neither_never, _is_unclear),
)
"""What is counted: its key, what holds, and among which readings."""


def _validation_notices(validation: Validation, words: Words) -> Iterator[str]:
    yield words("judged", readings=len(validation.judgements), cases=validation.cases)
    if validation.unlabelled:
        yield words("unlabelled", names="; ".join(map(inert, validation.unlabelled)))
    yield words("labels-are-judgements")


def _shares(title: str, counted: Any, validation: Validation, words: Words) -> ComparisonSection:
    rows = [
        (words(name), _share(validation.share(holds, among), words))
        for name, holds, among in counted
    ]
    if title == "agreement":
        rows.append((words("same-advice"), _share(validation.same_advice, words)))
    return _section(words(title), (words("what"), words("share")), rows)


def _bands(evidence: Evidence, words: Words) -> ComparisonSection:
    rows = [
        (
            band.id,
            str(band.readings),
            f"{band.first}/{band.readings}",
            f"{band.defensible}/{band.readings}",
        )
        for band in evidence.bands
    ]
    heads = (words("what"), words("readings"), words("first"), words("defensible"))
    return _section(words("bands"), heads, rows)


def _confusion(validation: Validation, words: Words) -> ComparisonSection:
    rows = [(label, end, str(count)) for label, end, count in validation.confusion]
    heads = (words("label"), words("advice"), words("readings"))
    return _section(words("confusion"), heads, rows)


def _section(
    title: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]
) -> ComparisonSection:
    return ComparisonSection(title, table=ComparisonTable(heads, tuple(rows), narrow=True))


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


def agreement_data(report: AgreementReport) -> dict[str, Any]:
    """Return agreement between respondents as JSON data; numbers to 4 places."""
    found = structs.asdict(report)
    questions = questionnaire_data(found.pop("questionnaire"))
    return _plain({"schema": AGREEMENT_SCHEMA, "questions": questions, **found})


def validation_data(validation: Validation) -> dict[str, Any]:
    """Return agreement with labels as JSON data; shares as counts, with their intervals."""

    def shares(counted: Any) -> dict[str, Share]:
        return {
            name.replace("-", "_"): validation.share(holds, among) for name, holds, among in counted
        }

    evidence = measured_evidence(validation)
    data = {
        "schema": VALIDATION_SCHEMA,
        "questions": questionnaire_data(validation.questionnaire),
        "readings": len(validation.judgements),
        "cases": validation.cases,
        "unlabelled": validation.unlabelled,
        "agreement": shares(_OVERALL) | {"same_advice": validation.same_advice},
        "clear": shares(_CLEAR),
        "unclear": shares(_UNCLEAR),
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


def agreement_to_terminal(report: AgreementReport, language: str, screen: Screen) -> str:
    """Draw agreement between respondents for a terminal."""
    return _drawn(agreement_view(report, language), screen)


def agreement_to_json(report: AgreementReport, _: str, __: Screen) -> str:
    """Write agreement between respondents as JSON."""
    return json_text(agreement_data(report))


def agreement_to_html(report: AgreementReport, language: str, _: Screen) -> str:
    """Draw agreement between respondents as a web page."""
    from burgerkompas.report.to_html import page_of_sections

    return page_of_sections(agreement_view(report, language))


def validation_to_terminal(validation: Validation, language: str, screen: Screen) -> str:
    """Draw agreement with labels for a terminal."""
    return _drawn(validation_view(validation, language), screen)


def validation_to_json(validation: Validation, _: str, __: Screen) -> str:
    """Write agreement with labels as JSON."""
    return json_text(validation_data(validation))


def _drawn(view: ComparisonView, screen: Screen) -> str:
    from burgerkompas.report.to_terminal import draw_comparison

    return draw_comparison(view, screen)


_AGREEMENT: tuple[Format[AgreementReport], ...] = (
    Format("terminal", ".txt", "validity.agreement_to_terminal"),
    Format("json", ".json", "validity.agreement_to_json"),
    Format("html", ".html", "validity.agreement_to_html", shared=True),
)
_VALIDATION: tuple[Format[Validation], ...] = (
    Format("terminal", ".txt", "validity.validation_to_terminal"),
    Format("json", ".json", "validity.validation_to_json"),
)

AGREEMENT_FORMATS = {one.name: one for one in _AGREEMENT}
"""The formats of agreement between respondents by name; the first is used by default."""

VALIDATION_FORMATS = {one.name: one for one in _VALIDATION}
"""The formats of agreement with labels by name; the first is used by default."""
