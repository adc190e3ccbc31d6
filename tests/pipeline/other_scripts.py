"""A project in a language of its own script: starter content, a language file, a catalog."""

import re
from dataclasses import replace
from pathlib import Path

import yaml

from brochure.cli.new import start
from brochure.languages.catalog_write import write_catalog
from brochure.languages.language import load
from brochure.pipeline.session import Session
from brochure.pipeline.translate import sources, update
from brochure.workspace import Workspace

DEBIAN = Path("/usr/share/fonts/truetype/noto")

SCRIPTS = {
    # tag: script, name of the language, font, words of more than one syllable with all its marks
    "bn": ("bengali", "বাংলা", "Bengali", "অস্ত্রোপচারের আগে ডাক্তারের সঙ্গে কথা বলুন"),
    "ta": ("tamil", "தமிழ்", "Tamil", "அறுவை சிகிச்சைக்கு முன் மருத்துவரிடம் பேசுங்கள்"),
    "km": ("khmer", "ខ្មែរ", "Khmer", "សូមនិយាយជាមួយវេជ្ជបណ្ឌិតមុនពេលវះកាត់"),
    "lo": ("lao", "ລາວ", "Lao", "ກະລຸນາເວົ້າກັບທ່ານໝໍກ່ອນການຜ່າຕັດ"),
    "my": ("myanmar", "မြန်မာ", "Myanmar", "ခွဲစိတ်မှုမပြုမီ ဆရာဝန်နှင့် စကားပြောပါ"),
    "ka": ("georgian", "ქართული", "Georgian", "ოპერაციამდე ესაუბრეთ ექიმს"),
    "hy": ("armenian", "Հայերեն", "Armenian", "Վիրահատությունից առաջ խոսեք բժշկի հետ"),
    "am": ("ethiopic", "አማርኛ", "Ethiopic", "ከቀዶ ጥገናው በፊት ከሐኪምዎ ጋር ይነጋገሩ"),
    "ky": ("cyrillic", "Кыргызча", "", "Операцияга чейин дарыгер менен сүйлөшүңүз"),
}
LONG = 30
"""Characters of a text that becomes a whole sentence."""
_KEPT = re.compile(r"\{\w+\}|\d[\d.,:–-]*")


def fonts_of(tag: str) -> list[Path]:
    """Return the files of a script's font on this machine; empty where there are none."""
    family = SCRIPTS[tag][2] or "none"
    files = [DEBIAN / f"NotoSans{family}-{weight}.ttf" for weight in ("Regular", "Bold")]
    return [file for file in files if file.exists()]


def make_project(folder: Path, tag: str) -> Path:
    """Make a project whose brochure is translated into the language `tag`."""
    root = folder / "project"
    start(Workspace(root))
    script, name, english, sentence = SCRIPTS[tag]
    english = english or name
    words = {
        key: " ".join([name, *re.findall(r"\{\w+\}", word)])
        for key, word in load("en").words.items()
    }
    described = {"name": name, "english_name": english, "script": script, "words": words}
    place = root / "languages" / tag
    place.mkdir(parents=True)
    text = yaml.safe_dump(described, allow_unicode=True)
    (place / "language.yaml").write_text(text, encoding="utf-8")
    session = Session(Workspace(root))
    (brochure,) = session.brochure_names()
    made = update(session, sources(session, brochure), tag)
    assert made.catalog is not None
    entries = {
        key: replace(
            entry,
            translation=" ".join(
                [sentence if len(entry.source) > LONG else name, *_KEPT.findall(entry.source)]
            ),
        )
        for key, entry in made.catalog.entries.items()
    }
    signed = {**made.catalog.headers, "X-Reviewed": "yes"}
    catalog = write_catalog(replace(made.catalog, headers=signed, entries=entries))
    (root / made.path).write_text(catalog, encoding="utf-8")
    return root
