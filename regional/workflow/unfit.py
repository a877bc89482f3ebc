"""What somebody typed: as it is stored, or why it cannot be used."""

from ingest.cells import tidied
from ingest.personal_data.patterns import looks_like
from regional.words import unfit as words


class Unfit(ValueError):
    """str() is a sentence that says why, and what to do."""


def fit(text: str, most: int, what: str) -> str:
    """A short text as it is stored. Raises Unfit, without repeating what looks personal."""
    text = tidied(text)
    if not text:
        raise Unfit(words.empty(what))
    if len(text) > most:
        raise Unfit(words.too_long(what, len(text), most))
    personal = [found for found, certain in looks_like(text) if certain]
    if personal:
        raise Unfit(words.personal(what, personal[0]))
    return text
