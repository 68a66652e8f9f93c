"""What is quoted of an entry: an exact piece of the file."""
