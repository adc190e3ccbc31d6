"""United Arab Emirates: what its law asks of brochures. Not legal advice."""

from datetime import date

from brochure.check.packs.pack import MandatoryNotice, Pack

PACK = Pack(
    code="AE",
    name="United Arab Emirates",
    checked_on=date(2026, 11, 22),
    sources={
        "LAW-01": "Cabinet resolution on health advertisements",
        "LAW-02": "Cabinet resolution on health advertisements",
        "LAW-05": "Cabinet resolution on health advertisements, words such as best and unique",
        "LAW-06": "Cabinet resolution on health advertisements, words of urgency",
        "LAW-08": "Cabinet resolution on health advertisements, licence before publication",
        "LAW-11": "Cabinet resolution on health advertisements, number and dates on the ad",
    },
    strict=frozenset(("LAW-05", "LAW-06")),
    review_channels=("*",),
    home_language="ar",
    notices=(
        MandatoryNotice(
            id="licence_number",
            pattern=r"(?:ترخيص|licen[cs]e)",
            wording="رقم ترخيص الإعلان",
            source="Cabinet resolution on health advertisements",
            needs_review_number=True,
        ),
    ),
)
