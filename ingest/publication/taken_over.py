"""What a result took over from the one before it, because the pages it was read from did not say it."""

import json

from sqlalchemy import Connection, and_, case, delete, select, update

from models.assessment import Assessment, Score

FIELDS = ("rating", "percent", "published")  # of a result; a rating's check goes with it
OF_A_SCORE = ("score", "check", "url", "source", "note")


def give_back(connection: Connection, publication: str) -> None:
    """What later results took over from a page that is withdrawn becomes what was known before that page.

    Where nothing was, it is no more. Call it first, while what the page superseded still points to it.
    """
    page = _first(connection, Assessment.publication_id == publication)
    if page is None:
        return
    others = and_(
        Assessment.ons_code == page["ons_code"],
        Assessment.kind == page["kind"],
        Assessment.id != page["id"],
    )
    rows = connection.execute(select(*Assessment.__table__.columns).where(others)).mappings().all()
    for taker in rows:
        before = _before(connection, page, taker)
        _scores(connection, publication, taker["id"], known(connection, before))
        _fields(connection, publication, taker, before)


def known(connection: Connection, result: dict | None) -> dict[str, dict]:
    """A result's scores by statement as another one takes them over; result: a row of Assessment."""
    if result is None:
        return {}
    rows = connection.execute(select(*Score.__table__.columns).where(Score.assessment_id == result["id"]))
    return {
        row["statement"]: {name: row[name] for name in OF_A_SCORE}
        | {"taken_from": row["taken_from"] or result["publication_id"]}
        for row in rows.mappings()
    }


def taken_fields(result: dict) -> dict[str, str]:
    """What of FIELDS a result took over, and from which publication."""
    return json.loads(result["taken"] or "{}")


def _before(connection: Connection, page: dict, taker: dict) -> dict | None:
    """The result that the taker would have taken over from, had the page not been there."""
    of_either = Assessment.superseded_by.in_((page["publication_id"], taker["publication_id"]))
    neither = Assessment.id.not_in((page["id"], taker["id"]))
    nearest = case((Assessment.superseded_by == page["publication_id"], 0), else_=1)
    same = (Assessment.ons_code == page["ons_code"], Assessment.kind == page["kind"])
    return _first(connection, and_(*same, of_either, neither), nearest, Assessment.published.desc())


def _scores(connection: Connection, publication: str, taker: int, held: dict[str, dict]) -> None:
    taken = and_(Score.assessment_id == taker, Score.taken_from == publication)
    for statement in connection.scalars(select(Score.statement).where(taken)).all():
        this = and_(taken, Score.statement == statement)
        change = update(Score).values(held[statement]) if statement in held else delete(Score)
        connection.execute(change.where(this))


def _fields(connection: Connection, publication: str, taker: dict, before: dict | None) -> None:
    told = taken_fields(taker)
    names = [name for name, origin in told.items() if origin == publication]
    if not names:
        return
    values = {name: before[name] if before else None for name in names}
    if "rating" in names:
        values["check"] = before["check"] if before else None
    for name in names:
        if before and before[name] is not None:
            told[name] = taken_fields(before).get(name, before["publication_id"])
        else:
            del told[name]
    values["taken"] = json.dumps(told) if told else None
    connection.execute(update(Assessment).where(Assessment.id == taker["id"]).values(values))


def _first(connection: Connection, which, *order) -> dict | None:
    wanted = select(*Assessment.__table__.columns).where(which).order_by(*order, Assessment.id)
    row = connection.execute(wanted).mappings().first()
    return dict(row) if row else None
