"""Germany: what its law asks of brochures. Not legal advice."""

from datetime import date

from brochure.check.packs.pack import Pack

PACK = Pack(
    code="DE",
    name="Germany",
    checked_on=date(2026, 11, 22),
    sources={
        "LAW-01": "HWG 3 no. 2a",
        "LAW-02": "HWG 3 no. 2",
        "LAW-03": "HWG 11(1) no. 11",
        "LAW-04": "HWG 11(1) sentence 3; Federal Court, 31 July 2025, I ZR 170/24",
        "LAW-05": "UWG 5 and 6",
        "LAW-06": "HWG 7",
        "LAW-10": "HWG 10(1)",
    },
    strict=frozenset(("LAW-04", "LAW-10")),
    home_language="de",
)
