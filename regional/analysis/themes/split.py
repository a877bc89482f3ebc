"""Text into sentences."""

import re

# After a full stop, a question or an exclamation mark, where a capital, a digit or a quotation follows;
# and where a line ends.
END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”’]))\s+(?=[\"“(]?[A-Z0-9])|\n+")
# What ends with a full stop and no sentence with it.
SHORT = re.compile(r"\b(?:e\.g|i\.e|etc|Mr|Mrs|Ms|Dr|St|No|vs|approx)\.$")


def split(text: str) -> list[str]:
    """The sentences of a text, in order; none where it is empty."""
    found: list[str] = []
    for part in (part.strip() for part in END.split(text)):
        if found and SHORT.search(found[-1]):
            found[-1] += f" {part}"
        elif part:
            found.append(part)
    return found
