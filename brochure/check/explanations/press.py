"""Codes of what a press cannot print."""

from brochure.check.explanations.entry import Explanation

ENTRIES = (
    Explanation(
        "pdf.bleed",
        "A page has a negative bleed, or does not fit on its sheet with it.",
        "Bleed is what lies outside the trim, so that a cut that is a little off shows no white.",
        "bleed: -3 mm",
        "bleed: 3 mm",
    ),
    Explanation(
        "press.ink-range",
        "A recipe says less than 0 or more than 100 percent of an ink.",
        "A plate cannot lay down less than nothing or more than all.",
        "cmyk: [0, 0, 0, 120]",
        "cmyk: [0, 0, 0, 100]",
    ),
    Explanation(
        "press.spot-name",
        "A spot colour has a name that plates cannot carry, or the name of another plate.",
        "The name is what the printer reads on the plate and mixes the ink by.",
        'spot: "Blau/№ 7"',
        "spot: PANTONE 300 C",
    ),
    Explanation(
        "press.spot-recipe",
        "A spot colour says no process recipe to stand for it.",
        "Proofs, and printers without the ink, need to know what it looks like in CMYK.",
        'ink: {rgb: "#005EB8", spot: PANTONE 300 C}',
        'ink: {rgb: "#005EB8", spot: PANTONE 300 C, cmyk: [99, 50, 0, 0]}',
    ),
    Explanation(
        "press.spot-conflict",
        "One spot colour has two recipes, or is written in two ways.",
        "Each way of writing makes a plate of its own, and every plate costs money.",
        "spot: PANTONE 300 C and spot: Pantone 300C",
        "spot: PANTONE 300 C in both places, with 'tint' for lighter shades",
    ),
    Explanation(
        "press.icc-unreadable",
        "The ICC profile of the press is missing or not an ICC profile.",
        "Without it nobody knows which colours the numbers of the file mean.",
        "icc: profiles/readme.txt",
        "icc: profiles/PSOcoated_v3.icc",
    ),
    Explanation(
        "press.icc-not-press",
        "The ICC profile does not describe a press with four inks in both directions.",
        "PDF/X wants the profile of the press: a screen's RGB profile says nothing about inks.",
        "icc: profiles/sRGB.icc",
        "icc: profiles/PSOcoated_v3.icc",
    ),
    Explanation(
        "press.icc-version",
        "The ICC profile is of a version that PDF 1.6 does not know.",
        "A printer's program may refuse the file (ICC.1:2004-10 is the last version allowed).",
        "icc: profiles/new-v5.icc",
        "icc: profiles/PSOcoated_v3.icc",
    ),
)
