"""Codes of promises that a PDF file would not keep."""

from brochure.check.explanations.entry import Explanation

ENTRIES = (
    Explanation(
        "pdf.empty",
        "There are no pages.",
        "A file without pages helps nobody.",
        "sections: []",
        "sections:\n  - id: overview\n    blocks: …",
    ),
    Explanation(
        "pdf.title-missing",
        "The document has no title.",
        "Readers show the title, and screen readers say it first (ISO 14289-1, 7.1).",
        'document:\n  title: ""',
        "document:\n  title: Your blood test",
    ),
    Explanation(
        "pdf.language-missing",
        "The document or a part of it has no proper language tag.",
        "A screen reader would say the words with the wrong voice (ISO 14289-1, 7.2).",
        "language: english",
        "language: en",
    ),
    Explanation(
        "pdf.outline-title",
        "A bookmark has no title.",
        "A bookmark without words leads nowhere one could know.",
        'title: " "',
        "title: Risks",
    ),
    Explanation(
        "pdf.alt-missing",
        "A figure has no text alternative.",
        "People who cannot see it would hear nothing (ISO 14289-1, 7.3).",
        'alt: ""',
        "alt: A stretched arm with a band around the upper arm.",
    ),
    Explanation(
        "pdf.scope-missing",
        "A header cell of a table says neither column nor row.",
        "A screen reader could not say which header a cell belongs to (ISO 14289-1, 7.5).",
        "a TH element without Scope",
        "a TH element with Scope Column",
    ),
    Explanation(
        "pdf.heading-skipped",
        "A heading skips a level on the way down.",
        "People who listen go from heading to heading (ISO 14289-1, 7.4.2).",
        "H1, then H3",
        "H1, then H2, then H3",
    ),
    Explanation(
        "pdf.link-contents",
        "A link has no description.",
        "A screen reader says the description (ISO 14289-1, 7.18.5).",
        "text: See [ ](https://www.clinic.example)",
        "text: See [our page](https://www.clinic.example)",
    ),
    Explanation(
        "pdf.link-target",
        "A link leads to nothing that a PDF reader can open.",
        "A link that goes nowhere is worse than none.",
        "[your medicines](#medicine)",
        "[your medicines](#medicines)",
    ),
)
