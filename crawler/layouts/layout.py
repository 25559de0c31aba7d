"""What a layout is: how to recognise one publishing system, and what to do there that the generic reader does not."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Shape:
    """How one system's list endpoint answers, where the general tables would misread it.

    Paths are keys joined by dots; ``*`` stands for every key of an object.
    """

    marks: tuple[str, ...]  # paths that must all exist for the shape to apply
    rows: str = ""  # path of the row array; empty: found by itself
    keys: Mapping[str, str] = field(default_factory=dict)  # title, href, published, written, index_no, doc_no … → key of a row


@dataclass(frozen=True, slots=True)
class Layout:
    """One publishing system's way to arrange lists.

    A layout never names a host: it is recognised by what the system itself leaves in a page. Every field after ``signs`` is an
    override; what is left empty is read by the generic reader.
    """

    name: str  # like its file
    system: str  # the publishing system as its users call it
    signs: tuple[tuple[str, ...], ...]  # of every group one text must stand in the page's source
    rows: str = ""  # CSS of the row elements, where the generic reader would take others
    next_page: str = (
        ""  # how the address of the next page is made of {name}, {next} and {extension}, for a script we cannot read
    )
    endpoint: str = ""  # address the script asks for the rows, with {names} of ``variables`` and {page}
    form: Mapping[str, str] = field(default_factory=dict)  # what is sent there by POST, with the same {names}; empty: a GET
    is_json: bool = False  # whether the form is sent as JSON
    reads: tuple[str, ...] = ()  # patterns of paths that only read: a POST that the page's own script makes there may be made
    shapes: tuple[Shape, ...] = ()  # how its endpoints answer
    variables: Mapping[str, str] = field(default_factory=dict)
    """Name → pattern whose group is its value; looked for in the page's address, a line of its own, and the source after it."""
    defaults: Mapping[str, str] = field(default_factory=dict)  # name → value where its pattern is not in the source

    def __post_init__(self) -> None:
        # The group with the fewest signs first: nearly every page lacks them, and each costs a search of the whole source.
        object.__setattr__(self, "signs", tuple(sorted(self.signs, key=len)))

    def fits(self, source: str) -> bool:
        """Whether a page's source carries the system's signs."""
        for group in self.signs:
            for sign in group:
                if sign in source:
                    break
            else:
                return False
        return True
