"""What a file claims and the writer would not keep: found before anything is written.

Takes Pages, gives diagnostics; any of them means that no file is made. Codes: `pdf.title-missing`,
`pdf.language-missing`, `pdf.alt-missing`, `pdf.heading-skipped`, `pdf.scope-missing`,
`pdf.link-contents`, `pdf.link-target`, `pdf.outline-title`, `pdf.empty`, `pdf.bleed`.
"""

import re
from collections.abc import Iterator

from brochure.forms.pages import LinkArea, Pages, StructElement
from brochure.pdf.profiles import Profile
from brochure.values.diagnostic import Diagnostic
from brochure.values.geometry import Rect
from brochure.values.units import to_mm

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_HEADING = re.compile(r"H([1-6])")
_SCHEMES = ("https:", "http:", "mailto:", "tel:", "#")


def _broken(code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code=f"pdf.{code}", severity="error", message=message, hints=(hint,))


def broken_promises(pages: Pages, profile: Profile) -> tuple[Diagnostic, ...]:
    """Return an error for each requirement of the profile that the pages fail."""
    found = (*_check_document(pages), *_check_boxes(pages))
    if not profile.is_interactive:
        return found
    return (
        *found,
        *_check_elements(pages.structure),
        *_check_headings(pages.structure),
        *_check_links(pages),
    )


def _check_document(pages: Pages) -> Iterator[Diagnostic]:
    if not pages.pages:
        yield _broken("empty", "the document has no pages", "Give it some content.")
    if not pages.metadata.title.strip():
        yield _broken("title-missing", "the document has no title", "Give it a title.")
    if not _LANGUAGE.fullmatch(pages.language):
        message = f"{pages.language!r} is not a language tag"
        yield _broken("language-missing", message, "Use a tag such as en or zh-Hans.")
    for entry in pages.outline:
        if not entry.title.strip():
            message = f"a bookmark to page {entry.page + 1} has no title"
            yield _broken("outline-title", message, "Give the heading some text.")


def _check_boxes(pages: Pages) -> Iterator[Diagnostic]:
    """Check that each page lies within its bleed, and that within its sheet."""
    for number, page in enumerate(pages.pages, 1):
        if page.bleed < 0:
            message = f"page {number} has a bleed of {to_mm(page.bleed):g} mm"
            yield _broken("bleed", message, "Give a bleed of 3 mm, or 0 for none.")
        media, bled = page.media, page.trim.grown(page.bleed)
        if media is not None and not _holds(media, bled):
            message = f"page {number} with its bleed does not fit on its sheet"
            yield _broken("bleed", message, "Choose a larger sheet or a smaller bleed.")


def _holds(outer: Rect, inner: Rect) -> bool:
    slack = 0.01
    return (
        outer.x <= inner.x + slack
        and outer.y <= inner.y + slack
        and outer.right >= inner.right - slack
        and outer.bottom >= inner.bottom - slack
    )


def walk(root: StructElement) -> Iterator[StructElement]:
    """Yield an element and all below it in reading order."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        waiting.extend(reversed(element.children))


def _check_elements(root: StructElement) -> Iterator[Diagnostic]:
    for element in walk(root):
        if element.role == "Figure" and not (element.alt and element.alt.strip()):
            name = f" {element.name!r}" if element.name else ""
            message = f"the figure{name} has no text alternative"
            yield _broken("alt-missing", message, "Say in 'alt' what the figure shows.")
        if element.role == "TH" and not element.scope:
            message = "a table header says neither column nor row"
            yield _broken("scope-missing", message, "Give the header cell a scope.")
        if element.language is not None and not _LANGUAGE.fullmatch(element.language):
            message = f"{element.language!r} is not a language tag"
            yield _broken("language-missing", message, "Use a tag such as en or zh-Hans.")


def _check_headings(root: StructElement) -> Iterator[Diagnostic]:
    """Check that no level is skipped on the way down (ISO 14289-1, 7.4.2)."""
    before = 0
    for element in walk(root):
        heading = _HEADING.fullmatch(element.role)
        if heading is None:
            continue
        level = int(heading[1])
        if level > before + 1:
            title = f" {element.title!r}" if element.title else ""
            message = f"the heading{title} of level {level} follows one of level {before}"
            yield _broken("heading-skipped", message, f"Use level {before + 1} there.")
        before = level


def _check_links(pages: Pages) -> Iterator[Diagnostic]:
    known = {f"#{name}" for name, _, _ in pages.destinations}
    links: dict[LinkArea, None] = dict.fromkeys(link for page in pages.pages for link in page.links)
    for link in links:
        if not link.contents.strip():
            message = f"the link to {link.target} has no description"
            yield _broken("link-contents", message, "Give the link some text.")
        if not link.target.startswith(_SCHEMES):
            message = f"a link leads to {link.target!r}"
            yield _broken("link-target", message, "Use https:, mailto:, tel: or #id.")
        elif link.target.startswith("#") and link.target not in known:
            message = f"a link leads to {link.target}, which is nowhere in the document"
            yield _broken("link-target", message, "Use the id of a section, block or figure.")
