"""A small fingerprint of a text, for finding reposts without keeping texts.

``sketch`` is the set of those CRC-32 hashes of character 8-grams that are divisible by sixteen: the same passage gives the same
hashes on any page, whatever stands around it, so the share of common hashes estimates the share of common text.
"""

from zlib import crc32

from crawler.normal import compare

GRAM = 8
KEEP_ONE_IN = 16
BOUND = 200_000  # characters that are sketched


def sketch(text: str) -> frozenset[int]:
    """The fingerprint of a text; empty for texts shorter than eight characters."""
    normal = compare(text[:BOUND])
    grams = (crc32(normal[at : at + GRAM].encode()) for at in range(len(normal) - GRAM + 1))
    return frozenset(value for value in grams if not value % KEEP_ONE_IN)
