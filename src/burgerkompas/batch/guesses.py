"""Guess what the columns of somebody else's table stand for.

What is written as the questionnaire writes it is taken as it stands. What only looks like it, or is
counted as form tools do (``A2``, ``SQ002``), is taken with a remark that asks somebody to look.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from itertools import zip_longest
from math import log
from typing import NamedTuple

from msgspec import structs

from burgerkompas.batch.cells import LABELS, find_clashes, label_answers
from burgerkompas.batch.mapping import (
    EVERYWHERE,
    IGNORE,
    Map,
    Target,
    Word,
)
from burgerkompas.batch.profiles import Profile, is_ignored
from burgerkompas.batch.spellings import alike, looks_like_date, plain_heading
from burgerkompas.batch.tables import Table
from burgerkompas.cases import Absence
from burgerkompas.cases.case import CASE_KEYS
from burgerkompas.questionnaire.model import Question, Questionnaire
from burgerkompas.texts import Words
from burgerkompas.texts.batch import HEADINGS, PERSONAL, TOOLS

CHECK = "CHECK"
"""How a remark begins where somebody has to look."""

_SIMILAR = 0.8
"""The similarity (``difflib``'s ratio) from which two texts count as the same."""

_PART = re.compile(r"^(.*?)\s*\[([^\[\]]*)\]$", re.DOTALL)
_CODE = re.compile(r"(?:a|ao|sq)0*(\d+)")
_WORD = re.compile(r"[^\W_]{4,}")
"""Shorter ones are in texts about anything."""


class Guess(NamedTuple):
    """What a column seems to stand for."""

    target: Target
    remark: str | None = None
    """What to say of it."""

    @property
    def is_unsure(self) -> bool:
        """Whether somebody has to look."""
        return self.remark is not None and CHECK in self.remark


def check(words: Words, remark: str, **values: str) -> str:
    """Return a remark that asks somebody to look."""
    return f"{CHECK}: {words(remark, **values)}"


def guess_columns(
    words: Words, questionnaire: Questionnaire, table: Table, seen: Sequence[list[str]]
) -> list[Guess]:
    """Return what each column seems to stand for, by its heading and the texts ``seen`` in it."""
    names = table.names
    guesses = _Guesser(words, questionnaire, table).columns()
    taken: set[Target] = set()
    for at, (target, _) in enumerate(guesses):
        if target.key != IGNORE and target in taken:
            guesses[at] = _ignored(words, "second-time", target=target.key)
        taken.add(target)
    numbered = [at for at, name in enumerate(names) if plain_heading(name) in HEADINGS["number"]]
    if Target("name") not in taken and numbered:
        guesses[numbered[0]] = Guess(Target("name"), check(words, "no-other-name"))
    for at, ((target, _), texts) in enumerate(zip(guesses, seen, strict=True)):
        # None of the dates can be read: a year of two digits, say.
        if target.key == "date" and texts and not any(map(looks_like_date, texts)):
            guesses[at] = _ignored(words, "no-date", text=texts[0])
    return guesses


def _ignored(words: Words, remark: str, **values: str) -> Guess:
    return Guess(Target(IGNORE), check(words, remark, **values))


class _Guesser:
    def __init__(self, words: Words, questionnaire: Questionnaire, table: Table) -> None:
        self.words = words
        self.table = table
        self.profile = table.profile
        self.headings = {plain_heading(name) for name in table.names}
        self.questionnaire = questionnaire
        self.texts = {
            plain_heading(text): question
            for question in questionnaire.questions
            for text in (question.id, *question.text.values())
        }
        self.personal = any(plain_heading(name) in PERSONAL for name in table.names)
        """Whether the table tells who filled it in, so that a name is a person's."""

    def columns(self) -> list[Guess]:
        """Return what each column seems to stand for: by its name, or else by the text below it."""
        guesses = []
        for name, text in zip_longest(self.table.names, self.table.texts[: len(self.table.names)]):
            guess = self.column(name)
            if text and guess.is_unsure:
                told = self.column(text)
                guess = guess if told.is_unsure else told
            guesses.append(guess)
        return guesses

    def column(self, name: str) -> Guess:
        heading = plain_heading(name)
        if name in CASE_KEYS:
            return Guess(Target(name))
        # Some tools write the question's code before its text.
        question = self.texts.get(heading) or self.texts.get(heading.partition(". ")[0])
        if question is not None:
            return Guess(Target(question.id))
        if self.profile and (guess := self.by_profile(self.profile, name.strip(), heading)):
            return guess
        if part := _PART.match(name.strip()):
            several = self.texts.get(plain_heading(part[1]))
            if several is not None and several.kind == "choices":
                return self.choice(several, plain_heading(part[2]))
        if heading in PERSONAL or (self.personal and heading in ("name", "naam")):
            return Guess(Target(IGNORE), self.words("personal"))
        for key in CASE_KEYS:
            if heading in HEADINGS[key]:
                return Guess(Target(key))
        if heading in TOOLS:
            return Guess(Target(IGNORE))
        if near := nearest(heading, self.texts):
            remark = check(self.words, "looks-like", text=near)
            return Guess(Target(self.texts[near].id), remark)
        if likely := _likely_questions(heading, self.questionnaire.questions):
            return Guess(Target(IGNORE), f"{CHECK}: {', '.join(likely)}?")
        return _ignored(self.words, "no-question")

    def by_profile(self, profile: Profile, name: str, heading: str) -> Guess | None:
        """Return what a heading stands for as the tool writes it; ``None`` where it isn't sure."""
        for key, headings in profile.about.items():
            if heading in headings:
                first = next(one for one in headings if one in self.headings)
                return Guess(Target(key if heading == first else IGNORE))
        if is_ignored(profile, heading) or heading in profile.number:
            return Guess(Target(IGNORE))
        unsure: Guess | None = None
        for pattern in profile.headings:
            found = re.fullmatch(pattern, name, re.DOTALL | re.IGNORECASE)
            parts = found.groupdict() if found else {}
            question = self.question(profile, parts.get("question"))
            if question is None or (parts.get("choice") and question.kind != "choices"):
                continue
            if not parts.get("choice"):
                return Guess(Target(question.id))
            guess = self.choice(question, plain_heading(parts["choice"]))
            if guess.target.choice is not None:
                if guess.remark is None:
                    return guess
                unsure = unsure or guess
        question = self.question(profile, name)
        return unsure if question is None else Guess(Target(question.id))

    def question(self, profile: Profile, text: str | None) -> Question | None:
        """Return the question that a text names."""
        if not text:
            return None
        found = self.texts.get(plain_heading(text))
        if found is None and profile.letters_only:
            same = {q.id: q for t, q in self.texts.items() if _letters(t) == _letters(text)}
            found = next(iter(same.values())) if len(same) == 1 else None
        return found

    def choice(self, question: Question, part: str) -> Guess:
        """Return what a column for one option of a question stands for."""
        for option in question.options:
            if part in (alike(str(option.value)), *map(plain_heading, option.label.values())):
                return Guess(Target(question.id, str(option.value)))
        labels = {
            plain_heading(t): str(o.value) for o in question.options for t in o.label.values()
        }
        if near := nearest(part, labels):
            remark = check(self.words, "looks-like", text=near)
            return Guess(Target(question.id, labels[near]), remark)
        if value := by_code(question, f"sq{part}" if part.isdecimal() else part):
            return Guess(Target(question.id, value), check(self.words, "by-number"))
        return _ignored(self.words, "no-answer-to", id=question.id)


def nearest(text: str, known: Mapping[str, object]) -> str | None:
    """Return which of the known texts is most like a text, if one is like it at all."""
    return next(iter(get_close_matches(text, known, n=1, cutoff=_SIMILAR)), None)


def by_code(question: Question, text: str) -> str | None:
    """Return the option that a form tool's code counts to: ``A2``, ``AO02`` or ``SQ002``."""
    code = _CODE.fullmatch(alike(text))
    if code is None or not 1 <= int(code[1]) <= len(question.options):
        return None
    return str(question.options[int(code[1]) - 1].value)


def _letters(text: str) -> str:
    return "".join(c for c in alike(text) if c.isalnum())


def with_profile(questionnaire: Questionnaire, table: Table, column_map: Map) -> Map:
    """Add to a map what is known of the tool that wrote a table; what the map says goes first."""
    profile = table.profile
    if profile is None:
        return column_map
    guessed = _Guesser(Words("template", "en"), questionnaire, table).columns()
    mapped = {alike(name) for name in column_map.columns}
    own = {*CASE_KEYS, *questionnaire.question}
    places = column_map.places
    taken = [*places.values(), *column_map.columns.values()]
    taken += [Target(name) for name in table.names if name in own and alike(name) not in mapped]
    guesses = {
        place: guess.target
        for place, (name, guess) in enumerate(zip(table.names, guessed, strict=True), 1)
        if name and place not in places and alike(name) not in mapped and name not in own
        if not guess.is_unsure
    }
    often = Counter([*guesses.values(), *taken])
    # What two columns could mean, neither does.
    sure = {p: t for p, t in guesses.items() if t.key == IGNORE or often[t] == 1}
    if Target("name") not in [*sure.values(), *taken]:
        plain = [plain_heading(name) for name in table.names]
        numbers = [plain.index(heading) + 1 for heading in profile.number if heading in plain]
        sure |= dict.fromkeys(numbers[:1], Target("name"))
    reading = profile.reading
    readings = {q.id: reading for q in questionnaire.questions if reading and find_clashes(q)}
    separators = {EVERYWHERE: profile.separator} if profile.separator else {}
    return structs.replace(
        column_map,
        places={**sure, **places},
        words=_unanswered(questionnaire, profile, column_map),
        readings={**readings, **column_map.readings},
        separators={**separators, **column_map.separators},
    )


def _unanswered(
    questionnaire: Questionnaire, profile: Profile, column_map: Map
) -> dict[str, dict[str, Word]]:
    """Return the words of a map with what the tool writes for no answer, unless it is a label."""
    words = dict(column_map.words)
    known = column_map.general_words
    told = [text for text in map(alike, profile.unanswered) if text not in known]
    for question in questionnaire.questions:
        labels = label_answers(question, LABELS if question.options else None)
        own = {text for text, answer in labels.items() if not isinstance(answer, Absence)}
        texts: dict[str, Word] = {text: None for text in told if text not in own}
        if texts and question.kind != "text":
            words[question.id] = {**texts, **words.get(question.id, {})}
    return words


def _likely_questions(heading: str, questions: Iterable[Question]) -> list[str]:
    """Return the ids of at most three questions that share most of what a heading says, best first.

    A word counts for more, the fewer the texts it is in; one that is in no text counts most.
    """
    texts = [(q.id, _words_in(f"{q.id} {text}")) for q in questions for text in q.text.values()]
    often = Counter(word for _, words in texts for word in words)
    weights = {word: log(1 + len(texts) / (1 + often[word])) for word in _words_in(heading)}
    shares: dict[str, float] = {}
    for name, words in texts:
        shared = sum(weight for word, weight in weights.items() if word in words)
        shares[name] = max(shares.get(name, 0.0), shared)
    enough = max(0.4 * sum(weights.values()), 0.6 * max(shares.values(), default=0.0))
    likely = [name for name, shared in shares.items() if shared and shared >= enough]
    return sorted(likely, key=lambda name: -shares[name])[:3]


def _words_in(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(alike(text)))
