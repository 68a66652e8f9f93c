"""The faces: each draws the same replies on its own platform."""
