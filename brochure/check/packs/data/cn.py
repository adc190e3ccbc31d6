"""China: what its law asks of brochures. Not legal advice."""

from datetime import date

from brochure.check.packs.pack import MandatoryNotice, Pack

PACK = Pack(
    code="CN",
    name="China",
    checked_on=date(2026, 11, 22),
    sources={
        "LAW-01": "Advertising Law 16(1)1 and 2",
        "LAW-02": "Advertising Law 16(1)1",
        "LAW-03": "Advertising Law 16(1)4",
        "LAW-04": "guide on beauty advertising of the market regulator",
        "LAW-05": "Advertising Law 9(3) and 16(1)3",
        "LAW-06": "guide on beauty advertising of the market regulator",
        "LAW-08": "Advertising Law 46, measures on medical advertising",
        "LAW-11": "measures on medical advertising, number of the certificate",
    },
    strict=frozenset(("LAW-03", "LAW-04", "LAW-05")),
    review_channels=("*",),
    home_language="zh-Hans",
    notices=(
        MandatoryNotice(
            id="review_number",
            pattern=r"广审|廣審|广告审查",
            wording="医疗广告审查证明文号",
            source="measures on medical advertising",
            needs_review_number=True,
        ),
    ),
)
