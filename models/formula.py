"""Texts that a spreadsheet opening a .csv would take for a formula and run, though they are words."""

# The last four are the wide forms of the first, which some versions of Excel read as the same.
BEGIN = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def would_run(text: str) -> bool:
    return text.startswith(BEGIN)


def spaced(text: str) -> str:
    """With a space in front where it would run: for a file that is read again, which takes the space off."""
    return f" {text}" if would_run(text) else text
