"""Assembly: pages with holes become a template, and a template with fillings a file.

A template is laid out and written once; what is the same for all copies is finished bytes. A copy
adds the content of its holes, the boxes of its links, and the fonts of its own characters, as one
revision: nothing of an earlier copy can be in it. Static objects other than streams lie in object
streams, so that encryption only has to look at streams.

    prefix (static) · streams of holes and fonts · one object stream · cross-reference stream
"""

import hashlib
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from brochure.forms.pages import FontKey, GlyphRun, LinkArea, Pages, PlacedRun
from brochure.pdf import backend
from brochure.pdf.annotations import link_annotation
from brochure.pdf.backend import Entries, number
from brochure.pdf.cache import PdfCache
from brochure.pdf.codes import CodeTable, EncodedRun
from brochure.pdf.colors import Colors
from brochure.pdf.content import ContentWriter
from brochure.pdf.font_objects import descendant_and_font, make_parts
from brochure.pdf.fonts import Face
from brochure.pdf.objects import PACK, ObjectTable, packed_objects
from brochure.pdf.profiles import Profile
from brochure.pdf.sealing import Seal
from brochure.pdf.write import Writer
from brochure.values.geometry import Rect
from brochure.values.stamp import Stamp

ROW = 6
"""Bytes of a row of the cross-reference stream: kind, place, index."""


class StreamObject(NamedTuple):
    """A stream with its number, as it is before encryption."""

    number: int
    entries: Entries
    data: bytes


class OpenLink(NamedTuple):
    """A link whose box is known only in a copy."""

    number: int
    area: LinkArea
    page: int
    page_number: int
    key: int


class _Segments(ContentWriter):
    """Writes the content of a page in stretches between its holes."""

    marks: frozenset[float] = frozenset()

    def stretches(self, page_data: bytes) -> list[bytes]:
        """Return what was written, cut at the holes."""
        return page_data.split(_CUT)

    def _run(self, item: PlacedRun) -> None:
        if item.run.width not in self.marks:
            super()._run(item)
            return
        self._open(item.owner, item.y)
        self._end_text()
        self._out.append(_CUT_TEXT)


_CUT_TEXT = "%cut%"
_CUT = b"\n%cut%\n"


class _Table(ObjectTable):
    """Keeps streams apart, and leaves some objects open."""

    def __init__(self) -> None:
        super().__init__()
        self.streams: list[StreamObject] = []
        self.left_open: set[int] = set()

    def add_stream(self, entries: Entries, data: bytes) -> int:
        """Number a stream; it is formatted when the template is finished."""
        target = self.reserve()
        self.streams.append(StreamObject(target, entries, data))
        return target

    def leave_open(self) -> int:
        """Reserve an object that each copy fills in."""
        target = self.reserve()
        self.left_open.add(target)
        return target

    @property
    def last(self) -> int:
        """The highest number given."""
        return self._last

    def close(self) -> dict[int, tuple[int, int]]:
        """Pack the static objects; return where each is."""
        return self._pack()


class _TemplateWriter(Writer):
    """Writes pages with holes."""

    def __init__(
        self, pages: Pages, profile: Profile, stamp: Stamp, cache: PdfCache, marks: Iterable[float]
    ) -> None:
        super().__init__(pages, profile, stamp, cache)
        self._marks = frozenset(marks)
        self.holes: dict[float, int] = {}
        self.links: list[OpenLink] = []
        self.statics: dict[str, int] = {}

    def _new_table(self) -> ObjectTable:
        return _Table()

    @property
    def table(self) -> _Table:
        """The objects, as a table that leaves some open."""
        assert isinstance(self._objects, _Table)
        return self._objects

    @property
    def font_tables(self) -> dict[FontKey, CodeTable]:
        """Codes of the static fonts."""
        return self._resources.tables

    def seed(self, runs: Iterable[GlyphRun]) -> None:
        """Put characters into the static fonts that many copies will need."""
        for run in runs:
            table = self._resources.table(run.font)
            for cluster in run.clusters:
                if cluster.parts:
                    table.code(cluster)

    def _content_of(self, index: int) -> tuple[backend.Value, tuple[int, ...], tuple[str, ...]]:
        page = self._form.pages[index]
        left, top = self._edges(page)
        writer = _Segments(self._resources, self._profile)
        writer.marks = self._marks
        content = writer.write(page, left=left, top=top)
        stretches = writer.stretches(content.data + b"\n")
        marks = [
            item.run.width
            for item in page.items
            if isinstance(item, PlacedRun) and item.run.width in self._marks
        ]
        refs = []
        for place, stretch in enumerate(stretches):
            if stretch.strip():
                refs.append(self._objects.add_deflated({}, self._deflated(stretch)))
            if place < len(marks):
                self.holes[marks[place]] = self.table.leave_open()
                refs.append(self.holes[marks[place]])
        return backend.array(map(backend.reference, refs)), content.owners, content.pictures

    def _link_object(self, index: int, link: LinkArea, key: int) -> int:
        if link.box.width not in self._marks:
            return super()._link_object(index, link, key)
        target = self.table.leave_open()
        self.links.append(OpenLink(target, link, index, self._page_numbers[index], key))
        return target

    def _write_fonts(self) -> None:
        self.statics = self._font_objects()
        self.table.left_open.add(self._fonts)

    @property
    def fonts_number(self) -> int:
        """The object that names the fonts of all pages."""
        return self._fonts

    def box_on_page(self, index: int, box: Rect) -> Rect:
        """Return a box in the axes of its page."""
        return self._to_page(index, box)


@dataclass(slots=True, kw_only=True)
class PdfTemplate:
    """A file but for its holes; knows nobody."""

    prefix: bytes
    rows: bytes
    root: int
    info: int
    last: int
    streams: tuple[StreamObject, ...]
    """The static streams, for encryption."""
    header: bytes
    holes: Mapping[float, int]
    links: Mapping[float, OpenLink]
    boxes: Mapping[float, Rect]
    """Boxes of the marks of open links, in page axes, to move by where the runs stand."""
    fonts_number: int
    statics: Mapping[str, int]
    font_tables: Mapping[FontKey, CodeTable]
    faces: dict[FontKey, Face]
    colors: Colors
    digest: bytes
    encoded: dict[int, EncodedRun | None] = field(default_factory=dict)
    """Operators of runs that recur (days), by identity; None where static fonts do not do."""

    def assemble(
        self,
        fillings: Mapping[float, Sequence[PlacedRun]],
        links: Mapping[float, Rect],
        *,
        lasting: frozenset[int] = frozenset(),
        seal: Seal | None = None,
    ) -> bytes:
        """Return the file of a copy.

        Args:
            fillings: runs for each hole; every hole must be filled.
            links: boxes of open links, in page axes, for each.
            lasting: identities of runs that will come again, whose operators are kept.
            seal: encrypts the file.
        """
        assert fillings.keys() == self.holes.keys(), "a hole is left over"
        assert links.keys() == self.links.keys(), "a link is left over"
        tail = _Tail(self.last)
        fonts: dict[FontKey, CodeTable] = {}
        for mark, runs in fillings.items():
            tail.streams.append(
                StreamObject(self.holes[mark], {}, self._content(runs, fonts, lasting))
            )
        for mark, box in links.items():
            tail.bodies[self.links[mark].number] = self._link(self.links[mark], box)
        names = {name: backend.reference(target) for name, target in self.statics.items()}
        for table in fonts.values():
            names[table.name] = backend.reference(tail.font(table))
        tail.bodies[self.fonts_number] = backend.dictionary(names)
        return self._joined(tail, seal)

    def _content(
        self, runs: Sequence[PlacedRun], fonts: dict[FontKey, CodeTable], lasting: frozenset[int]
    ) -> bytes:
        out = ["q BT"]
        for x, y, run, ink, _ in runs:
            table, shown = self._shown(run, fonts, keep=id(run) in lasting)
            out.append(
                f"{self.colors.text(ink).fill}/{table} {number(run.size)} Tf "
                f"1 0 0 -1 {number(x)} {number(y)} Tm{shown}"
            )
        out.append("ET Q")
        return "\n".join(out).encode("ascii")

    def _shown(
        self, run: GlyphRun, fonts: dict[FontKey, CodeTable], *, keep: bool
    ) -> tuple[str, str]:
        """Return font name and show operators: from static fonts where they have all of it."""
        static = self.font_tables.get(run.font)
        if static is not None:
            known = self.encoded.get(id(run))
            if known is not None and known.run is run:
                return static.name, known.operators
            if all(not c.parts or (c.parts, c.text) in static.codes for c in run.clusters):
                made = static.encode(run)
                if keep:
                    self.encoded[id(run)] = made
                return static.name, made.operators
        table = fonts.get(run.font)
        if table is None:
            face = self.faces.get(run.font)
            if face is None:
                face = self.faces[run.font] = Face(run.font)
            table = fonts[run.font] = CodeTable(face, f"P{len(fonts) + 1}")
        return table.name, table.encode(run).operators

    def _link(self, link: OpenLink, box: Rect) -> bytes:
        return link_annotation(link.area, box, page=link.page_number, key=link.key)

    def _joined(self, tail: "_Tail", seal: Seal | None) -> bytes:
        tail.pack()
        digest = hashlib.sha256(self.digest)
        for stream in tail.streams:
            digest.update(stream.data)
        identity = digest.digest()[:16]
        if seal is not None:
            return self._sealed(tail, seal, identity)
        parts = [self.prefix]
        rows = bytearray(self.rows)
        rows.extend(bytes(ROW * (tail.last + 2 - len(rows) // ROW)))
        length = len(self.prefix)
        for stream in tail.streams:
            piece = _plain(stream)
            rows[ROW * stream.number : ROW * stream.number + ROW] = _at(length)
            parts.append(piece)
            length += len(piece)
        for target, (holder, index) in tail.places.items():
            rows[ROW * target : ROW * target + ROW] = _inside(holder, index)
        parts.append(_references(self, rows, tail.last + 1, length, identity, b""))
        return b"".join(parts)

    def _sealed(self, tail: "_Tail", seal: Seal, identity: bytes) -> bytes:
        """Return the encrypted file: every stream in one pass, a random key of its own."""
        streams = (*self.streams, *tail.streams)
        closed = seal.close([stream.data for stream in streams])
        rows = bytearray(self.rows)
        rows.extend(bytes(ROW * (tail.last + 3 - len(rows) // ROW)))
        parts = [self.header]
        length = len(self.header)
        for stream, data in zip(streams, closed.streams, strict=True):
            piece = _plain(stream._replace(data=data))
            rows[ROW * stream.number : ROW * stream.number + ROW] = _at(length)
            parts.append(piece)
            length += len(piece)
        for target, (holder, index) in tail.places.items():
            rows[ROW * target : ROW * target + ROW] = _inside(holder, index)
        keeper = tail.last + 1
        piece = b"%d 0 obj\n%b\nendobj\n" % (keeper, closed.dictionary)
        rows[ROW * keeper : ROW * keeper + ROW] = _at(length)
        parts.append(piece)
        length += len(piece)
        extra = b"/Encrypt %d 0 R" % keeper
        parts.append(_references(self, rows, keeper + 1, length, identity, extra))
        return b"".join(parts)


class _Tail:
    """The objects of one copy."""

    def __init__(self, last: int) -> None:
        self.last = last
        self.streams: list[StreamObject] = []
        self.bodies: dict[int, bytes] = {}
        self.places: dict[int, tuple[int, int]] = {}

    def add(self, body: bytes) -> int:
        """Number a loose object."""
        self.last += 1
        self.bodies[self.last] = body
        return self.last

    def add_stream(self, entries: Entries, data: bytes) -> int:
        """Number a stream."""
        self.last += 1
        self.streams.append(StreamObject(self.last, entries, data))
        return self.last

    def font(self, table: CodeTable) -> int:
        """Add the objects of a font and return its number."""
        parts = make_parts(table, effort=1)
        streams = {
            "file": self.add_stream(*parts.file_stream(is_cff=table.face.is_cff)),
            "unicode": self.add_stream({"Filter": "/FlateDecode"}, parts.to_unicode),
            "map": self.add_stream({"Filter": "/FlateDecode"}, parts.glyph_map)
            if parts.glyph_map
            else 0,
        }
        descriptor = self.add(parts.descriptor_body(streams["file"], is_cff=table.face.is_cff))
        below, font = descendant_and_font(
            table, parts, descriptor, streams["map"], streams["unicode"]
        )
        return self.add(font(self.add(below)))

    def pack(self) -> None:
        """Put the loose objects into object streams."""
        numbers = sorted(self.bodies)
        for first in range(0, len(numbers), PACK):
            chunk = numbers[first : first + PACK]
            entries, data = packed_objects(chunk, self.bodies)
            holder = self.add_stream({**entries, "Filter": "/FlateDecode"}, zlib.compress(data, 1))
            self.places.update((target, (holder, index)) for index, target in enumerate(chunk))


def _plain(stream: StreamObject) -> bytes:
    return b"%d 0 obj\n%b\nendobj\n" % (stream.number, backend.stream(stream.entries, stream.data))


def _at(offset: int) -> bytes:
    return b"\x01%b\x00" % offset.to_bytes(4, "big")


def _inside(holder: int, index: int) -> bytes:
    return b"\x02%b%c" % (holder.to_bytes(4, "big"), index)


def _references(
    template: PdfTemplate, rows: bytearray, target: int, start: int, identity: bytes, extra: bytes
) -> bytes:
    """Return cross-reference stream and trailer."""
    rows[ROW * target : ROW * target + ROW] = _at(start)
    data = zlib.compress(rows, 1)
    return (
        b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 1]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]%b"
        b"/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream\nendobj\n"
        b"startxref\n%d\n%%%%EOF\n"
    ) % (
        target,
        target + 1,
        template.root,
        template.info,
        identity.hex().encode(),
        identity.hex().encode(),
        extra,
        len(data),
        data,
        start,
    )


def make_template(
    pages: Pages,
    marks: Iterable[float],
    seeds: Iterable[GlyphRun],
    *,
    profile: Profile,
    stamp: Stamp,
    faces: dict[FontKey, Face],
) -> PdfTemplate:
    """Return the template of pages whose holes are runs of the widths `marks`.

    `seeds` are runs whose characters go into the static fonts, because many copies need them.
    """
    cache = PdfCache(faces=faces)
    writer = _TemplateWriter(pages, profile, stamp, cache, marks)
    writer.seed(seeds)
    root, info = writer.write_objects(frozenset())
    places = writer.table.close()
    header = writer.table.header
    rows = bytearray(ROW * (writer.table.last + 1))
    rows[:ROW] = b"\x00\x00\x00\x00\x00\xff"
    parts, length = [header], len(header)
    for stream in writer.table.streams:
        piece = _plain(stream)
        rows[ROW * stream.number : ROW * stream.number + ROW] = _at(length)
        parts.append(piece)
        length += len(piece)
    for target, (holder, index) in places.items():
        rows[ROW * target : ROW * target + ROW] = _inside(holder, index)
    prefix = b"".join(parts)
    links = {link.area.box.width: link for link in writer.links}
    return PdfTemplate(
        prefix=prefix,
        rows=bytes(rows),
        root=root,
        info=info,
        last=writer.table.last,
        streams=tuple(writer.table.streams),
        header=header,
        holes=writer.holes,
        links=links,
        boxes={mark: writer.box_on_page(link.page, link.area.box) for mark, link in links.items()},
        fonts_number=writer.fonts_number,
        statics=writer.statics,
        font_tables=writer.font_tables,
        faces=faces,
        colors=profile.colors,
        digest=hashlib.sha256(prefix).digest(),
    )


def moved(box: Rect, dx: float, width: float) -> Rect:
    """Return the box of a mark where a run of this width stands `dx` further."""
    return Rect(box.x + dx, box.y, width, box.height)
