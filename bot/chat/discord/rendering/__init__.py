"""Replies as Discord's components: escaped, arranged, cut to its limits."""
