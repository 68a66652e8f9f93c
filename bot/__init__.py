"""Quorum answers a community's questions from the minutes of its meetings, word for word.

Importing the package costs nothing. README.md has the map of the code.
"""
