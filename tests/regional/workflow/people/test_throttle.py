from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from models.person import SignInAttempt
from regional.workflow.people import throttle
from tests.regional.workflow.people.conftest import START

ANN = "ann@barnet.example"


def wrong(number):
    for _ in range(number):
        assert throttle.begin(ANN).wait == 0


def test_five_wrong_tries_are_free_and_then_each_waits_twice_as_long(database, clock):
    wrong(5)
    for pause in (2, 4, 8, 16, 32, 60, 60):
        assert throttle.begin(ANN).wait == pause
        clock.go_on(seconds=pause - 1)
        assert throttle.begin(ANN).wait == 1
        clock.go_on(seconds=1)
        assert throttle.begin(ANN).wait == 0


@pytest.mark.parametrize("tries", [0, 4, 5, 9, 10, 11, 40, 2_000])
def test_nobody_is_ever_told_to_wait_longer_than_a_minute(tries):
    for later in range(-3_600, 61):  # a clock may be put back as well
        wait = throttle.seconds_to_wait([START] * tries, START + timedelta(seconds=later))
        assert 0 <= wait <= 60
    assert throttle.seconds_to_wait([START] * tries, START + timedelta(seconds=60)) == 0


def test_trying_while_waiting_does_not_make_the_wait_longer(database, clock):
    wrong(5)
    for _ in range(50):
        assert throttle.begin(ANN).wait == 2
    clock.go_on(seconds=2)
    assert throttle.begin(ANN).wait == 0


def test_a_wrong_try_counts_for_a_quarter_of_an_hour_and_is_then_forgotten(database, clock):
    wrong(5)
    assert throttle.begin(ANN).wait
    clock.go_on(minutes=15)
    assert throttle.begin(ANN).wait == 0
    with database.engine().connect() as connection:
        assert len(connection.execute(select(SignInAttempt.id)).all()) == 1


def test_other_addresses_do_not_wait(database):
    wrong(5)
    assert throttle.begin("bob@barnet.example").wait == 0


def test_the_address_is_not_stored(database):
    wrong(1)
    with database.engine().connect() as connection:
        [row] = connection.execute(select(SignInAttempt.__table__)).all()
    assert ANN not in str(row)


def test_many_tries_at_one_moment_are_counted_as_many(database):
    with ThreadPoolExecutor(12) as pool:
        waits = [this.wait for this in pool.map(lambda _: throttle.begin(ANN), range(24))]
    assert sorted(waits) == [0] * 5 + [2] * 19
