"""Subcommands of `brochure translate`, one module each."""
