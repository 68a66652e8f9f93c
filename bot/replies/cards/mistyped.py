"""What is said to a typed command that cannot be called as it stands."""

from bot.replies.commands.catalogue import ASK, Command, Option
from bot.replies.commands.parsing import Call, Group, Parsed, Surplus, Unknown
from bot.replies.i18n.wording import Wording
from bot.replies.markdown.headline import headline
from bot.replies.model import Listing, Note, Paragraph, Reply


def call_or_advice(parsed: Parsed, wording: Wording) -> Call | Reply:
    """Return a call that can be made, or what is wrong with what was typed and what would be right."""
    match parsed:
        case Unknown(name, nearest):
            return _unknown(headline(name), nearest, wording)
        case Group(name, commands):
            sentence = wording("/{name} needs one more word:", name=name)
            return Reply((Paragraph(sentence), *_commands(commands, wording)), failed=True)
        case Surplus(command, words):
            sentence = wording(
                "/{name} takes no words after it. Please leave out: {words}", name=command.name, words=words
            )
            return Reply((Paragraph(sentence),), failed=True)
        case Call(command, options):
            missing = next((one for one in command.options if one.required and one.name not in options), None)
            # What is to be said to no question, the answers know.
            return parsed if missing is None or command == ASK else _missing(command, missing, wording)


def _unknown(name: str, nearest: tuple[Command, ...], wording: Wording) -> Reply:
    sentence = (
        wording("There is no command /{name}. Did you mean:", name=name)
        if nearest
        else wording("There is no command /{name}.", name=name)
    )
    advice = Note(wording("/help shows every command; a line without a slash is a question."))
    return Reply((Paragraph(sentence), *_commands(nearest, wording), advice), failed=True)


def _surplus(command: Command, words: str, wording: Wording) -> Reply:
    sentence = wording(
        "/{name} takes no words after it. Please leave out: {words}", name=command.name, words=headline(words)
    )
    return Reply((Paragraph(sentence),), failed=True)


def _missing(command: Command, option: Option, wording: Wording) -> Reply:
    sentence = wording("/{name} needs one more word:", name=command.name)
    line = f"/{command.name} {option.name}: — {wording(option.description)}"
    return Reply((Paragraph(sentence), Listing((line,))), failed=True)


def _commands(commands: tuple[Command, ...], wording: Wording) -> tuple[Listing, ...]:
    """Return the commands with what they are for; nothing for none."""
    lines = tuple(f"/{command.name} — {wording(command.description)}" for command in commands)
    return (Listing(lines),) if lines else ()
