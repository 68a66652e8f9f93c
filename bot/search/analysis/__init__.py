"""Text into terms, the same way for minutes and questions, and words that are spelt nearly alike."""
