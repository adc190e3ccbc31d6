"""Codes of panel plans and folded products."""

from brochure.check.explanations.entry import Explanation

ENTRIES = (
    Explanation(
        "plan.missing",
        "The brochure has no panel plan for a folded product.",
        "A folded piece is read panel by panel; somebody must say what stands on each.",
        "brochure build knee --product trifold-a4",
        "content/knee/products/trifold-a4.yaml\n(format: brochure-panels/1)",
    ),
    Explanation(
        "plan.unknown-panel",
        "A panel plan names a panel that its product does not have.",
        "What stands there would not be printed. 'brochure products show NAME' lists the panels.",
        "- id: flapp",
        "- id: flap",
    ),
    Explanation(
        "plan.panel-twice",
        "Two parts of a panel plan fill the same panel.",
        "One of them would be lost.",
        "- id: flap\n- id: more\n  panel: flap",
        "- id: flap",
    ),
    Explanation(
        "plan.ground",
        "The ground of a panel is no colour of the theme.",
        "Colours are named in the theme, so that screen and press agree.",
        "ground: blue",
        "ground: mist",
    ),
    Explanation(
        "plan.unknown-text",
        "A panel plan names a text that the brochure does not have.",
        "Its words, or what they stand for, cannot be found.",
        "- {role: text, ref: summary.item.what.text}",
        "- {role: text, ref: summary.items.what.text}",
    ),
    Explanation(
        "plan.words",
        "A part of a panel plan has no words, or takes them from several places.",
        "Each part says one thing.",
        "- {role: text, ref: risks.lead, text: Most pass.}",
        "- {role: text, short: risks.lead, text: Most pass.}",
    ),
    Explanation(
        "plan.name",
        "A part of a panel plan names a figure, call-out or block that is not there.",
        "There would be a hole in the panel.",
        "- {role: figure, name: layer}",
        "- {role: figure, name: layers}",
    ),
    Explanation(
        "product.unknown",
        "A product of the project extends one that there is not.",
        "What its file does not say is taken from there. 'brochure products' lists them.",
        "extends: trifold",
        "extends: trifold-a4",
    ),
    Explanation(
        "product.measure",
        "A size, bleed or margin of a product is impossible.",
        "Nothing could be printed on it.",
        "bleed: -3 mm",
        "bleed: 3 mm",
    ),
    Explanation(
        "product.panels",
        "The panels of a product do not add up, or the piece cannot be folded.",
        "A tucked panel must be narrower than those around it, or it buckles in the fold.",
        "panels: [99 mm, 99 mm, 99 mm]",
        "panels: [100 mm, 100 mm, 97 mm]",
    ),
)
