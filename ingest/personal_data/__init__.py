"""What looks like personal data, and where in a file it stands. None is ever repeated."""
