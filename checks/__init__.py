"""Judges: pure functions from a unit's view to judgements."""
