"""What no clinician has reviewed says so on every page."""

from collections.abc import Iterator

from brochure.check import painted, samples
from brochure.check.painted import Painted
from brochure.check.rule import Example, Printed, Rule
from brochure.values.diagnostic import Diagnostic

SHORT = 40
"""Clusters of a run that may well be a marker with something beside it."""


def find(printed: Printed) -> Iterator[Diagnostic]:
    """Report the pages of an unreviewed document that lack the marker."""
    document = printed.document
    if document.reviewed:
        return
    markers = tuple(
        _squeezed(document.words[name])
        for name in ("draft", "draft_short")
        if name in document.words
    )
    for number, runs in enumerate(printed.runs, 1):
        shown = _short_words(runs, markers)
        if not any(marker in shown for marker in markers):
            yield Diagnostic(
                code=RULE.id,
                severity="error",
                message=f"page {number} does not say that the brochure is a draft",
                span=document.span,
                hints=("let the theme show the draft marker on every page",),
            )


def _short_words(runs: tuple[Painted, ...], markers: tuple[str, ...]) -> str:
    """Return the words of those runs that may be part of a marker; most runs are longer lines."""
    longest = max(SHORT, *(2 * len(marker) for marker in markers), 0)
    letters = frozenset("".join(markers))
    return _squeezed(
        "".join(
            painted.words(item)
            for item, _ in runs
            if len(item.run.clusters) <= longest and item.run.clusters[0].text[:1] in letters
        )
    )


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _printed(words: str) -> Printed:
    return Printed(
        pages=samples.pages(samples.placed(words)),
        document=samples.document(reviewed=False, draft="Draft"),
    )


RULE = Rule(
    id="draft.unmarked",
    name="Draft marker",
    reads=Printed,
    find=find,
    what="A page of a brochure without a reviewer does not carry the draft marker.",
    why="A loose page of an unreviewed text must never be taken for approved information.",
    bad=Example(
        shown="control:\n  reviewed_by: []\n# and a page without the word 'Draft'",
        make=lambda: _printed("Aftercare"),
    ),
    good=Example(
        shown="control:\n  reviewed_by: []\n# and 'Draft' in the header of every page",
        make=lambda: _printed("Draft, not clinically reviewed"),
    ),
)
