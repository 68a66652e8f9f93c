"""What is known now: read from the sources, kept for the next start, checked, and swapped in whole."""
