"""Measures Quorum: how often it is right, how sure it is, how fast."""
