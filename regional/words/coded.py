"""What is said of sentences and the themes that were found in them."""

import polars as pl

from models.passage import ATTRIBUTION
from models.theme import themes
from regional.words.plain import day, first_up, several
from regional.words.provenance import ALL_PUBLIC, NOT_PUBLIC
from regional.words.themes import are

HEADING = "Sentences and what they are about: found by the app, put right by people"
HOW = (
    "A program on this machine reads each sentence: words that are plain, and likeness to some two thousand "
    "sentences of our own. About one find in five is wrong. What a person says wins, and stays. "
    "No text leaves this machine."
)
CQCS = ATTRIBUTION
PROGRESS = "Reading sentences: {} of {}"
ANSWERS_TOO = "Answers of returns are here as far as you may read them, and for nobody else."
AGREEMENT = "How well the app and people agree"
NOBODY = "Nobody has said anything yet of what was found here."
NOTHING = (
    "There is no text here yet. Load CQC's pages on Sources, or add findings to "
    "published_reports/findings.csv."
)
NONE_OF_THEME = "No sentence here was found to be about this theme."
WHICH, WHAT, KEEP = "Sentence", "What do you say?", "Keep my word"
THEME, NAMED_AS = "It is about", "Named as"
RIGHT, WRONG, OTHERWISE = "Right as it is", "Not about this", "Put it as below"
CHOOSE = "To mend: read the sentence, and choose what you say of it."
KEPT = "Done: your word is kept and counts from now on."
NOTHING_TO_SAY = "To mend: no theme was found in this sentence. Choose “Put it as below” to give it one."
MAY_NOT = "Who may say: the council the sentence is about, and for published text its region's lead."
ORIGINS = {"finding": "Finding", "report": "CQC's report", "return": "Own return"}
POLARITIES = {"strength": "Strength", "shortfall": "Shortfall", "mixed": "Both", "neutral": "Neither"}
LONGEST = 90  # letters of a sentence in a list


def sentences(coded: pl.DataFrame, theme: str | None, looked_at: int) -> list[str]:
    """coded: one row a sentence and theme found, theme null where none."""
    every = coded["id"].n_unique()
    some = coded.filter(pl.col("theme") == theme if theme else pl.col("theme").is_not_null())
    about = first_up(are([theme])) if theme else "A theme is"
    said = [
        f"{about} found in {some['id'].n_unique():,} of {several(every, 'sentence')} here, "
        f"about {several(some['ons_code'].n_unique(), 'council')}."
    ]
    return [*said, f"People have said their word on {several(looked_at, 'sentence')}."] if looked_at else said


def table(rows: pl.DataFrame, theme: str | None) -> pl.DataFrame:
    """One row a sentence and theme, for the screen."""
    shown = pl.DataFrame(
        [
            {
                "Council": row["council"],
                "Sentence": row["sentence"],
                "Theme": themes()[row["theme"]].label if row["theme"] else "none found",
                "Named as": POLARITIES.get(row["polarity"], "–"),
                "How sure": _sure(row),
                "Why": row["why"] or "–",
                "From": ORIGINS[row["origin"]],
            }
            for row in rows.iter_rows(named=True)
        ]
    )
    return shown.drop("Theme", strict=False) if theme else shown


def file(rows: pl.DataFrame) -> pl.DataFrame:
    """All of it, for a spreadsheet."""
    names = {
        "ons_code": "ONS code",
        "council": "Council",
        "origin": "From",
        "sentence": "Sentence",
        "theme": "Theme",
        "polarity": "Named as",
        "confidence": "How sure, 0 to 1",
        "why": "Why",
        "said_at": "Said by a person at",
        "url": "Source",
    }
    seen_by = pl.when(pl.col("origin") == "return").then(pl.lit(NOT_PUBLIC)).otherwise(pl.lit(ALL_PUBLIC))
    shown = [pl.col(name).alias(words) for name, words in names.items()]
    return rows.select(*shown, seen_by.alias("Who may see it"))


def more(n: int) -> str:
    return f"And {n:,} more: take the CSV for all of them." if n > 0 else ""


def agreement(counts: pl.DataFrame) -> pl.DataFrame:
    """Per theme, those alone that somebody or the app named in a sentence people looked at."""
    named = counts.filter((pl.col("said") > 0) | (pl.col("coded") > 0))
    return pl.DataFrame(
        [
            {
                "Theme": themes()[row["theme"]].label,
                "People say": row["said"],
                "The app found": row["coded"],
                "Both": row["both"],
                "Precision": _share(row["precision"]),
                "Recall": _share(row["recall"]),
                "Kappa": _share(row["kappa"]),
            }
            for row in named.iter_rows(named=True)
        ]
    )


def looked_at(n: int) -> str:
    return (
        f"On {several(n, 'sentence')} that somebody said something of, which are not a random sample. "
        "Precision: of what the app found, the share people kept. Recall: of what people say, the share it "
        "found. Kappa: agreement beyond chance, 1 at best."
    )


def line(row: dict) -> str:
    """A sentence in a list to choose from."""
    text = row["sentence"] if len(row["sentence"]) <= LONGEST else f"{row['sentence'][:LONGEST]}…"
    about = f"{themes()[row['theme']].label}, {polarity(row['polarity']).lower()}" if row["theme"] else ""
    return f"{row['council']}: {text} ({about or 'no theme'})"


def polarity(chosen: str) -> str:
    return POLARITIES[chosen]


def _sure(row: dict) -> str:
    if row["said_at"]:
        return f"A person, {day(row['said_at'])}"
    return f"{row['confidence']:.0%}" if row["confidence"] is not None else "–"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
