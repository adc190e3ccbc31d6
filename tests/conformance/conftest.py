"""The sample brochures, built once for all conformance tests."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from brochure.forms.document import Document
from brochure.pipeline.build import build_one
from brochure.pipeline.plan import Choice, Target, plan
from brochure.pipeline.session import Session
from brochure.workspace import Workspace

ROOT = Path(__file__).parent.parent.parent
REQUIRED = os.environ.get("BROCHURE_CONFORMANCE") == "required"


@dataclass(frozen=True, slots=True)
class Sample:
    """A finished file with what it was made from."""

    target: Target
    path: Path
    document: Document

    @property
    def name(self) -> str:
        return f"{self.target.language} {self.target.product}"


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> tuple[Sample, ...]:
    """Build everything the project file of the repository declares."""
    folder = tmp_path_factory.mktemp("samples")
    return tuple(_built(folder))


def _built(folder: Path) -> Iterator[Sample]:
    session = Session(Workspace(ROOT))
    output = Workspace(folder)
    for target in plan(session, Choice()):
        result = build_one(session, target, output, force=True)
        assert result.state == "built", (target, result.diagnostics)
        document = session.localized(target.brochure, target.language, target.product).document
        assert document is not None
        yield Sample(target, folder / target.path, document)


@pytest.fixture(scope="session")
def printed_samples(samples: tuple[Sample, ...]) -> tuple[Sample, ...]:
    """Return the samples that say all their texts: the blank form of a handout leaves some out.

    What a handout says to a person is read back in `tests/handouts`.
    """
    return tuple(sample for sample in samples if not sample.document.fields)


def need(reason: str | None) -> None:
    """Skip for the reason, or fail where every validator must be there; go on without one."""
    if reason is not None:
        if REQUIRED:
            pytest.fail(reason)
        pytest.skip(reason)
