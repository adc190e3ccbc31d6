"""Codes of pictures and their files."""

from brochure.check.explanations.entry import Explanation

_SAFE_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><path d="M4 4L44 44"/></svg>'
)

ENTRIES = (
    Explanation(
        "asset.missing",
        "A picture file is not where the brochure says.",
        "The page would have a hole.",
        "file: figures/amr.svg",
        "file: figures/arm.svg",
    ),
    Explanation(
        "asset.outside",
        "A picture lies outside the brochure's folder, or is a link that leads out.",
        "A brochure must carry all it needs, and must not show files it should not see.",
        "file: ../../private/photo.png",
        "file: figures/photo.png",
    ),
    Explanation(
        "asset.unreadable",
        "A picture file is there but cannot be read.",
        "It may be a folder, or you may lack the right to read it.",
        "file: figures",
        "file: figures/arm.svg",
    ),
    Explanation(
        "picture.missing",
        "A block wants a picture that was not read.",
        "The page would have a hole.",
        "file: figures/amr.svg",
        "file: figures/arm.svg",
    ),
    Explanation(
        "picture.broken",
        "A picture file is damaged or is not what its name says.",
        "It cannot be shown, here or on anybody's screen.",
        "a PNG file that was cut off while copying",
        "the same file, copied again or saved anew",
    ),
    Explanation(
        "picture.too-large",
        "A picture file is over 80 MB or 100 megapixels.",
        "No page needs more than 300 pixels per inch; the rest only costs time and memory.",
        "a scan of 20 000 × 20 000 pixels",
        "the same scan at 2 480 pixels wide, which fills an A4 page",
    ),
    Explanation(
        "picture.unknown-format",
        "A picture is in a format the program does not read.",
        "Drawings are SVG; photographs are PNG, JPEG or TIFF.",
        "file: figures/photo.psd",
        "file: figures/photo.png",
    ),
    Explanation(
        "picture.svg-broken",
        "A drawing is not well-formed SVG, or has no size.",
        "What cannot be read cannot be shown.",
        "<svg><path></svg>",
        _SAFE_SVG,
    ),
    Explanation(
        "picture.svg-too-large",
        "A drawing has too many or too deeply nested parts.",
        "The limit keeps a broken or hostile file from eating the memory.",
        "a traced photograph of 200 000 shapes",
        "the photograph itself as PNG or JPEG",
    ),
    Explanation(
        "picture.svg-doctype",
        "A drawing declares a document type or entities.",
        "Entities can pull in other files or blow up to gigabytes.",
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        _SAFE_SVG,
    ),
    Explanation(
        "picture.svg-script",
        "A drawing holds a script or an event handler.",
        "A picture must not run programs.",
        '<path d="M4 4L44 44" onclick="…"/>',
        '<path d="M4 4L44 44"/>',
    ),
    Explanation(
        "picture.svg-external",
        "A drawing pulls in another picture or file.",
        "A picture must carry all it shows, and must not see other files.",
        '<image href="https://example.org/photo.png"/>',
        _SAFE_SVG,
    ),
    Explanation(
        "picture.svg-text",
        "A drawing holds text.",
        "Text in a picture is not translated and may miss its font; labels are call-outs.",
        "<text>Skin</text>",
        "callouts:\n  - {id: skin, label: Skin, at: [166, 34], badge: [234, 24]}",
    ),
    Explanation(
        "picture.svg-unsupported",
        "A drawing uses something that the program does not draw, such as filters or gradients.",
        "Leaving it out would show another picture than the one that was drawn.",
        '<linearGradient id="sky"/>',
        '<rect width="48" height="48" fill="#E9DBC8"/>',
    ),
)
