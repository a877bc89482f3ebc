"""The invented published record: frames of the same shape as those of published_reports/."""

from math import ceil

import polars as pl

from ingest.demonstration.chance import chance, level, series
from ingest.demonstration.definitions import councils, table, usual
from ingest.demonstration.figure import figure, size
from ingest.published_reports import COLUMNS, NUMBERS
from models.council import INVENTED_REGIONS
from models.framework import STATEMENTS
from models.metric import Metric, metrics

YEARS = ("2018-19", "2019-20", "2020-21", "2021-22", "2022-23", "2023-24")
FINDINGS_EACH = 8
FEWEST_COUNTED = 6  # a numerator below it is withheld
# By kind of council, around which its invented facts lie: people per square kilometre, kilometres to the sea.
PLACES = {"county": (160, 30.0), "unitary": (1500, 18.0), "metropolitan": (2200, 60.0)}


def published_record() -> dict[str, pl.DataFrame]:
    """One frame a file, as ingest.published_reports.read_published gives them."""
    rows = {
        "sources": table("sources").to_dicts(),
        "councils": councils().with_columns(pl.col("adults").cast(pl.Float64)).to_dicts(),
        "predecessors": [],
        "peer_features": [_place(each) for each in councils().to_dicts()],
        "ratings": [row for each in _assessed() for row in _rating(each)],
        "findings": [row for each in _assessed() for row in _findings(each)],
        "practice": [],  # what invented councils offer, they offer themselves: practice.py
        "figures": _figures(),
    }
    return {name: _shaped(name, found) for name, found in rows.items()}


def _shaped(name: str, rows: list[dict]) -> pl.DataFrame:
    text = dict.fromkeys(COLUMNS[name], pl.String)
    numbers = dict.fromkeys(NUMBERS.get(name, ()), pl.Float64)
    more = {column: pl.Float64 for row in rows[:1] for column in row if column not in text}
    left_out = {"published", "scores", "rating", "check"} if name == "councils" else set()
    schema = {column: kind for column, kind in {**text, **numbers, **more}.items() if column not in left_out}
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    return frame.with_columns(row=pl.int_range(pl.len()) + 2)


def _assessed() -> list[dict]:
    return councils().drop_nulls("scores").to_dicts()


def _rating(council: dict) -> list[dict]:
    """The overall row and one for each score that is known."""
    same = {"kind": "formal", "status": "current", "source": "invented", "url": None, "note": None}
    same |= {key: council[key] for key in ("ons_code", "published", "check")}
    known = {s: int(d) for s, d in zip(STATEMENTS, council["scores"], strict=True) if d != "-"}
    percent = float(ceil(sum(known.values()) * 100 / 36)) if len(known) == len(STATEMENTS) else None
    overall = {"statement": "overall", "rating": council["rating"], "percent": percent, "score": None}
    scores = [{"statement": statement, "score": float(score)} for statement, score in known.items()]
    return [same | overall, *(same | {"rating": None, "percent": None} | each for each in scores)]


def _findings(council: dict) -> list[dict]:
    """Some of findings.csv, the weightier ones more often, each at most once."""
    random, left, chosen = chance("findings", council["ons_code"]), table("findings").to_dicts(), []
    for _ in range(FINDINGS_EACH):
        found = random.choices(left, weights=[int(each["weight"]) for each in left])[0]
        left.remove(found)
        chosen.append({key: text for key, text in found.items() if key != "weight"})
    same = {"kind": "formal", "check": council["check"], "url": None}
    same |= {key: council[key] for key in ("ons_code", "published")}
    return [same | each for each in chosen]


def _figures() -> list[dict]:
    """Every metric of annual_figures.csv for every council and region and each of YEARS."""
    rows = []
    for definition in usual("annual_figures"):
        metric, found = metrics()[definition["metric"]], []
        for council in councils().to_dicts():
            found += _council_figures(metric, definition, council)
        rows += [_withheld(row) for row in found] + _region_figures(metric, found)
    return [{key: value for key, value in row.items() if key != "region"} for row in rows]


def _council_figures(metric: Metric, definition: dict, council: dict) -> list[dict]:
    random = chance("annual", metric.id, council["ons_code"])
    usual_here = level(metric.id, council["ons_code"], definition["usual"], definition["between_councils"])
    values = series(random, usual_here, definition["between_years"], len(YEARS))
    margin = definition["margin_of_error"]
    return [
        _row(metric, year, council["ons_code"], council["short_name"], "council")
        | figure(metric, wanted * size(metric, council["adults"]), council["adults"], definition["out_of"])
        | {"margin_of_error": margin, "region": council["region"]}
        for year, wanted in zip(YEARS, values, strict=True)
    ]


def _region_figures(metric: Metric, councils: list[dict]) -> list[dict]:
    """The average of a region's councils, each counted by its denominator."""
    rows = []
    for region, code in INVENTED_REGIONS.items():
        for year in YEARS:
            here = [each for each in councils if each["region"] == region and each["year"] == year]
            weights = [each["denominator"] or 1 for each in here]
            total = sum(each["value"] * weight for each, weight in zip(here, weights, strict=True))
            value = {"value": round(total / sum(weights), 1), "margin_of_error": None}
            rows.append(_row(metric, year, code, region, "region") | value)
    return rows


def _row(metric: Metric, year: str, ons_code: str, area: str, level: str) -> dict:
    code = metric.codes[0]
    about = {"metric": metric.id, "ons_code": ons_code, "area": area, "level": level, "year": year}
    about |= {"framework": code.framework, "code": code.code, "publication": "demo-annual"}
    return about | {"breakdown": "all", "numerator": None, "denominator": None, "marker": None}


def _withheld(row: dict) -> dict:
    few = row["numerator"] is not None and row["numerator"] < FEWEST_COUNTED
    return row | {"value": None, "numerator": None, "denominator": None, "marker": "c"} if few else row


def _place(council: dict) -> dict:
    """Facts that the nearest-neighbour method asks for; they agree with nothing else."""
    random = chance("place", council["ons_code"])
    density, sea = PLACES[council["council_type"]]

    def about(usual: float, spread: float = 0.35) -> float:
        return round(usual * random.lognormvariate(0, spread), 3)

    return {
        "ons_code": council["ons_code"],
        "in_model": "True",
        "over_15_population": float(round(council["adults"] * 1.03)),
        "aged_85_plus_pct": about(2.6, 0.15),
        "black_african_pct": about(1.2, 0.7),
        "black_caribbean_pct": about(0.6, 0.7),
        "bangladeshi_pct": about(0.6, 0.8),
        "indian_pct": about(2.1, 0.8),
        "chinese_pct": about(0.6, 0.4),
        "pakistani_pct": about(1.6, 0.9),
        "social_renters_pct": about(16, 0.25),
        "student_pct": about(6.5, 0.25),
        "low_english_proficiency_pct": about(1.2, 0.5),
        "people_per_sq_km": about(density),
        "higher_level_qualifications_pct": about(32, 0.15),
        "distance_to_sea_km": about(sea, 0.6),
        "sparsity": about(0.05 if density > 1000 else 0.4, 0.5),
    }
