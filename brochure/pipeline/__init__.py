"""The order of the stages: a project's files in, PDF files and diagnostics out.

`build` makes files and `stages` holds the order; `session` is what is kept between builds, `plan`
which outputs are meant, `inputs` when one is up to date. `brochure` itself offers the public names.
"""
