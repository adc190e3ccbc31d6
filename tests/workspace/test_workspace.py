"""The workspace keeps to its root, reads text only as UTF-8 and never leaves half a file."""

import errno
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from brochure.errors import FileMissingError, FileProblem, FileTooLargeError, PathOutsideError
from brochure.values.encoding import decode
from brochure.workspace import Files, MemoryWorkspace, Workspace

Maker = Callable[[dict[str, bytes]], Files]


@pytest.fixture(params=["disk", "memory"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Maker:
    def on_disk(files: dict[str, bytes]) -> Files:
        for path, data in files.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(data)
        return Workspace(tmp_path)

    return on_disk if request.param == "disk" else MemoryWorkspace


def test_both_twins_read_list_and_tell_what_exists(make: Maker) -> None:
    files = make({"b/two.txt": b"2", "a.txt": b"1", "b/.hidden": b"h"})
    assert files.read_bytes("b/two.txt") == b"2"
    assert files.list_files() == ("a.txt", "b/two.txt")
    assert files.list_files("b") == ("b/two.txt",)
    assert files.exists("a.txt")
    assert not files.exists("b")


def test_what_is_written_is_read_back_and_replaces_the_old(make: Maker) -> None:
    files = make({"out/x.pdf": b"old"})
    files.write_atomic("out/x.pdf", b"new")
    files.write_atomic("out/deep/y.pdf", b"y")
    assert files.read_bytes("out/x.pdf") == b"new"
    assert files.list_files("out") == ("out/deep/y.pdf", "out/x.pdf")


@pytest.mark.parametrize(
    "path", ["../x", "a/../../x", "/etc/passwd", "", "C:/x", "a\\..\\x", "a\0b"]
)
def test_paths_that_lead_out_are_refused(make: Maker, path: str) -> None:
    files = make({})
    with pytest.raises(PathOutsideError):
        files.read_bytes(path)
    with pytest.raises(PathOutsideError):
        files.write_atomic(path, b"")


def test_missing_and_too_large_files_have_their_own_problem(make: Maker) -> None:
    files = make({"big": b"12345"})
    with pytest.raises(FileMissingError):
        files.read_bytes("small")
    with pytest.raises(FileTooLargeError, match="limit"):
        files.read_bytes("big", limit=4)
    assert files.read_bytes("big", limit=5) == b"12345"


def test_a_fingerprint_changes_with_the_file(make: Maker) -> None:
    files = make({"a": b"1"})
    before = files.fingerprint("a")
    files.write_atomic("a", b"12")
    assert files.fingerprint("a") != before


def test_links_out_are_refused_and_not_listed(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (root / "link.txt").symlink_to(tmp_path / "secret.txt")
    (root / "folder").symlink_to(tmp_path)
    (root / "loop").symlink_to("loop")
    files = Workspace(root)
    for path in ("link.txt", "folder/secret.txt"):
        with pytest.raises(PathOutsideError):
            files.read_bytes(path)
    with pytest.raises(FileProblem):
        files.read_bytes("loop")
    assert files.list_files() == ()
    with pytest.raises(PathOutsideError):
        files.write_atomic("folder/new.txt", b"")


def test_links_inside_the_root_are_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "link.txt").symlink_to("a.txt")
    assert Workspace(tmp_path).read_bytes("link.txt") == b"a"


def test_devices_pipes_and_folders_are_not_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "folder"):
        with pytest.raises(FileProblem, match="not a file"):
            Workspace(tmp_path).read_bytes(name)


@pytest.mark.parametrize(
    ("data", "line", "column", "words"),
    [
        (b"a: 1\nb: caf\xe9", 2, 7, "0xE9"),
        ("title: x".encode("utf-16"), 1, 1, "UTF-16"),
        (b"a\n\nb\0", 3, 2, "NUL"),
    ],
)
def test_bytes_that_are_not_utf8_text_are_pointed_at(
    data: bytes, line: int, column: int, words: str
) -> None:
    text, (found,) = decode(data, "x.yaml")
    assert text is None
    assert found.code == "source.encoding"
    assert words in found.message
    assert found.span is not None
    assert (found.span.line, found.span.column) == (line, column)


def test_a_byte_order_mark_is_dropped() -> None:
    assert decode(b"\xef\xbb\xbftitle: x", "x.yaml") == ("title: x", ())


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO])
def test_a_failed_write_keeps_the_old_file_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    (tmp_path / "x.pdf").write_bytes(b"good")

    def fail(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(FileProblem) as caught:
        Workspace(tmp_path).write_atomic("x.pdf", b"half")
    assert caught.value.remedy
    assert [path.name for path in tmp_path.iterdir()] == ["x.pdf"]
    assert (tmp_path / "x.pdf").read_bytes() == b"good"


def test_a_full_disk_keeps_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"good")
    program = (
        "import sys; from pathlib import Path; from brochure.workspace import Workspace\n"
        "from brochure.errors import FileProblem\n"
        "try: Workspace(Path(sys.argv[1])).write_atomic('x.pdf', b'x' * 100_000)\n"
        "except FileProblem as problem: print(problem.message)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
        capture_output=True,
        text=True,
        check=True,
    )
    assert "no room" in done.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["x.pdf"]
    assert (tmp_path / "x.pdf").read_bytes() == b"good"


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(FileProblem, match="in the way"):
        Workspace(tmp_path).write_atomic("out/x.pdf", b"")


def test_an_interrupted_write_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        Workspace(tmp_path).write_atomic("x.pdf", b"half")
    assert list(tmp_path.iterdir()) == []
