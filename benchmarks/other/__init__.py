"""A second generated district, made to surprise: other publishing systems, other wordings, other faults than the demo's."""
