"""What is taken out of everything that is written."""

import base64
import json
from collections.abc import Callable
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.logs.secrets import Secrets

SECRET = "p@ss “word” / 7"
WRITERS: tuple[Callable[[str], str], ...] = (
    lambda text: json.dumps(text)[1:-1],
    lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
    lambda text: json.dumps(text)[1:-1].replace("/", r"\/"),
    lambda text: repr(text)[1:-1],
    lambda text: repr(text.encode())[2:-1],
    quote,
    lambda text: quote(text, safe=""),
    quote_plus,
)
"""How a text is written within another one."""

secrets = st.text(st.characters(codec="utf-8"), min_size=4, max_size=12).filter(lambda text: len(text.strip()) > 3)


@pytest.mark.parametrize(
    "written",
    [SECRET, quote(SECRET, safe=""), repr(SECRET), json.dumps(SECRET), f"'{SECRET}'"],
    ids=["plain", "in an address", "in a repr", "in JSON", "in quotes"],
)
def test_a_known_secret_is_removed_in_every_spelling(written: str) -> None:
    assert Secrets([SECRET]).removed(f"before {written} after") in (
        "before … after",
        "before '…' after",
        'before "…" after',
    )


@given(secrets, st.lists(st.sampled_from(WRITERS), max_size=3))
@example('quo"te', [WRITERS[0]] * 3)
@example("back\\slash", [WRITERS[0], WRITERS[6], WRITERS[3]])
def test_a_known_secret_is_removed_from_what_stands_in_what_stands_in_something(
    secret: str, writers: list[Callable[[str], str]]
) -> None:
    written, left = f"before {secret.strip()} after", "before HERE after"
    for write in writers:
        written, left = write(written), write(left)
    assert Secrets([secret]).removed(written) == left.replace("HERE", "…")


@given(st.text("abcdefgh:", max_size=9), st.text("klmnopqrstuvwxyz0123456789", min_size=16, max_size=40))
def test_a_secret_behind_a_login_is_removed_as_http_encodes_it(login: str, secret: str) -> None:
    encoded = base64.b64encode(f"{login}:{secret}".encode()).decode()
    shown = Secrets([secret]).removed(f"sent {encoded}").removeprefix("sent ")
    assert "…" in shown
    # What is left of it decodes to no more than two of its signs at either end.
    assert all(len(piece.rstrip("=")) * 3 / 4 <= len(f"{login}:") + 4 for piece in shown.split("…")), shown


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("POST https://discord.com/api/v10/interactions/12/aW50ZX/callback", "/interactions/12/…/callback"),
        ("https://discord.com/api/webhooks/34/s-e_c.r/messages/@original", "/webhooks/34/…/messages/@original"),
        ("{'t': 'INTERACTION_CREATE', 'token': 'aW50ZX', 'id': '5'}", "'token': '…', 'id': '5'"),
        ('{"token":"aW50ZX"}', '{"token":"…"}'),
        (json.dumps('{"token":"aW50ZX"}'), r"{\"token\":\"…\"}"),
        (r"https:\/\/discord.com\/api\/webhooks\/34\/s-e_c.r\/messages", r"\/webhooks\/34\/…\/messages"),
        (quote("/webhooks/34/s-e_c.r/messages", safe=""), "webhooks%2F34%2F…%2Fmessages"),
        (json.dumps('{"Authorization": "Bot abc.def"}'), r"\"Authorization\": \"Bot …\""),
        ("Authorization: Bot abc.def", "Authorization: Bot …"),
        ("{'Authorization': 'Basic b2F1dGgy', 'a': 1}", "'Authorization': 'Basic …', 'a': 1"),
        ("http://fern:hunter2@proxy:3128 is down", "http://fern:…@proxy:3128 is down"),
        ("the variable ghp_0123456789abcdefABCD is not set", "the variable … is not set"),
        ("M" * 24 + "." + "G" * 6 + "." + "x" * 38 + " was refused", "… was refused"),
        ("duplicate key\nDETAIL: Key (question)=(who has the key) exists", "DETAIL: …"),
    ],
)
def test_what_looks_like_a_secret_is_removed_though_nobody_knows_it(text: str, left: str) -> None:
    assert left in Secrets().removed(text)


def test_other_text_stays_as_it_is() -> None:
    text = "12:30 https://example.org/webhooks the token of a.b.c: see https://me@example.org, sk-1"
    assert Secrets(["", "a", " "]).removed(text) == text


def test_a_repr_shows_nothing() -> None:
    assert SECRET not in repr(Secrets([SECRET]))


def test_a_secret_with_a_slash_is_taken_out_of_an_address() -> None:
    assert "half/other" not in Secrets(["half/other+one"]).removed("https://example.org/half/other%2Bone")
