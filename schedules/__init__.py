"""Decides when and where an audit runs."""
