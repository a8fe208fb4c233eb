"""What stands with a question, what speaks up at once, and what survives a stop."""

from __future__ import annotations

import fcntl
import termios
from io import StringIO
from pathlib import Path

import pytest
from msgspec import structs

from burgerkompas.cases import UNKNOWN, Case, dump_case, read_case
from burgerkompas.interview import flow
from burgerkompas.interview.asker import HalfTyped, cut, keeping_half, letter_of
from burgerkompas.interview.plain import PlainAsker
from burgerkompas.interview.session import Session
from burgerkompas.interview.short import next_short
from burgerkompas.questionnaire.model import OwnView, Questionnaire
from burgerkompas.texts.dates import read_date, say_date
from tests.helpers.terminal import Terminal


def held(spec: Questionnaire, lines: list[str], case: Case, short: bool = False) -> tuple:
    """Hold an interview until its lines are up; return the case saved last, and its screen."""
    out, saved = StringIO(), [case]
    asker = PlainAsker(StringIO("".join(f"{line}\n" for line in lines)), out, "nl")
    with pytest.raises(EOFError):
        Session(spec, case, asker, saved.append, short=short).hold()
    return saved[-1], " ".join(out.getvalue().split())


def almost(spec: Questionnaire, *open_ones: str) -> Case:
    names = [q.id for q in spec.questions if q.id not in open_ones]
    return Case(name="x", answers=dict.fromkeys(names, UNKNOWN))


def with_question(spec: Questionnaire, name: str, **changed: object) -> Questionnaire:
    """Return the questionnaire with one question changed."""
    questions = tuple(structs.replace(q, **changed) if q.id == name else q for q in spec.questions)
    return structs.replace(spec, questions=questions, digest=f"{name} {changed}")


@pytest.fixture
def headed(shipped: Questionnaire) -> Questionnaire:
    """Return the questionnaire with a text, in a later part, that stands at the head of each."""
    spec = shipped
    for name in flow.headings(shipped):
        spec = with_question(spec, name, heading=False)
    return with_question(spec, "plek", kind="text", options=(), heading=True, why=None)


def test_no_digit_is_an_answer_and_no_letter_two_things(shipped: Questionnaire) -> None:
    letters = [letter_of(place) for place in range(60)]
    assert len(set(letters)) == 60
    assert not {"w", "x"} & set(letters)
    for typed in ("1", "3", "33"):
        case, shown = held(shipped, [typed], almost(shipped, "middelen"))
        assert "middelen" not in case.answers
        assert f"'{typed}' kan niet. Typ een letter van a tot en met e." in shown


def test_the_rule_stands_with_what_has_one_answer_and_doubt_with_yes_or_no(
    shipped: Questionnaire,
) -> None:
    rule = structs.replace(shipped, rule={"nl": "Kies het onderste."}, digest="rule")
    bare = structs.replace(shipped, rule=None, digest="bare")
    for name, told in [
        ("middelen", "Kies het onderste."), ("acuut_gevaar", "Twijfel je? Kies 'weet ik niet'."),
        ("doelen", "Je mag er meer kiezen."),
    ]:  # fmt: skip
        for spec in (bare, rule):
            _, shown = held(spec, [], almost(spec, name))
            assert (told in shown) == (spec is rule or name == "doelen")


def test_help_keeps_its_lines(shipped: Questionnaire) -> None:
    spec = with_question(shipped, "middelen", help={"nl": "Ja: dit.\nNee: dat."})
    out = StringIO()
    asker = PlainAsker(StringIO("?\n"), out, "nl", 79)
    with pytest.raises(EOFError):
        Session(spec, almost(spec, "middelen"), asker, lambda _: None).hold()
    assert "Ja: dit.\nNee: dat.\n" in out.getvalue()


def test_keys_are_told_with_the_first_question_and_with_help(shipped: Questionnaire) -> None:
    for lines, times in [([], 1), (["a", "a"], 1), (["a", "?", "a"], 2)]:
        _, shown = held(shipped, lines, almost(shipped, "middelen", "zelf_draait", "fase"))
        assert shown.count("Typ de letter voor een antwoord") == times


def test_who_it_is_about_is_asked_first_and_stands_at_the_head_of_every_part(
    headed: Questionnaire,
) -> None:
    assert flow.order(headed)[0] == "plek" == next_short(headed, {})
    _, shown = held(headed, ["de tuinders", "b"], almost(headed, "plek", "zelf_draait", "doelen"))
    assert shown.count("Dit gaat over: de tuinders") == 2
    assert cut("a" * 999, 60) == "a" * 179 + "…"


def with_urgent_duties(spec: Questionnaire) -> Questionnaire:
    gates = tuple(
        structs.replace(gate, urgent=gate.urgent or bool(gate.duty)) for gate in spec.gates
    )
    decision = structs.replace(spec.decision, gates=gates)
    return structs.replace(spec, decision=decision, digest="urgent")


def test_an_urgent_duty_is_told_at_once_and_what_is_not_known_must_be_found_out(
    shipped: Questionnaire,
) -> None:
    spec = with_urgent_duties(shipped)
    name = "vermoeden_onveilig"
    duty = next(gate.duty["nl"] for gate in spec.gates if gate.id == name)
    question = spec.question[name].text["nl"]
    start = almost(spec, name, "middelen", "acuut_gevaar")
    before = f"!! Zoek dit eerst uit, voor je iets doet: {spec.question['acuut_gevaar'].text['nl']}"
    for typed, told in [
        ("a", f"!! Dit moet nu: {duty}"), ("b", None),
        ("w", f"!! Zoek dit eerst uit, voor je iets doet: {question}"),
    ]:  # fmt: skip
        _, shown = held(spec, ["w", typed, "a"], start)
        assert shown.count("!!") == 1 + (told is not None)
        assert before in shown
        assert told is None or told in shown


def test_choices_that_exclude_each_other_are_refused(shipped: Questionnaire) -> None:
    first, *rest = shipped.question["doelen"].options
    options = (structs.replace(first, alone=True), *rest)
    spec = with_question(shipped, "doelen", options=options)
    label = first.label["nl"]
    case, shown = held(spec, ["a, b", "b, c"], almost(spec, "doelen"))
    assert f"'{label}' kan niet samen met iets anders." in shown
    assert case.answers["doelen"] == (str(rest[0].value), str(rest[1].value))
    assert spec.question["doelen"].excluding((first.value,)) is None


def test_what_looks_like_a_person_is_told_right_after_the_note(shipped: Questionnaire) -> None:
    lines = ["notitie", "bel 06-12345678", "notitie", "mail x@y.nl", "notitie", "niets"]
    _, shown = held(shipped, lines, almost(shipped, "middelen"))
    assert shown.count("Hier lijkt") == 2
    assert shown.index("telefoonnummer te staan") < shown.index("e-mailadres te staan")


class Stopped(PlainAsker):
    """An asker that is stopped while a text is being typed."""

    def _line(self, prompt: str, is_text: bool = False) -> str:
        if is_text:
            raise HalfTyped("half een zin")
        return super()._line(prompt)


def test_what_was_being_typed_survives_a_stop(
    shipped: Questionnaire, headed: Questionnaire
) -> None:
    for spec, lines, name in [(shipped, "notitie\n", "middelen"), (headed, "", "plek")]:
        saved: list[Case] = []
        asker = Stopped(StringIO(lines), StringIO(), "nl")
        with pytest.raises(KeyboardInterrupt):
            Session(spec, almost(spec, name), asker, saved.append).hold()
        kept = saved[-1].notes if spec is shipped else saved[-1].answers
        assert kept[name] == "half een zin"


def test_a_question_mark_alone_asks_for_the_explanation_and_is_never_kept(
    shipped: Questionnaire,
) -> None:
    explained = shipped.question["middelen"].help
    assert explained is not None
    case, shown = held(shipped, ["notitie", "?", "omdat"], almost(shipped, "middelen"))
    assert case.notes == {"middelen": "omdat"}
    assert shown.count(" ".join(explained["nl"].split())) == 1
    kept: list[str] = []
    with pytest.raises(HalfTyped), keeping_half(kept.append):
        raise HalfTyped(" ? ")
    assert kept == []


@pytest.mark.parametrize(
    ("mode", "ready", "keys", "prompt"),
    [
        ("--plain", "Typ een letter: ", "notitie\n", "): "),
        ("--no-color", "w weet ik niet", "\x0e", ">"),
    ],
)
def test_a_half_typed_note_is_in_the_file_after_ctrl_c(
    shipped: Questionnaire, tmp_path: Path, mode: str, ready: str, keys: str, prompt: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(dump_case(shipped, almost(shipped, "middelen")), encoding="utf-8")

    def own_terminal() -> None:
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    terminal = Terminal(tmp_path, "assess", mode, "a.yaml", before=own_terminal)
    terminal.until(ready)
    terminal.type(keys)
    for then in ("Notitie bij", "terug", prompt):
        terminal.until(then)
    terminal.type("half éé")
    terminal.until("éé")
    terminal.type("\x03")
    terminal.until("burgerkompas assess a.yaml")
    assert terminal.close() == 130
    assert read_case(shipped, path).notes == {"middelen": "half éé"}


@pytest.fixture
def viewed(shipped: Questionnaire) -> Questionnaire:
    """Return the questionnaire with an advice that is clear only if one's own view agrees."""
    view = OwnView("aanleiding", {})
    clear = structs.replace(shipped.decision.clear, own_view=True)
    decision = structs.replace(shipped.decision, own_view=view, clear=clear)
    return structs.replace(shipped, decision=decision, digest="viewed")


def test_a_short_interview_asks_for_ones_own_view_last_but_not_in_danger(
    viewed: Questionnaire,
) -> None:
    answers: dict = {}
    while (name := next_short(viewed, answers)) is not None:
        answers[name] = "nee" if viewed.question[name].kind == "yes_no" else UNKNOWN
    assert list(answers)[-1] == "aanleiding"
    assert next_short(viewed, {"acuut_gevaar": "ja"}) is None


def test_a_short_interview_introduces_a_part_once(shipped: Questionnaire) -> None:
    _, shown = held(shipped, ["b"] * 20, Case(name="x"), short=True)
    intros = [" ".join(part.intro["nl"].split()) for part in shipped.parts if part.intro]
    assert {shown.count(intro) for intro in intros} == {0, 1}


def test_after_what_the_advice_rests_on_one_may_stop(viewed: Questionnaire) -> None:
    first = flow.first_stage(viewed)
    last = [name for name in flow.order(viewed) if name in first][-1]
    start = Case(name="x", answers=dict.fromkeys(first - {last}, UNKNOWN))
    offer = "Dit waren de vragen waarop het advies rust."
    # Go on; stop: then the own view is asked for.
    after = viewed.question[flow.order(viewed)[len(first)]].text["nl"]
    _, shown = held(viewed, ["w", "1"], start)
    assert shown.index(offer) < shown.index(after)
    _, shown = held(viewed, ["w", "2"], start)
    assert shown.index(offer) < shown.index(viewed.question["aanleiding"].text["nl"])
    asker = PlainAsker(StringIO("w\n2\na\n"), StringIO(), "nl")
    assert "aanleiding" in Session(viewed, start, asker, lambda _: None).hold().answers
    # Back, and to the answers.
    _, shown = held(viewed, ["w", "terug", "w", "3"], start)
    assert (shown.count(offer), shown.count("Overzicht:")) == (2, 1)


def test_the_advice_waits_for_ones_own_view_only_if_it_needs_nothing_else_and_only_once(
    viewed: Questionnaire,
) -> None:
    """Whoever chooses to see the advice now sees it, or is told that there is one more question."""

    def shown_after(case: Case, lines: str) -> str:
        out = StringIO()
        Session(viewed, case, PlainAsker(StringIO(lines), out, "nl"), lambda _: None).hold()
        return " ".join(out.getvalue().split())

    last, view = "Nog één vraag, dan komt het advies.", viewed.question["aanleiding"].text["nl"]
    little = Case(name="x", answers={"acuut_gevaar": UNKNOWN})
    assert last not in shown_after(little, "overzicht\n1\n")
    enough = Case(name="x", answers=dict.fromkeys(flow.first_stage(viewed), UNKNOWN))
    shown = shown_after(enough, "2\nw\n")
    assert shown.index(last) < shown.index(view)
    assert shown_after(enough, "2\noverzicht\n1\n").count(last) == 1


@pytest.mark.parametrize(
    ("text", "language", "date"),
    [
        ("30-11-2026", "nl", "2026-11-30"), ("30-11-2026", "en", None),
        ("2026-11-30", "en", "2026-11-30"), ("30 november 2026", "nl", "2026-11-30"),
        ("30 Nov 2026", "en", "2026-11-30"), (" Vandaag ", "nl", "2026-01-02"),
        ("today", "en", "2026-01-02"), ("1 mei 2026", "nl", "2026-05-01"),
        ("31-2-2026", "nl", None), ("1 smarch 2026", "en", None), ("gisteren", "nl", None),
    ],
)  # fmt: skip
def test_a_date_is_read_as_people_write_it(text: str, language: str, date: str | None) -> None:
    assert read_date(text, language, "2026-01-02") == date
    if date is not None:
        assert read_date(say_date(date, language), language, "") == date
