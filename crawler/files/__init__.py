"""Files offered with a document: what they are by their bytes, and what text and tables they hold.

``read_file`` never runs a parser in this process: each file is read by a child that is bounded in time, memory and output.
"""

from crawler.files.reading import FileKind, FileReading, FileTable, Limits
from crawler.files.sniff import WEB, sniff
from crawler.files.text import read_file

__all__ = ["WEB", "FileKind", "FileReading", "FileTable", "Limits", "read_file", "sniff"]
