"""Which settings of the rewriting are refused, and how."""

import pytest

from bot.rewriting.settings import RewritingSettings

URL = "http://127.0.0.1:11434/v1"


@pytest.mark.parametrize(
    ("settings", "at_fault"),
    [
        ({"url": URL}, "model"),
        ({"model": "small"}, "url"),
        ({"url": URL, "model": " "}, "model"),
        ({"url": "localhost:11434", "model": "small"}, "url"),
        ({"url": "http://[::1", "model": "small"}, "url"),
        ({"url": "http://host:port/v1", "model": "small"}, "url"),
        ({"url": "http://fern:s3cr3t@host/v1", "model": "small"}, "url"),
        ({"url": "http://host/v1?key=s3cr3t", "model": "small"}, "url"),
        ({"url": URL, "model": "small", "key_variable": "sk-s3cr3t"}, "key_variable"),
    ],
)
def test_what_cannot_be_used_is_named_and_never_shown(settings: dict[str, str], at_fault: str) -> None:
    with pytest.raises(ValueError, match=f"^{at_fault}: ") as refused:
        RewritingSettings(**settings)  # type: ignore[arg-type]
    assert "s3cr3t" not in str(refused.value)


def test_without_any_setting_it_is_off() -> None:
    assert RewritingSettings().url is None
