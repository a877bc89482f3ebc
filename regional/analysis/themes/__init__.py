"""Coding text into themes: sentence by sentence, on this machine, with the reason and how sure it is."""

from regional.analysis.themes.code import code_sentences

__all__ = ["code_sentences"]
