"""Arrows as minutes draw them, with one character or with several."""

ARROW_SIGNS = "→⇒➜➔►"
"""Arrows of one character."""
DRAWN_ARROW = r"(?:-{1,3}>|={1,3}>)"
"""The pattern of an arrow of several characters: `->`, `==>`."""
ARROW = rf"(?:{DRAWN_ARROW}|[{ARROW_SIGNS}])"
"""The pattern of any arrow."""
