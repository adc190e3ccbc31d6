"""Assets: the pictures of a brochure, read when content asks for them.

The reader looks a path up and finds bytes or nothing; why there is nothing is remembered here, so
that the message can say it: a picture outside the folder is not the same as a misspelled one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from brochure.errors import FileMissingError, FileProblem, FileTooLargeError, PathOutsideError
from brochure.forms.document import Document
from brochure.values.diagnostic import Diagnostic
from brochure.workspace import PICTURE_LIMIT, Files

MISSING = "asset.missing"
"""Code of the reader's diagnostic for a path that is not among the assets."""


class Assets(Mapping[str, bytes]):
    """Picture files below a brochure's folder, by the path content uses."""

    def __init__(self, files: Files, folder: str) -> None:
        """Read nothing yet."""
        self._files, self._folder = files, folder
        self._read: dict[str, bytes] = {}
        self.problems: dict[str, FileProblem] = {}
        """Why a path gave no bytes."""

    def __getitem__(self, path: str) -> bytes:
        """Return the bytes of a picture; KeyError, with the reason kept, where there are none."""
        if path not in self._read:
            if path in self.problems:
                raise KeyError(path)
            try:
                self._read[path] = self._load(path)
            except FileProblem as problem:
                self.problems[path] = problem
                raise KeyError(path) from problem
        return self._read[path]

    def __iter__(self) -> Iterator[str]:
        """Yield the paths there are, for near-miss hints."""
        start = len(self._folder) + 1
        return (path[start:] for path in self._files.list_files(self._folder))

    def __len__(self) -> int:
        """Return how many files there are."""
        return sum(1 for _ in self)

    def state(self) -> tuple[tuple[str, str], ...]:
        """Return what was asked for with its state on disk: equal means still the same."""
        return tuple((path, self._state(path)) for path in sorted({*self._read, *self.problems}))

    def is_current(self, state: tuple[tuple[str, str], ...]) -> bool:
        """Tell whether files are still as they were."""
        return all(self._state(path) == then for path, then in state)

    def taken(self) -> dict[str, bytes]:
        """Return the pictures that were read."""
        return dict(self._read)

    def _load(self, path: str) -> bytes:
        # A path is judged from the brochure's own folder, so that `../other` is refused.
        if path.startswith("/") or ".." in path.split("/"):
            raise PathOutsideError(f"{path} leads out of the brochure's folder")
        return self._files.read_bytes(f"{self._folder}/{path}", limit=PICTURE_LIMIT)

    def _state(self, path: str) -> str:
        try:
            return self._files.fingerprint(f"{self._folder}/{path}")
        except FileProblem as problem:
            return problem.message


def located(
    diagnostics: tuple[Diagnostic, ...], document: Document, folder: str
) -> tuple[Diagnostic, ...]:
    """Return diagnostics whose places in pictures begin at the project's root."""
    return tuple(
        replace(d, span=d.span._replace(file=f"{folder}/{d.span.file}"))
        if d.span is not None and d.span.file in document.assets
        else d
        for d in diagnostics
    )


def explained(
    diagnostics: tuple[Diagnostic, ...], problems: Mapping[str, FileProblem]
) -> tuple[Diagnostic, ...]:
    """Return the reader's diagnostics, with the true reason where a picture could not be read."""
    return tuple(_explained(diagnostic, problems) for diagnostic in diagnostics)


def _explained(diagnostic: Diagnostic, problems: Mapping[str, FileProblem]) -> Diagnostic:
    if diagnostic.code != MISSING:
        return diagnostic
    for path, problem in problems.items():
        if f"'{path}'" in diagnostic.message:
            return _reason(diagnostic, path, problem)
    return diagnostic


def _reason(diagnostic: Diagnostic, path: str, problem: FileProblem) -> Diagnostic:
    match problem:
        case FileMissingError():
            return diagnostic
        case PathOutsideError():
            return replace(
                diagnostic,
                code="asset.outside",
                message=f"'{path}' leads out of the brochure's folder",
                hints=("copy the picture into the folder; links that lead out are not followed",),
            )
        case FileTooLargeError():
            return replace(
                diagnostic,
                code="picture.too-large",
                message=problem.message.replace(path, f"'{path}'"),
                hints=("save the picture smaller; 300 pixels per inch are enough",),
            )
        case _:
            return replace(
                diagnostic,
                code="asset.unreadable",
                message=problem.message,
                hints=(problem.remedy,) if problem.remedy else (),
            )
