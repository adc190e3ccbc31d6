"""The cover: title and subtitle, wordmark, draft marker, what it is and from when, and perhaps art.

Three kinds, as the theme says: `line_drawing` (colored ground, art at the bottom end on the bleed),
`picture` (a picture over the whole width under the title), `typographic` (type alone). Without a
picture in the document, a cover is set like `line_drawing` without its art.
"""

import re
from dataclasses import replace

from brochure.blocks import illustration
from brochure.blocks.control import Control
from brochure.blocks.details import Card, card
from brochure.blocks.kit import Kit
from brochure.blocks.notes import ruled_lines
from brochure.forms.document import Cover, plain
from brochure.forms.flow import (
    DECORATION,
    Box,
    Cell,
    Edge,
    Element,
    FitContent,
    FlowNode,
    Grid,
    Insets,
    Mark,
    Paragraph,
    Picture,
    Placed,
    Row,
    Rule,
    Sequence,
    Share,
    Space,
    Stack,
)
from brochure.forms.pages import Drawing, Raster
from brochure.languages.dates import format_month_year
from brochure.layout.page import PageFrame
from brochure.layout.running import draft_placed, first_baseline, wordmark
from brochure.values.geometry import Rect
from brochure.values.ink import Ink, contrast
from brochure.values.span import Origin

P = Element(role="P")
HEAD = 0.105
"""Top of the title, in heights of the page, where a picture shares the cover."""
LOW_HEAD = 0.24
"""The same where type stands alone."""
TITLE = 0.62
"""Width of the title beside art, in measures; short lines make a better block of two or three."""
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u3096\u4e00-\u9fff"
_PIECES = re.compile(
    f"[A-Za-z0-9]*[\u30a1-\u30fa\u30fc]+|[A-Za-z0-9]+(?=[{_UNSPACED}])|[{_UNSPACED}]|\\S+"
)
"""Words of a title; where there are no spaces, what will hardly be divided."""
TITLE_LINES = 3
"""Lines of a title in its full size."""
LEAST_TITLE = 0.75
"""Size of the longest titles, in full sizes."""
SUBTITLE = 0.36
FIELDS = ("your_name", "your_doctor", "next_appointment", "your_questions")
"""What people fill in on the cover."""
QUESTION_LINES = 3
"""Lines for questions, where there is room."""
CLEAR = 0.12
"""Height at the foot, in heights of the page, that cover art leaves for three lines of text."""
LEAST_CONTRAST = 4.5


def cover(kit: Kit, frame: PageFrame) -> Sequence:
    """Return the cover as a sequence of one page."""
    document, token = kit.document, kit.theme.components.cover
    image: Drawing | Raster | None = None
    if document.cover is not None and token.art and kit.theme.cover != "typographic":
        image = illustration.load(kit, document.cover.picture)
    alone = kit.theme.cover == "typographic"
    ground = token.ground if alone or isinstance(image, Drawing) or image is None else None
    top = frame.page_height * (LOW_HEAD if alone else HEAD)
    placed = [*_head(kit, frame, ground), *_foot(kit, frame, ruled=alone)]
    if image is not None and document.cover is not None:
        placed.insert(0, _art(kit, frame, image, document.cover))
    text = Rect(frame.x, top, frame.width, frame.page_height - top - frame.bottom)
    nodes = _title(kit, narrow=isinstance(image, Drawing), bar=alone and ground is None)
    if token.fields and document.card is None:
        height = text.height - CLEAR * frame.page_height - _height(kit, nodes)
        nodes += _fields(kit, height)
    return Sequence(
        master=frame.master("cover", tuple(placed), frame=text, ground=ground), nodes=nodes
    )


def _title(kit: Kit, *, narrow: bool, bar: bool) -> tuple[FlowNode, ...]:
    """Return title and subtitle; `narrow` leaves room for art, `bar` opens with a heavy rule."""
    document, token = kit.document, kit.theme.components.cover
    look = kit.role("cover_title")
    words = _PIECES.findall(plain(document.title.inlines))
    widest = max(kit.estimate(word, "cover_title") for word in words)
    room = kit.measure * TITLE if narrow else kit.measure
    if widest > room:
        room = kit.measure
    nodes: list[FlowNode] = []
    if bar:
        weight = kit.theme.rules.bar * 2
        nodes += [Rule(weight=weight, ink=token.title_ink), Space(height=look.leading / 2)]
    title = kit.paragraph(
        document.title,
        "cover_title",
        mark=Element(role="H1"),
        ink=token.title_ink,
        box=Box(padding=Insets(end=kit.measure - room)),
    )
    lines = _lines(kit, words, room)
    nodes.append(_smaller(title, min(0.93 * room / widest, TITLE_LINES / lines)))
    slim = max(kit.measure * SUBTITLE, 15 * kit.role("cover_subtitle").size)
    if document.subtitle is not None:
        width = max(slim, kit.measure * TITLE) if not narrow else slim
        box = Box(padding=Insets(end=kit.measure - width))
        subtitle = kit.paragraph(document.subtitle, "cover_subtitle", ink=token.ink, box=box)
        nodes += [Space(height=kit.theme.space.block), subtitle]
    if isinstance(document.card, Card):
        # As narrow as the subtitle, so that it keeps clear of the art.
        beside = Box(padding=Insets(end=kit.measure - slim))
        nodes.append(Stack(children=card(document.card, kit, token.ink), box=beside))
    return tuple(nodes)


def _height(kit: Kit, nodes: tuple[FlowNode, ...]) -> float:
    """Return the height of title and subtitle, by estimate."""
    height = 0.0
    for node in nodes:
        match node:
            case Space(height=gap):
                height += gap
            case Paragraph(spans=spans, style=style, box=box):
                size = spans[0].style.size if spans else 0.0
                ems = sum(kit.estimate(span.text, "body") for span in spans) / kit.role("body").size
                room = kit.measure - box.padding.start - box.padding.end
                height += style.leading * (1 + ems * size // room)
    return height


def _fields(kit: Kit, height: float) -> tuple[FlowNode, ...]:
    """Return a frame with lines to write on, as many as there is room for, if for one each."""
    token, space, ink = kit.theme.components.notes, kit.theme.space, kit.theme.ink("text")
    leading = kit.role("label").leading
    pitch = max(token.pitch, leading) + space.close
    around = 2 * space.section + 2 * space.block + kit.role("strong").leading
    count = min(QUESTION_LINES, int((height - around) / pitch) - len(FIELDS) + 1)
    if count < 1:
        return ()
    rows: list[Row] = []
    for name in FIELDS:
        words = kit.paragraph(kit.word(name), "label", ink=ink, origin=Origin(f"words.{name}"))
        label = (Space(height=pitch - leading, always=True), words)
        lines = ruled_lines(kit, count if name == FIELDS[-1] else 1, pitch)
        cells = (Cell(node=Stack(children=label)), Cell(node=Stack(children=lines)))
        rows.append(Row(cells=cells))
    title = kit.paragraph(kit.word("fill_in"), "strong", ink=ink, origin=Origin("words.fill_in"))
    tracks = (FitContent(kit.measure / 3), Share())
    grid = Grid(tracks=tracks, column_gap=space.block, rows=tuple(rows))
    edge = Edge(weight=kit.theme.rules.thin, ink=ink)
    side = 1.5 * space.block
    frame = Box(
        edges=(("top", edge), ("end", edge), ("bottom", edge), ("start", edge)),
        padding=Insets(top=space.block, end=side, bottom=side, start=side),
        keep_together=True,
    )
    return Space(height=2 * space.section), Stack(children=(title, grid), box=frame)


def _lines(kit: Kit, words: list[str], room: float) -> int:
    """Return in how many lines the words of a title will stand, by estimate."""
    lines, line = 1, ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and kit.estimate(longer, "cover_title") > room:
            lines, line = lines + 1, word
        else:
            line = longer
    return lines


def _smaller(title: Paragraph, factor: float) -> Paragraph:
    """Return a title in a smaller size, so that words stay whole and lines clear of the art."""
    if factor >= 1:
        return title
    factor = max(LEAST_TITLE, factor)
    spans = tuple(
        replace(span, style=replace(span.style, size=span.style.size * factor))
        for span in title.spans
    )
    style = replace(title.style, leading=title.style.leading * factor)
    return replace(title, spans=spans, style=style)


def _head(kit: Kit, frame: PageFrame, ground: Ink | None) -> list[Placed]:
    """Return wordmark and draft marker; the marker turns light where its own ink would not show."""
    token = kit.theme.components.cover
    leading = kit.role("wordmark_cover").leading
    baseline = kit.product.running_baseline + kit.theme.space.tight
    top = baseline - first_baseline(kit, "wordmark_cover")
    name = wordmark(kit, "wordmark_cover", mark=P, ink=token.title_ink)
    placed = [Placed(node=name, frame=Rect(frame.x, top, frame.width, leading))]
    if not kit.document.reviewed:
        ink = kit.theme.components.draft.ink
        if ground is not None and contrast(ink, ground) < LEAST_CONTRAST:
            ink = token.ink
        placed.append(draft_placed(kit, frame, baseline, mark=P, ink=ink, ground=None))
    return placed


def _foot(kit: Kit, frame: PageFrame, *, ruled: bool) -> list[Placed]:
    """Return kind of document, language, version and month; a rule above them on bare covers."""
    token, theme = kit.theme.components.cover, kit.theme
    control = kit.document.control
    assert isinstance(control, Control)
    issued = control.date_issued
    joined = kit.language.separator
    parts = (
        f"{kit.word('version')} {control.version}" if control.version else "",
        "" if issued is None else format_month_year(issued, kit.language),
    )
    version = joined.join(part for part in parts if part)
    leading = kit.role("body").leading
    bottom = kit.product.running_baseline - (leading - first_baseline(kit, "body"))
    said = [kit.word("patient_information"), kit.language.name]
    if 3 * leading > CLEAR * frame.page_height - bottom:
        said = [joined.join(said)]
    lines: list[FlowNode] = [
        kit.paragraph(
            said[0], "strong", ink=token.title_ink, origin=Origin("words.patient_information")
        ),
        *(
            kit.paragraph(words, ink=token.ink, origin=Origin("language.name"))
            for words in said[1:]
        ),
        *(
            kit.paragraph(words, ink=token.ink, origin=Origin("control.version"))
            for words in (version,)
            if words
        ),
    ]
    if ruled:
        soft = theme.ink("accent_soft") if token.ground is not None else theme.ink("accent")
        rules = theme.rules
        rule = Rule(
            weight=rules.thin,
            ink=token.ink,
            segment=(rules.segment_length, rules.segment_weight, soft),
        )
        lines = [rule, Space(height=theme.space.item), *lines]
    height = leading * 3 + theme.space.section
    box = Rect(frame.x, frame.page_height - bottom - height, frame.width, height)
    return [Placed(node=Stack(children=tuple(lines)), frame=box, from_bottom=True)]


def _art(kit: Kit, frame: PageFrame, image: Drawing | Raster, cover: Cover) -> Placed:
    """Return a drawing from the start margin to the bleed, or a picture over the whole width."""
    bleed = frame.bleed
    mark: Mark = DECORATION
    if cover.alt is not None:
        mark = Element(role="Figure", alt=plain(cover.alt.inlines))
    art = Picture(
        image=image,
        width=frame.page_width + 2 * bleed,
        mark=mark,
        origin=Origin("cover.picture"),
        mirror=cover.mirror,
    )
    if isinstance(image, Drawing):
        width = frame.page_width - frame.x + bleed
        art = replace(art, width=width)
        height = width * image.view_box.height / image.view_box.width
        bottom = frame.page_height + bleed
        box = Rect(frame.x, bottom - height, width, height)
    else:
        height = art.width * image.height / image.width
        bottom = frame.page_height - frame.bottom - 3 * kit.role("body").leading
        box = Rect(-bleed, bottom - height, art.width, height)
    return Placed(node=art, frame=box, from_bottom=True)
