"""Disks: whether a folder lies on the disk of another machine, where no ledger may be.

SQLite's write-ahead log shares memory between processes, which network file systems cannot give
(sqlite.org/wal.html); a ledger that loses a commit sends twice.
"""

import re
from pathlib import Path

from brochure.errors import BrochureError
from brochure.workspace import Workspace

_NETWORK = frozenset((
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "ceph", "glusterfs", "lustre", "beegfs",
    "fuse.sshfs", "fuse.rclone",
))  # fmt: skip
_OCTAL = re.compile(r"\\([0-7]{3})")
MOUNTS = "mounts"


def network_kind(folder: str, mounts: str) -> str:
    """Return the kind of network file system a folder is on, or nothing.

    Args:
        folder: its true absolute path.
        mounts: the system's list of mounts, as `/proc/self/mounts` gives it (proc(5), fstab(5)).
    """
    best, kind = "", ""
    for line in mounts.splitlines():
        _, point, of, *_ = [*line.split(" "), "", "", ""]
        point = _OCTAL.sub(lambda found: chr(int(found[1], 8)), point)
        inside = folder == point or folder.startswith(point.rstrip("/") + "/")
        if point and inside and len(point) >= len(best):
            best, kind = point, of
    return kind if kind in _NETWORK else ""


def network_kind_of(folder: Path) -> str:
    """Return the kind of network file system a folder is on; nothing where no list tells."""
    try:
        mounts, _ = Workspace("/proc/self").read_text(MOUNTS)
    except BrochureError:
        return ""
    return network_kind(str(folder.resolve()), mounts or "")
