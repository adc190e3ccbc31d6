"""Lexicon: what the heading of a section says it is about, in the languages of the program and more.

Words are matched at the beginning of a word in scripts with spaces and anywhere in the others; of
several kinds the first in the order below wins, so that "risks of the operation" are risks.
"""

import re
from functools import cache, lru_cache
from typing import Literal

Topic = Literal[
    "red_flags", "suits_not", "risks", "alternatives", "faq", "questions", "follow_up",
    "aftercare", "recovery", "advantages", "preparation", "anaesthesia", "costs", "glossary",
    "references", "contact", "summary", "suits", "procedure", "features", "results", "about",
]  # fmt: skip

WORDS: dict[Topic, str] = {
    "red_flags": """
        when to (?:call|get help|seek|contact)|warning signs?|red flags?|emergenc|seek (?:medical )?help
        call (?:us|your doctor|a doctor)|wann (?:sie )?(?:sofort|uns)|warnzeichen|notfall|quand (?:appeler|consulter)
        urgence|cuándo (?:llamar|consultar)|señales de alarma|urgencia|когда (?:срочно|обра|звон|вызыв|немедленно)
        тревожн|срочно обра|응급|위험 ?신호|바로 연락|즉시 (?:연락|병원)|이럴 때|すぐに(?:連絡|受診)|緊急|危険な(?:症状|サイン)|こんなとき
        紧急|緊急|立即就医|何时就医|警示|危险信号|علامات (?:الخطر|التحذير)|متى (?:تتصل|تراجع|يجب)|طوارئ
        khi nào (?:cần )?(?:gọi|liên hệ)|dấu hiệu nguy hiểm|kapan (?:harus )?(?:menghubungi|ke dokter)|tanda bahaya""",
    "suits_not": """
        not (?:suitable|recommended|for)|who (?:should|must|can)(?:not| not| wait)|contra-?indic|should not have
        nicht geeignet|gegenanzeig|kontraindik|wer (?:sollte|darf) nicht|contre-indic|no (?:está )?(?:indicad|recomendad)
        contraindic|controindic|противопоказ|кому нельзя|не рекоменд|수술(?:이|을)? ?(?:불가|받을 수 없|피해야)|금기|부적합|받지 말아야
        禁忌|受けられない|適さない|向かない|不适合|不適合|موانع|لا (?:تناسب|يناسب|ينصح)|chống chỉ định|không phù hợp|kontraindikasi|tidak cocok""",
    "risks": """
        risk|complication|side effect|adverse|what can go wrong|dangers?|risik|komplikation|nebenwirkung|unerwünscht
        risque|effets? (?:secondaire|indésirable)|riesgo|complicacion|efectos? (?:secundario|advers)|rischi|complicanz
        effetti collaterali|риск|осложнен|побочн|부작용|합병증|위험|リスク|合併症|副作用|风险|風險|并发症|並發症|副作用|不良反应
        مخاطر|مضاعفات|آثار جانبية|الآثار الجانبية|المخاطر|المضاعفات|rủi ro|biến chứng|tác dụng phụ|risiko|efek samping|komplikasi|эрсдэл|хүндрэл|ความเสี่ยง|ภาวะแทรกซ้อน|ผลข้างเคียง""",
    "alternatives": """
        alternativ|other (?:options|choices|treatments|ways)|options for treatment|andere (?:möglichkeiten|behandlung)
        autres (?:options|possibilités|traitements)|otras opciones|альтернатив|другие (?:варианты|методы|способы)|대안|다른 (?:방법|치료|선택)
        代替|他の(?:方法|治療|選択)|ほかの|替代|其他(?:选择|選擇|方法|治疗)|البدائل|بدائل|خيارات أخرى|lựa chọn khác|thay thế|pilihan lain|сонголт|ทางเลือก""",
    "faq": """
        faq|frequently asked|common questions|questions (?:people|patients) ask|questions and answers|q ?& ?a|häufige fragen|häufig gestellte
        foire aux questions|questions fréquentes|preguntas frecuentes|domande frequenti|частые вопросы|вопросы и ответы|часто задаваемые
        자주 (?:묻는|하는)|궁금한|질문과 답|よくある(?:ご)?質問|常见问题|常見問題|الأسئلة (?:الشائعة|المتكررة)|câu hỏi thường gặp|pertanyaan umum|คำถามที่พบบ่อย""",
    "questions": """
        questions? (?:to|you (?:may|might)|for)|what to ask|fragen an|fragen sie|questions à poser|preguntas (?:para|que)|вопросы (?:врачу|хирургу|к)
        물어볼|질문할|確認したい|質問リスト|聞いておき|想问|询问医生|要问|أسئلة (?:ل|تطرح)|câu hỏi (?:cần|nên)|pertanyaan untuk""",
    "follow_up": """
        follow-?up|check-?ups?|appointments? after|return visits?|nachsorgetermin|kontrolltermin|nachkontroll|visites? de contrôle|suivi
        revisiones|visitas de control|controlli|контрольн|осмотры|наблюдени|경과 ?관찰|정기 ?검진|내원|추적|再診|通院|定期検診|复查|複查|回诊|回診|随访
        المتابعة|مواعيد|tái khám|lịch hẹn|kontrol ulang""",
    "aftercare": """
        after-?care|care (?:at home|after|instructions)|after (?:the|your) (?:operation|surgery|treatment|procedure|lift)|at home|looking after|do'?s and don'?ts|what to avoid|instructions
        precautions|nachsorge|nach der (?:operation|op|behandlung)|verhalten nach|pflege|zu hause|soins|après (?:l|votre|l’)|consignes|cuidados|después de
        assistenza post|dopo l|после операции|уход|рекомендации|수술 ?후|시술 ?후|주의 ?사항|관리|術後|手術後|注意(?:点|事項)|アフターケア|ケア|术后|術後|手术后|注意事项|注意事項|护理
        العناية|بعد (?:العملية|الجراحة)|تعليمات|التعليمات|chăm sóc|sau phẫu thuật|lưu ý|perawatan|setelah operasi|арчилгаа|асаргаа|การดูแล|หลังผ่าตัด""",
    "recovery": """
        recover|healing|downtime|time ?line|heilung|erholung|genesung|ablauf nach|récupération|convalescence|recuperación|recupero|восстановлен|реабилитац|заживлен
        회복|ダウンタイム|回復|経過|恢复|恢復|التعافي|الشفاء|فترة النقاهة|hồi phục|pemulihan|эдгэрэл|พักฟื้น""",
    "advantages": """
        advantage|benefit|strength|why (?:choose|this)|vorteil|nutzen|avantage|bénéfice|ventaja|beneficio|vantagg|преимуществ|польза|плюсы
        장점|이점|특장점|メリット|利点|長所|优点|優點|优势|優勢|好处|مزايا|فوائد|الفوائد|ưu điểm|lợi ích|keuntungan|manfaat|kelebihan|давуу тал|ข้อดี""",
    "preparation": """
        prepar|before (?:the|your)|getting ready|vorbereitung|vor der|préparation|avant (?:l|votre)|preparación|antes de|preparazione|подготовк|перед операцией|до операции
        수술 ?전|준비|手術前|術前|準備|术前|手术前|准备|التحضير|الاستعداد|قبل (?:العملية|الجراحة)|chuẩn bị|trước phẫu thuật|persiapan|sebelum operasi|бэлтгэл|เตรียมตัว""",
    "anaesthesia": """
        an[a]?esthe|narkose|betäubung|anästhesie|anesthésie|anestesia|анестези|наркоз|마취|麻酔|麻醉|التخدير|gây mê|gây tê|anestesi|bius|мэдээ|ยาชา|ยาสลบ""",
    "costs": """
        cost|price|fees?\\b|payment|kosten|preis|coût|prix|tarif|precio|coste|prezzi|costi|стоимост|цен[аы]|оплат|비용|가격|費用|料金|价格|價格|费用|التكلفة|التكاليف|السعر|chi phí|biaya|төлбөр|үнэ|ค่าใช้จ่าย""",
    "glossary": """
        glossar|words you|terms|begriffe|glossaire|glosario|словар|термин|용어|用語|术语|術語|مصطلحات|thuật ngữ|istilah""",
    "references": """
        references|sources|literatur|quellen|bibliograph|références|bibliogra|referencias|источник|литератур|참고 ?문헌|출처|参考文献|參考文獻|出典|المراجع|المصادر|tài liệu tham khảo|referensi""",
    "contact": """
        contact|reach us|opening hours|find us|kontakt|sprechzeiten|adresse|anfahrt|horaires|contacto|contatti|контакт|адрес|연락처|문의|오시는 길|진료 ?시간
        連絡先|お問い合わせ|診療時間|アクセス|联系|聯絡|联络|地址|اتصل|التواصل|للتواصل|العنوان|liên hệ|kontak|hubungi|холбоо барих|ติดต่อ""",
    "summary": """
        summary|in (?:brief|short)|at a glance|key points|main points|overview|zusammenfassung|auf einen blick|das wichtigste|kurz|résumé|en bref|resumen|en breve|in breve|riassunto|кратко|главное|коротко
        요약|한눈에|핵심|要点|まとめ|概要|ポイント|摘要|要點|总结|總結|概览|ملخص|باختصار|أهم النقاط|tóm tắt|ringkasan|товч|สรุป""",
    "suits": """
        who (?:is|can|may|should|needs|benefits)|suitable|recommend(?:ed)? (?:to|for)|recommend\\b|candidate|is it right|indications?\\b|für wen|geeignet|anwendungsgebiete|indikation|wem
        pour qui|indications?|para quién|indicaciones|candidat|per chi|кому (?:подход|показан|рекоменд)|показани|추천|권해|적응증|이런 ?분|수술 ?대상|필요한 ?분
        対象|適応|こんな方|おすすめ|向いている|适合|適合|适应症|適應症|推荐|推薦|لمن|دواعي|المرشح|phù hợp|chỉ định|đối tượng|untuk siapa|indikasi|хэнд|เหมาะกับ""",
    "procedure": """
        procedure|how (?:it|the operation|the surgery) (?:is|works)|the operation\\b|operation (?:step|in )|step(?:s)?\\b|step by step|surgical (?:procedure|steps|method|technique)|method|what happens (?:during|in)
        ablauf|wie (?:verläuft|wird)|durchführung|eingriff|operationsschritte|schritte|déroulement|intervention|étapes|procedimiento|cómo se (?:realiza|hace)|pasos|procedura|intervento
        ход операции|как (?:проходит|проводится|выполн)|этапы|операция\\b|수술 ?(?:방법|과정|순서|단계)|시술 ?(?:방법|과정)|진행 ?과정|手術の(?:流れ|方法|手順)|施術の|流れ|手順|术式|手术(?:方法|步骤|过程|流程)|手術(?:方法|步驟|過程|流程)|步骤|步驟
        خطوات|طريقة|إجراء|الإجراء|كيف (?:تتم|تجرى|يتم)|quy trình|các bước|cách thực hiện|prosedur|langkah|tahap|мэс заслын (?:явц|үе)|үе шат|ขั้นตอน""",
    "features": """
        feature|characteristic|special|merkmale|besonderheit|caractéristiques|particularités|características|caratteristiche|особенност|특징|特徴|特长|特点|特點|مميزات|خصائص|đặc điểm|ciri|онцлог|จุดเด่น""",
    "results": """
        results?\\b|outcome|ergebnis|résultat|resultado|risultat|результат|결과|효과|結果|効果|效果|النتائج|kết quả|hasil|үр дүн|ผลลัพธ์""",
    "about": """
        what is|what are|about|introduction|was ist|was sind|über|einleitung|qu'?est-ce|qu’est-ce|à propos|introduction|qué es|che cos|что такое|о процедуре|введение|이란|란\\?|란 무엇|무엇인가|소개|とは|について|什么是|什麼是|关于|關於|ما هي|ما هو|عن\\b|là gì|giới thiệu|apa itu|tentang|гэж юу|คืออะไร""",
}
"""Topics and what their headings say, as regular expressions; new lines part them like `|`."""

_SPACED = re.compile(r"^[A-Za-zÀ-ɏЀ-ӿ\u1ea0-\u1ef9]")


@cache
def _patterns() -> tuple[tuple[Topic, re.Pattern[str]], ...]:
    return tuple((topic, re.compile(_joined(words))) for topic, words in WORDS.items())


def _joined(words: str) -> str:
    alternatives = "|".join(line.strip() for line in words.strip().splitlines())
    parts = _split(alternatives)
    return "|".join(rf"\b(?:{part})" if _SPACED.match(part) else f"(?:{part})" for part in parts)


def _split(pattern: str) -> list[str]:
    """Return alternatives at the top level of a pattern."""
    parts, depth = [""], 0
    for char in pattern:
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return [part for part in parts if part]


@lru_cache(maxsize=8192)
def kind_of(heading: str) -> Topic | None:
    """Return what a heading is about, or None."""
    said = heading.casefold().replace("\\", "").replace("*", "")
    return next((topic for topic, pattern in _patterns() if pattern.search(said)), None)


AVOID = re.compile(
    r"\b(?:do not|don['’]t|avoid|never|no\b|not\b|nicht|kein|vermeiden|meiden|éviter|ne pas|évitez|no\b|evit"
    r"|не\b|избега|нельзя|không|tránh|jangan|hindari|tidak)|마십시오|마세요|말 것|금지|피하|삼가|안 됩니다|않"
    r"|しないで|避け|控え|禁止|ません|不要|避免|禁止|勿|不可|لا\b|تجنب|يمنع",
    re.IGNORECASE,
)
"""Words of advice against something."""

EMERGENCY = re.compile(
    r"(?<![\d-])(?:119|911|999|112|110|120|103|115)(?![\d-])|emergency|ambulance|notarzt|rettung|notruf|urgences|скорую|응급|구급|救急|救护|急救|طوارئ|الإسعاف",
    re.IGNORECASE,
)
AT_ONCE = re.compile(
    r"at once|immediately|straight away|right away|day or night|24 hours|sofort|umgehend|immédiatement|inmediatamente|subito"
    r"|немедленно|срочно|сразу|즉시|바로|すぐ|直ちに|立即|马上|立刻|فور|حال|ngay|segera",
    re.IGNORECASE,
)
