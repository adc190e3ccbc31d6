"""Package: everything a print shop gets, in one zip; the same content gives the same bytes.

For each job: the press file, sheets where asked for, a proof, the folding dummy, the preflight
report, the job ticket, and the licences of fonts and profile. One error anywhere means no zip.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from brochure.forms.document import Document, plain
from brochure.forms.pages import FontKey, Group, Item, Pages, PlacedRun
from brochure.layout.dummy import dummy_svg
from brochure.layout.product import Product
from brochure.pdf.shipped import PRESS, shipped_icc, shipped_licence
from brochure.pipeline import fonts, press
from brochure.pipeline.plan import Target
from brochure.pipeline.session import FONTS, Session
from brochure.pipeline.stages import Composed, compose, stamp_of
from brochure.press.preflight.report import Report
from brochure.press.ticket import Entry, Ticket
from brochure.values.diagnostic import Diagnostic, has_errors
from brochure.values.stamp import Stamp
from brochure.values.units import to_mm
from brochure.workspace import font_folder

READABLE = 0o644 << 16
"""Rights of files in the zip."""


class Packaged(NamedTuple):
    """A zip, or what stands in its way."""

    data: bytes | None
    name: str
    files: tuple[str, ...]
    diagnostics: tuple[tuple[Target, tuple[Diagnostic, ...]], ...]


def package(session: Session, targets: Iterable[Target], *, epoch: int | None = None) -> Packaged:
    """Return the zip of some press targets; `imposed` of a target asks for its sheets as well."""
    jobs = tuple(targets)
    several = len(jobs) > 1
    files: dict[str, bytes] = {}
    found = []
    stamp: Stamp | None = None
    for target in jobs:
        job = _Job(session, target, epoch)
        made = job.files()
        found.append((target, job.diagnostics))
        base = f"{target.brochure}/{target.language}/{target.product}/" if several else ""
        files.update({f"{base}{path}": data for path, data in made.items()})
        stamp = stamp or job.stamp
    if stamp is None or any(has_errors(diagnostics) for _, diagnostics in found):
        return Packaged(None, "", (), tuple(found))
    return Packaged(_zipped(files, stamp), _name(jobs), tuple(files), tuple(found))


def _name(targets: tuple[Target, ...]) -> str:
    first = targets[0]
    if len(targets) == 1:
        return f"{first.brochure}-{first.language}-{first.product}-print.zip"
    names = dict.fromkeys(target.brochure for target in targets)
    return f"{'-'.join(names)}-print.zip"


def _zipped(files: Mapping[str, bytes], stamp: Stamp) -> bytes:
    out = BytesIO()
    moment = stamp.time.timetuple()[:6]
    time = moment if moment[0] >= 1980 else (1980, 1, 1, 0, 0, 0)
    with ZipFile(out, "w") as archive:
        for path in sorted(files):
            info = ZipInfo(path, date_time=time)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = READABLE
            info.create_system = 3
            archive.writestr(info, files[path])
    return out.getvalue()


class _Job:
    """One job of a package."""

    def __init__(self, session: Session, target: Target, epoch: int | None) -> None:
        self._session = session
        self._sheets = target.imposed
        self._target = replace(target, profile="press", imposed="", marks=False)
        self._epoch = epoch
        self._name = f"{target.brochure}-{target.product}-{target.language}"
        self.diagnostics: tuple[Diagnostic, ...] = ()
        self.stamp: Stamp | None = None

    def files(self) -> dict[str, bytes]:
        """Return the files of the job; none where something is wrong."""
        pressed = self._made(self._target)
        proof = self._made(replace(self._target, profile="proof"))
        document = self._document()
        if pressed.data is None or pressed.pages is None or proof.data is None or document is None:
            return {}
        report = press.inspected(self._session, self._target, pressed.data)
        name = f"{self._name}-press.pdf"
        files = {name: pressed.data, f"{self._name}-proof.pdf": proof.data}
        if self._sheets:
            sheets = self._made(replace(self._target, imposed=self._sheets, marks=True))
            if sheets.data is None:
                return {}
            files[f"{self._name}-sheets.pdf"] = sheets.data
        rtl = pressed.pages.direction == "rtl"
        files["dummy.svg"] = dummy_svg(self._product, rtl=rtl).encode()
        files["preflight-report.txt"] = report.as_text(name).encode()
        files["preflight-report.json"] = report.as_json(name).encode()
        files.update(self._licences(pressed.pages))
        ticket = self._ticket(document, pressed.pages, report, files)
        files["ticket.txt"] = ticket.as_text().encode()
        files["ticket.json"] = ticket.as_json().encode()
        self.stamp = stamp_of(document, self._epoch)
        return files

    @property
    def _product(self) -> Product:
        return self._session.product(self._target.product)

    def _made(self, target: Target) -> Composed:
        composed = compose(self._session, target, epoch=self._epoch)
        fresh = tuple(d for d in composed.diagnostics if d not in self.diagnostics)
        self.diagnostics += fresh
        return composed

    def _document(self) -> Document | None:
        target = self._target
        return self._session.localized(target.brochure, target.language, target.product).document

    def _licences(self, pages: Pages) -> dict[str, bytes]:
        """Return the licences of the fonts on the pages and of the profile."""
        known = fonts.licences(font_folder())
        if self._session.files.exists(FONTS):
            known |= fonts.licences(self._session.files, FONTS)
        families = sorted({key.family for key in fonts_of(pages)})
        found = {
            f"licences/{family.replace(' ', '-')}.txt": known[family]
            for family in families
            if family in known
        }
        if not self._session.project.press.icc:
            found[f"licences/{PRESS}.txt"] = shipped_licence()
            found[f"profile/{PRESS}.icc"] = shipped_icc()
        return found

    def _ticket(
        self, document: Document, pages: Pages, report: Report, files: Mapping[str, bytes]
    ) -> Ticket:
        project, product = self._session.project, self._product
        settings, job = project.press, project.job
        profile, _ = press.profile_of(self._session, "press")
        assert profile is not None, "the press file was made with it"
        plates = {name: None for page in report.ink for name, _ in page.plates}
        panels = product.panels
        closed = max((panel.width for panel in panels), default=product.width)
        weight = f"{product.paper.weight:g} g/m²"
        return Ticket(
            name=f"{self._target.brochure} {self._target.language} {product.name}",
            title=plain(document.title.inlines),
            language=self._target.language,
            version=str(getattr(document.control, "version", "")),
            product=product.summary,
            pages=len(pages.pages),
            trim=(to_mm(product.width), to_mm(product.height)),
            closed=(to_mm(closed), to_mm(product.height)),
            bleed=round(to_mm(product.bleed), 2),
            fold=_fold(product, rtl=pages.direction == "rtl"),
            binding=_binding(product, rtl=pages.direction == "rtl"),
            inks=tuple(plates),
            ink_limit=settings.ink_limit,
            condition=f"{profile.intent.identifier} {profile.intent.condition}".strip(),
            profile=f"{profile.x_version}, PDF/A-{profile.a_part}{profile.a_conformance.lower()}",
            paper=job.paper or weight,
            quantity=job.quantity,
            finishing=job.finishing,
            delivery=job.delivery,
            contact=job.contact,
            note=job.note,
            preflight=f"{report.variant}: {report.summary}",
            files=tuple(_entries(files)),
        )


_PURPOSES = {
    "-press.pdf": "print this",
    "-sheets.pdf": "the same, on sheets",
    "-proof.pdf": "to look at; not for printing",
    "dummy.svg": "where panels, folds and cuts are",
    "preflight-report.txt": "what was checked",
    "preflight-report.json": "the same for programs",
    ".icc": "the profile of the output intent",
}


def _entries(files: Mapping[str, bytes]) -> Iterator[Entry]:
    for path in sorted(files):
        purpose = next((said for end, said in _PURPOSES.items() if path.endswith(end)), "licence")
        yield Entry(path, purpose, hashlib.sha256(files[path]).hexdigest())


def _fold(product: Product, *, rtl: bool) -> str:
    """Return the fold in words, with the widths of the inside from the left."""
    if product.fold is None:
        return ""
    widths = product.fold.inside(product.width)
    shown = [f"{to_mm(width):.2f}" for width in (widths[::-1] if rtl else widths)]
    return f"{product.fold.rule.summary}; inside from the left {' + '.join(shown)} mm"


def _binding(product: Product, *, rtl: bool) -> str:
    if not product.stitched:
        return ""
    side = "right" if product.is_right_bound(rtl=rtl) else "left"
    return f"saddle stitched, spine at the {side} of the cover"


def fonts_of(pages: Pages) -> frozenset[FontKey]:
    """Return the faces on pages."""
    return frozenset(font for page in pages.pages for font in _fonts(page.items))


def _fonts(items: Iterable[Item]) -> Iterator[FontKey]:
    for item in items:
        if isinstance(item, PlacedRun):
            yield item.run.font
        elif isinstance(item, Group):
            yield from _fonts(item.items)
