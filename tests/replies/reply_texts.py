"""What a reply shows, as text."""

from collections.abc import Iterator

from bot.replies.model import (
    AskedLine,
    Button,
    Fact,
    Link,
    Listing,
    Menu,
    Note,
    Offers,
    Paragraph,
    Quotation,
    Reply,
    Title,
    Usages,
)


def texts_of(reply: Reply) -> Iterator[str]:
    """Yield everything that a reply shows, block by block."""
    for block in reply.blocks:
        match block:
            case Title(text) | Paragraph(text) | Note(text) | AskedLine(text):
                yield text
            case Quotation(spans):
                yield "".join(span.text for span in spans)
            case Fact(label, value):
                yield from (label, value)
            case Listing(lines=lines):
                yield from lines
            case Usages(usages):
                yield from (usage.line for usage in usages)
            case Link(label, url):
                yield from (label, url)
            case Button(label, _):
                yield label
            case Menu(_, choices) | Offers(choices):
                yield from (choice.label for choice in choices)


def shown(reply: Reply) -> list[str]:
    """Return everything that a reply shows but the question in small print."""
    return list(texts_of(Reply(tuple(block for block in reply.blocks if not isinstance(block, AskedLine)))))


def quoted(reply: Reply) -> list[str]:
    return ["".join(span.text for span in block.spans) for block in reply.blocks if isinstance(block, Quotation)]


def marked(reply: Reply) -> list[str]:
    return [span.text for block in reply.blocks if isinstance(block, Quotation) for span in block.spans if span.strong]
