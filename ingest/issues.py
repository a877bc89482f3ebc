"""What every reader gives beside its frame; in models/issue.py, because pages speak of it too."""

from models.issue import Issue as Issue
