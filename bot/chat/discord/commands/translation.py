"""The names and descriptions of commands in the languages of the catalogues."""

import discord
from discord import app_commands

from bot.replies.i18n.wording import wording_for

_Place = app_commands.TranslationContextLocation
_NAMES = frozenset({_Place.command_name, _Place.group_name, _Place.parameter_name})


class CatalogueTranslator(app_commands.Translator):
    """Translates what Discord shows before a command is sent."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """Return the text in the locale's language, None if there is no catalogue for it."""
        wording = wording_for(locale.value)
        if not wording.is_translated:
            return None
        # The name in a menu is a phrase like any other; what is typed follows rules of its own.
        is_menu = context.location is _Place.command_name and isinstance(context.data, app_commands.ContextMenu)
        is_name = context.location in _NAMES and not is_menu
        return wording.name(string.message) if is_name else wording(string.message)
