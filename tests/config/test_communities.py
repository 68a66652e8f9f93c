"""Several communities in one configuration."""

from dataclasses import fields
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.chat.discord.settings import ModeratorSettings
from bot.config.communities import CommunitySearchSettings, CommunitySettings, is_community_name
from bot.config.settings import Settings, load_settings
from bot.errors import ConfigurationError
from bot.sources.settings import SourceSettings
from tests.conftest import PROJECT, Folder

TWO = """\
timezone: Asia/Shanghai
communities:
  - name: roses
    title: The rose club
    servers: [11]
    sources: [{folder: roses}]
    timezone: Europe/Paris
    language: fr
    moderators: {roles: [5]}
    issue_link: "https://example.org/new?title={question}"
    search: {aliases: [[briar, thorn]], withheld_names: [Li Lei]}
  - name: bees
    public: true
    sources: [{folder: /bees}]
    golden: asked.yaml
"""


def settings_of(folder: Folder, text: str = TWO) -> Settings:
    return load_settings(folder.write("config.yaml", text))


def test_each_community_has_settings_as_if_it_were_the_only_one(folder: Folder) -> None:
    whole = settings_of(folder)
    roses, bees = map(whole.of_community, whole.communities)
    assert roses.sources == (SourceSettings(folder.path / "roses"),)
    assert (roses.servers, roses.is_public, roses.language) == ((11,), False, "fr")
    assert roses.moderators == ModeratorSettings(roles=(5,))
    assert roses.timezone == ZoneInfo("Europe/Paris")
    assert (roses.search.aliases, roses.search.withheld_names) == ((("briar", "thorn"),), ("Li Lei",))
    assert roses.issue_link
    assert bees.sources == (SourceSettings(Path("/bees")),)
    assert (bees.servers, bees.is_public, bees.search.aliases) == ((), True, ())
    assert bees.timezone == ZoneInfo("Asia/Shanghai")


def test_each_community_has_golden_questions_of_its_own(folder: Folder) -> None:
    whole = settings_of(folder)
    roses, bees = (whole.of_community(one).golden_questions for one in whole.communities)
    assert (roses.path, bees.path) == (folder.path / "golden.roses.yaml", folder.path / "asked.yaml")
    assert (roses.must_exist, bees.must_exist) == (False, True)


def test_a_title_is_the_name_where_none_is_given(folder: Folder) -> None:
    assert [one.shown for one in settings_of(folder).communities] == ["The rose club", "bees"]


ONE = "communities:\n  - name: a\n    servers: [1]\n    sources: [{folder: a}]\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            f"{ONE}  - name: b\n    sources: [{{folder: b}}]\n    servers:\n      - 2\n      - 1\n",
            "9: communities[1].servers[1]: `1` is that of the community `a` already",
        ),
        (
            f"{ONE}  - name: a\n    sources: [{{folder: b}}]\n    servers: [2]\n",
            "5: communities[1].name: `a` is that of the community `a` already",
        ),
        (
            f"{ONE}  - name: b\n    sources: [{{folder: b}}]\n    servers: [2]\n    title: A\n",
            "8: communities[1].title: `A` is that of the community `a` already",
        ),
        ("communities:\n  - name: a\n    sources: [{folder: a}]\n", "2: communities[0]: nobody could ask"),
        ("communities:\n  - name: a\n    public: true\n    sources: []\n", "4: communities[0].sources: expected at"),
        ("communities:\n  - name: a\n    public: true\n", "2: communities[0].sources is missing"),
        ("communities:\n  - name: ../a\n    public: true\n", "2: communities[0].name: expected small letters"),
        (f"{ONE}    title: ' '\n", "5: communities[0].title: expected a title"),
        (f"{ONE}    language: Klingon!\n", "5: communities[0].language: expected the tag of a language"),
        (f"{ONE}    cache: x\n", "5: communities[0].cache is no setting"),
        (f"{ONE}servers: [7]\n", "5: servers: with `communities:`, this belongs to each of them"),
        (f"{ONE}public: true\n", "5: public: with `communities:`"),
        (f"{ONE}sources:\n  - folder: x\n", "5: sources: with `communities:`"),
        (f"{ONE}moderators: {{members: [1]}}\n", "5: moderators: with `communities:`"),
        (f"{ONE}golden: x.yaml\n", "5: golden: with `communities:`"),
        (f"{ONE}search:\n  meaning: false\n  aliases: [[a, b]]\n", "7: search.aliases: with `communities:`"),
        (f"{ONE}idle_minutes: 0.5\n", "5: idle_minutes: expected 0, or 1 to 10,080"),
    ],
)
def test_what_cannot_be_is_refused_with_its_line(text: str, said: str, folder: Folder) -> None:
    with pytest.raises(ConfigurationError) as caught:
        settings_of(folder, text)
    assert f"config.yaml:{said}" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "is_public"),
    [
        ("", True),
        ("public: false", False),
        ("sources: [{git: 'https://example.org/x', token_variable: TOKEN}]", False),
        ("sources: [{git: 'https://example.org/x', token_variable: TOKEN}]\npublic: true", True),
    ],
)
def test_what_needs_a_token_is_public_only_if_that_is_said(text: str, is_public: bool, folder: Folder) -> None:
    settings = settings_of(folder, text)
    assert settings.is_public is is_public
    assert settings.discord.public is is_public


def test_the_example_of_a_community_can_be_used_and_names_every_setting(folder: Folder) -> None:
    example = (PROJECT / "config.example.yaml").read_text(encoding="utf-8")
    written = [line[1:] for line in example.partition("communities: []\n")[2].split("\n\n")[0].splitlines()]
    (one,) = load_settings(folder.write("config.yaml", "\n".join(["communities:", *written]))).communities
    assert one == CommunitySettings("cloud-native", (SourceSettings(folder.path / "cloud-native"),), servers=(1234,))
    for kind in (CommunitySettings, CommunitySearchSettings):
        for field in fields(kind):
            assert any(f"{field.name}:" in line for line in written)


@pytest.mark.parametrize(("name", "fits"), [("con", False), ("nul", False), ("com1", False), ("console", True)])
def test_a_name_is_one_of_a_folder_on_every_system(name: str, fits: bool) -> None:
    assert is_community_name(name) is fits
