"""Write a comparison as Markdown, for a mail or a wiki; every text of it is escaped."""

from __future__ import annotations

import re

from burgerkompas.report.comparison.view import ComparisonView, Entry, Section, Table

# What can mean something within a line, in any of the usual dialects: marks, mathematics, entities,
# addresses that become links, and emoji by name.
_ACTIVE = re.compile(r"([\\`*_\[\]<>#|~$^@{}]|&(?=#?\w+;)|:(?=//|[\w+-]+:)|(?<=www)\.)")
# What means something only where a line begins.
_LEADING = re.compile(r"^(\s*\d*)([-+=.)])")


def to_markdown(view: ComparisonView) -> str:
    """Return the comparison as Markdown."""
    blocks = [f"# {escaped(view.title)}"]
    blocks.append("\n".join(_person(who, about) for who, about in view.people))
    blocks += [escaped(line) for line in view.notices]
    for section in view.sections:
        blocks += _section(section)
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """Return a text of one line so that Markdown shows it as it is."""
    safe = _ACTIVE.sub(r"\\\1", text)
    return _LEADING.sub(lambda found: f"{found[1]}\\{found[2]}", safe) if text else safe


def _person(who: str, about: str) -> str:
    return f"- **{escaped(who)}**: {escaped(about)}" if about else f"- **{escaped(who)}**"


def _section(section: Section) -> list[str]:
    blocks = [f"## {escaped(section.title)}"] if section.title else []
    blocks += [escaped(line) for line in section.lines]
    if section.table is not None:
        blocks.append(_table(section.table))
    blocks += [_entry(entry) for entry in section.entries]
    if section.bullets:
        blocks.append("\n".join(f"- {escaped(text)}" for text in section.bullets))
    return blocks + [escaped(line) for line in section.after]


def _table(table: Table) -> str:
    rows = [table.heads, ("---",) * len(table.heads)]
    lines = [f"| {' | '.join(map(escaped, rows[0]))} |", f"|{'|'.join(rows[1])}|"]
    lines += [f"| {' | '.join(map(escaped, row))} |" for row in table.rows]
    return "\n".join(lines)


def _entry(entry: Entry) -> str:
    lines = [f"**{escaped(entry.question)}**", ""]
    for said in entry.said:
        note = f" ({escaped(said.note)})" if said.note else ""
        lines.append(f"- {escaped(said.who)}: {escaped(said.answer)}{note}")
    return "\n".join(lines)
