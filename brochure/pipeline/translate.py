"""Translate: what translators are given, what comes back, and how far each language is.

    extract ─▶ .pot      update ─▶ .po      export ─▶ .xliff      import ◀─ .xliff, .yaml

Takes a session; gives catalogs, rows and findings as values. Files are written by the caller, and
only where nothing stands in the way: a catalog that cannot be read is never written over.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from brochure.forms.document import Document
from brochure.languages.approval import approval_of, is_signed, signed_by_all
from brochure.languages.catalog import Catalog
from brochure.languages.inline import parse_inline
from brochure.languages.language import Language
from brochure.languages.texts import texts_of
from brochure.languages.update import merge, template
from brochure.languages.width import WIDE_SCRIPTS, is_too_wide, limit_of
from brochure.languages.xliff_write import write_xliff
from brochure.pictures.crops import Wanted, crops
from brochure.pipeline import side_inputs
from brochure.pipeline.places import Place, places
from brochure.pipeline.plan import Target
from brochure.pipeline.session import Session
from brochure.pipeline.stages import compose
from brochure.values.diagnostic import Diagnostic, has_errors

Findings = tuple[Diagnostic, ...]
PICTURES = "pictures"
"""Folder beside the catalogs."""
SHOWN = "a4"
"""Product in which translators are told the place of a text."""


class Made(NamedTuple):
    """A catalog, where it could be made, and what was found on the way."""

    path: str
    catalog: Catalog | None
    diagnostics: Findings


class Sources(NamedTuple):
    """A brochure to be translated."""

    brochure: str
    document: Document | None
    """In its source language; None where it has errors."""
    diagnostics: Findings
    places: Mapping[str, Place]
    pdf: bytes | None = None
    """The file in which they are."""
    pictures: frozenset[str] = frozenset()
    """Keys of texts that a picture shows."""

    @property
    def told(self) -> Mapping[str, str]:
        """Where texts were set, in words, with the picture of the place where there is one."""
        return {
            key: place.told(SHOWN)
            + (f"; picture: {picture_path('', key)}" if key in self.pictures else "")
            for key, place in self.places.items()
        }


def picture_path(folder: str, key: str) -> str:
    """Return where the picture of a text lies, below the folder of the catalogs."""
    return f"{folder}{PICTURES}/{key}.png"


def sources(session: Session, brochure: str) -> Sources:
    """Return a brochure with the places of its texts, which are found by setting its pages."""
    found = session.document(brochure)
    if found.document is None:
        return Sources(brochure, None, found.diagnostics, {})
    where, data = _places(session, brochure, found.document)
    start = f"{session.folder(brochure)}/languages/{PICTURES}/"
    shown = frozenset(
        path.removeprefix(start).removesuffix(".png")
        for path in session.files.list_files(start[:-1])
    )
    return Sources(brochure, found.document, found.diagnostics, where, data, shown)


def pictures(session: Session, given: Sources) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of a picture of each text's place; MissingPart without PDFium."""
    if given.pdf is None:
        return
    folder = f"{session.folder(given.brochure)}/languages/"
    wanted = [Wanted(key, place.page, place.box) for key, place in given.places.items()]
    for key, data in crops(given.pdf, wanted):
        yield picture_path(folder, key), data


def _places(
    session: Session, brochure: str, document: Document
) -> tuple[Mapping[str, Place], bytes | None]:
    target = Target(
        brochure=brochure,
        language=document.language,
        product=SHOWN,
        profile="screen",
        theme=session.project.theme,
    )
    made = compose(session, target)
    local = session.localized(brochure, document.language).document
    if made.pages is None or local is None:
        return {}, None
    return places(made.pages, local), made.data


def extract(session: Session, given: Sources) -> Made:
    """Return the template of a brochure."""
    path = f"{session.folder(given.brochure)}/languages/{given.brochure}.pot"
    if given.document is None:
        return Made(path, None, given.diagnostics)
    return Made(path, template(given.document, None, path, given.told), given.diagnostics)


def update(session: Session, given: Sources, tag: str) -> Made:
    """Return the catalog of a language after the brochure; a new one where there was none.

    An existing catalog with errors is left alone: what cannot be read would be lost.
    """
    language = session.language(tag)
    folder = session.folder(given.brochure)
    path = side_inputs.catalog_path(folder, language.tag)
    if given.document is None:
        return Made(path, None, given.diagnostics)
    new = template(given.document, language, path, given.told)
    if not session.files.exists(path):
        return Made(path, new, given.diagnostics)
    old, found = side_inputs.catalog(session.files, folder, language.tag)
    found += old.diagnostics if old is not None else ()
    if old is None or has_errors(found):
        return Made(path, None, given.diagnostics + found)
    return Made(path, merge(old, new), given.diagnostics)


def tags_of(session: Session, brochure: str, asked: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the languages asked for, else those a brochure is or shall be translated into."""
    source = session.source_language(brochure)
    given = [session.language(tag).tag for tag in asked]
    declared = given or [*session.language_names(brochure), *session.project.languages]
    return tuple(dict.fromkeys(t for t in declared if t not in (source, "all")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """How far a brochure is in a language."""

    brochure: str
    language: str
    release: str
    """`draft`, `released`, or empty."""
    total: int
    done: int
    """Translated from the text as it is now."""
    fuzzy: int
    """Translated from another text, or marked."""
    missing: int
    unreviewed: int
    """Done, but no reviewer answers for it."""
    overflow: int
    """Wider than its limit."""
    approved_by: str

    @property
    def is_ready(self) -> bool:
        """Whether the language keeps what its state promises."""
        gaps = self.fuzzy or self.missing
        match self.release:
            case "released":
                return not gaps and bool(self.approved_by)
            case "draft":
                return True
            case _:
                return not gaps


def status(session: Session, brochure: str, tag: str) -> tuple[Row | None, Findings]:
    """Return how far a brochure is in a language, and what is wrong with its catalog."""
    document, found = session.document(brochure)[:2]
    if document is None:
        return None, found
    catalog, problems = side_inputs.catalog(session.files, session.folder(brochure), tag)
    empty = Catalog(file=side_inputs.catalog_path(session.folder(brochure), tag))
    row = _row(document, tag, catalog or empty)
    return row, found + problems + (catalog.diagnostics if catalog is not None else ())


def _row(document: Document, tag: str, catalog: Catalog) -> Row:
    holding, void = approval_of(document, tag, catalog)
    whole = holding is not None or (catalog.is_reviewed and void is None)
    counts = dict.fromkeys(("done", "fuzzy", "missing", "unreviewed", "overflow"), 0)
    total = 0
    for text in texts_of(document):
        total += 1
        entry = catalog.entries.get(text.key)
        if entry is None or not entry.translation:
            counts["missing"] += 1
            continue
        is_current = not entry.fuzzy and entry.source == text.source
        counts["done" if is_current else "fuzzy"] += 1
        counts["unreviewed"] += is_current and not whole and not is_signed(entry)
        counts["overflow"] += is_too_wide(text.inlines, parse_inline(entry.translation)[0])
    by_all = "every entry" if total and signed_by_all(document, catalog) else ""
    return Row(
        brochure=document.id,
        language=tag,
        release=document.releases.get(tag, ""),
        total=total,
        approved_by=holding.name if holding is not None else by_all,
        **counts,
    )


def xliff_text(session: Session, given: Sources, tag: str, catalog: Catalog, version: str) -> str:
    """Return the XLIFF text of an exported catalog."""
    assert given.document is not None
    language = session.language(tag)
    return write_xliff(
        catalog,
        given.document.language,
        language.tag,
        original=f"{session.folder(given.brochure)}/brochure.yaml",
        limits={
            text.key: in_characters(limit_of(text.inlines), language)
            for text in texts_of(given.document)
        },
        version=version,
    )


def in_characters(limit: int, language: Language) -> int:
    """Return a limit in characters of a language."""
    return limit // 2 if language.script in WIDE_SCRIPTS else limit
