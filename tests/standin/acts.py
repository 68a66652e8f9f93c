"""What Discord's own client sends for an act of the user: the data of interactions, built from what is on offer."""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any, Final

from .limits import SELECTS, Json, walk
from .world import EVERYONE, Guild, Person, Setting, new_id

COMMAND, COMPONENT, AUTOCOMPLETE, SUBMIT = 2, 3, 4, 5  # types of interaction
MESSAGE_MENU = 3  # a type of command
STRING_OPTION, USER_OPTION, CHANNEL_OPTION, ROLE_OPTION = 3, 6, 7, 8
OPTION_LIKE_SELECT: Final = {5: USER_OPTION, 6: ROLE_OPTION, 7: USER_OPTION, 8: CHANNEL_OPTION}


def interaction(kind: int, data: Json, app_id: str, user: Person, guild: Guild | None, setting: Setting) -> Json:
    """An interaction as the bot hears of it, in the guild or, without one, in the user's direct messages."""
    payload = {
        "id": new_id(),
        "application_id": app_id,
        "type": kind,
        "token": secrets.token_hex(16),
        "version": 1,
        "data": data,
        "locale": setting.get("locale", "en-US"),
        "app_permissions": str(EVERYONE),
        "entitlements": [],
        "attachment_size_limit": 10 << 20,
        "context": 0 if guild else 1,
        "authorizing_integration_owners": {"0": guild.id if guild else "0"},
    }
    if guild is None:
        channel = user.channel
        place: Json = {"user": user.payload}
    else:
        channel = guild.channel(setting.get("channel"))
        place = {
            "guild_id": guild.id,
            "guild": {"id": guild.id, "locale": guild.locale, "features": []},
            "guild_locale": guild.locale,
            "member": guild.member(user, setting.get("roles", ()), setting.get("permissions", EVERYONE)),
        }
    return {**payload, **place, "channel": channel, "channel_id": channel["id"]}


def command_data(
    command: Json, path: Sequence[str], values: Mapping[str, Any], guild: Guild | None, focused: str | None
) -> Json:
    """A command with its options filled in; `path` leads to the sub-command, `focused` is being typed."""
    nodes = [command]
    for name in path:
        nodes.append(_by_name(nodes[-1])[name])
    offered, resolved = _by_name(nodes[-1]), Json()
    required = {name for name, option in offered.items() if option.get("required")}
    missing = set() if focused else required - values.keys()
    if wrong := missing | (values.keys() - offered.keys()):
        raise LookupError(f"/{command['name']} takes {sorted(offered)}; missing or unknown: {sorted(wrong)}")
    options: list[Json] = []
    for name, value in values.items():
        kind = offered[name]["type"]
        sent = {"name": name, "type": kind, "value": resolve(value, kind, guild, resolved)}
        options.append({**sent, "focused": True} if name == focused else sent)
    for node in reversed(nodes[1:]):
        options = [{"name": node["name"], "type": node["type"], "options": options}]
    known: Json = {key: command[key] for key in ("id", "name", "type", "guild_id") if key in command}
    return {**known, "options": options, **({"resolved": resolved} if resolved else {})}


def menu_data(command: Json, message: Json) -> Json:
    """A command that is chosen from the menu of a message."""
    known: Json = {key: command[key] for key in ("id", "name", "type", "guild_id") if key in command}
    return {**known, "target_id": message["id"], "resolved": {"messages": {message["id"]: message}}}


def _by_name(node: Json) -> dict[str, Json]:
    return {option["name"]: option for option in node.get("options", ())}


def resolve(value: Any, kind: int, guild: Guild | None, resolved: Json) -> Any:
    """What is sent for a value of this option type: people, channels and roles go as ids, facts into `resolved`."""
    if isinstance(value, Person):
        resolved.setdefault("users", {})[value.id] = value.payload
        if guild:
            member = {key: fact for key, fact in guild.member(value, permissions=EVERYONE).items() if key != "user"}
            resolved.setdefault("members", {})[value.id] = member
        return value.id
    if guild and kind in (CHANNEL_OPTION, ROLE_OPTION):
        where, found = ("channels", guild.channel) if kind == CHANNEL_OPTION else ("roles", guild.role)
        resolved.setdefault(where, {})[found(value)["id"]] = found(value)
        return found(value)["id"]
    return value


def press_data(component: Json, values: Sequence[Any], guild: Guild | None) -> Json:
    """A button that is pressed, or a select in which these values are chosen."""
    data = {"component_type": component["type"], "custom_id": component["custom_id"], "id": component["id"]}
    if component["type"] not in SELECTS:
        return data
    offered = {option["value"] for option in component.get("options", ())}
    if offered and not offered.issuperset(values):
        raise LookupError(f"{component['custom_id']} offers {sorted(offered)}, not all of {values}")
    resolved = Json()
    kind = OPTION_LIKE_SELECT.get(component["type"], STRING_OPTION)
    chosen = [resolve(value, kind, guild, resolved) for value in values]
    return {**data, "values": chosen, **({"resolved": resolved} if resolved else {})}


def find_component(messages: Sequence[Json], wanted: str) -> tuple[Json, Json]:
    """The message and its component that can be pressed and goes by this custom id, label, placeholder or emoji."""
    seen: list[str] = []
    for message in reversed(messages):
        for _, component in walk(message["components"], ""):
            emoji = (component.get("emoji") or {}).get("name")
            names = [component.get(key) for key in ("custom_id", "label", "placeholder")] + [emoji]
            if wanted in names and component.get("custom_id") and not component.get("disabled"):
                return message, component
            seen += filter(None, names)
    raise LookupError(f"nothing called {wanted!r} can be pressed; there are {seen}")


def submit_data(modal: Json, values: Mapping[str, Any]) -> Json:
    """A modal that is filled in by custom id; what has no value keeps the one that it opened with."""
    ids = {component.get("custom_id") for _, component in walk(modal["components"], "modal")}
    if unknown := values.keys() - ids:
        raise LookupError(f"the modal has no {sorted(unknown)}")
    return {
        "custom_id": modal["custom_id"],
        "components": [_filled(part, values) for part in modal["components"]],
    }


def _filled(component: Json, values: Mapping[str, Any]) -> Json:
    sent = {"type": component["type"], "id": component["id"]}
    if "components" in component:
        return {**sent, "components": [_filled(part, values) for part in component["components"]]}
    if "component" in component:
        return {**sent, "component": _filled(component["component"], values)}
    if "custom_id" not in component:
        return sent
    name, key = component["custom_id"], "values" if component["type"] in SELECTS else "value"
    empty = [] if key == "values" else ""
    return {**sent, "custom_id": name, key: values.get(name, component.get("value", empty))}
