"""Remembers: the one owner of the schema."""
