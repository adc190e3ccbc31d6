"""Files for a print shop: PDF/X-4 and PDF/A-2b at once, CMYK and spot colours only.

Clause ledger; T: the writer's tests hold it, P: preflight finds it, D: refused with a diagnostic,
V: veraPDF only.

PDF/X-4 (ISO 15930-7:2010), as far as public sources tell
    header 1.6, no encryption, ID                                   T, P
    XMP without filter: GTS_PDFXVersion, ids, Trapped               T, P
    Info equals XMP, Trapped is a name                              T, P
    one GTS_PDFX intent, profile embedded                           T, P, D press.icc-*
    TrimBox within BleedBox within MediaBox                         T, P
    DeviceCMYK, DeviceGray and Separation only                      T, P
    blend space of transparent pages is DeviceCMYK                  T, P
    no annotations, actions, scripts, forms, optional content       T, P
    fonts embedded                                                  T, P
PDF/A-2b (ISO 19005-2)
    second intent GTS_PDFA1 with the same profile                   T, V
    schemas for pdfxid and pdf:Trapped (6.6.2.3)                    T, V
    DeviceCMYK under a CMYK intent (6.2.4.3)                        V
    overprint mode 1 only with DeviceCMYK (6.2.4.2)                 V
"""

from dataclasses import replace
from functools import lru_cache

from brochure.pdf.press_colors import press_colors
from brochure.pdf.profiles import Intent, Profile
from brochure.pdf.shipped import shipped_icc

ICC = shipped_icc()
INK_LIMIT = 300.0
"""Percent that coated paper takes (GWG 2015 and 2022, sheet-fed CMYK variants)."""
LINE_FLOOR = 0.5
"""Points from which a line in several inks prints without coloured edges."""

PROFILE = Profile(
    name="press",
    version="1.6",
    a_part=2,
    a_conformance="B",
    x_version="PDF/X-4",
    is_interactive=False,
    intent=Intent(
        identifier="FOGRA39",
        condition="Offset printing, ISO 12647-2:2004/Amd 1, paper type 1 or 2, coated",
        registry="http://www.color.org",
        profile=ICC,
        channels=4,
        kinds=("/GTS_PDFX", "/GTS_PDFA1"),
    ),
    colors=press_colors(ICC, limit=INK_LIMIT, opaque=False),
    resolution=300.0,
    line_floor=LINE_FLOOR,
    bleed=True,
)


@lru_cache(maxsize=8)
def customized(
    *,
    icc: bytes | None = None,
    condition: str = "",
    ink_limit: float = INK_LIMIT,
    opaque: bool = False,
) -> Profile:
    """Return the profile for another press.

    Args:
        icc: profile of the press; None takes the one that is shipped.
        condition: registered name of the printing condition, such as `FOGRA51`.
        ink_limit: percent of ink that converted colours and pictures may have.
        opaque: whether nothing may let the ground through (PDF/X-1a content).
    """
    intent = PROFILE.intent
    if icc is not None:
        name = condition or "Custom"
        intent = replace(intent, identifier=name, condition=name, profile=icc)
        if not condition:
            # A condition that no registry knows must not name one (ISO 32000-1, 14.11.5).
            intent = replace(intent, registry="")
    colors = press_colors(intent.profile, limit=ink_limit, opaque=opaque)
    return replace(PROFILE, intent=intent, colors=colors)
