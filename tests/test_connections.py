"""Which proxy a connection goes through."""

import pytest

from bot.connections import open_pool, proxy_for


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
