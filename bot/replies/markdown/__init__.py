"""The text of the minutes as a rendered page shows it."""
