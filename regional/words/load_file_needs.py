"""What is said of a publisher's file before it is read: that it needs something said, or something else."""

A_YEAR = "a year, as 2018-19"
A_MONTH = "a month, as 2026-09"
A_NUMBER = "LG Inform's number, as 4282"
ONE_AT_A_TIME = "Give one file at a time; only what CQC says of councils is read together."
SAYS_ITSELF = "This file says its periods itself. Leave the box empty."


def not_needed(said: str, words: str) -> str:
    """said: what was typed; words: what the file needs."""
    return f'"{said}" is not what this file needs. Write {words}.'
