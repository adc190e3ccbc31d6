"""Environment problems: exceptions with an exit code and a remedy.

    BrochureError            exit code 2
    ├── ProjectError         no project, unknown brochure, product, language or theme
    ├── FileProblem          a file or folder cannot be read or written
    ├── FontProblem          a font file is missing, broken or may not be embedded
    └── MissingPart          an optional library or program is not installed

Problems of content are never raised; they are `brochure.values.diagnostic.Diagnostic` values.
"""


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


class FontProblem(BrochureError):
    """A font file is missing, broken or may not be embedded."""


class MissingPart(BrochureError):
    """An optional library or program is not installed."""
