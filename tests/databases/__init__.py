"""Databases to test the state on."""
