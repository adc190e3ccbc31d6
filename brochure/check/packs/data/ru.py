"""Russia: what its law asks of brochures. Not legal advice."""

from datetime import date

from brochure.check.packs.pack import MandatoryNotice, Pack

PACK = Pack(
    code="RU",
    name="Russia",
    checked_on=date(2026, 11, 22),
    sources={
        "LAW-01": "Federal Law 38-FZ on advertising, 24(1)8",
        "LAW-02": "Federal Law 38-FZ on advertising, 24(1)",
        "LAW-03": "Federal Law 38-FZ on advertising, 24(1)2 and 3",
        "LAW-05": "Federal Law 38-FZ on advertising, 5(2)",
        "LAW-08": "Federal Law 38-FZ on advertising, 18.1 (token of advertisements on the web)",
        "LAW-11": "Federal Law 38-FZ on advertising, 24(7)",
    },
    strict=frozenset(("LAW-03",)),
    review_channels=("web",),
    home_language="ru",
    notices=(
        MandatoryNotice(
            id="contraindications",
            pattern=r"противопоказани\w*[\s\S]{0,80}(?:консультаци|специалист)|"
            r"(?:консультаци|специалист)[\s\S]{0,80}противопоказани",
            wording="Имеются противопоказания. Необходима консультация специалиста.",
            source="Federal Law 38-FZ on advertising, 24(7)",
            share=0.05,
        ),
    ),
)
