"""The endings of files that are offered as attachments, and not read as pages."""

import re

EXTENSIONS = "pdf|docx?|docm|wps|xlsx?|xlsm|et|csv|ofd|ceb|zip|rar|7z|pptx?|dps|txt|rtf|tiff?|gd|sep|mp4|mp3"
FILE = re.compile(rf"\.(?:{EXTENSIONS})(?:$|[?#&;\s\"'])", re.IGNORECASE)
