"""The demonstration that the README names: from a list to a mail server, in twelve languages."""

import os
import subprocess
import sys
from email import message_from_bytes
from pathlib import Path

from tests.architecture.source import ROOT
from tests.mail.demo import PEOPLE


def test_twelve_people_get_their_sheets(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.mail.demo", "here/demo"],  # as `make demo-mail` names it
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "nothing is left to send" in done.stdout
    arrived = sorted((tmp_path / "here/demo/inbox").glob("*.eml"))
    assert [path.stem for path in arrived] == sorted(tag.lower() for tag, _ in PEOPLE)
    for path in arrived:
        message = message_from_bytes(path.read_bytes())
        assert message.get_content_type() == "multipart/mixed"
        assert message["Content-Language"].lower() == path.stem
    assert list((tmp_path / "here/demo/mail").glob("*/preview/index.html"))
