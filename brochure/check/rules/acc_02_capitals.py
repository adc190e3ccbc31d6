"""ACC-02: no runs of capitals."""

import re
from collections.abc import Iterator

from brochure.check.cases import said
from brochure.check.review import Review
from brochure.check.rule import Axes, Rule
from brochure.check.sentences import short
from brochure.values.diagnostic import Diagnostic

MOST = 3
_RUN = re.compile(r"(?:\b[^\W\d_a-zà-ÿа-я]{2,}\b[\s,–-]*){4,}")
CASED = ("en", "de", "ru", "mn", "vi", "id", "fr", "es", "it")


def find(review: Review) -> Iterator[Diagnostic]:
    """Report four and more words in capitals, one after the other."""
    for passage in review.passages:
        match = _RUN.search(passage.words)
        if match and match[0].isupper() and "control" not in passage.topics:
            yield RULE.found("capitals", passage.span_of(match[0].strip()), quote=short(match[0]))


RULE = Rule(
    id="ACC-02",
    name="caps-italic-underline",
    reads=Review,
    find=find,
    axes=Axes(languages=CASED),
    severity="warning",
    what="More than three words in a row are in capitals; italics and underlines cannot be "
    "written at all.",
    why="Words in capitals lose their shape and are read slowly (UKAAF G003, clear print).",
    says={"capitals": "«{quote}» is all in capitals"},
    advice="write it as in a sentence; **bold** marks what matters",
    bad=said("DO NOT TAKE ASPIRIN BEFORE THE OPERATION."),
    good=said("**Do not take aspirin** before the operation."),
)
