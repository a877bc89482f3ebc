"""The demonstration: four invented regions, 36 invented councils, twelve quarters of returns from one region.

councils.csv, annual_figures.csv, quarterly_figures.csv, findings.csv, answers.toml and sources.csv say what
is usual; stories.toml says what is not, and where to look for it. All else is drawn at random from a seed.
"""
