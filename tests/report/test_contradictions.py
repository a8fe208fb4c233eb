"""No report contradicts itself: real cases, and many random ones."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import combinations

import pytest
from msgspec import structs

from burgerkompas.batch.sources import read_every_case
from burgerkompas.cases import Absence, Answer, Case, CaseDecision
from burgerkompas.engine import Engine, score
from burgerkompas.interview.menus import MenuAsker
from burgerkompas.questionnaire.model import Questionnaire
from burgerkompas.report import Screen
from burgerkompas.report.card import MAX_LINES, card_to_terminal, first_sentence
from burgerkompas.report.view import report_view
from burgerkompas.results import Advice, Result
from burgerkompas.texts import Words
from tests.helpers.paths import DATA

EXCLUDED = (
    # Sentences of the shipped questionnaire that a reader would not believe beside each other.
    ("Ga deze week een uur langs", "ga er niet heen"),
    ("Ga deze week een uur langs", "Ga er alleen heen als ze het vragen"),
    ("Ga deze week een uur langs", "Ze willen onder elkaar zijn"),
    ("Hoor alle kanten", "ga er niet heen"),
    ("Kies dan samen één taak die jij of een ander overneemt", "Je hoeft niets op te lossen"),
    ("Spreek deze week met wie de schade heeft", "ga er niet heen"),
    ("Wat nog niet bekend is, verandert dit advies niet meer", "alleen van horen zeggen"),
    ("Wat nog niet bekend is, verandert dit advies niet meer", "Zoek dit eerst uit"),
    ("Mensen die elkaar hierbij nodig hebben, spreken elkaar.", "weten niet van elkaar"),
    ("Van verdriet, angst of wantrouwen merkte je weinig", "Vertrouwen moet nog groeien"),
    ("Van verdriet, angst of wantrouwen merkte je weinig", "Ze komen samen om hun verdriet"),
    ("Voor de volgende stap heeft de groep genoeg", "mist iets waar ze zelf niet aan komt"),
    ("Er is geen open vraag om geld", "De groep vroeg om"),
    ("De groep kan verder en vraagt niets", "De groep vroeg om"),
    ("De groep wacht nergens op", "Een ander moet eerst antwoord geven"),
    ("De groep deed de laatste vier weken het meeste zelf", "bewoners vroegen er nog niet om"),
    ("Ga deze week met de groep om tafel", "De groep wil stoppen"),
    ("Vertel de groep daarbij om welke regel", "Je hoeft niets op te lossen"),
)
ORDER = (" eerst ", "voordat je iets doet", "daarbij", "pas later", "daarna")
"""What a duty says of its place; one that says nothing may stand anywhere."""


def random_case(questionnaire: Questionnaire, chance: random.Random) -> Case:
    known = chance.choice((0.3, 0.7, 0.95, 1))
    answers: dict[str, Answer] = {}
    for question in questionnaire.questions:
        if question.kind in ("scale", "choice", "yes_no") and chance.random() < known:
            answers[question.id] = chance.choice((*question.values, Absence.UNKNOWN))
            # Most boundaries are not crossed, or hardly anything but danger would be told.
            if question.kind == "yes_no" and chance.random() < 0.7:
                answers[question.id] = "nee"
    return Case(name="x", answers=answers)


def real_cases(questionnaire: Questionnaire) -> Iterator[Case]:
    folders = ("validity/known", "validity/unseen", "cases")
    yield from read_every_case(questionnaire, [str(DATA / name) for name in folders])


def first_screen(result: Result) -> str:
    """Return what stands on the first screen, and how sure it is, as one line."""
    view = report_view(result, "nl")
    assert view.advice is not None
    card = card_to_terminal([result], "nl", Screen())
    return " ".join(" ".join((card, *view.advice.how_sure)).replace("• ", "").split())


def check_sentences(result: Result, told: str) -> None:
    for pair in EXCLUDED:
        assert not all(text in told for text in pair), (pair, told)
    advice = result.strategy
    assert advice is not None
    duties = [text["nl"] for text in advice.duties]
    places = [place for text in duties for place, word in enumerate(ORDER) if word in f" {text}"]
    stages = [0 if place < 2 else 1 if place == 2 else 2 for place in places]
    assert stages == sorted(stages), duties
    check_weights(result, advice)


def check_weights(result: Result, advice: Advice) -> None:
    dimension = result.questionnaire.dimension
    for entry in advice.ranking:
        sides = {advice.id: (*advice.because, *filter(None, [advice.against]))}
        sides.setdefault(advice.runner_up, advice.runner_up_because)
        for text in sides.get(entry.id, ()):
            for one in entry.contributions:
                if text in (dimension[one.driver].high, dimension[one.driver].low):
                    assert 20 * abs(one.contribution) >= result.unit, text


def check_pictures(result: Result) -> None:
    view = report_view(result, "nl")
    for quadrant in view.quadrants:
        assert quadrant.down is not None
        assert quadrant.across is not None
    assert all(bar.score is not None for group in view.bar_groups for bar in group.bars)
    assert all(any(chosen for _, _, chosen in table.rows) for table in view.published)


def check_small_card(result: Result, language: str) -> None:
    """On 24 rows a card fits with the menu below it, and what matters most is never left out."""
    view = report_view(result, language)
    advice = view.advice
    assert advice is not None
    entries = 6
    card = card_to_terminal([result], language, Screen(), 24 - MenuAsker.around - entries)
    assert card.count("\n") <= 24 - MenuAsker.around - entries, card
    told = " ".join(card.replace("• ", "").split())
    danger = advice.firmness == "danger"
    whole = [advice.headline, advice.ask_the_group, *view.warnings]
    whole += advice.first_steps if danger else []
    # The step of what was decided stands in place of those of the advice.
    decided = dict(view.decision.parts) if view.decision else {}
    step = decided.get(Words("report", language)("first-step"))
    steps = advice.first_steps if view.decision is None else [step] if step else []
    briefly = [advice.certain, *(() if danger else steps)]
    briefly += [] if advice.look_again_on else [advice.look_again]
    for texts in (advice.duties, advice.find_out):
        briefly += texts[:1]
        shown = [text for text in texts if first_sentence(text).removesuffix(" …") in told]
        more = Words("report", language)("more-inside", count=len(texts) - len(shown))
        assert len(shown) == len(texts) or more in told, card
    briefly = [first_sentence(text).removesuffix(" …") for text in briefly]
    for text in (*whole, *briefly, advice.look_again_on):
        assert " ".join(text.split()) in told, (text, card)


def check(result: Result) -> None:
    card = card_to_terminal([result], "nl", Screen())
    assert card.count("\n") <= MAX_LINES, card
    check_sentences(result, first_screen(result))
    check_pictures(result)
    for language in ("nl", "en"):
        check_small_card(result, language)


def test_a_card_and_its_menu_fit_24_rows_and_keep_what_matters_most(
    shipped: Questionnaire,
) -> None:
    chance, engine = random.Random(18), Engine(shipped)
    real = list(real_cases(shipped))[::40]
    names = [question.id for question in shipped.questions if question.kind == "scale"]
    for case in (*real, *(random_case(shipped, chance) for _ in range(10))):
        dated = structs.replace(case, date=chance.choice([None, "2026-11-24"]))
        result = engine.score(dated, look_ahead=False)
        assert result.strategy is not None
        decides = {"decides_between": chance.choice(names), "decides_alone": True}
        advice = structs.replace(result.strategy, **decides)
        if chance.random() < 0.3:
            chosen = chance.choice([*shipped.choosable])
            decision = CaseDecision(chosen, why="x. " * 40, by="Ik", on="2026-11-26", done="y" * 60)
            result = structs.replace(result, case=structs.replace(dated, decision=decision))
        check_small_card(structs.replace(result, strategy=advice), chance.choice(("nl", "en")))


@pytest.mark.slow
def test_a_report_of_a_real_case_is_short_and_does_not_contradict_itself(
    shipped: Questionnaire,
) -> None:
    results = [score(shipped, case) for case in real_cases(shipped)]
    assert len(results) >= 200
    for result in results:
        check(result)


@pytest.mark.slow
def test_a_report_of_any_answers_is_short_and_does_not_contradict_itself(
    shipped: Questionnaire,
) -> None:
    chance, engine = random.Random(18), Engine(shipped)
    for _ in range(2_000):
        check(engine.score(random_case(shipped, chance)))


JUDGING = ("zwak", "score", "weinig zelf", "doen nog niets", "verdeeld", "laat een ander")
"""What nobody reads of himself in a page that is for him."""


@pytest.mark.slow
def test_a_page_for_the_group_judges_nobody_whatever_was_answered(shipped: Questionnaire) -> None:
    chance, engine = random.Random(20), Engine(shipped)
    for _ in range(2_000):
        result = engine.score(random_case(shipped, chance), look_ahead=False)
        advice = report_view(result, "nl", group=True).advice
        sides = advice.sides if advice else ()
        reasons = [
            *(advice.because if advice else ()),
            *(t for side in sides for t in side.because),
        ]
        told = " ".join(reasons).lower()
        assert [word for word in JUDGING if word in told] == [], told


@pytest.mark.slow
def test_no_two_sentences_of_any_answers_exclude_each_other(shipped: Questionnaire) -> None:
    """Also as the questionnaire itself says with ``not_with``."""
    chance, engine = random.Random(19), Engine(shipped)
    apart = {(gate.id, name) for gate in shipped.gates for name in gate.not_with}
    texts = {gate.id: (gate.because, gate.duty, gate.caution) for gate in shipped.gates}
    texts |= {one.id: (one.high, one.low) for one in shipped.dimensions}
    for _ in range(20_000):
        result = engine.score(random_case(shipped, chance), look_ahead=False)
        advice = result.strategy
        assert advice is not None
        told = [*advice.because, *advice.duties, *advice.cautions, *filter(None, [advice.against])]
        by = [name for name, own in texts.items() if any(text and text in told for text in own)]
        assert not apart & {pair for two in combinations(by, 2) for pair in (two, two[::-1])}
        check_sentences(result, first_screen(result))
