"""Republic of Korea: what its law asks of brochures. Not legal advice."""

from datetime import date

from brochure.check.packs.pack import MandatoryNotice, Pack

PACK = Pack(
    code="KR",
    name="Republic of Korea",
    checked_on=date(2026, 11, 22),
    sources={
        "LAW-01": "Medical Service Act 56(2)3 and 8",
        "LAW-02": "Medical Service Act 56(2)3, 7 and 8",
        "LAW-03": "Medical Service Act 56(2)2",
        "LAW-04": "Medical Service Act 56(2)6",
        "LAW-05": "Medical Service Act 56(2)4 and 8",
        "LAW-06": "Medical Service Act 56(2)13",
        "LAW-07": "Medical Service Act 56(2)9",
        "LAW-08": "Medical Service Act 57",
        "LAW-09": "Medical Service Act 56(2)12",
        "LAW-10": "Pharmaceutical Affairs Act 68",
        "LAW-11": "Medical Service Act 56(2)7",
    },
    strict=frozenset(("LAW-03", "LAW-04", "LAW-05", "LAW-06", "LAW-10")),
    review_channels=("public_flyer",),
    foreign_channels=(),
    home_language="ko",
    notices=(
        MandatoryNotice(
            id="review_number",
            pattern=r"(?:심의|심의필|review)",
            wording="의료광고심의필 제000000-중-00000호",
            source="rules of the review bodies under Medical Service Act 57",
            channels=("public_flyer",),
            needs_review_number=True,
        ),
    ),
)
