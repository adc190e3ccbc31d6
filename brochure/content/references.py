"""References: whatever names something else in the file names a thing that is there.

Takes what was gathered on the way through the file; gives diagnostics with near-miss hints.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from brochure.content.keys import Gathered
from brochure.content.suggest import did_you_mean
from brochure.forms.document import Field, Inline, Link, Strong, Text
from brochure.values.diagnostic import Diagnostic, Severity
from brochure.values.span import Span

_FIELD = re.compile(r"(?<!\{)\{([a-z][a-z0-9_]*)\}(?!\})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What may be referred to."""

    figures: Mapping[str, Span]
    """Ids of the figures, with their places."""
    references: Collection[str]
    """Ids of the works in the control block."""
    places: Collection[str]
    """Ids of sections, blocks and figures: targets of links."""
    variables: Collection[str]


def check_references(gathered: Gathered, names: Names) -> Iterator[Diagnostic]:
    """Yield what refers to nothing.

    Diagnostics: figure.unknown, reference.unknown, link.unknown, variable.unknown (errors),
    reference.no-such-text, figure.unused (warnings).
    """
    named = gathered.references
    for scalar in named.get("figure", ()):
        yield from _known("figure", scalar.text, scalar.span, names.figures)
    for scalar in named.get("refs", ()):
        yield from _known("reference", scalar.text, scalar.span, names.references)
    for scalar in (*named.get("value", ()), *named.get("target", ())):
        for name in _FIELD.findall(scalar.text):
            yield from _known("variable", name, scalar.span, names.variables)
    for text in gathered.texts:
        if len(text.inlines) > 1 or not hasattr(text.inlines[0], "isolate"):
            yield from _check_text(text, text.inlines, names)
    yield from _check_supports(gathered)
    yield from _check_unused(gathered, names)


def _check_unused(gathered: Gathered, names: Names) -> Iterator[Diagnostic]:
    shown = {scalar.text for scalar in gathered.references.get("figure", ())}
    for name, span in names.figures.items():
        if name not in shown:
            message = f"no block shows the figure '{name}'"
            hint = f"name it in a block with 'figure: {name}', or take it out"
            yield _diagnostic("figure.unused", message, span, (hint,), severity="warning")


def _check_text(text: Text, inlines: tuple[Inline, ...], names: Names) -> Iterator[Diagnostic]:
    for inline in inlines:
        match inline:
            case Field(name=name):
                place = _within(text, f"{{{name}}}")
                yield from _known("variable", name, place, names.variables)
            case Strong(children=children):
                yield from _check_text(text, children, names)
            case Link(children=children, target=target):
                yield from _check_text(text, children, names)
                yield from _check_target(text, target, names)


def _check_target(text: Text, target: str, names: Names) -> Iterator[Diagnostic]:
    if target.startswith("#"):
        yield from _known("link", target[1:], _within(text, target), names.places)
    for name in _FIELD.findall(target):
        yield from _known("variable", name, text.span, names.variables)


def _within(text: Text, part: str) -> Span | None:
    """Return the span of a part of a text, where it stands on one line without escapes."""
    span = text.span
    offset = text.source.find(part)
    if span is None or offset < 0 or span.line != span.end_line:
        return span
    quotes = (span.end_column - span.column - len(text.source)) // 2
    if quotes not in (0, 1) or (span.end_column - span.column - len(text.source)) % 2:
        return span
    start = span.column + quotes + offset
    return span._replace(column=start, end_column=start + len(part))


_KINDS: Mapping[str, tuple[str, str]] = {
    "figure": ("no figure has the id '{}'", "the figures are {}"),
    "reference": ("no reference has the id '{}'", "the references of the control block are {}"),
    "link": ("the link leads to '#{}', which is no section, block or figure", "the ids are {}"),
    "variable": ("the variable '{}' has no value", "the variables are {}"),
}
_MOST_LISTED = 12


def _known(kind: str, name: str, span: Span | None, names: Collection[str]) -> Iterator[Diagnostic]:
    if name in names:
        return
    message, listing = _KINDS[kind]
    hints = did_you_mean(name, names)
    if not hints and 0 < len(names) <= _MOST_LISTED:
        hints = (listing.format(", ".join(sorted(names))),)
    if not hints and kind == "variable":
        hints = (f"write its value under 'variables', or '{{{{{name}' for the characters",)
    yield _diagnostic(f"{kind}.unknown", message.format(name), span, hints)


def _check_supports(gathered: Gathered) -> Iterator[Diagnostic]:
    wanted = gathered.references.get("supports", ())
    if not wanted:
        return
    known = set(_prefixes(text.key for text in gathered.texts))
    for scalar in wanted:
        if scalar.text not in known:
            yield _diagnostic(
                "reference.no-such-text",
                f"the reference supports '{scalar.text}', which is the key of no text",
                scalar.span,
                did_you_mean(scalar.text, known),
                severity="warning",
            )


def _prefixes(keys: Iterable[str]) -> Iterator[str]:
    for key in keys:
        parts = key.split(".")
        for end in range(1, len(parts) + 1):
            yield ".".join(parts[:end])


def _diagnostic(
    code: str, message: str, span: Span | None, hints: tuple[str, ...], severity: Severity = "error"
) -> Diagnostic:
    return Diagnostic(code=code, severity=severity, message=message, span=span, hints=hints)
