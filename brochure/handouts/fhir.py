"""FHIR: a bundle of R4 Patient resources (JSON) becomes a Table.

Name, e-mail address, language and the patient's number are taken from the standard elements; other
fields of a handout from extensions of the resource whose URL ends in the field's name.
"""

import json
from collections.abc import Iterator
from typing import Any

from brochure.handouts.table import Row, Table, problem
from brochure.values.diagnostic import Diagnostic

COLUMNS = ("patient_name", "email", "language", "patient_ref")
_NAME_ORDER = ("usual", "official", "")
_VALUES = ("valueString", "valueDate", "valueDateTime", "valueDecimal", "valueInteger", "valueCode")


def read_fhir(data: bytes, source: str) -> Table:
    """Return the patients of a bundle; the row is the place in the bundle, counted from 1.

    Patients who have died or are not active are left out. Diagnostics: recipients.fhir,
    recipients.left-out (note).
    """
    try:
        bundle = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return _refused(source, "the file is not JSON")
    patients = list(_patients(bundle))
    if not patients:
        return _refused(source, "there is no Patient resource in the file")
    extra = sorted({name for _, patient in patients for name in _extensions(patient)})
    rows: list[Row] = []
    found: list[Diagnostic] = []
    for number, patient in patients:
        reason = _reason_to_leave_out(patient)
        if reason:
            found.append(problem(source, number, 0, "recipients.left-out", reason, severity="note"))
            continue
        own = _extensions(patient)
        cells = (*_standard(patient), *(own.get(name, "") for name in extra))
        rows.append(Row(number=number, cells=cells))
    columns = (*COLUMNS, *extra)
    return Table(source=source, columns=columns, rows=tuple(rows), diagnostics=tuple(found))


def _patients(bundle: object) -> Iterator[tuple[int, dict[str, Any]]]:
    if not isinstance(bundle, dict):
        return
    if bundle.get("resourceType") == "Patient":
        yield 1, bundle
        return
    for number, entry in enumerate(_list(bundle.get("entry")), 1):
        resource = entry.get("resource")
        if isinstance(resource, dict) and resource.get("resourceType") == "Patient":
            yield number, resource


def _list(value: object) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _reason_to_leave_out(patient: dict[str, Any]) -> str:
    if patient.get("deceasedBoolean") is True or patient.get("deceasedDateTime"):
        return "the patient has died; left out"
    if patient.get("active") is False:
        return "the record is not active; left out"
    return ""


def _standard(patient: dict[str, Any]) -> tuple[str, str, str, str]:
    return (_name(patient), _email(patient), _language(patient), _reference(patient))


def _name(patient: dict[str, Any]) -> str:
    """Return the usual name, else the official one, as text or put together."""
    names = [name for name in _list(patient.get("name")) if name.get("use") != "old"]
    for use in _NAME_ORDER:
        for name in names:
            if use in ("", name.get("use")):
                return _name_text(name)
    return ""


def _name_text(name: dict[str, Any]) -> str:
    if isinstance(name.get("text"), str):
        return str(name["text"]).strip()
    parts = [*_strings(name.get("prefix")), *_strings(name.get("given"))]
    family = name.get("family")
    return " ".join([*parts, *([family] if isinstance(family, str) else [])]).strip()


def _strings(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _email(patient: dict[str, Any]) -> str:
    """Return the e-mail address in use with the lowest rank."""
    points = [
        point
        for point in _list(patient.get("telecom"))
        if point.get("system") == "email"
        and point.get("use") != "old"
        and not (isinstance(point.get("period"), dict) and point["period"].get("end"))
    ]
    points.sort(key=lambda point: point["rank"] if isinstance(point.get("rank"), int) else 1 << 30)
    return str(points[0].get("value", "")).strip() if points else ""


def _language(patient: dict[str, Any]) -> str:
    """Return the preferred language; the only one where none is marked."""
    known = _list(patient.get("communication"))
    preferred = [one for one in known if one.get("preferred") is True] or (
        known if len(known) == 1 else []
    )
    for one in preferred:
        concept = one.get("language")
        for coding in _list(concept.get("coding")) if isinstance(concept, dict) else []:
            if isinstance(coding.get("code"), str):
                return str(coding["code"]).strip()
    return ""


def _reference(patient: dict[str, Any]) -> str:
    for identifier in _list(patient.get("identifier")):
        if identifier.get("use") != "old" and isinstance(identifier.get("value"), str):
            return str(identifier["value"]).strip()
    return str(patient.get("id", "")).strip()


def _extensions(patient: dict[str, Any]) -> dict[str, str]:
    """Return simple extensions by the last part of their URL."""
    found: dict[str, str] = {}
    for extension in _list(patient.get("extension")):
        name = str(extension.get("url", "")).rstrip("/").rpartition("/")[2].replace("-", "_")
        value = next((extension[key] for key in _VALUES if key in extension), None)
        if name and value is not None:
            found[name] = str(value)
    return found


def _refused(source: str, message: str) -> Table:
    hint = "give a Bundle of Patient resources, FHIR R4, as JSON"
    return Table(
        source=source, diagnostics=(problem(source, 1, 0, "recipients.fhir", message, hint),)
    )
