"""Tongue: which language a text is in, from its script and its most frequent small words."""

import re
from typing import NamedTuple

_RANGES = {
    "hangul": re.compile("[\uac00-\ud7a3]"),
    "kana": re.compile("[\u3041-\u30fa]"),
    "han": re.compile("[\u4e00-\u9fff]"),
    "thai": re.compile("[\u0e01-\u0e5b]"),
    "arabic": re.compile("[\u0621-\u064a]"),
    "cyrillic": re.compile("[\u0400-\u052f]"),
    "hebrew": re.compile("[\u05d0-\u05ea]"),
    "greek": re.compile("[\u0386-\u03ce]"),
    "devanagari": re.compile("[\u0904-\u0939]"),
    "latin": re.compile("[A-Za-zÀ-ɏ\u1ea0-\u1ef9]"),
}
_OF_SCRIPT = {"hangul": "ko", "thai": "th", "hebrew": "he", "greek": "el", "devanagari": "hi"}
_WIDE = ("hangul", "kana", "han")
"""Scripts whose characters say two or three times as much as a letter."""
_TRADITIONAL = frozenset(
    "個們時來對會發過說產後進當從業應開還關線數條無結問術醫師險於請護傷體麼為與學"
)
_SIMPLIFIED = frozenset(
    "个们时来对会发过说产后进当从业应开还关线数条无结问术医师险于请护伤体么为与学"
)
_SMALL = {
    "en": "the and of is to in for with are that you your be not this can may or if from",
    "de": "der die das und ist nicht mit sie eine ein wird werden oder auf den dem für kann nach",
    "fr": "le la les des est et une un pour que vous dans avec pas sur du votre ou être sont",
    "es": "el la los las de que es un una para con por no su se puede del está como más",
    "it": "il la di che è per un una con non si del sono dei può nel alla gli come più",
    "pt": "o a os as de que é um uma para com não se do da em pode mais são como",
    "nl": "de het een van en is niet met voor op te zijn dat u uw kan worden bij naar",
    "id": "yang dan di untuk dengan ini dari pada tidak adalah akan dapat anda atau oleh setelah",
    "vi": "và của là có không được cho các bạn trong một với để sau này khi người hoặc về",
    "tr": "ve bir bu için ile olarak çok daha değil gibi sonra olan veya en kadar her",
    "pl": "i w na nie się z do jest to po jak oraz lub przez od dla może są",
    "sv": "och att det som en är på för med av inte den till kan du om eller efter",
}
_RUSSIAN = "и в не на с что по для это как при после или от может вы"
_MONGOLIAN = re.compile("[өүӨҮ]")
_PERSIAN = re.compile("[پچژگک]")
_SETS = {tag: frozenset(words.split()) for tag, words in _SMALL.items()}


class Detected(NamedTuple):
    """A language tag and how sure it is; an empty tag where nothing can be said."""

    tag: str
    confidence: float


def detect(text: str) -> Detected:
    """Return the language most of a text is in."""
    sample = text[:100_000]
    counts = {
        script: len(pattern.findall(sample)) * (3 if script in _WIDE else 1)
        for script, pattern in _RANGES.items()
    }
    total = sum(counts.values())
    if not total:
        return Detected("", 0.0)
    if counts["kana"] > 0.05 * (counts["kana"] + counts["han"] + counts["latin"]):
        counts["kana"] += counts["han"]
        counts["han"] = 0
    script = max(counts, key=lambda name: counts[name])
    share = counts[script] / total
    match script:
        case "kana":
            return Detected("ja", round(share, 2))
        case "han":
            return _chinese(sample, share)
        case "arabic":
            tag = "fa" if len(_PERSIAN.findall(sample)) > counts["arabic"] / 60 else "ar"
            return Detected(tag, round(share, 2))
        case "cyrillic":
            return _cyrillic(sample, share, counts[script])
        case "latin":
            return _latin(sample)
        case _:
            return Detected(_OF_SCRIPT[script], round(share, 2))


def _chinese(text: str, share: float) -> Detected:
    old = sum(c in _TRADITIONAL for c in text)
    new = sum(c in _SIMPLIFIED for c in text)
    tag = "zh-Hant" if old > new else "zh-Hans"
    sure = max(old, new) / (old + new) if old + new else 0.5
    return Detected(tag, round(share * sure, 2))


def _cyrillic(text: str, share: float, count: int) -> Detected:
    if len(_MONGOLIAN.findall(text)) > count / 80:
        return Detected("mn", round(share, 2))
    tokens = re.findall(r"\w+", text.lower())
    known = sum(token in _RUSSIAN.split() for token in tokens)
    sure = 1.0 if known > len(tokens) / 30 else 0.6
    return Detected("ru", round(share * sure, 2))


def _latin(text: str) -> Detected:
    tokens = re.findall(r"[^\W\d_]+", text.lower())
    if not tokens:
        return Detected("", 0.0)
    scores = {tag: sum(t in words for t in tokens) / len(tokens) for tag, words in _SETS.items()}
    best, second = sorted(scores.values(), reverse=True)[:2]
    if best < 0.02:
        return Detected("", 0.0)
    tag = max(scores, key=lambda name: scores[name])
    sure = min(1.0, best * 5) * (1 - 0.5 * second / best)
    return Detected(tag, round(min(0.99, 0.3 + sure), 2))
