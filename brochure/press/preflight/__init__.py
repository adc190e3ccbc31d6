"""Preflight: what a print shop would find in a PDF file, found before it is sent.

    bytes ─opened─▶ Inspected (pages with everything painted on them) ─rules─▶ Report

Works on anybody's files. Rules are the modules of `rules/`; thresholds are data, in `variants/`,
each with its source. Nothing is rendered: figures of ink are worked out from what is painted and
say so, unless plates were rendered (`plates`).
"""
