"""Remake every font file of this folder from the packages it came from, as `fonts.yaml` says.

    npm pack @expo-google-fonts/NAME@VERSION ...     # each `source` of fonts.yaml, into one folder
    python fonts/trim.py FOLDER

Families without `characters` are copied byte for byte: the packages are unhinted already, and
Source Serif 4 has a Reserved Font Name, so it must not be changed under its name (OFL 1.1, 3).
The large serif faces of the CJK languages are cut to the named character set; every OpenType
feature and name record stays, and glyph outlines are untouched.
"""

import shutil
import sys
import tarfile
from pathlib import Path
from typing import Any

import uharfbuzz as hb
import yaml

HERE = Path(__file__).parent
DEBIAN = Path("/usr/share/fonts/truetype/noto")
WEIGHTS = {
    "Light": "300Light",
    "Regular": "400Regular",
    "Medium": "500Medium",
    "SemiBold": "600SemiBold",
    "Bold": "700Bold",
}
ALWAYS = (
    (0x0020, 0x1100),
    (0x1E00, 0x2E80),
    (0x3000, 0x3400),
    (0xFE10, 0xFE70),
    (0xFF00, 0x10000),
)
"""Kept whatever the set says: alphabets, punctuation, signs, kana, full-width forms."""

KEPT_WHOLE = (
    hb.SubsetInputSets.LAYOUT_FEATURE_TAG,
    hb.SubsetInputSets.LAYOUT_SCRIPT_TAG,
    hb.SubsetInputSets.NAME_ID,
    hb.SubsetInputSets.NAME_LANG_ID,
)
"""What the default plan of HarfBuzz would thin out."""


def in_set(name: str, character: str) -> bool:
    """Tell whether a character belongs to a set: a Python codec, or the 5401 first of Big5."""
    codec = "big5" if name == "big5-level-1" else name
    try:
        code = character.encode(codec)
    except UnicodeEncodeError:
        return False
    return name != "big5-level-1" or code < b"\xc9\x40"


def wanted(name: str, available: set[int]) -> set[int]:
    """Return the code points to keep of those a face has."""
    always = {code for first, end in ALWAYS for code in range(first, end)}
    return {code for code in available if code in always or in_set(name, chr(code))}


def trim(data: bytes, characters: str) -> bytes:
    """Return the face with fewer characters and everything else kept."""
    face = hb.Face(hb.Blob(data))
    plan = hb.SubsetInput()
    plan.sets(hb.SubsetInputSets.UNICODE).set(wanted(characters, set(face.unicodes)))
    for kind in KEPT_WHOLE:
        everything = plan.sets(kind)
        everything.clear()
        everything.invert()
    plan.flags = hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_HINTING
    return bytes(hb.subset(face, plan).blob.data)


def from_npm(packages: Path, source: str, entry: dict[str, Any]) -> None:
    """Write a family from the npm package named in its source."""
    name, version = source.removeprefix("npm ").split(" ")
    archive = packages / f"{name.removeprefix('@').replace('/', '-')}-{version}.tgz"
    with tarfile.open(archive) as tar:

        def member(path: str) -> bytes:
            file = tar.extractfile(f"package/{path}")
            assert file is not None
            return file.read()

        for target in entry["files"].values():
            family, weight = Path(target).stem.split("-")
            folder = WEIGHTS[weight]
            data = member(f"{folder}/{family}_{folder}.ttf")
            if "characters" in entry:
                data = trim(data, entry["characters"])
            write(HERE / target, data)
        write(HERE / entry["license"], member("LICENSE_FONT"))


def from_debian(entry: dict[str, Any]) -> None:
    """Copy a family from the installed Debian package; its licence text stays as committed."""
    for target in entry["files"].values():
        write(HERE / target, (DEBIAN / Path(target).name).read_bytes())


def write(path: Path, data: bytes) -> None:
    """Write a file and report its size."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    print(f"{len(data):>10,}  {path.relative_to(HERE)}")


def main(packages: Path) -> None:
    """Remake all families and drop folders no family names any more."""
    families = yaml.safe_load((HERE / "fonts.yaml").read_text(encoding="utf-8"))["families"]
    for entry in families.values():
        if entry["source"].startswith("npm "):
            from_npm(packages, entry["source"], entry)
        else:
            from_debian(entry)
    used = {Path(entry["license"]).parts[0] for entry in families.values()}
    for folder in HERE.iterdir():
        if folder.is_dir() and folder.name not in used:
            shutil.rmtree(folder)
    print(f"{sum(p.stat().st_size for p in HERE.rglob('*') if p.is_file()):>10,}  in all")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
