"""Files are small, and the same on every build and every machine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conformance.conftest import ROOT, Sample

pytestmark = pytest.mark.slow

LARGEST = {"en": 250_000, "ko": 400_000}
"""Bytes of the `a4` sample with all its figures."""


def test_the_a4_sample_is_small(samples: tuple[Sample, ...]) -> None:
    sizes = {s.target.language: s.path.stat().st_size for s in samples if s.target.product == "a4"}
    assert {tag: size for tag, size in sizes.items() if size > LARGEST.get(tag, 400_000)} == {}


def test_another_process_makes_the_same_bytes(samples: tuple[Sample, ...], tmp_path: Path) -> None:
    world = {"PYTHONHASHSEED": "7", "TZ": "Asia/Kathmandu", "LC_ALL": "C", "LANG": "C"}
    subprocess.run(
        [sys.executable, "-m", "brochure", "build", "--quiet", "-o", str(tmp_path)],
        env=os.environ | world,
        check=True,
        cwd=ROOT,
    )
    for sample in samples:
        again = tmp_path / sample.target.path
        assert again.read_bytes() == sample.path.read_bytes(), sample.name
