"""Accounts: who may sign in, how they prove it, and what roles they are given.

Signing in and out leaves no event: the session's row is the record of it. An event would empty every cache
each time somebody comes (regional/data/kept.py).
"""
