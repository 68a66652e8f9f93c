"""The bot's own words, dates and numbers in the reader's language."""
