"""Link annotations: one for each line of a link, tied to its Link element.

Takes `LinkArea`s, gives annotation objects (ISO 32000-1, 12.5.6.5; ISO 14289-1, 7.18).
"""

from brochure.forms.pages import LinkArea
from brochure.pdf import backend
from brochure.values.geometry import Rect

PRINTED = 4
"""Annotation flag that PDF/A asks for on every annotation (ISO 19005-2, 6.3.2)."""


def link_annotation(link: LinkArea, box: Rect, *, page: int, key: int) -> bytes:
    """Return the annotation of a link area.

    Args:
        link: The area with its target and description.
        box: The area in PDF axes, `y` being the lower edge.
        page: Object number of the page.
        key: StructParent key.
    """
    return link_with_box(link_frame(link, page=page, key=key), box)


def link_with_box(frame: bytes, box: Rect) -> bytes:
    """Return the annotation of a frame; see `link_annotation`."""
    corners = backend.array([box.x, box.y, box.right, box.bottom])
    return b"<</Rect %b%b" % (corners, frame)


def link_frame(link: LinkArea, *, page: int, key: int) -> bytes:
    """Return what follows the box in the annotation of a link area; see `link_annotation`."""
    if link.target.startswith("#"):
        destination = backend.text_string(link.target[1:])
        action = backend.dictionary({"S": "/GoTo", "D": destination})
    else:
        action = backend.dictionary({"S": "/URI", "URI": backend.text_string(_uri(link.target))})
    entries = backend.dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Border": "[0 0 0]",
            "F": PRINTED,
            "P": backend.reference(page),
            "Contents": backend.text_string(link.contents),
            "StructParent": key,
            "A": action,
        }
    )
    return entries.removeprefix(b"<<")


def _uri(target: str) -> str:
    """Return a target in the characters a URI may have (RFC 3987, 3.1)."""
    return "".join(
        letter
        if letter.isascii() and letter.isprintable() and letter != " "
        else "".join(f"%{byte:02X}" for byte in letter.encode("utf-8"))
        for letter in target
    )
