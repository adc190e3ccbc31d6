"""Score card: what a machine can say for the items of PEMAT-P and the CDC index, and the rest.

It never gives a score of an instrument: those are made by people. It says which items are likely
met, with the evidence, and lists the items a named person must judge.

Sources: Shoemaker SJ, Wolf MS, Brach C. PEMAT. AHRQ 2013 (items 13 and 14 are for films). Baur C,
Prue C. The CDC Clear Communication Index. Health Promot Pract 2014;15:629-637.
"""

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from brochure.check.review import Review
from brochure.values.diagnostic import Diagnostic

Verdict = Literal["yes", "no", "none"]
"""Likely met, likely not, or not applicable."""


class Item(NamedTuple):
    """An item of an instrument."""

    group: str
    number: str
    asks: str
    rules: tuple[str, ...] = ()
    """Findings of these rules speak against it; without rules or a test a person judges."""
    applies: Callable[[Review], bool] = lambda review: True
    test: Callable[[Review], bool] | None = None


class Line(NamedTuple):
    """A judged item."""

    item: Item
    verdict: Verdict
    evidence: str


class Card(NamedTuple):
    """What can be said, and what a person must say."""

    judged: tuple[Line, ...]
    open: tuple[Item, ...]

    def tally(self, group: str) -> tuple[int, int]:
        """Return how many items of a group are likely met, of how many that apply."""
        lines = [line for line in self.judged if line.item.group == group]
        applying = [line for line in lines if line.verdict != "none"]
        return sum(line.verdict == "yes" for line in applying), len(applying)


UNDERSTANDABILITY = "PEMAT-P understandability"
ACTIONABILITY = "PEMAT-P actionability"
CDC = "CDC Clear Communication Index"


def _has(*topics: str) -> Callable[[Review], bool]:
    return lambda review: bool(review.topics.intersection(topics))


def _has_figures(review: Review) -> bool:
    return bool(review.document.figures)


def _has_risks(review: Review) -> bool:
    return bool(review.of_type("risks"))


def _has_titles(review: Review) -> bool:
    parts = [block for block in review.blocks if getattr(block, "type", "") not in ("figure",)]
    titled = [block for block in parts if any(p.is_title for p in review.texts_of(block))]
    return len(titled) >= 0.8 * len(parts)


def _speaks_to_you(review: Review) -> bool:
    words = {
        "en": ("you",), "de": ("Sie",), "ru": ("вы", "вам", "вас"), "vi": ("bạn", "quý"),
        "id": ("Anda",), "ar": ("ك",), "ko": ("세요", "십시오"), "ja": ("ください",),
        "zh-Hans": ("您", "你"), "zh-Hant": ("您", "你"), "th": ("คุณ", "ท่าน"), "mn": ("та", "таны"),
    }.get(review.language, ())  # fmt: skip
    return any(word in passage.words for passage in review.passages for word in words)


ITEMS = (
    Item(UNDERSTANDABILITY, "1", "The purpose is evident.", ("CON-01",)),
    Item(UNDERSTANDABILITY, "2", "Nothing distracts from the purpose."),
    Item(UNDERSTANDABILITY, "3", "Common, everyday language is used.", ("PLN-01", "PLN-04")),
    Item(UNDERSTANDABILITY, "4", "Medical terms are defined.", ("PLN-04", "PLN-05")),
    Item(UNDERSTANDABILITY, "5", "The active voice is used.", ("PLN-03",),
         lambda review: bool(review.lexicon.passive)),
    Item(UNDERSTANDABILITY, "6", "Numbers are clear and easy to understand.",
         ("NUM-01", "NUM-02", "NUM-03")),
    Item(UNDERSTANDABILITY, "7", "Readers need not calculate.", ("NUM-01",)),
    Item(UNDERSTANDABILITY, "8", "Information is broken into short sections.", ("PLN-06",)),
    Item(UNDERSTANDABILITY, "9", "Sections have informative headers.", ("CON-03",),
         test=_has_titles),
    Item(UNDERSTANDABILITY, "10", "The sequence is logical."),
    Item(UNDERSTANDABILITY, "11", "There is a summary.", ("CON-02",), test=_has("summary")),
    Item(UNDERSTANDABILITY, "12", "Visual cues draw attention to key points.",
         test=_has("summary", "red_flags", "callout")),
    Item(UNDERSTANDABILITY, "15", "Visual aids are used where they help."),
    Item(UNDERSTANDABILITY, "16", "Visual aids reinforce the content."),
    Item(UNDERSTANDABILITY, "17", "Visual aids have clear titles or captions.", ("ACC-07",),
         _has_figures),
    Item(UNDERSTANDABILITY, "18", "Illustrations are clear and uncluttered."),
    Item(UNDERSTANDABILITY, "19", "Tables are simple, with clear headings.", ("ACC-08",),
         _has_risks),
    Item(ACTIONABILITY, "20", "At least one action is identified.", ("CON-08",),
         test=_has("aftercare", "red_flags", "preparation", "questions")),
    Item(ACTIONABILITY, "21", "Readers are addressed directly.", test=_speaks_to_you),
    Item(ACTIONABILITY, "22", "Actions are broken into explicit steps.", ("CON-12",)),
    Item(ACTIONABILITY, "23", "There is a tangible tool, such as a checklist.",
         test=_has("questions", "preparation", "notes")),
    Item(ACTIONABILITY, "24", "Calculations are explained."),
    Item(ACTIONABILITY, "25", "Charts are explained."),
    Item(ACTIONABILITY, "26", "Visual aids make it easier to act."),
    Item(CDC, "1", "There is one main message.", ("CON-02",), test=_has("summary")),
    Item(CDC, "2", "The main message is at the top.", ("CON-02",)),
    Item(CDC, "3", "The main message is emphasized."),
    Item(CDC, "4", "A picture with a caption supports the message.", ("ACC-07",), _has_figures),
    Item(CDC, "5", "There is a call to action.", ("CON-08",), test=_has("red_flags", "questions")),
    Item(CDC, "6", "The active voice is used.", ("PLN-03",),
         lambda review: bool(review.lexicon.passive)),
    Item(CDC, "7", "Words are those the audience uses."),
    Item(CDC, "8", "Lists are short.", ("PLN-06",)),
    Item(CDC, "9", "The text is in chunks with headings.", ("PLN-06", "CON-03"), test=_has_titles),
    Item(CDC, "10", "The most important information comes first.", ("CON-02",)),
    Item(CDC, "11", "What is known and not known is said.", test=_has("limits")),
    Item(CDC, "12", "Behaviors are recommended.", test=_has("aftercare", "preparation")),
    Item(CDC, "13", "It is said why they matter."),
    Item(CDC, "14", "Directions say how and when to act or call.", ("CON-08", "CON-12")),
    Item(CDC, "15", "Numbers the audience uses."),
    Item(CDC, "16", "It is said what numbers mean.", ("NUM-03",)),
    Item(CDC, "17", "Denominators are the same throughout.", ("NUM-01",)),
    Item(CDC, "18", "The nature of the risk is explained.", ("CON-05",)),
    Item(CDC, "19", "Risks and benefits are both told.", ("CON-05", "CON-06"),
         test=_has("benefits", "advantages")),
    Item(CDC, "20", "Probabilities are in words and numbers.", ("NUM-02",), _has_risks),
)  # fmt: skip


def scorecard(review: Review, findings: Iterable[Diagnostic]) -> Card:
    """Return the card of a document, given everything that was found about it."""
    against: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        if finding.severity != "note":
            against.setdefault(finding.code, []).append(finding)
    judged = [_judged(item, review, against) for item in ITEMS if item.rules or item.test]
    return Card(tuple(judged), tuple(item for item in ITEMS if not (item.rules or item.test)))


def _judged(item: Item, review: Review, against: dict[str, list[Diagnostic]]) -> Line:
    if not item.applies(review):
        return Line(item, "none", "")
    found = [finding for rule in item.rules for finding in against.get(rule, ())]
    if found:
        codes = ", ".join(dict.fromkeys(finding.code for finding in found))
        return Line(item, "no", f"{codes} ({len(found)})")
    if item.test is not None and not item.test(review):
        return Line(item, "no", "")
    return Line(item, "yes", "")
