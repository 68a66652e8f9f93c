"""What may be set about a source, as it stands in the configuration file."""

import pytest

from bot.config.settings import load_settings
from bot.errors import ConfigurationError
from bot.sources.settings import SourceSettings
from tests.conftest import PROJECT, Folder


def loaded(folder: Folder, *lines: str) -> SourceSettings:
    """Return the one source of a configuration file."""
    text = "sources:\n  - " + "\n    ".join(lines) + "\n"
    (source,) = load_settings(folder.write("config.yaml", text)).sources
    return source


def test_a_repository_with_everything(folder: Folder) -> None:
    source = loaded(
        folder,
        "git: https://example.org/club/minutes",
        "name: club",
        "subfolder: notes/2024",
        "branch: main",
        "token_variable: MINUTES_TOKEN",
        "proxy: http://127.0.0.1:8080",
        "include: ['*.txt']",
        "exclude: [drafts]",
        "url: https://example.org/{commit}/{path}",
    )
    assert source == SourceSettings(
        git="https://example.org/club/minutes",
        name="club",
        subfolder="notes/2024",
        branch="main",
        token_variable="MINUTES_TOKEN",
        proxy="http://127.0.0.1:8080",
        include=("*.txt",),
        exclude=("drafts",),
        url="https://example.org/{commit}/{path}",
    )


def test_the_repository_in_the_example_is_ready_to_be_used(folder: Folder) -> None:
    lines = (PROJECT / "config.example.yaml").read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if "# - git:" in line)
    first, *others = (lines[number].replace("# ", "", 1).strip() for number in range(start, start + 3))
    source = loaded(folder, first.removeprefix("- "), *others)
    assert source == SourceSettings(
        git="https://github.com/cloudwego/community", subfolder="meeting_notes", name="cloudwego"
    )


GIT = "git: https://example.org/club/minutes"


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["name: club"], "a source has either `folder:` or `git:`, and not both."),
        ([GIT, "folder: knowledge"], "a source has either `folder:` or `git:`, and not both."),
        (["folder: knowledge", "branch: main"], "branch: this is for `git:` only; with `folder:`, leave it out."),
        (["folder: knowledge", "subfolder: notes"], "subfolder: this is for `git:` only"),
        (["folder: knowledge", "token_variable: CLUB"], "token_variable: this is for `git:` only"),
        (["folder: knowledge", "proxy: http://127.0.0.1:1"], "proxy: this is for `git:` only"),
        (["folder: knowledge", "url: 'https://example.org/{commit}'"], "url: a folder has no `{commit}`"),
        (
            ["folder: knowledge", "url: 'https://example.org/{page}'"],
            "url: `{page}` is no placeholder. Those there are",
        ),
        (["folder: knowledge", "url: example.org"], "url: expected an address that begins with https://"),
        (["folder: knowledge", "name: ' '"], "name: expected a name"),
        (["folder: knowledge", "include: [/a]"], "`/a` matches nothing"),
        (["folder: knowledge", "exclude: ['../a']"], "`../a` matches nothing"),
        (
            ["git: cloudwego/community"],
            "git: expected an address such as https://github.com/cloudwego/community, found `",
        ),
        (["git: ../minutes"], "found `../minutes`. One on this machine begins with file:///."),
        (["git: git@github.com:cloudwego/community.git"], "found another kind of address"),
        (["git: ssh://git@example.org/club"], "git: leave the login out of the address"),
        (["git: https://example.org/club?a=b"], "git: expected an address"),
        (["git: 'https://[club/minutes'"], "git: expected an address"),
        (["git: 'https://example.org:port/minutes'"], "git: expected an address"),
        (["git: file://elsewhere/minutes"], "git: expected an address"),
        ([GIT, "subfolder: ../notes"], "subfolder: expected a folder of the repository, found `../notes`."),
        ([GIT, "subfolder: /notes"], "subfolder: expected a folder of the repository"),
        ([GIT, "branch: ''"], "branch: expected the name of a branch"),
        ([GIT, "proxy: nonsense"], "proxy: expected an address such as http://127.0.0.1:8080."),
        (["git: http://example.org/a", "token_variable: CLUB"], "a token is only sent to an address that begins with"),
        ([GIT, "depth: 1"], "sources[0].depth is no setting"),
    ],
)
def test_what_does_not_fit_is_refused_with_file_line_and_key(lines: list[str], words: str, folder: Folder) -> None:
    with pytest.raises(ConfigurationError) as caught:
        loaded(folder, *lines)
    assert "config.yaml:" in str(caught.value)
    assert "sources[0]" in str(caught.value)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    "lines",
    [
        ["git: https://fern:s3cr3t@example.org/club/minutes"],
        ["git: https://s3cr3t@example.org/club/minutes"],
        ["git: ftp://fern:s3cr3t@example.org/club/minutes"],
        [GIT, "token_variable: ghp-s3cr3t"],
    ],
)
def test_a_secret_in_the_wrong_place_is_refused_and_not_shown(lines: list[str], folder: Folder) -> None:
    with pytest.raises(ConfigurationError) as caught:
        loaded(folder, *lines)
    assert "s3cr3t" not in str(caught.value)
