"""Write a catalog as gettext PO text, in the form msgcat gives it but without folding.

Reading what was written gives the same headers and entries, comments and obsolete ones included.
"""

from collections.abc import Iterator

from brochure.languages.catalog import Catalog, Entry


def write_catalog(catalog: Catalog) -> str:
    """Return the PO text of a catalog."""
    head = "".join(f"{name}: {value}\n" for name, value in catalog.headers.items())
    blocks = ["\n".join((*catalog.comments, 'msgid ""', _string("msgstr", head)))]
    blocks += ["\n".join(_lines(entry, "")) for entry in catalog.entries.values()]
    blocks += ["\n".join(_lines(entry, "#~ ")) for entry in catalog.obsolete]
    return "\n\n".join(blocks) + "\n"


def _lines(entry: Entry, mark: str) -> Iterator[str]:
    """Yield the lines of an entry; those of an obsolete one begin with `#~`."""
    yield from entry.comments
    if entry.fuzzy or entry.flags:
        yield "#, " + ", ".join((*(("fuzzy",) if entry.fuzzy else ()), *entry.flags))
    was = "#~| " if mark else "#| "
    if entry.previous_key is not None:
        yield _marked(was, _string("msgctxt", entry.previous_key))
    if entry.previous is not None:
        yield _marked(was, _string("msgid", entry.previous))
    yield _marked(mark, _string("msgctxt", entry.key))
    yield _marked(mark, _string("msgid", entry.source))
    yield _marked(mark, _string("msgstr", entry.translation))


def _marked(mark: str, text: str) -> str:
    return mark + text.replace("\n", f"\n{mark}") if mark else text


def _escape(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return escaped.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


def _string(keyword: str, text: str) -> str:
    """Return a part of an entry; texts of several lines get a line each."""
    if "\n" not in text.rstrip("\n") and not text.endswith("\n"):
        return f'{keyword} "{_escape(text)}"'
    lines = text.split("\n")
    pieces = [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
    return "\n".join((f'{keyword} ""', *(f'"{_escape(piece)}"' for piece in pieces)))
