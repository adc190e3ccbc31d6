"""Sources of our own for the tests of intake, and what to ask of a draft."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import yaml

from brochure.forms.document import plain
from brochure.intake.characters import words
from brochure.intake.draft import Draft, Options, Source, draft
from brochure.languages.inline import parse_inline

TODAY = date(2026, 11, 22)
_STRUCTURE = frozenset(
    "id type kind marker act format language control file figure from to at variables layout covers "
    "purpose".split()
)

_UNSPACED = re.compile(
    "[\u3005-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|[^\u3005-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+"
)

LEAFLETS = {
    "en": """Eyelid surgery

What is eyelid surgery?
Eyelid surgery removes loose skin from the upper lids. No surgeon can guarantee a result, and the
operation does not change the brows. It takes 60 to 90 minutes.

Who is it for
- adults whose lids hang over the lashes
- adults who are in good health

Surgical procedure
1) Marking: we draw the fold.
2) Numbing the skin.
*Advantages of a local anaesthetic
a) You stay awake.
b) You can go home after 2 hours.
3) We close the cut with 5 stitches.

Risks
• Bleeding: blood collects under the skin in 1 of 100 people.
• Dry eyes: mostly for 3 weeks.
• Infection: uncommon.

After the operation
• Do not smoke for 2 weeks.
• Sleep with your head raised.
""",
    "ko": """쌍꺼풀 수술 안내

쌍꺼풀 수술이란?
처진 눈꺼풀의 피부를 제거하는 수술입니다. 결과를 보장할 수 없으며 눈썹의 위치는 바뀌지 않습니다.

이런 분께 추천합니다
• 눈꺼풀이 속눈썹을 덮는 분
• 건강 상태가 좋은 분

수술 방법
① 디자인: 쌍꺼풀 선을 그립니다.
 가. 선은 눈을 감으면 보이지 않습니다.
 나. 양쪽을 맞춥니다.
② 국소 마취를 합니다.
③ 5바늘 봉합합니다.

부작용
- 출혈: 100명 중 1명에게 생깁니다.
- 감염: 드뭅니다.

수술 후 주의사항
- 2주간 금연하십시오.
- 3일간 세안하지 마십시오.
""",
    "ja": """まぶたの手術のご案内

まぶたの手術とは
たるんだまぶたの皮膚を取り除く手術です。結果を保証することはできません。手術は60分です。

こんな方におすすめ
・まぶたがまつげにかかる方
・健康な方

手術の流れ
1．デザイン：線を描きます。
2．局所麻酔をします。
3．縫合します（5針）。

リスク・副作用
・出血：100人に1人に起こります。
・感染：まれです。

術後の注意
・2週間は喫煙しないでください。
・頭を高くして寝てください。
""",
    "zh-Hans": """眼睑手术说明

什么是眼睑手术？
眼睑手术是切除上眼睑松弛皮肤的手术。手术不能保证效果。手术需要60分钟。

手术步骤
一、设计：画出切口线。
二、局部麻醉。
三、缝合5针。

风险
（1）出血：100人中有1人。
（2）感染：少见。

术后注意事项
● 2周内不要吸烟。
● 睡觉时垫高头部。
""",
    "ar": """جراحة الجفن

ما هي جراحة الجفن؟
هي جراحة تزيل الجلد المترهل من الجفن العلوي. لا يمكن لأي جراح أن يضمن النتيجة. تستغرق 60 دقيقة.

خطوات العملية
١) الرسم: نرسم خط الشق.
٢) تخدير موضعي.
٣) نخيط الجرح بخمس غرز.

المخاطر
• نزيف: يحدث لشخص واحد من كل 100.
• عدوى: نادرة.

بعد العملية
• لا تدخن لمدة أسبوعين.
• نم ورأسك مرفوع.
""",
    "ru": """ОПЕРАЦИЯ НА ВЕКАХ

Что такое операция на веках
Хирург удаляет лишнюю кожу верхних век. Результат нельзя гарантировать. Операция длится 60 минут.

Ход операции
1. Разметка: хирург рисует складку.
2. Местная анестезия.
3. Накладывают 5 швов.

Осложнения
— кровотечение: у 1 из 100 человек
— инфекция: редко

После операции
— Не курите 2 недели.
— Спите с приподнятой головой.
""",
    "de": """Lidstraffung

Was ist eine Lidstraffung?
Die Chirurgin entfernt lose Haut an den Oberlidern. Niemand kann das Ergebnis garantieren. Die
Operation dauert 60 bis 90 Minuten und ist nicht für die Brauen gedacht.

Ablauf der Operation
1. Anzeichnen: Wir zeichnen die Falte an.
2. Örtliche Betäubung.
3. Wir setzen 5 Nähte.

Risiken
- Blutung: bei 1 von 100 Menschen.
- Infektion: selten.

Nach der Operation
- Rauchen Sie 2 Wochen nicht.
- Lagern Sie den Kopf hoch.
""",
}
"""A leaflet as people paste it, by language."""


def made(data: bytes | str, name: str = "leaflet.txt", **options: Any) -> Draft:  # noqa: ANN401 - fields of Options
    """Return the draft of one source, which must be good."""
    raw = data.encode() if isinstance(data, str) else data
    result, found = draft([Source(name, raw)], Options(today=TODAY, **options))
    assert result is not None, found
    return result


def refused(data: bytes, name: str = "leaflet.txt") -> str:
    """Return the code with which a source is refused."""
    result, found = draft([Source(name, data)], Options(today=TODAY))
    assert result is None
    return found[0].code


def tree(made_draft: Draft) -> dict[str, Any]:
    """Return the YAML of a draft as data, read by a parser that is not ours."""
    loaded = yaml.load(made_draft.yaml, Loader=yaml.BaseLoader)  # noqa: S506 - strings only, as we read YAML
    assert isinstance(loaded, dict)
    return loaded


def blocks(made_draft: Draft) -> list[dict[str, Any]]:
    """Return all blocks in order."""
    return [block for section in tree(made_draft)["sections"] for block in section["blocks"]]


def block(made_draft: Draft, kind: str) -> dict[str, Any]:
    """Return the only block of a type."""
    (found,) = (b for b in blocks(made_draft) if b["type"] == kind)
    return found


def texts(value: object) -> Iterator[str]:
    """Yield what a reader may see of YAML data."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in _STRUCTURE:
                yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str) and value != "null":
        yield plain(parse_inline(value)[0])


def tokens(text: str) -> list[str]:
    """Return words, and each character of scripts without spaces: joining lines joins those."""
    return [part for word in words(text) for part in _UNSPACED.findall(word)]


def counted(made_draft: Draft) -> Counter[str]:
    """Return the words of the YAML and of what the report lists as left out."""
    data = tree(made_draft)
    if any(g.what.startswith("title, from") for g in made_draft.notes.guesses):
        del data["document"]["title"]
    found = Counter(word for text in texts(data) for word in tokens(text))
    found.update(w for entry in made_draft.notes.dropped for w in tokens(entry.text))
    return found


def expected(source: str, made_draft: Draft) -> Counter[str]:
    """Return the words of a source, as they are after the repairs that the report lists."""
    found = Counter(tokens(source))
    for repair in made_draft.notes.repairs:
        if repair.before:
            found.subtract(tokens(repair.before))
            found.update(tokens(repair.after))
    return +found


def docx(body: str, parts: dict[str, bytes] | None = None) -> bytes:
    """Return a Word file with this body in its XML."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{w}" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        f"<w:body>{body}</w:body></w:document>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        for name, data in (parts or {}).items():
            archive.writestr(name, data)
    return out.getvalue()


def paragraph(text: str, *, style: str = "", item: tuple[int, int] | None = None) -> str:
    """Return a paragraph of a Word file; an item is list and depth."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if item is not None:
        properties += f'<w:numPr><w:ilvl w:val="{item[1]}"/><w:numId w:val="{item[0]}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NUMBERING = (
    f'<w:numbering xmlns:w="{W}">'
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
).encode()
"""List 1: numbers, with bullets inside."""
