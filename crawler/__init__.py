"""Sees: crawls disclosure columns, probes links, reads pages, keeps evidence."""
