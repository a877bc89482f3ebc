"""What we know: tables and definitions. Imports nothing else of ours."""
