"""How well and how fast the coder codes: on the sentences it never learned from, and on what others wrote.

.venv/bin/python -m benchmarks.themes
"""

import time

import polars as pl

from benchmarks.machine import described
from models.theme import FIRST, OTHER, in_order
from regional.analysis.themes import code_sentences
from regional.analysis.themes.agreement import agreement
from regional.analysis.themes.labelled import KINDS, labelled
from regional.analysis.themes.learned import learned

TWELVE = [theme for theme in in_order() if theme not in (OTHER, "commissioning")]
WORST = 15


def truth(rows: pl.DataFrame) -> pl.DataFrame:
    """Sentence (its place), theme and polarity as labelled."""
    return (
        rows.drop("sentence")
        .with_row_index("sentence")
        .explode("labels", empty_as_null=False)
        .select(
            pl.col("sentence").cast(pl.Int64),
            theme=pl.col("labels").str.split(":").list.get(0),
            polarity=pl.col("labels").str.split(":").list.get(1),
        )
    )


def figures(rows: pl.DataFrame, embedding: bool) -> tuple[pl.DataFrame, dict[str, float]]:
    coded = code_sentences(rows["sentence"].to_list(), embedding=embedding)
    said = truth(rows)
    each = agreement(coded, said, rows.height, [*TWELVE, "commissioning"])
    both = coded.join(said, on=["sentence", "theme"], suffix="_said")
    right = both["polarity"].cast(pl.String) == both["polarity_said"]
    return each, {
        "macro-F1, the five named": each.filter(pl.col("theme").is_in(FIRST))["f1"].mean(),
        "macro-F1, twelve": each.filter(pl.col("theme").is_in(TWELVE))["f1"].mean(),
        "polarity right where the theme is": right.mean(),
    }


def by_kind(rows: pl.DataFrame) -> pl.DataFrame:
    """Per kind of difficulty: sentences, the share with exactly the right themes, micro-F1, polarity."""
    lines = []
    for kind in KINDS:
        some = rows.filter(kind=kind)
        coded, said = code_sentences(some["sentence"].to_list()), truth(some)
        both = coded.join(said, on=["sentence", "theme"], suffix="_said")
        got = coded.group_by("sentence").agg(pl.col("theme").sort())
        want = said.group_by("sentence").agg(wanted=pl.col("theme").sort())
        every = pl.DataFrame({"sentence": range(some.height)}).join(got, on="sentence", how="left")
        every = every.join(want, on="sentence", how="left")
        f1 = 2 * both.height / (coded.height + said.height) if coded.height + said.height else None
        lines.append(
            {
                "kind": kind,
                "sentences": some.height,
                "themes all right": every.select(pl.col("theme").eq_missing(pl.col("wanted")).mean()).item(),
                "micro-F1": f1,
                "polarity": (both["polarity"].cast(pl.String) == both["polarity_said"]).mean(),
            }
        )
    return pl.DataFrame(lines)


def worst(rows: pl.DataFrame) -> pl.DataFrame:
    """The finds it was surest of and wrong about, then what it missed."""
    coded, said = code_sentences(rows["sentence"].to_list()), truth(rows)
    text = rows.with_row_index("sentence_number").select(
        pl.col("sentence_number").cast(pl.Int64), text="sentence"
    )
    wrong = (
        coded.join(said, on=["sentence", "theme"], how="anti").sort("confidence", descending=True).head(WORST)
    )
    missed = said.join(coded, on=["sentence", "theme"], how="anti").head(WORST)
    both = pl.concat(
        [
            wrong.select("sentence", "theme", "confidence", fault=pl.lit("found, not meant")),
            missed.select("sentence", "theme", confidence=pl.lit(None, pl.Float64), fault=pl.lit("missed")),
        ]
    )
    return both.join(text, left_on="sentence", right_on="sentence_number").select(
        "fault", "theme", "confidence", "text"
    )


def published() -> dict[str, float]:
    """On the findings of published_reports/, which others worded: the theme they gave, and the polarity."""
    rows = pl.read_csv("published_reports/findings.csv").filter(pl.col("theme") != OTHER)
    coded = code_sentences(rows["finding"].to_list())
    said = rows.with_row_index("sentence").with_columns(pl.col("sentence").cast(pl.Int64))
    both = coded.join(said, on=["sentence", "theme"], suffix="_said")
    return {
        "findings": rows.height,
        "theme given is among those found": both.height / rows.height,
        "polarity right where it is": (both["polarity"].cast(pl.String) == both["polarity_said"]).mean(),
    }


def speed() -> dict[str, float]:
    """Sentences nobody has coded before, after warm-up: by the clock, and the work of both cores together."""
    ours = labelled()["sentence"].to_list()
    seconds = {}
    for n in (300, 5000):
        new = [f"{ours[place % len(ours)]} Note {place} of {n}." for place in range(n)]
        started, worked = time.perf_counter(), time.process_time()
        code_sentences(new)
        seconds[f"{n} sentences, s"] = time.perf_counter() - started
        seconds[f"{n} sentences, s of work"] = time.process_time() - worked
    return seconds


def main() -> None:
    pl.Config.set_tbl_rows(60).set_fmt_str_lengths(140).set_tbl_width_chars(200)
    print(described())
    held = labelled().filter("held")
    started = time.perf_counter()
    learned()
    print(f"learning from {labelled().height - held.height} sentences: {time.perf_counter() - started:.2f} s")
    for embedding in (True, False):
        each, all_in_all = figures(held, embedding)
        print(f"held part, {held.height} sentences, embedding {'on' if embedding else 'off'}:", all_in_all)
        print(each if embedding else "")
    print(by_kind(held))
    print(worst(held))
    print("published findings, worded by others:", published())
    print(speed())


if __name__ == "__main__":
    main()
