"""How runs, findings and replies stand, in the words of a list; ``--json`` keeps the values of our code."""

from typing import Final

from duewatch.locale import Translate


def N_(msgid: str) -> str:  # noqa: N802 - the marker by which gettext tools find a text that is translated later
    """The text itself."""
    return msgid


STATES: Final = frozenset(
    {
        # of runs and their orders
        N_("nightly"),
        N_("ad-hoc"),
        N_("rejudge"),
        N_("visit"),
        N_("closed"),
        N_("incomplete"),
        N_("at work"),
        N_("killed"),
        # of findings' severities
        N_("veto"),
        N_("serious"),
        N_("minor"),
        N_("advice"),
        # of replies and what became of them
        N_("put-right"),
        N_("false-alarm"),
        N_("asks-waiver"),
        N_("waiting"),
        N_("confirmed"),
        N_("still-there"),
        N_("undetermined"),
        N_("exempt"),
        N_("upheld"),
        N_("granted"),
        N_("refused"),
    }
)


def state_word(state: str, translate: Translate) -> str:
    """A state in the language of the list; one that is not known here as it stands."""
    return translate(str(state)) if state in STATES else str(state)
