"""Mailroom: what all steps of mailing share: settings, ledger, outbox, key and audit log.

The steps are functions over it: `preparing` plans and renders, `dispatch` sends, `aftermath`
settles what is left: unknowns, bounces, old messages.
"""

from collections.abc import Callable
from dataclasses import dataclass

from brochure.content.mail_file import MailFile, read_mail_file
from brochure.errors import BrochureError, FileProblem, ProjectError
from brochure.mail.audit import Audit
from brochure.mail.databases import LedgerProblem, connect
from brochure.mail.delivery import Run
from brochure.mail.keys import KEY_LENGTH, SiteKey
from brochure.mail.ledger import Ledger
from brochure.mail.secrets import Secrets
from brochure.mail.world import World
from brochure.values.diagnostic import Diagnostic
from brochure.values.digest import digest
from brochure.workspace import PrivateWorkspace, Workspace

SETTINGS = "mail.yaml"
SITE_KEY = "site.key"


class BusyError(BrochureError):
    """Another program is sending from this ledger."""

    exit_code = 3


class SettingsProblem(ProjectError):
    """`mail.yaml` has mistakes, which the diagnostics tell."""

    exit_code = 1

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Keep the findings."""
        super().__init__(f"{SETTINGS} has mistakes", "Mend what is said above.")
        self.diagnostics = diagnostics


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What mailing needs of the outer world."""

    secrets: Secrets
    world: World
    entropy: Callable[[int], bytes]
    who: str
    """Who gives the commands, for the audit log."""


def read_settings(project: Workspace) -> MailFile:
    """Return the settings of a project; SettingsProblem with diagnostics, or ProjectError."""
    if not project.exists(SETTINGS):
        raise ProjectError(
            f"there is no {SETTINGS} in the project",
            "'brochure mail settings' writes one to start from; with it messages go into a folder.",
        )
    text, found = project.read_text(SETTINGS)
    settings, problems = read_mail_file(text, SETTINGS) if text is not None else (None, found)
    if settings is None:
        raise SettingsProblem(problems)
    return settings


class Mailroom:
    """One project's mailing."""

    def __init__(self, project: Workspace, settings: MailFile, outside: Outside) -> None:
        """Open ledger and log; makes folder, ledger and site key the first time."""
        self.project = project
        self.settings = settings
        self.outside = outside
        self.world = outside.world
        self.outbox = PrivateWorkspace(project.root / settings.folder)
        self.outbox.keep_out_of_git()
        secrets = outside.secrets
        self._url = secrets.get(settings.ledger, "URL of the ledger") if settings.ledger else ""
        self.ledger = self.open_ledger()
        self.key = self._site_key()
        self.audit = Audit(self.outbox, self.ledger)

    def open_ledger(self) -> Ledger:
        """Open another connection to the ledger."""
        return Ledger(connect(self._url, self.outbox))

    def close(self) -> None:
        """Close the ledger."""
        self.ledger.database.close()

    def note(self, command: str, run: str = "", **facts: object) -> None:
        """Write into the audit log."""
        self.audit.note(
            {
                "time": self.world.now(),
                "who": self.outside.who,
                "command": command,
                "run": run,
                "settings": digest(self.settings.model_dump_json())[:16],
                **facts,
            }
        )

    def run(self, name: str = "") -> Run:
        """Return the run of this name, or the newest; ProjectError without one."""
        runs = self.ledger.runs()
        found = [run for run in runs if run.id == name] if name else list(runs)
        if not found:
            names = ", ".join(run.id for run in runs[-5:])
            raise ProjectError(
                f"there is no run {name}" if name else "nothing is planned",
                f"Runs: {names}." if names else "Begin with 'brochure mail plan FOLDER'.",
            )
        return found[-1]

    def sums(self, run: Run) -> list[tuple[str, int]]:
        """Return how many messages of a run are in which state."""
        found: dict[str, int] = {}
        for (_, state, reason), count in self.ledger.counts(run.id).items():
            name = f"{state} ({reason})" if reason else state
            found[name] = found.get(name, 0) + count
        return list(found.items())

    def _site_key(self) -> SiteKey:
        """Return the clinic's secret; makes one for a new ledger."""
        known = self.ledger.fact("site_key_check")
        text = self._key_text(is_new=not known)
        key = SiteKey(text.encode())
        if len(text) < KEY_LENGTH or (known and known != key.check()):
            raise LedgerProblem(
                "the site key is not the one of this ledger",
                "Put back the key that belongs to it: without it nobody is recognized, and people "
                "could get mail twice.",
            )
        if not known:
            self.ledger.keep("site_key_check", key.check())
        return key

    def _key_text(self, *, is_new: bool) -> str:
        if self.settings.site_key:
            return self.outside.secrets.get(self.settings.site_key, "site key")
        if is_new and not self.outbox.exists(SITE_KEY):
            self.outbox.write_atomic(SITE_KEY, self.outside.entropy(KEY_LENGTH).hex().encode())
        try:
            return self.outbox.read_bytes(SITE_KEY).decode("ascii").strip()
        except (FileProblem, UnicodeDecodeError):
            return ""
