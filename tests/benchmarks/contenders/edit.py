"""What differs from one file to the next: a word edited, or the name of a recipient."""

NAME = "@NAME@"
"""Where the name of a recipient stands."""


def addressed(body: list[list[str]], names: list[str], number: int) -> list[list[str]]:
    """Return the body with a recipient's name in it; without names nothing changes."""
    if not names:
        return body
    name = names[number % len(names)]
    return [[kind, text.replace(NAME, name)] for kind, text in body]


def edited(body: list[list[str]], number: int) -> list[list[str]]:
    """Return the body with a word in its middle changed; number 0 changes nothing."""
    if not number:
        return body
    middle = next(i for i in range(len(body) // 2, len(body)) if body[i][0] == "p")
    kind, text = body[middle]
    return [*body[:middle], [kind, f"{text} {number}"], *body[middle + 1 :]]
