"""Replies for machines, a part of ``docs/audit.schema.json``."""

from typing import Any

from duewatch.domain.replies import ReplyState, finding_code


def reply_json(state: ReplyState) -> dict[str, Any]:
    """One reply and what became of it as JSON values; moments are ISO 8601 with their offset."""
    said, answer = state.reply, state.answer
    return {
        "code": said.code,
        "finding": finding_code(said.key),
        "check": said.key.check,
        "unit": said.key.unit,
        "subject": said.key.subject,
        "kind": str(said.kind),
        "words": said.words,
        "by": said.by,
        "received_at": said.received_at.isoformat(),
        "outcome": str(state.outcome),
        "looked_in": state.looked_in,
        "answer": {"by": answer.by, "note": answer.note, "at": answer.at.isoformat()} if answer else None,
    }
