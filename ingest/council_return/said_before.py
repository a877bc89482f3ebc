"""What a council said a quarter ago of its waiting list and its audits, as its template shows it."""


def waiting_in_words(row: dict) -> str:
    """ "12 people, longest 96 days"; the marker where there is no number. row: of ReturnFrames.waiting."""
    if row["waiting"] is None:
        return row["marker"] or ""
    people = f"{row['waiting']:,} {'person' if row['waiting'] == 1 else 'people'}"
    days = row["longest_wait"]
    return people if days is None else f"{people}, longest {days:,} {'day' if days == 1 else 'days'}"


def audits_in_words(row: dict) -> str:
    """ "40 audited: 30 met, 6 partly, 4 did not"; what was not given is left out.

    row: of ReturnFrames.audits.
    """
    parts = {"met": "met", "partly_met": "partly", "not_met": "did not"}
    said = ", ".join(f"{row[part]:,} {words}" for part, words in parts.items() if row[part] is not None)
    audited = "" if row["audited"] is None else f"{row['audited']:,} audited"
    return ": ".join(filter(None, (audited, said)))
