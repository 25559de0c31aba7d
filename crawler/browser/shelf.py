"""Scripts that were fetched once in this child: every list page of a portal loads the same ones."""

from collections import OrderedDict

from crawler.answer import Answer

MOST_BYTES = 16 * 1024 * 1024


class ScriptShelf:
    """Answers by address; what was not used for the longest time makes room."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._held = 0
        self._answers: OrderedDict[str, Answer] = OrderedDict()

    def get(self, url: str) -> Answer | None:
        """The answer kept for an address."""
        if url in self._answers:
            self._answers.move_to_end(url)
        return self._answers.get(url)

    def put(self, url: str, answer: Answer) -> None:
        """Keep a delivered answer."""
        if answer.status != 200 or len(answer.body) > self._most or url in self._answers:
            return
        self._answers[url] = answer
        self._held += len(answer.body)
        while self._held > self._most:
            _, oldest = self._answers.popitem(last=False)
            self._held -= len(oldest.body)
