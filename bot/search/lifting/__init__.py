"""Lifts entries that may come first by what stands in their texts."""
