"""A fair guess of the minutes left."""

from __future__ import annotations

import pytest

from burgerkompas.interview import flow
from burgerkompas.interview.flow import (
    MAX_FACTOR,
    PRIOR_SECONDS,
    Pace,
    longest_minutes,
    seconds_for,
)
from burgerkompas.questionnaire.model import Questionnaire


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_estimate_of_the_whole_lies_between_reading_without_help_and_with_it(
    shipped: Questionnaire, language: str
) -> None:
    words = sum(
        len(text[language].split())
        for question in shipped.questions
        for text in (question.text, *(option.label for option in question.options))
    )
    least = Pace().minutes(shipped.questions, language)
    assert words / 200 < least < longest_minutes(shipped.questions, language) < 40


def test_more_to_read_takes_longer(shipped: Questionnaire) -> None:
    names = ("onenigheid", "participatie_nu")
    short, long = (seconds_for(shipped.question[name], "nl") for name in names)
    assert short < long


def test_who_takes_twice_as_long_has_nearly_twice_as_much_to_go(shipped: Questionnaire) -> None:
    slow = Pace()
    for question in shipped.questions[:32]:
        expected = seconds_for(question, "nl")
        slow = slow.after(2 * expected, expected)
    left = shipped.questions[32:]
    usual = Pace().minutes(left, "nl")
    assert 1.6 * usual <= slow.minutes(left, "nl") <= 2 * usual


def test_who_is_quick_still_has_to_read_what_is_left(shipped: Questionnaire) -> None:
    quick = Pace()
    for question in shipped.questions[:32]:
        quick = quick.after(1, seconds_for(question, "nl"))
    left = shipped.questions[32:]
    assert quick.minutes(left, "nl") == Pace().minutes(left, "nl")


def test_one_answer_or_one_phone_call_changes_little() -> None:
    assert Pace().after(1, 10).factor == 1
    assert Pace().after(3600, 10).factor == (MAX_FACTOR * 10 + PRIOR_SECONDS) / (10 + PRIOR_SECONDS)


def test_the_guess_is_for_what_is_still_open(shipped: Questionnaire) -> None:
    names = flow.route(shipped, {})
    answers = dict.fromkeys(names[:-2], "unknown")
    at = flow.progress(shipped, answers, names[-2], "nl", Pace())
    assert at.minutes == Pace().minutes([shipped.question[n] for n in names[-2:]], "nl") == 1
