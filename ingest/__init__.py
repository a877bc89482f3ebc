"""How facts get in: one reader for each source, each giving frames and issues."""
