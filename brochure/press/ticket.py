"""Job ticket: what a print shop needs to know of a job, for people and for programs."""

import json
from dataclasses import dataclass
from typing import Any, NamedTuple


class Entry(NamedTuple):
    """A file of the package."""

    path: str
    purpose: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """One job."""

    name: str
    title: str
    language: str
    version: str
    product: str
    pages: int
    trim: tuple[float, float]
    """Width and height of a page or flat piece, in mm, as all sizes here."""
    closed: tuple[float, float]
    """Width and height of the finished piece."""
    bleed: float
    fold: str
    """Kind of fold with the widths of its panels; empty where nothing is folded."""
    binding: str
    inks: tuple[str, ...]
    ink_limit: float
    condition: str
    profile: str
    """What the press file claims to be."""
    paper: str
    quantity: int | None
    finishing: str
    delivery: str
    contact: str
    note: str
    preflight: str
    """Preflight profile and outcome."""
    files: tuple[Entry, ...]

    def as_json(self) -> str:
        """Return the ticket for programs."""
        width, height = self.trim
        data: dict[str, Any] = {
            "format": "brochure-job-ticket/1",
            "job": self.name,
            "title": self.title,
            "language": self.language,
            "version": self.version,
            "product": self.product,
            "pages": self.pages,
            "size_mm": {
                "trim": {"width": round(width, 2), "height": round(height, 2)},
                "finished": {"width": round(self.closed[0], 2), "height": round(self.closed[1], 2)},
                "bleed": round(self.bleed, 2),
            },
            "fold": self.fold or None,
            "binding": self.binding or None,
            "inks": list(self.inks),
            "ink_limit_percent": self.ink_limit,
            "printing_condition": self.condition,
            "pdf": self.profile,
            "paper": self.paper,
            "quantity": self.quantity,
            "finishing": self.finishing or None,
            "delivery": self.delivery or None,
            "contact": self.contact or None,
            "note": self.note or None,
            "preflight": self.preflight,
            "files": [entry._asdict() for entry in self.files],
        }
        return json.dumps(data, indent=2, ensure_ascii=False) + "\n"

    def as_text(self) -> str:
        """Return the ticket for people."""
        rows = [
            ("Job", self.name),
            ("Title", f"{self.title} ({self.language})"),
            ("Version", self.version),
            ("Product", self.product),
            ("Pages", str(self.pages)),
            ("Trim size", f"{_size(self.trim)} mm"),
            ("Finished size", f"{_size(self.closed)} mm"),
            ("Bleed", f"{self.bleed:g} mm on all sides, in the file"),
            ("Fold", self.fold or "none"),
            ("Binding", self.binding or "none"),
            ("Inks", f"{len(self.inks)}: {', '.join(self.inks)}"),
            ("Ink limit", f"{self.ink_limit:g} %"),
            ("Condition", self.condition),
            ("File", self.profile),
            ("Paper", self.paper),
            ("Quantity", str(self.quantity) if self.quantity is not None else OPEN),
            ("Finishing", self.finishing or "none"),
            ("Delivery", self.delivery or OPEN),
            ("Contact", self.contact or OPEN),
            ("Note", self.note),
            ("Preflight", self.preflight),
        ]
        width = max(len(label) for label, _ in rows) + 2
        lines = [f"{label + ':':<{width}}{said}".rstrip() for label, said in rows if said]
        lines += ["", "Files (SHA-256):"]
        for entry in self.files:
            lines += [f"  {entry.path}  {entry.purpose}", f"    {entry.sha256}"]
        return "\n".join(lines) + "\n"


OPEN = "to be agreed"


def _size(size: tuple[float, float]) -> str:
    return f"{size[0]:.2f} × {size[1]:.2f}".replace(".00", "")
