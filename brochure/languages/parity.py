"""Parity: words whose loss in a translation does harm, as data by language.

Negations, sides, and units of time and measure. Patterns are of letters, not of words, where a
language joins them to others. They find doubts, they prove nothing: a reader must look.
"""

import re
from collections.abc import Mapping
from functools import cache

_NEGATIONS: Mapping[str, str] = {
    "en": r"(?<!say )\b(?:not|never|no|none|nobody|without|cannot|neither|nor)\b"
    r"|\bnothing\b(?! more| else)|n['’]t\b",
    "ko": r"않|없|못|아니|아닙|아닌|말고|마세요|말아|마십|금지|금물|안\s"
    r"|삼가|피하|전에|미만|무|거절|대신|힘들|아직",
    "ja": r"ない|なかった|ませ|なく|なし|せず|ずに"
    r"|無|不|禁|控え|避け|未|ん[。、]|断|要ら|苦し|代わり|だめ",
    "zh-Hans": r"不|没|拒绝|代替|而非|困难|无|未|勿|别|非|否|禁|避免|莫",
    "zh-Hant": r"不|沒|拒絕|代替|而非|困難|無|未|勿|別|非|否|禁|避免|莫",
    "th": r"ไม่|แทน|ลำบาก|ปฏิเสธ|อย่า|ห้าม|มิ|ไร้|ปราศจาก|งด|ยัง",
    "vi": r"\b(?:không|thay vì|khó|từ chối|chưa|đừng|chớ|cấm|tránh|chẳng)\b",
    "ru": r"\bне|\bтрудно|\bотказ|\bвместо|\bплохо|\bни|\bнет\b|\bбез|\bнельзя\b|\bникак",
    "mn": r"гүй|бүү|\bүл\b|\bэс\b|\bбиш|битгий|болохгүй|больсон|хойшл|татгалз|оронд|зайлсхий|хэцүү",
    "ar": r"\b(?:و|ف)?(?:لا|لم|لن|ليس\w*|غير|دون|عدم|ما|ألا|بلا|لست\w*|رفض|ساء|سوء|صعوبة)\b"
    r"|بدون|دون|أبدًا|بدلا",
    "id": r"\b(?:tidak|menolak|sulit|ketimbang|tak|bukan|jangan|tanpa|belum|hindari)\w*",
    "de": r"\b(?:nicht\w*|kein\w*|nie|niemals|niemand\w*|ohne|weder|noch|un\w+|statt|schlecht\w*)\b"
    r"|Atemnot|Sehschwäche|ablehnen",
    "fr": r"\b(?:ne|n['’]|pas|jamais|aucun\w*|sans|ni|non)\b|n['’]",
    "es": r"\b(?:no|nunca|ning\w+|sin|ni|nada|nadie|jamás)\b",
    "pt": r"\b(?:não|nunca|nenhum\w*|sem|nem|nada|ninguém)\b",
    "it": r"\b(?:non|mai|nessun\w*|senza|né|niente|nulla)\b",
    "nl": r"\b(?:niet|geen|nooit|zonder|noch|niemand|niets)\b",
    "pl": r"\b(?:nie|nigdy|bez|ani|żad\w+|nikt|nic)\b|\bnie",
    "uk": r"\bне|\bні|\bнемає\b|\bбез|\bніколи\b|\bжод",
    "el": r"\b(?:δεν|δε|μην|μη|όχι|χωρίς|ούτε|ποτέ|κανέν\w*|καμία)\b",
    "tr": r"\b(?:değil\w*|yok\w*|asla|hiç\w*)\b|m[aeıiuü]y\w+|ma[mzyd]|me[mzyd]|s[ıiuü]z",
}
"""Signs of a negation, by language tag."""

_LEFT: Mapping[str, str] = {
    "en": r"\bleft\b(?=[ -](?:side|hand|eye|ear|arm|leg|cheek|face|half|foot|breast|knee|hip))"
    r"|\b(?:on|to|from) (?:the|your) left\b",
    "ko": r"왼|좌", "ja": r"左", "zh-Hans": r"左", "zh-Hant": r"左", "th": r"ซ้าย",
    "vi": r"\btrái\b",
    "ru": r"\b[Лл]ев|слева|налево", "mn": r"зүүн", "ar": r"يسار|يسرى|أيسر", "id": r"\bkiri\b",
    "de": r"\b[Ll]ink", "fr": r"\bgauche", "es": r"\bizquierd", "pt": r"\besquerd",
    "it": r"\bsinistr", "nl": r"\blinker?", "pl": r"\blew", "uk": r"\b[Лл]ів", "el": r"αριστερ",
    "tr": r"\bsol",
}  # fmt: skip
_RIGHT: Mapping[str, str] = {
    "en": _LEFT["en"].replace("left", "right"),
    "ko": r"오른|우측|우", "ja": r"右", "zh-Hans": r"右", "zh-Hant": r"右", "th": r"ขวา",
    "vi": r"\bphải\b",
    "ru": r"\b[Пп]рав|справа|направо", "mn": r"баруун", "ar": r"يمين|يمنى|أيمن", "id": r"\bkanan\b",
    "de": r"\b[Rr]echt", "fr": r"\bdroit", "es": r"\bderech", "pt": r"\bdireit", "it": r"\bdestr",
    "nl": r"\brechter?", "pl": r"\bpraw", "uk": r"\b[Пп]рав", "el": r"δεξι", "tr": r"\bsağ",
}  # fmt: skip

_TIMES: Mapping[str, Mapping[str, str]] = {
    "en": {"minute": "minutes?", "hour": "hours?", "day": "days?", "week": "weeks?",
           "month": "months?", "year": "years?"},
    "ko": {"minute": "분", "hour": "시간", "day": "일", "week": "주",
           "month": "개월|달", "year": "년|세"},
    "ja": {"minute": "分", "hour": "時間", "day": "日", "week": "週",
           "month": "か月|ヶ月|カ月|ヵ月|箇月", "year": "年"},
    "zh-Hans": {"minute": "分钟", "hour": "个?小时", "day": "天|日", "week": "周|个?星期",
                "month": "个月", "year": "年"},
    "zh-Hant": {"minute": "分鐘", "hour": "個?小時", "day": "天|日", "week": "週|周|個?星期",
                "month": "個月", "year": "年"},
    "th": {"minute": "นาที", "hour": "ชั่วโมง", "day": "วัน", "week": "สัปดาห์|อาทิตย์",
           "month": "เดือน", "year": "ปี"},
    "vi": {"minute": "phút", "hour": "giờ|tiếng", "day": "ngày", "week": "tuần", "month": "tháng",
           "year": "năm|tuổi"},
    "ru": {"minute": "минут", "hour": "час", "day": "дн|день|сут", "week": "недел",
           "month": "месяц", "year": "год|лет"},
    "mn": {"minute": "минут", "hour": "цаг", "day": "өдөр|хоног|өдр", "week": "долоо",
           "month": "сар", "year": "жил|нас"},
    "ar": {"minute": "دقيق|دقائق", "hour": "ساع", "day": "يوم|أيام|يومًا", "week": "أسبوع|أسابيع",
           "month": "شهر|أشهر|شهور", "year": "سنة|سنوات|عام|أعوام"},
    "id": {"minute": "menit", "hour": "jam", "day": "hari", "week": "minggu|pekan",
           "month": "bulan", "year": "tahun"},
    "de": {"minute": "Minute", "hour": "Stunde", "day": "Tag", "week": "Woche", "month": "Monat",
           "year": "Jahr"},
}  # fmt: skip
"""Beginnings of the words for units of time, as they stand after a number."""

_MEASURES: Mapping[str, str] = {
    "µg": r"µg|μg|mcg|мкг|微克|マイクログラム|마이크로그램|ميكروغرام|ไมโครกรัม",
    "mg": r"mg|мг|毫克|ミリグラム|밀리그램|ملغ|มก|มิลลิกรัม",
    "g": r"g|гр?|克|グラム|그램|غم?|กรัม|ก\.",
    "kg": r"kg|кг|公斤|千克|キロ|킬로그램|كغم?|กก|กิโลกรัม",
    "ml": r"m[lL]|мл|毫升|ミリリットル|밀리리터|مل|มล|มิลลิลิตร",
    "l": r"[lL]|л|升|リットル|리터|لتر|ลิตร",
    "mm": r"mm|мм|毫米|公厘|ミリメートル|ミリ|밀리미터|مم|ملم|มม|มิลลิเมตร",
    "cm": r"cm|см|厘米|公分|センチメートル|センチ|센티미터|سم|ซม|เซนติเมตร",
    "m": r"m|м|米|公尺|メートル|미터|متر|م|เมตร|ม\.",
    "°C": r"°\s?C|℃|градус\w* Цельсия|度|도",
    "%": r"%|٪|％|процент\w*|퍼센트|パーセント|เปอร์เซ็นต์|Prozent|persen|phần trăm|хувь",
}
"""Forms of units of measure in any language."""


@cache
def negation(tag: str) -> re.Pattern[str] | None:
    """Return the pattern of a negation in a language; None where there is no list."""
    return _compiled(_NEGATIONS.get(tag))


@cache
def sides(tag: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """Return the patterns of left and right in a language; None where there is no list."""
    left, right = _compiled(_LEFT.get(tag)), _compiled(_RIGHT.get(tag))
    return None if left is None or right is None else (left, right)


@cache
def units(tag: str) -> Mapping[str, re.Pattern[str]]:
    """Return the patterns of a number's unit in a language, by unit."""
    times = {unit: _compiled(f"(?:{forms})") for unit, forms in _TIMES.get(tag, {}).items()}
    measures = {
        unit: _compiled(rf"(?:{forms})(?![^\W\d_\u0e00-\u30ff\uac00-\ud7a3])")
        for unit, forms in _MEASURES.items()
    }
    return {unit: form for unit, form in (times | measures).items() if form is not None}


def _compiled(pattern: str | None) -> re.Pattern[str] | None:
    return None if pattern is None else re.compile(pattern, re.IGNORECASE)
