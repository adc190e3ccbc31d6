"""PLN-05: abbreviations are spelled out once."""

import re
from collections.abc import Iterator

from brochure.check.cases import said
from brochure.check.review import Review
from brochure.check.rule import Rule
from brochure.check.rules.loc_01_brand import MOST_APART, distance
from brochure.values.diagnostic import Diagnostic

COMMON = frozenset((
    "AM", "PM", "UK", "US", "USA", "EU", "UAE", "TV", "OK", "ID", "PDF", "QR", "SMS", "SPF", "UV",
    "PO", "CEO", "GP", "NHS", "HIV", "AIDS", "DNA", "CT", "DO", "NOT", "II", "III", "IV", "AND",
    "NO", "DVD", "WC", "FAQ", "COVID", "VAT", "EUR", "USD", "KRW", "SUV", "PIN", "URL", "ISO",
))  # fmt: skip
"""What people say by its letters, and Roman numbers."""
LEFT_OUT = frozenset(("control", "title", "contact", "figures"))
_ABBREVIATION = re.compile(r"(?<![A-Za-z0-9-])[A-Z]{2,6}(?![A-Za-z0-9-])")


def find(review: Review) -> Iterator[Diagnostic]:
    """Report each abbreviation that no text spells out, at its first use."""
    brand = review.brand.upper()
    explained = " ".join(p.words for p in review.passages if "control" not in p.topics)
    terms = {p.words for p in review.passages if p.field == "term"}
    seen: set[str] = set()
    for passage in review.passages:
        if passage.topics & LEFT_OUT or passage.words.isupper():
            continue
        for match in _ABBREVIATION.finditer(passage.words):
            short = match[0]
            known = short in COMMON or short in terms or distance(short, brand) <= MOST_APART
            if known or short in seen or short in brand:
                continue
            seen.add(short)
            if not _is_spelled_out(short, explained):
                yield RULE.found("unexpanded", passage.span_of(short), abbreviation=short)


def _is_spelled_out(short: str, text: str) -> bool:
    """Tell whether it stands in brackets behind words, has words in brackets, or is said to mean.

    A name in brackets of its own language also counts: "SMAS(표재성 근건막계)".
    """
    name = re.escape(short)
    return bool(
        re.search(rf"[((]{name}[)),]", text)
        or re.search(rf"\b{name}\s?[((][^))]{{6,}}", text)
        or re.search(rf"{name}\W+(?:is|stands?|means|short|steht|bedeutet|ist|— это|это)\b", text)
        or re.search(rf"(?:short for|stands for|letters)[^.]*{name}|{name}[^.]*stands? for", text)
        or re.search(rf"{name}(?:는|은|란|이란|とは|是|指|là|adalah|คือ|هي|هو|нь)", text)
        or re.search(rf"{name}\W*(?:là|adalah|คือ|هي|هو|нь|—)", text)
    )


RULE = Rule(
    id="PLN-05",
    name="abbreviation-unexpanded",
    reads=Review,
    find=find,
    severity="warning",
    what="An abbreviation is spelled out nowhere.",
    why="Letters mean nothing to who does not know the words (PEMAT item 4).",
    says={"unexpanded": "«{abbreviation}» is spelled out nowhere"},
    advice="write the words at the first use: 'a clot in a deep vein (DVT)'",
    bad=said("You may get a DVT."),
    good=said("You may get a clot in a deep vein (DVT). A DVT needs treatment."),
)
