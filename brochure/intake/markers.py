"""Markers: what people type before the items of a list, in many scripts."""

import re
from typing import NamedTuple

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BLACK = "❶❷❸❹❺❻❼❽❾❿"
_SYLLABLES = "가나다라마바사아자차카타파하"
_HAN = "一二三四五六七八九十"
_KANA = "アイウエオカキクケコ"
_ABJAD = "أبجدهوزحطي"
_AZBUKA = "абвгдежзиклмн"
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
BULLETS = "•·‣▪▫■□◆◇●○◦★☆▶▷►➢➤→⇒✓✔☑✗✘❖∙・ㆍᆞ※\uf0b7\uf0a7\uf0d8\uf0fc"
HEADING_BULLETS = "■□◆◇●○★☆▶▷►❖"
"""Bullets that people also put before headings."""
_DASHES = "-–—*+"

_NUMBER = r"(?P<number>[0-9０-９٠-٩۰-۹๐-๙]{1,2})"
_STEP = "step|schritt|étape|paso|fase|шаг|этап|bước|langkah|الخطوة"
_ORDERED = (
    (re.compile(rf"{_NUMBER}(?P<end>[)）])\s*"), "1)"),
    (re.compile(rf"[(（]{_NUMBER}[)）]\s*"), "(1)"),
    (re.compile(rf"{_NUMBER}[.．、](?=[\s\u00a0])\s*"), "1."),
    (re.compile(rf"{_NUMBER}[.．、](?=[^\W\d])"), "1."),
    (re.compile(rf"{_NUMBER}\s?[-–](?=\s)\s*"), "1-"),
    (re.compile(rf"(?i:{_STEP})\s+{_NUMBER}\s*[.:：)–-]\s*"), "step"),
    (re.compile(rf"(?:第\s*)?{_NUMBER}\s*(?:단계|段階|步骤|步驟)\s*[.:：)-]?\s*"), "step"),
    (re.compile(rf"(?:STEP|Step)\s?{_NUMBER}\s+"), "step"),
)  # fmt: skip
_SERIES = (
    (re.compile(rf"(?P<sign>[{_CIRCLED}])\s*"), "①", _CIRCLED),
    (re.compile(rf"(?P<sign>[{_BLACK}])\s*"), "❶", _BLACK),
    (re.compile(rf"(?P<sign>[{_SYLLABLES}])[.)]\s+"), "가.", _SYLLABLES),
    (re.compile(rf"(?P<sign>[{_SYLLABLES}])\)\s*"), "가)", _SYLLABLES),
    (re.compile(rf"(?P<sign>[{_HAN}])、\s*"), "一、", _HAN),
    (re.compile(rf"[(（](?P<sign>[{_HAN}])[)）]\s*"), "(一)", _HAN),
    (re.compile(rf"第(?P<sign>[{_HAN}])(?:步|章|节)\s*[：:、,，]?\s*"), "第一", _HAN),
    (re.compile(rf"[(（]?(?P<sign>[{_KANA}])[)）]\s*"), "ア)", _KANA),
    (re.compile(rf"(?P<sign>[{_ABJAD}])[).]\s+"), "أ)", _ABJAD),
    (re.compile(rf"(?P<sign>[{_AZBUKA}])\)\s*"), "а)", _AZBUKA),
    (re.compile(r"\(?(?P<sign>[a-h])\)\s*"), "a)", "abcdefgh"),
    (re.compile(r"(?P<sign>[a-h])\.\s+(?=\S)"), "a.", "abcdefgh"),
    (re.compile(r"(?P<sign>[A-H])[.)]\s+(?=\S)"), "A.", "ABCDEFGH"),
)
_ROMANS = re.compile(r"\(?(?P<sign>[ivx]{1,4}|[IVX]{1,4})[.)]\s+")
_BULLET = re.compile(rf"(?P<sign>[{re.escape(BULLETS)}])\s*(?=\S)")
_DASH = re.compile(rf"(?P<sign>[{re.escape(_DASHES)}])[ \u00a0\t]+(?=\S)")
_WORD_O = re.compile(r"(?P<sign>o)[\t\u00a0 ]{1,}(?=[A-ZÀ-ÖА-Я가-힣])")


LETTERED = frozenset(("a.", "A.", "i.", "I."))
"""Styles that look like initials of a name where only one stands."""


class Marker(NamedTuple):
    """A list mark at the beginning of a line."""

    style: str
    number: int | None
    mark: str
    """The mark as written."""
    rest: str
    """The line without it."""


def marker(line: str) -> Marker | None:
    """Return the list mark that a line begins with."""
    for pattern, style in _ORDERED:
        if match := pattern.match(line):
            return _found(line, match, style, int(match["number"]))
    for pattern, style, series in _SERIES:
        if match := pattern.match(line):
            return _found(line, match, style, series.index(match["sign"]) + 1)
    if (match := _ROMANS.match(line)) and match["sign"].lower() in _ROMAN:
        number = _ROMAN.index(match["sign"].lower()) + 1
        return _found(line, match, "I." if match["sign"].isupper() else "i.", number)
    for pattern in (_BULLET, _DASH, _WORD_O):
        if match := pattern.match(line):
            sign = match["sign"]
            return _found(line, match, sign if sign not in "–—" else "-", None)
    return None


def _found(line: str, match: re.Match[str], style: str, number: int | None) -> Marker | None:
    rest = line[match.end() :].strip()
    # A lone number is a page number or a value; "1.5 mm" and "2024. 5. 3" are no items.
    if not rest or (number is not None and re.match(r"\d+[.,]?\d*\s*(?:%|mm|cm|\d|$)", rest)):
        return None
    return Marker(style, number, line[: match.end()].strip(), rest)


STARRED = re.compile(r"\*(?=[^\s*])(?P<rest>[^*]+)$")
"""A line such as `*Advantages`: people mark small headings so."""
BRACKETED = re.compile(
    r"(?:\[(?P<a>[^\[\]]{2,40})\]|【(?P<b>[^【】]{2,40})】|<(?P<c>[^<>]{2,40})>)$"
)
"""A line such as `[수술 방법]` or `【リスク】`."""
UNDERLINE = re.compile(r"[=\-_~*#═─━]{3,}$")
"""A line that underlines a heading or parts sections."""
