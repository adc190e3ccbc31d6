"""Codes of preflight: its checks explain themselves."""

from brochure.check.explanations.entry import Explanation
from brochure.press.preflight.engine import checks

ENTRIES = tuple(
    Explanation(check.code, check.what, check.why, check.bad, check.good) for check in checks()
)
