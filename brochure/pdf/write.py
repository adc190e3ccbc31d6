"""The writer: Pages in, the bytes of one PDF file out.

The same pages, profile and stamp give the same bytes, with or without a cache. Pages that
break a promise of the profile give no file but diagnostics (`brochure.pdf.promises`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from math import ceil

from brochure.forms.pages import Drawing, Page, Pages
from brochure.pdf import backend, outline
from brochure.pdf.annotations import link_annotation
from brochure.pdf.cache import PdfCache, remember
from brochure.pdf.content import ContentWriter, PictureUse, Resources
from brochure.pdf.font_objects import add_font, make_parts, parts_key
from brochure.pdf.icc import deflated_srgb_profile
from brochure.pdf.images import ImageError, add_image, convert
from brochure.pdf.metadata import info_dictionary, xmp_packet
from brochure.pdf.objects import ObjectTable, deflate
from brochure.pdf.paths import drawing_operators
from brochure.pdf.profiles import Profile
from brochure.pdf.promises import broken_promises, walk
from brochure.pdf.structure import ParentTree, Pieces, StructureWriter
from brochure.values.diagnostic import Diagnostic
from brochure.values.geometry import Rect
from brochure.values.stamp import Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteResult:
    """A file, or what stands in its way."""

    data: bytes | None
    """None when a promise of the profile cannot be kept."""
    diagnostics: tuple[Diagnostic, ...]


def write(
    pages: Pages, *, profile: Profile, stamp: Stamp, cache: PdfCache | None = None
) -> WriteResult:
    """Write pages as a PDF of the profile.

    Diagnostics: the `pdf.` codes of `brochure.pdf.promises`. FontProblem is raised for a font
    file that cannot be read.
    """
    diagnostics = broken_promises(pages)
    if diagnostics:
        return WriteResult(data=None, diagnostics=diagnostics)
    try:
        data = _Writer(pages, profile, stamp, cache or PdfCache()).write()
    except ImageError as error:
        broken = Diagnostic(
            code="picture.broken",
            severity="error",
            message=f"a picture cannot be decoded: {error}",
            hints=("Open it in an image editor and save it anew.",),
        )
        return WriteResult(data=None, diagnostics=(broken,))
    return WriteResult(data=data, diagnostics=())


class _Writer:
    """One document being written."""

    def __init__(self, pages: Pages, profile: Profile, stamp: Stamp, cache: PdfCache) -> None:
        self._form = pages
        self._profile = profile
        self._stamp = stamp
        self._cache = cache
        self._objects = ObjectTable(self._deflated)
        self._elements = {element.id: element for element in walk(pages.structure)}
        self._resources = Resources(
            roles={id_: element.role for id_, element in self._elements.items()},
            faces=cache.faces,
            runs=cache.runs,
        )
        self._pieces = Pieces()
        self._parents = ParentTree(len(pages.pages))
        self._fonts = self._objects.reserve()
        self._tree = self._objects.reserve()
        self._page_numbers = [self._objects.reserve() for _ in pages.pages]
        self._icc = 0

    def write(self) -> bytes:
        """Return the file."""
        self._icc = self._objects.add_deflated({"N": 3}, deflated_srgb_profile())
        page_pictures = [self._write_page(index) for index in range(len(self._form.pages))]
        pictures = self._write_pictures()
        for index, (entries, digests) in enumerate(page_pictures):
            self._finish_page(index, entries, {key: pictures[key] for key in digests})
        self._write_fonts()
        root = self._write_catalog()
        info = self._objects.add(info_dictionary(self._form.metadata, self._stamp))
        self._cache.trim(self._resources.ready)
        return self._objects.finish(root, info)

    def _deflated(self, data: bytes) -> bytes:
        """Compress a page or an object stream, unless the build before had the same one."""
        return remember(self._cache.streams, data, partial(deflate, data))

    def _edges(self, page: Page) -> tuple[float, float]:
        """Return how far the trim's left edge and its top are from the media box's corner."""
        margin = page.bleed if self._profile.bleed else 0.0
        return margin, margin + page.trim.height

    def _to_page(self, index: int, box: Rect) -> Rect:
        """Return a box of the form in PDF axes, y up, its `y` being the lower edge."""
        left, top = self._edges(self._form.pages[index])
        return Rect(box.x + left, top - box.bottom, box.width, box.height)

    def _write_page(self, index: int) -> tuple[backend.Entries, tuple[str, ...]]:
        """Write content and annotations; return page entries and the pictures shown."""
        page = self._form.pages[index]
        left, top = self._edges(page)
        writer = ContentWriter(self._resources, self._profile)
        content = writer.write(page, left=left, top=top)
        self._pieces.add_content(index, content.owners)
        self._parents.add_page(content.owners)
        stream = self._objects.add_deflated({}, self._deflated(content.data))
        entries: backend.Entries = {
            "Type": "/Page",
            "Parent": backend.reference(self._tree),
            **_boxes(page, left),
            "Contents": backend.reference(stream),
            "StructParents": index,
            "Tabs": "/S",
            "Annots": self._write_links(index, page),
        }
        return entries, content.pictures

    def _write_links(self, index: int, page: Page) -> bytes | None:
        refs = []
        for link in page.links:
            key = self._parents.add_annotation(link.owner)
            box = self._to_page(index, link.box)
            number = self._page_numbers[index]
            annotation = self._objects.add(link_annotation(link, box, page=number, key=key))
            self._pieces.add_annotation(index, link.owner, annotation)
            refs.append(backend.reference(annotation))
        return backend.array(refs) if refs else None

    def _finish_page(
        self, index: int, entries: backend.Entries, pictures: Mapping[str, int]
    ) -> None:
        """Fill in the page object, now that its pictures have numbers."""
        names = {
            self._resources.pictures[digest].name: backend.reference(number)
            for digest, number in pictures.items()
        }
        resources: backend.Entries = {
            "Font": backend.reference(self._fonts),
            "XObject": backend.dictionary(names) if names else None,
        }
        body = backend.dictionary({**entries, "Resources": backend.dictionary(resources)})
        self._objects.fill(self._page_numbers[index], body)

    def _write_pictures(self) -> dict[str, int]:
        return {
            digest: self._write_picture(use) for digest, use in self._resources.pictures.items()
        }

    def _write_picture(self, use: PictureUse) -> int:
        image = use.image
        if isinstance(image, Drawing):
            key = (image.digest, self._profile.name)
            data = remember(
                self._cache.drawings,
                key,
                partial(_drawing_stream, image, self._profile),
            )
            view = image.view_box
            entries: backend.Entries = {
                "Type": "/XObject",
                "Subtype": "/Form",
                "BBox": backend.array([view.x, view.y, view.right, view.bottom]),
                "Resources": "<<>>",
            }
            return self._objects.add_deflated(entries, data)
        scale = self._profile.resolution / 72
        wanted = (ceil(use.width * scale), ceil(use.height * scale))
        parts = remember(
            self._cache.images, (image.digest, wanted), partial(convert, image, wanted)
        )
        return add_image(self._objects, parts, self._icc)

    def _write_fonts(self) -> None:
        fonts = {}
        for table in self._resources.tables.values():
            parts = remember(self._cache.fonts, parts_key(table), partial(make_parts, table))
            fonts[table.name] = backend.reference(add_font(self._objects, table, parts))
        self._objects.fill(self._fonts, backend.dictionary(fonts))

    def _place(self, page: int, y: float) -> bytes:
        _, top = self._edges(self._form.pages[page])
        return outline.destination(self._page_numbers[page], top - y)

    def _write_catalog(self) -> int:
        form, objects, ref = self._form, self._objects, backend.reference
        kids = backend.array([ref(number) for number in self._page_numbers])
        count = len(self._page_numbers)
        tree: backend.Entries = {"Type": "/Pages", "Kids": kids, "Count": count}
        objects.fill(self._tree, backend.dictionary(tree))
        packet = xmp_packet(form.metadata, form.language, self._stamp, self._profile)
        metadata = objects.add_stream({"Type": "/Metadata", "Subtype": "/XML"}, packet)
        bookmarks = outline.write_outline(
            objects, form.outline, [self._place(entry.page, entry.y) for entry in form.outline]
        )
        names = outline.write_names(
            objects, [(name, self._place(page, y)) for name, page, y in form.destinations]
        )
        structure = StructureWriter(objects, self._pieces, self._page_numbers, self._to_page)
        return objects.add_dictionary(
            {
                "Type": "/Catalog",
                "Pages": ref(self._tree),
                "Lang": backend.text_string(form.language),
                "MarkInfo": "<</Marked true>>",
                "StructTreeRoot": ref(structure.write(form.structure, self._parents)),
                "Metadata": ref(metadata),
                "OutputIntents": backend.array([ref(self._write_intent())]),
                "Outlines": ref(bookmarks) if bookmarks else None,
                "PageMode": "/UseOutlines" if bookmarks and count > 4 else None,
                "Names": backend.dictionary({"Dests": ref(names)}) if names else None,
                "PageLabels": outline.page_labels(form.pages),
                "ViewerPreferences": backend.dictionary(
                    {
                        "DisplayDocTitle": "true",
                        "Direction": "/R2L" if form.direction == "rtl" else None,
                    }
                ),
            }
        )

    def _write_intent(self) -> int:
        condition = backend.text_string(self._profile.condition)
        return self._objects.add_dictionary(
            {
                "Type": "/OutputIntent",
                "S": "/GTS_PDFA1",
                "OutputConditionIdentifier": condition,
                "Info": condition,
                "DestOutputProfile": backend.reference(self._icc),
            }
        )


def _boxes(page: Page, margin: float) -> backend.Entries:
    """Return the page boxes; the media box's corner is at 0, 0."""
    width, height = page.trim.width + 2 * margin, page.trim.height + 2 * margin
    media = backend.array([0, 0, width, height])
    trim = backend.array([margin, margin, margin + page.trim.width, margin + page.trim.height])
    return {"MediaBox": media, "TrimBox": trim, "BleedBox": media if margin else None}


def _drawing_stream(drawing: Drawing, profile: Profile) -> bytes:
    return deflate(drawing_operators(drawing, profile))
