"""Layout: from what is said to where it stands.

A document becomes a Flow (`arrange`), a Flow becomes Pages (`paginate`), within limits (`fit`).
"""
