"""The links of the known hosts."""

import pytest

from bot.minutes.permalinks import LinkTemplate
from bot.sources.git.hosts import link_address_for
from bot.text import Lines

COMMIT = "0123456789abcdef0123456789abcdef01234567"
PATH = "meeting_notes/2022-06-30/_index.md"


@pytest.mark.parametrize(
    ("repository", "link"),
    [
        (
            "https://github.com/cloudwego/community",
            f"https://github.com/cloudwego/community/blob/{COMMIT}/{PATH}?plain=1#L97-L99",
        ),
        (
            "https://github.com/cloudwego/community.git/",
            f"https://github.com/cloudwego/community/blob/{COMMIT}/{PATH}?plain=1#L97-L99",
        ),
        (
            "https://gitlab.com/club/garden/minutes.git",
            f"https://gitlab.com/club/garden/minutes/-/blob/{COMMIT}/{PATH}?plain=1#L97-99",
        ),
        (
            "https://gitlab.example.org:8443/club/minutes",
            f"https://gitlab.example.org:8443/club/minutes/-/blob/{COMMIT}/{PATH}?plain=1#L97-99",
        ),
        ("https://gitee.com/club/minutes.git", f"https://gitee.com/club/minutes/blob/{COMMIT}/{PATH}#L97-L99"),
        (
            "https://codeberg.org/club/minutes",
            f"https://codeberg.org/club/minutes/src/commit/{COMMIT}/{PATH}?display=source#L97-L99",
        ),
        (
            "https://forgejo.example.org/club/minutes",
            f"https://forgejo.example.org/club/minutes/src/commit/{COMMIT}/{PATH}?display=source#L97-L99",
        ),
        ("https://github.com/a{b}/c", f"https://github.com/a%7Bb%7D/c/blob/{COMMIT}/{PATH}?plain=1#L97-L99"),
    ],
)
def test_a_known_host_is_linked_to_the_lines_at_the_commit(repository: str, link: str) -> None:
    address = link_address_for(repository)
    assert address is not None
    template = LinkTemplate(address, COMMIT, "meeting_notes")
    assert template.link("2022-06-30/_index.md", Lines(97, 99)) == link


@pytest.mark.parametrize(
    "repository",
    [
        "https://example.org/club/minutes",
        "file:///srv/github.com/minutes",
        "https://github.com/",
        "https://github.com/a",
    ],
)
def test_an_unknown_host_has_no_links(repository: str) -> None:
    assert link_address_for(repository) is None
