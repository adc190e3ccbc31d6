"""Decode: bytes of unknown encoding become text, with a word on how sure that is.

Byte order marks and UTF-8 are facts; what a page declares is tried next; the rest is weighed:
charset-normalizer proposes, and how many characters belong to the usual ones of their script
decides, because short texts in East Asian encodings read without an error in the wrong one too.
"""

import re
from typing import NamedTuple

from brochure.errors import MissingPart

CANDIDATES = (
    "cp949", "shift_jis", "cp932", "euc_jp", "gb18030", "big5", "cp1251", "koi8_r", "cp1256",
    "cp1252", "cp1250", "cp1253", "cp1254", "cp1255", "cp1258", "cp874", "iso2022_jp", "mac_roman",
)  # fmt: skip
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_USUAL_HAN = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说"
    "产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当"
    "使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反"
    "你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展"
    "手术医院者请面部皮肤麻醉医生风险這個們時來對會發過說產後進當從業應開還關線數條無結問術醫師險於"
)


_LEVELS = {
    "gb18030": ("gb2312", 0xB0, 0xD7),
    "big5": ("big5", 0xA4, 0xC6),
    "euc_jp": ("euc_jp", 0xB0, 0xCF),
}
"""Standard and lead bytes of the more usual half of Chinese characters."""
_SINGLE = range(0x386, 0xE5C)
"""Letters of scripts that are written in one byte: none stands against a Latin letter."""


class Decoded(NamedTuple):
    """Text, the encoding it was in, and how sure that is."""

    text: str
    encoding: str
    confidence: float


def decode(data: bytes, *, encoding: str | None = None, declares: bool = False) -> Decoded | None:
    """Return the text of bytes, or None where no encoding fits.

    Args:
        data: the bytes.
        encoding: what somebody says the encoding is.
        declares: whether the format may declare its encoding inside, as HTML does.
    """
    if encoding is not None:
        return _try(data, encoding, 1.0)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _try(data, name, 1.0)
    if b"\x1b$" in data and (found := _try(data, "iso2022_jp", 0.95)) is not None:
        return found
    order = wide_order(data)
    if order is not None:
        return _try(data, order, 0.9)
    found = _try(data, "utf-8", 1.0)
    if found is None and declares and (said := _DECLARED.search(data[:4096])):
        found = _try(data, said[1].decode("ascii"), 0.95)
    return found or _weighed(data)


def wide_order(data: bytes) -> str | None:
    """Return `utf-16-le` or `utf-16-be` where bytes look like it without saying so."""
    start = data[: min(len(data), 4096) & ~1]
    if b"\0" not in start:
        return None
    scores = {}
    for name in ("utf-16-le", "utf-16-be"):
        text = start.decode(name, "replace")
        odd = sum(c < " " and c not in "\t\n\r\f" for c in text) + text.count("\ufffd")
        scores[name] = plausibility(text) if odd * 50 <= len(text) else 0.0
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 0.6 and data.find(b"\0\0\0") < 0 else None


def _try(data: bytes, name: str, confidence: float) -> Decoded | None:
    try:
        return Decoded(data.decode(name), name.removesuffix("-sig"), confidence)
    except (UnicodeDecodeError, LookupError):
        return None


def _weighed(data: bytes) -> Decoded | None:
    """Return the most plausible of what can be decoded."""
    proposed = _proposed(data)
    best: Decoded | None = None
    for name in CANDIDATES:
        found = _try(data, name, 0.0)
        if found is None or (best is not None and found.text == best.text):
            continue
        score = plausibility(found.text, name) + (0.03 if name in proposed else 0.0)
        if best is None or score > best.confidence + 1e-9:
            best = Decoded(found.text, name, score)
    if best is None or best.confidence < 0.3:
        return None
    return best._replace(confidence=round(min(best.confidence, 0.95), 2))


def _proposed(data: bytes) -> set[str]:
    try:
        from charset_normalizer import from_bytes
    except ImportError as problem:
        raise MissingPart(
            "the encoding of this text is not known",
            "pip install 'brochure[import]', or --encoding",
        ) from problem
    matches = from_bytes(data[:200_000], cp_isolation=list(CANDIDATES))
    return {match.encoding for match in list(matches)[:2]}


def plausibility(text: str, encoding: str = "") -> float:
    """Return from 0 to 1 how many characters outside ASCII are usual ones of one script."""
    counts: dict[str, float] = {}
    total = 0.0
    for before, char in zip(" " + text, text, strict=False):
        if char.isascii():
            glued = char.isalpha() and before.isalpha() and ord(before) in _SINGLE
            total += 3.0 if char in "\x1b\x7f" else 1.0 * glued
            continue
        total += 1
        script, weight = _usual(char, before)
        if script == "hangul" and encoding == "cp949" and not _is_daily(char):
            weight = 0.2
        if script == "rare han" and _is_first_level(char, encoding):
            script, weight = "han", 0.85
        counts[script] = counts.get(script, 0) + weight
    if not total:
        return 1.0
    joint = counts.get("kana", 0) * (1 if counts.get("kana", 0) > 0.15 * total else 0)
    han = counts.pop("han", 0.0)
    rare = counts.pop("rare han", 0.0)
    if joint and encoding in ("shift_jis", "cp932", "euc_jp"):
        joint *= 1.05
    beside = han + 0.6 * rare if joint else han + 0.25 * rare
    other = max(counts.values(), default=0.0)
    return (max(other + (beside if joint else 0.0), beside) + 0.5 * counts.get("mark", 0)) / total


def _is_daily(char: str) -> bool:
    """Tell whether a Korean syllable is one of the 2350 of the national standard."""
    try:
        return len(char.encode("euc_kr")) == 2
    except UnicodeEncodeError:
        return False


def _is_first_level(char: str, encoding: str) -> bool:
    """Tell whether a Chinese character is in the half of its standard made for daily use."""
    name, first, last = _LEVELS.get(encoding, ("", 0, 0))
    if not name:
        return False
    try:
        return first <= char.encode(name)[0] <= last
    except UnicodeEncodeError:
        return False


def _usual(char: str, before: str) -> tuple[str, float]:  # noqa: C901 - one script a line
    code = ord(char)
    if 0xAC00 <= code <= 0xD7A3:
        return "hangul", 1.0
    if 0x3041 <= code <= 0x30FF:
        return "kana", 1.0
    if 0x4E00 <= code <= 0x9FFF:
        return ("han", 1.0) if char in _USUAL_HAN else ("rare han", 1.0)
    if 0x0410 <= code <= 0x0451:
        # Words in the wrong Cyrillic encoding change case in their middle.
        return "cyrillic", 0.2 if char.isupper() and before.islower() else 1.0
    if 0x0621 <= code <= 0x0652 or 0x060C <= code <= 0x061F:
        return "arabic", 1.0
    if 0x0E01 <= code <= 0x0E5B:
        return "thai", 1.0
    if 0x05D0 <= code <= 0x05EA:
        return "hebrew", 0.95
    if 0x0386 <= code <= 0x03CE:
        return "greek", 0.9
    if char in "äöüßéèêëàâçîïôûùñáíóúÄÖÜÉãõåæøœđơưăĐ" and (before.isalpha() or char.isupper()):
        return "latin", 1.0 if before.isascii() else 0.4
    if char in "–—‘’“”„…•·©®°±×€\u00a0、。「」，：；（）！？①②③④⑤⑥⑦⑧⑨⑩":
        return "mark", 1.0
    if char.isalpha() and (code < 0x250 or 0x1EA0 <= code <= 0x1EF9):
        return "latin", 0.7 if before.isascii() else 0.2
    return "other", 0.0
