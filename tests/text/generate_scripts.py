"""Make `brochure/text/script_ranges.py` from Unicode's Scripts.txt.

Run `python tests/text/generate_scripts.py /usr/share/unicode/Scripts.txt` after a new Unicode
version; a test compares the table with the installed file.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

SHORT = {
    "Common": "Zyyy", "Inherited": "Zinh", "Han": "Hani", "Hiragana": "Hani", "Katakana": "Hani",
    "Bopomofo": "Hani",
}  # fmt: skip
"""Kana and bopomofo stand with Han: their fonts treat them alike and a line mixes them freely."""

TARGET = Path(__file__).parents[2] / "brochure" / "text" / "script_ranges.py"
ALIASES = Path("/usr/share/unicode/PropertyValueAliases.txt")


def ranges(scripts: str, codes: dict[str, str]) -> list[tuple[int, str]]:
    """Return first code point and script of each run; unassigned gaps join the run before."""
    rows = sorted(_rows(scripts))
    runs: list[tuple[int, str]] = []
    for first, name in rows:
        code = codes[name]
        if not runs or runs[-1][1] != code:
            runs.append((first, code))
    return runs


def script_codes(aliases: str) -> dict[str, str]:
    """Return the ISO 15924 code of each long script name."""
    codes = {}
    for line in aliases.splitlines():
        fields = [field.strip() for field in line.split("#")[0].split(";")]
        if fields[0] == "sc":
            codes[fields[2]] = fields[1]
    return codes | SHORT


def _rows(scripts: str) -> Iterator[tuple[int, str]]:
    for line in scripts.splitlines():
        data = line.split("#")[0]
        if data.strip():
            codes, name = data.split(";")
            yield int(codes.split("..")[0], 16), name.strip()


def _module(version: str, runs: list[tuple[int, str]]) -> str:
    words = [f"{first:X} {code}" for first, code in runs]
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 92:
            lines.append(line)
            line = ""
        line += word + ";"
    lines.append(line.rstrip(";"))
    body = "\n".join(f'    "{line}"' for line in lines)
    return (
        f'"""First code point and script of each run of characters; made from {version}.\n\n'
        "Remade by `tests/text/generate_scripts.py`; Unicode data, licence in `tests/text/data`.\n"
        f'"""\n\nRANGES = (\n{body}\n)\n'
    )


if __name__ == "__main__":
    source = Path(sys.argv[1]).read_text(encoding="utf-8")
    table = ranges(source, script_codes(ALIASES.read_text(encoding="utf-8")))
    TARGET.write_text(_module(source.splitlines()[0].lstrip("# "), table), encoding="utf-8")
