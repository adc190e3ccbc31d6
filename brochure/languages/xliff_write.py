"""Write a catalog as XLIFF 2.0, the form translation agencies work with.

One unit for each text, named by its key: source, target, state, notes and the longest length that
fits. Markup and variables are inline codes (XLIFF 2.0, 4.2.3), so that tools keep them whole.
"""

import re
from collections.abc import Iterator, Mapping

from brochure.languages.approval import is_signed
from brochure.languages.catalog import Catalog, Entry
from brochure.languages.codes import BOLD, Pair, Piece, Placeholder, split

CORE = "urn:oasis:names:tc:xliff:document:2.0"
SIZES = "urn:oasis:names:tc:xliff:sizerestriction:2.0"
FUZZY = "brochure:fuzzy"
"""Sub-state of a translation whose source changed."""
NOTES = {"#.": "context", "#:": "location", "#": "remark"}
"""Kinds of comment lines, and the category of their notes."""
_SPECIAL = re.compile('[&<>"\r\n\t]')
_ENTITIES = {
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;",
    "\t": "&#9;",
}  # fmt: skip
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML 1.0 has no way to write."""
_NAME = re.compile(r"[A-Za-z0-9_.:-]+")


def write_xliff(
    catalog: Catalog,
    source_language: str,
    language: str,
    *,
    original: str = "",
    limits: Mapping[str, int] | None = None,
    version: str = "2.0",
) -> str:
    """Return the XLIFF text of a catalog; obsolete entries stay at home.

    Args:
        catalog: what is translated so far.
        source_language: BCP 47 tag of the sources.
        language: BCP 47 tag of the translation.
        original: path of the brochure.
        limits: longest translation in characters, by key.
        version: 2.0 or 2.1; the two differ in modules not used here.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<xliff xmlns="{CORE}" xmlns:slr="{SIZES}" version="{version}"'
        f' srcLang="{_escaped(source_language)}" trgLang="{_escaped(language)}">',
        f'  <file id="f1" original="{_escaped(original)}" canResegment="no">',
        '    <slr:profiles generalProfile="xliff:codepoints"/>',
    ]
    head = [("comment", line) for line in catalog.comments]
    head += [("header", f"{name}: {value}") for name, value in catalog.headers.items()]
    lines += _notes(head, "    ")
    for number, entry in enumerate(catalog.entries.values(), 1):
        lines += _unit(entry, number, (limits or {}).get(entry.key))
    lines += ["  </file>", "</xliff>", ""]
    return "\n".join(lines)


def _unit(entry: Entry, number: int, limit: int | None) -> Iterator[str]:
    """Yield the lines of one text."""
    name = entry.key if _NAME.fullmatch(entry.key) else f"u{number}"
    size = f' slr:sizeRestriction="{limit}"' if limit is not None else ""
    yield f'    <unit id="{name}" name="{_escaped(entry.key)}"{size}>'
    yield from _notes(list(_told(entry)), "      ")
    codes = _Codes()
    source = codes.written(split(entry.source))
    target = codes.written(split(entry.translation))
    if codes.data:
        yield "      <originalData>"
        for raw, name in codes.data.items():
            yield f'        <data id="{name}">{_text(raw)}</data>'
        yield "      </originalData>"
    yield f"      <segment{_state(entry)}>"
    yield f'        <source xml:space="preserve">{source}</source>'
    if entry.translation:
        yield f'        <target xml:space="preserve">{target}</target>'
    yield "      </segment>"
    yield "    </unit>"


def _state(entry: Entry) -> str:
    if entry.fuzzy:
        return f' state="initial" subState="{FUZZY}"'
    if not entry.translation:
        return ' state="initial"'
    return ' state="reviewed"' if is_signed(entry) else ' state="translated"'


def _told(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield category and text of the notes of an entry."""
    for line in entry.comments:
        mark = next(mark for mark in NOTES if line.startswith(mark))
        yield NOTES[mark], line[len(mark) :].strip()
    if entry.flags:
        yield "flags", ", ".join(entry.flags)
    if entry.previous is not None:
        yield "previous-source", entry.previous
    if entry.previous_key is not None:
        yield "previous-key", entry.previous_key


def _notes(notes: list[tuple[str, str]], indent: str) -> Iterator[str]:
    if not notes:
        return
    yield f"{indent}<notes>"
    for number, (category, text) in enumerate(notes, 1):
        told = _escaped(_FORBIDDEN.sub("\ufffd", text))
        yield f'{indent}  <note id="n{number}" category="{category}">{told}</note>'
    yield f"{indent}</notes>"


class _Codes:
    """The inline codes of one unit: the same markup has the same id in source and target."""

    def __init__(self) -> None:
        self.data: dict[str, str] = {}
        """Id of each piece of markup, by its characters."""
        self._numbers: dict[str, int] = {}
        self._met: dict[str, int] = {}

    def written(self, pieces: tuple[Piece, ...]) -> str:
        """Return one side of the unit as XML."""
        self._met = {}
        return self._written(pieces)

    def _written(self, pieces: tuple[Piece, ...]) -> str:
        parts = []
        for piece in pieces:
            match piece:
                case str():
                    parts.append(_text(piece))
                case Placeholder(raw=raw):
                    kind = ' type="fmt" subType="xlf:lb"' if "\n" in raw else ' type="ui"'
                    shown = "" if "\n" in raw else f' disp="{_escaped(raw)}"'
                    code, data = self._id(raw), self._data(raw)
                    parts.append(f'<ph id="{code}" dataRef="{data}"{shown}{kind}/>')
                case Pair(start=start, end=end, children=children):
                    kind = ' type="fmt" subType="xlf:b"' if start == BOLD else ' type="link"'
                    code, data = self._id(start + end), self._data(start)
                    parts.append(
                        f'<pc id="{code}" dataRefStart="{data}" dataRefEnd="{self._data(end)}"'
                        f"{kind}>{self._written(children)}</pc>"
                    )
        return "".join(parts)

    def _data(self, raw: str) -> str:
        return self.data.setdefault(raw, f"d{len(self.data) + 1}")

    def _id(self, raw: str) -> str:
        """Return the id of a code: which markup it is, and how often it was met on this side."""
        number = self._numbers.setdefault(raw, len(self._numbers) + 1)
        self._met[raw] = count = self._met.get(raw, 0) + 1
        return f"c{number}" if count == 1 else f"c{number}-{count}"


def _text(text: str) -> str:
    """Return the content of a source, target or data element."""
    parts = []
    end = 0
    for match in _FORBIDDEN.finditer(text):
        parts.append(_escaped(text[end : match.start()]))
        parts.append(f'<cp hex="{ord(match[0]):04X}"/>')
        end = match.end()
    parts.append(_escaped(text[end:]))
    return "".join(parts)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda match: _ENTITIES[match[0]], text)
