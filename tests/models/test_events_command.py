"""python -m ingest events."""

import json

import pytest

from ingest.__main__ import main
from ingest.events import verified


def test_the_command_lists_the_newest_events_and_checks_the_chain(ten, capsys):
    assert main(["events"]) == 0
    assert capsys.readouterr().out.splitlines()[0].startswith("10. ")
    assert main(["events", "--verify"]) == 0
    assert capsys.readouterr().out.startswith("10 events, chain whole\n")
    noted = verified().hash
    assert main(["events", "--verify", "--expect", noted.upper()]) == 0
    ten("DELETE FROM event WHERE id = 10")
    assert main(["events", "--verify"]) == 0
    assert main(["events", "--verify", "--expect", noted]) == 1
    assert "taken off its end" in capsys.readouterr().out


def test_the_command_names_the_event_at_which_the_chain_breaks(ten, capsys):
    ten("DELETE FROM event WHERE id = 4")
    assert main(["events", "--verify"]) == 1
    assert capsys.readouterr().out.startswith("Event 4 is missing: event 5 does not belong after event 3.")
    assert main(["events", "--verify", "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["events"], said["broken_at"], said["issues"][0]["check"]) == (3, 4, "broken_chain")


def test_what_is_no_hash_is_a_question_of_usage(ten, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["events", "--verify", "--expect", "abc"])
    assert stopped.value.code == 2
    assert "64 digits" in capsys.readouterr().err
