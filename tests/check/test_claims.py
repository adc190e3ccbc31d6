"""Claims are told from their denial, from harms and from questions."""

import json
from pathlib import Path

import pytest

from brochure.check.cases import document_of
from brochure.check.engine import inspect, reviewing
from brochure.check.review import Review
from brochure.check.sentences import Sentence

FOLDER = Path(__file__).parent / "sentences"
LANGUAGES = tuple(sorted(path.stem for path in FOLDER.glob("*.txt")))
CLAIMS = {"LAW-01", "LAW-02", "LAW-03", "LAW-05", "LAW-06", "LAW-07", "LAW-10", "PLN-08"}
LAWS = ["KR", "JP", "CN", "UK", "DE", "US", "AE", "RU", "EU"]


def sentences(language: str) -> list[str]:
    return (FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines()


def found(words: list[str], language: str, purpose: str) -> list[str]:
    """Return what rules on claims find in paragraphs of an advertisement under all laws."""
    body = [{"id": f"s{number}", "text": line} for number, line in enumerate(words)]
    lines = {
        "document": {"purpose": purpose, "jurisdiction": LAWS},
        "provider": {"clinicians": []},
        "blocks": [{"type": "prose", "id": "intro", "body": body}],
    }
    document = document_of(json.dumps(lines, ensure_ascii=False), language=language)
    rules = tuple(rule for rule in reviewing() if rule.id in CLAIMS)
    return [f"{d.code}: {d.message}" for d in inspect(Review(document=document), rules)]


def test_there_are_more_than_200_sentences_in_8_languages() -> None:
    assert len(LANGUAGES) == 8
    assert sum(len(set(sentences(language))) for language in LANGUAGES) >= 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_denials_harms_and_advice_are_no_claims(language: str) -> None:
    said = sentences(language)
    assert found(said, language, "patient_information") == []
    told = [line for line in said if not Sentence(line, 0).is_question]
    assert found(told, language, "advertising") == []


CLAIMED = {
    "en": ["We guarantee a beautiful result.", "The lift is painless and scar-free.",
           "The effect lasts forever.", "We are better than other clinics.",
           "Book now: 30 % off, today only!", "We have the most advanced technology."],
    "ko": ["결과를 보장합니다.", "통증이 전혀 없습니다.", "효과가 평생 유지됩니다.",
           "국내 최고의 의료진이 함께합니다.", "오늘만 특가로 모십니다.", "100% 만족하실 수 있습니다."],
    "ja": ["効果を保証します。", "傷跡は残りません。", "効果は永久に続きます。", "日本一の技術です。",
           "今だけ半額です。", "当院は他院より優れています。"],
    "zh-Hans": ["我们保证效果。", "手术无痛无疤。", "效果永久保持。", "国内顶级专家团队。",
                "限时优惠，买一送一。", "零风险手术。"],
    "de": ["Wir garantieren ein schönes Ergebnis.", "Der Eingriff ist schmerzfrei.",
           "Die Wirkung hält für immer.", "Wir nutzen modernste Geräte.", "Nur heute: 20 % Rabatt.",
           "Das Ergebnis ist einzigartig."],
    "ru": ["Мы гарантируем результат.", "Операция абсолютно безопасна.", "Эффект сохранится навсегда.",
           "Лучшие хирурги страны.", "Только сегодня скидка 30 %.", "Операция проходит без боли."],
    "ar": ["نضمن لك نتيجة رائعة.", "عملية بدون ألم.", "نتيجة تدوم مدى الحياة.", "أفضل جراح في المدينة.",
           "خصم خاص اليوم فقط.", "نستخدم أحدث التقنيات."],
    "vi": ["Chúng tôi cam kết kết quả.", "An toàn tuyệt đối cho khách hàng.", "Hiệu quả vĩnh viễn.",
           "Bác sĩ giỏi nhất Hàn Quốc.", "Giảm giá chỉ hôm nay.", "Bảo đảm thành công."],
    "id": ["Kami menjamin hasilnya.", "Operasi tanpa rasa sakit.", "Hasilnya permanen."],
    "es": ["Garantizamos el resultado.", "Una operación sin dolor.", "Descuento solo hoy."],
    "fr": ["Nous garantissons le résultat.", "Une opération sans douleur.", "Offre limitée."],
    "th": ["เรารับประกันผลลัพธ์", "ปลอดภัย 100", "ผลลัพธ์อยู่ตลอดชีวิต"],
    "zh-Hant": ["我們保證效果。", "手術無痛。", "效果永久保持。"],
    "mn": ["Бид баталгаа өгнө.", "Өвдөлтгүй хагалгаа.", "Дэлхийн түвшний эмнэлэг."],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "sentence"),
    [(language, line) for language, lines in CLAIMED.items() for line in lines],
)
def test_the_claim_itself_is_found_in_advertising(language: str, sentence: str) -> None:
    assert found([sentence], language, "advertising")


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("es", ["Nadie puede garantizar el resultado.", "No garantizamos nada.",
                "No hay operación sin riesgos.", "La pérdida permanente de sensibilidad es rara."]),
        ("fr", ["Personne ne peut garantir le résultat.", "Nous ne garantissons rien.",
                "Il n’y a pas d’opération sans risque.", "Une perte définitive est rare."]),
    ],
)  # fmt: skip
def test_denials_in_other_languages_are_no_claims(language: str, sentences: list[str]) -> None:
    assert found(sentences, language, "advertising") == []


def test_a_question_of_a_reader_is_no_claim_and_one_of_an_advertisement_is() -> None:
    asked = ["Do you want a guaranteed result?"]
    assert found(asked, "en", "patient_information") == []
    assert found(asked, "en", "advertising")


def test_what_stands_among_the_risks_is_no_claim() -> None:
    lines = (
        "blocks:\n  - type: list\n    id: limits\n    title: Limits\n"
        "    items: [{id: one, text: The change may be permanent.}]"
    )
    review = Review(document=document_of(lines))
    assert [d for d in inspect(review, reviewing()) if d.code == "LAW-02"] == []
