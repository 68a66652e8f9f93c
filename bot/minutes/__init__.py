"""Minutes as text in, `Meeting` values out. Opens nothing."""
