"""What to say, independent of any chat platform: `Reply` values in the reader's language."""
