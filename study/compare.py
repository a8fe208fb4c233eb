#!/usr/bin/env python3
"""Compare designs of the rule on labelled readings, each case judged by what was chosen without it.

compare.py FOLDER     (labels.csv, reading_*.yaml and old-wording_*.yaml: ../shared/validity)

All designs read the answers of questionnaire version 1. A design is a family of variants (rules on or off, bounds);
for every case the variant is chosen that does best on the other cases, and only that is counted. The families
themselves were thought out with the cases in sight, so even these figures are too kind.
"""
import collections
import csv
import itertools
import random
import sys
from pathlib import Path

import yaml

ENDS = ("be-present", "monitor", "co-create", "inform")


def load(folder):
    labels = collections.defaultdict(lambda: {"first": set(), "second": set(), "never": set()})
    for row in csv.DictReader((folder / "labels.csv").open()):
        for key in ("first", "second", "never"):
            labels[row["case"]][key] |= {v for v in row[key].split("|") if v not in ("", "-")}
    readings, read = [], set()
    names = sorted(folder.glob("reading_*.yaml")) + sorted(folder.glob("old-wording_*.yaml"))
    for path in names:
        new = path.name.startswith("reading")
        for case, answers in yaml.safe_load(path.read_text()).items():
            if not new and case in read:
                continue
            known = {k: v for k, v in answers.items() if v not in ("unknown", "?")}
            if "kennis_geld" in known:
                known["kennis"] = known["geld"] = known["kennis_geld"]
            if "plek_en_media" in known:
                known["plek"] = known["media"] = known["plek_en_media"]
            readings.append((path.stem, case, known))
        if new:
            read |= {c for _, c, _ in readings}
    return labels, readings


# Three-valued: True, False, None (not known).
def ge(a, q, n):
    return None if q not in a else a[q] >= n


def le(a, q, n):
    return None if q not in a else a[q] <= n


def eq(a, q, *vs):
    return None if q not in a else a[q] in vs


def some(*xs):
    return True if True in xs else None if None in xs else False


def every(*xs):
    return False if False in xs else None if None in xs else True


def no(x):
    return None if x is None else not x


# Version 1's scorecard.
DRIVERS = {
    "zelfstandigheid": ["draait_zelf"], "draagkracht": ["mensen_tijd", "kennis", "geld", "-overbelast"],
    "eigenaarschap_groep": ["eigenaarschap", "regie_bij_groep"], "vraag": ["hulpvraag"],
    "informatietekort": ["-kent_regels", "-vinden_elkaar"], "afhankelijkheid": ["partner_nodig"],
    "welkom_zijn": ["welkom"], "kwetsbaarheid": ["kwetsbaar"],
    "overnamerisico": ["besluit_professional", "wens_professional"],
    "openheid": ["groepen_divers", "nieuwkomers", "stille_stem"],
    "extern_contact": ["extern_partijen", "extern_frequentie", "extern_initiatieven", "-extern_onbekend"],
    "middelen": ["middelen_passend", "geld"],
}
SCORECARD = {
    "be-present": (["kwetsbaarheid", "+overnamerisico"], ["vraag", "informatietekort"]),
    "monitor": (["zelfstandigheid", "draagkracht", "eigenaarschap_groep"],
                ["vraag", "informatietekort", "afhankelijkheid", "kwetsbaarheid"]),
    "co-create": (["zelfstandigheid", "vraag", "afhankelijkheid", "welkom_zijn", "openheid"],
                  ["draagkracht", "overnamerisico"]),
    "inform": (["informatietekort"],
               ["zelfstandigheid", "draagkracht", "overnamerisico", "openheid", "extern_contact"]),
}
SMALL = {
    "be-present": (["kwetsbaarheid"], ["vraag", "informatietekort"]),
    "inform": (["informatietekort"], ["zelfstandigheid"]),
    "co-create": (["vraag", "zelfstandigheid"], ["middelen"]),
    "monitor": (["zelfstandigheid", "middelen"], ["vraag", "informatietekort", "kwetsbaarheid"]),
}


def driver(a, name):
    values = []
    for item in DRIVERS[name]:
        q = item.lstrip("-")
        if q in a:
            values.append(4 - a[q] if item[0] == "-" else a[q])
    return sum(values) / len(values) / 2 - 1 if values else 0


def points(a, card):
    got = {}
    for end, (pro, con) in card.items():
        parts = [max(0, driver(a, d[1:])) if d[0] == "+" else driver(a, d) for d in pro]
        got[end] = sum(parts + [-driver(a, d) for d in con]) / (len(pro) + len(con))
    return got


def closed(a, better):
    out = set()
    harm, against = eq(a, "schade_derden", "ja"), eq(a, "gericht_tegen_mensen", "ja")
    if against:
        out |= {"co-create", "monitor"}
    if harm:
        out |= {"monitor", "be-present"}
    if eq(a, "wil_geen_bemoeienis", "ja"):
        out |= {"co-create"} | (set() if harm else {"inform"})
    if eq(a, "onenigheid", "ja"):
        out |= {"co-create", "monitor"}
    if ge(a, "besluit_professional", 3):
        out |= {"co-create"}
    if better == "rules":
        return out
    if ge(a, "overbelast", 3) or every(ge(a, "overbelast", 2), le(a, "kern_opvolging", 1)):
        out |= {"monitor"}
    if eq(a, "wettelijke_eis", "ja"):
        out |= {"monitor"}
    if not some(ge(a, "kwetsbaar", 2), eq(a, "wantrouwen", "jouw_organisatie"), eq(a, "wil_geen_bemoeienis", "ja"),
                ge(a, "besluit_professional", 3), ge(a, "wens_professional", 3)):
        out |= {"be-present"}
    if better and not eq(a, "wil_geen_bemoeienis", "ja"):
        if ge(a, "hulpvraag", better[0]) or le(a, "vinden_elkaar", better[1]):
            out |= {"monitor"}
    return out


def best(got, out):
    order = [e for e in sorted(ENDS, key=lambda e: (-round(got[e], 9), ENDS.index(e))) if e not in out]
    return (order + ["be-present"])[:2] if order else ["be-present", "be-present"]


def by_points(a, better=None):
    """Design a: version 1's points, perhaps with better gates."""
    if eq(a, "acuut_gevaar", "ja"):
        return "safety-first", None, "danger", None
    out, got = closed(a, better), points(a, SCORECARD)
    one, two = best(got, out)
    first = None
    if eq(a, "gericht_tegen_mensen", "ja") or eq(a, "schade_derden", "ja"):
        first = "inform"
        if "co-create" not in out and got["co-create"] - got["inform"] >= 0.1 and not eq(a, "gericht_tegen_mensen", "ja"):
            first = None
    elif some(ge(a, "kwetsbaar", 3), eq(a, "wantrouwen", "jouw_organisatie")) and not some(
        ge(a, "hulpvraag", 3), driver(a, "informatietekort") > 0.5
    ):
        first = "be-present"
    if first and first not in out:
        return first, one if one != first else two, "gate", one
    return one, two, "points", one


RULES = ("near", "ours", "heavy", "rule", "contact", "trust", "strong", "share")
BOUNDS = {"fear": (3, 4), "asked": (2, 3), "load": (2, 3), "meet": (0, 1), "oneway": (False, True), "calm": (False, True),
          "partner": (False, True), "unheard": (False, True)}


def by_rules(a, on, b, card, tail):
    """Designs b and c: what is short, from the top; then co-create (b) or the points (c)."""
    if eq(a, "acuut_gevaar", "ja"):
        return "safety-first", None, "danger", None
    out = closed(a, "rules") | ({"monitor"} if b["unheard"] and a.get("eerst_vragen") == "ja" else set())
    one, two = best(points(a, card), out)
    asked, short = ge(a, "hulpvraag", b["asked"]), some(le(a, "middelen_passend", 1), le(a, "geld", 0))
    partner = some(le(a, "onafhankelijkheid", 1), eq(a, "verborgen_inzet", "elke_week", "dagelijks")) if b["partner"] else False
    apart = le(a, "vinden_elkaar", b["meet"])
    found = [("bound", some(eq(a, "schade_derden", "ja"), eq(a, "gericht_tegen_mensen", "ja")), "inform")]
    hold = {
        "near": ge(a, "kwetsbaar", b["fear"]) and not some(asked, apart),
        "ours": every(eq(a, "herkomst", "professional"), le(a, "draait_zelf", 1), le(a, "hulpvraag", 0)),
        "heavy": some(ge(a, "overbelast", b["load"]), every(ge(a, "overbelast", 2), le(a, "kern_omvang", 1))),
        "rule": some(eq(a, "wettelijke_eis", "ja"), le(a, "kent_regels", 1)),
        "contact": some(apart, every(le(a, "participatie_nu", 2), ge(a, "hulpvraag", 1)) if b["oneway"] else False),
        "trust": some(eq(a, "wantrouwen", "jouw_organisatie"), eq(a, "fase", "stopt")) and not asked,
        "strong": ge(a, "draait_zelf", 3) and not some(short, asked, partner, ge(a, "overbelast", 2), ge(a, "kwetsbaar", 3) if b["calm"] else False),
        "share": some(asked, short, partner),
    }
    end = dict(near="be-present", ours="be-present", heavy="co-create", rule="inform", contact="inform",
               trust="be-present", strong="monitor", share="co-create")
    found += [(r, hold[r], end[r]) for r in RULES if r in on]
    for name, holds, advice in found:
        if holds is True and advice not in out:
            return advice, one if one != advice else two, name, one
    if tail and tail not in out:
        return tail, one if one != tail else two, "else", one
    return one, two, "points", one


def families():
    bounds = [dict(zip(BOUNDS, v)) for v in itertools.product(*BOUNDS.values())]
    ons = [frozenset(c) for n in range(len(RULES) + 1) for c in itertools.combinations(RULES, n)]
    fixed = dict(fear=3, asked=2, load=3, meet=1, oneway=True, calm=False, partner=False, unheard=False)
    more = dict(fixed, partner=True, unheard=True)
    a = [("today", lambda x: by_points(x))]
    a1 = a + [(f"gates {h},{v}", lambda x, h=h, v=v: by_points(x, (h, v))) for h in (2, 3, 4) for v in (0, 1, 2)]
    def some_rules(card, tail, ons, bounds):
        return [(f"{sorted(on)} {list(b.values())}", lambda x, on=on, b=b: by_rules(x, on, b, card, tail)) for on in ons for b in bounds]
    all_on = [frozenset(RULES)]
    return {
        "a0 today's points": a,
        "a1 today's points, better gates": a1,
        "b0 ordered rules, all, fixed bounds": some_rules(SMALL, "co-create", all_on, [fixed]),
        "b1 ordered rules, all, bounds chosen": some_rules(SMALL, "co-create", all_on, bounds),
        "c0 rules + small points, all, fixed": some_rules(SMALL, None, all_on, [fixed]),
        "c1 rules + small points, bounds chosen": some_rules(SMALL, None, all_on, bounds),
        "c2 rules + small points, rules chosen": some_rules(SMALL, None, ons, [fixed]),
        "c3 rules + version 1's points, all, fixed": some_rules(SCORECARD, None, all_on, [fixed]),
        "b2 b0, partner and unheard": some_rules(SMALL, "co-create", all_on, [more]),
        "b3 b0, only partner": some_rules(SMALL, "co-create", all_on, [dict(fixed, partner=True)]),
        "b4 b0, only unheard": some_rules(SMALL, "co-create", all_on, [dict(fixed, unheard=True)]),
        "c4 c0, partner and unheard": some_rules(SMALL, None, all_on, [more]),
        "c5 c4, rules chosen": some_rules(SMALL, None, ons, [more]),
        "d0 small points alone": some_rules(SMALL, None, [frozenset()], [fixed]),
    }


def grade(label, got):
    ok = label["first"] | label["second"]
    return got in label["first"], got in ok, got in label["never"] - ok


def main():
    folder = Path(sys.argv[1])
    labels, readings = load(folder)
    cases = sorted({c for _, c, _ in readings})
    print(f"{len(readings)} readings of {len(cases)} cases (leave one case out)\n")
    print(f"{'design':44} first        defensible   never      same    first|second  agree: share first never")
    for name, family in families().items():
        outs = [[f(a) for _, _, a in readings] for _, f in family]
        worth = []
        for out in outs:
            per = collections.Counter()
            for (_, c, _), got in zip(readings, out):
                first, ok, never = grade(labels[c], got[0])
                per[c] += first + 0.3 * ok - 2 * never
            worth.append((sum(per.values()), per))
        rows, picked = [], collections.Counter()
        for c in cases:
            k = max(range(len(family)), key=lambda i: worth[i][0] - worth[i][1][c])
            picked[family[k][0]] += 1
            rows += [(s, c, *outs[k][n]) for n, (s, x, _) in enumerate(readings) if x == c]
        g = [grade(labels[r[1]], r[2]) for r in rows]
        two = [bool({r[2], r[3]} & labels[r[1]]["first"]) for r in rows]
        agree = [i for i, r in enumerate(rows) if r[2] == r[5] or r[2] == "safety-first"]
        by = collections.defaultdict(set)
        for r in rows:
            by[r[1]].add(r[2])
        n = len(rows)
        rng, boot = random.Random(1), []
        for _ in range(1000):
            pick = [rng.choice(cases) for _ in cases]
            hits = [x[0] for c in pick for r, x in zip(rows, g) if r[1] == c]
            boot.append(sum(hits) / len(hits))
        boot.sort()
        f, o, v = (sum(x[i] for x in g) for i in range(3))
        print(f"{name:44} {f:3} {100 * f / n:3.0f} % [{100 * boot[25]:.0f}-{100 * boot[-26]:.0f}] {o:3} {100 * o / n:3.0f} %  {v:2} {100 * v / n:3.0f} %  "
              f"{sum(len(s) == 1 for s in by.values())}/{len(by)}  {100 * sum(two) / n:3.0f} %         {100 * len(agree) / n:3.0f} {100 * sum(g[i][0] for i in agree) / max(1, len(agree)):3.0f} {sum(g[i][2] for i in agree)}")
        sets = collections.defaultdict(list)
        for r, x in zip(rows, g):
            sets[r[0][:9].replace("reading_A", "A/B").replace("reading_B", "A/B").replace("reading_C", "C/D").replace("reading_D", "C/D")].append(x)
        print("    " + " · ".join(f"{s}: {sum(x[0] for x in xs)}/{sum(x[1] for x in xs)}/{sum(x[2] for x in xs)} of {len(xs)}" for s, xs in sets.items())
              + (f"   chosen: {picked.most_common(2)}" if len(family) > 1 else ""))
        if "--each" in sys.argv:
            for r, x in zip(rows, g):
                if not x[0]:
                    print("      ", r[1], r[2], "by", r[4], "second", r[3], "ok" if x[1] else "NEVER" if x[2] else "other", sorted(labels[r[1]]["first"]))
    print("\neach rule of c4 off (first up/down by case; never)")
    fixed = dict(fear=3, asked=2, load=3, meet=1, oneway=True, calm=False, partner=True, unheard=True)
    base = {i: grade(labels[c], by_rules(a, frozenset(RULES), fixed, SMALL, None)[0]) for i, (_, c, a) in enumerate(readings)}
    for rule in RULES:
        off = {i: grade(labels[c], by_rules(a, frozenset(RULES) - {rule}, fixed, SMALL, None)[0]) for i, (_, c, a) in enumerate(readings)}
        down = {readings[i][1] for i in base if base[i][0] and not off[i][0]}
        up = {readings[i][1] for i in base if off[i][0] and not base[i][0]}
        print(f"  without {rule:8} loses {len(down)} cases {sorted(down)}, gains {len(up)} {sorted(up)}; never {sum(x[2] for x in base.values())} -> {sum(x[2] for x in off.values())}")


if __name__ == "__main__":
    main()
