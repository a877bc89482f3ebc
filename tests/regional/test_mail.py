"""The settings of a mail server: what is understood, and a sentence for what is not."""

import pytest

from regional import mail


@pytest.fixture
def settings(monkeypatch):
    def given(url, sender="regional@region.example"):
        monkeypatch.setenv("REGIONAL_SMTP_URL", url)
        monkeypatch.setenv("REGIONAL_SMTP_FROM", sender)
        return mail.server()

    return given


def test_no_setting_is_no_server(monkeypatch):
    monkeypatch.delenv("REGIONAL_SMTP_URL", raising=False)
    assert mail.server() is None


def test_the_address_says_where_and_as_whom(settings):
    server = settings("smtps://us%40er:p%3Aw@mail.example")
    assert (server.host, server.port, server.user, server.password) == ("mail.example", 465, "us@er", "p:w")
    assert settings("smtp://mail.example").port == 587


@pytest.mark.parametrize("url", ["mail.example", "http://mail.example", "smtp://", "smtp://mail:port"])
def test_an_address_that_is_none_is_refused_without_being_repeated(settings, url):
    with pytest.raises(ValueError, match="REGIONAL_SMTP_URL cannot be read") as refused:
        settings(url)
    assert "mail:port" not in str(refused.value)


@pytest.mark.parametrize("sender", ["", "nobody", "a@b\r\nBcc: c@d"])
def test_a_sender_that_is_none_is_refused(settings, sender):
    with pytest.raises(ValueError, match="REGIONAL_SMTP_FROM"):
        settings("smtp://mail.example", sender)


def test_a_server_that_is_not_there_is_told_without_an_address(settings):
    with pytest.raises(mail.NotSent) as told, mail.connected(settings("smtp://127.0.0.1:1")):
        pass
    assert str(told.value).startswith("no mail server took it")
