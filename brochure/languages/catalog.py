r"""Catalogs: gettext PO text in, entries by message key out, and back.

The message key is the entry's `msgctxt`, the source text its `msgid`. Only what such catalogs need
is read: singular messages, comments, flags, previous sources (`#|`), obsolete entries (`#~`), and
headers, among them `X-Reviewed: yes` once a native reader has signed the translation. Own reader,
because it knows lines and takes a few milliseconds for 400 entries.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from brochure.values.diagnostic import Diagnostic, Severity
from brochure.values.span import Span

BOM = "\ufeff"

_LINE = re.compile(r'(?:(msgctxt|msgid|msgstr)\s*)?"((?:[^"\\]|\\.)*)"\s*')
_ESCAPE = re.compile(r"\\(.)")
_UNESCAPED = {"n": "\n", "t": "\t", "r": "\r"}
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Characters that are not seen and change what is: controls, bidi overrides and isolates."""
_CHARSET = re.compile(r"charset=([^\s;]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One message with its translation."""

    key: str
    """Message key (`msgctxt`)."""
    source: str
    """Source text the translation was made from (`msgid`)."""
    translation: str = ""
    """Empty while there is none (`msgstr`)."""
    fuzzy: bool = False
    """Whether someone must look at it before it counts."""
    comments: tuple[str, ...] = ()
    """Comment lines with their marks, such as `#. Title`; flags left out."""
    flags: tuple[str, ...] = ()
    """Flags other than `fuzzy`, which editors set."""
    previous: str | None = None
    """Source text of a translation that is fuzzy because the source changed (`#| msgid`)."""
    previous_key: str | None = None
    """Key of the entry the translation was taken from, by other tools (`#| msgctxt`)."""
    span: Span | None = None
    """Place of the translation."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What the program tells translators (`#.`)."""
        return tuple(line[2:].strip() for line in self.comments if line.startswith("#."))

    @property
    def remarks(self) -> tuple[str, ...]:
        """Comment lines people wrote (`# `)."""
        return tuple(line for line in self.comments if not line.startswith(("#.", "#:")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """The translations of one document into one language."""

    file: str
    headers: Mapping[str, str] = field(default_factory=dict)
    entries: Mapping[str, Entry] = field(default_factory=dict)
    """By key, in file order."""
    obsolete: tuple[Entry, ...] = ()
    """Translations of texts the document no longer has, kept aside."""
    comments: tuple[str, ...] = ()
    """Comment lines at the head of the file."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What is wrong with the file itself; `localize` passes it on."""

    @property
    def is_reviewed(self) -> bool:
        """Whether a native reader has signed the translation."""
        return self.headers.get("X-Reviewed", "no").lower() in ("yes", "true")

    @property
    def number_words(self) -> Mapping[str, tuple[str, ...]]:
        """Words that stand for digits of the source, from `X-Number-Words: word = 1 2; …`.

        Arabic says 1 and 2 with the singular and the dual.
        """
        pairs = (pair.split("=") for pair in self.headers.get("X-Number-Words", "").split(";"))
        return {pair[0].strip(): tuple(pair[1].split()) for pair in pairs if len(pair) == 2}


def read_catalog(text: str, file: str) -> Catalog:
    """Read PO text; never raises, problems are in the catalog's diagnostics.

    Diagnostics: `catalog.syntax`, `catalog.duplicate-key`, `catalog.no-key`, `catalog.charset`,
    `catalog.control` (errors), `catalog.byte-order-mark`, `catalog.line-ends` (warnings).
    """
    reader = _Reader(file)
    if text.startswith(BOM):
        message = "the file begins with a byte order mark, which other tools refuse"
        reader.report("catalog.byte-order-mark", message, 1, "save it as UTF-8 without one")
    lines = text.removeprefix(BOM).split("\n")
    for number, line in enumerate(lines, 1):
        reader.take(line.rstrip("\r"), number)
    reader.finish()
    if "\r" in text:
        reader.judge_line_ends(lines)
    return Catalog(
        file=file,
        headers=reader.headers,
        entries=reader.entries,
        obsolete=tuple(reader.obsolete.values()),
        comments=reader.head_comments,
        diagnostics=tuple(reader.diagnostics),
    )


class _Reader:
    """Gathers the lines of one entry after the other."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.headers: dict[str, str] = {}
        self.entries: dict[str, Entry] = {}
        self.obsolete: dict[str, Entry] = {}
        self.head_comments: tuple[str, ...] = ()
        self.diagnostics: list[Diagnostic] = []
        self.parts: dict[str, list[str]] = {}
        self.comments: list[str] = []
        self.flags: list[str] = []
        self.last = ""
        self.line = 1
        self.is_obsolete = False

    def take(self, line: str, number: int) -> None:
        """Take the next line of the file."""
        if not line or line.isspace():
            self.finish()
        elif line.startswith("#~"):
            self.take_part(line[2:].strip(), number, obsolete=True)
        elif line.startswith("#|"):
            self.take_part(line[1:].strip(), number, obsolete=False)
        elif line.startswith("#"):
            self.take_comment(line)
        else:
            self.take_part(line.strip(), number, obsolete=False)

    def take_part(self, line: str, number: int, *, obsolete: bool) -> None:
        """Take a line of an entry: of a previous source where it begins with `|`."""
        if obsolete != self.is_obsolete:
            self.finish()
            self.is_obsolete = obsolete
        previous = line.startswith("|")
        match = _LINE.fullmatch(line[1:].strip() if previous else line)
        if match is None:
            self.report("catalog.syntax", f"'{line[:40]}' is not a line of a catalog", number)
        else:
            keyword = f"|{match[1]}" if previous and match[1] else match[1]
            self.take_string(keyword, match[2], number)

    def take_comment(self, line: str) -> None:
        """Take a comment; one after the strings belongs to the next entry."""
        if self.parts:
            self.finish()
        if line.startswith("#,"):
            self.flags += [flag.strip() for flag in line[2:].split(",") if flag.strip()]
        else:
            self.comments.append(line.rstrip())

    def take_string(self, keyword: str | None, quoted: str, number: int) -> None:
        """Take a string, which begins a part or goes on with the last one."""
        if keyword is not None:
            begun = self.parts.keys() & {"msgctxt", "msgid", "msgstr"}
            if keyword in self.parts or (keyword in ("msgctxt", "|msgctxt", "|msgid") and begun):
                self.finish()
            self.last = keyword
            self.line = number
            self.parts[keyword] = []
        if not self.last:
            self.report("catalog.syntax", "a string stands here without a keyword", number)
            return
        words = _unescape(quoted)
        span = Span(self.file, number, 1, number + 1, 1)
        if self.last == "msgstr" and (hidden := hidden_characters(words, span)):
            self.diagnostics.append(hidden)
        self.parts[self.last].append(words)

    def finish(self) -> None:
        """Close the entry, if one is open."""
        if self.parts:
            values = {name: "".join(strings) for name, strings in self.parts.items()}
            self.add(values)
            self.parts, self.comments, self.flags, self.last = {}, [], [], ""
        self.is_obsolete = False

    def add(self, values: Mapping[str, str]) -> None:
        """Keep an entry, or the headers."""
        key, source = values.get("msgctxt", ""), values.get("msgid", "")
        if not key:
            self.add_unkeyed(source, values.get("msgstr", ""))
            return
        entries = self.obsolete if self.is_obsolete else self.entries
        if key in entries and not self.is_obsolete:
            earlier = entries[key].span
            related = (("first translated here", earlier),) if earlier else ()
            self.report("catalog.duplicate-key", f"'{key}' is translated twice", self.line)
            self.diagnostics[-1] = replace(self.diagnostics[-1], related=related)
            return
        entries[key] = Entry(
            key=key,
            source=source,
            translation=values.get("msgstr", ""),
            fuzzy="fuzzy" in self.flags,
            comments=tuple(self.comments),
            flags=tuple(flag for flag in self.flags if flag != "fuzzy"),
            previous=values.get("|msgid"),
            previous_key=values.get("|msgctxt"),
            span=Span(self.file, self.line, 1, self.line + 1, 1),
        )

    def add_unkeyed(self, source: str, translation: str) -> None:
        """Keep the headers, or refuse an entry without a key."""
        if self.is_obsolete:
            return
        if source:
            message = f"the entry of '{source[:40]}' has no msgctxt"
            self.report("catalog.no-key", message, self.line)
            return
        self.head_comments = tuple(self.comments)
        self.headers.update(_headers(translation))
        charset = _CHARSET.search(self.headers.get("Content-Type", ""))
        if charset and charset[1].upper() not in ("UTF-8", "UTF8", "ASCII", "US-ASCII", "CHARSET"):
            message = f"the header says charset {charset[1]}; catalogs are UTF-8"
            hint = "save the file as UTF-8 and write 'charset=UTF-8'"
            self.report("catalog.charset", message, self.line, hint)

    def judge_line_ends(self, lines: list[str]) -> None:
        """Report where the ends of lines change within the file."""
        windows = lines[0].endswith("\r")
        for number, line in enumerate(lines[:-1], 1):
            if line.endswith("\r") != windows:
                message = "lines end in two ways: some as on Windows, some not"
                hint = "save the file anew with one kind; 'brochure translate update' does it"
                self.report("catalog.line-ends", message, number, hint)
                return

    def report(self, code: str, message: str, line: int, *hints: str) -> None:
        """Note a problem."""
        span = Span(self.file, line, 1, line + 1, 1)
        severity: Severity = "warning" if code in _WARNINGS else "error"
        self.diagnostics.append(
            Diagnostic(code=code, severity=severity, message=message, span=span, hints=hints)
        )


_WARNINGS = ("catalog.byte-order-mark", "catalog.line-ends")


def hidden_characters(text: str, span: Span) -> Diagnostic | None:
    """Return `catalog.control` where a text has a character that turns others round."""
    hidden = _CONTROL.search(text)
    if hidden is None:
        return None
    return Diagnostic(
        code="catalog.control",
        severity="error",
        message=f"the character U+{ord(hidden[0]):04X} is not seen and changes what is",
        span=span,
        hints=("take it out; the program sets the direction of numbers and names itself",),
    )


def _headers(text: str) -> Iterable[tuple[str, str]]:
    for line in text.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            yield name.strip(), value.strip()


def _unescape(quoted: str) -> str:
    if "\\" not in quoted:
        return quoted
    return _ESCAPE.sub(lambda match: _UNESCAPED.get(match[1], match[1]), quoted)
