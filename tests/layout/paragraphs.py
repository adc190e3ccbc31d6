"""Layout tests without fonts: paragraphs whose every word is a line of ten points."""

from brochure.forms.flow import Box, Element, Paragraph, ParagraphStyle, Role, TextSpan, TextStyle
from brochure.forms.pages import Cluster, FontKey, GlyphRun
from brochure.text.paragraph import Line, LineRun, SetText
from brochure.values.ink import Ink
from brochure.values.span import Origin, Span

LINE = 10.0
BLACK = Ink((0, 0, 0))
FONT = FontKey("Test", 400, "test.ttf")
STYLE = TextStyle(families=("Test",), weight=400, size=8, ink=BLACK)


def words(
    text: str,
    *,
    role: Role = "P",
    box: Box | None = None,
    orphans: int = 2,
    widows: int = 2,
    lines_max: int | None = None,
) -> Paragraph:
    """Return a paragraph; each word of `text` becomes a line."""
    style = ParagraphStyle(leading=LINE, orphans=orphans, widows=widows, lines_max=lines_max)
    return Paragraph(
        spans=(TextSpan(text=text, style=STYLE),),
        style=style,
        mark=Element(role=role, title=text if role.startswith("H") else None),
        language="en",
        origin=Origin(text.replace(" ", "-"), Span("test.yaml", 1)),
        box=box or Box(),
    )


def one_word_a_line(paragraph: Paragraph, measure: float) -> SetText:
    """Set a paragraph with one word on each line."""
    lines = []
    for index, span in enumerate(paragraph.spans):
        for word in span.text.split():
            clusters = (Cluster(word, 1000.0, ((1, 0, 0),)),)
            run = GlyphRun(font=FONT, size=8, clusters=clusters, width=8.0 * len(word))
            lines.append(
                Line(runs=(LineRun(0.0, run, index),), width=run.width, text=word, hyphenated=False)
            )
    widest = max((line.width for line in lines), default=0.0)
    return SetText(
        lines=tuple(lines),
        baseline=8.0,
        leading=paragraph.style.leading,
        natural_width=sum(line.width for line in lines),
        min_width=widest,
        diagnostics=(),
    )
