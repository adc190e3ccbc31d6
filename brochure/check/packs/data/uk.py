"""United Kingdom: what its law asks of brochures. Not legal advice."""

from datetime import date

from brochure.check.packs.pack import Pack

PACK = Pack(
    code="UK",
    name="United Kingdom",
    checked_on=date(2026, 11, 22),
    sources={
        "LAW-01": "GMC guidance on cosmetic interventions, 47 to 54",
        "LAW-02": "GMC guidance on cosmetic interventions, 50; CAP Code 12",
        "LAW-04": "CAP Code 12 and 3",
        "LAW-05": "CAP Code 3",
        "LAW-06": "GMC guidance on cosmetic interventions, 53",
        "LAW-07": "CAP Code 3 and 12.2",
        "LAW-10": "CAP Code 12.12, Human Medicines Regulations 2012",
        "LAW-12": "PIF TICK, terms of use",
    },
    strict=frozenset(("LAW-06", "LAW-10")),
    home_language="en",
)
