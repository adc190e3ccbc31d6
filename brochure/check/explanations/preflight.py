"""Codes of preflight: its checks explain themselves."""

from brochure.check.explanations.entry import Explanation
from brochure.press.preflight.engine import checks

ENTRIES = (
    Explanation(
        "preflight.plates",
        "A rendered plate differs from the ink declared by more than 1 percent.",
        "A plate that differs from the recipe means that a program on the way converts colours.",
        "92 % cyan declared, 88 % on the plate",
        "92 % cyan declared, 92 % on the plate",
    ),
    *(Explanation(check.code, check.what, check.why, check.bad, check.good) for check in checks()),
)
