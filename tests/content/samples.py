"""A small brochure and ways to change it, for the tests of the reader."""

from brochure.content.read import read_document
from brochure.content.render import render
from brochure.forms.document import Document
from brochure.values.diagnostic import Diagnostic

FILE = "content/knee/brochure.yaml"

BROCHURE = """\
format: brochure/1
language: en
document:
  title: Knee operation
variables:
  brand: Hershe
  phone: "+82-2-0000-0000"
control:
  version: "0.1"
  date_issued: 2026-11-22
  next_review_due: 2027-11-22
  references:
    - id: smith-2020
      citation: Smith J. Knees. 2020.
figures:
  - id: knee
    file: figures/knee.svg
    title: A knee
    caption: This is a knee.
    alt: A drawing of a knee.
sections:
  - id: basics
    blocks:
      - type: prose
        id: meaning
        title: What is it?
        figure: knee
        body:
          - id: first
            text: An operation at {brand}.
      - type: list
        id: fasting
        title: Before
        items:
          - id: food
            text: Eat **nothing**.
"""

ASSETS = {"figures/knee.svg": b"<svg/>", "figures/other.svg": b"<svg/>"}


def changed(old: str, new: str) -> str:
    """Return the sample with one place changed; the place must be there."""
    assert old in BROCHURE, old
    return BROCHURE.replace(old, new, 1)


def read(text: str) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    return read_document(text, FILE, assets=ASSETS)


def messages(text: str) -> str:
    """Return all messages of a text, as people see them."""
    document, found = read(text)
    assert (document is None) == any(d.severity == "error" for d in found)
    return "\n".join(render(d, text.splitlines()) for d in found)
