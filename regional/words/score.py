"""One score and one finding, said with where they came from."""

from models.framework import Framework
from models.theme import themes
from regional.words.plain import escaped, first_up, published, several
from regional.words.provenance import address, check

POLARITY = {"strength": ("What the report praised", "\\+"), "shortfall": ("What it asked for", "−")}


def score(council: str, statement: str, known: dict | None, framework: Framework, result: dict) -> str:
    """known: a row of analysis.grid.published_scores, or None; result: the council's row of grid.results."""
    of = f"**{council}, {statement.lower()}:"
    if known is None:
        return f"{of} not known to us.** {_what_is_known(council, result)}"
    words = framework.score_words[str(known["score"])]
    pilot = " Pilot: indicative, counted nowhere." if known["kind"] == "pilot" else ""
    note = f" {first_up(escaped(known['note']))}." if known["note"] else ""
    return (
        f"{of} {known['score']}, {words}.**{pilot} {check(known['check'])} Published: "
        f"{published(known['published'])}. Noted with it: {escaped(known['source'])}.{note} "
        f"{address(known['url'])}"
    )


def no_finding(council: str, statement: str) -> str:
    return (
        f"No finding about {statement.lower()} in {council} is recorded here. That is not praise: "
        "not all reports are read yet, and a report names what it names."
    )


def polarity(name: str, n: int) -> str:
    return f"{POLARITY[name][0]}: {several(n, 'finding') if n else 'nothing recorded'}"


def finding(found: dict) -> str:
    """One line: sign, our words, theme, kind, how it was read, where."""
    sign = POLARITY[found["polarity"]][1]
    theme = themes()[found["theme"]].label
    pilot = " Pilot, indicative." if found["kind"] == "pilot" else ""
    return (
        f"{sign} {escaped(found['finding'])} *{theme}.*{pilot} {check(found['check'])} "
        f"{published(found['published'])}. {address(found['url'])}"
    )


def by_polarity(found: list[dict]) -> dict[str, list[str]]:
    """Findings as lines under their heading, strengths first; a side without any has its heading alone."""
    shown = {}
    for name in POLARITY:
        some = [each for each in found if each["polarity"] == name]
        shown[polarity(name, len(some))] = [finding(each) for each in some]
    return shown


def _what_is_known(council: str, result: dict) -> str:
    if result["state"] == "nothing":
        return f"CQC's result for {council} is not known to us. If it is published, send us its address."
    if result["state"] == "rating only":
        return f"Its rating is known ({result['rating']}), its nine scores are not."
    return "Other scores of this council are known, this one is not."
