"""The fonts that come with the program: listed, licensed, embeddable, of the weight they claim."""

from pathlib import Path

import pytest
import yaml
from fontTools.ttLib import TTFont

from brochure.forms.pages import FontKey
from tests.architecture.source import ROOT

FONTS = ROOT / "fonts"
LIST = yaml.safe_load((FONTS / "fonts.yaml").read_text(encoding="utf-8"))["families"]
LARGEST = 100_000_000
"""Bytes of the whole folder."""


def test_every_font_file_is_listed_and_every_listed_file_is_there() -> None:
    listed = {path for entry in LIST.values() for path in entry["files"].values()}
    present = {p.relative_to(FONTS).as_posix() for p in FONTS.rglob("*.[to]t[fc]")}
    assert listed == present


def test_the_folder_stays_small_enough_to_clone() -> None:
    assert sum(path.stat().st_size for path in FONTS.rglob("*") if path.is_file()) < LARGEST


@pytest.mark.parametrize("family", sorted(LIST))
def test_the_licence_lies_beside_the_family(family: str) -> None:
    licence = FONTS / LIST[family]["license"]
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text(encoding="utf-8")
    assert {Path(path).parent for path in LIST[family]["files"].values()} == {
        licence.relative_to(FONTS).parent
    }


def test_every_face_may_be_embedded_and_has_its_weight(font_keys: tuple[FontKey, ...]) -> None:
    for key in font_keys:
        with TTFont(key.path, lazy=True) as font:
            assert font["OS/2"].fsType == 0, key
            assert font["OS/2"].usWeightClass == key.weight, key


def test_a_font_with_a_reserved_name_is_shipped_unchanged() -> None:
    for family, entry in LIST.items():
        path = FONTS / next(iter(entry["files"].values()))
        with TTFont(path, lazy=True) as font:
            notice = str(font["name"].getDebugName(0))
        reserved = notice.partition("Reserved Font Name")[2].strip(" '‘’.")
        if reserved and family.startswith(reserved):
            assert "characters" not in entry, family


def test_cut_fonts_keep_the_features_of_their_script(font_keys: tuple[FontKey, ...]) -> None:
    wanted = {"kern", "palt", "halt", "chws", "locl", "ccmp", "liga", "mark"}
    for key in font_keys:
        if "characters" in LIST[key.family]:
            with TTFont(key.path, lazy=True) as font:
                records = [*font["GSUB"].table.FeatureList.FeatureRecord]
                records += font["GPOS"].table.FeatureList.FeatureRecord
            assert wanted <= {record.FeatureTag for record in records}, key
