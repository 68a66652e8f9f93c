"""Asks an OpenAI-compatible server for one chat completion, bounded in time and size."""

import json
from dataclasses import dataclass

import urllib3
from urllib3.exceptions import HTTPError, ReadTimeoutError

from bot.connections import open_pool, reason_of
from bot.rewriting.in_time import answering_in_time

_USER_AGENT = "quorum"
_MAX_ANSWER_BYTES = 256 * 1024
_COMPLETIONS = "/chat/completions"
_JSON = "application/json"
_REFUSALS = {
    400: "the server does not understand the request. Check `model:`, and whether it can answer in JSON.",
    401: "the server refuses the key. Check the variable that `key_variable:` names.",
    403: "the server refuses the key. Check the variable that `key_variable:` names.",
    404: "there is nothing at this address, or no such model. Check `url:`, which often ends with /v1, and `model:`.",
    407: "the proxy asks for a login. Write it into the address of the proxy: http://NAME:PASSWORD@…",
    429: "the server asks for patience: too many requests. Lower `most_a_minute:` if it goes on.",
}


class ModelError(Exception):
    """The model did not answer; the message says why and what to look at, and never holds a key or a question."""

    def __init__(self, message: str, *, retry_after: float = 0.0) -> None:
        """`retry_after` are the seconds for which the server wants to be left alone."""
        super().__init__(message)
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the talk that a model goes on with."""

    role: str
    content: str


class ChatClient:
    """One server with one of its models; may be used by several threads at once."""

    def __init__(self, url: str, model: str, *, key: str | None, proxy: str | None, timeout_seconds: float) -> None:
        """Raise `ValueError`, which says how to mend it, for a proxy or a key that cannot be used."""
        self._url = url.rstrip("/")
        if not self._url.endswith(_COMPLETIONS):
            self._url += _COMPLETIONS
        self._model = model
        self._timeout = timeout_seconds
        self._headers = {"Content-Type": _JSON, "Accept": _JSON}
        if key is not None:
            if not (key.isascii() and key.isprintable()) or " " in key:
                raise ValueError("what `key_variable:` names holds no key: it has spaces, or other than plain letters.")
            self._headers["Authorization"] = f"Bearer {key}"
        self._pool = answering_in_time(open_pool(url, proxy, user_agent=_USER_AGENT))

    def complete(self, messages: tuple[Message, ...]) -> bytes:
        """Return the body of the server's answer, which is to be JSON; raise `ModelError` for any but a good one."""
        body = {
            "model": self._model,
            "messages": [{"role": message.role, "content": message.content} for message in messages],
            "response_format": {"type": "json_object"},
        }
        try:
            response = self._pool.request(
                "POST",
                self._url,
                body=json.dumps(body, ensure_ascii=False).encode("utf-8", "replace"),
                headers=self._headers,
                timeout=urllib3.Timeout(total=self._timeout),
                retries=False,  # a question that comes again later is tried again; this one cannot wait
                redirect=False,  # the question and the key are for this server alone
                preload_content=False,
            )
        except HTTPError as error:
            raise _broken(error) from error
        try:
            if response.status != 200:
                raise _refused(response)
            return _body(response)
        except HTTPError as error:
            raise _broken(error) from error
        finally:
            response.close()


def _body(response: urllib3.BaseHTTPResponse) -> bytes:
    """Return the whole body; raise `ModelError` if it is too long."""
    pieces: list[bytes] = []
    size = 0
    while piece := response.read1(_MAX_ANSWER_BYTES):
        pieces.append(piece)
        size += len(piece)
        if size > _MAX_ANSWER_BYTES:
            raise ModelError(f"the answer is longer than {_MAX_ANSWER_BYTES // 1024} KB; a few queries were asked for.")
    return b"".join(pieces)


def _broken(error: HTTPError) -> ModelError:
    if isinstance(error, ReadTimeoutError):
        return ModelError("the server does not answer in time. Raise `timeout_seconds:`, or use a faster model.")
    return ModelError(reason_of(error, otherwise="the connection broke off."))


def _refused(response: urllib3.BaseHTTPResponse) -> ModelError:
    status = response.status
    if status >= 500:
        reason = f"the server is in trouble (status {status})."
    else:
        reason = _REFUSALS.get(status) or f"the server answers with status {status}. Check `url:`."
    after = response.headers.get("Retry-After", "")
    return ModelError(reason, retry_after=float(after) if after.isdecimal() else 0.0)
