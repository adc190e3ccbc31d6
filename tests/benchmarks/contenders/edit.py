"""The one-word edit that all contenders get."""


def edited(body: list[list[str]], number: int) -> list[list[str]]:
    """Return the body with a word in its middle changed; number 0 changes nothing."""
    if not number:
        return body
    middle = next(i for i in range(len(body) // 2, len(body)) if body[i][0] == "p")
    kind, text = body[middle]
    return [*body[:middle], [kind, f"{text} {number}"], *body[middle + 1 :]]
