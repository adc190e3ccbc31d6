"""Bilingual edition: each paragraph meets its counterpart, whatever stands around it."""

from dataclasses import replace

from brochure.forms.flow import (
    Element,
    Flow,
    FlowNode,
    Grid,
    Master,
    Paragraph,
    ParagraphStyle,
    Sequence,
    Space,
    Stack,
    TextSpan,
    TextStyle,
)
from brochure.layout.bilingual import side_by_side
from brochure.values.geometry import Rect
from brochure.values.ink import Ink
from brochure.values.span import Origin

MASTER = Master(name="body", width=595, height=842, bleed=0, frame=Rect(50, 50, 400, 700))


def said(key: str, words: str, language: str, *, size: float = 11, role: str = "P") -> Paragraph:
    style = TextStyle(families=("Sample",), weight=400, size=size, ink=Ink((0, 0, 0)))
    return Paragraph(
        spans=(TextSpan(text=words, style=style),),
        style=ParagraphStyle(leading=14),
        mark=Element(role=role),  # type: ignore[arg-type]
        language=language,
        direction="rtl" if language == "ar" else "ltr",
        origin=Origin(key),
    )


def flow(*nodes: FlowNode, language: str = "ar") -> Flow:
    sequences = (Sequence(master=MASTER, nodes=nodes),)
    return Flow(sequences=sequences, language=language, direction="rtl", title="")


def joined(first: tuple[FlowNode, ...], second: tuple[FlowNode, ...]) -> tuple[FlowNode, ...]:
    made = side_by_side(flow(*first), flow(*second, language="en"), cover=False)
    assert (made.language, made.direction) == ("ar", "rtl")
    return made.sequences[0].nodes


def pair_of(node: FlowNode) -> tuple[Paragraph, Paragraph]:
    nodes = node.children if isinstance(node, Stack) else None
    if isinstance(node, Grid):
        nodes = tuple(cell.node for cell in node.rows[0].cells)
    assert nodes is not None
    first, second = nodes
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    return first, second


def test_paragraphs_stand_side_by_side_each_in_its_language_and_direction() -> None:
    (node,) = joined((said("a", "نص", "ar"),), (said("a", "Text", "en"),))
    assert isinstance(node, Grid)
    first, second = pair_of(node)
    assert (first.language, first.direction) == ("ar", "rtl")
    assert (second.language, second.direction) == ("en", "ltr")


def test_they_are_matched_by_key_whatever_stands_around_them() -> None:
    first = (said("b", "ب", "ar"), said("a", "ا", "ar"))
    second = (Space(height=5), Stack(children=(said("a", "A", "en"),)), said("b", "B", "en"))
    nodes = joined(first, second)
    assert [pair_of(node)[1].spans[0].text for node in nodes] == ["B", "A"]


def test_titles_and_narrow_places_have_one_below_the_other() -> None:
    large = joined((said("a", "ا", "ar", size=30),), (said("a", "A", "en", size=30),))
    assert isinstance(large[0], Stack)
    narrow = replace(MASTER, frame=Rect(0, 0, 200, 700))
    arabic, english = flow(said("a", "ا", "ar")), flow(said("a", "A", "en"))
    slim = replace(arabic, sequences=(replace(arabic.sequences[0], master=narrow),))
    assert isinstance(side_by_side(slim, english, cover=False).sequences[0].nodes[0], Stack)


def test_the_element_around_both_is_that_of_the_first() -> None:
    (item,) = joined((said("a", "ا", "ar", role="LBody"),), (said("a", "A", "en", role="LBody"),))
    assert isinstance(item, Grid)
    assert item.mark == Element(role="LBody")
    assert [paragraph.mark for paragraph in pair_of(item)] == [Element(role="P")] * 2


def test_the_outline_keeps_one_heading() -> None:
    (node,) = joined((said("a", "ا", "ar", role="H1"),), (said("a", "A", "en", role="H1"),))
    first, second = pair_of(node)
    assert first.mark == Element(role="H1")
    assert second.mark == Element(role="P")


def test_what_has_no_counterpart_or_says_the_same_stands_alone() -> None:
    alone = (said("a", "ا", "ar"), said("", "كلمة", "ar"), said("b", "+82", "ar"))
    assert joined(alone, (said("b", "+82", "en"), said("", "word", "en"))) == alone


def test_the_cover_stays_in_the_first_language() -> None:
    arabic, english = flow(said("a", "ا", "ar")), flow(said("a", "A", "en"))
    assert side_by_side(arabic, english, cover=True) == arabic
