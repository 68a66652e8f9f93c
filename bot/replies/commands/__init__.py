"""The commands that every chat platform offers, and what was typed into their options."""
