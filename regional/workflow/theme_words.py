"""A person says what a sentence is about: their word wins, and is kept."""

from collections.abc import Mapping

from sqlalchemy import insert

from models import database, wall
from models.event import now, record
from models.theme import OTHER, themes
from models.theme_word import ThemeWord, key_of
from regional import access
from regional.access import Viewer
from regional.analysis.themes.labelled import POLARITIES


def say(
    viewer: Viewer, council: Mapping, sentence: str, of_return: bool, word: Mapping[str, str | None]
) -> None:
    """word: by theme how it is named in the sentence, null where the sentence is not about it.

    council: a row of data.councils, whom the text is about. Raises PermissionError, and ValueError for
    a theme or polarity there is none of.
    """
    code = council["ons_code"]
    if not access.may_say_theme(viewer, code, council["region"], of_return=of_return):
        raise PermissionError(f"{viewer.person} may not say what a sentence about {code} is about")
    if not word or any(theme not in themes() or theme == OTHER for theme in word):
        raise ValueError("A word is about one of the themes.")
    if any(polarity not in (None, *POLARITIES) for polarity in word.values()):
        raise ValueError(f"A theme is named as one of {POLARITIES}.")
    same = {"sentence": key_of(sentence), "ons_code": code, "of_return": of_return}
    rows = [
        same
        | {
            "theme": theme,
            "holds": polarity is not None,
            "polarity": polarity,
            "said_by": viewer.person,
            "said_at": now(),
        }
        for theme, polarity in word.items()
    ]
    with wall.seen_by(wall.only(code)), database.writing() as connection:
        connection.execute(insert(ThemeWord), rows)
        # What a council says of its own answers is its own: others read the event, and not the word.
        told = (
            ""
            if of_return
            else ", ".join(f"{'is' if row['holds'] else 'is not'} about {row['theme']}" for row in rows)
        )
        record(connection, viewer.person, "theme of a sentence said", ons_code=code, detail=told)
