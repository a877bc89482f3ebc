"""Words that the sentences of several readers and checks share."""

from collections.abc import Sequence

AGAIN = "Fetch the file from its publisher again."


def listed(names: Sequence[str], most: int = 4) -> str:
    """The first names, and how many more there are."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
