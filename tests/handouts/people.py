"""People of the tests: made up, in many scripts, and a sample project to hand out from."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from brochure.handouts.recipients import Recipient
from brochure.languages.personal import Value

ROOT = Path(__file__).parent.parent.parent
SHEET = "aftercare-sheet"
NAMES = (
    "Anna Müller", "김민지", "山田花子", "王小明", "陳怡君", "สมชาย ใจดี", "Nguyễn Thị Hương",
    "Иван Петров", "Батбаяр Дорж", "محمد العلي", "Budi Santoso", "Jürgen Groß",
)  # fmt: skip
LANGUAGES = (
    "en", "ko", "ja", "zh-Hans", "zh-Hant", "th", "vi", "ru", "mn", "ar", "id", "de",
)  # fmt: skip
CANARY = "Zyqx Wvutkanarie"


def person(row: int, language: str, name: str, **values: Value) -> Recipient:
    """Return a person with the values of the aftercare sheet."""
    whole: dict[str, Value] = {
        "patient_name": name,
        "surgery_date": date(2026, 11, 23) + timedelta(days=row % 40),
        "surgeon": "Dr. Kim",
        "follow_up_at": datetime(2026, 12, 1 + row % 28, 9 + row % 8, 30),  # noqa: DTZ001
    }
    return Recipient(row=row, values=whole | values, language=language)


def people(language: str, count: int, seed: int = 1) -> Iterator[Recipient]:
    """Yield people whose names are new, of all lengths, some with notes and rooms."""
    random = Random(seed)
    for row in range(2, count + 2):
        parts = [random.choice(NAMES).split()[0] for _ in range(random.randrange(1, 6))]
        extra: dict[str, Value] = {}
        if random.random() < 0.4:
            extra["room"] = str(random.randrange(1, 30))
        if random.random() < 0.3:
            extra["personal_note"] = "Please bring your glasses. " * random.randrange(1, 5)
        yield person(row, language, f"{' '.join(parts)} {row}", **extra)


def csv_of(count: int, languages: tuple[str, ...] = ("en", "ko", "ar")) -> str:
    """Return a CSV with a row for each of some people."""
    lines = ["이름,E-Mail,language,surgery date,집도의,next visit,room,consent"]
    for number in range(count):
        day = date(2026, 11, 23) + timedelta(days=number % 40)
        name = f"{NAMES[number % 12]} {number}"
        tag = languages[number % len(languages)]
        cells = (name, f"p{number}@example.com", tag, str(day), "Dr. Kim",
                 f"2026-12-{1 + number % 28:02d} 10:30", "", "2026-11-20 form 3")  # fmt: skip
        lines.append(",".join(cells))
    return "\n".join(lines) + "\n"
