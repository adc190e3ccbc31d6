"""Fixtures of a mailroom."""

from collections.abc import Iterator

import pytest

from brochure.mail.databases import Sqlite
from brochure.mail.ledger import Ledger
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
