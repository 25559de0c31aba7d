"""Walks, not sites: one walks columns, one probes links."""
