"""Mail: rendered handouts to their recipients, each once; the ledger survives being killed.

    plan ─▶ render (sealed .eml) ─▶ send (claim, body, commit, dot, reply, commit) ─▶ bounces

`delivery` draws the states, `ledger` keeps them, `sender` drives a `transport`. Nothing here prints
or asks for the time: clock, chance and secrets are handed in.
"""
