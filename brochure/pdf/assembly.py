"""Assembly: pages with holes become a template, and a template with fillings a file.

A template is laid out and written once; what is the same for all copies is finished bytes. A copy
adds the content of its holes, the boxes of its links, and the fonts of its own characters, as one
revision: nothing of an earlier copy can be in it. Static objects other than streams lie in object
streams, so that encryption only has to look at streams.

What is a copy's own is small and left undeflated: to deflate it takes longer than all the rest.

    prefix (static) · streams of holes and fonts · one object stream · cross-reference stream
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from struct import Struct
from typing import NamedTuple

from brochure.forms.pages import FontKey, GlyphRun, Pages, PlacedRun
from brochure.pdf import backend
from brochure.pdf.annotations import link_with_box
from brochure.pdf.backend import Entries, number
from brochure.pdf.cache import PdfCache
from brochure.pdf.codes import CodeTable
from brochure.pdf.colors import Colors
from brochure.pdf.font_objects import font_frame, make_parts
from brochure.pdf.fonts import Face
from brochure.pdf.holes import OpenLink, StreamObject, TemplateWriter
from brochure.pdf.objects import PACK, packed_objects
from brochure.pdf.profiles import Profile
from brochure.pdf.sealing import Seal, padded
from brochure.values.geometry import Rect
from brochure.values.stamp import Stamp

_ROW = Struct(">BIB")
"""A row of the cross-reference stream: kind, place, index."""
ROW = _ROW.size
_AT, _INSIDE = 1, 2
"""Kinds of objects: at an offset, and in an object stream."""
KEPT = 8_000
"""Contents of holes kept: days, and names of doctors and rooms, come again."""


_STREAM_END = b"\nendstream\nendobj\n"


class _StaticOfSealed(NamedTuple):
    """The static part of encrypted copies but for the encryption."""

    streams: tuple[bytes, ...]
    """Padded."""
    heads: tuple[bytes, ...]
    """What stands before the data of each."""
    rows: bytes
    length: int
    """Up to where the streams of a copy begin."""


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
    link_frames: Mapping[float, bytes]
    """Annotations but for their boxes."""
    boxes: Mapping[float, Rect]
    """Boxes of the marks of open links, in page axes, to move by where the runs stand."""
    fonts_number: int
    statics: Mapping[str, int]
    font_tables: Mapping[FontKey, CodeTable]
    faces: dict[FontKey, Face]
    colors: Colors
    digest: bytes
    contents: dict[tuple[float, int], tuple[object, bytes]] = field(default_factory=dict)
    """Content of holes whose lines come again, by hole and identity of the line kept beside it."""
    static_of_sealed: "_StaticOfSealed | None" = None
    """Made with the first encrypted copy."""

    def assemble(
        self,
        fillings: Mapping[float, "Filling"],
        links: Mapping[float, Rect],
        *,
        seal: Seal | None = None,
    ) -> bytes:
        """Return the file of a copy.

        Args:
            fillings: what stands in each hole; every hole must be filled.
            links: boxes of open links, in page axes, for each.
            seal: encrypts the file.
        """
        assert fillings.keys() == self.holes.keys(), "a hole is left over"
        assert links.keys() == self.links.keys(), "a link is left over"
        tail = _Tail(self.last)
        fonts: dict[FontKey, CodeTable] = {}
        for mark, filling in fillings.items():
            content = self._content(mark, filling, fonts)
            tail.streams.append(StreamObject(self.holes[mark], {}, content))
        for mark, box in links.items():
            tail.bodies[self.links[mark].number] = link_with_box(self.link_frames[mark], box)
        names = b"".join(
            b"/%b %d 0 R" % (name.encode(), target) for name, target in self.statics.items()
        )
        for table in fonts.values():
            names += b"/%b %d 0 R" % (table.name.encode(), tail.font(table))
        tail.bodies[self.fonts_number] = b"<<%b>>" % names
        return self._joined(tail, seal)

    def _content(self, mark: float, filling: "Filling", fonts: dict[FontKey, CodeTable]) -> bytes:
        """Return the operators of a hole; those of a line that comes again are kept."""
        line = filling.line
        if line is not None:
            known = self.contents.get((mark, id(line)))
            if known is not None and known[0] is line:
                return known[1]
        before = len(fonts)
        out = ["q BT"]
        is_static = True
        for x, y, run, ink, _ in filling.runs():
            table, shown, of_all = self._shown(run, fonts)
            is_static = is_static and of_all
            out.append(
                f"{self.colors.text(ink).fill}/{table} {number(run.size)} Tf "
                f"1 0 0 -1 {number(x)} {number(y)} Tm{shown}"
            )
        out.append("ET Q")
        content = "\n".join(out).encode("ascii")
        if line is not None and is_static and len(fonts) == before:
            if len(self.contents) >= KEPT:
                self.contents.clear()
            self.contents[mark, id(line)] = (line, content)
        return content

    def _shown(self, run: GlyphRun, fonts: dict[FontKey, CodeTable]) -> tuple[str, str, bool]:
        """Return font name, show operators, and whether static fonts have all of it."""
        static = self.font_tables.get(run.font)
        if static is not None:
            known = static.operators(run, known_only=True)
            if known is not None:
                return static.name, known, True
        table = fonts.get(run.font)
        if table is None:
            face = self.faces.get(run.font)
            if face is None:
                face = self.faces[run.font] = Face(run.font)
            table = fonts[run.font] = CodeTable(face, f"P{len(fonts) + 1}", compact=True)
        shown = table.operators(run)
        assert shown is not None
        return table.name, shown, False

    def _joined(self, tail: "_Tail", seal: Seal | None) -> bytes:
        tail.pack()
        digest = hashlib.sha256(b"".join([self.digest, *[stream.data for stream in tail.streams]]))
        identity = digest.digest()[:16]
        if seal is not None:
            return self._sealed(tail, seal, identity)
        parts = [self.prefix]
        rows = bytearray(self.rows)
        rows.extend(bytes(ROW * (tail.last + 2 - len(rows) // ROW)))
        length = len(self.prefix)
        for stream in tail.streams:
            piece = _plain(stream)
            _ROW.pack_into(rows, ROW * stream.number, _AT, length, 0)
            parts.append(piece)
            length += len(piece)
        for target, (holder, index) in tail.places.items():
            _ROW.pack_into(rows, ROW * target, _INSIDE, holder, index)
        parts.append(_references(self, rows, tail.last + 1, length, identity, b""))
        return b"".join(parts)

    def _static_of_sealed(self) -> "_StaticOfSealed":
        """Return what encrypted copies have in common: encryption changes no length."""
        if self.static_of_sealed is None:
            rows = bytearray(self.rows)
            streams = tuple(padded(stream.data) for stream in self.streams)
            heads = []
            length = len(self.header)
            for stream, data in zip(self.streams, streams, strict=True):
                heads.append(_head(stream, len(data)))
                _ROW.pack_into(rows, ROW * stream.number, _AT, length, 0)
                length += len(heads[-1]) + len(data) + len(_STREAM_END)
            self.static_of_sealed = _StaticOfSealed(streams, tuple(heads), bytes(rows), length)
        return self.static_of_sealed

    def _sealed(self, tail: "_Tail", seal: Seal, identity: bytes) -> bytes:
        """Return the encrypted file: every stream in one pass, a random key of its own."""
        static = self._static_of_sealed()
        own = [padded(stream.data) for stream in tail.streams]
        closed = seal.close([*static.streams, *own])
        rows = bytearray(static.rows)
        rows.extend(bytes(ROW * (tail.last + 3 - len(rows) // ROW)))
        parts: list[bytes | memoryview] = [self.header]
        for head, data in zip(static.heads, closed.streams, strict=False):
            parts += (head, data, _STREAM_END)
        length = static.length
        for stream, data in zip(tail.streams, closed.streams[len(static.heads) :], strict=True):
            head = _head(stream, len(data))
            _ROW.pack_into(rows, ROW * stream.number, _AT, length, 0)
            parts += (head, data, _STREAM_END)
            length += len(head) + len(data) + len(_STREAM_END)
        for target, (holder, index) in tail.places.items():
            _ROW.pack_into(rows, ROW * target, _INSIDE, holder, index)
        keeper = tail.last + 1
        piece = b"%d 0 obj\n%b\nendobj\n" % (keeper, closed.dictionary)
        _ROW.pack_into(rows, ROW * keeper, _AT, length, 0)
        parts.append(piece)
        length += len(piece)
        extra = b"/Encrypt %d 0 R" % keeper
        parts.append(_references(self, rows, keeper + 1, length, identity, extra))
        return b"".join(parts)


@dataclass(frozen=True, slots=True)
class Filling:
    """What stands in one hole."""

    runs: Callable[[], Sequence[PlacedRun]]
    """Runs with their places and colours; asked for only where the line is not known."""
    line: object = None
    """The line, where it comes again: its content is then kept."""


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
        is_cff = table.face.is_cff
        parts = make_parts(table, bytes)
        frame = font_frame(table.face.metrics(), is_cff=is_cff)
        file = self.add_stream(*parts.file_stream(is_cff=is_cff))
        unicode = self.add_stream({}, parts.to_unicode)
        glyph_map = self.add_stream({}, parts.glyph_map) if parts.glyph_map else 0
        descriptor = self.add(frame.descriptor_of(parts, file))
        below = self.add(frame.descendant_of(parts, descriptor, glyph_map))
        return self.add(frame.font_of(parts, below, unicode))

    def pack(self) -> None:
        """Put the loose objects into object streams."""
        numbers = sorted(self.bodies)
        for first in range(0, len(numbers), PACK):
            chunk = numbers[first : first + PACK]
            entries, data = packed_objects(chunk, self.bodies)
            holder = self.add_stream(entries, data)
            self.places.update((target, (holder, index)) for index, target in enumerate(chunk))


def _head(stream: StreamObject, length: int) -> bytes:
    """Return what stands before the data of a stream that is `length` bytes long in the file."""
    if not stream.entries:
        return b"%d 0 obj\n<</Length %d>>\nstream\n" % (stream.number, length)
    entries = backend.dictionary({**stream.entries, "Length": length})
    return b"%d 0 obj\n%b\nstream\n" % (stream.number, entries)


def _plain(stream: StreamObject) -> bytes:
    target, entries, data = stream
    if entries:
        return b"%b%b%b" % (_head(stream, len(data)), data, _STREAM_END)
    return b"%d 0 obj\n<</Length %d>>\nstream\n%b%b" % (target, len(data), data, _STREAM_END)


def _references(
    template: PdfTemplate, rows: bytearray, target: int, start: int, identity: bytes, extra: bytes
) -> bytes:
    """Return cross-reference stream and trailer."""
    _ROW.pack_into(rows, ROW * target, _AT, start, 0)
    return (
        b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 1]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]%b"
        b"/Length %d>>\nstream\n%b\nendstream\nendobj\n"
        b"startxref\n%d\n%%%%EOF\n"
    ) % (
        target,
        target + 1,
        template.root,
        template.info,
        identity.hex().encode(),
        identity.hex().encode(),
        extra,
        len(rows),
        bytes(rows),
        start,
    )


def moved(box: Rect, dx: float, width: float) -> Rect:
    """Return the box of a mark where a run of this width stands `dx` further."""
    return Rect(box.x + dx, box.y, width, box.height)


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
    writer = TemplateWriter(pages, profile, stamp, cache, marks)
    writer.seed(seeds)
    root, info = writer.write_objects(frozenset())
    places = writer.table.close()
    header = writer.table.header
    rows = bytearray(ROW * (writer.table.last + 1))
    rows[:ROW] = b"\x00\x00\x00\x00\x00\xff"
    parts, length = [header], len(header)
    for stream in writer.table.streams:
        piece = _plain(stream)
        _ROW.pack_into(rows, ROW * stream.number, _AT, length, 0)
        parts.append(piece)
        length += len(piece)
    for target, (holder, index) in places.items():
        _ROW.pack_into(rows, ROW * target, _INSIDE, holder, index)
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
        link_frames={mark: link.frame() for mark, link in links.items()},
        boxes={mark: writer.box_on_page(link.page, link.area.box) for mark, link in links.items()},
        fonts_number=writer.fonts_number,
        statics=writer.statics,
        font_tables=writer.font_tables,
        faces=faces,
        colors=profile.colors,
        digest=hashlib.sha256(prefix).digest(),
    )
