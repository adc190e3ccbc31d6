"""DOCX: paragraphs, lists, tables and pictures of a Word file, read from its XML without macros.

The archive is not trusted: what it would unpack to is limited, entities are refused, and nothing
outside the few parts needed is opened.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, XMLParser

from brochure.intake.characters import cleaned, literal
from brochure.intake.html import table_pieces
from brochure.intake.lines import as_typed
from brochure.intake.material import Dropped, Notes, Piece, Place, Reading
from brochure.intake.numbering import Numbering, read_numbering
from brochure.intake.readers import UnreadableError

PART_LIMIT = 30_000_000
"""Bytes of one part when unpacked."""
TOTAL_LIMIT = 120_000_000
RATIO_LIMIT = 200
"""How many times its packed size a part may be."""
ENTRIES = 4000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|заголовок|제목|見出し|标题|標題|عنوان)\s*([1-6])",
    re.IGNORECASE,
)
_TITLE = frozenset(("title", "titel", "titre", "название", "제목", "表題", "标题"))
_DOCUMENT = "word/document.xml"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset((f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", _FALLBACK))
"""What is not said: deleted words, and the copy of a shape for old programs."""


def read_docx(data: bytes, file: str, notes: Notes) -> Reading:
    """Return the pieces of a Word file.

    Raises UnreadableError for a broken, protected or hostile file.
    """
    package = Package(data)
    root = package.xml(_DOCUMENT)
    body = root.find(f"{W}body")
    if body is None:
        raise UnreadableError(
            "broken", "the Word file has no body", "open and save it again in Word"
        )
    reader = _Reader(package, file, notes)
    for element in _children(body):
        reader.block(element)
    reader.around()
    return Reading(
        pieces=as_typed(reader.pieces, notes),
        raw="\n".join([*_all_words(body), *reader.raw]),
        form="DOCX",
        pictures=dict(reader.pictures),
        language=reader.language,
    )


class Package:
    """The archive of a Word file, opened with care."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as problem:
            hint = "open it in Word or LibreOffice and save it again"
            raise UnreadableError(
                "broken", f"the Word file is broken: {problem}", hint
            ) from problem
        self.names = frozenset(entry.filename for entry in entries)
        total = sum(entry.file_size for entry in entries)
        worst = max(
            (e.file_size / max(1, e.compress_size) for e in entries if e.file_size > 1e6), default=0
        )
        if len(entries) > ENTRIES or total > TOTAL_LIMIT or worst > RATIO_LIMIT:
            message = f"the Word file would unpack to {total / 1e6:.0f} MB, which no leaflet does"
            raise UnreadableError("too-large", message, "copy its text into a new document")
        if any(entry.flag_bits & 1 for entry in entries):
            message = "the Word file is protected by a password"
            raise UnreadableError("protected", message, "save a copy without password")

    def bytes(self, name: str) -> bytes:
        """Return a part; never more than its limit, whatever the archive says of its size."""
        try:
            with self._zip.open(name) as stream:
                data = stream.read(PART_LIMIT + 1)
        except (
            zipfile.BadZipFile,
            KeyError,
            OSError,
            RuntimeError,
            NotImplementedError,
            EOFError,
        ) as problem:
            raise UnreadableError(
                "broken", f"the part {name} of the Word file is broken", "save it again in Word"
            ) from problem
        except Exception as problem:  # zlib.error has no public base
            raise UnreadableError("broken", "the Word file is broken", "save it again") from problem
        if len(data) > PART_LIMIT:
            raise UnreadableError("too-large", f"the part {name} is too large", "copy the text")
        return data

    def xml(self, name: str) -> Element:
        """Return the root of a part."""
        data = self.bytes(name)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data or "<!DOCTYPE".encode("utf-16-le") in data:
            raise UnreadableError(
                "broken", "the Word file declares entities", "save it again in Word"
            )
        parser = XMLParser()  # noqa: S314 - entities were refused above, and expat opens no files
        try:
            parser.feed(data)
            return parser.close()
        except ParseError as problem:
            message = f"the part {name} of the Word file is no XML"
            raise UnreadableError("broken", message, "save it again in Word") from problem

    def relations(self, part: str) -> Mapping[str, str]:
        """Return targets by id of the relations of a part."""
        folder, _, name = part.rpartition("/")
        path = f"{folder}/_rels/{name}.rels"
        if path not in self.names:
            return {}
        root = self.xml(path)
        return {e.get("Id", ""): e.get("Target", "") for e in root.iter(f"{_REL}Relationship")}


def _children(element: Element) -> Iterator[Element]:
    """Yield block elements, looking through containers such as content controls."""
    for child in element:
        if child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}smartTag", f"{W}customXml"):
            yield from _children(child)
        else:
            yield child


def _boxes(element: Element) -> Iterator[Element]:
    """Yield the text boxes anchored in a paragraph, each once."""
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag not in _GONE:
            yield from _boxes(child)


def _all_words(element: Element) -> Iterator[str]:
    """Yield the words of each paragraph wherever it stands: what must not be lost."""
    for child in element:
        if child.tag in _GONE:
            continue
        if child.tag == f"{W}p":
            yield "".join(_words(child))
        yield from _all_words(child)


def _words(element: Element) -> Iterator[str]:
    """Yield the words of a paragraph, those of boxes in it left out."""
    for child in element:
        if child.tag == f"{W}r":
            yield _text_of(child)
        elif child.tag not in _GONE and child.tag != f"{W}txbxContent":
            yield from _words(child)


class _Reader:
    """Takes the blocks of a document in order."""

    def __init__(self, package: Package, file: str, notes: Notes) -> None:
        self.pieces: list[Piece] = []
        self.raw: list[str] = []
        self.pictures: dict[str, bytes] = {}
        self.language = ""
        self._package, self._file, self._notes = package, file, notes
        self._relations = package.relations(_DOCUMENT)
        has = package.names
        self._numbering = (
            read_numbering(package.xml("word/numbering.xml"))
            if "word/numbering.xml" in has
            else Numbering({}, {})
        )
        self._styles = _styles(package.xml("word/styles.xml")) if "word/styles.xml" in has else {}
        self._count = 0

    def block(self, element: Element) -> None:
        """Take a paragraph or a table."""
        if element.tag == f"{W}p":
            self._paragraph(element)
        elif element.tag == f"{W}tbl":
            self._table(element)

    def _table(self, element: Element) -> None:
        rows = []
        for row in element.findall(f"{W}tr"):
            cells = []
            for cell in row.findall(f"{W}tc"):
                inner = [self._said(p) for p in cell.iter(f"{W}p")]
                cells.append("\n".join(text for text in inner if text))
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                cells += [""] * (int(span.get(f"{W}val", "1")) - 1 if span is not None else 0)
            rows.append(cells)
        self._count += 1
        self.pieces += table_pieces([row for row in rows if any(row)], self._place())

    def _place(self) -> Place:
        return Place(self._file, self._count, "paragraph")

    def _paragraph(self, element: Element) -> None:
        self._count += 1
        pictures = self._pictures(element)
        said = self._said(element)
        if said:
            self.pieces.append(self._piece(element, said))
        self.pieces += pictures
        for box in _boxes(element):
            for inner in _children(box):
                self.block(inner)

    def _piece(self, element: Element, said: str) -> Piece:
        level, style = self._heading(element)
        if level:
            text = said.replace("**", "").replace("\n", " ")
            return Piece(kind="heading", text=text, place=self._place(), level=level, why=style)
        numbered = self._numbering.of(element, self._styles)
        if numbered is not None:
            depth, ordered, count = numbered
            return Piece(
                kind="item", text=said, place=self._place(), level=depth + 1,
                style="1." if ordered else "-", number=count if ordered else None,
            )  # fmt: skip
        if re.fullmatch(r"\*\*[^*]{2,76}\*\*", said) and not said.rstrip("*").endswith(
            (".", "。", ",")
        ):
            text = said.replace("**", "")
            return Piece(kind="heading", text=text, place=self._place(), level=4,
                         confidence=0.8, why="a bold line of its own")  # fmt: skip
        return Piece(kind="paragraph", text=said, place=self._place())

    def _heading(self, element: Element) -> tuple[int, str]:
        style = element.find(f"{W}pPr/{W}pStyle")
        name = style.get(f"{W}val", "") if style is not None else ""
        shown = self._styles.get(name, ("", ""))[0] or name
        outline = element.find(f"{W}pPr/{W}outlineLvl")
        if shown.casefold() in _TITLE or name.casefold() == "title":
            return 1, "title"
        found = _HEADING.search(shown) or re.fullmatch(r"(?:Heading|berschrift)([1-6])", name)
        if found is not None:
            return int(found[1]) + 1, "heading"
        if outline is not None and int(outline.get(f"{W}val", "9")) < 6:
            return int(outline.get(f"{W}val", "0")) + 2, "heading"
        return 0, ""

    # ------------------------------------------------------------ words

    def _said(self, paragraph: Element) -> str:
        parts: list[tuple[str, bool]] = []
        self._runs(paragraph, parts)
        return markup_of(parts, self._notes, self._place())

    def _runs(self, element: Element, parts: list[tuple[str, bool]]) -> None:
        for child in element:
            if child.tag == f"{W}r":
                bold = child.find(f"{W}rPr/{W}b")
                is_bold = bold is not None and bold.get(f"{W}val", "1") not in ("0", "false")
                parts.append((_text_of(child), is_bold))
                self._language_of(child)
            elif child.tag not in _GONE:
                self._runs(child, parts)

    def _language_of(self, run: Element) -> None:
        tag = run.find(f"{W}rPr/{W}lang")
        if tag is not None and not self.language:
            self.language = tag.get(f"{W}val", "")

    def _pictures(self, element: Element) -> list[Piece]:
        found = []
        for drawing in [*element.iter(f"{_WP}inline"), *element.iter(f"{_WP}anchor")]:
            about = drawing.find(f"{_WP}docPr")
            blip = next(drawing.iter(f"{_A}blip"), None)
            alt = (about.get("descr") or "") if about is not None else ""
            name = f"picture_{len(self.pictures) + 1}"
            target = self._relations.get(blip.get(f"{_R}embed", ""), "") if blip is not None else ""
            path = f"word/{target}".replace("word//", "")
            if path in self._package.names:
                self.pictures[name] = self._package.bytes(path)
                self.raw.append(alt)
                text = literal(cleaned(alt)[0])
                found.append(Piece(kind="picture", text=text, place=self._place(), picture=name))
        return found

    def around(self) -> None:
        """Note headers, footers and notes, which stand around the text."""
        for name in sorted(self._package.names):
            if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name):
                root = self._package.xml(name)
                words = " ".join(_text_of(run) for run in root.iter(f"{W}r")).strip()
                if words:
                    self.raw.append(words)
                    self._notes.dropped.append(
                        Dropped(Place(self._file), words, "page header or footer")
                    )
            elif re.fullmatch(r"word/(?:footnotes|endnotes|comments)\.xml", name):
                self._side_notes(name)

    def _side_notes(self, name: str) -> None:
        for paragraph in self._package.xml(name).iter(f"{W}p"):
            words = "".join(_text_of(run) for run in paragraph.iter(f"{W}r")).strip()
            if words and "comments" in name:
                self.raw.append(words)
                self._notes.dropped.append(Dropped(Place(self._file), words, "comment"))
            elif words:
                self.raw.append(words)
                text = literal(cleaned(words)[0])
                self.pieces.append(Piece(kind="paragraph", text=text, place=self._place(),
                                         doubts=("a footnote of the source",)))  # fmt: skip


def _styles(root: Element) -> dict[str, tuple[str, str]]:
    """Return name and list number of each style by id."""
    out = {}
    for style in root.iter(f"{W}style"):
        name = style.find(f"{W}name")
        number = style.find(f"{W}pPr/{W}numPr/{W}numId")
        shown = name.get(f"{W}val", "") if name is not None else ""
        out[style.get(f"{W}styleId", "")] = (
            shown,
            number.get(f"{W}val", "") if number is not None else "",
        )
    return out


def _text_of(run: Element) -> str:
    parts = []
    for child in run:
        if child.tag == f"{W}t":
            parts.append(child.text or "")
        elif child.tag in (f"{W}br", f"{W}cr"):
            parts.append("\n")
        elif child.tag == f"{W}tab":
            parts.append("\t")
        elif child.tag == f"{W}noBreakHyphen":
            parts.append("-")
    return "".join(parts)


def markup_of(parts: list[tuple[str, bool]], notes: Notes, place: Place) -> str:
    """Return runs as markup: bold where it is bold, and only part of the paragraph or all of it."""
    merged: list[tuple[str, bool]] = []
    for text, bold in parts:
        if merged and (merged[-1][1] == bold or not text.strip()):
            merged[-1] = (merged[-1][0] + text, merged[-1][1])
        elif text:
            merged.append((text, bold))
    out = []
    for text, bold in merged:
        inner = literal(text)
        if bold and inner.strip() and "\n" not in inner and "\t" not in inner:
            head = inner[: len(inner) - len(inner.lstrip())]
            tail = inner[len(inner.rstrip()) :]
            inner = f"{head}**{inner.strip()}**{tail}"
        out.append(inner)
    lines = [cleaned(line)[0] for line in "".join(out).split("\n")]
    return "\n".join(line for line in lines if line)
