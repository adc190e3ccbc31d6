"""The private workspace: rights, appending, locks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from brochure.errors import FileProblem
from brochure.workspace import PrivateWorkspace


@pytest.fixture
def files(tmp_path: Path) -> PrivateWorkspace:
    return PrivateWorkspace(tmp_path / "outbox")


def test_only_the_owner_may_read(files: PrivateWorkspace) -> None:
    before = os.umask(0)
    try:
        files.write_atomic("run/a.eml", b"x")
        files.append("audit.jsonl", b"{}\n")
    finally:
        os.umask(before)
    modes = {p.name: p.stat().st_mode & 0o777 for p in [files.root, *files.root.rglob("*")]}
    assert modes == {"outbox": 0o700, "run": 0o700, "a.eml": 0o600, "audit.jsonl": 0o600}


def test_appending_adds_to_the_end(files: PrivateWorkspace) -> None:
    files.append("log", b"a\n")
    files.append("log", b"b\n")
    assert files.read_bytes("log") == b"a\nb\n"


def test_nothing_is_appended_outside(files: PrivateWorkspace) -> None:
    with pytest.raises(FileProblem):
        files.append("../log", b"a")


def test_a_removed_file_is_gone_and_may_have_been_gone(files: PrivateWorkspace) -> None:
    files.write_atomic("a", b"")
    files.remove("a")
    files.remove("a")
    assert not files.exists("a")


def test_a_held_file_cannot_be_held_again_until_its_holder_is_killed(
    files: PrivateWorkspace,
) -> None:
    script = (
        "import sys, time\nfrom brochure.workspace import PrivateWorkspace\n"
        "held = PrivateWorkspace(sys.argv[1]).hold('lock')\nprint(held is not None, flush=True)\n"
        "time.sleep(60)"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", script, str(files.root)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    with holder, holder.stdout as out:
        assert out.readline() == "True\n"
        assert files.hold("lock") is None
        holder.kill()
        holder.wait()
    held = files.hold("lock")
    assert held is not None
    held.close()
