"""A translation gives way as far as it takes to keep its sections near their pages."""

from types import SimpleNamespace

import pytest

from brochure.forms.pages import Pages
from brochure.layout.fit import Relaxation, _fewer, _steps, guide_of
from brochure.layout.frames import DRIFT_MAX, strayed
from brochure.pipeline import stages
from brochure.pipeline.plan import Target
from brochure.pipeline.session import Session
from brochure.workspace import Workspace
from tests.conformance.conftest import ROOT


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(Workspace(ROOT))


def pages(session: Session, language: str) -> Pages:
    target = Target(
        brochure="smas-face-lift", language=language, product="a4", profile="screen", theme="hershe"
    )
    document, _ = stages.said(session, target)
    theme = session.theme(target.theme).theme
    assert document is not None
    assert theme is not None
    found, _ = stages.laid_out(session, target, document, theme)
    assert found is not None
    return found


def test_a_long_language_gives_way_and_a_short_one_does_not(session: Session) -> None:
    english, german, chinese = (pages(session, tag) for tag in ("en", "de", "zh-Hans"))
    for other in (german, chinese):
        assert strayed(guide_of(english), guide_of(other)) <= DRIFT_MAX
        assert len(other.pages) == len(english.pages)
    assert "gaps" in german.gave_way
    assert chinese.gave_way == ""


def test_relaxations_are_tried_from_the_least_to_the_most() -> None:
    steps = list(_steps(Relaxation(6, 3)))
    assert steps[0] == Relaxation()
    assert steps[-1] == Relaxation(6, 3)
    assert steps == sorted(steps)


def test_the_ladder_is_tried_where_whole_pages_of_notes_would_be_left_but_not_the_last() -> None:
    tried: list[Relaxation] = []

    def at(step: Relaxation) -> SimpleNamespace:
        tried.append(step)
        saves = step.level == saving_level
        return SimpleNamespace(
            overflows=False, count=24 if saves else 28, waste=1.0 if saves else 4.0
        )

    left = SimpleNamespace(overflows=False, count=28, waste=4.5)
    saving_level = 2
    found, _ = _fewer(at, Relaxation(), Relaxation(5, 3), left)  # type: ignore[arg-type]
    assert found == Relaxation(2, 3)
    saving_level, tried = 5, []
    found, _ = _fewer(at, Relaxation(), Relaxation(5, 3), left)  # type: ignore[arg-type]
    assert found == Relaxation()
    assert max(step.level for step in tried) == 4
