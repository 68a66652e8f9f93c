"""The face on Discord."""
