"""Codes of waivers."""

from brochure.check.explanations.entry import Explanation

_GOOD = """\
waivers:
  - rule: PLN-04
    path: anaesthesia
    reason: The word is explained by the doctor in the talk.
    by: Dr A. Example
    until: 2027-06-30"""

ENTRIES = (
    Explanation(
        "waiver.expired",
        "A waiver has ended.",
        "What somebody answered for until a day is open again after it.",
        _GOOD.replace("2027-06-30", "2025-06-30"),
        _GOOD,
    ),
    Explanation(
        "waiver.unknown",
        "A waiver names a rule that does not exist.",
        "It would waive nothing, and nobody would notice.",
        _GOOD.replace("PLN-04", "PLN-40"),
        _GOOD,
    ),
    Explanation(
        "waiver.refused",
        "A waiver names a rule that nobody may waive.",
        "Some findings are harm or a lie whoever signs for them.",
        _GOOD.replace("PLN-04", "CON-05"),
        _GOOD,
    ),
    Explanation(
        "waiver.unused",
        "A waiver waives nothing.",
        "What it was for has been mended, or its path is misspelled.",
        _GOOD.replace("path: anaesthesia", "path: anesthesia"),
        _GOOD,
    ),
    Explanation(
        "waiver.waived",
        "A finding is waived; it is shown as a note.",
        "Readers of the report see what somebody answers for, and until when.",
        "# a finding without a waiver",
        _GOOD,
    ),
)
