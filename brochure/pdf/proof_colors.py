"""Colours of a proof: those of the screen, and one ink that lets the page through."""

from brochure.pdf import backend
from brochure.pdf.colors import Paint, ScreenColors
from brochure.values.ink import WATERMARK, Ink

CLEAR, SOLID = "/Clear gs ", "/Solid gs "
SHARE = 0.22
"""How much of the page a watermark covers: it is seen, and the text below can be read."""


class ProofColors(ScreenColors):
    """sRGB with a clear watermark."""

    key = "proof"
    usual: str | None = SOLID

    def paint(self, ink: Ink) -> Paint:
        """Return the sRGB value, and the state that makes a watermark clear."""
        state = CLEAR if ink == WATERMARK else SOLID
        return super().paint(ink)._replace(state=state)

    def states(self) -> bytes | None:
        """Return the two states."""
        clear = backend.dictionary({"ca": SHARE, "CA": SHARE})
        solid = backend.dictionary({"ca": 1, "CA": 1})
        return backend.dictionary({"Clear": clear, "Solid": solid})
