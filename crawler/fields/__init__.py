"""Metadata fields of a page: one field a file."""
