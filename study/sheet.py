#!/usr/bin/env python3
"""Write the questionnaire as a plain sheet for a reader who must not see the scoring.

sheet.py FOLDER [LANGUAGE]     (questions/burgerkompas, nl)
"""
import sys
from pathlib import Path

import yaml


class AsWritten(yaml.SafeLoader):
    """Read ja, nee, yes and no as texts, as the questionnaires do."""


AsWritten.yaml_implicit_resolvers = {k: [(t, r) for t, r in v if t != "tag:yaml.org,2002:bool" or k in "tTfF"] for k, v in yaml.SafeLoader.yaml_implicit_resolvers.items()}
folder, lang = Path(sys.argv[1]), (sys.argv[2:] or ["nl"])[0]
read = lambda p: yaml.load(p.read_text(), AsWritten)  # noqa: E731
main = read(folder / f"{folder.name}.yaml")
print(f"# {main['title'][lang]} {main['version']}\n\n{main['intro'][lang]}")
if "rule" in main:
    print(f"\n**{main['rule'][lang]}**")
for part in main["parts"]:
    theme = read(folder / f"{part}.yaml")
    if not theme.get("questions"):
        continue
    print(f"\n## {theme['title'][lang]}\n\n{theme.get('intro', {}).get(lang, '')}")
    for q in theme["questions"]:
        print(f"\n### `{q['id']}`\n{q['text'][lang]}")
        if "ask_if" in q:
            c = q["ask_if"]
            print(f"*(alleen als `{c['question']}` een van deze is: {', '.join(map(str, c.get('in') or [c.get('is')]))})*")
        if "help" in q:
            print("\n".join(f"> {line}" for line in q["help"][lang].strip().splitlines()))
        kind = q.get("kind", "scale")
        if kind == "scale":
            scale = main["scales"][q["scale"]] if isinstance(q["scale"], str) else q["scale"]
            answers = {v: scale["labels"].get(v, {}).get(lang, "") for v in scale["values"]}
        elif kind == "yes_no":
            answers = {k: v[lang] for k, v in main["yes_no"].items()}
        elif kind == "text":
            answers = {}
            print("(vrije tekst, één zin)")
        else:
            answers = {k: (v["label"] if "label" in v else v)[lang] for k, v in q["options"].items()}
            if kind == "choices":
                print("(meer antwoorden mogen: `[a, b]`)")
        for value, label in answers.items():
            print(f"- `{value}` {label}")
        if q.get("not_applicable"):
            print("- `not_applicable` niet van toepassing")
        if kind != "text":
            print("- `unknown` weet ik niet")
