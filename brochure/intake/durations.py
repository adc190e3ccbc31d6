"""Durations: labels of time in many languages become ISO 8601 durations."""

import re

_TO = r"(?:\s*(?:-|–|~|〜|to|bis|à|a|до|至|から|إلى)\s*(\d+))?"
_UNITS = {
    "D": (
        r"day|tag|jour|día|giorno|день|дни|ngày|hari|اليوم",
        r"days?|tagen?|jours?|días?|giorni|дн|день|дней|일|日|天|ngày|hari|أيام|يوم",
    ),
    "W": (
        r"week|woche|semaine|semana|settimana|недел\w*|tuần|minggu|الأسبوع",
        r"weeks?|wochen?|semaines?|semanas?|settiman|недел|주|週間?|周|tuần|minggu|أسابيع|أسبوع",
    ),
    "M": (
        r"month|monat|mois|mes|mese|месяц|tháng|bulan|الشهر",
        r"months?|monaten?|mois|meses|mesi|месяц|개월|달|か月|ヶ月|カ月|个月|個月|tháng|bulan|أشهر",
    ),
}
"""By unit: words before a number, and words after one."""
_PATTERNS = tuple(
    (re.compile(pattern, re.IGNORECASE), unit)
    for unit, (before, after) in _UNITS.items()
    for pattern in (rf"(?:{before})s?\s*(\d+){_TO}", rf"(\d+){_TO}\s*(?:{after})")
)


def stretch(label: str) -> tuple[str, str] | None:
    """Return beginning and end that a label says: `Days 1-3`, `2주`, `Woche 2`."""
    for pattern, unit in _PATTERNS:
        if match := pattern.search(label):
            first = int(match[1])
            last = int(match[2]) if match[2] else first
            begin = max(0, first - 1) if match[2] is None or unit == "D" else first
            return f"P{begin}{unit}", f"P{max(last, begin + 1)}{unit}"
    return None


def moment(label: str) -> str | None:
    """Return the point in time that a label says."""
    for pattern, unit in _PATTERNS:
        if match := pattern.search(label):
            return f"P{int(match[1])}{unit}"
    return None
