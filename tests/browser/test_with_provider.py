"""In and out with an account of a provider, in a real browser: our policy lets it go there and back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from models import database
from models.person import PersonName
from regional.workflow.people import links
from tests import provider as providers
from tests.browser import accounts
from tests.browser.test_accessibility import drawn
from tests.browser.test_sign_in import looked_at
from tests.provider import CLIENT, SECRET, Provider

pytestmark = pytest.mark.browser


@pytest.fixture
def provider() -> Iterator[Provider]:
    with providers.running() as running:
        running.account = {"sub": "lee-1", "email": "lee@region.example", "amr": ["pwd", "mfa"]}
        yield running


@pytest.fixture
def served(provider: Provider, published_file: Path, tmp_path: Path, monkeypatch) -> Iterator[str]:
    settings = {
        "REGIONAL_SIGN_IN": "oidc",
        "REGIONAL_OIDC_ISSUER": provider.issuer,
        "REGIONAL_OIDC_CLIENT_ID": CLIENT,
        "REGIONAL_OIDC_CLIENT_SECRET": SECRET,
        "REGIONAL_OIDC_SECOND_FACTOR": "amr=mfa",
    }
    address = accounts.filled(tmp_path / "regional.db", published_file)
    monkeypatch.setenv("REGIONAL_DATABASE_URL", address)
    with accounts.served(address, **settings) as served:
        yield served
    database.engine().dispose()


def test_from_an_invitation_through_the_provider_and_out_again(served: str, provider: Provider, page: Page):
    with database.engine().connect() as connection:
        wanted = select(PersonName.person_id).where(PersonName.email == "lee@region.example")
        lee = connection.scalar(wanted)
    page.goto(f"{served}/sign-in")
    looked_at(page)
    page.goto(f"{served}/invitation/{links.make(links.INVITATION, lee, 'local')}")
    looked_at(page)
    page.set_viewport_size({"width": 1280, "height": 720})
    page.get_by_role("link", name="Go on and accept").click()
    drawn(page)
    page.get_by_role("link", name="Sign out (Lee Example)").click()
    looked_at(page)
    page.get_by_role("button", name="Sign out here").click()
    expect(page.get_by_text("Done: you are signed out.")).to_be_visible()
    assert provider.signed_out[0]["post_logout_redirect_uri"] == f"{served}/sign-in"
    page.goto(f"{served}/sign-in?next=/people")
    page.get_by_role("link", name="Sign in with your organisation's account").click()
    drawn(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("People")
