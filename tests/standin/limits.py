"""What Discord takes in the body of a request: tables of limits, and the problems of a body that breaks them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

Json = dict[str, Any]

COMPONENTS_V2: Final = 1 << 15  # the flag of a message that is made of components alone
SLASH = 1  # the type of command that is typed, not chosen from a menu
BUTTON, TEXT_DISPLAY = 2, 10  # types of component
SELECTS: Final = {3, 5, 6, 7, 8}
KINDS: Final[Mapping[int, str]] = {
    1: "action row",
    BUTTON: "button",
    3: "string select",
    4: "text input",
    5: "user select",
    6: "role select",
    7: "mentionable select",
    8: "channel select",
    9: "section",
    TEXT_DISPLAY: "text display",
    17: "container",
    18: "label",
}
"""What a component type is called in the tables below."""

CONTENTS: Final[Mapping[str, set[int]]] = {
    "message": {1},
    "message V2": {1, 9, 10, 12, 13, 14, 17},
    "modal": {1, 10, 18},
    "action row": {BUTTON, *SELECTS},
    "action row of a modal": {4},
    "label of a modal": {4, *SELECTS, 19, 21, 22, 23},
    "section": {BUTTON, 10, 11},
    "container": {1, 9, 10, 12, 13, 14},
}
"""Which component types may lie directly in what."""

_SELECT: Final = {"custom_id": (1, 100), "placeholder": (0, 150)}
_CHOICES: Final = {"choices": (0, 25), "choices.name": (1, 100), "choices.value": (1, 100)}
_COMMAND: Final = {"name": (1, 32), "description": (1, 100), "options": (0, 25)}
LIMITS: Final[Mapping[str, Mapping[str, tuple[int, int]]]] = {
    "message": {"content": (0, 2000), "embeds": (0, 10), "components": (0, 5)},
    "message V2": {"content": (0, 0), "embeds": (0, 0), "components": (1, 40)},
    "message in all": {"things to show": (1, 4), "text of embeds": (0, 6000)},
    "components in all": {
        "number": (0, 40),
        "text displays": (0, 4000),
        "repeated custom ids": (0, 0),
        "misplaced components": (0, 0),
        "buttons with both or neither of custom_id and url": (0, 0),
    },
    "embed": {
        "author.name": (0, 256),
        "title": (0, 256),
        "description": (0, 4096),
        "fields": (0, 25),
        "fields.name": (1, 256),
        "fields.value": (1, 1024),
        "footer.text": (0, 2048),
    },
    "modal": {"title": (1, 45), "custom_id": (1, 100), "components": (1, 5)},
    "label": {"label": (1, 45), "description": (0, 100)},
    "text input": {"custom_id": (1, 100), "label": (0, 45), "placeholder": (0, 100), "value": (0, 4000)},
    "action row": {"components": (1, 5)},
    "section": {"components": (1, 3)},
    "button": {"custom_id": (0, 100), "label": (0, 80), "url": (0, 512)},
    "string select": {
        **_SELECT,
        "options": (1, 25),
        "options.label": (1, 100),
        "options.value": (1, 100),
        "options.description": (0, 100),
    },
    "user select": _SELECT,
    "role select": _SELECT,
    "mentionable select": _SELECT,
    "channel select": _SELECT,
    "autocomplete": _CHOICES,
    "command": _COMMAND,
    "option": {**_COMMAND, **_CHOICES},
    "menu command": {"name": (1, 32), "description": (0, 0)},
}
"""The least and the greatest length of a text or a list, by the path to it; a least length of 1 says "required"."""


def message_problems(message: Json) -> Iterator[str]:
    """Why Discord would refuse a message, as it would stand after the request."""
    kind = "message V2" if message["flags"] & COMPONENTS_V2 else "message"
    yield from problems(kind, message)
    for embed in message["embeds"]:
        yield from problems("embed", embed)
    in_all = {
        "things to show": [key for key in ("content", "embeds", "components", "attachments") if message[key]],
        "text of embeds": "".join(text for embed in message["embeds"] for text in embed_texts(embed)),
    }
    yield from problems("message in all", in_all)
    yield from component_problems(message["components"], kind)


def modal_problems(modal: Json) -> Iterator[str]:
    """Why Discord would refuse to open a modal."""
    yield from problems("modal", modal)
    yield from component_problems(modal.get("components", ()), "modal")


def command_problems(command: Json) -> Iterator[str]:
    """Why Discord would refuse to register a command, its options and sub-commands included."""
    yield from problems("command" if command.get("type", 1) == SLASH else "menu command", command)
    yield from _option_problems(command)


def _option_problems(node: Json) -> Iterator[str]:
    for option in node.get("options") or ():
        yield from problems("option", option)
        yield from _option_problems(option)


def component_problems(components: Iterable[Json], top: str) -> Iterator[str]:
    """Why Discord would refuse these components in a `top`: each by itself, and all of them together."""
    placed = list(walk(components, top))
    ids = Counter(component["custom_id"] for _, component in placed if component.get("custom_id"))
    buttons = [component for _, component in placed if component["type"] == BUTTON]
    in_all = {
        "number": placed,
        "text displays": "".join(part["content"] for _, part in placed if part["type"] == TEXT_DISPLAY),
        "repeated custom ids": [custom_id for custom_id, count in ids.items() if count > 1],
        "misplaced components": [
            f"{kind_of(component)} in {parent}"
            for parent, component in placed
            if component["type"] not in CONTENTS.get(parent, ())
        ],
        "buttons with both or neither of custom_id and url": [
            button for button in buttons if bool(button.get("custom_id")) == bool(button.get("url"))
        ],
    }
    yield from problems("components in all", in_all)
    for _, component in placed:
        yield from problems(kind_of(component), component)


def problems(kind: str, thing: Json) -> Iterator[str]:
    """One sentence for each limit in the table that a thing of this kind breaks by itself."""
    for path, (least, most) in LIMITS.get(kind, {}).items():
        for value in _values(thing, path):
            length = 0 if value is None else len(value) if isinstance(value, str | list) else 1
            if not least <= length <= most:
                shown = str(value)[:60]
                yield f"{kind}: the length of {path} is {length}, Discord takes {least} to {most} ({shown})"


def walk(components: Iterable[Json], parent: str) -> Iterator[tuple[str, Json]]:
    """Every component, however deep, after the kind of what it lies in."""
    for component in components:
        yield parent, component
        inside = f"{kind_of(component)} of a modal" if parent == "modal" else kind_of(component)
        single = [component[key] for key in ("accessory", "component") if key in component]
        yield from walk([*component.get("components", ()), *single], inside)


def kind_of(component: Json) -> str:
    """What the tables call this component; types without limits of their own go by number."""
    return KINDS.get(component["type"], f"component {component['type']}")


def embed_texts(embed: Json) -> list[str]:
    """The texts of an embed that count towards its length, which are those that a reader sees."""
    return [value for path in LIMITS["embed"] for value in _values(embed, path) if isinstance(value, str)]


def _values(thing: Any, path: str) -> Iterator[Any]:
    """What lies at the end of a path like "fields.name": one value for each field, None where one has no name."""
    head, _, rest = path.partition(".")
    found = thing.get(head)
    if not rest:
        yield found
    elif found is not None:
        for part in found if isinstance(found, list) else [found]:
            yield from _values(part, rest)
