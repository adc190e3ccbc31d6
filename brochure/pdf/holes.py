"""Holes: writes pages in which some runs are left out, with an object for each gap.

Takes pages whose holes are runs of known widths; gives an object table in which the holes, the
boxes of links inside them and the list of fonts stay open.
"""

from collections.abc import Iterable
from typing import NamedTuple

from brochure.forms.pages import FontKey, GlyphRun, LinkArea, Pages, PlacedRun
from brochure.pdf import backend
from brochure.pdf.annotations import link_frame
from brochure.pdf.backend import Entries
from brochure.pdf.cache import PdfCache
from brochure.pdf.codes import CodeTable
from brochure.pdf.content import ContentWriter
from brochure.pdf.objects import ObjectTable
from brochure.pdf.profiles import Profile
from brochure.pdf.write import Writer
from brochure.values.geometry import Rect
from brochure.values.stamp import Stamp

_CUT_TEXT = "%cut%"
_CUT = b"\n%cut%\n"


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

    def frame(self) -> bytes:
        """Return its annotation but for the box."""
        return link_frame(self.area, page=self.page_number, key=self.key)


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


class TemplateTable(ObjectTable):
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


class TemplateWriter(Writer):
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
        return TemplateTable()

    @property
    def table(self) -> TemplateTable:
        """The objects, as a table that leaves some open."""
        assert isinstance(self._objects, TemplateTable)
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
