"""Layout: a document becomes a Flow (`arrange`), a Flow becomes Pages (`paginate`), within limits (`fit`)."""
