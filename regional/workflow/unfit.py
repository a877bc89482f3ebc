"""What somebody typed cannot be used."""


class Unfit(ValueError):
    """str() is a sentence that says why, and what to do."""
