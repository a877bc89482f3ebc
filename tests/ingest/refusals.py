"""What the tests of every reader ask of a file that is refused."""

import polars as pl

NO_TABLE = [(b"", "empty_file"), (b"\x00\x01", "wrong_encoding"), (b"PK\x03\x04 no zip", "damaged_workbook")]


def checks(issues, level="error"):
    return {issue.check for issue in issues if issue.level == level}


def assert_refused(issues, check, words):
    errors = {issue.check: issue for issue in issues if issue.level == "error"}
    assert check in errors
    assert words in errors[check].message
    assert errors[check].mend


def assert_nothing_read(frame, issues, check, columns):
    [issue] = issues
    assert (issue.level, issue.check) == ("error", check)
    assert frame.schema == pl.Schema(columns)
    assert frame.is_empty()
