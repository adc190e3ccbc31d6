r"""Catalogs: gettext PO text in, entries by message key out, and back.

The message key is the entry's `msgctxt`, the source text its `msgid`. Only what such catalogs need
is read: singular messages, comments, the `fuzzy` flag, and headers, among them `X-Reviewed: yes`
once a native reader has signed the translation. Own reader, because it knows lines and takes a
few milliseconds for 400 entries.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from brochure.forms.document import Document
from brochure.languages.texts import texts_of
from brochure.values.diagnostic import Diagnostic
from brochure.values.span import Span

_LINE = re.compile(r'(?:(msgctxt|msgid|msgstr)\s*)?"((?:[^"\\]|\\.)*)"\s*')
_ESCAPE = re.compile(r"\\(.)")
_UNESCAPED = {"n": "\n", "t": "\t", "r": "\r"}


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
    span: Span | None = None
    """Place of the translation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """The translations of one document into one language."""

    file: str
    headers: Mapping[str, str] = field(default_factory=dict)
    entries: Mapping[str, Entry] = field(default_factory=dict)
    """By key, in file order."""
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

    Diagnostics: `catalog.syntax`, `catalog.duplicate-key`, `catalog.no-key`; all are errors.
    """
    reader = _Reader(file)
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        reader.take(line.rstrip("\r"), number)
    reader.finish()
    return Catalog(
        file=file,
        headers=reader.headers,
        entries=reader.entries,
        comments=reader.head_comments,
        diagnostics=tuple(reader.diagnostics),
    )


class _Reader:
    """Gathers the lines of one entry after the other."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.headers: dict[str, str] = {}
        self.entries: dict[str, Entry] = {}
        self.head_comments: tuple[str, ...] = ()
        self.diagnostics: list[Diagnostic] = []
        self.parts: dict[str, list[str]] = {}
        self.comments: list[str] = []
        self.flags = ""
        self.last = ""
        self.line = 1

    def take(self, line: str, number: int) -> None:
        """Take the next line of the file."""
        if not line or line.isspace():
            self.finish()
        elif line.startswith("#"):
            self.take_comment(line)
        elif match := _LINE.fullmatch(line.strip()):
            self.take_string(match[1], match[2], number)
        else:
            self.report(
                "catalog.syntax", f"'{line.strip()[:40]}' is not a line of a catalog", number
            )

    def take_comment(self, line: str) -> None:
        """Take a comment; one after the strings belongs to the next entry."""
        if self.parts:
            self.finish()
        if line.startswith("#,"):
            self.flags += line
        elif not line.startswith("#~"):
            self.comments.append(line.rstrip())

    def take_string(self, keyword: str | None, quoted: str, number: int) -> None:
        """Take a string, which begins a part or goes on with the last one."""
        if keyword is not None:
            if keyword in self.parts or (keyword == "msgctxt" and self.parts):
                self.finish()
            self.last = keyword
            self.line = number
            self.parts[keyword] = []
        if not self.last:
            self.report("catalog.syntax", "a string stands here without a keyword", number)
            return
        self.parts[self.last].append(_unescape(quoted))

    def finish(self) -> None:
        """Close the entry, if one is open."""
        if self.parts:
            values = {name: "".join(strings) for name, strings in self.parts.items()}
            self.add(values)
            self.parts, self.comments, self.flags, self.last = {}, [], "", ""

    def add(self, values: Mapping[str, str]) -> None:
        """Keep an entry, or the headers."""
        key, source = values.get("msgctxt", ""), values.get("msgid", "")
        if not key:
            if source:
                self.report(
                    "catalog.no-key", f"the entry of '{source[:40]}' has no msgctxt", self.line
                )
            else:
                self.head_comments = tuple(self.comments)
                self.headers.update(_headers(values.get("msgstr", "")))
            return
        if key in self.entries:
            self.report("catalog.duplicate-key", f"'{key}' is translated twice", self.line)
            return
        self.entries[key] = Entry(
            key=key,
            source=source,
            translation=values.get("msgstr", ""),
            fuzzy="fuzzy" in self.flags,
            comments=tuple(self.comments),
            span=Span(self.file, self.line, 1, self.line + 1, 1),
        )

    def report(self, code: str, message: str, line: int) -> None:
        """Note a problem."""
        span = Span(self.file, line, 1, line + 1, 1)
        self.diagnostics.append(Diagnostic(code=code, severity="error", message=message, span=span))


def write_catalog(catalog: Catalog) -> str:
    """Return the PO text of a catalog; reading it gives the same headers and entries."""
    head = "".join(f"{name}: {value}\n" for name, value in catalog.headers.items())
    blocks = ["\n".join((*catalog.comments, 'msgid ""', _string("msgstr", head)))]
    for entry in catalog.entries.values():
        lines = [*entry.comments]
        if entry.fuzzy:
            lines.append("#, fuzzy")
        lines.append(_string("msgctxt", entry.key))
        lines.append(_string("msgid", entry.source))
        lines.append(_string("msgstr", entry.translation))
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def template(document: Document, language: str, file: str) -> Catalog:
    """Return a catalog of all texts of a document, still to be translated."""
    headers = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Reviewed": "no",
    }
    entries = {text.key: Entry(key=text.key, source=text.source) for text in texts_of(document)}
    return Catalog(file=file, headers=headers, entries=entries)


def merge(old: Catalog, new: Catalog) -> Catalog:
    """Return the new template with the translations of an old catalog.

    Where the source text changed, the translation is kept and marked fuzzy.
    """
    return replace(
        new,
        headers={**new.headers, **old.headers},
        comments=old.comments,
        entries={key: _merged(old.entries.get(key), entry) for key, entry in new.entries.items()},
    )


def _merged(old: Entry | None, new: Entry) -> Entry:
    if old is None:
        return new
    changed = bool(old.translation) and old.source != new.source
    return replace(old, source=new.source, fuzzy=old.fuzzy or changed)


def _headers(text: str) -> Iterable[tuple[str, str]]:
    for line in text.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            yield name.strip(), value.strip()


def _unescape(quoted: str) -> str:
    if "\\" not in quoted:
        return quoted
    return _ESCAPE.sub(lambda match: _UNESCAPED.get(match[1], match[1]), quoted)


def _escape(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return escaped.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


def _string(keyword: str, text: str) -> str:
    """Return a part of an entry; texts of several lines get a line each."""
    if "\n" not in text.rstrip("\n") and not text.endswith("\n"):
        return f'{keyword} "{_escape(text)}"'
    lines = text.split("\n")
    pieces = [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
    return "\n".join((f'{keyword} ""', *(f'"{_escape(piece)}"' for piece in pieces)))
