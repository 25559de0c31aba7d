"""Shows the ladder of one address, rung by rung: the same :class:`crawler.probe.Probe` as in an audit, with a witness.

``show()`` starts a child process, because the reactor of the tolerant client starts once a process; ``child`` is that process.
Nothing is stored: no run, no evidence. The budget of requests per host is the one of all audits on this machine.
"""

from crawler.showing.start import show
from crawler.showing.values import Certificate, Hop, Rung, Shown

__all__ = ["Certificate", "Hop", "Rung", "Shown", "show"]
