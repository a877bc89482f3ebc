"""A backup is one file that holds everything: made from either kind of database, restored into either.

Inside it is an SQLite file with every table as the migrations make it, and a manifest of what was copied.
"""


class Refused(Exception):
    """Nothing was changed; the message says why and what to do."""
