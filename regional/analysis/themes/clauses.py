"""The parts of a sentence that a turn ("but", "although", a semicolon) sets against each other."""

import re

TURN = re.compile(
    r";\s*|,?\s+(?:but|whereas|although|though|while|yet|however|even though|even so|and yet)\b,?\s*",
    re.IGNORECASE,
)
OPENING = re.compile(r"^(?:although|though|while|whereas|despite|even though|in spite of)\b", re.IGNORECASE)
FEWEST_WORDS = 3


def clauses(sentence: str) -> list[str]:
    """Two parts or more; empty where nothing is set against anything.

    "Although A, B" turns at its first comma.
    """
    opened = OPENING.sub("", sentence, count=1).strip()
    if opened != sentence.strip() and "," in opened:
        first, rest = opened.split(",", 1)
        parts = [first, *TURN.split(rest)]
    else:
        parts = TURN.split(sentence)
    parts = [part.strip(" ,.") for part in parts if len(part.split()) >= FEWEST_WORDS]
    return parts if len(parts) > 1 else []
