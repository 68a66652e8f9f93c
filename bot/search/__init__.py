"""A question in, ranked hits out. Opens nothing."""
