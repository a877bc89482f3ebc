"""What the wall of models/wall.py holds back: here a new table or a new rule joins.

A rule may be coarser than regional/access.py has it, and never narrower: tests/regional/test_isolation.py.
"""

# Tables whose rows have return_id and tier, and what else is kept of a return.
DATA = (
    "answer",
    "case_audit",
    "evidence_score",
    "own_document",
    "own_figure",
    "own_score",
    "waiting_band",
)
BESIDE = ("carried_cell", "sign_off")
# What a council offers the others, and what is said of it and answered; the words they are found by.
OFFERED = ("practice_entry", "practice_use", "region_note", "reply", "practice_words")
PROTECTED = ("council_return", "upload", "unsaved_return", "theme_word", "pack", *DATA, *BESIDE, *OFFERED)
# By the tier that a datum has, or gets on a day that is set already: which day it is, the app knows.
PUBLIC = "(tier = 'public' OR opens_to = 'public')"
TO_REGION = "(tier IN ('region', 'public') OR opens_to IN ('region', 'public'))"
NAMELESS = "(tier <> 'council' OR opens_to IS NOT NULL)"

SAYS = "current_setting('regional.{}', true)"
ALL = f"(SELECT {SAYS.format('sees')} = 'everything')"
SHARED = f"{SAYS.format('sees')} = 'shared'"


def _named(column: str, places: str) -> str:
    # A query of its own is asked once; without one the setting would be taken apart for each row.
    return f"{column} = ANY ((SELECT string_to_array({SAYS.format(places)}, E'\\n'))::text[])"


STANDS = "stage = 'shared' AND status = 'current'"
SENT = f"{SHARED} AND {STANDS}"
# Asked of each return, and found by INDEXES: where much is public, all of it would be too much to list.
SAID_TO_ALL = " OR ".join(
    f"EXISTS (SELECT FROM {name} WHERE return_id = council_return.id AND {PUBLIC})" for name in DATA
)
THERE = "SELECT ons_code FROM council WHERE {}"
WITH_REGION = "SELECT id FROM council_return JOIN council USING (ons_code) WHERE"
# They belong to the tables' owner and run as the owner, whom the wall does not hold back: a policy that asked
# the tables themselves would ask its own question again. Each is asked once a query, not once a row.
FUNCTIONS = {
    "regional_own()": f"SELECT id FROM council_return WHERE {_named('ons_code', 'councils')}",
    "regional_shared()": f"""{WITH_REGION} {SENT}
        AND ({_named("ons_code", "challenged")} OR {_named("region", "regions")})""",
    "regional_public()": f"SELECT id FROM council_return WHERE {SENT} AND ({SAID_TO_ALL})",
    "regional_followed()": f"{WITH_REGION} {_named('region', 'followed')}",
    "regional_counted()": f"{WITH_REGION} {STANDS} AND {_named('region', 'counted')}",
    "regional_own_uploads()": "SELECT upload_id FROM council_return WHERE id IN (SELECT regional_own())",
}
# A file is stored before the return that names it: until then it is its transaction's own.
UNNAMED = "SELECT NOT EXISTS (SELECT FROM council_return WHERE council_return.upload_id = asked)"
JUST_STORED = f"{SAYS.format('sees')} = 'own' AND regional_unnamed(id)"
# Of what a council offers, whoever may see it by its tier; which version stands, the app knows better.
NAMED_TO = (
    f"({_named('ons_code', 'challenged')} OR ons_code IN ({THERE.format(_named('region', 'regions'))}))"
)
OFFERED_TO = f"{SHARED} AND (tier = 'public' OR tier = 'region' AND {NAMED_TO})"
LED = f"ons_code IN ({THERE.format(_named('region', 'led'))})"
OWN = {
    **dict.fromkeys(("council_return", "unsaved_return"), f"{ALL} OR {_named('ons_code', 'councils')}"),
    "theme_word": f"NOT of_return OR {ALL} OR {_named('ons_code', 'councils')}",
    "upload": f"{ALL} OR id IN (SELECT regional_own_uploads()) OR {JUST_STORED}",
    **dict.fromkeys((*DATA, *BESIDE), f"{ALL} OR return_id IN (SELECT regional_own())"),
    # Nobody else's, whatever their roles: what somebody asks about, and writes of it, is theirs.
    "pack": f"{ALL} OR person = (SELECT {SAYS.format('person')})",
    **dict.fromkeys(
        ("practice_entry", "practice_use", "reply"), f"{ALL} OR {_named('ons_code', 'councils')}"
    ),
    "region_note": f"{ALL} OR {_named('region', 'led')}",
    "practice_words": "id IN (SELECT id FROM practice_entry)",  # asked as whoever asks: the same rows
}
# A council that shares a datum with its region, or with everybody, shows the return it stands in as well.
OTHERS = {
    "council_return": " OR ".join(
        f"id IN (SELECT regional_{which}())" for which in ("shared", "public", "followed", "counted")
    ),
    "practice_entry": f"stage = 'shared' AND status <> 'superseded' AND {OFFERED_TO}"
    f" OR stage <> 'draft' AND {LED}",
    "practice_use": f"status = 'current' AND {OFFERED_TO}",
    "region_note": f"{_named('ons_code', 'councils')} OR {SHARED} AND {_named('region', 'regions')}",
    "reply": f"{OFFERED_TO} OR {LED}",
    "sign_off": "return_id IN (SELECT regional_followed())",
    # Whether a score was copied forward is told beside it; the cell itself is not in there.
    "carried_cell": "return_id IN (SELECT regional_shared()) OR return_id IN (SELECT regional_public())",
    **dict.fromkeys(
        DATA,
        f"{TO_REGION} AND return_id IN (SELECT regional_shared())"
        f" OR {PUBLIC} AND return_id IN (SELECT regional_public())"
        f" OR {NAMELESS} AND return_id IN (SELECT regional_counted())",
    ),
}
# So that regional_public() reads the few rows that are public, and not all to find them.
INDEXES = {f"wall_public_{name}": f"{name} (return_id) WHERE {PUBLIC}" for name in DATA}
