"""Reads the duties from TOML; all complaints at once."""
