"""European Union: what its law asks of brochures. Not legal advice."""

from datetime import date

from brochure.check.packs.pack import Pack

PACK = Pack(
    code="EU",
    name="European Union",
    checked_on=date(2026, 11, 22),
    sources={
        "LAW-01": "Directive 2005/29/EC (UCPD), annex I no. 17",
        "LAW-02": "Directive 2005/29/EC (UCPD), 6; EN 16372",
        "LAW-05": "Directive 2005/29/EC (UCPD), 6; Directive 2006/114/EC",
        "LAW-06": "EN 16372, annex on marketing",
        "LAW-10": "Directive 2001/83/EC, 88",
        "ACC-10": "EN 301 549, clause 10",
    },
    strict=frozenset(("LAW-10",)),
)
