"""What the bot tells about itself."""

from bot.replies.i18n.audience import Audience
from tests.conftest import Folder, lines_of
from tests.replies.reply_texts import texts_of

ENGLISH = Audience("en-GB")


def test_no_conclusion_is_an_example_of_a_question(folder: Folder) -> None:
    folder.write(
        "2024-03-05.md", lines_of("# Club", "", "## Hose", "", "It leaks.", "", "### Conclusion", "", "Mend it.")
    )
    assert folder.replies().introducing.example_questions(audience=ENGLISH) == ("Hose", "Club")


def test_moderators_alone_are_told_of_their_commands(garden: Folder) -> None:
    everyone = " ".join(
        texts_of(garden.replies().introducing.help(audience=ENGLISH, moderator=False, ways=("Write to me.",)))
    )
    assert "/knowledge reload" not in everyone
    assert "Write to me." in everyone


def test_every_command_is_explained(garden: Folder) -> None:
    texts = " ".join(texts_of(garden.replies().introducing.help(audience=ENGLISH)))
    assert all(f"/{name}" in texts for name in ("ask", "meeting latest", "knowledge reload"))


def test_names_of_commands_are_translated_where_the_reader_types_them_so(garden: Folder) -> None:
    typed_so = " ".join(texts_of(garden.replies().introducing.help(audience=Audience("zh-CN", translated_names=True))))
    as_they_are = " ".join(texts_of(garden.replies().introducing.help(audience=Audience("zh-CN"))))
    assert "/提问 问题:" in typed_so
    assert "/ask question:" in as_they_are
