"""How the known hosts of repositories link to lines of a file at a commit, so that the lines can be seen."""

from urllib.parse import quote, urlsplit

# Markdown is shown rendered, without lines, unless the address asks for the text itself.
_GITHUB = "/blob/{commit}/{path}?plain=1#L{first}-L{last}"
_GITLAB = "/-/blob/{commit}/{path}?plain=1#L{first}-{last}"
_GITEE = "/blob/{commit}/{path}#L{first}-L{last}"
_FORGEJO = "/src/commit/{commit}/{path}?display=source#L{first}-L{last}"

_HOSTS = (
    ("github", _GITHUB),
    ("gitlab", _GITLAB),
    ("gitee", _GITEE),
    ("codeberg", _FORGEJO),
    ("forgejo", _FORGEJO),
    ("gitea", _FORGEJO),
)


def link_address_for(repository: str) -> str | None:
    """Return the template for links into a repository, None if its host is not known.

    >>> link_address_for("https://gitlab.com/club/garden/minutes.git")
    'https://gitlab.com/club/garden/minutes/-/blob/{commit}/{path}?plain=1#L{first}-{last}'
    """
    parts = urlsplit(repository)
    host = parts.hostname or ""
    places = next((places for name, places in _HOSTS if name in host), None)
    path = parts.path.strip("/").removesuffix(".git")
    if places is None or parts.scheme not in ("http", "https") or "/" not in path:
        return None
    # Whatever is in the address is percent-encoded there, so that no brace of it is taken for a placeholder.
    return f"{parts.scheme}://{parts.netloc}/{quote(path, safe='/%~')}{places}"
