"""What can be set about the language model that words questions anew."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class RewritingSettings:
    """Which language model words questions anew; without `url` none does, and nothing leaves the machine."""

    url: str | None = None
    """The address of an OpenAI-compatible server, up to its `/v1`."""

    model: str | None = None
    """The model's name, as that server calls it."""

    key_variable: str | None = None
    """The name of the environment variable that holds the server's key; never the key itself."""

    timeout_seconds: float = 3.0
    """How long an answer that is not sure waits for other words, counted from when the question was asked."""

    most_a_minute: int = 300
    """How many questions are sent in a minute at most; those above it are answered without other words."""

    proxy: str | None = field(default=None, repr=False)
    """An HTTP proxy for that server; if nothing is given, the usual environment variables count."""

    share_vocabulary: bool = False
    """Whether the model is told the sources' names and a few dozen terms of the minutes too."""

    def __post_init__(self) -> None:
        if (self.url is None) != (self.model is None):
            lacking = "model" if self.model is None else "url"
            raise ValueError(f"{lacking}: `url:` and `model:` belong together; {lacking} is missing.")
        if self.url is not None:
            _check_address(self.url)
        if self.model is not None and not self.model.strip():
            raise ValueError("model: expected the name of a model, found nothing.")
        if self.key_variable is not None and not _VARIABLE.fullmatch(self.key_variable):
            # What stands there may be the key, so it is not shown.
            raise ValueError(
                "key_variable: expected the name of an environment variable, such as MODEL_KEY. "
                "The key itself does not belong into this file."
            )


def _check_address(address: str) -> None:
    """Raise `ValueError`, which never repeats the address, for one that cannot be used or holds a password."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:  # half an IPv6 address, or a port that is no number
        parts, port = None, None
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise ValueError("url: expected an address such as http://127.0.0.1:11434/v1.")
    if parts.username is not None or parts.password is not None:
        raise ValueError("url: a login does not belong into the address; name the variable of a key: key_variable.")
    if parts.query or parts.fragment:
        raise ValueError("url: expected an address that ends with its path, such as http://127.0.0.1:11434/v1.")
