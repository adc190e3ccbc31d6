"""Japan: what its law asks of brochures. Not legal advice."""

from datetime import date

from brochure.check.packs.pack import Pack

PACK = Pack(
    code="JP",
    name="Japan",
    checked_on=date(2026, 11, 22),
    sources={
        "LAW-01": "Medical Care Act 6-5 and the guideline on medical advertising",
        "LAW-02": "Medical Care Act 6-5 and the guideline on medical advertising",
        "LAW-03": "Medical Care Act enforcement rules 1-9 (1)",
        "LAW-04": "Medical Care Act enforcement rules 1-9 (2)",
        "LAW-05": "Medical Care Act 6-5 (2), comparison and exaggeration",
        "LAW-06": "guideline on medical advertising, dignity of advertisements",
        "LAW-07": "Medical Care Act 6-5 (3), titles that may be advertised",
        "LAW-10": "Pharmaceuticals and Medical Devices Act 67 and 68",
        "CON-09": "guideline on medical advertising, limits lifted for self-pay care",
    },
    strict=frozenset(("LAW-03", "LAW-05", "LAW-10", "CON-09")),
    home_language="ja",
)
