"""How fast the app is, measured beside an empty page on the same machine: printed, never a test."""
