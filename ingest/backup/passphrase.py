"""The passphrase of a backup: from the environment, or typed where nobody can read it."""

import os
import sys
from getpass import getpass

from ingest.backup import Refused

VARIABLE = "REGIONAL_BACKUP_PASSPHRASE"
SHORTEST = 12

TOO_SHORT = f"The passphrase has fewer than {SHORTEST} characters. Choose a longer one: four words will do."
NO_TERMINAL = f"A passphrase is needed, and there is no terminal to ask for it on: set {VARIABLE}."


def new() -> str:
    """One to make a backup with, asked for twice. Raises Refused."""
    given = os.environ.get(VARIABLE) or _typed("A passphrase for the backup: ")
    if len(given) < SHORTEST:
        raise Refused(TOO_SHORT)
    if not os.environ.get(VARIABLE) and _typed("The same again: ") != given:
        raise Refused("The two passphrases are not the same. Nothing was made; try again.")
    return given


def known() -> str:
    """The one that a backup was made with. Raises Refused."""
    return os.environ.get(VARIABLE) or _typed("The backup's passphrase: ")


def _typed(question: str) -> str:
    if not sys.stdin.isatty():
        raise Refused(NO_TERMINAL)
    return getpass(question)
