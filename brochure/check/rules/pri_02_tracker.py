"""PRI-02: no link tells others who reads."""

import re
from collections.abc import Iterator

from brochure.check.cases import said
from brochure.check.review import Review
from brochure.check.rule import Rule
from brochure.forms.document import Inline, Link, Strong
from brochure.values.diagnostic import Diagnostic

_TRACKING = re.compile(
    r"[?&#](?:utm_\w+|fbclid|gclid|mc_[ce]id|_hs\w+|yclid|igshid|ref_?id|recipient|patient)=|"
    r"://(?:[\w-]+\.)*(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly|is\.gd|cutt\.ly|rebrand\.ly|"
    r"lnkd\.in|han\.gl|me2\.do|url\.kr|list-manage\.com|sendgrid\.net|doubleclick\.net)/",
    re.IGNORECASE,
)


def find(review: Review) -> Iterator[Diagnostic]:
    """Report links and QR codes that count or lead by way of others."""
    for passage in review.passages:
        for target in _targets(passage.text.inlines):
            if _TRACKING.search(target):
                yield RULE.found("link", passage.span_of(target), target=target)
    for block in review.of_type("contact"):
        qr = getattr(block, "qr", None)
        if qr is not None and _TRACKING.search(qr.target):
            yield RULE.found("link", review.span_of(block), target=qr.target)


def _targets(inlines: tuple[Inline, ...]) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Link(children=children, target=target):
                yield target
                yield from _targets(children)
            case Strong(children=children):
                yield from _targets(children)


RULE = Rule(
    id="PRI-02",
    name="tracker",
    reads=Review,
    find=find,
    what="A link counts its readers or leads by way of a third party.",
    why="That somebody reads about an operation is data on health (GDPR, article 9).",
    says={"link": "the link to '{target}' tells others who reads"},
    advice="link to the page itself, without parameters such as utm_source",
    bad=said("See [our page](https://www.example.org/lift?utm_source=leaflet)."),
    good=said("See [our page](https://www.example.org/lift)."),
)
