"""Spans: inlines of a text as styled spans, and the first paragraph of some nodes."""

from collections.abc import Sequence
from dataclasses import replace

from brochure.forms.document import Field, Inline, LineBreak, Link, Run, Strong
from brochure.forms.flow import FlowNode, Grid, Paragraph, Space, Stack, TextSpan, TextStyle
from brochure.languages.digits import with_digits


def text_spans(
    inlines: tuple[Inline, ...], style: TextStyle, *, strong: int, link: str | None = None
) -> tuple[TextSpan, ...]:
    """Return spans in one style; strong parts take the weight `strong`, links keep their target.

    A field that nobody replaced shows as `{name}`.
    """
    spans: list[TextSpan] = []
    for inline in inlines:
        match inline:
            case Run(text=text, isolate=isolate, private=private):
                span = TextSpan(text=text, style=style, link=link, isolate=isolate, private=private)
                spans.append(span)
            case Strong(children=children):
                heavy = replace(style, weight=strong)
                spans += text_spans(children, heavy, strong=strong, link=link)
            case Link(children=children, target=target):
                spans += text_spans(children, style, strong=strong, link=target)
            case Field(name=name):
                spans.append(TextSpan(text="{" + name + "}", style=style, link=link))
            case LineBreak():
                spans.append(TextSpan(text="\n", style=style, link=link))
    return tuple(spans)


def in_digits(spans: tuple[TextSpan, ...], digits: str) -> tuple[TextSpan, ...]:
    """Return spans in other digits, where some are chosen; phone numbers and names keep theirs."""
    if not digits:
        return spans
    return tuple(
        span if span.isolate else replace(span, text=with_digits(span.text, digits))
        for span in spans
    )


def first_paragraph(nodes: Sequence[FlowNode]) -> Paragraph | None:
    """Return the paragraph whose first line stands at the top of nodes, if one does."""
    for node in nodes:
        match node:
            case Paragraph():
                return node
            case Stack(children=children, box=box):
                return None if box.padding.top or box.fill else first_paragraph(children)
            case Grid(rows=(row, *_), box=box):
                cells = [first_paragraph((cell.node,)) for cell in row.cells]
                return None if box.fill else next((p for p in reversed(cells) if p), None)
            case Space():
                continue
            case _:
                return None
    return None
