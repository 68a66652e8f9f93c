"""Whose card it is: the tag of a community in every control of a reply, so that no other answers a press on it."""

from dataclasses import replace

from bot.replies.model import Block, Button, Choice, Listing, Menu, Offers, Reply


def tagged(reply: Reply, tag: str) -> Reply:
    """Return a reply whose controls tell whose they are; without a tag, the very same."""
    return replace(reply, blocks=tuple(_tagged(block, tag) for block in reply.blocks)) if tag else reply


def _tagged(block: Block, tag: str) -> Block:
    match block:
        case Button(control=control):
            return replace(block, control=replace(control, community=tag))
        case Menu(choices=choices) | Offers(choices=choices):
            return replace(block, choices=tuple(_of(choice, tag) for choice in choices))
        case Listing(opens=opens):
            return replace(block, opens=tuple(replace(one, community=tag) for one in opens))
        case _:
            return block


def _of(choice: Choice, tag: str) -> Choice:
    return replace(choice, control=replace(choice.control, community=tag))
