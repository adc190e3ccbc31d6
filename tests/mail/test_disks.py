"""A ledger is kept on a disk of this machine only."""

from pathlib import Path

import pytest

from brochure.mail import databases
from brochure.mail.databases import LedgerProblem, connect
from brochure.mail.disks import network_kind, network_kind_of
from brochure.workspace import PrivateWorkspace

MOUNTS = """/dev/vda / ext4 rw,relatime 0 0
server:/home /home nfs4 rw 0 0
/dev/vdb /home/here ext4 rw 0 0
//nas/share /mnt/our\\040share cifs rw 0 0
tmpfs /mnt/our tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/work/clinic", ""),
        ("/home/kim/clinic", "nfs4"),
        ("/home", "nfs4"),
        ("/homework", ""),
        ("/home/here/clinic", ""),
        ("/mnt/our share/clinic", "cifs"),
        ("/mnt/our/clinic", ""),
    ],
)
def test_the_nearest_mount_counts(folder: str, kind: str) -> None:
    assert network_kind(folder, MOUNTS) == kind


def test_this_machine_is_one(tmp_path: Path) -> None:
    assert network_kind_of(tmp_path) == ""


def test_a_ledger_on_a_network_disk_is_refused_before_it_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(databases, "network_kind_of", lambda folder: "nfs4")
    with pytest.raises(LedgerProblem, match="network disk"):
        connect("", PrivateWorkspace(tmp_path))
    assert list(tmp_path.iterdir()) == []
