from tests.regional.web.sign_in.conftest import PASSWORD

NEW = "two otters by the lock"


def signed_in(visitor, ann):
    here = visitor()
    here.fill_in("/sign-in", email=ann, password=PASSWORD)
    return here


def test_who_knows_the_old_password_chooses_a_new_one_and_signs_in_with_it(visitor, ann):
    here, other = signed_in(visitor, ann), signed_in(visitor, ann)
    answer = here.fill_in("/password", old=PASSWORD, password=NEW, again=NEW)
    assert answer.headers["location"] == "/sign-in?done=password"
    for each in (here, other):
        assert "Nobody is signed in" in each.get("/sign-out").text
    assert visitor().fill_in("/sign-in", email=ann, password=PASSWORD).status == 422
    assert visitor().fill_in("/sign-in", email=ann, password=NEW).status == 303


def test_without_the_old_one_nothing_changes_and_guessing_it_is_slowed_down(visitor, ann):
    here = signed_in(visitor, ann)
    wrong = {"old": "not this one at all", "password": NEW, "again": NEW}
    answers = [here.fill_in("/password", **wrong) for _ in range(9)]  # a slow machine waits by itself
    assert all(answer.faults[0].startswith("This is not the password you have.") for answer in answers[:5])
    assert any(answer.faults[0].startswith("Try again in ") for answer in answers[5:])
    assert "Stay signed in" in here.get("/sign-out").text


def test_an_unfit_one_is_told_and_the_old_one_stays(visitor, ann):
    here = signed_in(visitor, ann)
    assert here.fill_in("/password", old=PASSWORD, password="short", again="short").faults == [
        "This password has 5 characters. Use 12 or more."
    ]
    assert here.fill_in("/password", old=PASSWORD, password=NEW, again="another").faults == [
        "The two passwords differ. Type the same one twice."
    ]
    assert visitor().fill_in("/sign-in", email=ann, password=PASSWORD).status == 303


def test_it_is_for_who_is_signed_in(visitor, ann):
    assert visitor().get("/password").headers["location"] == "/sign-in"


def test_the_way_out_says_how_often_one_is_signed_in(visitor, ann):
    here = signed_in(visitor, ann)
    assert "You are signed in in this browser only." in here.get("/sign-out").text
    signed_in(visitor, ann)
    assert "You are signed in 2 times, this browser included: since " in here.get("/sign-out").text
