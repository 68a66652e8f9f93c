"""The slash commands as Discord shows them: registered, translated, completed as somebody types."""
