"""CON-03: what has a heading has content."""

from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.review import Review
from brochure.check.rule import Rule
from brochure.check.sentences import short
from brochure.values.diagnostic import Diagnostic

MADE = frozenset(("notes", "contents", "figure"))
"""Types that are filled by the program or by a hand."""
PANELS = ("suits", "suits_not")


def find(review: Review) -> Iterator[Diagnostic]:
    """Report blocks and panels that are a heading and nothing more."""
    for block in review.blocks:
        if getattr(block, "type", "") in MADE:
            continue
        texts = review.texts_of(block)
        titles = [p for p in texts if p.path == "title"]
        others = [p for p in texts if p.path != "title"]
        if titles and not others and not getattr(block, "figure", None):
            yield RULE.found("block", titles[0].text.span, title=short(titles[0].words))
        for name in PANELS:
            panel = getattr(block, name, None)
            if panel is not None and not panel.items and panel.lead is None and panel.note is None:
                words = next(p for p in texts if p.path == f"{name}.title")
                yield RULE.found("block", words.text.span, title=short(words.words))


RULE = Rule(
    id="CON-03",
    name="section-empty",
    reads=Review,
    find=find,
    what="A heading has nothing below it.",
    why="An empty section promises what is not there; a reader cannot tell whether it was "
    "forgotten (EQIP, item on complete coverage).",
    says={"block": "«{title}» is a heading without content"},
    advice="write what belongs below the heading, or take the heading out",
    waivable=False,
    bad=case("blocks:\n  - type: prose\n    id: recommended\n    title: Recommended to"),
    good=case(
        "blocks:\n  - type: prose\n    id: recommended\n    title: Recommended to\n"
        "    text: Adults whose lump hurts."
    ),
)
