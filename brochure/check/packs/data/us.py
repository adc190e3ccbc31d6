"""United States: what its law asks of brochures. Not legal advice."""

from datetime import date

from brochure.check.packs.pack import Pack

PACK = Pack(
    code="US",
    name="United States",
    checked_on=date(2026, 11, 22),
    sources={
        "LAW-01": "FTC Act 5, Health Products Compliance Guidance",
        "LAW-02": "FTC Act 5, Health Products Compliance Guidance",
        "LAW-03": "16 CFR 255 and 465",
        "LAW-05": "FTC Act 5",
        "LOC-05": "Affordable Care Act section 1557, 45 CFR 92.11",
        "NUM-04": "FTC Act 5, competent and reliable scientific evidence",
        "ACC-10": "Rehabilitation Act section 504, 45 CFR 84.84",
    },
    language_help="federal_money",
    home_language="en",
    dates={
        "LOC-05": date(2025, 7, 5),
        "section_504_large": date(2027, 5, 11),
        "section_504_small": date(2028, 5, 10),
        "ada_title_ii_large": date(2027, 4, 26),
        "ada_title_ii_small": date(2028, 4, 26),
    },
)
