"""CON-08: signs of danger are told, each group with a number to call."""

from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.purposes import STATED
from brochure.check.review import Review
from brochure.check.rule import Axes, Rule
from brochure.check.sentences import short
from brochure.forms.document import Inline, Link, Run, Strong
from brochure.values.diagnostic import Diagnostic


def find(review: Review) -> Iterator[Diagnostic]:
    """Report missing signs, or a group whose lead has no number."""
    if review.purpose != "aftercare" and not review.is_surgical:
        return
    blocks = review.of_type("red_flags")
    if not blocks:
        yield RULE.found("missing", review.document.span)
    for block in blocks:
        for group in block.groups:  # type: ignore[attr-defined]
            if not has_number(group.lead.inlines):
                yield RULE.found("number", group.lead.span, lead=short(group.lead.source))


def has_number(inlines: tuple[Inline, ...]) -> bool:
    """Tell whether a number stands in inlines: a link that calls, or digits."""
    for inline in inlines:
        match inline:
            case Link(target=target) if target.startswith("tel:"):
                return True
            case Link(children=children) | Strong(children=children):
                if has_number(children):
                    return True
            case Run(text=text):
                if sum(c.isdigit() for c in text) >= 3:
                    return True
    return False


RULE = Rule(
    id="CON-08",
    name="no-red-flags",
    reads=Review,
    find=find,
    axes=Axes(purposes=STATED),
    what="The brochure does not say when to get help, or not which number to call.",
    why="Bleeding and infection are found late when people do not know the signs (EQIP, alert "
    "signs).",
    says={
        "missing": "the brochure does not say when to get help",
        "number": "«{lead}» has no number to call",
    },
    advice="add a block of type 'red_flags' whose leads hold the numbers, such as "
    "'Call {emergency_number} at once if:'",
    waivable=False,
    bad=case("# no block of type red_flags", drop=("red_flags",)),
    good=case("# red_flags whose lead is 'Call {emergency_number} at once if:'"),
)
