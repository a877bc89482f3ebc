import pytest

from regional.web.sign_in import next_page
from tests.regional.web.sign_in.conftest import PASSWORD


def stripped(answer) -> str:
    """The page without what differs from one opening to the next."""
    text = answer.text
    for value in answer.hidden.values():
        text = text.replace(value, "")
    return text


def test_a_wrong_password_and_an_address_nobody_has_are_answered_alike(visitor, ann):
    wrong = visitor().fill_in("/sign-in", email=ann, password="not this one at all")
    nobody = visitor().fill_in("/sign-in", email="ned@council.example", password="not this one at all")
    assert wrong.status == nobody.status == 422
    assert wrong.faults == nobody.faults
    assert stripped(wrong) == stripped(nobody).replace("ned@council.example", ann)


@pytest.mark.parametrize("email", ["ann@council.example", "ned@council.example"])
def test_after_five_wrong_tries_it_says_how_long_to_wait_whoever_it_is(visitor, ann, email):
    here = visitor()
    for _ in range(5):
        here.fill_in("/sign-in", email=email, password="not this one at all")
    [fault] = here.fill_in("/sign-in", email=email, password="not this one at all").faults
    assert fault.startswith("Try again in ")


def test_a_password_is_never_sent_back(visitor, ann):
    answer = visitor().fill_in("/sign-in", email=ann, password="not this one at all")
    assert "not this one at all" not in answer.text
    assert f'value="{ann}"' in answer.text


def test_an_empty_box_is_named_and_led_to(visitor):
    answer = visitor().fill_in("/sign-in", email="", password="")
    assert answer.faults == ["E-mail address: fill this in.", "Password: fill this in."]
    assert '<a href="#password">' in answer.text
    assert "<title>To mend: Sign in" in answer.text


def test_what_is_typed_is_text_and_never_markup(visitor):
    answer = visitor().fill_in("/sign-in", email='"><script>1</script>', password="")
    assert "<script" not in answer.text


def test_it_leads_back_to_the_page_one_came_from(visitor, ann):
    answer = visitor().fill_in("/sign-in?next=/council%3Fcouncil%3DBarnet", email=ann, password=PASSWORD)
    assert answer.headers["location"] == "/council?council=Barnet"


@pytest.mark.parametrize(
    "wanted",
    [
        "https://elsewhere.example/council",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "/council\\..\\..",
        "\\\\elsewhere.example",
        "javascript:alert(1)",
        " //elsewhere.example",
        "/\t/elsewhere.example",
        "/sign-out",
        "/nowhere",
        "//[",
        "",
    ],
)
def test_it_leads_nowhere_but_to_our_pages(wanted):
    assert next_page.safe(wanted) == "/"


def test_signing_out_everywhere_ends_every_browser(visitor, ann):
    one, other = visitor(), visitor()
    for each in (one, other):
        each.fill_in("/sign-in", email=ann, password=PASSWORD)
    answer = one.fill_in("/sign-out", where="everywhere")
    assert answer.headers["location"] == "/sign-in?done=everywhere"
    assert "regional_session" not in one.cookies
    assert "Nobody is signed in" in other.get("/sign-out").text


def test_signing_out_here_leaves_other_browsers_alone(visitor, ann):
    one, other = visitor(), visitor()
    for each in (one, other):
        each.fill_in("/sign-in", email=ann, password=PASSWORD)
    token = one.cookies["regional_session"]
    one.fill_in("/sign-out", where="here")
    assert "Stay signed in" in other.get("/sign-out").text
    assert "Nobody is signed in" in visitor(cookies={"regional_session": token}).get("/sign-out").text
