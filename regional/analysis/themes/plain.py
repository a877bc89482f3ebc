"""What is plain: a theme's own terms in a sentence, unless in a phrase that is about something else."""

import re
from functools import cache

from models.theme import Theme


def terms_in(sentence: str, theme: Theme) -> list[str]:
    """The terms of the theme that the sentence uses, in the theme's order, each once."""
    left = _any_of(theme.never).sub(" ", sentence.lower()) if theme.never else sentence.lower()
    found = {match.group(0) for match in _any_of(theme.terms).finditer(left)}
    return [term for term in theme.terms if term.lower() in found]


def never_in(sentence: str, theme: Theme) -> list[str]:
    """The phrases in it that are about something else."""
    return _any_of(theme.never).findall(sentence.lower()) if theme.never else []


@cache
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words, the longest phrase first."""
    longest_first = sorted((re.escape(phrase.lower()) for phrase in phrases), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)")
