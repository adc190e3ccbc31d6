"""Every finished file is PDF/UA-1 and PDF/A-2a, says the reference validator."""

from pathlib import Path

import pikepdf
import pytest

from tests.conformance import verapdf
from tests.conformance.conftest import Sample, need

pytestmark = pytest.mark.slow


def test_every_sample_is_pdf_ua_and_pdf_a(samples: tuple[Sample, ...]) -> None:
    need(verapdf.missing())
    verdicts = verapdf.verify(("ua1", "2a"), [sample.path for sample in samples])
    assert [verdict for verdict in verdicts if verdict.outcome != "ok"] == []


def test_the_validator_notices_a_file_that_is_not_tagged(
    samples: tuple[Sample, ...], tmp_path: Path
) -> None:
    need(verapdf.missing())
    with pikepdf.open(samples[0].path) as pdf:
        del pdf.Root.MarkInfo
        pdf.save(tmp_path / "untagged.pdf")
    outcomes = [v.outcome for v in verapdf.verify(("ua1", "2a"), [tmp_path / "untagged.pdf"])]
    assert outcomes == ["broken", "broken"]


def test_every_sample_has_a_sound_file_structure(samples: tuple[Sample, ...]) -> None:
    for sample in samples:
        with pikepdf.open(sample.path) as pdf:
            assert pdf.check_pdf_syntax() == [], sample.name
