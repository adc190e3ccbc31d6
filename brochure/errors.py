"""Environment problems: exceptions with an exit code and a remedy.

    BrochureError            exit code 2
    ├── ProjectError         no project, unknown brochure, product, language or theme
    ├── FileProblem          a file or folder cannot be read or written
    │   ├── FileMissingError
    │   ├── FileTooLargeError
    │   └── PathOutsideError
    ├── FontProblem          a font file is missing, broken or may not be embedded
    └── MissingPart          an optional library or program is not installed

Problems of content are never raised; they are `brochure.values.diagnostic.Diagnostic` values.
"""

import errno


class BrochureError(Exception):
    """Something outside the content stops the work."""

    exit_code = 2

    def __init__(self, message: str, remedy: str = "") -> None:
        """Keep the message and the sentence that says what to do."""
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class ProjectError(BrochureError):
    """The project has no such brochure, product, language or theme."""


class FileProblem(BrochureError):
    """A file or folder cannot be read or written."""


class PathOutsideError(FileProblem):
    """The path leads out of the root."""


class FileMissingError(FileProblem):
    """There is no such file."""


class FileTooLargeError(FileProblem):
    """The file is larger than the limit of its kind."""


class FontProblem(BrochureError):
    """A font file is missing, broken or may not be embedded."""


class MissingPart(BrochureError):
    """An optional library or program is not installed."""


def missing_file(path: str) -> FileMissingError:
    """Return the problem that there is no such file."""
    return FileMissingError(f"there is no file {path}", "Check the spelling of the path.")


def too_large_file(path: str, size: int, limit: int) -> FileTooLargeError:
    """Return the problem that a file has more than `limit` bytes."""
    megabyte = 1024 * 1024
    return FileTooLargeError(
        f"{path} has {size / megabyte:.0f} MB; the limit is {limit / megabyte:.0f} MB",
        "Make the file smaller.",
    )


def reading_problem(path: str, problem: OSError) -> FileProblem:
    """Return in our words why a file cannot be read."""
    match problem.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return missing_file(path)
        case errno.EACCES | errno.EPERM:
            return FileProblem(f"{path} may not be read", "Give yourself the right to read it.")
        case errno.ELOOP:
            return PathOutsideError(f"{path} is a link that leads to itself", "Replace the link.")
        case _:
            return FileProblem(f"{path} cannot be read: {problem.strerror}", "Check the disk.")


def writing_problem(path: str, problem: OSError) -> FileProblem:
    """Return in our words why a file cannot be written."""
    match problem.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return FileProblem(
                f"there is no room to write {path}",
                "Free some space and build again; an earlier file is kept as it was.",
            )
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return FileProblem(
                f"{path} may not be written",
                "Choose another folder with -o, or give yourself the right to write there.",
            )
        case errno.ENOTDIR | errno.EEXIST | errno.EISDIR:
            return FileProblem(
                f"{path} cannot be written: a file or folder of that name is in the way",
                "Choose another folder with -o.",
            )
        case _:
            return FileProblem(f"{path} cannot be written: {problem.strerror}", "Check the disk.")
