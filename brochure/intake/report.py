"""Report: what an import did, for the person who goes on with the draft."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from brochure.intake.draft import Draft
from brochure.intake.material import Dropped, Repair
from brochure.languages.language import load
from brochure.values.diagnostic import Diagnostic

_SURE = 0.75
_MOST = 60
"""Repairs of one kind listed one by one."""


def report_of(draft: Draft, findings: Sequence[Diagnostic], *, built: str) -> str:
    """Return the report as Markdown.

    Args:
        draft: what was made.
        findings: what the checks say of it.
        built: one sentence on whether it builds.
    """
    parts = [
        "# Import report",
        "",
        *_sources(draft),
        "",
        f"- {built}",
        f"- {_kept(draft)}",
        "",
        "Work through the lines marked `# doubt:` in `brochure.yaml`, then through this page.",
        *_section("Decide", _decide(draft), "Nothing is in doubt."),
        *_section("Guessed", _guesses(draft), "Nothing had to be guessed."),
        *_section("Repaired", _repairs(draft.notes.repairs), "Nothing was repaired."),
        *_section("Left out", _left_out(draft.notes.dropped), "Nothing was left out."),
        *_section(
            f"Missing for {draft.purpose.replace('_', ' ')}",
            [f"- {line}" for line in draft.missing],
            "Nothing is missing.",
        ),
        *_section("What the checks say", _findings(findings), "The checks found nothing."),
    ]
    return "\n".join(parts) + "\n"


def _section(title: str, lines: Sequence[str], otherwise: str) -> list[str]:
    return ["", f"## {title}", "", *(lines or [otherwise])]


def _sources(draft: Draft) -> list[str]:
    lines = []
    for name, reading in draft.readings:
        encoding = f", {reading.encoding}" if reading.encoding else ""
        lines.append(f"- Source: `{name}` ({reading.form}{encoding})")
    how = "as you said" if draft.asked else f"detected, {draft.language.confidence:.0%} sure"
    language = load(draft.language.tag)
    lines.append(f"- Language: {language.english_name} (`{language.tag}`), {how}")
    return lines


def _kept(draft: Draft) -> str:
    if draft.unplaced:
        words = ", ".join(draft.unplaced[:200])
        return f"**These words of the source are not in the draft; add them by hand:** {words}"
    return "Every word of the source is in the draft or under “Left out” below; no word was added."


def _decide(draft: Draft) -> list[str]:
    lines = []
    if draft.brand is not None:
        spelled = ", ".join(f"“{name}” ({count})" for name, count in draft.brand.spellings)
        lines.append(
            f"- A name is spelled in {len(draft.brand.spellings)} ways: {spelled}. "
            "Choose one, put it into `variables`, and write `{brand}` in the texts."
        )
    lines += [f"- {place}: {_cell(what)}" for place, what in dict.fromkeys(draft.notes.doubts)]
    lines += [
        f"- {r.place}: “{r.before}” was read as “{r.after}” ({r.confidence:.0%} sure)"
        for r in draft.notes.repairs
        if r.before and r.confidence < _SURE
    ]
    lines += [
        f"- {g.place}: “{_cell(g.text)}”: {g.what} ({g.confidence:.0%} sure)"
        for g in draft.notes.guesses
        if g.confidence < _SURE
    ]
    return lines


def _guesses(draft: Draft) -> list[str]:
    if not draft.notes.guesses:
        return []
    rows = [
        f"| {g.place} | {_cell(g.text)} | {_cell(g.what)} | {g.confidence:.0%} |"
        for g in draft.notes.guesses
    ]
    return ["| where | words | guess | sure |", "| --- | --- | --- | --- |", *rows]


def _repairs(repairs: Iterable[Repair]) -> list[str]:
    lines: list[str] = []
    plain: dict[str, list[str]] = {}
    for repair in repairs:
        if repair.before:
            lines.append(
                f"- {repair.place}: {repair.what}: “{repair.before}” → “{repair.after}” "
                f"({repair.confidence:.0%} sure)"
            )
        else:
            name = re.sub(r"^\d+ lines", "lines", repair.what)
            plain.setdefault(name, []).append(_where(repair))
    for name, places in plain.items():
        shown = ", ".join(places[:_MOST])
        more = f" and {len(places) - _MOST} more" if len(places) > _MOST else ""
        lines.append(f"- {name} ({len(places)}): {shown}{more}")
    return lines


def _where(repair: Repair) -> str:
    count = re.match(r"(\d+) lines", repair.what)
    return f"{repair.place}{f' ({count[1]})' if count else ''}"


def _left_out(dropped: Iterable[Dropped]) -> list[str]:
    marks: Counter[str] = Counter()
    lines = []
    for entry in dropped:
        if entry.why == "list mark":
            marks[entry.text] += 1
        else:
            lines.append(f"- {entry.place}, {entry.why}: {_cell(entry.text)}")
    if marks:
        shown = " ".join(f"`{mark}`" + (f" ×{n}" if n > 1 else "") for mark, n in marks.items())
        lines.append(f"- list marks, which real lists replace: {shown}")
    return lines


def _findings(findings: Iterable[Diagnostic]) -> list[str]:
    lines = []
    for found in findings:
        place = f"{found.span.file.rpartition('/')[2]}:{found.span.line}: " if found.span else ""
        lines.append(f"- {found.severity} `{found.code}`: {place}{_cell(found.message)}")
    return list(dict.fromkeys(lines))


def _cell(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", "\\|").strip()
