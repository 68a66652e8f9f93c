"""Matching by meaning: the encoder, what it encodes, and the vectors of one set of minutes."""
