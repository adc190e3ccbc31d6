"""Files to look at before printing: the pages with bleed, lines for cuts and folds, a watermark.

Screen colours, which the themes give as a proof of the press. PDF/A-2b keeps them viewable; nobody
should print from one, so there is no claim of PDF/X.
"""

from brochure.pdf.profiles import Profile
from brochure.pdf.profiles.screen import PROFILE as SCREEN
from brochure.pdf.proof_colors import ProofColors

PROFILE = Profile(
    name="proof",
    a_part=2,
    a_conformance="B",
    is_interactive=False,
    is_proof=True,
    intent=SCREEN.intent,
    colors=ProofColors(),
    resolution=150.0,
    bleed=True,
)
