"""Which secrets an installation has, and that its settings show none."""

import pytest

from bot.config.secret_values import secret_values
from bot.config.settings import Settings, load_settings
from bot.errors import ConfigurationError
from tests.conftest import Folder

TEXT = """
state: postgresql://quorum:stand%20in-1@127.0.0.1/quorum
proxy: http://me:stand-in-2@127.0.0.1:3128
sources:
  - git: https://example.org/minutes
    token_variable: MINUTES_TOKEN
    proxy: http://me:stand-in-3@127.0.0.1:3128
rewriting: {url: "http://127.0.0.1:1/v1", model: m, key_variable: MODEL_KEY, proxy: "http://me:stand-in-4@127.0.0.1:1"}
"""
ENVIRONMENT = {
    "DISCORD_TOKEN": "stand-in-5",
    "MINUTES_TOKEN": "me:stand-in-6",
    "MODEL_KEY": "stand-in-7",
    "PGPASSWORD": "stand-in-8",
    "https_proxy": "http://me:stand-in-9@127.0.0.1:3128",
    "HOME": "/home/fern",
}


@pytest.fixture
def settings(folder: Folder) -> Settings:
    return load_settings(folder.write("config.yaml", TEXT))


def test_every_secret_is_found_wherever_it_is_named(settings: Settings) -> None:
    found = set(secret_values(settings, ENVIRONMENT))
    assert found >= {f"stand-in-{number}" for number in range(2, 10)} | {"stand in-1", "me:stand-in-6"}
    assert "/home/fern" not in found


def test_the_repr_of_settings_shows_no_secret(settings: Settings) -> None:
    shown = repr(settings) + repr(settings.discord) + repr(settings.sources) + repr(settings.rewriting)
    assert "stand-in" not in shown
    assert "stand%20in" not in shown


@pytest.mark.parametrize(
    "text", ["proxy: ftp://me:stand-in@127.0.0.1", "state: mysql://me:stand-in@127.0.0.1/a", "log: {format: stand}"]
)
def test_a_setting_that_is_refused_names_what_was_expected(text: str, folder: Folder) -> None:
    with pytest.raises(ConfigurationError, match="expected"):
        load_settings(folder.write("config.yaml", text))
