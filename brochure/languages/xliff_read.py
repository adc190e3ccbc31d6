"""Read XLIFF 2: what an agency gives back becomes a catalog again.

The file comes from outside, so nothing in it is trusted: a document type, and with it every entity,
is refused, and an inline code counts only with data of its own unit. Units are known by their
name, which is the message key. Problems are diagnostics at the line of the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from brochure.languages.catalog import Catalog, Entry
from brochure.languages.xliff_write import CORE, FUZZY, NOTES
from brochure.values.diagnostic import Diagnostic
from brochure.values.span import Span

DEPTH = 64
_MARKS = {category: mark for mark, category in NOTES.items()}
_SURE = ("translated", "reviewed", "final")
_TEXTS = ("note", "data", "source", "target")
_SILENT = frozenset(("mrk", "sm", "em"))
"""Annotations: they stand for no characters."""


class ReadXliff(NamedTuple):
    """What a file says."""

    catalog: Catalog
    source_language: str
    language: str
    reviewed: frozenset[str]
    """Keys of translations the agency calls reviewed or final."""


class _RefusalError(Exception):
    """Reading stops: the rest is not worth looking at."""


def read_xliff(text: str, file: str) -> ReadXliff:
    """Read XLIFF 2.0 or 2.1; never raises, problems are in the catalog's diagnostics.

    Diagnostics, all errors: `catalog.xliff` for what is no XLIFF 2, `catalog.placeholder` for an
    inline code without data, `catalog.no-key`, `catalog.duplicate-key`.
    """
    reader = _Reader(file)
    reader.read(text)
    catalog = Catalog(
        file=file,
        headers=reader.headers,
        entries=reader.entries,
        comments=tuple(reader.comments),
        diagnostics=tuple(reader.diagnostics),
    )
    return ReadXliff(catalog, *reader.languages, frozenset(reader.reviewed))


@dataclass(slots=True)
class _Unit:
    """What is gathered of one unit."""

    key: str
    line: int
    notes: list[tuple[str, str]] = field(default_factory=list)
    data: dict[str, str] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)
    targets: list[str | None] = field(default_factory=list)
    """One for each segment; None where there is no target."""
    states: list[tuple[str | None, str]] = field(default_factory=list)
    target_line: int = 0


class _Reader:
    """Takes the events of the XML parser."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.languages = ("", "")
        self.headers: dict[str, str] = {}
        self.comments: list[str] = []
        self.entries: dict[str, Entry] = {}
        self.reviewed: set[str] = set()
        self.diagnostics: list[Diagnostic] = []
        self._unit: _Unit | None = None
        self._note = ""
        self._data = ""
        self._words: list[str] | None = None
        self._ends: list[str] = []
        self._depth = 0
        self._segment = ""
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.EntityDeclHandler = self._doctype

    def read(self, text: str) -> None:
        """Read the whole file; problems end in `diagnostics`."""
        try:
            self._parser.Parse(text.encode(), True)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            self._report("catalog.xliff", f"the file is no well-formed XML: {reason}", error.lineno)
        except _RefusalError:
            pass

    # ------------------------------------------------------------------ events

    def _start(self, name: str, given: dict[str, str]) -> None:
        self._depth += 1
        space, _, tag = name.rpartition(" ")
        if self._depth == 1:
            self._root(space, tag, given)
        elif self._depth > DEPTH:
            self._refuse("the elements are nested too deep")
        elif space == CORE:
            if self._words is not None and tag not in _TEXTS:
                self._code(tag, given)
            else:
                self._structure(tag, given)

    def _end(self, name: str) -> None:
        self._depth -= 1
        space, _, tag = name.rpartition(" ")
        if space != CORE:
            return
        if tag == "pc" and self._words is not None:
            self._words.append(self._ends.pop())
        elif tag in _TEXTS and self._words is not None:
            self._close(tag, "".join(self._words))
            self._words = None
        elif tag in ("segment", "ignorable"):
            self._segment = ""
        elif tag == "unit" and self._unit is not None:
            self._finish(self._unit)
            self._unit = None

    def _characters(self, text: str) -> None:
        if self._words is not None:
            self._words.append(text)

    def _doctype(self, *_: object) -> None:
        self._refuse("the file declares a document type, which an exchange file has no need of")

    # ------------------------------------------------------------------ elements

    def _root(self, space: str, tag: str, given: Mapping[str, str]) -> None:
        if space == CORE and tag == "xliff":
            self.languages = (given.get("srcLang", ""), given.get("trgLang", ""))
        elif tag == "xliff":
            version = given.get("version", "1")
            self._refuse(f"the file is XLIFF {version}", "export it as XLIFF 2.0 or 2.1")
        else:
            self._refuse(f"the file begins with '{tag}', it is no XLIFF", "name an XLIFF 2 file")

    def _structure(self, tag: str, given: Mapping[str, str]) -> None:
        match tag:
            case "unit":
                key = given.get("name") or given.get("id", "")
                self._unit = _Unit(key, self._line)
            case "note":
                self._note, self._words = given.get("category", ""), []
            case "data":
                self._data, self._words = given.get("id", ""), []
            case "segment" | "ignorable" if self._unit is not None:
                self._segment = tag
                self._unit.targets.append(None)
                if tag == "segment":
                    self._unit.states.append((given.get("state"), given.get("subState", "")))
            case "source" | "target" if self._segment:
                self._words = []
                if tag == "target" and self._unit is not None and not self._unit.target_line:
                    self._unit.target_line = self._line
            case _:
                pass

    def _code(self, tag: str, given: Mapping[str, str]) -> None:
        """Put the characters of an inline code in."""
        assert self._words is not None
        if tag == "cp":
            self._words.append(self._character(given.get("hex", "")))
        elif tag == "pc":
            self._words.append(self._raw(given.get("dataRefStart")))
            self._ends.append(self._raw(given.get("dataRefEnd")))
        elif tag in ("ph", "sc", "ec"):
            self._words.append(self._raw(given.get("dataRef")))
        elif tag not in _SILENT:
            self._report("catalog.placeholder", f"'{tag}' is no inline code that is known")

    def _raw(self, name: str | None) -> str:
        data = self._unit.data if self._unit is not None else {}
        if name is None or name not in data:
            message = "an inline code refers to no original data of its unit"
            hint = "copy the placeholder from the source; do not make one"
            self._report("catalog.placeholder", message, None, hint)
            return ""
        return data[name]

    def _character(self, code: str) -> str:
        try:
            character = chr(int(code, 16))
            character.encode()
        except (ValueError, OverflowError):
            self._report("catalog.placeholder", f"'{code[:20]}' is no character")
            return ""
        return character

    def _close(self, tag: str, words: str) -> None:
        """Keep the words of an element that ends."""
        unit = self._unit
        if unit is None:
            if tag == "note":
                self._head(words)
        elif tag == "note":
            unit.notes.append((self._note, words))
        elif tag == "data":
            unit.data[self._data] = words
        elif tag == "source":
            unit.sources.append(words)
            if self._segment == "ignorable":
                unit.targets[-1] = words
        else:
            unit.targets[-1] = words

    def _head(self, words: str) -> None:
        if self._note == "header":
            name, _, value = words.partition(":")
            self.headers[name.strip()] = value.strip()
        elif self._note == "comment":
            self.comments.append(words)

    # ------------------------------------------------------------------ results

    def _finish(self, unit: _Unit) -> None:
        """Make an entry of a unit."""
        if not unit.key:
            self._report("catalog.no-key", "a unit has neither name nor id", unit.line)
            return
        if unit.key in self.entries:
            message = f"'{unit.key}' is translated twice"
            self._report("catalog.duplicate-key", message, unit.line)
            return
        whole = all(target is not None for target in unit.targets)
        translation = "".join(target or "" for target in unit.targets) if whole else ""
        states = [state for state, _ in unit.states]
        fuzzy = any(sub == FUZZY for _, sub in unit.states) or bool(
            translation and any(s is not None and s not in _SURE for s in states)
        )
        line = unit.target_line or unit.line
        self.entries[unit.key] = _entry(
            unit, translation, Span(self.file, line, 1, line, 2), fuzzy=fuzzy
        )
        if translation and not fuzzy and all(state in _SURE[1:] for state in states):
            self.reviewed.add(unit.key)

    @property
    def _line(self) -> int:
        return self._parser.CurrentLineNumber

    def _refuse(self, message: str, *hints: str) -> None:
        self._report("catalog.xliff", message, None, *hints)
        raise _RefusalError

    def _report(self, code: str, message: str, line: int | None = None, *hints: str) -> None:
        line = self._line if line is None else line
        span = Span(self.file, line, 1, line, 2)
        self.diagnostics.append(
            Diagnostic(code=code, severity="error", message=message, span=span, hints=hints)
        )


def _entry(unit: _Unit, translation: str, span: Span, *, fuzzy: bool) -> Entry:
    notes = dict(unit.notes)
    flags = notes.get("flags", "")
    return Entry(
        key=unit.key,
        source="".join(unit.sources),
        translation=translation,
        fuzzy=fuzzy,
        comments=tuple(
            f"{_MARKS.get(category, '#')} {line}".rstrip()
            for category, text in unit.notes
            if category not in ("flags", "previous-source", "previous-key")
            for line in text.split("\n")
        ),
        flags=tuple(flags.split(", ")) if flags else (),
        previous=notes.get("previous-source"),
        previous_key=notes.get("previous-key"),
        span=span,
    )
