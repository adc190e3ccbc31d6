"""Headings: which column holds what, by the names people write over columns in many languages.

A field is also known by the label it has in the brochure itself, in any of its languages.
"""

import unicodedata
from collections.abc import Iterable, Mapping

from brochure.blocks.details import Card, Details
from brochure.forms.document import Document, Field, plain
from brochure.handouts.table import Table, problem
from brochure.values.diagnostic import Diagnostic

EMAIL, LANGUAGE, REFERENCE, CONSENT, PASSWORD = (
    "email", "language", "patient_ref", "consent", "password",
)  # fmt: skip
OWN = (EMAIL, LANGUAGE, REFERENCE, CONSENT, PASSWORD)
"""Columns that are no fields of a handout."""

ALIASES: Mapping[str, str] = {
    EMAIL: """email e-mail mail emailaddress e-mailaddress 이메일 이메일주소 전자우편 메일 メール
        メールアドレス eメール 电子邮件 邮箱 电邮 電子郵件 電郵 信箱 อีเมล email แอดเดรสอีเมล
        địachỉemail thưđiệntử почта эл.почта электроннаяпочта имэйл имэйлхаяг цахимшуудан
        البريدالإلكتروني بريدإلكتروني الإيميل surel alamatemail emailadresse mailadresse""",
    LANGUAGE: """language lang locale preferredlanguage 언어 言語 语言 語言 ภาษา ngônngữ язык хэл
        اللغة لغة bahasa sprache""",
    REFERENCE: """patient_ref patientid id patientnumber mrn chartno recordno 환자번호 등록번호
        차트번호 患者番号 患者id 病历号 病歷號 เลขผู้ป่วย hn mãbệnhnhân номерпациента номеркарты
        өвчтөнийдугаар رقمالمريض nomorpasien norm patientennummer""",
    CONSENT: """consent emailconsent 동의 이메일동의 동의여부 同意 同意书 知情同意 ความยินยอม
        đồngý согласие зөвшөөрөл الموافقة موافقة persetujuan einwilligung""",
    PASSWORD: """password pdfpassword 비밀번호 암호 パスワード 密码 密碼 รหัสผ่าน mậtkhẩu пароль
        нууцүг كلمةالمرور katasandi passwort kennwort""",
    "patient_name": """patient_name name patient patientname fullname 이름 성명 성함 환자명
        환자이름 氏名 名前 患者名 お名前 姓名 患者姓名 ชื่อ ชื่อผู้ป่วย họtên tên têntbệnhnhân имя фио
        пациент нэр овогнэр الاسم اسمالمريض nama namapasien patientenname""",
    "surgery_date": """surgery_date operationdate dateofsurgery surgerydate 수술일 수술날짜 手術日
        手术日期 手術日期 วันผ่าตัด ngàyphẫuthuật ngàymổ датаоперации мэсзаслынөдөр تاريخالعملية
        تاريخالجراحة tanggaloperasi opdatum op-datum operationsdatum""",
    "surgeon": """surgeon doctor operator 집도의 담당의 의사 執刀医 担当医 主刀医生 主刀醫師 ศัลยแพทย์
        แพทย์ bácsĩ phẫuthuậtviên хирург врач мэсзасалч эмч الجراح الطبيب dokterbedah dokter
        chirurg operateur arzt""",
    "follow_up_at": """follow_up_at followup nextvisit nextappointment appointment 다음진료
        다음예약 예약일시 次回診察 次回予約 复诊时间 複診時間 下次复诊 นัดครั้งต่อไป táikhám lịchhẹn
        следующийприем контроль дараагийнүзлэг الموعدالقادم kontrolberikutnya termin
        nächstertermin kontrolltermin""",
    "room": """room 진료실 診察室 诊室 診室 ห้อง phòng кабинет өрөө غرفة ruang raum zimmer""",
    "personal_note": """personal_note note notes remark 메모 비고 備考 备注 備註 หมายเหตุ ghichú
        примечание тэмдэглэл ملاحظة catatan notiz bemerkung""",
}
"""Names of columns, in the twelve languages of the samples, without spaces."""


def folded(heading: str) -> str:
    """Return a heading without case, spaces, dots, underscores and width."""
    plain_ = unicodedata.normalize("NFKC", heading).casefold()
    return "".join(c for c in plain_ if c.isalnum() or unicodedata.category(c).startswith("M"))


def _known(names: Iterable[str], labels: Mapping[str, str]) -> dict[str, str]:
    known = {folded(label): name for label, name in labels.items()}
    for name in (*names, *OWN):
        for alias in (name, *ALIASES.get(name, "").split()):
            known[folded(alias)] = name
    return known


def labels_of(document: Document) -> dict[str, str]:
    """Return the labels of a document's details that stand before a single field, by label."""
    found: dict[str, str] = {}
    blocks = [b for section in document.blocks for b in getattr(section, "blocks", ())]
    for block in (document.card, *blocks):
        for item in block.items if isinstance(block, Card | Details) else ():
            match item.value.inlines:
                case (Field(name=name),):
                    found[plain(item.label.inlines)] = name
    return found


def columns_of(
    table: Table, names: Iterable[str], labels: Mapping[str, str]
) -> tuple[dict[str, int], tuple[Diagnostic, ...]]:
    """Return the place of each column by the field it holds.

    Diagnostics: recipients.two-columns (error), recipients.unknown-column (warning).
    """
    known = _known(names, labels)
    places: dict[str, int] = {}
    found: list[Diagnostic] = []
    for place, heading in enumerate(table.columns):
        name = known.get(folded(heading))
        if name is None:
            if heading:
                # Not even the heading is shown: without a header row it is somebody's data.
                message = f"column {place + 1} is not used: its heading is not known"
                found.append(_about(table, place, "unknown-column", message, "warning"))
        elif name in places:
            other = places[name] + 1
            message = f"columns {other} and {place + 1} both hold '{name}'"
            found.append(_about(table, place, "two-columns", message, "error"))
        else:
            places[name] = place
    return places, tuple(found)


def _about(table: Table, place: int, code: str, message: str, severity: str) -> Diagnostic:
    hint = "take one of them out" if severity == "error" else "rename it if it holds a field"
    return problem(
        table.source,
        1,
        place + 1,
        f"recipients.{code}",
        message,
        hint,
        severity="error" if severity == "error" else "warning",
    )
