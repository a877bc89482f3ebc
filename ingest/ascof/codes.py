"""What an ASCOF code means: the metric it is for and, in the long form until 2022-23, the group of people.

The same code means different things before and after April 2023, so nothing is matched by code alone.
"""

import re

import polars as pl

from models.metric import metrics

NEW_FRAMEWORK = "2023-24"  # the first year of it
GROUPS = {
    "": "all",
    "1864": "18-64",
    "64U": "64 and under",
    "65OV": "65 and over",
    "6574": "65-74",
    "6584": "65-84",
    "7584": "75-84",
    "85OV": "85 and over",
    "F": "female",
    "M": "male",
}
ALL_WORDS = ("total", "all", "all ages", "persons", "overall")


def framework(period: str) -> str:
    return "ascof-2014" if period < NEW_FRAMEWORK else "ascof-2023"


def known_codes(of: str) -> pl.DataFrame:
    """Every code of a framework, plain: code, metric, to_confirm; parts stand behind their code."""
    rows = [
        (plain_code(f"{code.code}{code.part or ''}"), metric.id, code.to_confirm)
        for metric in metrics().values()
        for code in metric.codes
        if code.framework == of
    ]
    schema = {"code": pl.String, "metric": pl.String, "to_confirm": pl.Boolean}
    return pl.DataFrame(rows, schema=schema, orient="row")


def plain_code(text: str) -> str:
    """1C(1A), 1c1a and 1C(1A)_1415 are all 1C1A."""
    return re.sub(r"[^A-Z0-9]", "", re.sub(r"_\d{4}$", "", text.strip().upper()))


def parsed(codes: list[str], of: str) -> pl.DataFrame:
    """One row a code as it is written: written, code, metric, to_confirm, group.

    code and metric are null where we do not know it; group is what the code's end says ("1A65OV": "65 and
    over"), "all" where it has none, and null in the framework of 2023, whose codes have no such end.
    """
    known = {code: (metric, unsure) for code, metric, unsure in known_codes(of).iter_rows()}
    rows = []
    for written in codes:
        text = plain_code(written)
        for code in sorted(known, key=len, reverse=True):
            end = text.removeprefix(code)
            if text.startswith(code) and end in (GROUPS if of == "ascof-2014" else ("",)):
                rows.append((written, code, *known[code], GROUPS[end] if of == "ascof-2014" else None))
                break
        else:
            rows.append((written, None, None, None, None))
    schema = {"written": pl.String, "code": pl.String, "metric": pl.String, "to_confirm": pl.Boolean,
              "group": pl.String}  # fmt: skip
    return pl.DataFrame(rows, schema=schema, orient="row")


def breakdown(words: str) -> str:
    """A group in one spelling: "18 to 64" is "18-64", "Total" is "all", "85+" is "85 and over"."""
    text = " ".join(words.split()).casefold()
    text = re.sub(r"^(?:aged? )?(\d+) ?(?:to|–|-) ?(\d+)(?: years)?$", r"\1-\2", text)
    text = re.sub(r"^(?:aged? )?(\d+) ?(?:\+|and over|and above|or over|plus)$", r"\1 and over", text)
    return "all" if text in ALL_WORDS else text
