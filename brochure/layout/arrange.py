"""Arrange: a document, a theme, a language and a product become a Flow.

Cover, body with running header and footer, and the back: the last section with the control block at
its foot. Diagnostics: those of `pictures`, with the file that cannot be shown.
"""

from brochure.blocks import control as control_block
from brochure.blocks import notes, section
from brochure.blocks.control import Control
from brochure.blocks.kit import Kit
from brochure.forms.document import Document, Run, Text, plain
from brochure.forms.flow import Element, Flow, FlowNode, Master, Sequence, Space, Stack
from brochure.languages.language import Language
from brochure.layout.cover import cover
from brochure.layout.page import PageFrame, page_frame
from brochure.layout.product import Product
from brochure.layout.running import footer, header
from brochure.layout.sheet import sheet
from brochure.themes.theme import Theme
from brochure.values.diagnostic import Diagnostic


def arrange(
    document: Document, *, theme: Theme, language: Language, product: Product
) -> tuple[Flow, tuple[Diagnostic, ...]]:
    """Return the document arranged for a product; `theme` is already that of its edition."""
    frame = page_frame(theme, product)
    kit = Kit(
        theme=theme, language=language, document=document, product=product, measure=frame.width
    )
    master = frame.master("body", (*header(kit, frame), *footer(kit, frame)))
    sections = [s for s in document.blocks if isinstance(s, section.Section)]
    sequences = (
        _booklet(kit, frame, master, sections)
        if product.has_cover
        else [Sequence(master=master, nodes=(*sheet(kit, sections), *_control(kit)))]
    )
    neutral = document.neutral_title is not None
    flow = Flow(
        sequences=tuple(sequences),
        language=document.language,
        direction=language.direction,
        digits=language.digits,
        title=plain((document.neutral_title or document.title).inlines).replace("\n", " "),
        subject=plain(document.subtitle.inlines) if document.subtitle and not neutral else "",
        author=_authors(document),
        bookmarks=not neutral,
        multiple=product.multiple,
        filler=_filler(kit, frame),
    )
    return flow, tuple(kit.problems)


def _booklet(
    kit: Kit, frame: PageFrame, master: Master, sections: list[section.Section]
) -> list[Sequence]:
    """Return cover, body and back: the last section with the control block at its foot."""
    body = [node for s in sections[:-1] for node in section.section_flow(s, kit)]
    back: list[FlowNode] = []
    if sections:
        back += section.section_flow(sections[-1], kit)
    back += _control(kit)
    sequences = [cover(kit, frame)]
    if body:
        sequences.append(Sequence(master=master, nodes=tuple(body)))
    sequences.append(Sequence(master=master, nodes=tuple(back)))
    return sequences


def _control(kit: Kit) -> list[FlowNode]:
    """Return the control block as a Sect, at the foot of the page it lands on."""
    assert isinstance(kit.document.control, Control)
    nodes = control_block.to_flow(kit.document.control, kit)
    first = nodes[0]
    box = first.box if isinstance(first, Stack) else Stack(children=()).box
    mark = Element(role="Sect", id="control")
    return [
        Space(height=kit.theme.space.section),
        Stack(children=nodes, mark=mark, box=box),
    ]


def _filler(kit: Kit, frame: PageFrame) -> tuple[FlowNode, ...]:
    """Return a page of ruled lines under the language's word for notes."""
    title = Text((Run(kit.word("notes")),), key="words.notes", language=kit.document.language)
    heading = kit.headed(title, 1, ())
    look, rules = kit.role("h1"), kit.theme.rules
    opening = look.leading + look.above + look.below + max(rules.thin, rules.segment_weight)
    pitch = kit.theme.components.notes.pitch
    # One line less than fits: a page of notes must never run over to a second page.
    count = int((frame.text.height - opening) / pitch) - 1
    lines = notes.ruled_lines(kit, count)
    return (Stack(children=(*heading, *lines), mark=Element(role="Sect")),)


def _authors(document: Document) -> str:
    names = [author.name for author in getattr(document.control, "authors", ())]
    return ", ".join(names)
