"""LAW-08: leave to advertise is on file, holds, and is for these words."""

from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.review import Review
from brochure.check.rule import Axes, Rule
from brochure.values.diagnostic import Diagnostic


def find(review: Review) -> Iterator[Diagnostic]:
    """Report missing, expired or outdated leave."""
    channel = review.document.about.channel or ""
    packs = [p for p in review.packs if "*" in p.review_channels or channel in p.review_channels]
    if not packs:
        return
    _, law = RULE.in_law(review)
    leave = getattr(review.document.control, "ad_review", None)
    span = review.document.span
    if leave is None:
        codes = ", ".join(pack.code for pack in packs)
        yield RULE.found("missing", span, law=law, codes=codes, digest=review.digest)
    elif leave.expires_on < review.today:
        yield RULE.found("expired", span, law=law, number=leave.number, day=leave.expires_on)
    elif leave.content_sha256 is None:
        yield RULE.found("unbound", span, law=law, severity="warning", digest=review.digest)
    elif leave.content_sha256.lower() != review.digest:
        yield RULE.found("changed", span, law=law, number=leave.number, digest=review.digest)


_FLYER = "document: {purpose: advertising, channel: public_flyer, jurisdiction: KR}\n"

RULE = Rule(
    id="LAW-08",
    name="ad-review-missing-or-stale",
    reads=Review,
    find=find,
    axes=Axes(purposes=("advertising",)),
    what="An advertisement that needs leave has none, or for other words, or for another time.",
    why="Some laws want an advertisement reviewed before it is shown (KR Medical Service Act 57).",
    says={
        "missing": "there is no 'ad_review' for {codes}; the digest of the words is {digest}",
        "expired": "the leave {number} expired on {day}",
        "unbound": "the leave does not name the words it is for; their digest is {digest}",
        "changed": "the words are not those that {number} was given for; their digest is {digest}",
    },
    advice="ask the body for leave, and write body, number, dates and 'content_sha256' under "
    "'control: ad_review'",
    bad=case(_FLYER),
    good=case(_FLYER.replace("public_flyer", "in_clinic")),
)
