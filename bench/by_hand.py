"""The scoring of the questionnaire in `frozen-1.0.0/` in polars as one who knows polars writes it.

The same columns as the program gives, from the same cells, checked as strictly; only for the one
questionnaire and without a generator. A peer to measure beside, so it is written to be fast.
"""

from __future__ import annotations

from functools import reduce
from operator import add, and_, or_

import polars as pl

UNIT = 20_160
"""Every score is a whole number of these."""

STRATEGIES = ["be-present", "monitor", "co-create", "inform"]
OUTCOMES = ["safety-first", "too-little-known", "advice"]
NAMES = pl.Enum(STRATEGIES)
DECIDERS = ["acuut_gevaar", "te_weinig_bekend", "alles_gesloten", "schade_derden"]
DECIDERS += ["gericht_tegen_mensen", "eerst_present", "scores"]
ABSENT = ["unknown", "weet_niet"]

# Items, those after the bar reversed; the fewest that must be known; the names of low and high.
DIMENSIONS = {
    "zelfstandigheid": ("draait_zelf |", 1, None),
    "draagkracht": ("mensen_tijd kennis geld | overbelast", 1, None),
    "eigenaarschap_groep": ("eigenaarschap regie_bij_groep |", 1, None),
    "vraag": ("hulpvraag |", 1, None),
    "informatietekort": ("| kent_regels vinden_elkaar", 1, None),
    "afhankelijkheid": ("partner_nodig |", 1, None),
    "welkom_zijn": ("welkom |", 1, None),
    "kwetsbaarheid": ("kwetsbaar |", 1, None),
    "overnamerisico": ("besluit_professional wens_professional |", 1, None),
    "kenmerken": ("eigenaarschap onafhankelijkheid collectief informeel |", 2, "weinig veel"),
    "intern_contact": (
        "kern_contact kern_omvang kern_opvolging | kern_alleen_activiteit", 2, "weinig veel"),
    "extern_contact": (
        "extern_partijen extern_frequentie extern_initiatieven | extern_onbekend", 2,
        "weinig veel"),
    "banden": ("banden_vooraf banden_vertrouwen banden_meervoudig |", 2, "zwak sterk"),
    "wederkerigheid": (
        "wederkerig_baat wederkerig_omkeer wederkerig_verwacht |", 2, "klein groot"),
    "gedeeld_belang": ("gedeeld_gericht |", 1, "zwak sterk"),
    "doelen_middelen": ("afweging middelen_passend |", 1, "zwak sterk"),
    "openheid": ("groepen_divers nieuwkomers stille_stem |", 2, "zwak sterk"),
    "inbedding": ("netwerk plek media |", 2, "zwak sterk"),
    "erkenning_regie": ("erkenning steun regie_bij_groep |", 2, "zwak sterk"),
}  # fmt: skip

DRIVERS = {
    "be-present": ("kwetsbaarheid over0", "vraag informatietekort"),
    "monitor": (
        "zelfstandigheid draagkracht eigenaarschap_groep",
        "vraag informatietekort afhankelijkheid kwetsbaarheid",
    ),
    "co-create": (
        "zelfstandigheid vraag afhankelijkheid welkom_zijn openheid",
        "draagkracht overnamerisico",
    ),
    "inform": (
        "informatietekort",
        "zelfstandigheid draagkracht overnamerisico openheid extern_contact",
    ),
}
DRIVING = [*list(DIMENSIONS)[:9], "openheid", "extern_contact"]

col = pl.col
ONE = pl.lit(1, pl.Int32)


def value_of(items: str) -> pl.Expr:
    """Return the mean of the known items between -UNIT and UNIT; null if none is known."""
    plain, reverse = (side.split() for side in items.split("|"))
    parts = [col(f"{name}#") * 2 - 4 for name in plain]
    parts += [4 - col(f"{name}#") * 2 for name in reverse]
    if len(parts) == 1:
        return parts[0].cast(pl.Int32) * (UNIT // 4)
    known = reduce(add, (col(f"{name}#").is_not_null().cast(pl.Int8) for name in plain + reverse))
    total = reduce(add, (part.fill_null(0) for part in parts)).cast(pl.Int32)
    value = pl.when(known == len(parts)).then(total * (UNIT // 4 // len(parts)))
    for n in range(len(parts) - 1, 0, -1):
        value = value.when(known == n).then(total * (UNIT // 4 // n))
    return value.otherwise(None)


def reading(scales: dict[str, list[int]], choices: dict[str, list[str]]) -> list[pl.Expr]:
    """Return the cells as numbers: ``q#`` the value, ``q?`` whether it is open."""
    found = [col(name).cast(pl.Int8, strict=False).alias(f"{name}#") for name in scales]
    for name, values in choices.items():
        if name in ("wantrouwen",) or values == ["ja", "nee"]:
            wanted = "jouw_organisatie" if name == "wantrouwen" else "ja"
            is_open = col(name).is_null() | col(name).is_in(ABSENT)
            found.append(pl.when(~is_open).then(col(name) == wanted).alias(f"{name}#"))
    return found


def by_hand(
    frame: pl.LazyFrame,
    scales: dict[str, list[int]],
    choices: dict[str, list[str]],
    several: dict[str, list[str]],
    not_applicable: list[str],
) -> pl.LazyFrame:
    """Score a table; what may stand in its cells is taken from the questionnaire."""
    questions = [*scales, *choices, *several]
    unknown = pl.sum_horizontal(col(q).is_in(ABSENT).fill_null(False) for q in questions)
    missing = pl.sum_horizontal(col(q).is_null() | (col(q) == "") for q in questions)
    frame = frame.with_columns(
        *reading(scales, choices),
        unknown=unknown.cast(pl.Int64),
        missing=missing.cast(pl.Int64),
    )
    bad = []
    for q, values in scales.items():
        fits = col(f"{q}#").is_between(min(values), max(values))
        absent = [*ABSENT, *["not_applicable"] * (q in not_applicable)]
        bad.append(~(fits.fill_null(False) | col(q).is_in(absent).fill_null(True)))
    for q, options in choices.items():
        bad.append(~col(q).is_in([*options, *ABSENT]).fill_null(True))
    for q, options in several.items():
        names = "".join(f"(?:{option};)?" for option in options)
        bad.append(~pl.format("{};", col(q)).str.contains(f"^{names}$|^unknown;$").fill_null(True))
    frame = frame.with_columns(
        *(value_of(items).alias(name) for name, (items, _, _) in DIMENSIONS.items()),
        *(
            reduce(add, (col(f"{q}#").is_not_null().cast(pl.Int8) for q in _names(items))).alias(
                f"{name}.known"
            )
            for name, (items, least, _) in DIMENSIONS.items()
            if least > 1
        ),
        bad=reduce(or_, bad),
    )
    frame = frame.with_columns(
        *(
            (pl.when(col(f"{d}.known") >= 2).then(col(d)) if least > 1 else col(d))
            .alias(f"{d}.s")
            for d, (_, least, _) in DIMENSIONS.items()
        ),
        *(col(d).fill_null(0).alias(f"{d}.0") for d in DRIVING),
        pl.when(col("overnamerisico") > 0).then(col("overnamerisico")).otherwise(0)
        .alias("over0.0"),
        known=reduce(add, (col(d).is_not_null().cast(pl.Int8) for d in DRIVING)),
    )  # fmt: skip
    scores = {
        s: (
            reduce(add, (col(f"{d}.0") for d in plus.split()))
            - reduce(add, (col(f"{d}.0") for d in minus.split()))
        )
        // len((plus + " " + minus).split())
        for s, (plus, minus) in DRIVERS.items()
    }
    when, unless = gates()
    frame = frame.with_columns(
        *(score.alias(f"{s}.p") for s, score in scores.items()),
        *(condition.alias(f"{g}.w") for g, condition in when.items()),
        *(condition.alias(f"{g}.u") for g, condition in unless.items()),
    )
    fires, open_ = {}, {}
    for g in when:
        w = col(f"{g}.w")
        fires[g] = w.fill_null(False)
        open_[g] = w.is_null()
        if g in unless:
            u = col(f"{g}.u")
            free = ~u.fill_null(False)
            open_[g] = (w.is_null() & free) | (fires[g] & u.is_null())
            fires[g] = fires[g] & free
    frame = frame.with_columns(
        *(condition.alias(f"{g}.f") for g, condition in fires.items()),
        *(condition.alias(f"{g}.o") for g, condition in open_.items()),
        *(
            (col(f"{s}.p") * 4 + (4 * UNIT + 3 - i)).alias(f"{s}.k")
            for i, s in enumerate(STRATEGIES)
        ),
    )
    firing = {g: col(f"{g}.f") for g in when}
    end, by, best, closed = decide(firing)
    frame = frame.with_columns(end=end, by=by, best=best)
    turned = []
    for g in when:
        flipped = {**firing, g: ~firing[g] if g in unless else pl.lit(True)}
        turned.append(col(f"{g}.o") & (decide(flipped)[0] != col("end")))
    rivals = [
        pl.when(closed[s] | (col("end") == i + 2)).then(-1).otherwise(col(f"{s}.k"))
        for i, s in enumerate(STRATEGIES)
    ]
    frame = frame.with_columns(provisional=reduce(or_, turned), rival=pl.max_horizontal(rivals))
    by_scores = col("by") == 6
    margin = pl.when(by_scores & (col("rival") >= 0)).then(
        (col("best") // 4).cast(pl.Int32) - (col("rival") // 4).cast(pl.Int32)
    )
    frame = frame.with_columns(margin=margin)
    ahead = (col("rival") < 0) | (col("margin") >= UNIT // 20)
    doubts = [
        col("provisional"),
        by_scores & ~((col("best") // 4 - UNIT > 0) & ahead),
        (col("by") == 5) & col("eerst_present.o"),
    ]
    clear = (col("end") < 2) | ~reduce(or_, doubts)
    return frame.select(
        "name", "place", "date", "respondent",
        label(pl.min_horizontal(col("end"), pl.lit(2, pl.Int32)), OUTCOMES).alias("outcome"),
        label(col("end") - 2, STRATEGIES).alias("strategy"),
        label(col("by"), DECIDERS).alias("decided_by"),
        clear.fill_null(True).alias("clear"),
        (col("margin") == 0).fill_null(False).alias("tie"),
        pl.when((col("end") >= 2) & (col("rival") >= 0))
        .then(label(3 - col("rival") % 4, STRATEGIES)).alias("runner_up"),
        (col("margin") / UNIT).round(4),
        "provisional",
        (len(questions) - col("unknown") - col("missing")).alias("known"), "unknown", "missing",
        *outputs(),
        valid=~col("bad"),
    )  # fmt: skip


def _names(items: str) -> list[str]:
    return items.replace("|", "").split()


def label(index: pl.Expr, names: list[str]) -> pl.Expr:
    kind = pl.Enum(names)
    chain = pl.when(index == 0).then(pl.lit(names[0], kind))
    for i, name in enumerate(names[1:], 1):
        chain = chain.when(index == i).then(pl.lit(name, kind))
    return chain.otherwise(None)


def gates() -> tuple[dict[str, pl.Expr], dict[str, pl.Expr]]:
    """Return when gates fire, and unless what, with the three truths that polars has too."""
    yes, unwelcome = (lambda q: col(f"{q}#")), col("wil_geen_bemoeienis#")
    load = col("overbelast#")
    when = {
        "acuut_gevaar": yes("acuut_gevaar"),
        "te_weinig_bekend": col("known") < 4,
        "schade_derden": yes("schade_derden"),
        "gericht_tegen_mensen": yes("gericht_tegen_mensen"),
        "wil_geen_bemoeienis": unwelcome,
        "wil_geen_bemoeienis_informeren": unwelcome,
        "onenigheid": yes("onenigheid"),
        "besluit_professional": col("besluit_professional#") >= 3,
        "wens_professional": (col("wens_professional#") >= 3) & (col("hulpvraag#") <= 1),
        "overbelast": (load >= 3) | ((load >= 2) & (col("kern_opvolging#") <= 1)),
        "wettelijke_eis": yes("wettelijke_eis"),
        "grond_voor_presentie": pl.lit(True),
        "eerst_present": (col("kwetsbaar#") >= 3) | col("wantrouwen#"),
    }
    unless = {
        "wil_geen_bemoeienis_informeren": yes("schade_derden"),
        "wens_professional": yes("schade_derden")
        | yes("gericht_tegen_mensen")
        | yes("wettelijke_eis"),
        "grond_voor_presentie": (col("kwetsbaar#") >= 2)
        | col("wantrouwen#")
        | unwelcome
        | (col("besluit_professional#") >= 3)
        | (col("wens_professional#") >= 3),
        "eerst_present": (col("hulpvraag#") >= 3) | (col("informatietekort.s") > UNIT // 2),
    }
    return when, unless


def decide(
    f: dict[str, pl.Expr],
) -> tuple[pl.Expr, pl.Expr, pl.Expr, dict[str, pl.Expr]]:
    """Return the end, who decided, the best key, and which strategies are closed."""
    closed = {
        "be-present": f["schade_derden"] | f["grond_voor_presentie"],
        "monitor": f["schade_derden"]
        | f["gericht_tegen_mensen"]
        | f["onenigheid"]
        | f["overbelast"]
        | f["wettelijke_eis"],
        "co-create": f["gericht_tegen_mensen"]
        | f["wil_geen_bemoeienis"]
        | f["onenigheid"]
        | f["besluit_professional"],
        "inform": f["wil_geen_bemoeienis_informeren"] | f["wens_professional"],
    }
    best = pl.max_horizontal(
        pl.when(closed[s]).then(-1).otherwise(col(f"{s}.k")) for s in STRATEGIES
    )
    led = ~closed["co-create"] & (col("co-create.p") - col("inform.p") >= UNIT // 10)
    steps = [
        (f["acuut_gevaar"], 0),
        (f["te_weinig_bekend"], 1),
        (reduce(and_, closed.values()), 2),
        (f["schade_derden"] & ~closed["inform"] & ~led, 5),
        (f["gericht_tegen_mensen"] & ~closed["inform"], 5),
        (f["eerst_present"] & ~closed["be-present"], 2),
    ]
    end, by = pl.when(steps[0][0]).then(pl.lit(0, pl.Int32)), pl.when(steps[0][0]).then(0)
    for i, (condition, place) in enumerate(steps[1:], 1):
        end = end.when(condition).then(pl.lit(place, pl.Int32))
        by = by.when(condition).then(i)
    return end.otherwise(5 - best % 4), by.otherwise(6), best, closed


def outputs() -> list[pl.Expr]:
    found = []
    for name, (_, _, levels) in DIMENSIONS.items():
        score = col(f"{name}.s")
        found.append((score / UNIT).round(4).alias(f"{name}.score"))
        if levels:
            found.append(label((score >= 0).cast(pl.Int8), levels.split()).alias(f"{name}.level"))
    # The mean is at least 2 where the score is at least 0, at least 1 where that is -1/2.
    traits, enough = col("kenmerken.s"), pl.lit(None)
    one = (traits >= 0) & (col("eigenaarschap#") >= 2)
    two = traits >= -UNIT // 2
    kind = pl.when(one).then(0).when(one.is_null()).then(enough).when(two).then(1)
    kind = kind.when(two.is_null()).then(enough).otherwise(2)
    types = ["burgerinitiatief", "hybride", "geen-burgerinitiatief"]
    found.append(label(kind, types).alias("definition.type"))
    for name, first, second, cells in (
        ("contact_type", "intern_contact", "extern_contact",
         "licht netwerkend cooperatief federatief"),
        ("ties_type", "banden", "wederkerigheid",
         "onbekenden-voor-anderen onbekenden-voor-elkaar bekenden-voor-anderen "
         "bekenden-voor-elkaar"),
    ):  # fmt: skip
        place = (col(f"{first}.s") >= 0).cast(pl.Int8) * 2 + (col(f"{second}.s") >= 0).cast(pl.Int8)
        found.append(label(place, cells.split()).alias(f"{name}.type"))
    return found
