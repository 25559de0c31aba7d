"""Values written as JavaScript literals: keys without quotes, texts in single quotes, names of arguments.

Nothing is executed. What is no literal (a call, a sum, a function) is a value that is not known; the reading goes on behind it.
"""

import re
from collections.abc import Mapping

DEEPEST = 40
"""Literals inside literals that are followed."""

MOST_VALUES = 20_000
"""Values of one literal; what a page carries for a list has some hundreds."""

_BLANK = re.compile(r"\s*")
_TEXT = re.compile(r"\"((?:\\.|[^\"\\\n])*)\"|'((?:\\.|[^'\\\n])*)'|`((?:\\.|[^`\\$])*)`", re.DOTALL)
_NUMBER = re.compile(r"-?\d{1,20}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,3})?(?![\w.])")
_NAME = re.compile(r"[A-Za-z_$][\w$]*")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))")
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": "", "v": "", "0": "", "\n": ""}
_WORDS: Mapping[str, object] = {"true": True, "false": False, "null": None, "undefined": None}
_SHORT: Mapping[str, object] = {"!0": True, "!1": False}
_END = frozenset(",]}")


class NotALiteral(ValueError):
    """A text that is no literal, or one too deep or too long."""


class _Reader:
    def __init__(self, text: str, names: Mapping[str, object]) -> None:
        self.text = text
        self.names = names
        self.at = 0
        self._left = MOST_VALUES

    def value(self, depth: int) -> object:
        """The value that begins here; what is none is ``None``, and the place is behind it."""
        self._left -= 1
        if depth > DEEPEST or self._left < 0:
            raise NotALiteral
        self.skip()
        sign = self.text[self.at : self.at + 1]
        read: object
        if sign == "{":
            read = self._object(depth)
        elif sign == "[":
            read = self._array(depth)
        elif match := _TEXT.match(self.text, self.at):
            self.at = match.end()
            read = unescaped(next((group for group in match.groups() if group is not None), ""))
        elif match := _NUMBER.match(self.text, self.at):
            self.at = match.end()
            read = float(match[0]) if any(sign in match[0] for sign in ".eE") else int(match[0])
        elif self.text[self.at : self.at + 2] in _SHORT:
            read = _SHORT[self.text[self.at : self.at + 2]]
            self.at += 2
        elif match := _NAME.match(self.text, self.at):
            self.at = match.end()
            read = _WORDS[match[0]] if match[0] in _WORDS else self.names.get(match[0])
        else:
            read = None
        self.skip()
        if depth and self.text[self.at : self.at + 1] not in _END:
            self._pass_over()
            return None
        return read

    def skip(self) -> None:
        """Step over blanks."""
        match = _BLANK.match(self.text, self.at)
        assert match is not None
        self.at = match.end()

    def _object(self, depth: int) -> dict[str, object]:
        found: dict[str, object] = {}
        self.at += 1
        while True:
            self.skip()
            if self.text[self.at : self.at + 1] == "}":
                self.at += 1
                return found
            match = _TEXT.match(self.text, self.at) or _NAME.match(self.text, self.at) or _NUMBER.match(self.text, self.at)
            if match is None:
                raise NotALiteral
            self.at = match.end()
            self.skip()
            if self.text[self.at : self.at + 1] != ":":
                raise NotALiteral
            self.at += 1
            name = match[0].strip("\"'`")
            found[name] = self.value(depth + 1)
            self._comma("}")

    def _array(self, depth: int) -> list[object]:
        found: list[object] = []
        self.at += 1
        while True:
            self.skip()
            if self.text[self.at : self.at + 1] == "]":
                self.at += 1
                return found
            found.append(self.value(depth + 1))
            self._comma("]")

    def _comma(self, end: str) -> None:
        sign = self.text[self.at : self.at + 1]
        if sign == ",":
            self.at += 1
        elif sign != end:
            raise NotALiteral

    def _pass_over(self) -> None:
        """Step over what is no literal, up to the comma or bracket behind it."""
        depth = 0
        while self.at < len(self.text):
            sign = self.text[self.at]
            if sign in "\"'`":
                match = _TEXT.match(self.text, self.at)
                end = match.end() if match else self.text.find("`", self.at + 1) + 1 if sign == "`" else 0
                if not end:
                    raise NotALiteral
                self.at = end
                continue
            if not depth and sign in _END:
                return
            depth += (sign in "([{") - (sign in ")]}")
            self.at += 1
        raise NotALiteral


def literal(text: str, at: int = 0, names: Mapping[str, object] | None = None) -> tuple[object, int]:
    """The literal that begins at a place of a text, and where it ends.

    ``names`` are the values of names that may stand in it, as of a function's arguments.

    Raises:
        NotALiteral: there is none, or it is cut off, too deep or too long.
    """
    reader = _Reader(text, names or {})
    reader.at = at
    reader.skip()
    if text[reader.at : reader.at + 1] not in ("{", "["):
        raise NotALiteral
    return reader.value(0), reader.at


def unescaped(text: str) -> str:
    """The text behind a JavaScript string."""
    if "\\" not in text:
        return text
    said = _ESCAPE.sub(
        lambda match: chr(int(match[1] or match[2], 16)) if match[1] or match[2] else _PLAIN.get(match[3], match[3]), text
    )
    # Scripts write a character beyond the first 65,536 as two halves; a half alone is none, and could not be stored.
    return said.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
