"""Compare: whether a translation keeps what its source has beside words.

Takes a text, its entry and the parsed translation; gives diagnostics about variables, links and
bold parts, each at the place of the translation.
"""

from collections import Counter
from collections.abc import Iterator

from brochure.forms.document import Inline, Link, Strong, Text
from brochure.languages import fields
from brochure.languages.catalog import Entry
from brochure.values.diagnostic import Diagnostic, Severity
from brochure.values.span import Span


def compare(text: Text, entry: Entry, inlines: tuple[Inline, ...]) -> Iterator[Diagnostic]:
    """Yield what a translation lost or invented.

    Diagnostics: translation.field-dropped, translation.field-invented, translation.markup (error
    for a link, warning for bold).
    """
    yield from _compare_fields(text, entry, inlines)
    before, after = marks_of(text.inlines), marks_of(inlines)
    if before == after:
        return
    links_kept = links_of(before) == links_of(after)
    yield _diagnostic(
        "translation.markup",
        f"the translation of '{text.key}' has other {'bold parts' if links_kept else 'links'}",
        entry.span,
        text.span,
        "warning" if links_kept else "error",
    )


def _compare_fields(text: Text, entry: Entry, inlines: tuple[Inline, ...]) -> Iterator[Diagnostic]:
    before, after = Counter(fields.names_of(text.inlines)), Counter(fields.names_of(inlines))
    for name in sorted(before.keys() - after.keys()):
        message = f"the translation of '{text.key}' lacks '{{{name}}}'"
        yield _diagnostic("translation.field-dropped", message, entry.span, text.span)
    for name in sorted(after.keys() - before.keys()):
        message = f"the translation of '{text.key}' has '{{{name}}}', which its source has not"
        yield _diagnostic("translation.field-invented", message, entry.span, text.span)


def marks_of(inlines: tuple[Inline, ...]) -> Counter[str]:
    """Count links by target, and bold parts under `**`."""
    marks: Counter[str] = Counter()
    for inline in inlines:
        match inline:
            case Strong(children=children):
                marks["**"] += 1
                marks.update(marks_of(children))
            case Link(children=children, target=target):
                marks[target] += 1
                marks.update(marks_of(children))
            case _:
                pass
    return marks


def links_of(marks: Counter[str]) -> dict[str, int]:
    """Return the links among marks."""
    return {target: count for target, count in marks.items() if target != "**"}


def _diagnostic(
    code: str,
    message: str,
    span: Span | None,
    source: Span | None,
    severity: Severity = "error",
) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=severity,
        message=message,
        span=span,
        related=(("the source text", source),) if source else (),
    )
