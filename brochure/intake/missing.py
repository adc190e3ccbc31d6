"""Missing: what a brochure for a purpose needs and a source does not have."""

from collections.abc import Iterable, Mapping
from typing import Literal

Purpose = Literal["patient_information", "consent_support", "aftercare", "advertising"]

_SURGICAL = {
    "key_points": "the main points, in 1 to 5 sentences",
    "suitability.suits": "who it is for",
    "suitability.suits_not": "who should wait or choose something else",
    "risks": "what can go wrong, how often, and what is done about it",
    "alternatives": "other choices, no treatment among them",
    "anaesthesia": "which anaesthetic is given, by whom, and its risks",
    "preparation": "how to prepare: smoking, medicines, eating and drinking",
    "procedure": "what is done, step by step",
    "timeline": "how recovery goes, stretch by stretch",
    "aftercare": "what to do and what to avoid afterward",
    "red_flags": "signs of danger, with the number to call",
    "follow_up": "check-ups after treatment",
    "costs": "what it costs and what that includes",
    "questions": "questions to ask before deciding",
    "glossary": "medical words in plain words",
    "contact": "how to reach the clinic",
    "feedback": "whom to tell what is unclear",
}
_AFTERCARE = (
    "key_points", "timeline", "aftercare", "red_flags", "follow_up", "contact", "feedback",
)  # fmt: skip
_ADVERTISING = ("risks", "suitability.suits_not", "costs", "contact")
_TOPICS = {"recovery": "timeline", "summary": "key_points", "suits": "suitability.suits"}
CONTROL = "who wrote it, who reviewed it and when, and the works it rests on (control)"


def missing_for(
    purpose: Purpose, blocks: Iterable[Mapping[str, object]], topics: Iterable[str]
) -> tuple[str, ...]:
    """Return what the source lacks, in words."""
    have = {_TOPICS.get(topic, topic) for topic in topics}
    empty: set[str] = set()
    for block in blocks:
        kind = str(block["type"])
        have.add(kind)
        for side in ("suits", "suits_not"):
            panel = block.get(side)
            if isinstance(panel, dict):
                (have if panel["items"] else empty).add(f"suitability.{side}")
    wanted: Iterable[str] = _SURGICAL
    if purpose == "aftercare":
        wanted = _AFTERCARE
    elif purpose == "advertising":
        wanted = _ADVERTISING
    lacks = [f"{name}: {_SURGICAL[name]}" for name in wanted if name not in have - empty]
    return (*lacks, f"control: {CONTROL}")
