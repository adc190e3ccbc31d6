"""Typography of a language: stretches of text that must stay on one line.

Gives compiled patterns; the text room forbids line breaks inside their matches. No character is
changed, so copied and spoken text keeps its plain spaces and hyphens.
"""

import re
from collections.abc import Iterator
from functools import cache

_NUMBER = r"\d+(?:[.,:]\d+)*"
_RANGE = rf"{_NUMBER}(?:[–~～-]{_NUMBER})?"
_SYMBOLS = (
    "kg|mg|µg|g|km|m|cm|mm|l|ml|dl|kcal|h|min|s|°C|°F|°|%|‰|€|₩|¥|Hz|MHz|V|W"
)  # fmt: skip
_UNITS = {
    "ar": "سم|ملم|كغ|كجم|ملغ|مل|درجة|أيام|أسابيع|أشهر|شهراً|ساعات|ساعة|دقائق|دقيقة|سنوات|شخص",
    "de": "Tage?n?|Wochen?|Monate?n?|Jahre?n?|Stunden?|Minuten?|Uhr|Nächte?|Nacht|Mal",
    "en": "days?|weeks?|months?|years?|hours?|minutes?|nights?|times|people|reasons|steps",
    "id": "hari|minggu|bulan|tahun|jam|menit|malam|kali|orang",
    "ja": "日|週間?|か月|年|時間|分|泊|回|人",
    "ko": "일|주|개월|년|시간|분|박|회|명|가지|단계",
    "mn": "өдөр|хоног|долоо хоног|сар|жил|цаг|минут|шөнө|удаа|хүн",
    "ru": "г\\.|кг|мг|мл|см|мм|дн(?:я|ей)|недел[июь]|месяц(?:а|ев)?|лет|года?|час(?:а|ов)?"
    "|минут[аы]?|раза?|человек",
    "th": "วัน|สัปดาห์|เดือน|ปี|ชั่วโมง|นาที|คืน|ครั้ง|คน|ข้อ|กก\\.|ซม\\.",
    "vi": "ngày|tuần|tháng|năm|giờ|phút|đêm|lần|người",
    "zh-Hans": "天|周|个月|年|小时|分钟|晚|次|人|个|页|步|公斤",
    "zh-Hant": "天|週|個月|年|小時|分鐘|晚|次|人|個|頁|步|公斤",
}
_BEFORE = {
    "ar": "اليوم|الأسبوع|الشهر|الخطوة|الشكل|صفحة",
    "de": "Tag|Woche|Monat|Schritt|Abbildung|Seite",
    "en": "[Dd]ays?|[Ww]eeks?|[Mm]onths?|[Ss]tep|[Ff]igure|[Pp]age",
    "id": "[Hh]ari|[Mm]inggu|[Bb]ulan|[Ll]angkah|[Gg]ambar|[Hh]alaman|ke",
    "ko": "약|제",
    "mn": "Алхам|Зураг|Хуудас",
    "ru": "[Дд]ень|[Дд]ни|[Нн]едел[яи]|[Мм]есяц|[Ээ]тап|[Рр]исунок|[Сс]траниц[аы]",
    "th": "วันที่|สัปดาห์ที่|เดือนที่|ขั้นตอนที่|รูปที่|หน้า",
    "vi": "[Nn]gày|[Tt]uần|[Tt]háng|[Bb]ước|[Hh]ình|[Tt]rang",
    "zh-Hans": "第|图",
    "zh-Hant": "第|圖|步驟",
}
_UNSPACED = ("ja", "ko", "th", "zh-Hans", "zh-Hant")
"""Languages whose letters may follow a unit at once."""
_PHONE = r"(?<![\d+])(?:\+\d{1,3}|\(?0\d{1,4}\)?)(?:[\s  ./‑–-]?\(?\d{1,4}\)?){2,6}(?!\d)"


@cache
def unbroken(tag: str) -> re.Pattern[str]:
    """Return the pattern of stretches that stay on one line in a language.

    Matches phone numbers, numbers with their unit or counted thing, ranges of numbers, and numbers
    after words such as `day` and `SPF`.
    """
    units = "|".join(filter(None, (_UNITS.get(tag, ""), _SYMBOLS)))
    before = "|".join(filter(None, (_BEFORE.get(tag, ""), "SPF|CO")))
    end = "(?![A-Za-z])" if tag in _UNSPACED else r"(?![^\W\d_])"
    return re.compile(
        rf"{_PHONE}|(?:(?<![^\W\d_])(?:{before})[\s ])?{_RANGE}(?:[\s ]?(?:{units}){end})?"
    )


LEFT_TO_RIGHT = re.compile(
    rf"{_PHONE}|(?:https?://|www\.)[\x21-\x7e]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    rf"|{_NUMBER}(?:[–~-]{_NUMBER})+|{_NUMBER}[\s\u00a0]?(?:{_SYMBOLS})(?![^\W\d_])"
)
"""Pieces that keep their order in right-to-left text and need isolation (UAX #9, 2.4): phone
numbers, addresses, ranges, times, doses with Latin units."""


def unbroken_ranges(text: str, tag: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each stretch of `text` that must not be broken."""
    for match in unbroken(tag).finditer(text):
        if match.end() - match.start() > 1:
            yield match.span()
