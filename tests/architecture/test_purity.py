"""Stages are pure: no files, clock, environment, chance or printing (architecture law 1)."""

from tests.architecture.source import Module, modules

FILE_MODULES = {"os", "pathlib", "tempfile", "shutil", "glob", "mmap"}
FILE_USERS = {
    "workspace": "the only opener of files",
    "mail/disks": "takes the folder of the ledger, to find the disk it is on",
    "pipeline/build": "takes the root of a project, for programs that build",
    "pipeline/fonts": "finds the folder of fonts of the installation",
    "pdf/profiles/__init__": "walks its own folder",
    "pdf/shipped": "reads ICC profiles shipped beside it",
    "press/preflight/variants": "reads thresholds shipped beside it",
    "themes/icons": "reads drawings shipped beside it",
    "themes/read": "reads themes shipped beside it",
}
"""Modules that may name file paths, with the reason."""

WORLD = {"random", "secrets", "uuid", "socket", "urllib", "http", "subprocess", "locale", "time"}
WORLD_USERS = {
    ("mail/databases", "urllib"): "takes the URL of a database apart; opens none",
    ("mail/transports/wire", "socket"): "the only one who speaks to mail servers",
}
"""Modules that may name a part of the world, with the reason."""
OUTER = {"cli", "__main__"}


def inner() -> list[Module]:
    return [module for module in modules() if module.room not in OUTER]


def test_nothing_below_cli_prints() -> None:
    assert [m.name for m in inner() if m.calls() & {"print", "input", "sys.stdout.write"}] == []


def test_only_workspace_opens_files() -> None:
    openers = {m.name for m in inner() if m.calls() & {"open", "io.open", "os.open", "os.fdopen"}}
    assert openers <= {"workspace"}


def test_file_libraries_are_named_where_there_is_a_reason() -> None:
    users = {module.name for module in inner() if module.libraries() & FILE_MODULES}
    assert users - set(FILE_USERS) == set()


def test_no_stage_knows_clock_chance_network_or_environment() -> None:
    strays = {
        (module.name, library)
        for module in inner()
        for library in module.libraries() & WORLD
        if module.name != "workspace"
    }
    assert strays - set(WORLD_USERS) == set()


def test_no_stage_asks_for_the_time() -> None:
    clocks = ("datetime.now", "datetime.utcnow", "date.today", "datetime.today")
    strays = {(m.name, call) for m in inner() for call in m.calls() if call.endswith(clocks)}
    assert strays == set()
