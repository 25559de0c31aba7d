"""JSON that strangers wrote: every way in which it can be no JSON is one error, and its texts can be written down.

An answer may nest without bottom, hold a number of a million digits, or escape one half of a surrogate pair, which is no
character and cannot be encoded.
"""

import json
import re

_HALF = re.compile(r"\\u[dD][89a-fA-F]")


def loads(text: str) -> object:
    """The value of a JSON text; halves of surrogate pairs become question marks.

    Raises:
        ValueError: the text is not JSON, or nests deeper than can be read.
    """
    try:
        data: object = json.loads(text)
        if _HALF.search(text):
            data = json.loads(json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    return data
