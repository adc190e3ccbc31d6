"""The workspace: the only opener of files, on disk or in memory.

Takes paths relative to a root with `/` between parts and gives bytes and texts; refuses every path
that leads out of the root, also through a symbolic link. Writes are atomic: a reader sees the old
file or the whole new one.
"""

import errno
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from brochure.errors import (
    FileProblem,
    FontProblem,
    PathOutsideError,
    missing_file,
    reading_problem,
    too_large_file,
    writing_problem,
)
from brochure.values.encoding import Decoded, decode

TEXT_LIMIT = 16 * 1024 * 1024
"""Bytes of the largest text file that is opened at all; the reader's own limit is lower."""
PICTURE_LIMIT = 80 * 1024 * 1024
"""Bytes of the largest picture file."""
FONT_LIST = "fonts.yaml"


GIT_IGNORE = ".gitignore"


class Files(Protocol):
    """What the disk workspace and its in-memory twin both offer."""

    def read_bytes(self, path: str, *, limit: int = TEXT_LIMIT) -> bytes:
        """Return a file's bytes; raises a FileProblem that says why there are none."""

    def read_text(self, path: str) -> Decoded:
        """Return a file's text, or None and `source.encoding`; raises as `read_bytes`."""

    def exists(self, path: str) -> bool:
        """Tell whether there is a file at a path inside the root."""

    def list_files(self, folder: str = "") -> tuple[str, ...]:
        """Return all files below a folder, sorted; hidden ones and links out are left out."""

    def fingerprint(self, path: str) -> str:
        """Return a cheap name for a file's state: equal means not touched since."""

    def locate(self, path: str) -> str:
        """Return the place of a file for libraries that open files themselves (fonts)."""

    def write_atomic(self, path: str, data: bytes) -> None:
        """Write a file as a whole or not at all; raises FileProblem or PathOutsideError."""

    def place(self, path: str) -> str:
        """Return the path as a person would type it from where they are."""


class Workspace:
    """A folder on disk."""

    __slots__ = ("_real", "root")
    _mode = 0o666
    """Rights of new files, less what the user's mask takes away."""

    def __init__(self, root: str | os.PathLike[str]) -> None:
        """Keep the root, which need not exist yet."""
        self.root = Path(root)
        self._real = Path(os.path.realpath(root))

    def below(self, folder: str) -> "Workspace":
        """Return the workspace of a folder below this one."""
        self._inside(folder)
        return Workspace(self.root / folder)

    def read_bytes(self, path: str, *, limit: int = TEXT_LIMIT) -> bytes:
        """Return a regular file's bytes."""
        place = self._inside(path)
        try:
            state = place.stat()
            if not stat.S_ISREG(state.st_mode):
                raise FileProblem(f"{path} is not a file", "Name a file, not a folder or device.")
            if state.st_size > limit:
                raise too_large_file(path, state.st_size, limit)
            with place.open("rb") as stream:
                return stream.read()
        except OSError as problem:
            raise reading_problem(path, problem) from problem

    def read_text(self, path: str) -> Decoded:
        """Return a UTF-8 file's text."""
        return decode(self.read_bytes(path), path)

    def exists(self, path: str) -> bool:
        """Tell whether there is a regular file."""
        try:
            return self._inside(path).is_file()
        except (FileProblem, OSError):
            return False

    def list_files(self, folder: str = "") -> tuple[str, ...]:
        """Walk a folder; links to folders are not followed."""
        start = self._inside(folder) if folder else self._real
        base = f"{folder}/" if folder else ""
        return tuple(
            sorted(path for path, entry in _walk(start, base) if self._is_listed(path, entry))
        )

    def fingerprint(self, path: str) -> str:
        """Return size and time of the last change."""
        try:
            state = self._inside(path).stat()
        except OSError as problem:
            raise reading_problem(path, problem) from problem
        return f"{state.st_size}:{state.st_mtime_ns}"

    def locate(self, path: str) -> str:
        """Return the absolute path."""
        return str(self._inside(path))

    def write_atomic(self, path: str, data: bytes) -> None:
        """Write beside the target, flush to disk, then rename over it."""
        place = self._target(path)
        scratch = place.with_name(f".{place.name}.{os.getpid()}.part")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            try:
                _write_through(scratch, data, self._mode)
                scratch.replace(place)
            finally:
                scratch.unlink(missing_ok=True)
        except OSError as problem:
            raise writing_problem(self.place(path), problem) from problem

    def write_folder(self, files: Mapping[str, bytes]) -> None:
        """Make the root, which is not there yet, with these files; all of them or nothing."""
        scratch = self.root.with_name(f".{self.root.name}.{os.getpid()}.part")
        try:
            for path, data in files.items():
                place = scratch / _checked(path)
                place.parent.mkdir(parents=True, exist_ok=True)
                _write_through(place, data, self._mode)
            scratch.rename(self.root)
        except OSError as problem:
            raise writing_problem(str(self.root), problem) from problem
        finally:
            shutil.rmtree(scratch, ignore_errors=True)

    def place(self, path: str) -> str:
        """Return the path from the current folder where it lies below it, else in full."""
        whole = self.root / path
        try:
            return str(whole.absolute().relative_to(Path.cwd()))
        except (ValueError, OSError):
            return str(whole)

    def _is_listed(self, path: str, entry: "os.DirEntry[str]") -> bool:
        # Only a link can lead out, and to ask for the true path of every file is slow.
        return self.exists(path) if entry.is_symlink() else entry.is_file(follow_symlinks=False)

    def _inside(self, path: str) -> Path:
        place = Path(os.path.realpath(self._real / _checked(path)))  # resolve() raises on loops
        if not place.is_relative_to(self._real):
            raise PathOutsideError(
                f"{path} leads out of the folder {self.root.name or self.root}",
                "Copy the file into the project; links that lead out are not followed.",
            )
        return place

    def _target(self, path: str) -> Path:
        """Return where to write: the last part itself may be a link, which is replaced."""
        parts = PurePosixPath(_checked(path))
        parent = self._inside(str(parts.parent)) if len(parts.parts) > 1 else self._real
        return parent / parts.name


class PrivateWorkspace(Workspace):
    """A folder on disk for personal data: nobody but the owner may enter it or read its files."""

    __slots__ = ()
    _mode = 0o600

    def write_atomic(self, path: str, data: bytes) -> None:
        """Write a whole file, and push its name to the disk too: it survives a power cut."""
        self.write_together({path: data})

    def keep_out_of_git(self) -> None:
        """Tell git to leave the folder out: personal data belongs into no repository."""
        if not self.exists(GIT_IGNORE):
            self.write_atomic(GIT_IGNORE, b"*\n")

    def write_together(self, files: Mapping[str, bytes]) -> None:
        """Write several files of one folder as `write_atomic` does, in less time."""
        for path, data in files.items():
            self._make_folders(path)
            super().write_atomic(path, data)
        for path in list(files)[-1:]:
            with self._writing(path):
                _sync_folder(self._target(path).parent)

    def write_whole(self, path: str, data: bytes) -> None:
        """Write a file as a whole or not at all, without waiting for the disk.

        For many files that a record of digests is kept of: after a power cut it shows which of
        them must be written again.
        """
        self._make_folders(path)
        place = self._target(path)
        scratch = place.with_name(f".{place.name}.{os.getpid()}.part")
        with self._writing(path):
            try:
                flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
                with os.fdopen(os.open(scratch, flags, self._mode), "wb") as stream:
                    stream.write(data)
                scratch.replace(place)
            except BaseException:
                scratch.unlink(missing_ok=True)
                raise

    def append(self, path: str, data: bytes, *, sync: bool = True) -> None:
        """Add to the end of a file and push it to the disk, unless that can wait."""
        self._make_folders(path)
        with self._writing(path):
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
            descriptor = os.open(self._inside(path), flags, self._mode)
            try:
                if os.write(descriptor, data) != len(data):
                    raise OSError(errno.ENOSPC, "written in part")
                if sync:
                    os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def remove(self, path: str) -> None:
        """Remove a file; it need not be there."""
        with self._writing(path):
            self._inside(path).unlink(missing_ok=True)

    def rename(self, path: str, target: str) -> None:
        """Give a file another name, for good when this returns."""
        with self._writing(target):
            place = self._target(target)
            self._inside(path).replace(place)
            _sync_folder(place.parent)

    def hold(self, path: str) -> "IO[bytes] | None":
        """Lock a file until the stream is closed or the process ends, however it ends.

        Returns None where another process holds it.
        """
        import fcntl  # only where there are such locks

        self._make_folders(path)
        with self._writing(path):
            stream = self._inside(path).open("ab")
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            stream.close()
            return None
        return stream

    def _make_folders(self, path: str) -> None:
        folder = self._target(path).parent
        if folder.exists():
            return
        missing = [place for place in (folder, *folder.parents) if not place.exists()]
        with self._writing(path):
            for place in reversed(missing):
                place.mkdir(mode=0o700, exist_ok=True)

    @contextmanager
    def _writing(self, path: str) -> Iterator[None]:
        """Tell trouble with the disk in our words."""
        try:
            yield
        except OSError as problem:
            raise writing_problem(self.place(path), problem) from problem


class MemoryWorkspace:
    """Files held in memory: for tests, previews and programmatic use."""

    __slots__ = ("files",)

    def __init__(self, files: Mapping[str, bytes | str] | None = None) -> None:
        """Keep a copy of the files; texts are stored as UTF-8."""
        self.files: dict[str, bytes] = {
            path: data.encode() if isinstance(data, str) else data
            for path, data in (files or {}).items()
        }

    def read_bytes(self, path: str, *, limit: int = TEXT_LIMIT) -> bytes:
        """Return the bytes kept under a path."""
        data = self.files.get(_checked(path))
        if data is None:
            raise missing_file(path)
        if len(data) > limit:
            raise too_large_file(path, len(data), limit)
        return data

    def read_text(self, path: str) -> Decoded:
        """Return the text kept under a path."""
        return decode(self.read_bytes(path), path)

    def exists(self, path: str) -> bool:
        """Tell whether something is kept under a path."""
        return path in self.files

    def list_files(self, folder: str = "") -> tuple[str, ...]:
        """Return the paths below a folder."""
        base = f"{folder}/" if folder else ""
        found = (path for path in self.files if path.startswith(base))
        return tuple(sorted(path for path in found if "/." not in f"/{path[len(base) :]}"))

    def fingerprint(self, path: str) -> str:
        """Return a hash of the bytes."""
        return f"{len(self.read_bytes(path, limit=PICTURE_LIMIT))}:{hash(self.files[path])}"

    def locate(self, path: str) -> str:
        """Refuse: nothing in memory has a place."""
        raise FileProblem(f"{path} is held in memory", "Fonts must lie on disk.")

    def write_atomic(self, path: str, data: bytes) -> None:
        """Keep the bytes."""
        self.files[_checked(path)] = data

    def place(self, path: str) -> str:
        """Return the path itself."""
        return path


def random_bytes(count: int) -> bytes:
    """Return bytes that nobody can guess: keys, salts, the ids of runs."""
    return os.urandom(count)


def program_state() -> Iterator[str]:
    """Yield path, size and time of the last change of each of the program's own files."""
    for path, entry in _walk(Path(__file__).parent, ""):
        state = entry.stat()
        yield f"{path}:{state.st_size}:{state.st_mtime_ns}"


def font_folder() -> Workspace:
    """Return the folder of fonts that came with the program; raises FontProblem without one."""
    package = Path(__file__).parent
    for place in (package / "_fonts", package.parent / "fonts"):
        if (place / FONT_LIST).is_file():
            return Workspace(place)
    raise FontProblem("the fonts of the program are not there", "Install 'brochure' again.")


def fingerprint_of(place: str) -> str:
    """Return the fingerprint of a file by its absolute path, as `Files.locate` gave it."""
    return Workspace(Path(place).parent).fingerprint(Path(place).name)


def _checked(path: str) -> str:
    """Return a relative path in plain form; raises PathOutsideError for any other."""
    parts = PurePosixPath(path).parts
    odd = "\\" in path or "\0" in path or path[1:2] == ":"
    if not parts or odd or path.startswith("/") or ".." in parts:
        raise PathOutsideError(
            f"{path!r} is not a path inside the project",
            "Write a relative path with / between its parts and without ..",
        )
    return str(PurePosixPath(path))


def _walk(folder: Path, base: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Yield the files and links below a folder; links to folders are not followed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as problem:
        raise reading_problem(base or folder.name, problem) from problem
    for entry in entries:
        if entry.name.startswith((".", "__pycache__")):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(folder / entry.name, f"{base}{entry.name}/")
        else:
            yield base + entry.name, entry


def _write_through(place: Path, data: bytes, mode: int) -> None:
    """Create a new file and push its bytes to the disk, so that a full disk shows here."""
    place.unlink(missing_ok=True)
    descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
