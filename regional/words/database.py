"""What a page says while its database cannot be reached."""

AWAY = (
    "The database cannot be reached just now, so nothing can be shown or saved. "
    "What was saved before is safe. Try again in a minute; if it goes on, tell whoever looks after this app."
)
