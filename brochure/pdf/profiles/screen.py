"""Files to read on a screen and to hand on: PDF/UA-1 and PDF/A-2a at once.

Clause ledger; T: the writer's tests hold it, D: refused with a diagnostic, V: veraPDF only.

PDF/UA-1 (ISO 14289-1)
    5       pdfuaid:part with its extension schema                  T
    7.1     all content tagged or artifact, DisplayDocTitle, title  T, D pdf.title-missing
    7.2     natural language of document and runs                   T, D pdf.language-missing
    7.3     figures have Alt                                        D pdf.alt-missing
    7.4.2   headings do not skip levels                             D pdf.heading-skipped
    7.5     TH with Scope                                           T
    7.9     Note with ID                                            T
    7.10    no optional content                                     (none written)
    7.18.1  link annotations inside Link                            T
    7.18.3  Tabs /S                                                 T
    7.18.5  links have Contents                                     D pdf.link-contents
    7.21    fonts embedded, widths and ToUnicode right              T, V
PDF/A-2a (ISO 19005-2)
    6.1.3   file identifier in the trailer                          T
    6.1.7   end of line before endstream                            T
    6.2.3   one output intent, sRGB                                 T
    6.2.4   RGB only under the output intent or ICCBased            T
    6.2.8   no image alternates, no interpolation                   T
    6.2.11  fonts embedded, .notdef never shown                     V
    6.5     no actions but URI and GoTo                             T
    6.6     XMP equals Info, schema for pdfuaid                     T
    6.7     logical structure, Lang                                 T
"""

from brochure.pdf.colors import ScreenColors
from brochure.pdf.icc import srgb_profile
from brochure.pdf.profiles import Intent, Profile

PROFILE = Profile(
    name="screen",
    ua_part=1,
    a_part=2,
    a_conformance="A",
    intent=Intent(identifier="sRGB IEC61966-2.1", profile=srgb_profile(), channels=3),
    colors=ScreenColors(),
    resolution=200.0,
    bleed=False,
)
