"""Which proxy a connection goes through."""

import pytest
import urllib3
from urllib3.exceptions import LocationParseError

from bot.connections import open_pool, proxy_for, reason_of


@pytest.mark.parametrize(
    ("variables", "url", "proxy"),
    [
        ({"https_proxy": "http://proxy:1"}, "https://example.org/a", "http://proxy:1"),
        ({"HTTPS_PROXY": "proxy:1"}, "https://example.org/a", "http://proxy:1"),
        ({"https_proxy": "http://proxy:1"}, "http://example.org/a", None),
        ({"all_proxy": "http://proxy:1"}, "http://example.org/a", "http://proxy:1"),
        ({"https_proxy": "http://proxy:1", "no_proxy": "example.org"}, "https://git.example.org/a", None),
        ({}, "https://example.org/a", None),
    ],
)
def test_a_proxy_is_found_as_everywhere(
    variables: dict[str, str], url: str, proxy: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert proxy_for(url, None) == proxy
    assert proxy_for(url, "http://mine:2") == "http://mine:2"


def test_a_proxy_that_cannot_be_used_is_refused_without_its_password() -> None:
    with pytest.raises(ValueError, match="proxy cannot be used") as refused:
        open_pool("http://example.org", "ftp://fern:s3cr3t@proxy", user_agent="x")
    assert "s3cr3t" not in str(refused.value)


def test_a_login_at_a_proxy_may_hold_any_sign() -> None:
    pool = open_pool("http://example.org", "http://fern%40club:s3%3Acr%25t@proxy:1", user_agent="x")
    assert isinstance(pool, urllib3.ProxyManager)
    assert pool.proxy_headers == urllib3.make_headers(proxy_basic_auth="fern@club:s3:cr%t")


def test_a_name_that_no_server_can_have_is_told() -> None:
    with pytest.raises(LocationParseError) as refused:
        open_pool("http://a..b", None, user_agent="x").request("GET", "http://a..b/", retries=False)
    assert "Check the address" in reason_of(refused.value, otherwise="?")
