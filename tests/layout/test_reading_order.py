"""Runs of a line are read in the order of the elements they belong to, whichever way it runs."""

from brochure.forms.pages import Cluster, FontKey, GlyphRun
from brochure.layout.painter import SpanOwners
from brochure.text.paragraph import LineRun
from brochure.values.ink import Ink

INK = Ink((0, 0, 0), (0, 0, 0, 100))
KEY = FontKey(family="Sample", weight=400, path="sample.ttf")


def run(text: str, span: int) -> LineRun:
    glyphs = GlyphRun(
        font=KEY, size=12, clusters=(Cluster(text, 500, ((1, 0, 0),)),), width=6.0, rtl=False
    )
    return LineRun(0.0, glyphs, span)


def owners(*of_spans: int) -> SpanOwners:
    count = len(of_spans)
    return SpanOwners(of_spans, (INK,) * count, (None,) * count, ("",) * count)


def texts(found: object) -> list[str]:
    return [each.run.clusters[0].text for each in found]  # type: ignore[attr-defined]


def test_a_link_in_a_right_to_left_line_is_read_between_what_stands_around_it() -> None:
    painted = (run("after", 2), run("link", 1), run("before", 0))
    assert texts(owners(1, 2, 1).in_reading_order(painted)) == ["before", "link", "after"]


def test_runs_of_one_element_stay_as_viewers_expect_them() -> None:
    painted = (run("left", 1), run("right", 0))
    assert texts(owners(1, 1).in_reading_order(painted)) == ["left", "right"]
