"""What CQC calls its nine statements and four ratings, in the spellings its pages have had."""

import re

from models.framework import RATINGS

# Words that all have to be there, plurals taken off: live/lead healthier lives, pathways before systems ...
STATEMENT_WORDS = {
    "assessing_needs": ("assessing", "need"),
    "healthier_lives": ("healthier", "live"),
    "equity": ("equity",),
    "care_provision": ("care", "provision"),
    "partnerships": ("partnership",),
    "safe_systems": ("safe", "system"),
    "safeguarding": ("safeguarding",),
    "governance": ("governance",),
    "learning": ("learning",),
}
LONGEST_LABEL = 140  # characters: longer is a sentence that happens to hold the words
PEOPLE_EXPECT = re.compile(r"^what people expect", re.IGNORECASE)
COMMITMENT = re.compile(r"commitment$", re.IGNORECASE)
KEY_FINDINGS = re.compile(r"^key findings\b", re.IGNORECASE)
EXPERIENCES = re.compile(r"^summary of people.s experiences?", re.IGNORECASE)
RATING_AND_SCORE = re.compile(r"^(local authority )?rating and score", re.IGNORECASE)
SCORES_LIST = re.compile(r"^quality statement scores?", re.IGNORECASE)
OVERALL_SUMMARY = re.compile(r"^overall summary", re.IGNORECASE)


def statement(label: str) -> str | None:
    """The one statement that a label names; null if it names none, or more than one."""
    if len(label) > LONGEST_LABEL:
        return None
    words = {_singular(word) for word in re.findall(r"[a-z]+", label.casefold())}
    named = [each for each, needed in STATEMENT_WORDS.items() if words >= {*needed}]
    if "safe_systems" in named and "safeguarding" in named:
        return None
    return named[0] if len(named) == 1 else None


def rating(text: str) -> str | None:
    """The rating that a short text is, or gives after "rating:"; null for anything else."""
    bare = " ".join(text.casefold().replace(":", " ").split())
    for each in RATINGS:
        if bare == each or re.fullmatch(rf"(?:(?:overall|indicative) )*(?:rating )?(?:is )?{each}", bare):
            return each
    return None


def _singular(word: str) -> str:
    return "live" if word in ("life", "lives") else word.removesuffix("s")
