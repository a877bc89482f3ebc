"""What a page says while its database cannot be reached, or not be written to."""

AWAY = (
    "The database cannot be reached just now, so nothing can be shown or saved. "
    "What was saved before is safe. Try again in a minute; if it goes on, tell whoever looks after this app."
)
_SAFE = (
    "What was saved before is safe. Tell whoever looks after this app; when it is mended, "
    "press the button again. Until then leave this page open, or keep a copy of what you gave."
)
NOT_STORED = {  # by why, as models/unusable.py tells it
    "full": f"Nothing was saved: there is no room left where the database is kept. {_SAFE}",
    "read only": f"Nothing was saved: the database may only be read just now. {_SAFE}",
    None: AWAY,
}
