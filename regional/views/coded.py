"""Sentences of findings, CQC's reports and returns, with what each is about once people's word has won."""

from dataclasses import dataclass

import polars as pl

from models.theme import OTHER, in_order
from models.theme_word import key_of
from regional import data
from regional.access import Viewer
from regional.analysis.themes.said import agreed, with_words
from regional.analysis.themes.split import split
from regional.views import coding
from regional.views.themes import ENGLAND
from regional.words import coded as words

SHOWN = 40
TEXTS = {"ons_code": pl.String, "origin": pl.String, "text": pl.String, "url": pl.String}
ANSWERS = ("how_are_we_doing", "how_do_we_know", "what_next")


@dataclass(frozen=True)
class Coded:
    """What the coded part shows: at most SHOWN rows on the screen, all of them in the file."""

    sentences: list[str]
    rows: list[dict]  # those on the screen: sentence, key, ons_code, council, of_return, theme, polarity
    table: pl.DataFrame
    file: pl.DataFrame
    more: str
    origins: frozenset[str]  # of all rows: finding, report or return
    looked_at: int  # sentences that somebody has said something of
    agreement: pl.DataFrame


@data.kept_view
def texts(viewer: Viewer, place: str) -> pl.DataFrame:
    """One row a sentence: ons_code, council, origin (finding, report or return), url, sentence, key, id.

    England: the findings alone. A region: also CQC's reports as loaded, and the newest answers of the returns
    that the viewer may read.
    """
    everywhere = data.councils(viewer)
    here = everywhere if place == ENGLAND else everywhere.filter(region=place)
    codes = here["ons_code"].to_list()
    found = data.all_findings(viewer).filter(pl.col("ons_code").is_in(codes))
    parts = [found.select("ons_code", text="finding", url="url", origin=pl.lit("finding"))]
    if place != ENGLAND:
        parts += [part for code in codes for part in (_report(viewer, code), _return(viewer, code))]
    every = pl.concat([pl.DataFrame(schema=TEXTS), *(part.select(*TEXTS) for part in parts)])
    named = every.join(here.select("ons_code", council="short_name"), on="ons_code", maintain_order="left")
    return (
        named.with_columns(sentence=pl.col("text").map_elements(split, return_dtype=pl.List(pl.String)))
        .explode("sentence", empty_as_null=False)
        .with_columns(key=pl.col("sentence").map_elements(key_of, return_dtype=pl.String))
        .with_columns(id=_id("key"))
        .unique(["id", "origin"], keep="first", maintain_order=True)  # a finding stands under two statements
        .drop("text")
        .sort("council", maintain_order=True)
    )


def to_code(viewer: Viewer, place: str) -> list[str]:
    """The sentences that nobody has asked for yet since the app started."""
    return coding.not_yet(texts(viewer, place)["sentence"].to_list())


@data.kept_view
def coded(viewer: Viewer, place: str, theme: str | None) -> Coded:
    """What was found of a theme, or of all; for all, sentences about none come last."""
    given, spoken = texts(viewer, place), data.theme_words(viewer)
    found = coding.coded(given["sentence"].to_list()).rename({"sentence": "key"})
    # A word is about one council: another's report may hold the same sentence.
    found = given.select("key", sentence="id").unique().join(found, on="key").drop("key")
    spoken = spoken.with_columns(sentence=_id("sentence")).join(
        given, left_on="sentence", right_on="id", how="semi"
    )
    named = [each for each in in_order() if each != OTHER]
    looked_at, agreement = agreed(found, spoken, named)
    final = with_words(found, spoken)
    joined = given.join(final, left_on="id", right_on="sentence", how="left", maintain_order="left")
    order = pl.col("theme").cast(pl.Enum(named))
    rows = joined.filter(theme=theme) if theme else joined.sort("council", order, nulls_last=True)
    return Coded(
        sentences=words.sentences(joined, theme, looked_at),
        rows=rows.head(SHOWN).with_columns(of_return=pl.col("origin") == "return").to_dicts(),
        table=words.table(rows.head(SHOWN), theme),
        file=words.file(rows),
        more=words.more(rows.height - SHOWN),
        origins=frozenset(rows["origin"]),
        looked_at=looked_at,
        agreement=words.agreement(agreement),
    )


def _id(key: str) -> pl.Expr:
    """Of a sentence about a council."""
    return pl.concat_str("ons_code", key, separator=" ")


def _report(viewer: Viewer, code: str) -> pl.DataFrame:
    return data.passages(viewer, code).select("ons_code", "text", "url", origin=pl.lit("report"))


def _return(viewer: Viewer, code: str) -> pl.DataFrame:
    """The answers of the newest quarter that the viewer may read."""
    quarters = data.quarters_sent_by(viewer, code)
    if not quarters:
        return pl.DataFrame(schema=TEXTS)
    answers = data.own_answers(viewer, code, quarters[0])
    every = answers.unpivot(ANSWERS, index="ons_code", value_name="text").drop_nulls("text")
    return every.select(
        "ons_code", pl.col("text").cast(pl.String), origin=pl.lit("return"), url=pl.lit(None, pl.String)
    )
