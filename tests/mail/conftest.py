"""Fixtures of a mailroom."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from brochure.mail.databases import Sqlite
from brochure.mail.ledger import Ledger
from brochure.mail.mailroom import Mailroom
from tests.mail.clinic import Clinic
from tests.mail.room import TestWorld, filled


@pytest.fixture
def world() -> TestWorld:
    return TestWorld()


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    database = Sqlite()
    yield Ledger(database)
    database.close()


@pytest.fixture
def ten(ledger: Ledger) -> Ledger:
    return filled(ledger, 10)


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    made = Clinic(tmp_path, TestWorld())
    made.write()
    return made


@pytest.fixture
def room(clinic: Clinic) -> Iterator[Mailroom]:
    opened = clinic.open()
    yield opened
    opened.close()
