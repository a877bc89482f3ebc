"""Fetches CQC's pages about councils politely: see walk.py. Untried on CQC's live site."""
