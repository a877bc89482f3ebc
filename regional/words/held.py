"""What is said of what is held about a council: what there is, who can see it, and when that changes."""

from datetime import date, timedelta

import polars as pl

from models.figure import MARKERS
from models.sharing import TIERS, Sharing
from regional.words.plain import day, first_up, listed, several, the
from regional.words.sharing import NAMES, tiers

SUMMARY = "What is held"
VALUES = "Values you may see"
STATES = {"superseded": "superseded by a correction", "withdrawn": "withdrawn: a tombstone stays"}
LAW = (
    "A self-assessment that a council holds can be asked for under the Freedom of Information Act. A tier "
    "says who sees it here; it is no promise of secrecy. Whoever administers the machine can read its "
    "database."
)
UPLOADS = (
    "Each version's file is kept as it was received, for its council alone, with what was said about it. "
    "Practice, its uses, notes and replies are not in this list: they are on Practice and Replies."
)
OWNER = "Each line is owned by the council that sent it, which answers a request for its content."
NO_VALUES = "Nothing of what is listed may be seen by you with its values."
PRINT = "Print this page from your browser with this part open: the buttons and boxes stay off the paper."


def heading(council: str, held: pl.DataFrame) -> str:
    """held: of data.held."""
    if held.is_empty():
        return f"What is held about {council}: nothing it sent"
    versions = several(held.select("quarter", "version").unique().height, "version")
    quarters = several(held["quarter"].n_unique(), "quarter")
    return f"What is held about {council}: {versions} of returns for {quarters}"


def region_heading(region: str) -> str:
    return f"For an information request: what is held of the councils of {the(region)}"


def region_said(held: pl.DataFrame, councils: int) -> str:
    sent = held["ons_code"].n_unique() if held.height else 0
    return (
        f"{sent} of {councils} councils have sent something. The list says what exists, whose it is, since "
        "when and who can see it; values are in it only where you may see them here."
    )


def table(rows: list[dict], council: dict, agreed: date | None, needed: bool, today: date) -> pl.DataFrame:
    """One row a version, and what of it the same people can see. rows: of data.held.

    council: a row of data.councils, with `widest`: the tier its agreement covers, null without one.
    agreed: the last day of that agreement. needed: whether it needs one.
    """
    name, region = council["short_name"], council["region"]
    widest = (council["widest"] or "council") if needed else "public"
    lines: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        sharing = Sharing(row["tier"], row["opens_on"], row["opens_to"])
        stands = row["stage"] == "shared" and row["status"] == "current"
        which = f"{row['quarter']}, version {row['version']}: {_state(row)}"
        whom = _now(sharing, widest, stands, name, region, today)
        changes = _changes(sharing, widest, agreed, needed, stands, council, today)
        line = (name, which, day(row["stored_at"]), whom, changes)
        lines.setdefault(line, []).append(f"{NAMES[row['kind']]} ({row['rows']})")
    made = [
        {"Owner": owner, "Return": which, "Since": since, "What": first_up(listed(what))}
        | {"Who can see it": whom, "When that changes": changes}
        for (owner, which, since, whom, changes), what in lines.items()
    ]
    return pl.DataFrame(made)


def _state(row: dict) -> str:
    return STATES.get(row["status"], row["stage"])


def _now(sharing: Sharing, widest: str, stands: bool, name: str, region: str, today: date) -> str:
    names = tiers(name, region)
    if not stands:
        return names["council"]
    return names[_least(sharing.on(today), widest)]


def _changes(
    sharing: Sharing, widest: str, agreed: date | None, needed: bool, stands: bool, council: dict, today: date
) -> str:
    """The next days on which somebody more or fewer will see it, if nobody decides anything."""
    names = tiers(council["short_name"], council["region"])
    if not stands:
        return "it does not"
    said = []
    if sharing.opens_on and sharing.opens_on > today:
        opens = _least(sharing.opens_to, widest)
        if agreed is None or sharing.opens_on <= agreed:
            said.append(f"{day(sharing.opens_on)}: {names[opens]}")
    if needed and agreed:
        said.append(f"{day(agreed + timedelta(days=1))}: {names['council']}, unless the agreement is renewed")
    return listed(said) if said else "it does not, as it stands"


def _least(tier: str, widest: str) -> str:
    return min(tier, widest, key=TIERS.index)


# What a value is, in the file for an information request.
SCORE, ANSWERS, DOCUMENT, NO_STATEMENT = "Own score", "Answers", "Document", "no statement in particular"
WAITING = {"waiting": "People waiting", "longest_wait": "Longest wait, days"}
AUDITS = {
    "audited": "Case files audited",
    "met": "Case files that met the standard",
    "partly_met": "Case files that partly met it",
    "not_met": "Case files that did not meet it",
}


def figure(breakdown: str) -> str:
    return f"Figure ({breakdown})"


def band(risk: str) -> str:
    return f"risk band: {risk}"


def document(row: dict) -> str:
    """row: of data.own_documents."""
    dates = [
        f"dated {day(row['dated'])}" if row["dated"] else None,
        f"next review {day(row['next_review'])}" if row["next_review"] else None,
    ]
    return "; ".join(filter(None, [row["title"], row["kind"], row["reference"], *dates]))


def marker(code: str | None) -> str | None:
    return MARKERS[code] if code else None
