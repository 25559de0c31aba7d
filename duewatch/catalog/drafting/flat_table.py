"""Tables that lost their form: a cell a line, one after another. A cell that is only a time dates the task before it."""

import re
from dataclasses import dataclass, replace
from typing import Final

from duewatch.catalog.drafting.confidence import of_cell
from duewatch.catalog.drafting.findings import MAX_QUOTE, Found
from duewatch.catalog.drafting.outline import Paragraph
from duewatch.catalog.drafting.printed import Printed
from duewatch.catalog.drafting.sentences import VERB, is_signature
from duewatch.catalog.drafting.tables import TASK, WHEN, WHO, is_label
from duewatch.catalog.drafting.times import PlanYear, cell_limit, is_only_a_time
from duewatch.domain.limits import Limit

_END: Final = 3  # paragraphs at the end of a plan among which the signature stands
_SHORTEST_TASK: Final = 8
_SHORTEST_TASK_IN_TABLE: Final = 4
_LONGEST_TIME: Final = 30
_TIME_HEAD: Final = re.compile(r".{0,8}(?:时间|期限|时段)(?:安排)?:?")  # 行动时间: what stands below dates the whole plan
_LONGEST_NAME: Final = 24
_LONGEST_WHO: Final = 80
_BODY: Final = "单位|政府|办事处|中心|局|办|街镇|委|部门|科室|股室|处室|管委会|街道|乡镇|办公室|股|科|处"
_NAMES_WHO: Final = re.compile(rf"[^。;]{{0,78}}?(?:{_BODY})(?:配合|负责|牵头)?")
_NAMES_WHO_IN_TABLE: Final = re.compile(
    rf"[^。;]{{0,78}}?(?:{_BODY}|镇|乡|村|社区|公司|院|所|队|站|室|组|馆|台|学校|集团|协会|领导|负责人)(?:配合|负责|牵头)?"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one paragraph is in a flattened table."""

    is_cell: bool  # a time or a name, not to be read as a sentence
    found: Found | None = None


class FlatTable:
    """Follows the paragraphs of a plan in order and remembers the last task and who had to do it."""

    def __init__(self, paragraphs: tuple[Paragraph, ...], year: PlanYear) -> None:
        self._paragraphs = paragraphs
        self._year = year
        self._task: Paragraph | None = None
        self._who = ""
        self._inside = False
        self._when_first = False
        self._task_at = 0
        self._to_who = 0
        self._named = False  # whether the last task has who stands first already: the next is who helps
        self._aligned = False  # whether a time stands as far behind the last task as the heads say
        self._to_when = 0  # cells from the task to its time, as the heads stand; 0 where they do not say

    def read(self, at: int) -> Cell:
        """Look at the next paragraph."""
        paragraph = self._paragraphs[at]
        text = paragraph.words.plain
        self._see_header(at)
        if self._inside and is_label(text):
            return Cell(is_cell=True)
        if self._task and self._is_time(paragraph, at):
            limit = cell_limit(text, self._year)
            return Cell(is_cell=True, found=self._dated(at, paragraph.words, limit)) if limit else Cell(is_cell=True)
        who_is_due = (
            self._inside and self._aligned and self._to_who and at - self._task_at == self._to_who and len(text) < _LONGEST_NAME
        )
        if who_is_due or (self._is_who(text) and not VERB.search(text)):
            name = paragraph.words.quoted(200)
            self._who = f"{self._who}，{name}" if self._named and len(self._who) < _LONGEST_WHO else name
            self._named = self._inside
            return Cell(is_cell=True)
        aligned = self._time_stands_in_its_column(at)
        if len(text) >= (_SHORTEST_TASK_IN_TABLE if aligned and VERB.search(text) else _SHORTEST_TASK):
            self._task, self._task_at, self._aligned, self._named = paragraph, at, aligned, False
        return Cell(is_cell=False)

    def _dated(self, at: int, words: Printed, limit: Limit) -> Found | None:
        task = self._task
        if task is None or not (self._aligned or VERB.search(task.words.plain)):
            return None
        who = self._who
        if self._when_first and at + 1 < len(self._paragraphs):
            following = self._paragraphs[at + 1].words
            who = following.quoted(200) if self._is_who(following.plain) else who
        kept = task.words.stripped()
        sure = of_cell(limit, self._year)
        return Found(
            task.clause, kept.quoted(MAX_QUOTE), kept.plain, replace(limit, text=words.quoted(80)), words.quoted(80), who, *sure
        )

    def _is_who(self, text: str) -> bool:
        names = _NAMES_WHO_IN_TABLE if self._inside else _NAMES_WHO
        return len(text) < _LONGEST_WHO and names.fullmatch(text) is not None

    def _is_time(self, paragraph: Paragraph, at: int) -> bool:
        text = paragraph.words.plain
        if not self._inside and at and _TIME_HEAD.fullmatch(self._paragraphs[at - 1].words.plain):
            return False
        if not is_only_a_time(text):
            return self._inside and self._aligned and at - self._task_at == self._to_when
        # A whole date that stands alone outside a table, or at the end, is a signature.
        at_the_end = len(self._paragraphs) - at <= _END
        return not is_signature(text) or (self._inside and not at_the_end)

    def _time_stands_in_its_column(self, at: int) -> bool:
        place = at + self._to_when
        if not (self._inside and self._to_when and place < len(self._paragraphs)):
            return False
        text = self._paragraphs[place].words.plain
        if self._to_who and not self._is_who(self._paragraphs[at + self._to_who].words.plain):
            return False
        return len(text) <= _LONGEST_TIME and "。" not in text and cell_limit(text, self._year) is not None

    def _see_header(self, at: int) -> None:
        """A run of column heads opens a table; a heading of the text closes it."""
        paragraph = self._paragraphs[at]
        if paragraph.level is not None and paragraph.level <= 1:
            self._inside = False
        run = [one.words.plain for one in self._paragraphs[at : at + 3]]
        if len(run) == 3 and all(map(is_label, run)) and not self._inside:
            self._inside = True
            heads = [one.words.plain for one in self._paragraphs[at : at + 7] if is_label(one.words.plain)]
            when = next((place for place, head in enumerate(heads) if WHEN.search(head)), None)
            who = next((place for place, head in enumerate(heads) if WHO.search(head)), None)
            self._when_first = when is not None and who is not None and when < who
            tasks = [place for place, head in enumerate(heads[:when]) if TASK.search(head)] if when else []
            self._to_when = when - tasks[-1] if when and tasks else 0
            self._to_who = who - tasks[-1] if who and tasks and who > tasks[-1] else 0
            self._task, self._who = None, ""
