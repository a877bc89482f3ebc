"""What people said of the coder's finds: their word wins, and outlives every new coding."""

from datetime import datetime
from hashlib import blake2b

from sqlmodel import Field, SQLModel


class ThemeWord(SQLModel, table=True):
    """One person's word on one theme in one sentence; the newest on both counts, and none is ever changed.

    The sentence itself is not kept here, only its key: who may not read the text learns nothing from it.
    """

    __tablename__ = "theme_word"

    id: int | None = Field(default=None, primary_key=True)
    sentence: str = Field(index=True)  # key_of() its text
    theme: str  # id of a definition in models/themes/
    holds: bool  # is the sentence about it?
    polarity: str | None  # strength, shortfall, mixed or neutral; null where it is not about it
    ons_code: str = Field(foreign_key="council.ons_code", index=True)  # whom the text is about
    of_return: bool  # the text is of a return and not published: then the council alone says and sees this
    said_by: str  # an opaque id
    said_at: datetime  # UTC


def key_of(sentence: str) -> str:
    """The same for a sentence however it is spaced and capitalised."""
    return blake2b(" ".join(sentence.casefold().split()).encode(), digest_size=16).hexdigest()
