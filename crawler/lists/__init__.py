"""Reads list pages: the column's own rows, where they go on, and who delivers them when the page itself does not."""

from crawler.lists.reader import read_list

__all__ = ["read_list"]
