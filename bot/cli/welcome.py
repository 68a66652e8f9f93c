"""What `quorum` alone says."""

from bot.replies.i18n.wording import Wording


def welcome_lines(wording: Wording) -> tuple[str, ...]:
    """Return what this program is, and the few commands to begin with."""
    commands = (
        ("quorum chat", wording("ask in this terminal")),
        ("quorum ask Hertz IDL", wording("ask one question")),
        ("quorum meeting latest", wording("show the latest meeting")),
        ("quorum check", wording("see what is wrong in the minutes, and how to mend it")),
        ("quorum run", wording("be the Discord bot")),
    )
    width = max(len(typed) for typed, _ in commands)
    return (
        wording("Quorum answers questions about a community's meetings by quoting its minutes, word for word."),
        "",
        *(f"  {typed:<{width}}  {purpose}" for typed, purpose in commands),
        "",
        wording("Your own minutes:  quorum --knowledge FOLDER chat"),
        wording("The sample minutes:  quorum --samples chat"),
        wording("All commands:  quorum --help"),
    )
