"""Checks on forms: an engine, a rule per file, and what every message code means."""
