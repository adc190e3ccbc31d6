"""Sample paragraphs of the text tests, and a form of set lines that is easy to read."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Literal, TypedDict, Unpack

import yaml

from brochure.forms.flow import Element, Paragraph, ParagraphStyle, TextSpan, TextStyle
from brochure.forms.pages import FontKey
from brochure.text.fontbook import FontBook
from brochure.text.paragraph import Line, SetText, set_lines
from brochure.values.ink import Ink
from brochure.values.span import Origin, Span


class Look(TypedDict, total=False):
    """Fields of a text style that differ from the usual."""

    families: tuple[str, ...]
    weight: int
    size: float
    ink: Ink
    tracking: float
    figures: Literal["default", "tabular", "lining"]


class Setting(TypedDict, total=False):
    """Fields of a paragraph style that differ from the usual."""

    leading: float
    align: Literal["start", "center", "end", "justify"]
    balance: bool
    last_line_words: int
    hyphenate: bool


BLACK = Ink((0, 0, 0))
FONTS = Path(__file__).parents[2] / "fonts"

FAMILIES = {
    "ar": ("Noto Sans Arabic", "Noto Sans"),
    "hi": ("Noto Sans Devanagari", "Noto Sans"),
    "ja": ("Noto Sans", "Noto Sans JP"),
    "ko": ("Noto Sans", "Noto Sans KR"),
    "zh-Hant": ("Noto Sans", "Noto Sans TC"),
    "th": ("Noto Sans Thai Looped",),
}
"""Families of each language as the theme stacks them; Noto Sans for others."""

ENGLISH = (
    "Before your operation you must stop eating solid food for twenty-four hours. Your surgeon "
    "will explain the difficulties that some patients find after the office visit. Take 2.5–5 mg "
    "(½ tablet) at 37 °C, or call +82 2 1234 5678."
)
KOREAN = (
    "검사를 받기 전에는 반드시 금식을 하셔야 합니다. 아스피린(Aspirin 100 mg)이나 와파린을 "
    "복용 중이라면 최소 5~7일 전에 상의하세요. 문의: 02-1234-5678(평일 09:00~17:30)."
)
JAPANESE = (
    "検査を受ける前日は、消化のよい食事（おかゆ、うどんなど）をとってください。検査当日は、朝から"
    "「水・お茶」以外は飲まないでください。少なくとも5〜7日前までに、ご相談ください。"
)
THAI = (
    "ก่อนเข้ารับการส่องกล้องลำไส้ใหญ่ คุณต้องงดอาหารอย่างน้อยแปดชั่วโมง ในคืนก่อนวันตรวจให้รับประทานอาหารอ่อน 5–7 วัน"
)
ARABIC = (
    "إذا كنت تتناول الأسبرين (Aspirin 100 mg) فاستشر طبيبك قبل 5–7 أيام من الفحص. اتصل بنا على "
    "الرقم 02-1234-5678 من الساعة 9:00 إلى 17:30"
)
HINDI = "कोलोनोस्कोपी से पहले आपको चौबीस घंटे तक ठोस भोजन बंद करना होगा। क्षत्रिय ज्ञान।"

TEXTS = {"en": ENGLISH, "ko": KOREAN, "ja": JAPANESE, "th": THAI, "ar": ARABIC, "hi": HINDI}


@cache
def book() -> FontBook:
    """Return a book of the fonts that come with the project."""
    families = yaml.safe_load((FONTS / "fonts.yaml").read_text(encoding="utf-8"))["families"]
    return FontBook(
        FontKey(family=family, weight=weight, path=str(FONTS / path))
        for family, entry in families.items()
        for weight, path in entry["files"].items()
    )


def style(language: str = "en", **changes: Unpack[Look]) -> TextStyle:
    """Return 12 pt text in the families of a language."""
    families = FAMILIES.get(language, ("Noto Sans",))
    return replace(TextStyle(families=families, weight=400, size=12, ink=BLACK), **changes)


def spans(text: str, language: str = "en", **changes: Unpack[Look]) -> tuple[TextSpan, ...]:
    """Return a text as one span."""
    return (TextSpan(text=text, style=style(language, **changes)),)


def paragraph(
    text: str | Sequence[TextSpan], language: str = "en", **changes: Unpack[Setting]
) -> Paragraph:
    """Return a paragraph; further arguments go to its style."""
    return Paragraph(
        spans=spans(text, language) if isinstance(text, str) else tuple(text),
        style=replace(ParagraphStyle(leading=18), **changes),
        mark=Element(role="P"),
        language=language,
        direction="rtl" if language in ("ar", "he") else "ltr",
        origin=Origin("facts.text", Span("brochure.yaml", 3, 5)),
    )


def set_text(
    text: str | Sequence[TextSpan], measure: float, language: str = "en", **changes: Unpack[Setting]
) -> SetText:
    """Set a text in lines."""
    return set_lines(paragraph(text, language, **changes), measure, book=book())


def texts(found: SetText) -> list[str]:
    """Return the characters of each line, in logical order."""
    return [line.text for line in found.lines]


def seen(line: Line) -> str:
    """Return the characters of a line in visual order, left to right."""
    return "".join(cluster.text for run in line.runs for cluster in run.run.clusters)


def faces(line: Line) -> list[tuple[str, str]]:
    """Return family and characters of each run of a line, in visual order."""
    return [
        (run.run.font.family, "".join(cluster.text for cluster in run.run.clusters))
        for run in line.runs
    ]
