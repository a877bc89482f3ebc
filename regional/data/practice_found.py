"""Finding practice by its words, through the database's own index, and by what it means."""

import re

import numpy as np
import polars as pl
from sqlalchemy import select, text

from models import database
from models.practice import INDEX, PracticeEntry
from models.theme import themes
from regional.access import Scope, Viewer
from regional.analysis.found import in_order
from regional.analysis.meaning import WIDTH, directions
from regional.data.kept import frame, kept
from regional.data.practice import library

MOST_WORDS = 12  # of a question: what is longer is a text, and is found by what it means
WORDS = re.compile(r"[^\W_]{2,}")
# In every text, and asked about by nobody.
SMALL = frozenset(("and", "for", "from", "how", "in", "of", "on", "or", "our", "the", "to", "we", "with"))
MOST_SAID = 500  # characters that are compared: the beginning says what it is about
SAID = ("title", "problem", "done", "for_whom", "changed")
# The entries that hold a word, with how well the words fit, the larger the better; a title says most.
MATCHED = {
    "sqlite": f"SELECT rowid, -bm25({INDEX}, 4.0) AS fits FROM {INDEX} WHERE {INDEX} MATCH :asked",
    "postgresql": f"SELECT id, ts_rank(words, to_tsquery('english', :asked)) AS fits FROM {INDEX} "
    "WHERE words @@ to_tsquery('english', :asked)",
}
MOST_BY_WORDS = 300  # that fit best, before those are left out that may not be read: `find` shows far fewer
Key = tuple[str, int, str]

_known: dict[Key, np.ndarray] = {}  # of each entry this process has read, what it means


def find(viewer: Viewer, asked: str) -> pl.DataFrame:
    """The entries that answer a question, best first: the rows of `library` with `words` and `meaning`.

    words: how well the words fit, 0 to 1 of the best; meaning: how near what is said is, -1 to 1.
    Without a word to look for, all of the library as it is.
    """
    all_entries = library(viewer)
    words = list(dict.fromkeys(word.casefold() for word in WORDS.findall(asked)))
    wanted = [word for word in words if word not in SMALL][:MOST_WORDS]
    if not wanted or all_entries.is_empty():
        return all_entries.with_columns(words=pl.lit(0.0), meaning=pl.lit(0.0))
    fits = _by_words(viewer, tuple(wanted))
    means = _meanings(viewer) @ directions([" ".join(words)])[0]
    return in_order(all_entries.with_columns(meaning=pl.Series(means, dtype=pl.Float64)), fits)


@kept
def _by_words(scope: Scope, wanted: tuple[str, ...]) -> pl.DataFrame:
    """id and words; on SQLite of entries that may not be read too: `find` keeps those of the library."""
    kind = database.engine().dialect.name
    asked = " OR ".join(f'"{word}"' for word in wanted) if kind == "sqlite" else " | ".join(wanted)
    query = text(f"{MATCHED[kind]} ORDER BY fits DESC LIMIT {MOST_BY_WORDS}")
    with database.engine().connect() as connection:
        found = connection.execute(query, {"asked": asked}).all()
    return pl.DataFrame(found, schema={"id": pl.Int64, "words": pl.Float64}, orient="row")


@kept
def _meanings(scope: Scope) -> np.ndarray:
    """One row an entry of `library`, in its order; never change it."""
    rows = library(Viewer("", scope)).select("id", pl.col("stored_at").cast(pl.String)).rows()
    keys = [(database.url(), *row) for row in rows]
    new = [key for key in keys if key not in _known]
    if new:
        texts = dict(_said([key[1] for key in new]))
        _known.update(zip(new, directions([texts[key[1]] for key in new]), strict=True))
    return np.stack([_known[key] for key in keys]) if keys else np.zeros((0, WIDTH), dtype=np.float32)


def _said(ids: list[int]) -> list[tuple[int, str]]:
    """What stands for each entry when meanings are compared: its themes by name, and its words."""
    said = [getattr(PracticeEntry, name) for name in SAID]
    rows = frame(select(PracticeEntry.id, PracticeEntry.themes, *said).where(PracticeEntry.id.in_(ids)))
    labels = {theme: each.label for theme, each in themes().items()}
    return [
        (number, ". ".join([*(labels[each] for each in about.split()), *filter(None, texts)])[:MOST_SAID])
        for number, about, *texts in rows.iter_rows()
    ]
